"""The report's own words: they tell whether a word broken at a line's end is one word.

A hyphen at a line's end was either written ("under-performance") or put there by a program that
hyphenates ("transi-tion"). Most programs do not hyphenate, so whether this one did is asked
first. Narrow cells also break words without any hyphen ("Unaccompani", "ed").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kpi_tui.regex import regex

_WORD = regex(r"[^\W_]+(?:['’-][^\W_]+)*")
_LAST = regex(r"([^\W_]+(?:['’-][^\W_]+)*)(-?)$")
_SLASH = regex(r"[^\W_]/$")
_OPEN_TAG = regex(r"</?[a-z]{0,6}$", re.I)
_CLOSED_TAG = regex(r"/?[a-z]{0,6}\s*/?>", re.I)
_LEAST_WORDS = 2
"""So many different words must show what a program does at lines' ends: one may be chance."""
_SOFT_SHARE = 4
"""A program hyphenates where one in so many line-end hyphens is surely its own."""
_CUT_SHARE = 20
"""A program cuts words anywhere where one in so many lines surely ends inside a word."""
_CLOSING = regex(r"[.,;:!?)’”]+(?!\S)")
"""Signs for which a cell had no room behind a word."""
_LONGEST = 60
"""No word has more letters: what stands before need not be searched."""
_SHORT = 3
"""Words of so few letters are all common: a piece of a line that is none of them is a fragment."""
_ENDING = 2
"""So few letters that the report has nowhere else are the ending of the word before."""
_BEFORE_HYPHENS = frozenset(
    ("short", "long", "high", "full", "half", "part", "well", "self", "year", "medium", "cross")
)
"""What many words with hyphens begin with: "short-term"."""

_Halves = tuple[str, str]
"""The last letters of one line and the first of the next."""


