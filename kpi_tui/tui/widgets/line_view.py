"""A view that draws its own lines, and scrolls over as many as there are."""

from __future__ import annotations

from rich.style import Style
from textual.events import Resize
from textual.geometry import Region, Size
from textual.messages import Update
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from kpi_tui.tui.widgets.framed_lines import FramedLines


class LineView(ScrollView):
    """A base class whose number of lines can change without the screen being laid out anew.

    A derived class drops in `forget_lines` the lines that it keeps.
    """

    _ground: Style | None = None
    _told_size: Size | None = None
    """The size that an event has told it of."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._styles_cache = self._framed = FramedLines()

    @property
    def ground(self) -> Style:
        """What lines are drawn on: `rich_style`, kept as it asks all widgets above each time."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._ground = None
        self.forget_lines()

    def on_unmount(self) -> None:
        """Drop the lines, which Textual's caches would keep."""
        self._framed.forget()

    def on_resize(self) -> None:
        """Take note of the size; a derived class fits what it shows to it."""
        self._told_size = self.outer_size

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines, and see to it that the view is told of the size they are drawn in."""
        if self._told_size != self.outer_size:
            self.call_later(self._catch_up)
        return super().render_lines(crop)

    def _catch_up(self) -> None:
        # Textual says nothing of the size to a view that is shown again, if another widget asked
        # for its own size between.
        if self._told_size != self.outer_size:
            self.post_message(Resize(self.outer_size, self.virtual_size, self.container_size))

    def forget_lines(self) -> None:
        """Draw every line anew."""

    def set_extent(self, width: int, height: int) -> None:
        """Be so many cells wide and so many lines high, and draw all that is in view."""
        extent = Size(width, height)
        # Assigned in the ordinary way it would lay out the whole screen, a frame later. There is
        # no public way to tell the scrollbars alone.
        self.set_reactive(Widget.virtual_size, extent)
        self._scroll_update(extent)
        bars = [self.vertical_scrollbar] if self.show_vertical_scrollbar else []
        draw_in_next_frame(self, *bars)


def draw_in_next_frame(*widgets: Widget) -> None:
    """Tell the screen at once that these are to be drawn.

    Left to itself a widget says so when it has nothing else to do, a scrollbar after that: often a
    frame too late, so that what one key changes would be drawn in two frames or three.
    """
    for widget in widgets:
        widget.refresh()
        widget.screen.post_message(Update(widget))
