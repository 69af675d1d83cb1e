"""The chart of a measure, with what it says in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import Trend, trend
from kpi_tui.figures import FigureStyle
from kpi_tui.labels import plural
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.publish.brief.charts.axis import axis, exactly, values
from kpi_tui.publish.brief.document import Chart, ChartPoint
from kpi_tui.text import one_line
from kpi_tui.wording.series_notes import not_drawn

_POINTS = 25
"""How many points a chart has at most: of months the same one two years ago is the first."""

_FEWEST = 3
"""Two figures are told by the table beside the chart."""
_HUGE, _TINY = 1e15, 1e-9
"""A figure of this size or more is not drawn; one that is smaller than the other is drawn as 0."""


def chart_of(
    measure: MeasurePeriod, fewest: int = _FEWEST, most: int = _POINTS, *, is_terse: bool = False
) -> Chart | None:
    """Return the chart of a measure's last periods, `None` with fewer than `fewest` figures.

    Where it `is_terse`, its periods are told by its axis and its description alone. It has one axis: what is in another unit than the last, or far off its scale, is not drawn.
    """
    history = trend(measure)
    fitting = history.on_one_axis
    since = max(0, len(fitting) - most)
    first = next((at for at in range(since, len(fitting)) if fitting[at]), since)
    points, days = fitting[first:], history.months[first:]
    known = [
        point for point in points if point and _drawable(point.period.actual_value) is not None
    ]
    if len(known) < fewest:
        return None
    marks = [drawn_point(day, point) for day, point in zip(days, points, strict=True)]
    breaks = frozenset(place - first for place in history.breaks if place > first)
    style = FigureStyle.of(
        text
        for point in filter(None, points)
        for text in (point.period.actual, point.period.target)
    )
    kind = measure.period_type
    span = f"{period_name(days[0], kind)} to {period_name(days[-1], kind)}"
    ticks = axis(values(marks))
    low, *_, high = exactly(ticks, style)
    caption = [
        *([] if is_terse else [f"{span}."]),
        f"Axis from {low} to {high}{'' if ticks[0] <= 0 <= ticks[-1] else ', not from zero'}.",
        *not_drawn(history, kind, since),
        *_broken(history, first, kind),
    ]
    made_up = sum(point.origin is Origin.SIMULATED for point in known)
    simulated = f"Simulated: {made_up} of {len(known)} figures" if made_up else ""
    caption += [f"{simulated} (hollow signs, dotted line)."] if simulated else []
    when = ", ".join(period_name(mark.last_day, kind) for mark in marks if mark.is_corrected)
    corrected = f"Corrected by officers: {when}" if when else ""
    caption += [f"{corrected} (a dagger by the sign)."] if corrected else []
    also = "".join(f" {said}." for said in (simulated, corrected) if said)
    return Chart(
        title=f"{one_line(known[-1].measure_code)}, actual and target{'' if is_terse else f', {span}'}",
        description=f"{_description(known)}{also}",
        caption=" ".join(caption),
        marks=tuple(marks),
        breaks=breaks,
        style=style,
        kind=kind,
    )


def _broken(history: Trend, first: int, kind: PeriodType) -> Iterator[str]:
    """Yield where the line is broken, and why."""
    for place, reason in zip(history.breaks, history.reasons, strict=True):
        if place > first:
            yield f"The line is broken at {period_name(history.months[place], kind)}: {reason.why}."


def drawn_point(day: date, point: MeasurePeriod | None) -> ChartPoint:
    """Return what a chart draws of a period: nothing but its last day where it has no reading."""
    if point is None:
        return ChartPoint(day, None, None, None)
    actual, target = _drawable(point.period.actual_value), _drawable(point.period.target_value)
    return ChartPoint(
        day,
        actual,
        target,
        point.period.status,
        is_simulated=point.origin is Origin.SIMULATED,
        is_corrected=actual is not None and not point.is_as_printed("period"),
    )


def reports_drawn(measures: Iterator[MeasurePeriod]) -> set[date]:
    """Return the last days of the periods of which the charts of these measures show an actual."""
    charts = filter(None, map(chart_of, measures))
    return {mark.last_day for chart in charts for mark in chart.marks if mark.actual is not None}


def _drawable(value: float | None) -> float | None:
    """Return the value if it is one that a chart can show."""
    if value is None or abs(value) >= _HUGE:
        return None
    return value if abs(value) >= _TINY else 0.0


def _description(known: Sequence[MeasurePeriod]) -> str:
    """Tell the first and the last figure with their targets, the lowest and the highest."""
    actuals = [point.period.actual_value or 0.0 for point in known]
    printed = [f"{one_line(p.period.actual or '')} in {p.when}" for p in known]
    targets = [
        f"target {one_line(p.period.target)}" if p.period.target else "no target" for p in known
    ]
    lowest, highest = actuals.index(min(actuals)), actuals.index(max(actuals))
    return (
        f"{plural(len(known), known[-1].period_type.noun)} with a figure. First {printed[0]}, {targets[0]}. "
        f"Last {printed[-1]}, {targets[-1]}. "
        f"Lowest {printed[lowest]}; highest {printed[highest]}."
    )
