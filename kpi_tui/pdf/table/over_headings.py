"""What stands above a header over some of its columns, and is none of the headings we know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.table.header_columns import Header
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases

_NEAR = 3.0
"""Sizes of its font above the headings, or less, stands what is over them."""
_FAR = 5.5
"""And so many, in high rows, where it stands in the middle of the columns that it is over."""
_MIDDLE = 1.5
"""Points from the middle of columns that are in it."""
_ALIKE = 0.05
"""Of a font's size: so much more or less is no other size."""
_WORDS = 5
"""Words over headings, or fewer."""
_CENTRED = 6.0
"""Points from the middle of a table at which a title stands over all of it."""


def lines_over(
    header: Header, lines: Sequence[Line], page: Page, phrases: Phrases
) -> Iterator[Line]:
    """Yield the lines above a header that stand over some of its columns, the lowest first.

    They are set as the headings are and begin behind the first of them, so they are no title.
    """
    below = next((line for line in lines if header.top < line.centre < header.bottom), None)
    for line in reversed(lines):
        if below is None or line.centre >= header.top:
            continue
        near = _FAR if _is_in_the_middle(line, header) else _NEAR
        if below.base - line.base > near * below.size or not _is_over(line, header, phrases):
            return
        if not (page.is_bold(line.words) and page.is_bold(below.words)):
            return
        yield line
        below = line


def _is_over(line: Line, header: Header, phrases: Phrases) -> bool:
    """Whether a line may stand over some columns of a header."""
    first, last = header.columns[0], header.columns[-1]
    is_title = any(phrase.fills(line.text) for phrase in phrases.profile.priorities.headings)
    is_alike = abs(line.size - header.size) <= _ALIKE * header.size
    if is_title or not is_alike or len(line.words) > _WORDS or ":" in line.text:
        return False
    is_over_all = abs(line.x0 + line.x1 - first.label_x0 - last.label_x1) / 2 < _CENTRED
    return first.label_x1 < line.x0 and line.x1 < last.label_x1 and not is_over_all


def _is_in_the_middle(line: Line, header: Header) -> bool:
    """Whether a line stands in the middle of several of a header's columns, next to each other."""
    middles = [(column.label_x0 + column.label_x1) / 2 for column in header.columns]
    middle = (line.x0 + line.x1) / 2
    return any(
        abs((first + last) / 2 - middle) < _MIDDLE for first, last in combinations(middles, 2)
    )
