"""What is ticked in a list, and what Enter takes of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


def box(is_ticked: bool) -> str:
    """Return the box before what can be ticked."""
    return "[x] " if is_ticked else "[ ] "


class Ticks(Generic[T]):
    """The values ticked, in the order of their ticks; what is typed or shown changes none."""

    def __init__(self, values: Iterable[T] = ()) -> None:
        self.values = list(values)
        self._emptied = False
        """Whether the last tick was taken away: then Enter takes nothing, not what it is on."""

    def toggle(self, value: T) -> None:
        """Tick a value, or take its tick away."""
        if value in self.values:
            self.values.remove(value)
        else:
            self.values.append(value)
        self._emptied = not self.values

    def clear(self) -> None:
        """Take every tick away."""
        self._emptied, self.values = True, []

    def go_on(self) -> None:
        """Let Enter mean what the cursor is on again: one has moved, or typed."""
        self._emptied = False

    def taken(self, under_cursor: T | None, *, is_typed_for: bool) -> list[T]:
        """Return what Enter takes: what is ticked, and what one has just typed for.

        With nothing ticked, what the cursor is on; nothing where one has taken the last tick away.
        """
        adds = is_typed_for or not (self.values or self._emptied)
        if under_cursor is None or under_cursor in self.values or not adds:
            return [*self.values]
        return [*self.values, under_cursor]
