"""A screen over another, which is left once."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A key that was on its way when it was left changes nothing.

    Textual would leave whatever screen has come to the front by then: two quick Esc would close
    the explorer's own.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave it, where it is in front."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
