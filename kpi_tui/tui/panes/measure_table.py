"""The table: one row a measure of the month, in the order printed or sorted by a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable

from kpi_tui.analysis.measures import History, key_of
from kpi_tui.analysis.sparkline import sparkline
from kpi_tui.figures import parse
from kpi_tui.labels import MARKS
from kpi_tui.report import Reading, Report, Status
from kpi_tui.text import fold, one_line
from kpi_tui.tui.messages import MeasureChosen, MeasureOpened
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.vim import UP_DOWN

Sortable = tuple[int, float | str]
"""What rows are ordered by: those without a value come last."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: how wide, what stands in it and what it sorts by."""

    key: str
    label: str
    most: int
    """It is as wide as its longest text, up to this many cells; 0 takes what room is left."""
    least: int
    """It is left out where the table is narrower than this many cells."""
    sort: Callable[[Reading], Sortable] | None = None
    right: bool = False


def _number(name: str) -> Callable[[Reading], Sortable]:
    def sort(reading: Reading) -> Sortable:
        value = parse(getattr(reading, name)).value
        return (1, 0.0) if value is None else (0, value)

    return sort


SEVERITY = (Status.RED, Status.AMBER, Status.UNREADABLE, *MARKS)


def _severity(name: str) -> Callable[[Reading], Sortable]:
    def sort(reading: Reading) -> Sortable:
        status = getattr(reading, name)
        return (1, 0.0) if status is None else (0, float(SEVERITY.index(status)))

    return sort


COLUMNS = (
    TableColumn("code", "Code", 12, 0, lambda reading: (0, reading.measure_code)),
    TableColumn("name", "Measure", 0, 0, lambda reading: (0, fold(reading.measure_name))),
    TableColumn("period_actual", "Actual", 12, 0, _number("period_actual"), right=True),
    TableColumn("period_target", "Target", 12, 0, _number("period_target"), right=True),
    TableColumn("period_status", "Status", 12, 0, _severity("period_status")),
    TableColumn("ytd_actual", "YTD actual", 13, 104, _number("ytd_actual"), right=True),
    TableColumn("ytd_target", "YTD target", 13, 104, _number("ytd_target"), right=True),
    TableColumn("ytd_status", "YTD", 12, 92, _severity("ytd_status")),
    TableColumn("trend", "Trend", 12, 124),
)
GIVEN_UP = ("period_target", "period_actual")
"""What is left out, in this order, where figures are so long that statuses would be cut off."""
LEAST_NAME = 10
"""Cells of a measure's name."""
NARROW = 68
"""Below this many cells, statuses other than the colours are glyphs alone."""
NARROW_STATUS = 7


