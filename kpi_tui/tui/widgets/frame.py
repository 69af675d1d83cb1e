"""Drawing together what one key changes."""

from __future__ import annotations

from textual.messages import Update
from textual.widget import Widget


def draw_in_next_frame(*widgets: Widget) -> None:
    """Tell the screen at once that these are to be drawn.

    Left to itself a widget says so when it has nothing else to do, a scrollbar after that: often a
    frame too late, so that what one key changes would be drawn in two frames or three.
    """
    for widget in widgets:
        widget.refresh()
        widget.screen.post_message(Update(widget))
