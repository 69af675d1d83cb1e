"""Lines with a cursor, drawn when they are first seen, and kept.

Textual's `DataTable` and `Tree` draw cell by cell and label by label, which takes too long for one
key. Here a row is one line, drawn in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from kpi_tui.tui.terminal.colours import few_colours
from kpi_tui.tui.widgets.legible import legible
from kpi_tui.tui.widgets.line_view import LineView
from kpi_tui.tui.widgets.vim import UP_DOWN, VimKeys

LEFT = 1
"""The mouse button."""


class RowCursorView(VimKeys, LineView, can_focus=True):
    """Rows that scroll, under a heading where there is one, and a cursor that is always on a row.

    A base class: `row_segments` and `row_style` say how a row looks; `cursor_moved`, `row_opened`
    and `heading_clicked` are called for the cursor and the mouse. Where the cursor takes several
    rows, or passes some over, `block` and `landing` say so.
    """

    ALLOW_SELECT = False
    HEADING = 0
    """Lines above the rows, which stay where they are."""
    READ_IN_CURSOR_COLOURS = True
    """Whether a row under the cursor is all in the cursor's colours, instead of its own."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}
    DEFAULT_CSS = """
    RowCursorView {
        background: $surface;
        color: $foreground;

        & > .lines--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus {
            background-tint: $foreground 5%;

            & > .lines--cursor {
                background: $block-cursor-background;
                color: $block-cursor-foreground;
                text-style: $block-cursor-text-style;
            }
        }
        &:ansi:nocolor > .lines--cursor {
            text-style: underline;
        }
        &:ansi:nocolor:focus > .lines--cursor {
            text-style: bold reverse;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *UP_DOWN,
        Binding("up", "cursor_up", "Up", show=False),
        Binding("down", "cursor_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("home,ctrl+home", "top", "Top", show=False),
        Binding("end,ctrl+end", "bottom", "End", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.row_count = 0
        self.cursor_row = 0
        self._segments: dict[int, Sequence[Segment]] = {}
        """The texts of rows, before the colours of ground and cursor."""
        self._strips: dict[tuple[int, bool, int], Strip] = {}
        """Rows as they were drawn, by whether the cursor is on them and by the width there was."""

    # -- what a derived class says --------------------------------------------------------------

    def row_segments(self, row: int) -> Sequence[Segment]:
        """Draw a row in its own colours; -1 is the heading."""
        raise NotImplementedError

    def row_style(self, row: int) -> Style:  # noqa: ARG002
        """Return the style that a row is drawn on."""
        return self.ground

    def block(self, row: int) -> range:
        """Return the rows that the cursor takes for one."""
        return range(row, row + 1)

    def landing(self, row: int) -> int:
        """Return the row nearest to this one that the cursor may be on."""
        return max(0, min(row, self.row_count - 1))

    def cursor_moved(self) -> None:
        """React to the cursor's move to another row."""

    def row_opened(self) -> None:
        """React to Enter, or a click, on the row under the cursor."""

    def row_clicked(self, row: int) -> None:
        """Go to a row that is clicked on; open the one under the cursor."""
        if row in self.block(self.cursor_row):
            self.row_opened()
        else:
            self.move_to(row)

    def heading_clicked(self, x: int) -> None:
        """React to a click on the heading, so many cells from its left."""

    # -- what is shown -------------------------------------------------------------------------

    def show_count(self, count: int, width: int, cursor_row: int) -> None:
        """Show so many rows, so wide, scrolled as the old ones were.

        A cursor that was in view stays in view; one that the wheel has left behind may stay out.
        """
        top, before = round(self.scroll_y), self.cursor_row
        left_behind = not top <= before < top + self._rows_in_view
        self.row_count = count
        self.cursor_row = self.landing(cursor_row)
        self.forget_lines()
        self.set_extent(width, count + self.HEADING)
        if self.cursor_row != before or not left_behind:
            self.scroll_to_cursor()

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        before, self.cursor_row = self.cursor_row, self.landing(row)
        self.scroll_to_cursor()
        if self.cursor_row != before:
            rows = (*self.block(before), *self.block(self.cursor_row))
            lines = (row - round(self.scroll_y) + self.HEADING for row in rows)
            across = self.size.width
            self.refresh(*(Region(0, line, across, 1) for line in lines if line >= self.HEADING))
            self.cursor_moved()

    def scroll_to_cursor(self) -> None:
        """Scroll as little as brings the cursor into view."""
        self.scroll_to_rows(self.block(self.cursor_row))

    def scroll_to_rows(self, block: range) -> None:
        """Scroll as little as brings these rows into view, the first of them before the last."""
        top, rows = round(self.scroll_y), self._rows_in_view
        nearest = min(block.start, max(top, block.stop - rows))
        if rows > 0 and nearest != top:
            self.scroll_to(y=nearest, animate=False, force=True, immediate=True)

    def forget_lines(self) -> None:
        """Draw every row anew."""
        self._segments.clear()
        self._strips.clear()

    # -- keys and mouse ------------------------------------------------------------------------

    def action_cursor_up(self) -> None:
        """Go to the row above."""
        self.move_to(self.cursor_row - 1)

    def action_cursor_down(self) -> None:
        """Go to the row below."""
        self.move_to(self.block(self.cursor_row).stop)

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
        """Say what was clicked on."""
        event.stop()
        place = event.get_content_offset(self)
        if place is None or event.button != LEFT:
            return
        row = self.row_at(place.y)
        if row < 0:
            self.heading_clicked(place.x + round(self.scroll_x))
        elif row < self.row_count:
            self.row_clicked(row)

    def _page(self, step: int) -> None:
        rows = max(1, self._rows_in_view)
        self.scroll_relative(y=step * rows, animate=False, force=True, immediate=True)
        self.move_to(self.cursor_row + step * rows)

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        left, width = round(self.scroll_x), self.size.width
        row = self.row_at(y)
        if row >= self.row_count:
            return Strip.blank(width, self.ground)
        under_cursor = row in self.block(self.cursor_row)
        key = row, under_cursor, width
        if key not in self._strips:
            self._strips[key] = self._draw(row, under_cursor)
        return self._strips[key].crop_extend(left, left + width, None)

    def row_at(self, y: int) -> int:
        """Return which row is on a line of the screen; one below 0 for a line of the heading."""
        row = y - self.HEADING
        return row if row < 0 else row + round(self.scroll_y)

    def _draw(self, row: int, under_cursor: bool) -> Strip:
        style, above = self.row_style(row), None
        if under_cursor:
            style += self.get_component_rich_style("lines--cursor")
            if self.READ_IN_CURSOR_COLOURS or few_colours(self.app):
                above = Style(color=style.color, bgcolor=style.bgcolor)
        if row not in self._segments:
            self._segments[row] = self.row_segments(row)
        drawn = Segment.apply_style(self._segments[row], style, above)
        strip = Strip(legible(drawn) if under_cursor else drawn)
        return strip.extend_cell_length(self.size.width, style)

    @property
    def _rows_in_view(self) -> int:
        return self.scrollable_content_region.height - self.HEADING


def segments_of(text: Text, console: Console) -> list[Segment]:
    """Draw a text of one line in its own colours."""
    # Rich leaves out the style of a text as a whole where no part of it has one of its own.
    whole = console.get_style(text.style)
    said = (segment for segment in text.render(console) if segment.text.strip("\n"))
    return list(Segment.apply_style(said, whole))
