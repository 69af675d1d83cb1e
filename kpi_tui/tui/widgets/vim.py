"""Keys that hands know from other programs, beside the arrows; hidden from the footer."""

from __future__ import annotations

from textual.binding import Binding

UP_DOWN = (
    Binding("j", "vim_down", "Down", show=False),
    Binding("k", "vim_up", "Up", show=False),
)
SCROLLING = (
    *UP_DOWN,
    Binding("space", "page_down", "Page down", show=False),
)


class VimKeys:
    """For a pane where j moves down and k up.

    This is no widget itself: a pane would not inherit the styles of its other base class then.
    """

    def action_vim_down(self) -> None:
        """Move down."""
        self.vim_move(1)

    def action_vim_up(self) -> None:
        """Move up."""
        self.vim_move(-1)

    def vim_move(self, step: int) -> None:
        """Move the cursor by a row."""
        move = self.action_cursor_down if step > 0 else self.action_cursor_up  # type: ignore[attr-defined]
        move()
