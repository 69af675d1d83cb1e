"""One line to be typed: a reason, a note, a number."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from kpi_tui.tui.screens.dialog import Dialog


class PromptDialog(Dialog[str | None]):
    """Gives what was typed; `None` where it was left."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", show=False)
    ]

    def __init__(self, title: str, about: str, placeholder: str, needed: bool) -> None:
        """Take an empty line for an answer unless one is `needed`."""
        super().__init__()
        self._title, self._about = title, about
        self._placeholder, self._needed = placeholder, needed

    def compose(self) -> ComposeResult:
        """Lay out what it is about, and the line to type in."""
        with Vertical(id="ask") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("Enter takes it · Esc leaves")
            yield Static(Text(self._about), markup=False)
            yield Input(placeholder=self._placeholder, compact=True)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() or not self._needed:
            self.dismiss(event.value)
