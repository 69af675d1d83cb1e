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
    Binding("g", "scroll_home", "Top", show=False),
    Binding("G", "scroll_end", "End", show=False),
)


class VimKeys:
    """For a pane where j moves down, and from then on k up: before that, k is the explorer's own.

    No widget itself, or the pane would not inherit its own widget's styles.
    """

    def action_vim_down(self) -> None:
        """Move down, and remember which hands these are."""
        self.app.vim_hands = True  # type: ignore[attr-defined]
        self.vim_move(1)

    def action_vim_up(self) -> None:
        """Move up."""
        self.vim_move(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave k to the screen until j has been used."""
        if action == "vim_up" and not getattr(self.app, "vim_hands", False):  # type: ignore[attr-defined]
            return False
        checked: bool | None = super().check_action(action, parameters)  # type: ignore[misc]
        return checked

    def vim_move(self, step: int) -> None:
        """Move the cursor by a row."""
        move = self.action_cursor_down if step > 0 else self.action_cursor_up  # type: ignore[attr-defined]
        move()
