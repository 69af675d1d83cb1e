"""The key of a report that none knows: what it says of a sign, a letter or a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kpi_tui.pdf.drafting.words import SIGNS, is_figure
from kpi_tui.pdf.text.lines import Line

_LONGEST = 45
"""Words of a line of a key, or fewer."""
_FURTHEST = 14
"""Words that a key says of one sign, or fewer."""
_PARTS = re.compile(r"[,;|•]|\.(?= |$)")
_ARROW = (
    ("up", r"\bup(?:wards?)?(?:[- ]pointing)?[- ]arrow|\barrows? (?:pointing )?up"),
    ("down", r"\bdown(?:wards?)?(?:[- ]pointing)?[- ]arrow|\barrows? (?:pointing )?down"),
)


class ReportKey:
    """The lines of a report outside its tables, one of which may explain a sign."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = [line for line in lines if len(line.words) <= _LONGEST]
        self._lines = [[_said(line, span) for span in line.runs()] for line in self.lines]

    def explained(self, sign: str, signs: Sequence[str] = ()) -> str | None:
        """Return what is said of a sign; `signs` are those that something may be said of beside it."""
        others = {each for each in signs if each != sign}
        beside = (found for runs in self._lines for found in _beside(sign, runs, others))
        return next(beside, None) or next(
            (found for runs in self._lines for found in _within(sign, " ".join(runs), others)), None
        )

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


def _beside(sign: str, runs: Sequence[str], others: set[str]) -> Iterator[str]:
    """Yield what stands beside a sign that stands alone: behind it, else before it."""
    for index, run in enumerate(runs):
        if run.strip(" :=–-") != sign and run != sign:
            continue
        behind = runs[index + 1] if index + 1 < len(runs) else ""
        before = runs[index - 1] if index else ""
        # Signs stand on one side of what is said of them all along a line.
        for text in (behind, before) if index % 2 == 0 else (before, behind):
            if text and text not in others and _explains(text):
                yield text
                break


def _within(sign: str, text: str, others: set[str]) -> Iterator[str]:
    """Yield what is said of a sign in a line that has other words too."""
    is_word = any(map(str.isalnum, sign))
    pattern = rf"(?<!\w){re.escape(sign)}(?!\w)" if is_word else re.escape(sign)
    for match in re.finditer(pattern, text):
        if is_word and match.start() and text[match.start() - 1] not in "(,;:|“‘'\"":
            continue
        behind = _until(text[match.end() :], others)
        before = _PARTS.split(text[: match.start()])[-1]
        ends = not text[match.end() :].strip(" )”’'\".,;")
        for said in (before, behind) if ends else (behind, before):
            said = said.strip(" :=–-()”’'\"")
            if said and said not in others and _explains(said) and not _has_sign(said, sign):
                yield said
                break


def _until(text: str, others: set[str]) -> str:
    """Return the beginning of a text, to where the next sign or part of it begins."""
    text = _PARTS.split(text.lstrip(" :=–-"))[0]
    ends = [text.find(sign) for sign in SIGNS | {o for o in others if not o.isalnum()}]
    return text[: min((end for end in ends if end > 0), default=len(text))]


def _has_sign(text: str, sign: str) -> bool:
    return any(each in text for each in SIGNS) and not any(map(str.isalnum, sign))


def _explains(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _FURTHEST and not is_figure(text) and any(map(str.isalpha, text))
