"""A line on which one of several things is chosen, by ← and →, a letter or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from kpi_tui.text import fold, one_line
from kpi_tui.tui.text_layout import wrap

LABEL = 15
"""Cells of the label, the same on every line."""


class OptionLine(Static, can_focus=True):
    """A label and the one of its options that is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Previous", show=False),
        Binding("right,space", "step(1)", "Next", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another option is chosen."""

        line: OptionLine

    def __init__(self, label: str, options: Sequence[str], at: int = 0, *, id: str) -> None:  # noqa: A002
        super().__init__(markup=False, id=id)
        self.label = label
        self.options = options
        self.at = at

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the label and the option take."""
        return len(self._lines(width))

    def render(self) -> Text:
        """Draw the label and the option, between arrows where there are others."""
        return Text("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Text]:
        chosen = one_line(self.options[self.at]) if self.options else "–"
        style = Style(reverse=self.has_focus, bold=True)
        if len(self.options) > 1:
            chosen = f"‹ {chosen} ›"
        first, *more = wrap(Text(chosen, style), max(1, width - LABEL))
        for line in more:
            line.pad_left(LABEL)
        return [Text.assemble(f"{self.label:{LABEL}}", first), *more]

    def choose(self, at: int) -> None:
        """Choose an option by its place; behind the last comes the first."""
        if self.options:
            self.at = at % len(self.options)
            self.refresh(layout=True)
            self.post_message(self.Changed(self))

    def action_step(self, step: int) -> None:
        """Choose the previous option (-1) or the next (1)."""
        self.choose(self.at + step)

    def on_key(self, event: events.Key) -> None:
        """Choose the next option of which a word begins with the letter typed."""
        letter = fold(event.character or "")
        if not event.is_printable or not letter.strip():
            return
        event.stop()
        count = len(self.options)
        for at in (place % count for place in range(self.at + 1, self.at + 1 + count)):
            if any(word.startswith(letter) for word in fold(self.options[at]).split()):
                self.choose(at)
                return

    def on_click(self, event: events.Click) -> None:
        """Choose the previous option at the left arrow, the next anywhere else."""
        self.action_step(-1 if LABEL <= event.x < LABEL + 2 else 1)

    def on_focus(self) -> None:
        """Show that the keyboard is here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keyboard is elsewhere."""
        self.refresh()
