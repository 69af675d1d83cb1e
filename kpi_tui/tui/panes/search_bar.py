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
from kpi_tui.tui.session.kept import Kept
from kpi_tui.tui.widgets.text_line import TextLine

LEAST = 20
"""Cells that are left for the words at least."""


class SearchBar(Horizontal):
    """Enter keeps the words and leaves, Esc lets go of them, ↑ and ↓ go through earlier searches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "screen.leave_search(False)", "Clear the search", show=False),
        Binding(
            "enter,tab,shift+tab",
            "screen.leave_search(True)",
            "To the measures",
            show=False,
            priority=True,
        ),
        Binding("up", "recall(1)", "An earlier search", show=False, priority=True),
        Binding("down", "recall(-1)", "A later search", show=False, priority=True),
    ]

    def __init__(self, kept: Kept) -> None:
        """Take what is kept: the last searches are among it."""
        super().__init__(id="search")
        self.display = False
        self._kept = kept
        self._recalled = -1
        """Which of the last searches is in the line; -1 for what is being typed."""
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out a slash, the words, and how many measures hold them."""
        yield Label("/", id="slash")
        yield Input(placeholder="names, owners, words said …", compact=True, id="sought")
        yield TextLine(id="found")

    @property
    def has_earlier(self) -> bool:
        """Whether ↑ brings any search back, other than the one in the line."""
        return any(each != self._field().value for each in self._kept.searches)

    def open(self, text: str) -> None:
        """Begin to search, or go on with these words."""
        self.display, self._recalled = True, -1
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
        """Say how many measures hold the words, and what the search makes of them."""
        counted = Text(f"{found} of {of}", no_wrap=True, overflow="ellipsis")
        if said:
            counted.append(f" · {said}")
        counted.append(" · Esc clears")
        line, shown = self.query_one(TextLine), counted if self._field().value else Text()
        line.styles.width = min(shown.cell_len + 2, max(0, self.size.width - LEAST))
        line.set_line(shown)

    def leave(self, keep: bool) -> None:
        """Post `SearchLeft` once the letters that were typed before have come to the line."""
        self._field().call_later(self._say_left, keep)

    def _say_left(self, keep: bool) -> None:
        text = self._field().value
        if keep:
            self._kept.search(text)
        self.post_message(SearchLeft(keep and bool(text.strip())))

    async def action_recall(self, step: int) -> None:
        """Put an earlier (1) or later (-1) search into the line; after the last, go to the measures."""
        if self._recalled + step < -1:
            await self.run_action("screen.leave_search(True)")
            return
        # When the letters that were typed before have come to the line.
        self._field().call_later(self._recall, step)

    def _recall(self, step: int) -> None:
        field, searches = self._field(), self._kept.searches
        if self._recalled < 0:
            self._typed = field.value
            step += bool(searches and searches[0] == field.value)  # it is in the line already
        if -1 <= self._recalled + step < len(searches):
            self._recalled += step
            field.value = searches[self._recalled] if self._recalled >= 0 else self._typed
            field.action_end()

    @on(Input.Changed)
    def _say_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(SearchChanged(event.value))

    def _field(self) -> Input:
        return self.query_one("#sought", Input)
