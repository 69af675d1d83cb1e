"""What a row's figures count in: its sign tells, or its name, its comment, an earlier reading."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kpi_tui.analysis.checks.rows import Row
from kpi_tui.analysis.comment_figures import quantities
from kpi_tui.figures import Unit
from kpi_tui.vocabulary import Kind

COUNT = re.compile(r"(?:the |total )*(?:no\.?|number)\b(?! of .{0,20}%)", re.I)
SHARE = re.compile(r"(?<!\d)(?<!\d\s)%|\bper ?cent|\bproportion of", re.I)
PER_HEAD = re.compile(r"\bper\s?\d", re.I)
AVERAGE = re.compile(r"\b(?:average|mean|days?|weeks?|hours?|minutes?|cost)\b", re.I)
"""What names a rate that is no share of a hundred."""
RATE = re.compile(r"\brate (?:was|is|of|stands at|stood at)\s*$", re.I)
"""What stands before a figure that is a share though no sign says so."""


def is_percentage(row: Row) -> bool:
    """Whether its figures are per cent, by their sign or by the measure's name."""
    if PER_HEAD.search(row.measure_name) or row.unit is Unit.GBP:
        return False
    return row.unit is Unit.PERCENT or SHARE.search(row.measure_name) is not None


def is_share(row: Row, earlier: Iterable[Row] = ()) -> bool:
    """Whether its figures are shares of a hundred: by sign, name, comment or earlier reading.

    `earlier` are the rows of the report before that are, or may be, the same measure.
    """
    if PER_HEAD.search(row.measure_name) or row.unit in (Unit.GBP, Unit.TEXT):
        return False
    if is_percentage(row) or (row.kind is Kind.RATE and not AVERAGE.search(row.measure_name)):
        return True
    if any(old.unit is Unit.PERCENT and old.measure_code == row.measure_code for old in earlier):
        return True
    return any(
        item.meets(row.period.actual_value, row.period.rounding)
        and (item.unit is Unit.PERCENT or RATE.search(row.words[: item.start]))
        for item in quantities(row.words)
    )


def unit_of(row: Row) -> Unit | None:
    """Its unit; the pound sign tells it of a figure that is cut off; `None` for words."""
    if row.unit is not Unit.TEXT:
        return row.unit
    return Unit.GBP if (row.period.actual or "").startswith("£") else None
