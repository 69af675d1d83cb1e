"""Which choices of a list the words typed leave, and whether these words are whole yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kpi_tui.analysis.browse.entries import matches
from kpi_tui.text import fold
from kpi_tui.tui.choices.choice import Choice

T = TypeVar("T")


def which_hold(
    choices: Iterable[Choice[T]], typed: str, *, run_on: bool = False
) -> list[Choice[T]]:
    """Return the choices that hold the words typed, in their own order.

    With `run_on` also those that hold them without the spaces between.
    """
    words = fold(typed).split()
    run = "".join(words)
    return [
        choice
        for choice in choices
        if matches(choice.sought, words) or (run_on and run in choice.sought.replace(" ", ""))
    ]


def goes_on(typed: str, at: Choice[T], shown: Sequence[Choice[T]]) -> bool:
    """Whether a space typed now is one between words: `Cllr` of `Cllr D Levy` and others.

    Not where one choice is left, where the one that the cursor is on ends with the words typed, as
    `red` does, and not after a space.
    """
    if typed != typed.rstrip() or len(shown) < 2 or _named(at).endswith(f" {_words(typed)} "):
        return False
    return any(f" {_words(typed)} " in _named(choice) for choice in shown)


def _named(choice: Choice[T]) -> str:
    return f" {_words(choice.short.plain)} "


def _words(text: str) -> str:
    return " ".join(fold(text).split())
