"""The search line: filters as one types, and stays while its words filter."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label

from kpi_tui.tui.panes.messages import SearchChanged, SearchLeft
from kpi_tui.tui.widgets.text_line import StatusLine


class SearchBar(Horizontal):
    """Enter and ↓ keep the words and leave; Esc lets go of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.leave_search(False)", "Clear the search", show=False),
        Binding(
            "down,enter,tab,shift+tab",
            "screen.leave_search(True)",
            "To the measures",
            show=False,
            priority=True,
        ),
    ]

    def __init__(self) -> None:
        super().__init__(id="search")
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out a slash, the words, and how many measures hold them."""
        yield Label("/", id="slash")
        yield Input(placeholder="names, owners, words said …", compact=True, id="sought")
        yield StatusLine(id="found")

    def open(self, text: str) -> None:
        """Begin to search, or go on with these words."""
        self.display = True
        field = self._field()
        with self.prevent(Input.Changed):
            field.value = text
        self.screen.set_focus(field)
        field.action_end()

    def clear(self) -> None:
        """Let go of the words."""
        with self.prevent(Input.Changed):
            self._field().value = ""
        self.display = False

    def say(self, found: int, of: int, said: str) -> None:
        """Say how many measures hold the words, and what the search takes for them."""
        counted = Text(f"{found} of {of}", no_wrap=True, overflow="ellipsis")
        if said:
            counted.append(f" · {said}")
        counted.append(" · Esc clears")
        self.query_one(StatusLine).set_line(counted if self._field().value else Text())

    def leave(self, keep: bool) -> None:
        """Say `SearchLeft` when the letters that were typed before have come to the line."""
        self._field().call_later(self._say_left, keep)

    def _say_left(self, keep: bool) -> None:
        self.post_message(SearchLeft(keep and bool(self._field().value.strip())))

    @on(Input.Changed)
    def _say_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(SearchChanged(event.value))

    def _field(self) -> Input:
        return self.query_one("#sought", Input)
