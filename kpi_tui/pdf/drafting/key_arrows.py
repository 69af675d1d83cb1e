"""What the arrows mean that are drawn in a report, by its key: beside those that it draws, or in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.drafting.key import ReportKey, said_beside, said_in
from kpi_tui.pdf.drafting.sample import Sample
from kpi_tui.pdf.page.pages import Box, Page
from kpi_tui.pdf.page.rulings import join_rulings
from kpi_tui.pdf.signs.arrows import find_arrow
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.usual_meanings import direction_of
from kpi_tui.report import PublishedDirection

_FAR = (3.5, 6.0, 10.0)
"""A sign of a key stands so far from its words, in sizes of their font, or nearer."""
_NARROWEST = 6.0
"""Points of a space that may hold an arrow, or more."""
_RULED = 2.0
"""A line above or below a row of a key is so many sizes of its font from its words, or nearer."""
_HIGH = 1.5
"""Lines beside a cell are longer than this many sizes of its font: those of an arrow's shaft are not."""
_WAYS = ("up", "down", "left", "right", "up_right", "down_right", "up_left", "down_left")
_ASIDE = ("left", "right")


def drawn_arrows(drawn: set[str], key: ReportKey, sample: Sample) -> dict[str, str]:
    """Return what drawn arrows mean, as far as the key says it beside one or in words."""
    lines = (
        list(_with_arrows(line, sample.pages[line.page]))
        for line in key.lines
        if line.page in sample.pages and any(map(direction_of, said_in(line)))
    )
    beside = said_beside(lines, _WAYS, direction_of)
    # An arrow of which two things are said is one of which nothing is known.
    said = {way: next(iter(each)) if len(each) == 1 else None for way, each in beside.items()}
    # A report that speaks of no clear trend may mean that by an arrow to the side.
    may_be_unclear = any("no clear" in line.text.casefold() for line in key.lines)
    found: dict[str, str] = {}
    for way in sorted(drawn | said.keys()):
        meant = said.get(way) or key.of_arrow(way, direction_of)
        if meant is None and way in _ASIDE and way not in said and not may_be_unclear:
            meant = PublishedDirection.SAME
        if meant is not None:
            found[way] = meant.value
    return found


def _with_arrows(line: Line, page: Page) -> Iterator[str]:
    """Yield what a line says, and the arrows that are drawn before, between and behind its parts."""
    top, bottom = line.base - 1.3 * line.size, line.base + 0.5 * line.size
    spans = line.runs()
    # Its sign may stand anywhere in a cell of a row that only lines above and below it show.
    row = [
        (left, right)
        for ruling in join_rulings(page.shapes.horizontals)
        if abs(ruling.at - line.centre) < _RULED * line.size
        for left, right in ruling.spans
        if left <= line.x0 and line.x1 <= right
    ][:1]
    borders: list[float] = []  # of the cells of the key, where they cross the line
    for ruling in join_rulings(page.shapes.verticals):
        own = (each for each in ruling.spans if each[0] < line.centre < each[1])
        is_here = any(lower - upper > _HIGH * line.size for upper, lower in own)
        if is_here and (not borders or ruling.at - borders[-1] > _NARROWEST):
            borders.append(ruling.at)
    for (_, before), text, (start, _) in zip(
        [(0.0, row[0][0] if row else 0.0), *spans], said_in(line), spans, strict=False
    ):
        cells = [x for x in borders if before - 1 < x < start][-2:]
        boxes = [(cells[0] + 1, top, cells[1] - 1, bottom)] if len(cells) == 2 else []
        boxes += [
            (max(before + 1, start - far * line.size), top, start - 1, bottom) for far in _FAR
        ]
        boxes += [(before + 1, top, start - 1, bottom) for _ in row]
        yield from _first_arrow(page, boxes)
        yield text
    end = spans[-1][1]
    cells = [x for x in borders if x > end][:2]
    boxes = [(cells[0] + 1, top, cells[1] - 1, bottom)] if len(cells) == 2 else []
    boxes += [(end + 1, top, min(end + far * line.size, page.size[0]), bottom) for far in _FAR]
    boxes += [(end + 1, top, right, bottom) for _, right in row]
    yield from _first_arrow(page, boxes)


def _first_arrow(page: Page, boxes: Sequence[Box]) -> Iterator[str]:
    """Yield where an arrow points: the one in the first box that holds any."""
    for box in boxes:
        if box[2] - box[0] > _NARROWEST:
            way = find_arrow(Canvas.of(page.render(box)), box)
            if way not in (None, "?"):
                yield str(way)
                return
