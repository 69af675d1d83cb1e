"""Where a cell ends of a row that no line is known to part from the next, and grounds as wide as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kpi_tui.pdf.page.drawings import Ruling, Shapes
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.page.words import Word

_NEAR = 8.0
"""Points from the border of a row to the edge of a ground in it."""
_COVERED = 0.6
"""Of a column's width, which a ground in it has, or a line below it."""
_FREE = 2.5
"""Points around a rectangle in a cell, which does not fill it."""
_MEETS = 1.0
"""Points between the ends of two edges of a rectangle."""


def find_edge(
    shapes: Shapes,
    across: tuple[float, float],
    at: float,
    further: float,
    scale: float = 1.0,
    gap: tuple[float, float] | None = None,
) -> float:
    """Return where a cell ends at a height at which no line parts its row from the next.

    That is the edge of a ground near that height, else one in the `gap` between the words of both
    rows, else a little further on: an icon may reach beyond its text. So may what is drawn narrower
    than the cell: its edge is not the cell's. All is nearer where the page is printed at a smaller
    `scale`.
    """
    near = (each for each in shapes.horizontals if abs(each.at - at) < _NEAR * scale)
    edges = [each for each in near if covers(each, across)]
    if not edges and gap is not None:
        between = (each for each in shapes.horizontals if gap[0] < each.at < gap[1])
        covering = (each for each in between if covers(each, across))
        edges = [each for each in covering if _is_edge(each, shapes.verticals)]
    if not edges:
        return at + further * scale
    nearest = min(edges, key=lambda edge: abs(edge.at - at))
    return nearest.at + (scale * _beyond(nearest, shapes, across) if gap or further else 0.0)


def _beyond(edge: Ruling, shapes: Shapes, across: tuple[float, float]) -> float:
    """Return how far beyond an edge of a rectangle that stands free in a cell the cell goes on.

    Down is more than nothing; half of the way to what is drawn next is the most.
    """
    left, right = across
    if edge.start < left + _FREE and edge.end > right - _FREE:
        return 0.0
    sides = [each for each in shapes.verticals if abs(each.at - edge.start) < _MEETS]
    is_top = any(abs(each.start - edge.at) < _MEETS for each in sides)
    if is_top is any(abs(each.end - edge.at) < _MEETS for each in sides):
        return 0.0
    way = -1 if is_top else 1
    others = [way * (each.at - edge.at) for each in shapes.horizontals if covers(each, across)]
    return way * min([_FREE, *(apart / 2 for apart in others if apart > 0)])


def within_lines(shapes: Shapes, box: Box, words: Sequence[Word]) -> Box:
    """Return the cell of a row as far as the lines that are drawn above and below the row's words.

    The edges of a rectangle are no such lines: it may be what the cell shows.
    """
    left, top, right, bottom = box
    first = min((word.top for word in words), default=bottom)
    last = max((word.base for word in words), default=top)
    for ruling in shapes.horizontals:
        is_below, is_above = last < ruling.at < bottom, top < ruling.at < first
        # Few lines are near enough, and to tell an edge takes a look at every upright one.
        if not (is_below or is_above) or not covers(ruling, (left, right)):
            continue
        if _is_edge(ruling, shapes.verticals):
            continue
        if is_below:
            bottom = ruling.at
        else:
            top = ruling.at
    return left, top, right, bottom


def covers(ruling: Ruling, across: tuple[float, float]) -> bool:
    """Whether a line runs along so much of a column that it is of a ground in it, or below it."""
    left, right = across
    return ruling.along(left, right) > _COVERED * (right - left)


def grounds_across(shapes: Shapes, across: tuple[float, float]) -> Iterator[tuple[Ruling, Ruling]]:
    """Yield the upper and the lower edge of each rectangle that is as wide as a table, top down."""
    sides: defaultdict[tuple[float, float], list[float]] = defaultdict(list)
    for ruling in shapes.verticals:
        sides[ruling.start, ruling.end].append(ruling.at)
    drawn = {*shapes.horizontals}
    for (top, bottom), ats in sorted(sides.items()):
        upper, lower = (Ruling(at, min(ats), max(ats)) for at in (top, bottom))
        if {upper, lower} <= drawn and covers(upper, across):
            yield upper, lower


def _is_edge(ruling: Ruling, verticals: Sequence[Ruling]) -> bool:
    """Whether a line begins or ends where an upright one does, as the edge of a rectangle does."""
    return any(
        min(abs(ruling.at - each.start), abs(ruling.at - each.end)) < _MEETS
        and min(abs(each.at - ruling.start), abs(each.at - ruling.end)) < _MEETS
        for each in verticals
    )
