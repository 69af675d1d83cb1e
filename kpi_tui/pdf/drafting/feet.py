"""Lines of figures, as cards have them: which labels repeat, and the phrase that says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.pdf.table.polarities import read_polarity
from kpi_tui.profiles.usual_meanings import direction_of, status_of
from kpi_tui.regex import regex

_LABELS = (
    ("ytd_actual", r"year to date|ytd(?: actual| result)?"),
    (
        "period_target",
        r"(?:(?:quarterly|annual|year[- ]end|monthly|current|latest) )?target|goal",
    ),
    ("floor", r"floor(?: standard| target)?|minimum(?: standard)?|threshold|tolerance"),
    (
        "previous_actual",
        r"(?:previous|prior|last)(?: (?:quarter|period|month|year|half[- ]year|half|result|actual|figure|performance|outturn))*",
    ),
    ("published_polarity", r"good (?:is|to be)|polarity|aim to"),
    ("published_direction", r"direction(?: of travel)?|trend|dot|travel"),
    ("period_status", r"(?:rag )?(?:status|rating)|rag"),
    (
        "period_actual",
        r"(?:latest|current|this)(?: (?:quarter|period|month|year|half|result|actual|figure|performance|position|value))*"
        r"|actual|result|performance|outturn|value|achieved|position",
    ),
)
"""How figures of cards are labelled: the first that fits."""
_NAMED = "|".join(f"(?P<{name}>{said})" for name, said in _LABELS)
_VALUE = r"[^\s|:()]*\d[^\s|:()]*(?: (?:%|days?|weeks?|hours?|minutes?|mins?|kg|tonnes?|per \w+))?|n/a|N/A|n/k|-|–|—|TBC|tbc|□"
_WORD = r"[^\W\d]+(?: [^\W\d]+){0,3}?|[↑↓→↔▲▼►◄⬆⬇➡=]|□"
_LABEL = regex(rf"(?<!\w)(?:{_NAMED})(?![\w-])(?P<sign>\s?[:=])?", re.I)
_FIGURE = regex(rf"\s*(?P<value>{_VALUE})(?![\w])(?:\s?\((?P<status>[^()\d]{{1,30}})\))?")
_SAID = regex(rf"\s*(?P<value>{_WORD})(?=\s*(?:[|,;·•]|$)|\s+[A-Z])")
_BETWEEN = regex(r"[\s|,;·•/–-]{0,4}")
_OPTIONAL = str.maketrans(",;", "  ")
"""Signs between figures that are left out of a phrase: a page may lack them."""
_WORDED: Mapping[str, Callable[[str], object]] = {
    "period_status": status_of,
    "published_direction": direction_of,
    "published_polarity": read_polarity,
}
"""What is no figure, and what tells its words."""
_LEAST = 2
"""Figures of a line, or more."""


@dataclass(frozen=True)
class FootPhrase:
    """A line of figures: its phrase, with a placeholder for each of them."""

    phrase: str
    fields: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What it says but for colons and commas, which are typed by hand."""
        return tuple(re.sub(r"[\s:;,]+", " ", self.phrase).casefold().split())


def names_figure(text: str) -> bool:
    """Whether a text has a label of a figure in it."""
    return _LABEL.search(text) is not None


def find_foot_phrases(text: str) -> list[FootPhrase]:
    """Return the lines of figures that stand in a text beside each other."""
    found: list[FootPhrase] = []
    phrase, at = "", -1
    fields: list[str] = []
    for label in _LABEL.finditer(text):
        name = next(each for each, _ in _LABELS if label[each])
        if label.start() < at:
            continue
        piece = _piece(text, label, name)
        gap = text[at : label.start()] if at >= 0 else ""
        goes_on = piece is not None and at >= 0 and name not in fields and _BETWEEN.fullmatch(gap)
        if not goes_on:
            found += _foot(phrase, fields)
            phrase, fields, gap = "", [], ""
        if piece is not None:
            said, names, at = piece
            between = " ".join(gap.translate(_OPTIONAL).split())
            phrase += f"{' ' if phrase else ''}{f'{between} ' if between else ''}{said}"
            fields += names
    return [*found, *_foot(phrase, fields)]


def _foot(phrase: str, fields: Sequence[str]) -> list[FootPhrase]:
    is_one = len(fields) >= _LEAST and "period_actual" in fields
    return [FootPhrase(phrase, tuple(fields))] if is_one else []


def _piece(text: str, label: re.Match[str], name: str) -> tuple[str, list[str], int] | None:
    """Return what a label and its figure are in a phrase, their fields, and where they end."""
    said = f"{label[0].strip()} {{{name}}}"
    known = _WORDED.get(name)
    if known is not None:
        word = _SAID.match(text, label.end())
        if word is None or not (word["value"] == "□" or known(word["value"])):
            return None
        return said, [name], word.end()
    figure = _FIGURE.match(text, label.end())
    if figure is None:
        return None
    if figure["status"] is None:
        return said, [name], figure.end()
    own = {"previous_actual": "previous_status", "period_actual": "period_status"}.get(name)
    if own is None or status_of(figure["status"]) is None:
        return said, [name], figure.start("status") - 1
    return f"{said} ({{{own}}})", [name, own], figure.end()


def repeated_phrases(feet: Iterable[FootPhrase]) -> list[str]:
    """Return the phrases of lines of figures that repeat, those with most figures first."""
    counts: Counter[tuple[str, ...]] = Counter()
    phrases: dict[tuple[str, ...], FootPhrase] = {}
    for foot in feet:
        counts[foot.key] += 1
        phrases.setdefault(foot.key, foot)
    # One that lacks a figure may be printed once only: its labels are those of the others.
    labels = {part for key, count in counts.items() if count > 1 for part in key}
    kept = [foot for key, foot in phrases.items() if counts[key] > 1 or set(key) <= labels]
    return [foot.phrase for foot in sorted(kept, key=lambda foot: -len(foot.fields))]
