"""Which lines below a header are its table's, where no lines between columns tell.

A text that runs across the columns ends such a table, unless it names the rows right below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.table.header_columns import Header
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.profile import Begins, TitlePlace

_LEFT = 12.0
"""Points by which a measure's code may stand beside its heading."""
_HEADING_SIZE = 1.25
"""Text larger than this many times a header's font is no text of a table."""
_TITLE = 2
"""Lines of a text across a table that names the rows below it, at most."""
_LEVEL = 1.5
"""Of a font's size: lines of a row may begin so far below each other, each in the middle of its cell."""
_CELLS = 3
"""A row has so many texts side by side, or more."""
_ALIGNED = 1.0
"""Points by which texts of one column may differ in where they begin or end, or have their middle."""
_CLOSE = 2
"""Texts that stand as close together as words do, at most."""


def rows_of(lines: Sequence[Line], header: Header, page: Page, phrases: Phrases) -> list[Line]:
    """Return the first of the lines, as far as they are rows of a table without vertical lines.

    One that does not fit its columns ends it, unless a measure begins below: then it is a note, or
    names those below it.
    """
    begins = [at for at, line in enumerate(lines) if begins_with_code(line, header, phrases)]
    last = begins[-1] if begins else -1
    profile = phrases.profile
    may_name = profile.begins is not Begins.CODE or profile.priorities.place is TitlePlace.ROW
    for index, line in enumerate(lines):
        if index > last and not (
            fits_columns(line, header) or _is_close_row(line, header, lines[:index])
        ):
            below = lines[index : index + _TITLE + 1]
            if not may_name or not _is_title(below, header, page):
                return list(lines[:index])
    return list(lines)


def _is_title(lines: Sequence[Line], header: Header, page: Page) -> bool:
    """Whether lines begin with a text across the table that names rows: those right below it.

    Where the page ends below it, its rows stand on the next: it is set in bold, and they are not.
    """
    for at, line in enumerate(lines):
        runs = line.runs()
        if fits_columns(line, header):
            return fills_row(line, header)
        if (
            len(runs) > 1
            or not begins_left(line, header)
            or not is_small(line, header)
            or line.text[-1] in ".;"
        ):
            return False
        if at == len(lines) - 1:
            return len(lines) <= _TITLE and all(page.is_bold(each.words) for each in lines)
    return False


def begins_left(line: Line, header: Header) -> bool:
    """Whether a line begins where the rows of a table do."""
    return abs(line.x0 - header.columns[0].label_x0) < _LEFT


def begins_with_code(line: Line, header: Header, phrases: Phrases) -> bool:
    """Whether a measure's row begins with a line, as its code tells."""
    is_coded = begins_left(line, header) and phrases.code_at_start(line.text) is not None
    return is_coded and fits_columns(line, header)


def fills_row(line: Line, header: Header) -> bool:
    """Whether a line has so many texts side by side as rows have."""
    return len(line.runs()) >= min(_CELLS, len(header.columns))


def is_next_row(below: Sequence[Line], inside: Sequence[Line], header: Header, end: float) -> bool:
    """Whether lines below the last ground of a table begin with a row: so near, or as far as rows begin.

    `inside` are the lines on grounds. Rows may be far higher than their text: what stands as far
    below a ground as text does below a header is a row where it fills one, text below text.
    """
    first = below[0]
    if first.top - end < first.size:
        return True
    room = min((line.top for line in inside), default=header.bottom) - header.bottom
    cells = [cell for line in inside for cell in line.runs()]
    level = [line for line in below if line.base - first.base < _LEVEL * first.size]
    return first.top - end <= room and any(
        sum(any(_are_aligned(run, cell) for cell in cells) for run in line.runs())
        >= min(_CELLS, len(header.columns))
        for line in level
    )


def _are_aligned(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether texts from left to right may stand in one column: to the left, to the right, or centred."""
    (left, right), (start, end) = one, other
    apart = abs(left - start), abs(right - end), abs(left + right - start - end) / 2
    return min(apart) <= _ALIGNED


def fits_columns(line: Line, header: Header) -> bool:
    """Whether a line may be text of a table: small, and no run of it spans two labels."""
    return is_small(line, header) and max(_labels_spanned(line, header)) < 2


def _is_close_row(line: Line, header: Header, above: Sequence[Line]) -> bool:
    """Whether a line has texts in most columns, some no more than a space from that beside them.

    A figure set to the right stands so before a comment: no text runs across the table there. It
    has fewer where names have two lines, one above and one below it, but parts as those above do.
    """
    spanned = _labels_spanned(line, header)
    if not is_small(line, header) or max(spanned) > _CLOSE or len(spanned) <= _CELLS:
        return False
    if len(spanned) > len(header.columns) / 2:
        return True
    begun = [start for other in above for start, _ in other.runs()]
    starts = [at for at in begun if sum(abs(at - each) <= _ALIGNED for each in begun) > 1]
    return max(_labels_spanned(line, header, starts)) < _CLOSE


def _labels_spanned(line: Line, header: Header, starts: Sequence[float] = ()) -> list[int]:
    """Return how many of the inner labels each run of a line spans, if others begin at `starts` too."""
    middles = [(column.x0 + column.x1) / 2 for column in header.columns[1:-1]]
    runs = line.runs([*text_starts(header), *starts])
    return [sum(start < middle < end for middle in middles) for start, end in runs]


def text_starts(header: Header) -> list[float]:
    """Return where text begins below each heading, as near as it may stand to the column before."""
    return [column.label_x0 for column in header.columns]


def is_small(line: Line, header: Header) -> bool:
    """Whether a line is no larger than text of a table is."""
    sizes = [word.size for word in line.words if sum(map(str.isalnum, word.text)) > 1]
    return not sizes or min(sizes) <= _HEADING_SIZE * header.size