class MeasureTable(DataTable[Text]):
    """Moving in it says `MeasureChosen`, Enter says `MeasureOpened`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *UP_DOWN,
        Binding("g,home", "scroll_top", "Top", show=False),
        Binding("G,end", "scroll_bottom", "End", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, id="table")
        self.border_title = Content("2 Measures")
        self._report: Report | None = None
        self._rows: Sequence[int] = ()
        self._histories: History = {}
        self._shown: dict[str, int] = {}
        self._awaited: str | None = None
        self._sorted_by: str | None = None
        self._downwards = False
        self._drawn_width = 0

    def show(self, report: Report, rows: Sequence[int], histories: History, heading: str) -> None:
        """Show these rows of a month; the cursor stays on the measure it is on."""
        self.border_title = Content(f"2 {heading}")
        self._report, self._rows, self._histories = report, rows, histories
        self._fill()

    def go_to(self, measure_code: str) -> None:
        """Put the cursor on a measure, where it is shown; at once or when there is room for rows."""
        if measure_code in self._shown:
            self.move_cursor(row=self.get_row_index(measure_code), animate=False)
        elif not self._shown:
            self._awaited = measure_code

    def show_trends(self, histories: History) -> None:
        """Fill in the trends, which are read later than the month."""
        self._histories = histories
        if "trend" in self.columns and self._report is not None:
            for key, index in self._shown.items():
                self.update_cell(key, "trend", self._trend(self._report.readings[index]))

    def sort_by(self, step: int) -> str:
        """Sort by the next (1) or previous (-1) column and say its name; past the end, as printed."""
        keys = [None, *(column.key for column in self._columns_shown() if column.sort)]
        place = keys.index(self._sorted_by) if self._sorted_by in keys else 0
        self._sorted_by, self._downwards = keys[(place + step) % len(keys)], False
        self._fill()
        return next((c.label for c in COLUMNS if c.key == self._sorted_by), "as printed")

    def turn_round(self) -> None:
        """Turn the order of the rows round."""
        self._downwards = not self._downwards
        self._fill()

    def on_resize(self) -> None:
        """Give columns the room there is."""
        if self._report is not None and self._room != self._drawn_width:
            self._fill()

    @property
    def _room(self) -> int:
        """The cells across; behind a pane that fills the screen, those it had before."""
        return self.size.width or self._drawn_width

    @property
    def chosen(self) -> int | None:
        """The place, among the month's readings, of the measure under the cursor."""
        key = self._key_under_cursor()
        return None if key is None else self._shown[key]

    @on(DataTable.RowHighlighted)
    def _say_chosen(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self.post_message(MeasureChosen(self.chosen))

    @on(DataTable.RowSelected)
    def _say_opened(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.post_message(MeasureOpened())

    @on(DataTable.HeaderSelected)
    def _sort_by_header(self, event: DataTable.HeaderSelected) -> None:
        event.stop()
        column = next(column for column in COLUMNS if column.key == event.column_key.value)
        if column.sort is None:
            return
        self._downwards = self._sorted_by == column.key and not self._downwards
        self._sorted_by = column.key
        self._fill()

    def _columns_shown(self) -> list[TableColumn]:
        columns = [column for column in COLUMNS if self._room >= column.least]
        for key in GIVEN_UP:
            if self._report is None or self._left_for_name(columns, self._report) >= LEAST_NAME:
                break
            columns = [column for column in columns if column.key != key]
        return columns

    def _key_under_cursor(self) -> str | None:
        if not self._shown or not self.is_valid_row_index(self.cursor_row):
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def _fill(self) -> None:
        report = self._report
        if report is None or self._room == 0:
            return
        kept, at, scrolled = self._key_under_cursor(), self.cursor_row, self.scroll_y
        kept, self._awaited = self._awaited or kept, None
        palette = Palette.of_theme(self.app.theme_variables)
        columns = self._columns_shown()
        self._drawn_width = self._room
        with self.prevent(DataTable.RowHighlighted):
            self.clear(columns=True)
            for column, width in zip(columns, self._widths(columns, report), strict=True):
                self.add_column(self._heading(column), width=width, key=column.key)
            self._shown = {}
            for index in self._ordered(report):
                reading = report.readings[index]
                key = self._new_key(reading)
                self._shown[key] = index
                self.add_row(*self._cells(reading, columns, palette), key=key)
            row = self.get_row_index(kept) if kept in self._shown else min(at, self.row_count - 1)
            self.move_cursor(row=max(row, 0), animate=False, scroll=False)
        self.scroll_to(y=scrolled, animate=False, force=True)
        self.call_after_refresh(self._bring_cursor_into_view)
        self._retitle(report)
        self.post_message(MeasureChosen(self.chosen))

    def _new_key(self, reading: Reading) -> str:
        """The measure's code; a code that is listed twice is counted."""
        key, times = reading.measure_code, 1
        while key in self._shown:
            times += 1
            key = f"{reading.measure_code} {times}"
        return key

    def _ordered(self, report: Report) -> list[int]:
        rows = list(self._rows)
        column = next((c for c in COLUMNS if c.key == self._sorted_by), None)
        if column is not None and column.sort is not None:
            sort = column.sort
            keys = {row: sort(report.readings[row]) for row in rows}
            without = [row for row in rows if keys[row][0]]
            having = [row for row in rows if not keys[row][0]]
            having.sort(key=keys.__getitem__, reverse=self._downwards)
            return having + without
        return rows[::-1] if self._downwards else rows

    def _widths(self, columns: Sequence[TableColumn], report: Report) -> list[int]:
        """The cells of each column: as wide as its texts all month, so that filters move nothing."""
        left = max(self._left_for_name(columns, report), LEAST_NAME)
        return [width or left for width in self._fixed_widths(columns, report)]

    def _left_for_name(self, columns: Sequence[TableColumn], report: Report) -> int:
        padding = 2 * self.cell_padding * len(columns)
        others = sum(self._fixed_widths(columns, report))
        return self._room - others - padding - self.styles.scrollbar_size_vertical

    def _fixed_widths(self, columns: Sequence[TableColumn], report: Report) -> list[int]:
        palette = Palette.of_theme(self.app.theme_variables)
        return [
            min(self._most(column), self._longest(column, report, palette)) if column.most else 0
            for column in columns
        ]

    def _longest(self, column: TableColumn, report: Report, palette: Palette) -> int:
        texts = (self._cell(reading, column, palette).cell_len for reading in report.readings)
        sortable = 2 if column.sort and column.key != "code" else 0
        return max([len(column.label) + sortable, *texts])

    def _most(self, column: TableColumn) -> int:
        narrow = self._room < NARROW and column.key.endswith("_status")
        return NARROW_STATUS if narrow else column.most

    def _heading(self, column: TableColumn) -> Text:
        arrow = (" ↓" if self._downwards else " ↑") if column.key == self._sorted_by else ""
        return Text(column.label + arrow, justify="right" if column.right else "left", no_wrap=True)

    def _cells(
        self, reading: Reading, columns: Sequence[TableColumn], palette: Palette
    ) -> list[Text]:
        return [self._cell(reading, column, palette) for column in columns]

    def _cell(self, reading: Reading, column: TableColumn, palette: Palette) -> Text:
        match column.key:
            case "code":
                return Text(one_line(reading.measure_code), no_wrap=True, overflow="ellipsis")
            case "name":
                return Text(one_line(reading.measure_name), no_wrap=True, overflow="ellipsis")
            case "period_status" | "ytd_status":
                return palette.status(getattr(reading, column.key), self._most(column))
            case "trend":
                return self._trend(reading)
            case figure:
                printed = one_line(getattr(reading, figure) or "")
                return Text(printed, justify="right", no_wrap=True, overflow="ellipsis")

    def _trend(self, reading: Reading) -> Text:
        assert self._report is not None
        points = self._histories.get(key_of(reading.measure_code, reading.measure_name), ())
        values = [p.actual_value for p in points if p.report_date <= self._report.report_date]
        return Text(sparkline(values[-12:]) if len(values) > 1 else "", no_wrap=True)

    def _bring_cursor_into_view(self) -> None:
        if self.row_count:
            self.move_cursor(row=self.cursor_row, animate=False)

    def _retitle(self, report: Report) -> None:
        self.border_subtitle = Content(f"{len(self._rows)} of {len(report.readings)}")
