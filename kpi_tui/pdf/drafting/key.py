"""The key of a report that none knows: what it says of a sign, a letter or a phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from kpi_tui.pdf.drafting.usual_meanings import SIGNS
from kpi_tui.pdf.drafting.words import is_figure
from kpi_tui.pdf.text.lines import Line

_LONGEST = 45
"""Words of a line of a key, or fewer."""
_FURTHEST = 14
"""Words that a key says of one sign, or fewer."""
_AROUND = " :=–-()[]”’'\""
_PARTS = re.compile(r"[,;|•]|\.(?= |$)")
_ARROW = (
    ("up", r"\bup(?:wards?)?(?:[- ]pointing)?[- ]arrow|\barrows? (?:pointing )?up"),
    ("down", r"\bdown(?:wards?)?(?:[- ]pointing)?[- ]arrow|\barrows? (?:pointing )?down"),
)

Meaning = TypeVar("Meaning")


class ReportKey:
    """The lines of a report outside its tables, one of which may explain a sign."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = [line for line in lines if len(line.words) <= _LONGEST]
        self._lines = [[_said(line, span) for span in line.runs()] for line in self.lines]

    def meaning(
        self, sign: str, signs: Sequence[str], means: Callable[[str], Meaning | None]
    ) -> Meaning | None:
        """Return what a sign means by what is said of it; `None` where nothing is, or two things.

        `signs` are those that something may be said of beside it, and `means` knows what words mean.
        """
        for ways in (_apart, _within):
            tokens = (each for runs in self._lines for each in ways(sign, runs, signs))
            found = {_said_of(sign, each, signs, means) for each in tokens} - {None}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def of_arrow(self, way: str) -> Iterator[str]:
        """Yield what is said of arrows that point up or down, where they are named in words."""
        for runs in self._lines:
            for part in _PARTS.split(" ".join(runs)):
                for name, pattern in _ARROW:
                    if name == way and re.search(pattern, part, re.I):
                        yield part


def _said(line: Line, span: tuple[float, float]) -> str:
    start, end = span
    return " ".join(word.text for word in line.words if start <= word.middle <= end)


def _apart(sign: str, runs: Sequence[str], _: Sequence[str]) -> Iterator[list[str]]:
    """Yield what stands beside each other on a line on which a sign stands alone."""
    alone = [run if run in SIGNS else run.strip(_AROUND) or run for run in runs]
    if sign in alone:
        yield alone


def _within(sign: str, runs: Sequence[str], signs: Sequence[str]) -> Iterator[list[str]]:
    """Yield the parts of a line in which a sign stands among words, parted at each sign."""
    text = " | ".join(runs)
    # "↑ = improving": what stands between a sign and its meaning is no sign.
    known = sorted({sign, *signs, *(SIGNS - {"="})} - {""}, key=len, reverse=True)
    parted = re.compile("|".join(f"({_pattern(each)})" for each in known))
    for part in _PARTS.split(text):
        tokens, at = [], 0
        for match in parted.finditer(part):
            tokens += [part[at : match.start()].strip(_AROUND), match[0]]
            at = match.end()
        tokens.append(part[at:].strip(_AROUND))
        if sign in tokens[1::2]:
            yield tokens


def _pattern(sign: str) -> str:
    """Return how a sign is looked for: a word only where a part of the text begins with it."""
    if not any(map(str.isalnum, sign)):
        return re.escape(sign)
    return rf"(?:(?<=^)|(?<=[(:|“‘'\"])|(?<=[(:|“‘'\"]\s)|(?<=^\s)){re.escape(sign)}(?!\w)"


def _said_of(
    sign: str, tokens: Sequence[str], signs: Sequence[str], means: Callable[[str], Meaning | None]
) -> Meaning | None:
    """Return what is said of a sign on the side on which most signs of a line are explained."""
    places = [
        at for at, token in enumerate(tokens) if token in SIGNS or token in signs or token == sign
    ]
    sides = []
    for step in (1, -1):
        beside = {at: at + step for at in places if 0 <= at + step < len(tokens)}
        said = {
            at: means(tokens[other])
            for at, other in beside.items()
            if other not in places and _explains(tokens[other])
        }
        sides.append({at: meant for at, meant in said.items() if meant is not None})
    behind, before = sides
    chosen = [behind] if len(behind) > len(before) else [before]
    if len(behind) == len(before):
        chosen = sides
    found = {side[at] for side in chosen for at in side if tokens[at] == sign}
    return found.pop() if len(found) == 1 else None


def _explains(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _FURTHEST and not is_figure(text) and any(map(str.isalpha, text))
