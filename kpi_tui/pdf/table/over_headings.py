"""What stands above a header over some of its columns, and is none of the headings we know."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.table.header_columns import Header
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases

_NEAR = 3.0
"""Sizes of its font above the headings, or less, stands what is over them."""
_ALIKE = 0.05
"""Of a font's size: so much more or less is no other size."""
_WORDS = 5
"""Words over headings, or fewer."""
_CENTRED = 6.0
"""Points from the middle of a table at which a title stands over all of it."""


def line_over(header: Header, lines: Sequence[Line], page: Page, phrases: Phrases) -> Line | None:
    """Return the line above a header that stands over some of its columns, where there is one.

    It is set as the headings are and begins behind the first of them, so it is no title.
    """
    own = next((line for line in lines if header.top < line.centre < header.bottom), None)
    line = next((line for line in reversed(lines) if line.centre < header.top), None)
    if own is None or line is None or own.base - line.base > _NEAR * own.size:
        return None
    first, last = header.columns[0], header.columns[-1]
    is_title = any(phrase.fills(line.text) for phrase in phrases.profile.priorities.headings)
    is_alike = abs(line.size - header.size) <= _ALIKE * header.size
    if is_title or not is_alike or len(line.words) > _WORDS or ":" in line.text:
        return None
    is_over_all = abs(line.x0 + line.x1 - first.label_x0 - last.label_x1) / 2 < _CENTRED
    is_behind = first.label_x1 < line.x0 and line.x1 < last.label_x1
    is_bold = page.is_bold(line.words) and page.is_bold(own.words)
    return line if is_behind and is_bold and not is_over_all else None
