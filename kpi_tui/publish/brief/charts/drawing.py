"""A chart as lines, shapes and words on a sheet, which become SVG, and from that a picture.

It is drawn without a plotting library: that would take a hundred times as long for one chart and
80 MB, write larger files, and leave the titles and descriptions for blind readers to us anyway.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from math import ceil, cos, pi, sin

from kpi_tui.months import months_apart
from kpi_tui.period import PeriodType
from kpi_tui.period_names import short_name
from kpi_tui.publish.brief.charts.axis import axis, shortly, values
from kpi_tui.publish.brief.document import Chart
from kpi_tui.status import Status

WIDTH, HEIGHT = 640, 190
LEFT, RIGHT, TOP, BOTTOM = 64, 132, 14, 28
"""The room around the lines: for the axis's figures, for the names of the lines, for the periods."""
SIZE = 13
"""The size of the words."""
_MOST_NAMES = 7
"""How many periods are named beneath the axis."""
_APART = 14
"""How far the names of the two lines are from each other at least."""
_MARK = 4.5
_BESIDE = 14
"""How far a dagger is from the sign of its point."""

INK, MUTED, _GRID, LINE, TARGET = "#0b0c0c", "#505a5f", "#d5d9dc", "#1d4f91", "#6a3d9a"
_PAPER = "#ffffff"
COLOURS = {Status.GREEN: "#00653b", Status.AMBER: "#8a5300", Status.RED: "#b10e1e"}
"""Dark enough on white to be read as text; the shape of a mark says the same as its colour."""
_BLUE = "#1d70b8"

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points."""

    points: tuple[XY, ...]
    colour: str
    width: float = 1.0
    dashed: bool = False
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled outline."""

    points: tuple[XY, ...]
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class TextLabel:
    """A line of text; `y` is the middle of its height."""

    x: float
    y: float
    text: str
    colour: str
    anchor: str = "start"
    """`start`, `middle` or `end`, as SVG has it."""
    bold: bool = False


ChartElement = Polyline | Polygon | TextLabel


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Tells where periods and values lie on the sheet."""

    ticks: tuple[float, ...]
    first: date
    last: date
    kind: PeriodType

    def x(self, day: date) -> float:
        share = self._apart(day) / max(1, self._apart(self.last))
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def _apart(self, day: date) -> int:
        """Return how far a day is from the first: in months, or for single days in days."""
        if self.kind is PeriodType.DATE:
            return (day - self.first).days
        return months_apart(self.first, day)

    def y(self, value: float) -> float:
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


def draw(chart: Chart) -> Iterator[ChartElement]:
    """Yield the pieces of a chart on a sheet of `WIDTH` and `HEIGHT`, what lies behind first."""
    marks = chart.marks
    sheet = _Sheet(axis(values(marks)), marks[0].last_day, marks[-1].last_day, chart.kind)
    yield from _frame(chart, sheet)
    for points in _lines(chart, [mark.target for mark in marks], sheet):
        if len(points) == 1:
            x, y = points[0]
            points = ((x - 6, y), (x + 6, y))
        yield Polyline(_stepped(points), TARGET, 1.5, dashed=True)
    made_up = {sheet.x(mark.last_day) for mark in marks if mark.is_simulated}
    for points in _lines(chart, [mark.actual for mark in marks], sheet):
        pieces = groupby(pairwise(points), key=lambda pair: any(x in made_up for x, _ in pair))
        for is_dotted, (first, *others) in pieces:
            yield Polyline((*first, *(end for _, end in others)), LINE, 2.0, dotted=is_dotted)
    for mark in marks:
        if mark.actual is not None:
            drawn = sign(mark.status, sheet.x(mark.last_day), sheet.y(mark.actual))
            yield replace(drawn, fill=_PAPER) if mark.is_simulated else drawn
        if mark.actual is not None and mark.is_corrected:
            x, y = sheet.x(mark.last_day), sheet.y(mark.actual)
            yield from dagger(x, y - _BESIDE if y - _BESIDE > TOP / 2 else y + _BESIDE)
    # The last figure and the last target stand beside their lines, kept apart.
    x = WIDTH - RIGHT + 10
    actual = next(mark.actual for mark in reversed(marks) if mark.actual is not None)
    target = marks[-1].target
    y, other = sheet.y(actual), sheet.y(target) if target is not None else 0.0
    if target is not None and abs(y - other) < _APART:
        middle, half = (y + other) / 2, _APART / 2
        middle = min(middle, HEIGHT - BOTTOM - half - 2)
        y, other = (middle - half, middle + half) if y <= other else (middle + half, middle - half)
    style = replace(chart.style, word="")  # which is told below the chart: here it has no room
    yield TextLabel(x, y, style.show(actual), LINE, bold=True)
    if target is not None:
        yield TextLabel(x, other, f"target {style.show(target)}", TARGET)


def _stepped(points: Sequence[XY]) -> tuple[XY, ...]:
    """Return a line that goes up or down half way between two points, as a target does."""
    steps = [points[0]]
    for (x, y), (next_x, next_y) in pairwise(points):
        if y != next_y:
            steps += [((x + next_x) / 2, y), ((x + next_x) / 2, next_y)]
        steps.append((next_x, next_y))
    return tuple(steps)


def _frame(chart: Chart, sheet: _Sheet) -> Iterator[ChartElement]:
    """Yield the axes with their labels, and a dashed line wherever the measure's line is broken."""
    right, bottom = WIDTH - RIGHT, float(HEIGHT - BOTTOM)
    labels = shortly(sheet.ticks, chart.style)
    for tick, label in zip(sheet.ticks, labels, strict=True):
        y = sheet.y(tick)
        zero = tick == 0 or tick == sheet.ticks[0]
        yield Polyline(((LEFT, y), (right, y)), MUTED if zero else _GRID)
        yield TextLabel(LEFT - 8, y, label, MUTED, "end")
    # The last period is named, and others at even distances from it.
    for mark in chart.marks[:: -ceil(len(chart.marks) / _MOST_NAMES)]:
        x = sheet.x(mark.last_day)
        yield Polyline(((x, bottom), (x, bottom + 4)), MUTED)
        name = short_name(mark.last_day, chart.kind)
        yield TextLabel(x, bottom + 14, name, MUTED, "middle")
    for index in sorted(chart.breaks):
        x = (sheet.x(chart.marks[index - 1].last_day) + sheet.x(chart.marks[index].last_day)) / 2
        yield Polyline(((x, float(TOP)), (x, bottom)), MUTED, dashed=True)


