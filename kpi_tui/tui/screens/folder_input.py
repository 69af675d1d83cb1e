"""The line of a dialog of folders: it narrows what is listed, and leads up and down while it is empty."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from kpi_tui.tui.screens.pick import NarrowingInput


class FolderInput(NarrowingInput):
    """Narrows the folder. While it is empty, Backspace and ← go up, and → opens."""

    ticks = True

    @dataclass
    class Climbed(Message):
        """The folder above is wanted."""

    @dataclass
    class Entered(Message):
        """The folder under the cursor is wanted."""

    def action_delete_left(self) -> None:
        """Delete a letter, or go up."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Climbed())

    def action_cursor_left(self, select: bool = False) -> None:
        """Go a letter to the left, or up."""
        if self.value:
            super().action_cursor_left(select)
        else:
            self.post_message(self.Climbed())

    def action_cursor_right(self, select: bool = False) -> None:
        """Go a letter to the right, or into a folder."""
        if self.value:
            super().action_cursor_right(select)
        else:
            self.post_message(self.Entered())
