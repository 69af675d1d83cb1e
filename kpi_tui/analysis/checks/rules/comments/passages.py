"""Words that comments have in common: passages word for word, and where one stood before."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise

from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod

_WHOLE = 15
"""An identical comment counts from so many words on."""
_RUN = 25
"""A shared passage counts from so many words in a row on."""
_BLOCK = (_RUN + 1) // 2
"""A passage of `_RUN` words holds at least one whole block, wherever it begins."""

Words = tuple[str, ...]


@lru_cache(maxsize=20_000)  # a comment is read once more as that of the report before
def words_of(text: str | None) -> Words:
    """Return the words of a text in order, without case, punctuation and white space."""
    return tuple(chain.from_iterable(map(_words_in, sentences(text or ""))))


@lru_cache(maxsize=20_000)
def spoken(text: str) -> str:
    """Return the words of a text with a space before and behind each, to look for passages in it."""
    return f" {' '.join(words_of(text))} "


@lru_cache(maxsize=20_000)  # comments repeat their sentences
def _words_in(sentence: str) -> Words:
    return tuple(re.findall(r"[^\W_]+", sentence.lower()))


def longest_run(one: Words, other: Words, least: int = _RUN) -> tuple[int, int]:
    """Return where the longest passage of `other` that is in `one` begins, and its length.

    Passages of fewer words than `least` do not count; `(0, 0)` where there is none.
    """
    starts: dict[Words, int] = {}
    for index in range(len(one) - least + 1):
        starts.setdefault(one[index : index + least], index)
    best_start, best_length = 0, 0
    index = 0
    while index <= len(other) - least:
        start = starts.get(other[index : index + least])
        if start is None:
            index += 1
            continue
        rest = min(len(one) - start, len(other) - index)
        length = least
        while length < rest and one[start + length] == other[index + length]:
            length += 1
        if length > best_length:
            best_start, best_length = index, length
        index += length - least + 1
    return best_start, best_length


def words_shared(one: Words, other: Words) -> int:
    """Count the words in a row that two comments share; 0 where they are too few to ask about."""
    if one == other and len(one) >= _WHOLE:
        return len(one)
    return longest_run(one, other)[1]


class SpokenComments:
    """The comments of a report so far, in which passages of the next one are looked for."""

    def __init__(self) -> None:
        self._wholes: dict[Words, MeasurePeriod] = {}
        self._spoken: list[tuple[str, MeasurePeriod]] = []
        self._blocks: dict[Words, list[int]] = {}
        """In which comments of `_spoken` a block of words stands; each is cut into blocks."""
        self._starts: set[tuple[str, str]] = set()
        """The first two words of each block: most words begin none."""

    def add(self, words: Words, measure: MeasurePeriod) -> None:
        """Take the comment of another measure."""
        if _WHOLE <= len(words) < _RUN:
            self._wholes.setdefault(words, measure)
        elif len(words) >= _RUN:
            for begin in range(0, len(words) - _BLOCK + 1, _BLOCK):
                self._blocks.setdefault(words[begin : begin + _BLOCK], []).append(len(self._spoken))
                self._starts.add((words[begin], words[begin + 1]))
            self._spoken.append((f" {' '.join(words)} ", measure))

    def first_with_a_passage_of(self, words: Words) -> MeasurePeriod | None:
        """Return a measure whose comment has a passage of this one; `None` where there is none.

        It is the first measure with the first such passage. A passage has `_RUN` words; a shorter
        comment must be the same as a whole.
        """
        if len(words) < _RUN:
            return self._wholes.get(words)
        found = {
            begin: known
            for begin, pair in enumerate(pairwise(words))
            if pair in self._starts and (known := self._blocks.get(words[begin : begin + _BLOCK]))
        }
        for begin in range(len(words) - _RUN + 1) if found else ():
            within = range(begin, begin + _RUN - _BLOCK + 1)
            places = {place for block in within for place in found.get(block, ())}
            passage = f" {' '.join(words[begin : begin + _RUN])} " if places else ""
            for place in sorted(places):
                spoken, measure = self._spoken[place]
                if passage in spoken:
                    return measure
        return None
