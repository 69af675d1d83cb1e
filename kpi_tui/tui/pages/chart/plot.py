"""Points, the line through them, targets, limits and breaks on the canvas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.tui.pages.chart.calendar import Calendar
from kpi_tui.tui.pages.chart.canvas import Canvas, Pen
from kpi_tui.tui.pages.chart.pens import Lines, Pens
from kpi_tui.tui.pages.chart.scale import Scale
from kpi_tui.tui.pages.chart.series import ChartSeries, month_number


def draw(canvas: Canvas, series: ChartSeries, scale: Scale, calendar: Calendar, pens: Pens) -> None:
    """Draw a series, at least one month long, on a canvas of the scale's rows."""
    columns = [calendar.column(month_number(month)) for month in series.months]
    spans = _spans(columns, calendar.start)
    breaks = {place for place in series.breaks if 0 < place < len(columns)}
    for limit in (series.lower, series.upper):
        _level(canvas, scale, spans, series.limit(limit), pens.limits)
    _level(canvas, scale, spans, series.level(series.mean), pens.mean, every=2)
    for place in breaks:
        before, after = columns[place - 1], columns[place]
        between = (before + after) // 2
        for row in range(canvas.rows):
            canvas.put(row, between if between > before else after, pens.redefined)
    _level(canvas, scale, spans, series.level(series.floor), pens.floor)
    target = series.level(series.target)
    _level(canvas, scale, spans, target, pens.target)
    _steps(canvas, scale, spans, target, pens.step)
    actuals = series.actuals
    if pens.lines is not None:
        for (left, one), (right, other) in pairwise(enumerate(actuals)):
            if one is None or other is None or right in breaks:
                continue  # the line crosses no gap and no break
            start, end = (scale.row(one), columns[left]), (scale.row(other), columns[right])
            _join(canvas, start, end, pens.lines)
    marks = series.marks or [None] * len(actuals)
    for place, (column, value) in enumerate(zip(columns, actuals, strict=True)):
        if value is not None:
            pen = pens.point(marks[place], place in series.simulated)
            canvas.put(scale.row(value), column, pen)


def _spans(columns: Sequence[int], margin: int) -> list[range]:
    """Return the columns that belong to each month: half way to its neighbours, and its own at least."""
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
    canvas: Canvas,
    scale: Scale,
    spans: Sequence[range],
    values: Sequence[float | None],
    pen: Pen,
    *,
    every: int = 1,
) -> None:
    """Draw a level line in its months' columns, or in every second of them."""
    for span, value in zip(spans, values, strict=True):
        if value is not None:
            row = scale.row(value)
            for column in span:
                if column % every == 0:
                    canvas.put(row, column, pen)


def _steps(
    canvas: Canvas, scale: Scale, spans: Sequence[range], values: Sequence[float | None], pen: Pen
) -> None:
    """Join a level's old row to its new one."""
    for (span, before), (_, after) in pairwise(zip(spans, values, strict=True)):
        if before is not None and after is not None:
            rows = sorted((scale.row(before), scale.row(after)))
            for row in range(rows[0] + 1, rows[1]):
                canvas.put(row, span.stop - 1, pen)


def _join(canvas: Canvas, start: tuple[int, int], end: tuple[int, int], lines: Lines) -> None:
    """Draw a line from a row and column to another: level, then upright half way, then level."""
    (row, column), (last_row, last_column) = start, end
    turn = (column + last_column) // 2 if last_column - column > 1 else last_column
    for across in range(column + 1, last_column):
        canvas.put(row if across < turn else last_row, across, lines.level)
    for down in range(min(row, last_row) + 1, max(row, last_row)):
        canvas.put(down, turn, lines.upright)
    if row != last_row and turn < last_column:
        falls = last_row > row
        canvas.put(row, turn, lines.from_left_down if falls else lines.from_left_up)
        canvas.put(last_row, turn, lines.up_to_right if falls else lines.down_to_right)
