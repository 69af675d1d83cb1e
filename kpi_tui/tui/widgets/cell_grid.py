"""Rows of cells under headings: the left part of each row stays where it is, the cells scroll.

The cursor is on one cell, between brackets, so that it is seen without colours too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from kpi_tui.tui.widgets.cursor_lines import LEFT, RowCursorView
from kpi_tui.tui.widgets.legible import legible, legible_style

STEP = 8
"""Columns that are drawn in one go."""
MOST_LINES = 200
"""Lines that are kept."""


@dataclass(frozen=True, slots=True)
class CellColumn:
    """Where the cells of a column stand, in a row as it is drawn whole."""

    left: int
    """Its first cell, behind the blank that the cursor's bracket may take."""
    width: int


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of every row is in view."""

    left: int
    """The first cell of a row, behind its fixed part, that would be in view."""
    width: int
    columns: range
    """Those that are drawn."""
    skipped: int
    """The cells of a row, behind its fixed part, before the columns that are drawn."""
    first: int
    end: int
    """The first cell, and the one behind the last, between which columns are in view whole."""


class CellGrid(RowCursorView):
    """A base class: `row_part` draws a row, its fixed part and those of its cells that are wanted.

    It has to leave a blank between two cells, before the first and behind the last.
    """

    READ_IN_CURSOR_COLOURS = False
    DEFAULT_CSS = """
    CellGrid {
        & > .lines--cursor {
            background: $accent 30%;
            color: $foreground;
            text-style: bold;
        }
        &:focus > .lines--cursor {
            background: $accent 30%;
            color: $foreground;
            text-style: bold;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "cursor_left", "Left", show=False),
        Binding("right,l", "cursor_right", "Right", show=False),
        Binding("home", "row_start", "First cell", show=False),
        Binding("end", "row_end", "Last cell", show=False),
        Binding("ctrl+home", "top", "Top", show=False),
        Binding("ctrl+end", "bottom", "End", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.fixed = 0
        """How many cells of a line from its left stay where they are."""
        self.cursor_column = 0
        self._columns: Sequence[CellColumn] = ()
        self._window: Window | None = None
        """The window that was worked out last."""
        self._parts: dict[tuple[int, bool, range], Strip] = {}
        """Rows as they were drawn, by whether the cursor is on them and by the columns."""
        self._lines: dict[tuple[int, int | None, int, int], Strip] = {}
        """Lines of the screen, by row, column in brackets, first cell in view and width."""

    # -- what is shown -------------------------------------------------------------------------

    def show_cells(
        self, columns: Sequence[CellColumn], fixed: int, rows: int, cursor: tuple[int, int]
    ) -> None:
        """Show so many rows of cells in these columns, the cursor in a row and a column."""
        self._columns, self.fixed = columns, fixed
        self.cursor_column = max(0, min(cursor[1], len(columns) - 1))
        width = columns[-1].left + columns[-1].width + 1 if columns else fixed
        self.show_count(rows, width, cursor[0])
        self._scroll_to_column()

    def move_to_column(self, column: int) -> None:
        """Put the cursor on a column, or on the nearest there is."""
        before, self.cursor_column = self.cursor_column, max(0, min(column, len(self._columns) - 1))
        if self.cursor_column != before:
            self._scroll_to_column()
            line = self.cursor_row - round(self.scroll_y) + self.HEADING
            across = self.size.width
            self.refresh(Region(0, 0, across, self.HEADING), Region(0, line, across, 1))
            self.cursor_moved()

    def scroll_to_cursor(self) -> None:
        """Scroll as little as brings the cursor's cell into view."""
        super().scroll_to_cursor()
        self._scroll_to_column()

    def _scroll_to_column(self) -> None:
        room = self.scrollable_content_region.width - self.fixed
        if not self._columns or room <= 0:
            return
        column, left = self._columns[self.cursor_column], round(self.scroll_x)
        start, end = column.left - 1 - self.fixed, column.left + column.width + 1 - self.fixed
        if not start >= left >= end - room:
            self._scroll_across(start if start < left else end - room)

    def show_end(self, least: int) -> None:
        """Scroll to the last column, if so many columns before the cursor's stay in view."""
        end = self._columns[-1].left + self._columns[-1].width + 1 if self._columns else 0
        room = self.scrollable_content_region.width - self.fixed
        first = self._columns[max(0, self.cursor_column - least)] if self._columns else None
        if first and first.left - 1 >= end - room:
            self._scroll_across(end - room - self.fixed)

    def _scroll_across(self, left: int) -> None:
        if left != round(self.scroll_x):
            self.scroll_to(x=left, animate=False, force=True, immediate=True)

    # -- keys and mouse ------------------------------------------------------------------------

    def action_cursor_left(self) -> None:
        """Go to the cell before."""
        self.move_to_column(self.cursor_column - 1)

    def action_cursor_right(self) -> None:
        """Go to the next cell."""
        self.move_to_column(self.cursor_column + 1)

    def action_row_start(self) -> None:
        """Go to the first cell of the row."""
        self.move_to_column(0)

    def action_row_end(self) -> None:
        """Go to the last cell of the row."""
        self.move_to_column(len(self._columns) - 1)

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked on; open the one under the cursor."""
        event.stop()
        event.prevent_default()
        place = event.get_content_offset(self)
        if place is None or event.button != LEFT:
            return
        x = place.x if place.x < self.fixed else place.x + round(self.scroll_x)
        column = next(
            (
                number
                for number, each in enumerate(self._columns)
                if each.left <= x <= each.left + each.width
            ),
            self.cursor_column,
        )
        row = self.row_at(place.y)
        if row < 0:
            self.heading_clicked(x)
        elif (row, column) == (self.cursor_row, self.cursor_column):
            self.row_opened()
        elif row < self.row_count:
            self.move_to_column(column)
            self.move_to(row)

    # -- drawing -------------------------------------------------------------------------------

    def row_part(self, row: int, columns: range) -> Sequence[Segment]:
        """Draw what stays in view of a row, and its cells of these columns."""
        raise NotImplementedError

    def row_segments(self, row: int) -> Sequence[Segment]:
        """Draw a row whole."""
        return self.row_part(row, range(len(self._columns)))

    def forget_lines(self) -> None:
        """Draw every line anew."""
        super().forget_lines()
        self._parts.clear()
        self._lines.clear()
        self._window = None

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen: its fixed part, and of its cells those that are in view."""
        left, width = round(self.scroll_x), self.size.width
        row = self.row_at(y)
        if row >= self.row_count:
            return Strip.blank(width, self.ground)
        column = self.cursor_column if row == self.cursor_row else None
        key = row, column, left, width
        if key not in self._lines:
            if len(self._lines) == MOST_LINES:
                self._lines.clear()
            self._lines[key] = self._line(row, column, self._window_at(left, width))
        return self._lines[key]

    def _line(self, row: int, column: int | None, window: Window) -> Strip:
        """Draw a row through a window, its cell in a column between brackets."""
        style = self.ground + self.row_style(row)
        if column is not None:
            style = legible_style(style + self.get_component_rich_style("lines--cursor"))
        key = row, column is not None, window.columns
        if key not in self._parts:
            said = self.row_part(row, window.columns)
            drawn = Segment.apply_style(said, style)
            self._parts[key] = Strip(drawn if column is None else legible(drawn))
        strip, skipped = self._parts[key], window.skipped
        if column is not None and column in window.columns:
            place = self._columns[column]
            strip = bracketed(strip, place.left - skipped, place.width, style)
        parts = [
            strip.crop(0, self.fixed),
            Strip.blank(window.first - window.left, style),
            strip.crop(window.first - skipped, window.end - skipped),
        ]
        return Strip.join(parts).extend_cell_length(window.width, style)

    def _window_at(self, left: int, width: int) -> Window:
        """Return what is in view where it is scrolled to."""
        if self._window is None or (self._window.left, self._window.width) != (
            left + self.fixed,
            width,
        ):
            self._window = self._new_window(left + self.fixed, width)
        return self._window

    def _new_window(self, begin: int, width: int) -> Window:
        """Work out the columns in view from a cell on; those cut at an edge are left out.

        Half of what a cell says could be taken for something else.
        """
        end = begin + width - self.fixed
        edges = (column.left - 1 for column in self._columns)
        first = next((edge for edge in edges if edge >= begin), begin)
        cut = (at.left for at in self._columns if at.left < end < at.left + at.width)
        end = next((edge for edge in cut if edge > first), end)
        seen = [
            number
            for number, at in enumerate(self._columns)
            if at.left - 1 < end and at.left + at.width >= first
        ]
        columns = range(0)
        if seen:
            # A few more on either side: a step to the side need not draw all anew.
            stop = (seen[-1] // STEP + 1) * STEP
            columns = range(seen[0] // STEP * STEP, min(stop, len(self._columns)))
        skipped = 0
        if columns.start:
            before = self._columns[columns.start - 1]
            skipped = before.left + before.width - self.fixed
        return Window(begin, width, columns, skipped, first, end)


def bracketed(strip: Strip, left: int, width: int, style: Style) -> Strip:
    """Put brackets around a cell of a line; a mark that stands before it goes into its first blank."""
    cuts = [left - 1, left, left + width, left + width + 1, strip.cell_length]
    before, marked, cell, _, behind = strip.divide(cuts)
    if marked.text.strip() and cell.text.startswith(" "):
        cell = Strip.join([Strip([Segment(marked.text, style)]), cell.crop(1, width)])
    one, other = (Strip([Segment(each, style)]) for each in "[]")
    return Strip.join([before, one, cell, other, behind])
