"""Rows of cells under headings: what tells the rows apart stays where it is, the cells scroll.

The cursor is on one cell, between brackets, so that it is seen without colours too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from kpi_tui.tui.widgets.cursor_lines import LEFT, RowCursorView


@dataclass(frozen=True, slots=True)
class CellColumn:
    """Where the cells of a column stand, in a row as it is drawn whole."""

    left: int
    """Behind the cell between columns that the cursor's bracket may take."""
    width: int


class CellGrid(RowCursorView):
    """To be derived from: `row_segments` draws a row whole, as wide as its fixed part and all cells.

    Between two cells, before the first and behind the last, it has to leave one blank.
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
        row = place.y - self.HEADING + round(self.scroll_y)
        if row < round(self.scroll_y):
            self.heading_clicked(x)
        elif (row, column) == (self.cursor_row, self.cursor_column):
            self.row_opened()
        elif row < self.row_count:
            self.move_to_column(column)
            self.move_to(row)

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen: its fixed part, and of its cells those that are in view."""
        left, width = round(self.scroll_x), self.size.width
        row = y - self.HEADING if y < self.HEADING else y - self.HEADING + round(self.scroll_y)
        if row >= self.row_count:
            return Strip.blank(width, self.ground)
        under_cursor = row == self.cursor_row
        key = row, under_cursor, width
        if key not in self._strips:
            self._strips[key] = self._draw(row, under_cursor)
        strip = self._strips[key]
        if under_cursor and self._columns:
            strip = self._bracketed(strip)
        begin = self.fixed + left
        # A column that is cut at an edge is left out: half a sign is another sign.
        edges = (column.left - 1 for column in self._columns)
        first = next((edge for edge in edges if edge >= begin), begin)
        end = left + width
        cut = (at.left for at in self._columns if at.left < end < at.left + at.width)
        end = next((edge for edge in cut if edge > first), end)
        style = self.ground + self.row_style(row)
        if under_cursor:
            style += self.get_component_rich_style("lines--cursor")
        parts = [
            strip.crop(0, self.fixed),
            Strip.blank(first - begin, style),
            strip.crop(first, end),
        ]
        return Strip.join(parts).extend_cell_length(width, style)

    def _bracketed(self, strip: Strip) -> Strip:
        """Put brackets around the cursor's cell."""
        column = self._columns[self.cursor_column]
        left, right = column.left, column.left + column.width
        cuts = [left - 1, left, right, right + 1, strip.cell_length]
        before, _, cell, _, behind = strip.divide(cuts)
        style = self.get_component_rich_style("lines--cursor")
        bracket = style.__class__.chain(self.ground, style)
        one, other = Strip([Segment("[", bracket)]), Strip([Segment("]", bracket)])
        return Strip.join([before, one, cell, other, behind])
