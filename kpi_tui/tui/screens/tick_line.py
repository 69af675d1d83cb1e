"""The line under a list with ticks: what is ticked, what Enter takes, and two things to press."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from kpi_tui.labels import Label
from kpi_tui.tui.widgets.text_line import TextLine

SEPARATOR = " · "


class TickLine(Horizontal):
    """Posts `Cleared` and `Applied` where these are clicked."""

    class Cleared(Message):
        """Every tick is to be taken away."""

    class Applied(Message):
        """What is ticked is to be taken."""

    def __init__(self) -> None:
        super().__init__(id="ticked")
        self._said: tuple[Sequence[Text], Sequence[Text], str] = ((), (), "")

    def compose(self) -> ComposeResult:
        """Lay out what is ticked, and what can be pressed."""
        yield TextLine(id="ticks")
        yield Pressed(Label.CLEAR, self.Cleared)
        yield Pressed("Apply", self.Applied)

    def say(self, ticked: Sequence[Text], added: Sequence[Text], counted: str) -> None:
        """Name what is ticked and what Enter takes beside it, and count what those show."""
        self._said = ticked, added, counted
        self._draw()

    def on_resize(self) -> None:
        """Cut the line to the room there is."""
        self._draw()

    def _draw(self) -> None:
        ticked, added, counted = self._said
        taken = Text(", ").join(ticked)
        said = Text.assemble("ticked: ", taken) if ticked else Text("nothing ticked")
        parts = [Text(counted, "bold"), said] if counted else [said]
        if added:
            parts.append(
                Text.assemble(f"Enter {'adds' if ticked else 'takes'} ", Text(", ").join(added))
            )
        elif not ticked:
            parts.append(Text("Enter shows all"))
        room = self.query_one(TextLine).size.width
        if not ticked and sum(part.cell_len + len(SEPARATOR) for part in parts) > room + len(
            SEPARATOR
        ):
            parts.remove(said)  # what Enter does says as much
        line = Text(SEPARATOR, no_wrap=True).join(parts)
        if room:
            line.truncate(room, overflow="ellipsis")
        self.query_one(TextLine).set_line(line)


class Pressed(Static):
    """A word that is pressed by a click."""

    def __init__(self, word: str, message: type[Message]) -> None:
        super().__init__(word, markup=False, id=word.lower())
        self._message = message

    def on_click(self, event: events.Click) -> None:
        """Post the message of the word."""
        event.stop()
        self.post_message(self._message())
