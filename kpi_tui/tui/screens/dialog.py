"""A screen over another, which is left once."""

from __future__ import annotations

from typing import TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.await_complete import AwaitComplete
from textual.geometry import Offset
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from kpi_tui.tui.widgets.dimmed import Dimmed

Result = TypeVar("Result")

BETWEEN = " · "
"""What stands between the keys that are told in the frame of a dialog."""
_PRESSED = {
    each: each.lower() for each in ("Enter", "Tab", "Space", "Backspace", "Ctrl+O", "s", "p")
} | {"Esc": "escape", "/": "slash"}
"""The keys told in frames that a click on them presses, by the first word of what is said."""
_CORNER = 3
"""The cells behind what is told in a frame: a blank, a stroke and the corner."""


def if_attached(
    widget: Widget | None, offset: Offset | None, screen: Screen[Result]
) -> tuple[Widget | None, Offset | None]:
    """Return a widget under the mouse, unless it has been taken away since it was drawn.

    Textual's own screen ends the program at a click on a message that went a moment ago.
    """
    if widget is None or widget is screen or widget.is_attached:
        return widget, offset
    return None, None


class Dialog(ModalScreen[Result]):
    """A screen over another that is left only while it is in front.

    Textual would leave whatever screen has come to the front by then: a second quick Esc would
    close the explorer's own.
    """

    def on_mount(self) -> None:
        """Hide what is told on the screens behind: Textual tells it here, and there when this is left."""
        for screen in self.app.screen_stack[:-1]:
            screen.query("ToastRack").set(display=False)

    def on_click(self, event: events.Click) -> None:
        """Press the key that the mouse is on, in the frame below: `Esc close`."""
        frame, _ = self.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if frame is None or event.screen_y != frame.region.bottom - 1:
            return
        told = frame.border_subtitle or ""
        at = event.screen_x - (frame.region.right - _CORNER - cell_len(told))
        for hint in told.split(BETWEEN):
            if 0 <= at < cell_len(hint):
                key = _PRESSED.get(hint.partition(" ")[0])
                if key is not None:
                    event.stop()
                    self.app.simulate_key(key)
                return
            at -= cell_len(hint) + len(BETWEEN)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave the dialog, where it is in front."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place of the screen, if it is still there."""
        return if_attached(*super().get_widget_and_offset_at(x, y), self)

    def render(self) -> RenderResult:  # type: ignore[override]
        """Return the screen behind; Textual takes a `Visual`, though a screen's type does not say so."""
        behind = super().render()
        return Dimmed(behind) if isinstance(behind, BackgroundScreen) else behind

    def on_screen_suspend(self) -> None:
        """Free the lines that were drawn: Textual would keep them after the dialog has been left."""
        for widget in (self, *self.walk_children(Widget)):
            widget.refresh()
            upright, level = widget.scrollbars_enabled  # they are nobody's children
            if upright:
                widget.vertical_scrollbar.refresh()
            if level:
                widget.horizontal_scrollbar.refresh()
