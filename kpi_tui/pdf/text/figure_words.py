"""The words that figures begin with, and those that stand in the place of one."""

from __future__ import annotations

_NO_FIGURES = frozenset(("n/a", "n.a.", "n.a", "-", "–", "—", "−", "―", "tbc"))


def starts_figure(word: str) -> bool:
    """Whether a word may be the beginning of a figure, or stands for one."""
    return any(map(str.isdigit, word)) or word.casefold() in _NO_FIGURES
