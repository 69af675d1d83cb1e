"""A screen over another, which is left once."""

from __future__ import annotations

from typing import TypeVar

from textual.app import RenderResult
from textual.await_complete import AwaitComplete
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widget import Widget

from kpi_tui.tui.screens.aimed import SafeScreen
from kpi_tui.tui.widgets.dimmed import Dimmed

Result = TypeVar("Result")


class Dialog(SafeScreen[Result], ModalScreen[Result]):
    """A key that was on its way when it was left changes nothing.

    Textual would leave whatever screen has come to the front by then: two quick Esc would close
    the explorer's own.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave it, where it is in front."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def render(self) -> RenderResult:  # type: ignore[override]
        """Draw what is behind it; Textual takes a `Visual` here, though a screen's type does not say so."""
        behind = super().render()
        return Dimmed(behind) if isinstance(behind, BackgroundScreen) else behind

    def on_screen_suspend(self) -> None:
        """Let go of the lines that were drawn: Textual remembers them after it has been left."""
        for widget in (self, *self.walk_children(Widget)):
            widget.refresh()
