"""The chart of a measure, with what it says in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import trend
from kpi_tui.figures import FigureStyle, Unit
from kpi_tui.labels import plural
from kpi_tui.months import month_name
from kpi_tui.publish.brief.charts.axis import axis, exactly, values
from kpi_tui.publish.brief.document import Chart, Mark
from kpi_tui.text import one_line

MONTHS = 25
"""How many months a chart goes back at most: the same month two years ago is the first."""

FEWEST = 3
"""Two figures are told by the table beside the chart."""
LEAP = 20
"""From how many times a figure on another unit is taken to count something else."""
HUGE, TINY = 1e15, 1e-9
"""No measure counts more; what is less is drawn as nothing."""


def chart_of(insight: MeasurePeriod) -> Chart | None:
    """The chart of a measure up to the month; `None` where it has fewer than `FEWEST` figures."""
    found = trend(insight)
    first = max(len(found.points) - MONTHS, _since_rescaled(found.points))
    points, months = found.points[first:], found.months[first:]
    known = [point for point in points if point and _drawn(point.period.actual_value) is not None]
    if len(known) < FEWEST:
        return None
    breaks = frozenset(place - first for place in found.breaks if place > first)
    style = FigureStyle.of(
        text for point in known for text in (point.period.actual, point.period.target)
    )
    marks = tuple(map(_mark, months, points))
    code = one_line(known[-1].measure_code)
    return Chart(
        title=f"{code}, actual and target, {_span(months)}",
        description=" ".join(_description(known)),
        caption=" ".join(_caption(marks, breaks, style)),
        marks=marks,
        breaks=breaks,
        style=style,
    )


def reports_drawn(insights: Iterator[MeasurePeriod]) -> set[date]:
    """The months whose reports the charts of these measures go by."""
    charts = filter(None, map(chart_of, insights))
    return {mark.month for chart in charts for mark in chart.marks if mark.actual is not None}


def _since_rescaled(points: Sequence[MeasurePeriod | None]) -> int:
    """The place since which the figures share an axis: where pounds came or went by a leap.

    A pound sign that is merely left out is no leap.
    """
    since = 0
    before: MeasurePeriod | None = None
    for place, point in enumerate(points):
        if point is None or point.unit is None or point.period.actual_value is None:
            continue
        if before is not None and (before.unit is Unit.GBP) is not (point.unit is Unit.GBP):
            small, great = sorted(
                (abs(before.period.actual_value or 0.0), abs(point.period.actual_value))
            )
            since = place if great > LEAP * small else since
        before = point
    return since


def _mark(month: date, point: MeasurePeriod | None) -> Mark:
    if point is None:
        return Mark(month, None, None, None)
    return Mark(
        month,
        _drawn(point.period.actual_value),
        _drawn(point.period.target_value),
        point.period.status,
    )


def _drawn(value: float | None) -> float | None:
    """The value if it is one that a chart can show."""
    if value is None or abs(value) >= HUGE:
        return None
    return value if abs(value) >= TINY else 0.0


def _description(known: Sequence[MeasurePeriod]) -> Iterator[str]:
    lowest = min(known, key=_value)
    highest = max(known, key=_value)
    yield f"{plural(len(known), 'month')} with a figure."
    yield f"First {_told(known[0])}, {_target(known[0])}."
    yield f"Last {_told(known[-1])}, {_target(known[-1])}."
    yield f"Lowest {_told(lowest)}; highest {_told(highest)}."


def _value(point: MeasurePeriod) -> float:
    return point.period.actual_value or 0.0


def _told(point: MeasurePeriod) -> str:
    return f"{one_line(point.period.actual or '')} in {month_name(point.report_date)}"


def _target(point: MeasurePeriod) -> str:
    return f"target {one_line(point.period.target)}" if point.period.target else "no target"


def _caption(marks: Sequence[Mark], breaks: frozenset[int], style: FigureStyle) -> Iterator[str]:
    ticks = axis(values(marks))
    where = "" if ticks[0] <= 0 <= ticks[-1] else ", not from zero"
    yield f"{_span([mark.month for mark in marks])}."
    low, *_, high = exactly(ticks, style)
    yield f"Axis from {low} to {high}{where}."
    for place in sorted(breaks):
        yield (
            f"The line is broken at {month_name(marks[place].month)}: "
            "name or unit are printed otherwise since then."
        )


def _span(months: Sequence[date]) -> str:
    return f"{month_name(months[0])} to {month_name(months[-1])}"
