"""The title of the next table, below the last row of one that no vertical lines close.

It begins where the rows begin, may be no larger than they are, and would be the end of a name.
"""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.table.fitting import begins_left, begins_with_code, fills_row, is_small
from kpi_tui.pdf.table.header_columns import Header
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.profile import Begins

_PARTED = 1.25
"""A title stands further below a table than this many times the distance of lines in a cell."""
_LEADING = 1.3
"""The distance of lines, in sizes of their font, where no cell has several."""
_SOLID = 0.95
"""Lines of one cell are no closer than this share of the font's size."""
_LEVEL = 1.5
"""Points by which texts may differ that begin below each other: headings may stand in the middle."""
_NOTES = "*†‡§"
"""A note begins with the mark that stands behind a figure."""
_LARGER = 1.08
"""Text so many times larger than the measures' names, or smaller, is none of them."""


def without_next_title(
    lines: Sequence[Line],
    header: Header,
    page: Page,
    phrases: Phrases,
    limit: float,
    rulings: Sequence[float],
) -> list[Line]:
    """Return the lines of a table's rows up to a title, or a note, below the last of them.

    It is set otherwise than names are, or stands further off than any two lines of the table with
    no row's line (`rulings`) below it. `limit` is where the next header begins, or the page ends.
    """
    rows = [
        at
        for at, line in enumerate(lines)
        if begins_with_code(line, header, phrases) or fills_row(line, header)
    ]
    if not rows:
        return _end_of_cells(lines, header, page, limit)
    names = [word for at in rows for word in _names(lines[at], header)]
    left = min((word.x0 for word in names), default=-math.inf)
    inside = lines[: rows[-1] + 1]
    leading = _leading(inside, set(rows)) or _LEADING * header.size
    widest = max((below.base - above.base for above, below in pairwise(inside)), default=leading)
    by_code = phrases.profile.begins is Begins.CODE
    for at in range(rows[-1] + 1, len(lines)):
        line, step = lines[at], lines[at].base - lines[at - 1].base
        is_left = begins_left(line, header) or line.x0 < left + _LEVEL
        if not is_left or len(line.runs()) > 1 or step <= _PARTED * leading:
            continue
        is_last = not any(line.base < ruling < limit - 1 for ruling in rulings)
        may_be_near = by_code and limit < page.size[1]
        if (is_last and (may_be_near or step > widest)) or _stands_out(line, names, page):
            return list(lines[:at])
    return list(lines)


def without_notes(
    lines: Sequence[Line], header: Header, limit: float, rulings: Sequence[float]
) -> list[Line]:
    """Return the lines of a table's rows up to a note below the last: it begins with its mark.

    It stands apart, begins no further right than the rows, and above the `limit` no row's line
    (`rulings`) is below it.
    """
    last = max((at for at, line in enumerate(lines) if fills_row(line, header)), default=len(lines))
    left = min((line.x0 for line in lines[: last + 1]), default=0.0) + _LEVEL
    for at in range(last + 1, len(lines)):
        line, step = lines[at], lines[at].base - lines[at - 1].base
        is_apart = len(line.runs()) == 1 and step > _PARTED * _LEADING * line.size
        is_note = line.text[0] in _NOTES and line.x0 < left
        if is_note and is_apart and not any(line.base < each < limit - 1 for each in rulings):
            return list(lines[:at])
    return list(lines)


def title_above(lines: Sequence[Line], header: Header, phrases: Phrases, limit: float) -> float:
    """Return the top of a title that stands above the first header of a page, or the limit.

    All lines of a sheet may be printed, so that those of columns pass its title too. It is larger
    than a table's text, and no measure begins between it and the header.
    """
    for line in (each for each in reversed(lines) if each.base < limit):
        if begins_with_code(line, header, phrases):
            break
        if begins_left(line, header) and not is_small(line, header):
            limit = line.top - 0.5
    return limit


def _end_of_cells(lines: Sequence[Line], header: Header, page: Page, limit: float) -> list[Line]:
    """Return the lines with which cells go on at the top of a page, up to a title above a header."""
    for at, line in enumerate(lines):
        is_apart = at == 0 or line.base - lines[at - 1].base > _PARTED * _LEADING * line.size
        is_alone = begins_left(line, header) and len(line.runs()) == 1
        if limit < page.size[1] and is_apart and is_alone and not line.text[0].islower():
            return list(lines[:at])
    return list(lines)


def _names(line: Line, header: Header) -> list[Word]:
    """Return the words of a row that stand in the columns up to that of the measures' names."""
    lead = next((c for c in header.columns if c.field == "measure"), header.columns[0])
    return [word for word in line.words if word.middle < lead.x1]


def _leading(lines: Sequence[Line], rows: Container[int]) -> float:
    """Return the least distance of lines in one cell, which begin at one place; 0 where none has several."""
    last: dict[int, float] = {}
    least = math.inf
    for at, line in enumerate(lines):
        for start, _ in line.runs():
            step = line.base - last.get(round(start), -math.inf)
            if at not in rows and step > _SOLID * line.size:
                least = min(least, step)
            last[round(start)] = line.base
    return 0.0 if math.isinf(least) else least


def _stands_out(line: Line, names: Sequence[Word], page: Page) -> bool:
    """Whether a line is set otherwise than the names of the rows above it: larger, smaller, or bold."""
    sizes = [word.size for word in names]
    if not sizes:
        return False
    is_alike = min(sizes) / _LARGER <= line.size <= _LARGER * max(sizes)
    return not is_alike or (page.is_bold(line.words) and not page.is_bold(names))
