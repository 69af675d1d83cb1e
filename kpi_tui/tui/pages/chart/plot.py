"""Points, the line through them, last year's, targets, limits and breaks on the canvas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.tui.pages.chart.calendar import Calendar
from kpi_tui.tui.pages.chart.canvas import ACROSS, ChartCanvas, Pen
from kpi_tui.tui.pages.chart.pens import Pens, Stroke
from kpi_tui.tui.pages.chart.scale import Scale
from kpi_tui.tui.pages.chart.series import ChartSeries, month_number


def draw(
    canvas: ChartCanvas, series: ChartSeries, scale: Scale, calendar: Calendar, pens: Pens
) -> None:
    """Draw a series, at least one month long, on a canvas of the scale's rows."""
    columns = [calendar.column(month_number(month)) for month in series.months]
    spans = _spans(columns, calendar.start)
    breaks = {place for place in series.breaks if 0 < place < len(columns)}
    levels = (
        (series.limit(series.lower), pens.limits),
        (series.limit(series.upper), pens.limits),
        (series.level(series.mean), pens.mean),
        (series.level(series.floor), pens.floor),
        (series.level(series.target), pens.target),
    )
    for values, stroke in levels:
        if pens.ascii_only:
            step = pens.step if stroke is pens.target else None
            _letters(canvas, scale, spans, values, breaks, stroke, step)
        else:
            _level(canvas, scale, spans, values, breaks, stroke)
    for place in breaks:
        before, after = columns[place - 1], columns[place]
        between = (before + after) // 2
        for row in range(canvas.rows):
            canvas.put(row, between if between > before else after, pens.redefined)
    if pens.ascii_only:
        for column, value in zip(columns, series.level(series.year_before), strict=True):
            if value is not None:
                canvas.put(scale.row(value), column, pens.year_before.pen)
    else:
        _line(canvas, scale, columns, series.level(series.year_before), set(), pens.year_before)
        _line(canvas, scale, columns, series.actuals, breaks, pens.line)
    for place, (column, value) in enumerate(zip(columns, series.actuals, strict=True)):
        if value is not None:
            row, kind = scale.row(value), series.mark(place)
            canvas.put(
                row, column, pens.point(series.each_status[place], place in series.simulated)
            )
            if place in series.corrected:
                canvas.put(row - 1 if row else row + 1, column, pens.corrected)
            if kind is not None and kind in pens.brackets:
                left, right = pens.brackets[kind]
                canvas.put(row, column - 1, left)
                canvas.put(row, column + 1, right)


def _spans(columns: Sequence[int], margin: int) -> list[range]:
    """Return the columns that belong to each month: its own, and those half way to its neighbours."""
    if len(columns) == 1:
        return [range(max(columns[0] - 3, 0), columns[0] + 4)]
    halves = [(one + other) // 2 + 1 for one, other in pairwise(columns)]
    starts = [columns[0] - margin, *halves]
    ends = [*halves, columns[-1] + margin + 1]
    return [
        range(min(start, column), max(end, column + 1))
        for start, end, column in zip(starts, ends, columns, strict=True)
    ]


def _level(
    canvas: ChartCanvas,
    scale: Scale,
    spans: Sequence[range],
    values: Sequence[float | None],
    breaks: set[int],
    stroke: Stroke,
) -> None:
    """Draw a level line in dots, with an upright where its value changes, but not across a break."""
    before: int | None = None
    for place, (span, value) in enumerate(zip(spans, values, strict=True)):
        down = None if value is None else scale.dot(value)
        first = span.start * ACROSS
        if down is not None:
            acrosses = range(first, span.stop * ACROSS)
            canvas.dots(((at, down) for at in acrosses if stroke.is_on(at)), stroke.pen)
            if before is not None and before != down and place not in breaks:
                between = range(min(before, down), max(before, down))
                canvas.dots(((first, at) for at in between), stroke.pen)
        before = down


def _letters(
    canvas: ChartCanvas,
    scale: Scale,
    spans: Sequence[range],
    values: Sequence[float | None],
    breaks: set[int],
    stroke: Stroke,
    step: Pen | None,
) -> None:
    """Draw a level line in letters; `step` joins its rows where its value changes, if there is one."""
    before: int | None = None
    for place, (span, value) in enumerate(zip(spans, values, strict=True)):
        row = None if value is None else scale.row(value)
        if row is not None:
            for column in span:
                if column % stroke.every == 0:
                    canvas.put(row, column, stroke.pen)
            if before is not None and step is not None and place not in breaks:
                for between in range(min(before, row) + 1, max(before, row)):
                    canvas.put(between, span.start - 1, step)
        before = row


def _line(
    canvas: ChartCanvas,
    scale: Scale,
    columns: Sequence[int],
    values: Sequence[float | None],
    breaks: set[int],
    stroke: Stroke,
) -> None:
    """Join values in dots; the line crosses no gap and no break."""
    for (left, one), (right, other) in pairwise(enumerate(values)):
        if one is not None and other is not None and right not in breaks:
            start = (columns[left] * ACROSS, scale.dot(one))
            end = (columns[right] * ACROSS, scale.dot(other))
            canvas.dots(_between(start, end, stroke), stroke.pen)


def _between(
    start: tuple[int, int], end: tuple[int, int], stroke: Stroke
) -> Iterator[tuple[int, int]]:
    """Yield the dots of a straight line that are drawn."""
    (x, y), (last_x, last_y) = start, end
    across, down = last_x - x, last_y - y
    steps = max(abs(across), abs(down), 1)
    for step in range(steps + 1):
        if stroke.is_on(step):
            yield (
                x + (2 * step * across + steps) // (2 * steps),
                y + (2 * step * down + steps) // (2 * steps),
            )
