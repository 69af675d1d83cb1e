"""Names of rows that only add up others, and such rows below a measure that no line parts them from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.empty_cells import is_empty
from kpi_tui.figures import Unit, parse
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.tables import Region
from kpi_tui.pdf.text.lines import flow, into_lines
from kpi_tui.regex import regex

_PART = r"(?:above|table|page|(?:priority|section|theme|outcome|objective|service|directorate)(?: \d+)?)"
_COUNT = r"(?:(?:grand |overall )?total(?: number)?|number|no\.?|%|percentage|proportion)"
_RATED = r"(?:red|amber|green|blue)"
_INDICATORS = r"(?:performance )?(?:measures|indicators|kpis|pis)"
_HOW = rf"(?:{_RATED}|rated|that are|on|off|at|or|and|above|below|within|meeting|met|missed|achieved|targets?|track)"
"""How indicators that are counted stand: `on or above target`."""
_NAME = regex(
    rf"(?:(?:grand|overall|combined|{_PART}) )?(?:sub[- ]?)?(?:total|average|mean)s?"
    rf"(?: (?:for|of|across) (?:(?:all|the|this) )?{_PART})?:?"
    rf"|{_COUNT}(?: of)?(?: (?:all|the|{_RATED}))*(?: {_INDICATORS}(?: {_HOW})*|(?: {_HOW})+):?",
    re.I,
)
"""What such a row is called, and no more: `Total recycled` is a measure's name."""
_PARTED = 1.25
"""A row stands further below another than this many times the distance of lines in a cell."""


def adds_up(name: str) -> bool:
    """Whether a name says only that others are added up or averaged."""
    return _NAME.fullmatch(name) is not None


def part_at_sums(
    borders: Sequence[float], words: Sequence[Word], table: Region, leading: float
) -> list[float]:
    """Return the borders of rows, with one more above what adds up others at the foot of a measure's.

    A figure stands beside it, below one of the measure's: a name may go on with "Total". So may its
    figures, where it stands no further below than the lines of a cell do, with "days". The figure
    may stand in any column: a count is often in the last.
    """
    names = [column for column in table.columns if column.field == "measure"]
    others = [column for column in table.columns if column not in names]
    cuts = list(borders)
    for top, bottom in pairwise(borders):
        inside = [word for word in words if top < word.centre < bottom]
        lines = into_lines(word for word in inside if any(each.holds(word) for each in names))
        at = next((at for at in range(1, len(lines)) if adds_up(flow(lines[at:]))), None)
        if at is None:
            continue
        cut = lines[at].top - 0.1 * lines[at].size
        is_apart = lines[at].base - lines[at - 1].base > _PARTED * leading
        two = [
            texts
            for each in others
            if all(texts := _texts_around(cut, each, inside))
            and (each.field in FIGURES or parse(texts[1]).value is not None)
        ]
        if two and (is_apart or not any(_goes_on(below) for _, below in two)):
            cuts.append(cut)
    return sorted(cuts)


def _texts_around(cut: float, column: FieldColumn, words: Sequence[Word]) -> tuple[str, str]:
    """Return what stands in a column above a height, and below it."""
    own = [word for word in words if column.holds(word)]
    above, below = (
        text_of(word for word in own if (word.centre < cut) is is_above)
        for is_above in (True, False)
    )
    return above, below


def _goes_on(text: str) -> bool:
    """Whether what stands below a figure is none itself."""
    return not is_empty(text) and parse(text).unit is Unit.TEXT
