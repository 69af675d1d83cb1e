"""Lines of text that scroll, drawn one by one: however long the text, nothing is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import BindingType
from textual.selection import Selection
from textual.strip import Strip

from kpi_tui.tui.terminal.colours import few_colours
from kpi_tui.tui.widgets.legible import legible
from kpi_tui.tui.widgets.line_view import LineView
from kpi_tui.tui.widgets.vim import SCROLLING, VimKeys


class TextView(VimKeys, LineView, can_focus=True):
    """Shows lines that are already cut to its width."""

    DEFAULT_CSS = """
    TextView {
        overflow-x: hidden;
        scrollbar-gutter: stable;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*SCROLLING]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[Text] = ()
        self._strips: dict[int, Strip] = {}

    @property
    def page_width(self) -> int:
        """The cells across that a line may take; 0 before there is room."""
        return max(0, self.scrollable_content_region.width)

    @property
    def plain(self) -> str:
        """All lines as they read."""
        return "\n".join(line.plain.rstrip() for line in self._lines)

    def set_lines(self, lines: Sequence[Text]) -> None:
        """Show other lines, scrolled as the old ones were; a selection stays if they read the same."""
        if self.text_selection and [line.plain for line in lines] != [
            line.plain for line in self._lines
        ]:
            self.screen.clear_selection()
        self._lines = lines
        self._strips.clear()
        self.set_extent(self.page_width, len(lines))

    def show_line(self, line: int) -> None:
        """Scroll so that a line is in view, with some lines around it."""
        room = self.scrollable_content_region.height
        top = round(self.scroll_offset.y)
        if not top <= line < top + room:
            self.scroll_to(y=max(0, line - room // 3), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen."""
        top = round(self.scroll_offset.y)
        return self._strip(top + y).apply_offsets(0, top + y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has marked."""
        return selection.extract(self.plain), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Draw anew what is marked."""
        self._strips.clear()
        self.refresh()

    def forget_lines(self) -> None:
        """Draw every line anew."""
        self._strips.clear()

    def vim_move(self, step: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=step, animate=False)

    @property
    def _mark(self) -> Style:
        """How words look that the mouse has marked: they keep the colours that can be read there."""
        style = self.selection_style
        if style.color != style.bgcolor:
            return style
        # A transparent colour of the theme comes here as that of the ground: nobody could read it.
        text = self.ground.color if few_colours(self.app) else None
        return Style(color=text, bgcolor=style.bgcolor)

    def _strip(self, place: int) -> Strip:
        if place in self._strips:
            return self._strips[place]
        style, width = self.ground, self.size.width
        if place >= len(self._lines):
            return Strip.blank(width, style)
        line = self._lines[place]
        marked = self.text_selection.get_span(place) if self.text_selection else None
        if marked is not None:
            start, end = marked
            line = line.copy()
            line.stylize(self._mark, start, len(line.plain) if end == -1 else end)
        # Rich leaves out the style of a text as a whole where no part of it has one of its own.
        whole = style + self.app.console.get_style(line.style)
        segments = Segment.apply_style(line.render(self.app.console), whole)
        if marked is not None:
            segments = legible(segments)
        strip = (
            Strip([each for each in segments if each.text.strip("\n")])
            .extend_cell_length(width, style)
            .crop(0, width)
        )
        self._strips[place] = strip
        return strip
