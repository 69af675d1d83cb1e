"""The rows of the tables of measures on a page, and the lines that stand outside them.

A row is what lies between two lines across the table. A row that is cut by the foot of a page
often has no line under it: it reaches to where the table's columns end. What follows at the top
of the next page, with or without another header, are rows of the same columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.columns import Column, Header, find_headers, part_by_whitespace
from kpi_tui.pdf.grid import Level, levels
from kpi_tui.pdf.landmarks import CODE, is_landmark
from kpi_tui.pdf.lines import Line, into_lines
from kpi_tui.pdf.pages import Page, Word

ROW_COVERAGE = 0.6
"""The share of the table's width that a line must cross to part two rows."""
EDGE_TOLERANCE = 2.5
HEADING_SIZE = 1.25
"""Text larger than this many times a header's font is no text of a table."""


@dataclass(slots=True)
class Row:
    """What stands between two lines across a table, by column."""

    page: int
    top: float
    bottom: float
    columns: tuple[Column, ...]
    cells: dict[str, list[Word]] = field(default_factory=dict)
    """The words of each column that has any, by field; those under unknown headers by label."""


@dataclass(slots=True)
class PageContent:
    """A page taken apart: rows and free lines from top to bottom, and its headers' words."""

    items: list[Row | Line]
    header_words: int = 0


@dataclass(slots=True)
class Table:
    """The table that the next page may go on with."""

    header: Header
    columns: tuple[Column, ...]
    ruled: bool
    """Whether vertical lines part its columns below the header too."""


def read_page(page: Page, furniture: set[int], table: Table | None) -> tuple[PageContent, Table | None]:
    """The content of a page, and the table that is open at its end.

    `furniture` holds the `id` of every word that belongs to no report (page numbers, running
    heads); `table` is what was open at the end of the page before.
    """
    words = [word for word in page.words if id(word) not in furniture]
    lines = into_lines(words, page.number)
    rows = levels(page.shapes.horizontals)
    posts = levels(page.shapes.verticals)
    headers = find_headers(page, rows, posts)
    taken: set[int] = set()
    items: list[Row | Line] = []
    content = PageContent(items)

    def take(region: tuple[float, float], header: Header, columns: tuple[Column, ...]) -> None:
        found = _rows(page.number, region, header, columns, rows, words, taken)
        items.extend(found)

    if table is not None:
        first = headers[0].top if headers else page.size[1]
        going_on = _continuation(table, lines, posts, first)
        if going_on is not None:
            region, columns = going_on
            take(region, table.header, columns)
            table = Table(table.header, columns, table.ruled)
    for index, header in enumerate(headers):
        limit = headers[index + 1].top if index + 1 < len(headers) else page.size[1]
        inside = [w for w in words if header.top < w.centre < header.bottom]
        content.header_words += len(inside)
        taken.update(map(id, inside))
        end, ruled = _end(header, lines, rows, posts, limit)
        columns = header.columns
        if not header.parted:
            body = [w for w in words if header.top < w.centre < end]
            columns = part_by_whitespace(header, body)
        take((header.bottom, end), header, columns)
        table = Table(header, columns, ruled)
    free = [word for word in words if id(word) not in taken]
    items.extend(into_lines(free, page.number))
    items.sort(key=lambda item: item.top)
    return content, _still_open(items, table)


def _still_open(items: Sequence[Row | Line], table: Table | None) -> Table | None:
    """The table, unless a heading follows it."""
    for item in reversed(items):
        if isinstance(item, Row):
            break
        if is_landmark(item.text):
            return None
    return table


