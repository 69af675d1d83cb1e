"""The table: one row a measure of the month, in the order printed or sorted by a column."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from kpi_tui.tui.messages import MeasureChosen, MeasureOpened
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.columns import (
    COLUMN_IDS,
    COLUMNS,
    Layout,
    TableColumn,
    TableRow,
    lay_out,
)
from kpi_tui.tui.vim import UP_DOWN, VimHands
from kpi_tui.tui.widgets.cell_text import CellText


class MeasureTable(VimHands, DataTable[Text]):
    """Moving in it says `MeasureChosen`, Enter says `MeasureOpened`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *UP_DOWN,
        Binding("g,home", "scroll_top", "Top", show=False),
        Binding("G,end", "scroll_bottom", "End", show=False),
    ]

    def __init__(self, wanted: Collection[str] = COLUMN_IDS) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, id="table")
        self.border_title = Content("2 Measures")
        self._wanted = wanted
        self._month: Sequence[TableRow] = ()
        """Every measure of the month; what is shown are places in it."""
        self._indexes: Sequence[int] = ()
        self._shown: dict[str, int] = {}
        self._columns_drawn: tuple[Layout, str | None, bool] | None = None
        self._layout_of: tuple[int, Layout] | None = None
        self._awaited: str | None = None
        self._sorted_by: str | None = None
        self._downwards = False
        self._drawn_width = 0
        self._filling = False
        self._told = False
        """Whether there has been a month to show."""

    def show(self, month: Sequence[TableRow], indexes: Sequence[int], heading: str) -> None:
        """Show these of a month's rows; the cursor stays on the measure it is on."""
        if month is not self._month:
            self._month, self._layout_of = month, None
        self._indexes, self._told = indexes, True
        self._fill()
        self.border_title = Content(f"2 {heading}")
        self.border_subtitle = Content(f"{len(indexes)} of {len(month)}")

    def go_to(self, measure_code: str) -> None:
        """Put the cursor on a measure, where it is shown; at once or when there is room for rows."""
        if measure_code in self._shown:
            self.move_cursor(row=self.get_row_index(measure_code), animate=False)
        elif not self._shown:
            self._awaited = measure_code

    def go_to_place(self, place: int) -> None:
        """Put the cursor on one of the month's measures, where it is shown."""
        for row, shown in enumerate(self._shown.values()):
            if shown == place:
                self.move_cursor(row=row, animate=False)

    def sort_by(self, step: int) -> str:
        """Sort by the next (1) or previous (-1) column and say its name; past the end, as printed."""
        shown = self._layout().columns
        keys = [None, *(column.key for column in shown if column.sort)]
        place = keys.index(self._sorted_by) if self._sorted_by in keys else 0
        self._sorted_by, self._downwards = keys[(place + step) % len(keys)], False
        self._fill()
        return next((each.label for each in COLUMNS if each.key == self._sorted_by), "as printed")

    def turn_round(self) -> None:
        """Turn the order of the rows round."""
        self._downwards = not self._downwards
        self._fill()

    def recolour(self) -> None:
        """Draw all anew, in the colours of another theme."""
        self._layout_of = self._columns_drawn = None
        self._fill()

    def table_as_text(self) -> list[list[str]]:
        """What is shown, headings first, with every cell in full."""
        palette = Palette.of_theme(self.app.theme_variables)
        columns = self._layout().columns
        order = self._ordered()
        rows = [[each.text(self._month[at], palette, 99).plain for each in columns] for at in order]
        return [[column.label for column in columns], *rows]

    @property
    def chosen(self) -> int | None:
        """The place, among the month's measures, of the one under the cursor."""
        key = self._key_under_cursor()
        return None if key is None else self._shown[key]

    @property
    def in_order(self) -> list[int]:
        """The places, among the month's measures, of those shown, from top to bottom."""
        return list(self._shown.values())

    def on_resize(self) -> None:
        """Give columns the room there is."""
        if self._room != self._drawn_width:
            self._layout_of = None
            self._fill()

    @property
    def _room(self) -> int:
        """The cells across; behind a pane that fills the screen, those it had before."""
        return self.size.width or self._drawn_width

    def watch_cursor_coordinate(
        self, old_coordinate: Coordinate, new_coordinate: Coordinate
    ) -> None:
        """Say at once which measure it is, so that table and commentary are drawn together."""
        super().watch_cursor_coordinate(old_coordinate, new_coordinate)
        if old_coordinate.row != new_coordinate.row and not self._filling:
            self._say_chosen()

    def _say_chosen(self) -> None:
        # Straight to the screen: on its way up through the panes, it would be drawn too late.
        self.screen.post_message(MeasureChosen(self.chosen))

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

    def _key_under_cursor(self) -> str | None:
        if not self._shown or not self.is_valid_row_index(self.cursor_row):
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def _layout(self) -> Layout:
        """The columns for the room there is; for all the month, so that filters move nothing."""
        room = self._room
        if self._layout_of is None or self._layout_of[0] != room:
            palette = Palette.of_theme(self.app.theme_variables)
            inside = room - self.styles.scrollbar_size_vertical
            padding = 2 * self.cell_padding
            self._layout_of = room, lay_out(self._month, inside, padding, palette, self._wanted)
        return self._layout_of[1]

    def _fill(self) -> None:
        """Show what is to be shown, by row key: what is there already is not drawn anew."""
        if not self._told or self._room == 0:
            return
        kept, at, scrolled = self._key_under_cursor(), self.cursor_row, self.scroll_y
        kept, self._awaited = self._awaited or kept, None
        self._drawn_width = self._room
        shown = self._keyed(self._ordered())
        self._filling = True
        try:
            same_columns = self._draw_columns()
            if same_columns and list(shown) == list(self._shown):
                self._shown = shown
                self._update_cells()
            else:
                self._shown = shown
                self._draw_rows()
                row = self.get_row_index(kept) if kept in shown else min(at, self.row_count - 1)
                self.move_cursor(row=max(row, 0), animate=False, scroll=False)
                self.scroll_to(y=scrolled, animate=False, force=True)
                self.call_after_refresh(self._bring_cursor_into_view)
        finally:
            self._filling = False
        self._say_chosen()

    def _draw_columns(self) -> bool:
        """Draw the columns, and say whether they were there already."""
        wanted = (self._layout(), self._sorted_by, self._downwards)
        if wanted == self._columns_drawn:
            return True
        self._columns_drawn = wanted
        self.clear(columns=True)
        layout = wanted[0]
        for column, width in zip(layout.columns, layout.widths, strict=True):
            self.add_column(self._heading(column), width=width, key=column.key)
        return False

    def _draw_rows(self) -> None:
        self.clear()
        for key, index in self._shown.items():
            self.add_row(*self._cells(index), key=key)

    def _update_cells(self) -> None:
        columns = self._layout().columns
        for key, index in self._shown.items():
            for column, old, new in zip(
                columns, self.get_row(key), self._cells(index), strict=True
            ):
                if old != new or old.style != new.style:
                    self.update_cell(key, column.key, new)

    def _cells(self, index: int) -> list[Text]:
        palette = Palette.of_theme(self.app.theme_variables)
        layout, row = self._layout(), self._month[index]
        return [
            CellText.of(column.text(row, palette, width))
            for column, width in zip(layout.columns, layout.widths, strict=True)
        ]

    def _keyed(self, order: Sequence[int]) -> dict[str, int]:
        """Each row's key, the measure's code; a code that is listed twice is counted."""
        keyed: dict[str, int] = {}
        for index in order:
            code = self._month[index].reading.measure_code
            key, times = code, 1
            while key in keyed:
                times += 1
                key = f"{code} {times}"
            keyed[key] = index
        return keyed

    def _ordered(self) -> list[int]:
        column = next((each for each in COLUMNS if each.key == self._sorted_by), None)
        if column is None or column.sort is None:
            return list(reversed(self._indexes)) if self._downwards else list(self._indexes)
        keys = {index: column.sort(self._month[index]) for index in self._indexes}
        without = [index for index in self._indexes if keys[index][0]]
        having = [index for index in self._indexes if not keys[index][0]]
        having.sort(key=keys.__getitem__, reverse=self._downwards)
        return having + without

    def _heading(self, column: TableColumn) -> Text:
        arrow = (" ↓" if self._downwards else " ↑") if column.key == self._sorted_by else ""
        return Text(column.label + arrow, justify="right" if column.right else "left", no_wrap=True)

    def _bring_cursor_into_view(self) -> None:
        if self.row_count:
            self.move_cursor(row=self.cursor_row, animate=False)
