"""A screen whose mouse only meets what is still there."""

from __future__ import annotations

from typing import TypeVar

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

Result = TypeVar("Result")


class SafeScreen(Screen[Result]):
    """Textual's own ends the program at a click on a message that went a moment ago."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget at a place of the screen, unless it has been taken away since it was drawn."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is None or widget is self or widget.is_attached:
            return widget, offset
        return None, None
