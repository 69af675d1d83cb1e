"""Patterns that few of many comments have, so that a quick look for some letters comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, reduce
from operator import or_

from msgspec import Struct, field

from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.regex import regex


class Cue:
    """A pattern, whatever the case, and the letters without which no text can match it.

    To look for letters takes a fiftieth of the time that the pattern takes. What is found in a text
    is kept: many rules look for the same in it, and comments repeat their sentences.
    """

    def __init__(self, pattern: str, *needed: str) -> None:
        """Take a pattern, and groups such as `above|below`: each match has one text of each group."""
        self.pattern = regex(pattern, re.IGNORECASE)
        groups = (tuple(group.casefold().split("|")) for group in needed)
        # Those soonest denied come first.
        self._needed = [(_bit(group), group) for group in sorted(groups, key=len)]
        self._all = reduce(or_, (bit for bit, _ in self._needed), 0)

    def may_be_in(self, text: str) -> bool:
        """Tell quickly whether a text may match; where it does not, nothing in it does."""
        looked, needed = _looked(text), self._all
        if needed & looked.absent:
            return False
        return needed & looked.present == needed or self._has_its_letters(looked)

    def _has_its_letters(self, looked: _Looked) -> bool:
        return all(looked.has(bit, group) for bit, group in self._needed)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text; `None` where there is none."""
        looked, needed = _looked(text), self._all  # as in `may_be_in`: it is asked all the time
        if needed & looked.absent:
            return None
        if needed & looked.present != needed and not self._has_its_letters(looked):
            return None
        if self not in looked.found:
            looked.found[self] = self.pattern.search(text)
        return looked.found[self]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, one behind the other."""
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())

    def in_sentences(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield the sentences of a text that have a match, each with its first."""
        for sentence in sentences(text) if self.may_be_in(text) else ():
            found = self.search(sentence)
            if found is not None:
                yield sentence, found


def first_of(cues: Iterable[Cue], text: str) -> re.Match[str] | None:
    """Return the match of the first of several patterns that a text has; `None` where it has none."""
    for cue in cues:
        if found := cue.search(text):
            return found
    return None


def any_may_be_in(cues: Iterable[Cue], text: str) -> bool:
    """Tell quickly whether a text may match one of several patterns."""
    return any(cue.may_be_in(text) for cue in cues)


class _Looked(Struct):
    """What has been found in a text."""

    folded: str
    """The text without case."""
    present: int = 0
    """The groups of letters of which it has one, a bit each."""
    absent: int = 0
    """Those of which it has none."""
    found: dict[Cue, re.Match[str] | None] = field(default_factory=dict)
    """The first match of each pattern that it was searched for."""

    def has(self, bit: int, group: tuple[str, ...]) -> bool:
        """Whether the text has one of a group of letters."""
        if self.present & bit:
            return True
        for letters in group:
            if letters in self.folded:
                self.present |= bit
                return True
        self.absent |= bit
        return False


@lru_cache(maxsize=20_000)
def _looked(text: str) -> _Looked:
    return _Looked(text.casefold())


def look_through(texts: Iterable[str]) -> None:
    """Look for the letters of all patterns in many texts at once: the more, the less time for each."""
    import polars as pl

    every = (1 << len(_GROUPS)) - 1
    looked = [each for each in map(_looked, texts) if each.present | each.absent != every]
    if not looked:
        return
    folded = pl.Series([each.folded for each in looked], dtype=pl.String)
    found = folded.str.extract_many(list(_BITS_OF), overlapping=True).to_list()
    for each, letters in zip(looked, found, strict=True):
        each.present = reduce(or_, map(_BITS_OF.__getitem__, set(letters)), 0)
        each.absent = every ^ each.present


_GROUPS: list[tuple[str, ...]] = []
"""All groups of letters; the place of each is that of its bit."""
_BITS_OF: dict[str, int] = {}
"""The bits of all groups that some letters are in."""


@cache
def _bit(group: tuple[str, ...]) -> int:
    """Return a number with one bit that no other group has."""
    bit = 1 << len(_GROUPS)
    _GROUPS.append(group)
    for letters in group:
        _BITS_OF[letters] = _BITS_OF.get(letters, 0) | bit
    return bit