@dataclass(frozen=True)
class WordList:
    """The words printed inside lines, in small letters, and how often each is."""

    words: Counter[str] = field(default_factory=Counter)
    hyphenates: bool = False
    """Whether the program that made the report puts hyphens of its own at lines' ends."""
    cuts: bool = False
    """Whether it breaks lines anywhere, without a hyphen, as `word-break: break-all` does."""
    names: Counter[str] = field(default_factory=Counter)
    """The words of those who answer for measures."""

    @classmethod
    def of(cls, blocks: Iterable[Sequence[str]], owners: Iterable[Sequence[str]] = ()) -> WordList:
        """Count the words of cells and paragraphs, each given as its lines of text, and of owners."""
        blocks = [block for block in blocks if block]
        counts = cls(Counter(word for block in blocks for word in _whole_words(block)))
        seen = counts._seen
        hyphenated = [halves for block in blocks for halves in _line_ends(block, "-")]
        plain = [halves for block in blocks for halves in _line_ends(block, "")]
        # A hyphen is surely the program's where the word is known and one of its halves is not.
        soft = [
            (stem, rest)
            for stem, rest in hyphenated
            if seen(stem + rest) and not seen(f"{stem}-{rest}") and not (seen(stem) and seen(rest))
        ]
        # Two lines surely share a word where it is known and neither half is.
        cut = [
            (stem, rest)
            for stem, rest in plain
            if seen(stem + rest) and not seen(stem) and not seen(rest)
        ]
        return cls(
            counts.words,
            hyphenates=_many(soft, len(hyphenated) / _SOFT_SHARE),
            cuts=_many(cut, len(plain) / _CUT_SHARE),
            names=Counter(word for block in owners for word in _whole_words(block)),
        )

    def join(self, text: str, more: str, *, full: bool = False, alone: bool = False) -> str:
        """Join one line's text to another's, as a reader takes them.

        `full` says that the first line reaches its column's right edge, `alone` that it holds
        no more than one word.
        """
        if not text:
            return more
        end = text[-_LONGEST:]
        if _OPEN_TAG.search(end):
            return text + more if _CLOSED_TAG.match(more) else f"{text} {more}"
        last, first = _last_word(end), _WORD.match(more)
        if alone and last is not None and _CLOSING.match(more):
            return text + more
        if last is None or first is None:
            slashed = _SLASH.search(end) and first
            return text + more if slashed else f"{text} {more}"
        if last[2]:
            return text + more if self._keeps(last[1], first[0]) else text[:-1] + more
        if full and self._is_one(last[1], first[0], alone=alone):
            return text + more
        return f"{text} {more}"

    def _keeps(self, stem: str, rest: str) -> bool:
        """Whether the hyphen between two halves of a word was written."""
        if not self.hyphenates or not stem[-1].isalpha() or not rest[0].islower():
            return True
        joined, hyphenated = self._seen(stem + rest), self._seen(f"{stem}-{rest}")
        if joined or hyphenated:
            return hyphenated > joined
        tail, head = stem.rpartition("-")[2], rest.partition("-")[0]
        return self._seen(tail) > 0 and self._seen(head) > 0

    def _is_one(self, stem: str, rest: str, *, alone: bool) -> bool:
        """Whether two pieces without a hyphen between them are one word."""
        if not self.words or not stem[-1].isalpha() or not rest[0].islower():
            return False
        unknown = [half for half in (stem, rest) if not self._seen(half)]
        if self._seen(stem + rest):
            return self.cuts or bool(unknown)
        if self.cuts and any(len(half) <= _SHORT for half in unknown):
            return True
        return (alone or self.cuts) and len(unknown) == 2

    def leaves_open(self, text: str, more: str) -> bool:
        """Whether nothing tells if a word alone that fills its line goes on in the next.

        That is so where the report has neither half elsewhere, or a short one that may be an ending.
        """
        last, first = _last_word(text), _WORD.match(more)
        if last is None or first is None or last[2] or self.cuts or not self.words:
            return False
        stem, rest = last[1], first[0]
        is_cut = stem[-1].isalpha() and rest[0].islower() and not self._seen(stem + rest)
        if not is_cut or self._seen(rest):
            return False
        return len(rest) <= _SHORT if self._seen(stem) else len(rest) > _ENDING

    def leaves_hyphen_open(self, text: str, more: str) -> bool:
        """Whether nothing tells if a hyphen at a line's end was written: `short-`, `term`.

        That is so where the report does not have the word elsewhere, but one of its halves, and
        no half is so short that it may be a beginning or an ending.
        """
        last, first = _last_word(text), _WORD.match(more)
        if last is None or first is None or not last[2] or self._keeps(last[1], first[0]):
            return False
        halves = last[1].rpartition("-")[2], first[0].partition("-")[0]
        if self._seen(last[1] + first[0]) or min(map(len, halves)) <= _SHORT:
            return False
        return halves[0].casefold() in _BEFORE_HYPHENS or any(map(self._seen, halves))

    def has_hyphen(self, text: str, more: str) -> bool | None:
        """Tell whether a name has the hyphen at its line's end; `None` where nothing tells."""
        last, first = _last_word(text), _WORD.match(more)
        if last is None or first is None or not last[2] or not first[0][0].islower():
            return True
        joined, hyphenated = (
            self._seen(word) + self.names[word.casefold()]
            for word in (last[1] + first[0], f"{last[1]}-{first[0]}")
        )
        return hyphenated >= joined if joined or hyphenated else None

    def _seen(self, word: str) -> int:
        return self.words[word.casefold()]


NO_WORDS = WordList()
"""Knows no word: every hyphen stays, and nothing else is joined."""


def _last_word(line: str) -> re.Match[str] | None:
    """Find the word at a line's end, with the hyphen behind it."""
    return _LAST.search(line, line.rfind(" ") + 1)


def _whole_words(block: Sequence[str]) -> Iterator[str]:
    """Yield the words that no line's end can have cut."""
    for index, line in enumerate(block):
        words = line.casefold().split()
        words = words[1 if index else 0 : None if index == len(block) - 1 else -1]
        yield from (word for text in words for word in _WORD.findall(text))


def _line_ends(block: Sequence[str], hyphen: str) -> Iterator[_Halves]:
    """Yield both sides of each line's end that has this hyphen and goes on in small letters."""
    for line, following in pairwise(block):
        last, first = _last_word(line[-_LONGEST:]), _WORD.match(following)
        if last and last[2] == hyphen and first and last[1][-1].isalpha() and first[0][0].islower():
            yield last[1], first[0]


def _many(evidence: Sequence[_Halves], least: float) -> bool:
    return len(set(evidence)) >= _LEAST_WORDS and len(evidence) >= least
