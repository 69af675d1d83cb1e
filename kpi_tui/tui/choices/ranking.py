"""Which of many things a few typed words mean: the best match first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from kpi_tui.analysis.browse.stems import stem
from kpi_tui.text import fold

T = TypeVar("T")


class Fit(IntEnum):
    """How well words fit something, the best first."""

    IS_IT = 0
    OTHER_NAME = 1
    BEGINS = 2
    BEGINS_WORDS = 3
    BEGINS_OTHERS = 4
    WITHIN = 5
    LETTERS = 6
    """Each word's letters stand in a word of its names, with others between: `exprt`."""


@dataclass(frozen=True, slots=True)
class NamedChoice(Generic[T]):
    """Something with names, and with other words that it is found by; all folded."""

    value: T
    names: tuple[str, ...]
    others: tuple[str, ...] = ()

    def fit(self, typed: str, words: Sequence[str]) -> Fit | None:
        """Tell how well folded words fit; `None` where they do not."""
        if typed in self.names:
            return Fit.IS_IT
        if typed in self.others:
            return Fit.OTHER_NAME
        if any(name.startswith(typed) for name in self.names):
            return Fit.BEGINS
        names = " ".join(self.names)
        both = " ".join((names, *self.others))
        if all(begins_a_word(names, word) for word in words):
            return Fit.BEGINS_WORDS
        if all(word in both for word in words) or _begin_words(both, words):
            # What has one word in one of its other names and one in another is called by neither.
            whole = [f"{names} {other}" for other in self.others or ("",)]
            if any(_begin_words(each, words) for each in whole):
                return Fit.BEGINS_OTHERS
            if any(all(word in each for word in words) for each in whole):
                return Fit.WITHIN
        spelt = names.split()
        is_near = all(any(_has_letters(each, word) for each in spelt) for word in words)
        return Fit.LETTERS if is_near else None

    def other_name(self, words: Sequence[str]) -> int | None:
        """Return the place of the first other name that has the most words which its names lack."""
        missing = [word for word in words if not any(word in name for name in self.names)]
        had = [sum(word in other for word in missing) for other in self.others]
        return had.index(max(had)) if any(had) else None


def ranked(typed: str, things: Iterable[NamedChoice[T]]) -> list[tuple[NamedChoice[T], Fit]]:
    """Return what the words fit, the best first; of equals as they are given.

    What has the words amid others, or only their letters, is there where nothing fits better.
    """
    folded = fold(typed).strip(" ?")
    words = folded.split()
    fits = ((each, each.fit(folded, words)) for each in things)
    found = [(each, fit) for each, fit in fits if fit is not None]
    found.sort(key=lambda pair: pair[1])
    poorest = max(found[0][1], Fit.BEGINS_OTHERS) if found else Fit.LETTERS
    return [(each, fit) for each, fit in found if fit <= poorest]


def _begin_words(text: str, words: Sequence[str]) -> bool:
    return all(
        begins_a_word(text, word) or stem(word) in map(stem, re.findall(r"\w+", text))
        for word in words
    )


def begins_a_word(text: str, word: str) -> bool:
    """Whether a word of the text begins so."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0


LEAST_LETTERS = 3
"""Fewer letters stand in too many words."""


def _has_letters(name: str, word: str) -> bool:
    """Whether a name begins with a word's first letter and has the others in their order."""
    if len(word) < LEAST_LETTERS or not name.startswith(word[0]):
        return False
    letters = iter(name)
    return all(letter in letters for letter in word)
