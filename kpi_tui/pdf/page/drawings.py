"""The lines, fills and dots drawn on a page.

A rule of a table may be stroked, filled as a thin rectangle, or be the edge of a filled area:
all three come out as `Ruling`s.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.affine import Matrix
from kpi_tui.pdf.page.calls import direct
from kpi_tui.pdf.page.limits import MOST_LINES, MOST_POINTS, allow
from kpi_tui.pdf.page.page_objects import PageObject, matrix_of

_count_points = direct(pdfium.FPDFPath_CountSegments)
_read_mode = direct(pdfium.FPDFPath_GetDrawMode)
_segment_at = direct(pdfium.FPDFPath_GetPathSegment)
_kind_of = direct(pdfium.FPDFPathSegment_GetType)
_read_point = direct(pdfium.FPDFPathSegment_GetPoint)
_closes = direct(pdfium.FPDFPathSegment_GetClose)
_THIN = 3.0
"""A filled rectangle no thicker than this many points is a line."""
_SMALLEST_DOT, _LARGEST_DOT = 0.8, 6.0
"""Points: a dot is wider and higher than the one, and less so than the other."""
_ASKEW = 0.6
"""Points by which the two ends of an upright or level line may differ."""
_OPEN = 2.0
"""Points between the two ends of a line that goes round nothing."""
_SHEET = 0.97, 0.9
"""What fills more than these shares of a page's width and height is its background."""


class Ruling(NamedTuple):
    """A straight line: at `at` across (y of a horizontal, x of a vertical), from `start` to `end`."""

    at: float
    start: float
    end: float

    def along(self, start: float, end: float) -> float:
        """Return for how many points it runs along a stretch; less than nothing where it does not."""
        return min(self.end, end) - max(self.start, start)


class Dot(NamedTuple):
    """A small filled shape, such as a drawn bullet."""

    x: float
    y: float
    size: float


class Outline(NamedTuple):
    """Something drawn that is no line, no upright rectangle and no dot: an icon, letters, a chart."""

    x0: float
    y0: float
    x1: float
    y1: float
    parts: int
    """How many closed figures it is made of."""
    is_stroke: bool = False
    """Whether it is a line that is not closed: slanted, or drawn by hand."""


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, apart from its text and pictures."""

    horizontals: list[Ruling] = field(default_factory=list)
    verticals: list[Ruling] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Add a line if it is horizontal or vertical."""
        if abs(y1 - y0) <= _ASKEW < abs(x1 - x0):
            self.horizontals.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _ASKEW < abs(y1 - y0):
            self.verticals.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def rectangle(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Add a filled rectangle: a line where it is thin, its four edges where it is not."""
        width, height = x1 - x0, y1 - y0
        if width <= _THIN and height <= _THIN:
            return
        if height <= _THIN:
            self.horizontals.append(Ruling((y0 + y1) / 2, x0, x1))
        elif width <= _THIN:
            self.verticals.append(Ruling((x0 + x1) / 2, y0, y1))
        else:
            self.horizontals += [Ruling(y0, x0, x1), Ruling(y1, x0, x1)]
            self.verticals += [Ruling(x0, y0, y1), Ruling(x1, y0, y1)]


Point = tuple[float, float]


def read_shapes(
    objects: Iterable[PageObject], to_display: Matrix, size: tuple[float, float]
) -> Shapes:
    """Read every ruling, fill edge and dot of a page, in display coordinates.

    Raises `LimitError` where a page draws more than any report would.
    """
    shapes = Shapes()
    points = 0
    for path, kind, _, spaces in objects:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            points += _count_points(path)
            allow(points, MOST_POINTS, "points in its drawings")
            own = matrix_of(path)
            maps = (own, *spaces, to_display) if own else (*spaces, to_display)
            _read_path(path, maps, size, shapes)
            allow(len(shapes.horizontals) + len(shapes.verticals), MOST_LINES, "lines")
    return shapes


def _read_path(
    path: Any, maps: Sequence[Matrix], size: tuple[float, float], shapes: Shapes
) -> None:
    """Note what a path draws: dots, lines and rectangles, or the outline of anything else.

    `maps` lead from the path's own space to where it is displayed, one after the other.
    """
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _read_mode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    outlined: list[Point] = []
    parts = 0
    is_stroke = not fill.value
    for points, straight in _subpaths(path):
        corners = points
        for a, b, c, d, e, f in maps:  # from space to space, to where they are displayed
            corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        is_small = all(_SMALLEST_DOT < side < _LARGEST_DOT for side in (x1 - x0, y1 - y0))
        if fill.value and not stroke.value and is_small:
            shapes.dots.append(Dot((x0 + x1) / 2, (y0 + y1) / 2, max(x1 - x0, y1 - y0)))
        elif not straight or not all(
            abs(ax - bx) <= _ASKEW or abs(ay - by) <= _ASKEW
            for (ax, ay), (bx, by) in pairwise(corners)
        ):
            outlined += [(x0, y0), (x1, y1)]
            parts += 1
            is_stroke = is_stroke and math.dist(corners[0], corners[-1]) > _OPEN
        if not straight:
            continue
        if stroke.value:
            for (ax, ay), (bx, by) in pairwise(corners):
                shapes.line(ax, ay, bx, by)
        is_background = x1 - x0 > _SHEET[0] * size[0] and y1 - y0 > _SHEET[1] * size[1]
        if fill.value and _is_rectangle(corners) and not is_background:
            shapes.rectangle(x0, y0, x1, y1)
    if parts:
        xs, ys = [x for x, _ in outlined], [y for _, y in outlined]
        shapes.outlines.append(Outline(min(xs), min(ys), max(xs), max(ys), parts, is_stroke))


def _subpaths(path: Any) -> Iterator[tuple[list[Point], bool]]:
    """Yield each subpath as its points, and whether it is made of straight lines only."""
    x, y = ctypes.c_float(), ctypes.c_float()
    into_x, into_y = ctypes.byref(x), ctypes.byref(y)
    points: list[Point] = []
    straight = True
    for index in range(_count_points(path)):
        segment = _segment_at(path, index)
        kind = _kind_of(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, straight
            points, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        _read_point(segment, into_x, into_y)
        points.append((x.value, y.value))
        if _closes(segment):
            points.append(points[0])
    if points:
        yield points, straight


def _is_rectangle(corners: list[Point]) -> bool:
    """Whether the points go round a rectangle whose sides are upright."""
    ring = [
        corner for index, corner in enumerate(corners) if index == 0 or corner != corners[index - 1]
    ]
    if len(ring) == 5:
        (ax, ay), (bx, by) = ring[0], ring[4]
        if abs(ax - bx) < 0.1 and abs(ay - by) < 0.1:
            ring.pop()
    return len(ring) == 4 and all(
        (abs(ring[i][0] - ring[i - 1][0]) < 0.1) != (abs(ring[i][1] - ring[i - 1][1]) < 0.1)
        for i in range(4)
    )
