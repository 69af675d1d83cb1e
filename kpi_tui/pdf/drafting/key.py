"""The key of a report that none knows: what it says of a sign, a letter or a phrase."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from kpi_tui.pdf.drafting.words import is_figure
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.arrows import SIGNS
from kpi_tui.regex import regex

_LONGEST = 45
"""Words of a line of a key, or fewer."""
_FURTHEST = 14
"""Words that a key says of one sign, or fewer."""
_AROUND = " :=–-()[]”’'\""
_PARTS = regex(r"[,;|•]|\.(?= |$)")
_ARROWS = {
    "up": r"\bup(?:wards?)?(?:[- ]pointing)?[- ]arrow|\barrows? (?:pointing )?up",
    "down": r"\bdown(?:wards?)?(?:[- ]pointing)?[- ]arrow|\barrows? (?:pointing )?down",
}
_BEGINS = r"(?:(?<=^)|(?<=[(:|“‘'\"])|(?<=[(:|“‘'\"]\s)|(?<=^\s))"

Meaning = TypeVar("Meaning")


class ReportKey:
    """The lines of a report outside its tables, one of which may explain a sign."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = [line for line in lines if len(line.words) <= _LONGEST]
        self._runs = [said_in(line) for line in self.lines]

    def meanings(
        self, signs: Sequence[str], means: Callable[[str], Meaning | None]
    ) -> dict[str, Meaning]:
        """Return what signs mean by what is said of them; a sign with two meanings is left out.

        `means` knows what words mean. What is said of signs that stand alone counts more than what
        is said of signs among words.
        """
        found: dict[str, set[Meaning]] = {}
        signed = _pattern_of(signs)
        apart = [tokens for runs in self._runs for tokens in _apart(runs, signs)]
        within = [tokens for runs in self._runs for tokens in _within(runs, signed)]
        for lines in (apart, within):
            found = said_beside(lines, signs, means) | found
        return {sign: meant.pop() for sign, meant in found.items() if len(meant) == 1}

    def of_arrow(self, way: str, means: Callable[[str], Meaning | None]) -> Meaning | None:
        """Return what arrows up or down mean where they are named in words."""
        pattern = _ARROWS.get(way)
        if pattern is None:
            return None
        parts = (part for runs in self._runs for part in _PARTS.split(" ".join(runs)))
        found = {means(part) for part in parts if re.search(pattern, part, re.I)} - {None}
        return found.pop() if len(found) == 1 else None


def said_in(line: Line) -> list[str]:
    """Return what stands on a line, parted where there are gaps."""
    return [text_of(words) for words in line.word_runs()]


def _apart(runs: Sequence[str], signs: Sequence[str]) -> Iterator[list[str]]:
    """Yield what stands beside each other on a line on which signs stand alone."""
    alone = [run if run in SIGNS else run.strip(_AROUND) or run for run in runs]
    if any(sign in alone for sign in signs):
        yield alone


def _pattern_of(signs: Sequence[str]) -> re.Pattern[str]:
    """Return how signs are looked for among words, the longest first.

    A word is looked for only where a part of the text begins with it.
    """
    # "↑ = improving": what stands between a sign and its meaning is no sign.
    known = sorted({*signs, *(SIGNS - {"="})} - {""}, key=len, reverse=True)
    words = [each for each in known if any(map(str.isalnum, each))]
    ways = [f"{_BEGINS}(?:{_any_of(words)})(?!\\w)"] if words else []
    return re.compile("|".join([*ways, _any_of([each for each in known if each not in words])]))


def _any_of(signs: Iterable[str]) -> str:
    return "|".join(map(re.escape, signs))


def _within(runs: Sequence[str], signs: re.Pattern[str]) -> Iterator[list[str]]:
    """Yield the parts of a line in which signs stand among words, parted at each sign."""
    for part in _PARTS.split(" | ".join(runs)):
        tokens, at = [], 0
        for match in signs.finditer(part):
            tokens += [part[at : match.start()].strip(_AROUND), match[0]]
            at = match.end()
        if tokens:
            yield [*tokens, part[at:].strip(_AROUND)]


def said_beside(
    lines: Iterable[Sequence[str]], signs: Sequence[str], means: Callable[[str], Meaning | None]
) -> dict[str, set[Meaning]]:
    """Return what is said of signs, before them or behind them.

    On each line the side is read on which more signs are explained. Where both explain as many,
    it is the side that explains more on all lines, else both.
    """
    told = [(tokens, *_sides(tokens, signs, means)) for tokens in lines]
    lean = sum(len(behind) - len(before) for _, behind, before in told)
    found: defaultdict[str, set[Meaning]] = defaultdict(set)
    for tokens, behind, before in told:
        more = len(behind) - len(before) or lean
        for side in [behind] if more > 0 else [before] if more < 0 else [behind, before]:
            for at, meant in side.items():
                found[tokens[at]].add(meant)
    return found


def _sides(
    tokens: Sequence[str], signs: Sequence[str], means: Callable[[str], Meaning | None]
) -> tuple[dict[int, Meaning], dict[int, Meaning]]:
    """Return what is said behind the signs of a line, and what before them, by their places."""
    places = {at for at, token in enumerate(tokens) if token in SIGNS or token in signs}
    behind, before = (
        {
            at: meant
            for at in places
            if 0 <= at + step < len(tokens) and at + step not in places
            if _explains(tokens[at + step]) and (meant := means(tokens[at + step])) is not None
        }
        for step in (1, -1)
    )
    return behind, before


def _explains(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _FURTHEST and not is_figure(text) and any(map(str.isalpha, text))
