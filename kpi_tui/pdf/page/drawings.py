"""The lines, fills and dots drawn on a page.

A rule of a table may be stroked, filled as a thin rectangle, or be the edge of a filled area:
all three come out as `Ruling`s.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.limits import DEEPEST_FORM, MOST_DRAWINGS, MOST_LINES, MOST_POINTS, allow

_THIN = 3.0
"""A filled rectangle no thicker than this many points is a line."""


class Ruling(NamedTuple):
    """A straight line: at `at` across (y of a horizontal, x of a vertical), from `start` to `end`."""

    at: float
    start: float
    end: float


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


@dataclass(slots=True)
class Shapes:
    """What is drawn on a page, apart from its text and pictures."""

    horizontals: list[Ruling] = field(default_factory=list)
    verticals: list[Ruling] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Add a line if it is horizontal or vertical."""
        if abs(y1 - y0) <= 0.6 < abs(x1 - x0):
            self.horizontals.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= 0.6 < abs(y1 - y0):
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


class Map(Protocol):
    """Something that maps a point of the page to where it is displayed."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point is displayed."""
        ...


Point = tuple[float, float]


def read_shapes(page: pypdfium2.PdfPage, to_display: Map, size: tuple[float, float]) -> Shapes:
    """Read every ruling, fill edge and dot of a page, in display coordinates.

    Raises `LimitError` where a page draws more than any report would.
    """
    shapes = Shapes()
    raw = page.raw
    count = pdfium.FPDFPage_CountObjects(raw)
    budget = _Budget()
    budget.draw(count)
    for index in range(count):
        drawn = pdfium.FPDFPage_GetObject(raw, index)
        for path, to_page in _paths(drawn, lambda x, y: (x, y), 0, budget):
            budget.points(pdfium.FPDFPath_CountSegments(path))
            _read_path(path, _then(to_page, to_display.point), size, shapes)
            allow(len(shapes.horizontals) + len(shapes.verticals), MOST_LINES, "lines")
    return shapes


class _Budget:
    """How much a page has drawn so far."""

    def __init__(self) -> None:
        self._drawn = self._points = 0

    def draw(self, count: int) -> None:
        """Count so many objects more. Raises `LimitError`."""
        self._drawn += count
        allow(self._drawn, MOST_DRAWINGS, "drawings")

    def points(self, count: int) -> None:
        """Count so many points of paths more. Raises `LimitError`."""
        self._points += count
        allow(self._points, MOST_POINTS, "points in its drawings")


def _then(
    first: Callable[[float, float], Point], second: Callable[[float, float], Point]
) -> Callable[[float, float], Point]:
    return lambda x, y: second(*first(x, y))


def _paths(
    drawn: Any, outer: Callable[[float, float], Point], depth: int, budget: _Budget
) -> Iterator[tuple[Any, Callable[[float, float], Point]]]:
    """Yield the paths in an object, inside forms too, each with its map to the page's space."""
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM):
        return
    matrix = pdfium.FS_MATRIX()
    to_page = outer
    if pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
        a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        to_page = _then(lambda x, y: (a * x + c * y + e, b * x + d * y + f), outer)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield drawn, to_page
        return
    allow(depth + 1, DEEPEST_FORM, "drawings inside drawings")
    count = pdfium.FPDFFormObj_CountObjects(drawn)
    budget.draw(count)
    for index in range(count):
        yield from _paths(pdfium.FPDFFormObj_GetObject(drawn, index), to_page, depth + 1, budget)


def _read_path(
    path: Any,
    to_display: Callable[[float, float], Point],
    size: tuple[float, float],
    shapes: Shapes,
) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    outlined: list[Point] = []
    parts = 0
    for points, straight in _subpaths(path):
        corners = [to_display(x, y) for x, y in points]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        if fill.value and not stroke.value and 0.8 < x1 - x0 < 6 and 0.8 < y1 - y0 < 6:
            shapes.dots.append(Dot((x0 + x1) / 2, (y0 + y1) / 2, max(x1 - x0, y1 - y0)))
        elif not straight or not _is_upright(corners):
            outlined += [(x0, y0), (x1, y1)]
            parts += 1
        if not straight:
            continue
        if stroke.value:
            for (ax, ay), (bx, by) in pairwise(corners):
                shapes.line(ax, ay, bx, by)
        is_background = x1 - x0 > 0.97 * size[0] and y1 - y0 > 0.9 * size[1]
        if fill.value and _is_rectangle(corners) and not is_background:
            shapes.rectangle(x0, y0, x1, y1)
    if parts:
        xs, ys = [x for x, _ in outlined], [y for _, y in outlined]
        shapes.outlines.append(Outline(min(xs), min(ys), max(xs), max(ys), parts))


def _is_upright(corners: list[Point]) -> bool:
    """Whether every side is level or upright."""
    return all(
        abs(ax - bx) <= 0.6 or abs(ay - by) <= 0.6 for (ax, ay), (bx, by) in pairwise(corners)
    )


def _subpaths(path: Any) -> Iterator[tuple[list[Point], bool]]:
    """Yield each subpath as its points, and whether it is made of straight lines only."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    straight = True
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, straight
            points, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
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
