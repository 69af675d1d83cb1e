"""The chart put together: axis of values, plot, axis of time, what the signs mean."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from kpi_tui.tui.pages.chart.calendar import Calendar
from kpi_tui.tui.pages.chart.canvas import ChartCanvas
from kpi_tui.tui.pages.chart.legend import fitted, legend, notes
from kpi_tui.tui.pages.chart.pens import Pens
from kpi_tui.tui.pages.chart.plot import draw
from kpi_tui.tui.pages.chart.scale import scale
from kpi_tui.tui.pages.chart.series import ChartLook, ChartSeries

LEAST_WIDTH, LEAST_HEIGHT = 24, 6
"""Less than that is no chart: a sentence says so."""
LEAST_PLOT = 3
BETWEEN = 2
"""Cells between the legend and the note on the axis where both stand on one line."""
ROOMY = 9
"""Lines from which on there is room for limits, an axis of time and a second row of names."""


def chart(series: ChartSeries, width: int, height: int, look: ChartLook) -> list[Text]:
    """Return the series as at most `height` lines of text, each of them exactly `width` cells.

    Every actual is a point at the nearest row and column. More months than columns share
    columns, and a note says how many: all of them are drawn, one above another. The axis need not
    begin at zero; its range is printed. Average and limits take at least nine lines.
    """
    if height < ROOMY:
        series = replace(series, mean=None, lower=None, upper=None)
    values = _values(series)
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return [_sentence("No room for a chart.", width, look)]
    if not values or not any(value is not None for value in series.actuals):
        return [_sentence("No figures to draw.", width, look)]
    rows = height - 2
    sheet = _Sheet(series, width, rows, height >= ROOMY, look)
    while sheet.height > height and rows > LEAST_PLOT:
        rows = max(LEAST_PLOT, min(rows - 1, sheet.rows - (sheet.height - height)))
        sheet = _Sheet(series, width, rows, height >= ROOMY, look)
    return sheet.lines()


class _Sheet:
    """A chart whose plot has at most so many rows; its height depends on how wide its words are."""

    def __init__(
        self, series: ChartSeries, width: int, rows: int, roomy: bool, look: ChartLook
    ) -> None:
        self._series, self._width, self._roomy, self._look = series, width, roomy, look
        self._pens = Pens.of(look)
        self._scale = scale(_values(series), rows)
        self._labels = self._scale.labels(series.unit, ascii_only=look.ascii_only)
        self._gutter = max(map(cell_len, self._labels)) + 1
        room = width - self._gutter
        margin = 1 if room >= LEAST_WIDTH else 0
        self._calendar = Calendar.of(series.months, room, margin, series.names)
        month_names = self._calendar.rows(self._name_rows, self._gutter, width)
        self._below = [
            *self._axis(),
            *(Text(names, style=look.words) for names in month_names),
            *self._foot(),
        ]
        self.rows = self._scale.rows
        self.height = self.rows + len(self._below)

    def lines(self) -> list[Text]:
        """Return all lines."""
        return [_padded(line, self._width) for line in (*self._plot(), *self._below)]

    def _plot(self) -> list[Text]:
        canvas = ChartCanvas(self._scale.rows, self._width - self._gutter)
        draw(canvas, self._series, self._scale, self._calendar, self._pens)
        lines = []
        ticks = dict(zip(map(self._scale.row, self._scale.ticks), self._labels, strict=True))
        for row in range(self._scale.rows):
            label = ticks.get(row, "")
            line = Text(label.rjust(self._gutter - 1), style=Style.null())
            line.stylize(self._look.words)
            line.append(self._pens.tick if label else self._pens.side, style=self._look.axis)
            lines.append(line.append_text(canvas.row(row)))
        return lines

    def _axis(self) -> list[Text]:
        if not self._roomy:
            return []
        glyphs = [self._pens.base] * self._calendar.end
        for column in self._calendar.named(self._name_rows):
            glyphs[column] = self._pens.month
        for column in self._calendar.year_starts():
            glyphs[column] = self._pens.year
        line = " " * (self._gutter - 1) + self._pens.corner + "".join(glyphs)
        return [Text(line, style=self._look.axis)]

    @property
    def _name_rows(self) -> int:
        return 2 if self._roomy else 1

    def _foot(self) -> list[Text]:
        """Return the legend and the note on the axis, on one line if there is room.

        In a low chart a shorter note is taken for that.
        """
        axis_notes = notes(self._scale, self._labels, self._calendar.shared)
        *first, last = legend(
            self._series, self._pens, self._width, cell_len(axis_notes[-1]) + BETWEEN
        )
        room = self._width - last.cell_len - BETWEEN
        candidates = axis_notes[:1] if self._roomy and not first else axis_notes
        beside = [note for note in candidates if cell_len(note) <= room]
        if beside:
            note = beside[0].rjust(room + BETWEEN)
            return [*first, Text.assemble(last, (note, self._look.words))]
        return [*first, last, Text(fitted(axis_notes, self._width), style=self._look.words)]


def _values(series: ChartSeries) -> list[float]:
    """Return all values that the axis of values has to hold."""
    lines = (
        series.actuals,
        series.level(series.target),
        series.level(series.floor),
        series.level(series.mean),
        series.limit(series.lower),
        series.limit(series.upper),
    )
    return [value for line in lines for value in line if value is not None]


def _sentence(words: str, width: int, look: ChartLook) -> Text:
    return _padded(Text(words, style=look.words), width)


def _padded(line: Text, width: int) -> Text:
    if (cells := line.cell_len) > width:
        line.truncate(width)
    elif cells < width:
        line.pad_right(width - cells)
    return line
