"""A view that draws its own lines, and scrolls over as many as there are."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

from kpi_tui.tui.widgets.frame import draw_in_next_frame


class LineView(ScrollView):
    """Its lines can be of another number without the screen being laid out anew."""

    def set_extent(self, width: int, height: int) -> None:
        """Be so many cells wide and so many lines high, and draw all that is in view."""
        extent = Size(width, height)
        # Assigned in the ordinary way it would lay out the whole screen, a frame later.
        self.set_reactive(Widget.virtual_size, extent)
        self._scroll_update(extent)
        bars = [self.vertical_scrollbar] if self.show_vertical_scrollbar else []
        draw_in_next_frame(self, *bars)
