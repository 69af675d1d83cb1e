"""The rows of the tables of measures on a page, and the lines that stand outside them.

A row is what lies between two lines across the table. A row that is cut by the foot of a page
often has no line under it: it reaches to where the table's columns end. What follows at the top
of the next page, with or without another header, are rows of the same columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import Level
from kpi_tui.pdf.table.headers import Column
from kpi_tui.pdf.table.tables import (
    EDGE_TOLERANCE,
    ROW_COVERAGE,
    Layout,
    Region,
    first_landmark,
    fits_columns,
)
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.pdf.text.phrases import CODE, ends_table


@dataclass(slots=True)
class Row:
    """What stands between two lines across a table, by column."""

    page: int
    top: float
    bottom: float
    columns: tuple[Column, ...]
    cells: dict[str, list[Word]] = field(default_factory=dict)
    """The words of each column that has any, by field; those under unknown headers by label."""
    opens: bool = False
    """Whether it is the first row under a header or at the top of a page."""


@dataclass(slots=True)
class PageContent:
    """A page taken apart: rows and free lines from top to bottom, and its headers' words."""

    items: list[Row | Line]
    headers: list[Line] = field(default_factory=list)
    """The lines of its tables' headers."""


def read_rows(layout: Layout, going_on: Region | None) -> tuple[PageContent, Region | None]:
    """The content of a page, and the table that is open at its end.

    `going_on` is the table that was open at the end of the page before.
    """
    taken: set[int] = set()
    items: list[Row | Line] = []
    content = PageContent(items)
    table = _continuation(going_on, layout) if going_on is not None else None
    if table is not None:
        top = table.header.bottom
        items += _rows(layout, table, (top, table.bottom), taken)
    for region in layout.regions:
        header = region.header
        inside = layout.words_between(header.top, header.bottom)
        content.headers += into_lines(inside, layout.page.number)
        taken.update(map(id, inside))
        items += _rows(layout, region, (header.bottom, region.bottom), taken)
        table = region
    free = [word for word in layout.words if id(word) not in taken]
    items.extend(into_lines(free, layout.page.number))
    items.sort(key=lambda item: item.top)
    return content, _still_open(items, table)


def _still_open(items: Sequence[Row | Line], table: Region | None) -> Region | None:
    """The table, unless a heading follows it."""
    for item in reversed(items):
        if isinstance(item, Row):
            break
        if ends_table(item.text):
            return None
    return table


def _continuation(table: Region, layout: Layout) -> Region | None:
    """The part of an open table at the top of a page, above its first header or heading."""
    first = layout.regions[0].header.top if layout.regions else layout.page.size[1]
    limit = first_landmark(layout.lines, 0.0, first)
    if not table.ruled:
        return _unruled_continuation(table, layout.lines, limit)
    edges = [table.columns[0].x0, *(column.x1 for column in table.columns)]
    matched = [_nearest(edge, layout.posts, limit) for edge in edges]
    present = [post for post in matched if post is not None]
    if len(present) < ROW_COVERAGE * len(edges):
        return None
    top = min(post.start for post in present)
    bottom = max(post.reach(max(post.start, top)) for post in present)
    placed = [post.at if post else edge for post, edge in zip(matched, edges, strict=True)]
    columns = tuple(
        replace(column, x0=placed[i], x1=placed[i + 1]) for i, column in enumerate(table.columns)
    )
    return _moved(table, columns, top - 0.5, min(bottom + 0.5, limit))


def _moved(table: Region, columns: tuple[Column, ...], top: float, bottom: float) -> Region:
    """The table on another page, where no header stands above its rows."""
    header = replace(table.header, top=top, bottom=top)
    return Region(header, columns, bottom, table.ruled)


def _nearest(edge: float, posts: Sequence[Level], limit: float) -> Level | None:
    near = [p for p in posts if abs(p.at - edge) <= EDGE_TOLERANCE and p.start < limit]
    return min(near, key=lambda post: abs(post.at - edge), default=None)


def _unruled_continuation(table: Region, lines: Sequence[Line], limit: float) -> Region | None:
    fitting: list[Line] = []
    for line in lines:
        if line.base >= limit or not fits_columns(line, table.header):
            break
        fitting.append(line)
    if not fitting:
        return None
    bottom = fitting[-1].base + fitting[-1].size
    return _moved(table, table.columns, fitting[0].top - 2.0, min(bottom, limit))


def _rows(layout: Layout, table: Region, extent: tuple[float, float], taken: set[int]) -> list[Row]:
    """The rows of a table between two heights; the `id`s of their words are added to `taken`."""
    top, bottom = extent
    columns = table.columns
    left, right = columns[0].x0, columns[-1].x1
    inside = [
        word
        for word in layout.words_between(top, bottom)
        if left - 3 <= word.middle <= right + 3 and id(word) not in taken
    ]
    cuts = [
        level.at
        for level in layout.across
        if top + 1 < level.at < bottom - 1 and level.coverage(left, right) >= ROW_COVERAGE
    ]
    cuts = part_at_codes(inside, [top, *cuts, bottom], columns[0])
    borders = [top, *cuts, bottom]
    rows = [Row(layout.page.number, a, b, columns) for a, b in pairwise(borders)]
    starts = [column.x0 for column in columns]
    for word in inside:
        row = rows[min(bisect_right(borders, word.centre) - 1, len(rows) - 1)]
        column = columns[max(bisect_right(starts, word.middle) - 1, 0)]
        row.cells.setdefault(column.field or column.label, []).append(word)
        taken.add(id(word))
    kept = [row for row in rows if row.cells or row.bottom - row.top > table.header.size]
    first = next((row for row in kept if row.cells), None)
    if first is not None:
        first.opens = True
    return kept


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
    for above, below in pairwise(coded):
        if not any(above.base < cut < below.base for cut in borders):
            cuts.append(_gap_above(words, above.base, below))
    return sorted(cuts)


def _gap_above(words: Sequence[Word], above: float, below: Word) -> float:
    """The border between two rows without a line: the y in the gap above the second's text."""
    bases = sorted({word.base for word in words if above < word.base <= below.base + 0.1})
    steps = [b - a for a, b in pairwise(bases) if b - a > 0.5 * below.size]
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    for base, after in reversed(list(pairwise(bases))):
        if after - base > usual + 0.15 * below.size:
            return after - 0.85 * below.size
    return below.top - 0.1 * below.size
