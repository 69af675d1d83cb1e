"""The table: one row a measure of the period, in the order printed or sorted by a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual import events
from textual.content import Content
from textual.messages import Layout
from textual.widget import Widget

from kpi_tui.labels import mark
from kpi_tui.origin import Origin
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes import column_layout
from kpi_tui.tui.panes.column_layout import lay_out
from kpi_tui.tui.panes.messages import MeasureChosen, MeasureOpened
from kpi_tui.tui.panes.row_order import SortedRows, keyed
from kpi_tui.tui.session.kept import Kept
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.tui.widgets.row_table import PADDING, ColumnHeading, RowTable

if TYPE_CHECKING:
    from kpi_tui.publish.copying.copied import Copied

BORDER = 2
"""The lines of a pane's frame."""


class MeasureTable(RowTable):
    """The table of measures. Moving in it posts `MeasureChosen`, Enter posts `MeasureOpened`."""

    def __init__(self, kept: Kept) -> None:
        """Take what is kept: it says which columns are wanted."""
        super().__init__(id="table")
        self.border_title = Content("2 Measures")
        self._kept = kept
        self.order = SortedRows()
        self._order_before: SortedRows | None = None
        """The order to go back to; `None` where a person chose the one that is shown."""
        self._month: Sequence[TableRow] = ()
        """Every measure of the period; `places` of measures are places in this."""
        self._indexes: Sequence[int] = ()
        """The places to be shown, in the order printed."""
        self._shown: dict[str, int] = {}
        """The place of each row, from top to bottom, by the row's key."""
        self._places: Sequence[int] = ()
        self._layout_of: tuple[object, column_layout.ColumnLayout] | None = None
        self.drawn = column_layout.ColumnLayout((), ())
        self._awaited: str | None = None
        self._last: str | None = None
        """The row that the cursor was on, also while there are none."""
        self._lines = 1
        """The lines of a row: two where names have two."""
        self._adds = False
        """Whether the heading that is clicked on is to be sorted by as well."""
        self._drawn_width = 0
        self._most_height: int | None = None
        """The height of the table where fewer lines than half are enough for its rows."""
        self._origin = Origin.PUBLISHED
        self._compared = self._foot = ""
        self._told = False
        """Whether there has been a period to show."""

    def show(
        self,
        month: Sequence[TableRow],
        indexes: Sequence[int],
        heading: str,
        origin: Origin = Origin.PUBLISHED,
        compared: str = "",
        foot: str = "",
    ) -> None:
        """Show these of a period's rows; the cursor stays on the measure it is on.

        `origin` says where they come from. Below the table stand `foot`, `compared`, which tells the
        period that their direction is counted from, and their number, as far as there is room.
        """
        self._origin, self._compared, self._foot = origin, compared, foot
        if month is not self._month:
            self._month, self._layout_of = month, None
        self._indexes, self._told = indexes, True
        self._fill()
        marked = " · ".join(filter(None, (origin.mark.capitalize(), heading)))
        self.border_title = Content(f"2 {marked}")

    def go_to(self, measure_code: str) -> None:
        """Put the cursor on a measure, where it is shown; at once or when there is room for rows."""
        if measure_code in self._shown:
            self._go_to_row(list(self._shown).index(measure_code))
        elif not self._shown:
            self._awaited = measure_code

    def go_to_place(self, place: int) -> None:
        """Put the cursor on one of the period's measures, where it is shown."""
        if place in self._places:
            self._go_to_row(self._places.index(place))

    def step(self, step: int) -> bool:
        """Go so many measures down; `False` where there is none to go to."""
        before = self.cursor_row
        self._go_to_row(self._row + step)
        return self.cursor_row != before

    def sort_by(self, step: int) -> None:
        """Sort by the next (1) or previous (-1) column, or by one more (0)."""
        shown = self._layout().columns
        self.sort(self.order.stepped(shown, step) if step else self.order.refined(shown))

    def sort(self, order: SortedRows) -> None:
        """Put the rows in another order, the cursor on the first of them."""
        self.order, self._order_before = order, None
        self._fill(at_top=True)
        self.scroll_to_cursor()

    def sort_meanwhile(self, key: str | None, *, turned: bool = False) -> None:
        """Put the rows in the order of a column, until `None` puts them as they were before."""
        if key is not None:
            before = self._order_before or self.order
            self.sort(SortedRows.of([(key, turned)]))
            self._order_before = before
        elif self._order_before is not None:
            self.sort(self._order_before)

    @property
    def _row(self) -> int:
        """The row that the cursor is on, however many lines rows have."""
        return self.cursor_row // self._lines

    def _go_to_row(self, row: int) -> None:
        self.move_to(max(0, row) * self._lines)

    def block(self, row: int) -> range:
        """Return the lines of the row that a line belongs to."""
        top = row - row % self._lines
        return range(top, top + self._lines)

    def landing(self, row: int) -> int:
        """Return the first line of the row that is nearest."""
        return self.block(super().landing(row)).start

    def recolour(self) -> None:
        """Draw all anew, in the colours of another theme."""
        self._layout_of = None
        self._fill()

    def copied(self, notes: Sequence[str]) -> Copied:
        """Return what is shown, to be copied with some notes below it."""
        from kpi_tui.tui.panes.copied_rows import rows_copied

        palette = Palette.of_theme(self.app.theme_variables)
        rows = [self._month[place] for place in self._places]
        return rows_copied(self._layout().columns, rows, palette, self._origin, notes)

    @property
    def chosen(self) -> int | None:
        """The place, among the period's measures, of the one under the cursor."""
        return self._places[self._row] if self._places else None

    @property
    def place(self) -> str:
        """Which measure the cursor is on, and its status: `measure 4 of 12 · ▲ red`."""
        if not self._places:
            return ""
        at, count = self._row + 1, len(self._places)
        status = self._month[self._places[self._row]].reading.period_status
        said = (f"measure {at} of {count}", str(mark(status)), "last" if at == count > 1 else "")
        return " · ".join(filter(None, said))

    @property
    def in_order(self) -> list[int]:
        """The places, among the period's measures, of those shown, from top to bottom."""
        return list(self._places)

    def on_resize(self) -> None:
        """Give columns the room there is."""
        if self._room != self._drawn_width:
            self._layout_of = None
            self._fill()
        else:
            self._give_room_away()
        self.scroll_to_cursor()

    def row_cells(self, row: int) -> list[Text]:
        """Return the cells of a line: a measure's, or below them the second line of its name."""
        palette = Palette.of_theme(self.app.theme_variables)
        place, line = self._places[row // self._lines], row % self._lines
        layout, name = self.drawn, Text(self.drawn.names[place][line], no_wrap=True)
        return [
            name
            if column.key == "name"
            else Text("")
            if line
            else column.text(self._month[place], palette, width)
            for column, width in zip(layout.columns, layout.widths, strict=True)
        ]

    def row_style(self, row: int) -> Style:
        """Return the style of a row, which all its lines have."""
        return super().row_style(row // self._lines if row > 0 else row)

    def cursor_moved(self) -> None:
        """Say at once which measure it is, so that table and commentary are drawn together."""
        # Straight to the screen: on its way up through the panes, it would be drawn too late.
        self.screen.post_message(MeasureChosen())

    def row_opened(self) -> None:
        """Post that the measure is to be read."""
        self.post_message(MeasureOpened())

    def column_clicked(self, column: int) -> None:
        """Sort by the column; once more, the other way."""
        clicked = self.drawn.columns[column]
        if clicked.sort is not None:
            self.sort(self.order.clicked(clicked.key, adds=self._adds))

    def on_click(self, event: events.Click) -> None:
        """Sort by a column as well where Shift is held down; a terminal may keep that for itself."""
        self._adds = event.shift or event.ctrl

    @property
    def _room(self) -> int:
        """The cells across; behind a pane that fills the screen, those it had before."""
        return self.size.width or self._drawn_width

    def _layout(self) -> column_layout.ColumnLayout:
        """Choose the columns that have room, by all rows of the period: filters then move none."""
        room, choice = self._room, self._kept.columns
        if self._layout_of is None or self._layout_of[0] != (room, choice):
            palette = Palette.of_theme(self.app.theme_variables)
            inside = room - self.styles.scrollbar_size_vertical
            found = lay_out(self._month, inside, PADDING, palette, choice)
            self._layout_of = (room, choice), found
        return self._layout_of[1]

    def _fill(self, *, at_top: bool = False) -> None:
        """Show what is to be shown, the cursor on the measure it was on or the next, or on the first."""
        if not self._told or self._room == 0:
            return
        keys, row = list(self._shown), self._row
        kept = self._awaited or (keys[row] if keys else self._last)
        self._last = kept
        self._awaited, self._drawn_width, self.drawn = None, self._room, self._layout()
        self._lines = 2 if self._kept.columns.two_lines else 1
        self._shown = keyed(self._month, self.order.arranged(self._month, self._indexes))
        self._places = list(self._shown.values())
        near = self.order.nearest(self._month, self._shown, kept)
        row = 0 if at_top else (row if near is None else near) * self._lines
        self.show_rows(self._headings(), len(self._places) * self._lines, row)
        tells_direction = any(column.key == "travel" for column in self.drawn.columns)
        counted = f"{len(self._indexes)} of {len(self._month)}"
        whole = self._foot, self._compared if tells_direction else "", counted
        said = [" · ".join(filter(None, told)) for told in (whole, (self._foot, counted))]
        fits = [each for each in said if len(each) + 4 <= self.size.width]
        self.border_subtitle = Content(fits[0] if fits else self._foot or counted)
        self._give_room_away()
        self.cursor_moved()

    def _give_room_away(self) -> None:
        """Leave lines without a row to the pane below."""
        most = max(len(self._places), 1) * self._lines + self.HEADING + BORDER
        around = self.parent.size.height if isinstance(self.parent, Widget) else 0
        wanted = most if most < around // 2 else None
        if wanted != self._most_height:
            self._most_height = wanted
            self.styles.height = wanted or "1fr"
            self.screen.post_message(Layout(self))
            # Textual draws no pane anew that moved while another scrolled.
            self.screen.call_later(self.screen.refresh)

    def _headings(self) -> list[ColumnHeading]:
        headings = []
        for column, width in zip(self.drawn.columns, self.drawn.widths, strict=True):
            label = column.heading(width)
            if arrow := self.order.mark(column.key):
                label = _marked(label, arrow, width)
            headings.append(ColumnHeading(label, width, column.right))
        return headings


def _marked(label: str, mark: str, width: int) -> str:
    """Put the mark of an order behind a heading: its place in that goes before a letter does."""
    mark = mark if len(label) + len(mark) <= width else mark[-1]
    gap = " " if len(label) + len(mark) < width else ""
    return f"{label[: max(1, width - len(mark))]}{gap}{mark}"