def _lines(
    chart: Chart, figures: Sequence[float | None], sheet: _Sheet
) -> Iterator[tuple[XY, ...]]:
    """Yield the points of each line, which ends where a figure is missing or the line broken."""
    points: list[XY] = []
    for index, (mark, figure) in enumerate(zip(chart.marks, figures, strict=True)):
        if points and (figure is None or index in chart.breaks):
            yield tuple(points)
            points = []
        if figure is not None:
            points.append((sheet.x(mark.last_day), sheet.y(figure)))
    if points:
        yield tuple(points)


def sign(status: Status | None, x: float, y: float) -> Polygon:
    """Return ★, ●, ▲ or ◆ as the report has them, an open square for every other status or none."""
    if status is Status.BLUE:
        return Polygon(_around(x, y, [1.35 * _MARK] * 4), _BLUE, _BLUE)
    colour = COLOURS.get(status, MUTED) if status else MUTED
    if status is Status.GREEN:
        radii = [1.35 * _MARK if corner % 2 == 0 else 0.55 * _MARK for corner in range(10)]
        return Polygon(_around(x, y, radii), colour, colour)
    if status is Status.AMBER:
        return Polygon(_around(x, y, [0.95 * _MARK] * 20), colour, colour)
    if status is Status.RED:
        return Polygon(_around(x, y, [1.3 * _MARK] * 3), colour, colour)
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    square = tuple((x + dx * 0.8 * _MARK, y + dy * 0.8 * _MARK) for dx, dy in corners)
    return Polygon(square, _PAPER, colour)


def dagger(x: float, y: float) -> Iterator[Polyline]:
    """Yield †, which stands by what an officer corrected; drawn, since not every font has it."""
    yield Polyline(((x, y - 5), (x, y + 6)), INK, 1.6)
    yield Polyline(((x - 3.5, y - 2), (x + 3.5, y - 2)), INK, 1.6)


def _around(x: float, y: float, radii: Sequence[float]) -> tuple[XY, ...]:
    """Return points around a middle at these distances, the first on top."""
    turns = [2 * pi * corner / len(radii) for corner in range(len(radii))]
    return tuple(
        (x + radius * sin(turn), y - radius * cos(turn))
        for turn, radius in zip(turns, radii, strict=True)
    )
