"""Whether whatever a pattern matches has one of some letters in it, seen from the pattern's parts.

What has been read without them is a state: the longest end of it that one of the letters begins with.
Each part leads from states to states, and those that have the letters are left out: what is left
behind the last part is a match without them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

_compiler, _parser = import_module("re._compiler"), import_module("re._parser")
LATIN = [chr(number) for number in range(256)]
OTHER = "\0"
"""Stands for a character that none of the letters has."""
States = frozenset[str]
_MATCHING: dict[str, tuple[str, ...]] = {}


def without_letters(pattern: re.Pattern[str], letters: Sequence[str]) -> States:
    """The ends of matches without any of the letters, whatever the case; nothing where all have one.

    What a pattern only looks at, before or behind a match, is not counted on. Characters beyond
    Latin-1 are those that the pattern names.
    """
    parts = _parser.parse(pattern.pattern, pattern.flags)
    return _Reader(letters).through(parts, frozenset({""}))


class _Reader:
    """Reads what a pattern may match until some letters are there."""

    def __init__(self, letters: Sequence[str]) -> None:
        self._letters = letters
        self._begun = {text[:end] for text in letters for end in range(len(text))}
        self._alphabet = {char for text in letters for char in text}

    def through(self, parts: Iterable[Any], states: States) -> States:
        """The states behind parts that stand one behind the other."""
        for part in parts:
            states = self._behind(part, states)
        return states

    def _behind(self, part: Any, states: States) -> States:
        kind, what = str(part[0]), part[1]
        match kind:
            case "AT" | "ASSERT" | "ASSERT_NOT":
                return states
            case "LITERAL":
                return self._step((*_matching(part), chr(what)), states)
            case "IN" | "ANY" | "NOT_LITERAL":
                return self._step(_matching(part), states)
            case "SUBPATTERN":
                return self.through(what[-1], states)
            case "BRANCH":
                return frozenset().union(*(self.through(each, states) for each in what[1]))
            case "GROUPREF_EXISTS":
                return self.through(what[1], states) | self.through(what[2] or (), states)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, again = what
                return _repeated(lambda before: self.through(again, before), least, most, states)
        return frozenset(self._begun)  # a part of another kind may be anything

    def _step(self, chars: Iterable[str], states: States) -> States:
        folded = {char.casefold() for char in chars}
        told = {char if self._alphabet & {*char} else OTHER for char in folded}
        read = {state + char for state in states for char in told}
        missing = {text for text in read if not any(each in text for each in self._letters)}
        ends = ((text[at:] for at in range(len(text) + 1)) for text in missing)
        return frozenset(next(end for end in of_text if end in self._begun) for of_text in ends)


def _repeated(once: Callable[[States], States], least: int, most: int, states: States) -> States:
    for _ in range(least):
        states = once(states)
    for _ in range(least, most):
        further = states | once(states)
        if further == states:
            break
        states = further
    return states


def _matching(part: Any) -> tuple[str, ...]:
    """The characters of Latin-1 that a part of one character matches."""
    name = str(part)
    if name not in _MATCHING:
        only = _compiler.compile(_parser.SubPattern(_parser.State(), [part]), re.IGNORECASE)
        _MATCHING[name] = tuple(char for char in LATIN if only.fullmatch(char))
    return _MATCHING[name]