def _end(
    header: Header,
    lines: Sequence[Line],
    rows: Sequence[Level],
    posts: Sequence[Level],
    limit: float,
) -> tuple[float, bool]:
    """Where the table under a header ends, and whether vertical lines say so."""
    limit = _first_landmark(lines, header.bottom, limit)
    edges = {header.left, *(column.x1 for column in header.columns)} if header.parted else set()
    reached = [
        post.reach(header.bottom)
        for post in posts
        if any(abs(post.at - edge) <= EDGE_TOLERANCE for edge in edges)
    ]
    inner = sorted(reached)[len(reached) // 3] if reached else 0.0
    ruled = inner > header.bottom + 2
    end = min(limit, max(reached) + 0.5) if ruled else header.bottom
    below = [line for line in lines if end < line.base < limit]
    if ruled and not (below and _goes_on(below[0], end, header, rows)):
        return end, True
    for line in below:
        if not _fits_columns(line, header):
            return line.top - 0.5, False
    return limit, False


def _goes_on(line: Line, end: float, header: Header, rows: Sequence[Level]) -> bool:
    """Whether a table goes on below its vertical lines: only some of its rows are shaded."""
    return _fits_columns(line, header) and (
        line.top - end < line.size
        or any(
            level.at > line.base and level.coverage(header.left, header.right) >= ROW_COVERAGE
            for level in rows
        )
    )


def _continuation(
    table: Table, lines: Sequence[Line], posts: Sequence[Level], limit: float
) -> tuple[tuple[float, float], tuple[Column, ...]] | None:
    """The region above `limit` in which an open table goes on, and its columns there."""
    limit = _first_landmark(lines, 0.0, limit)
    if not table.ruled:
        return _unruled_continuation(table, lines, limit)
    edges = [table.columns[0].x0, *(column.x1 for column in table.columns)]
    matched = [_nearest(edge, posts, limit) for edge in edges]
    present = [post for post in matched if post is not None]
    if len(present) < ROW_COVERAGE * len(edges):
        return None
    top = min(post.start for post in present)
    bottom = max(post.reach(max(post.start, top)) for post in present)
    placed = [post.at if post else edge for post, edge in zip(matched, edges, strict=True)]
    columns = tuple(
        Column(column.field, placed[i], placed[i + 1], column.label)
        for i, column in enumerate(table.columns)
    )
    return (top - 0.5, min(bottom + 0.5, limit)), columns


def _nearest(edge: float, posts: Sequence[Level], limit: float) -> Level | None:
    near = [p for p in posts if abs(p.at - edge) <= EDGE_TOLERANCE and p.start < limit]
    return min(near, key=lambda post: abs(post.at - edge), default=None)


def _unruled_continuation(
    table: Table, lines: Sequence[Line], limit: float
) -> tuple[tuple[float, float], tuple[Column, ...]] | None:
    fitting: list[Line] = []
    for line in lines:
        if line.base >= limit or not _fits_columns(line, table.header):
            break
        fitting.append(line)
    if not fitting:
        return None
    return (fitting[0].top - 2.0, fitting[-1].base + 0.4 * fitting[-1].size), table.columns


def _first_landmark(lines: Sequence[Line], below: float, limit: float) -> float:
    """The top of the first heading below a height, or the limit."""
    tops = [line.top for line in lines if below < line.base < limit and is_landmark(line.text)]
    return min([*(top - 0.5 for top in tops), limit])


def _fits_columns(line: Line, header: Header) -> bool:
    """Whether a line may be text of a table: small, and no run of it spans two labels."""
    if min(word.size for word in line.words) > HEADING_SIZE * header.size:
        return False
    middles = [(column.x0 + column.x1) / 2 for column in header.columns[1:-1]]
    return all(
        sum(start < middle < end for middle in middles) < 2 for start, end in _runs(line)
    )


def _runs(line: Line) -> Iterable[tuple[float, float]]:
    """The stretches of a line in which words are no more than a space apart."""
    start = line.words[0].x0
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.x0 - before.x1 > 0.45 * word.size:
            yield start, before.x1
            start = word.x0
    yield start, line.words[-1].x1


def _rows(
    page: int,
    region: tuple[float, float],
    header: Header,
    columns: tuple[Column, ...],
    levels_across: Sequence[Level],
    words: Sequence[Word],
    taken: set[int],
) -> list[Row]:
    top, bottom = region
    left, right = columns[0].x0, columns[-1].x1
    inside = [
        word
        for word in words
        if top < word.centre < bottom
        and left - 3 <= word.middle <= right + 3
        and id(word) not in taken
    ]
    cuts = [
        level.at
        for level in levels_across
        if top + 1 < level.at < bottom - 1 and level.coverage(left, right) >= ROW_COVERAGE
    ]
    cuts = part_at_codes(inside, [top, *cuts, bottom], columns[0])
    borders = [top, *cuts, bottom]
    rows = [Row(page, a, b, columns) for a, b in zip(borders, borders[1:], strict=False)]
    starts = [column.x0 for column in columns]
    for word in inside:
        row = rows[min(bisect_right(borders, word.centre) - 1, len(rows) - 1)]
        column = columns[max(bisect_right(starts, word.middle) - 1, 0)]
        row.cells.setdefault(column.field or column.label, []).append(word)
        taken.add(id(word))
    return [row for row in rows if row.cells or row.bottom - row.top > header.size]


def part_at_codes(words: Sequence[Word], borders: Sequence[float], first: Column) -> list[float]:
    """The inner borders of rows, with one more wherever two codes stand in one row.

    Rows without lines between them are parted by white space: the border is the first gap,
    going up from the code, that is wider than the gap between lines of text.
    """
    coded = [
        line.words[0]
        for line in into_lines(word for word in words if first.x0 - 3 <= word.middle < first.x1)
        if CODE.match(line.text)
    ]
    cuts = list(borders[1:-1])
    if coded and not cuts and any(word.base < coded[0].base - coded[0].size for word in words):
        cuts.append(_gap_above(words, borders[0], coded[0]))
    for above, below in zip(coded, coded[1:], strict=False):
        if not any(above.base < cut < below.base for cut in borders):
            cuts.append(_gap_above(words, above.base, below))
    return sorted(cuts)


def _gap_above(words: Sequence[Word], above: float, below: Word) -> float:
    """The border between two rows without a line: the y in the gap above the second's text."""
    bases = sorted({word.base for word in words if above < word.base <= below.base + 0.1})
    steps = [b - a for a, b in zip(bases, bases[1:], strict=False) if b - a > 0.5 * below.size]
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    for base, after in reversed(list(zip(bases, bases[1:], strict=False))):
        if after - base > usual + 0.15 * below.size:
            return after - 0.85 * below.size
    return below.top - 0.1 * below.size
