"""Whether an issue of a report has other actuals throughout than the issue before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpi_tui.figures import parse
from kpi_tui.report import Reading

if TYPE_CHECKING:
    from kpi_tui.analysis.revisions import Correction

_FEW = 5
"""Fewer actuals than this are corrected in any issue."""


def mostly_other_actuals(found: Sequence[Correction], readings: Sequence[Reading]) -> str | None:
    """Say how many of a report's actuals are not those of the issue before: `40 of 45 actuals`.

    `None` unless they are most of them, as in another period's report under a wrong title.
    """
    others = [
        each
        for each in found
        if each.field == "period_actual"
        and parse(each.old).value is not None
        and parse(each.new).value not in (None, parse(each.old).value)
    ]
    printed = sum(parse(reading.period_actual).value is not None for reading in readings)
    if len(others) < _FEW or len(others) * 2 <= printed:
        return None
    return f"{len(others)} of {printed} actuals"
