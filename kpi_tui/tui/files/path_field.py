"""A field for a path: takes what is typed or pasted, and Tab completes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from kpi_tui.text import first_of, one_line, visible
from kpi_tui.tui.files.typed_paths import Completion, complete

NAMED = 6
"""Names listed where a path may go on in several ways."""


class PathField(Input):
    """Tab completes names of folders and of files with `suffix`, in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete the path", show=False)
    ]

    @dataclass
    class Several(Message):
        """The path may go on in several ways."""

        names: Sequence[str]

    @dataclass
    class Completed(Message):
        """What Tab made of a text; good only while that still stands there."""

        asked: str
        completion: Completion

    def __init__(self, value: str, suffix: str, placeholder: str = "") -> None:
        super().__init__(value, placeholder, compact=True, select_on_focus=False, id="path")
        self.suffix = suffix

    def on_resize(self) -> None:
        """Keep the cursor in sight: of a long path the end is shown, which is the file's name."""
        self.call_after_refresh(self.mutate_reactive, Input.selection)

    def validate_value(self, value: str) -> str:
        """Leave out what a terminal would obey: such a name can only be chosen from a list."""
        return "".join(letter for letter in value if visible(letter) == letter not in "\n\t")

    @work(thread=True, exclusive=True, exit_on_error=False, group="complete")
    def action_complete(self) -> None:
        """Complete the path. It only posts a message."""
        asked = self.value
        self.post_message(self.Completed(asked, complete(asked, self.suffix)))

    @on(Completed)
    def _take(self, event: Completed) -> None:
        event.stop()
        if event.asked != self.value:
            return
        self.value = event.completion.text
        self.action_end()
        if event.completion.names:
            self.post_message(self.Several(event.completion.names))


def list_names(names: Sequence[str]) -> str:
    """Write names on one line, the first of them where they are many."""
    return first_of([one_line(name) for name in names], NAMED)
