"""One line to be typed: a reason, a note, a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from kpi_tui.text import one_line
from kpi_tui.tui.screens.dialog import Dialog


class PromptDialog(Dialog[str | None]):
    """Asks for a line, and gives what was typed; `None` where it was left."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", show=False)
    ]

    def __init__(
        self,
        title: str,
        about: str,
        placeholder: str,
        needed: bool,
        *,
        typed: str = "",
        check: Callable[[str], object] = str,
        secret: bool = False,
    ) -> None:
        """Take an empty line for an answer unless one is `needed`; `typed` is there at first.

        What `check` raises a `ValueError` of is refused, and the reason shown. What is `secret` is
        not shown as it is typed.
        """
        super().__init__()
        self._title, self._about = title, about
        self._placeholder, self._needed = placeholder, needed
        self._typed, self._check, self._secret = typed, check, secret

    def compose(self) -> ComposeResult:
        """Lay out what it is about, and the line to type in."""
        with Vertical(id="ask") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(f"Enter {'open' if self._secret else 'save'} · Esc close")
            yield Static(Text(self._about), markup=False)
            yield Input(
                self._typed, placeholder=self._placeholder, password=self._secret, compact=True
            )
            yield Static(markup=False, id="refused")

    def on_mount(self) -> None:
        """Hide the line that says why an answer is refused."""
        self.query_one("#refused").display = False

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip() and self._needed:
            return
        refused = self.query_one("#refused", Static)
        try:
            self._check(event.value)
        except ValueError as error:
            refused.update(Text(one_line(str(error))))
            refused.display = True
        else:
            self.dismiss(event.value)
