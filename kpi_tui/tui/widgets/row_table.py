"""A table of rows under a heading, whose lines are drawn when they are first seen, and kept.

Textual's `DataTable` draws cell by cell: a screen of rows takes it about as long as a key may take
from being pressed to being answered in full. Here a row is one line, drawn in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from kpi_tui.tui.vim import UP_DOWN, VimHands
from kpi_tui.tui.widgets.cell_text import PADDING, cell_segments
from kpi_tui.tui.widgets.line_view import LineView


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column, and the cells there are for its texts."""

    label: str
    width: int
    right: bool = False


class RowTable(VimHands, LineView, can_focus=True):
    """A heading that stays, rows that scroll under it, and a cursor that is always on a row.

    To be derived from: `row_cells` says what stands in a row, and what the cursor and the mouse do
    is told to `cursor_moved`, `row_opened` and `heading_clicked`.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--heading",
        "rows--odd",
        "rows--even",
        "rows--cursor",
    }
    DEFAULT_CSS = """
    RowTable {
        background: $surface;
        color: $foreground;

        & > .rows--heading {
            text-style: bold;
            background: $panel;
            color: $foreground;
        }
        & > .rows--even {
            background: $surface-lighten-1 50%;
        }
        & > .rows--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
        &:dark > .rows--even {
            background: $surface-darken-1 40%;
        }
        &:ansi > .rows--heading {
            background: ansi_bright_blue;
            color: ansi_default;
        }
        &:focus {
            background-tint: $foreground 5%;

            & > .rows--heading {
                background-tint: $foreground 5%;
            }
            & > .rows--cursor {
                background: $block-cursor-background;
                color: $block-cursor-foreground;
                text-style: $block-cursor-text-style;
            }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *UP_DOWN,
        Binding("up", "cursor_up", "Up", show=False),
        Binding("down", "cursor_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("g,home,ctrl+home", "top", "Top", show=False),
        Binding("G,end,ctrl+end", "bottom", "End", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.headings: Sequence[Heading] = ()
        self.row_count = 0
        self.cursor_row = 0
        self._segments: dict[int, list[Segment]] = {}
        """What rows say, before the colours of where they stand."""
        self._strips: dict[tuple[int, bool], Strip] = {}
        """Lines as they were drawn, by row, and by whether the cursor is on it; the heading is -1."""

    # -- what a table of something says ---------------------------------------------------------

    def row_cells(self, row: int) -> Sequence[Text]:
        """What stands in a row: a line of text for each heading, aligned as its `justify` says."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """The cursor has been moved to another row."""

    def row_opened(self) -> None:
        """The row under the cursor is to be opened."""

    def heading_clicked(self, column: int) -> None:
        """A heading has been clicked on."""

    # -- what is shown -------------------------------------------------------------------------

    def show_rows(self, headings: Sequence[Heading], count: int, cursor_row: int) -> None:
        """Show so many rows, from where the old ones were scrolled to, the cursor in view."""
        self.headings, self.row_count = headings, count
        self.cursor_row = max(0, min(cursor_row, count - 1))
        self._forget()
        self.set_extent(sum(each.width + PADDING for each in headings), count + 1)
        self.scroll_to_cursor()

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        row = max(0, min(row, self.row_count - 1))
        if row == self.cursor_row:
            return
        before, self.cursor_row = self.cursor_row, row
        self._refresh_rows(before, row)
        self.scroll_to_cursor()
        self.cursor_moved()

    def scroll_to_cursor(self) -> None:
        """Scroll as little as brings the cursor into view."""
        top, rows = round(self.scroll_y), self._rows_in_view
        nearest = max(min(top, self.cursor_row), self.cursor_row - rows + 1)
        if rows > 0 and nearest != top:
            self.scroll_to(y=nearest, animate=False, force=True, immediate=True)

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._strips.clear()

    # -- keys and mouse ------------------------------------------------------------------------

    def action_cursor_up(self) -> None:
        """Go to the row above."""
        self.move_to(self.cursor_row - 1)

    def action_cursor_down(self) -> None:
        """Go to the row below."""
        self.move_to(self.cursor_row + 1)

    def action_page_up(self) -> None:
        """Go up by as many rows as are in view."""
        self._page(-1)

    def action_page_down(self) -> None:
        """Go down by as many rows as are in view."""
        self._page(1)

    def action_top(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.move_to(self.row_count - 1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.row_count:
            self.row_opened()

    def on_click(self, event: events.Click) -> None:
        """On a row, go there; on the cursor, open it; on a heading, say so."""
        event.stop()
        place = event.get_content_offset(self)
        if place is None:
            return
        row = place.y - 1 + round(self.scroll_y)
        if place.y == 0:
            self._click_heading(place.x + round(self.scroll_x))
        elif row == self.cursor_row:
            self.action_open()
        elif row < self.row_count:
            self.move_to(row)

    def _click_heading(self, x: int) -> None:
        edge = 0
        for column, heading in enumerate(self.headings):
            edge += heading.width + PADDING
            if x < edge:
                self.heading_clicked(column)
                return

    def _page(self, step: int) -> None:
        rows = max(1, self._rows_in_view)
        self.scroll_relative(y=step * rows, animate=False, force=True, immediate=True)
        self.move_to(self.cursor_row + step * rows)

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """A line of the screen: the heading first."""
        left, top = round(self.scroll_x), round(self.scroll_y)
        row, width = (top + y - 1 if y else -1), self.size.width
        if row >= self.row_count or not self.headings:
            return Strip.blank(width, self.rich_style)
        return self._strip(row).crop_extend(left, left + width, None)

    def _strip(self, row: int) -> Strip:
        key = row, row == self.cursor_row
        if key not in self._strips:
            self._strips[key] = self._draw(*key)
        return self._strips[key]

    def _draw(self, row: int, under_cursor: bool) -> Strip:
        kind = "heading" if row < 0 else "even" if row % 2 == 0 else "odd"
        style, above = self.get_component_rich_style(f"rows--{kind}"), None
        if under_cursor:
            style += self.get_component_rich_style("rows--cursor")
            # The cursor's colours are those to be read, whatever colour a cell is in.
            above = Style(color=style.color, bgcolor=style.bgcolor)
        if row not in self._segments:
            self._segments[row] = self._row_segments(row)
        strip = Strip(Segment.apply_style(self._segments[row], style, above))
        return strip.extend_cell_length(self.size.width, style)

    def _row_segments(self, row: int) -> list[Segment]:
        cells = self.row_cells(row) if row >= 0 else [_label(each) for each in self.headings]
        return [
            segment
            for cell, heading in zip(cells, self.headings, strict=True)
            for segment in cell_segments(cell, heading.width, self.app.console)
        ]

    def _refresh_rows(self, *rows: int) -> None:
        top = round(self.scroll_y)
        lines = (row - top + 1 for row in rows)
        self.refresh(*(Region(0, line, self.size.width, 1) for line in lines if line > 0))

    def _forget(self) -> None:
        self._segments.clear()
        self._strips.clear()

    @property
    def _rows_in_view(self) -> int:
        return self.scrollable_content_region.height - 1


def _label(heading: Heading) -> Text:
    return Text(heading.label, justify="right" if heading.right else "left", no_wrap=True)
