"""Plain questions answered by filters: `red three in a row`, `no plan`, `finance red`.

What is understood, in any order and with or without small words between:

    a status        red · amber · green · off target · on target · not rated · target missing …
    of the year     red ytd · year to date amber
    a streak        red three in a row · red 3 reports running · off target four times running ·
                    red for 6 months
    never           never on target · never green
    what changed    newly red · no longer red · turned amber · new · renumbered ·
                    status, target, owner or commentary changed · target made easier
    the status      worse status · status got better
    the figure      worse · better than last month · worse than last year · worse than a year ago ·
                    worse than last July · better than July 2023 · no change
    nothing there   no plan · no comment · no director · no portfolio holder
    there           with a plan · with comments
    late            late · overdue plans · date has passed · late figures · same plan
    queries         must resolve · queries
    a person        any part of the name that is one person's: Baxter, Cllr Levy
    a priority      its code or the number in it, or words of its title that are no other's

Within one kind any will do (`red or amber`), and every kind must be met (`amber Baxter`). What is
not understood is named, and filters nothing; so it is with what is denied (`not green`) and with
the status of another report (`red last month`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpi_tui.analysis.browse.filters import Facet, Filter, FilterSet
from kpi_tui.analysis.browse.question_words import (
    REPORT,
    RULES,
    SMALL,
    Asked,
    Filters,
)
from kpi_tui.analysis.people import key_of_person
from kpi_tui.text import fold

__all__ = ["Answer", "Asked", "Understood", "answer"]

_DENIED = re.compile(
    r"\b(?:not|never|neither|nor|without|except|excluding|other than|(?:all|anything|everything) but|"
    r"(?:are|is|was|were|has|have)(?: not|n't))(?: (?:for|in|yet|been|those|of|by|any|a|an|the|got))*\s$"
)
"""Words before others that turn what these ask for into its opposite."""
_BEFORE = re.compile(
    r"\s(?:in )?(?:the )?(?:last|previous) (?:month|report|quarter|year|time|period)\b"
)
"""Words behind a status that ask for another report's."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Some words of a question, and what they ask for."""

    words: str
    filters: Filters


@dataclass(frozen=True, slots=True)
class Answer:
    """What was understood of a question, and what was not."""

    understood: tuple[Understood, ...]
    """From left to right."""
    rest: tuple[str, ...]
    """The words that were not understood; small words are left out."""
    asks_what_is_gone: bool = False
    """Whether it asks for measures that the report no longer has: the changes list those."""

    @property
    def filters(self) -> FilterSet:
        """The filters, each once."""
        return FilterSet(
            tuple(dict.fromkeys(asked for part in self.understood for asked in part.filters))
        )


def answer(question: str, asked: Asked) -> Answer:
    """Return the filters that a question asks for, and the words that were not understood."""
    text = " ".join(re.sub(r"[?!,;:]", " ", fold(question)).split())
    taken: list[tuple[int, int, Filters]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= begin or finish <= start for begin, finish, _ in taken)

    gone = re.search(r"\b(?:no longer (?:reported|in the report)|discontinued|vanished)\b", text)
    said = gone[0] if gone else ""
    if gone:
        taken.append((*gone.span(), ()))
    for pattern, meaning in RULES:
        for match in pattern.finditer(text):
            found = meaning(match, asked) if free(*match.span()) else ()
            if found:
                taken.append((*match.span(), found))
    for start, end, found in _names(text, asked):
        if free(start, end):
            taken.append((start, end, found))
    taken = sorted(_whole(text, *each) for each in taken)
    others = [
        match.span()
        for match in re.finditer(r"[^\s]+", text)
        if free(*match.span()) and match[0] not in SMALL
    ]
    unknown = [(start, end) for start, end, found in taken if not found and text[start:end] != said]
    rest = [text[start:end] for start, end in sorted([*others, *unknown])]
    parts = tuple(Understood(text[start:end], found) for start, end, found in taken if found)
    return Answer(parts, tuple(rest), gone is not None)


def _whole(text: str, start: int, end: int, found: Filters) -> tuple[int, int, Filters]:
    """Widen a part by words beside it that deny it or mean another report; it then asks nothing."""
    denied = _DENIED.search(text[:start])
    of_now = {asked.facet for asked in found} <= {Facet.STATUS, Facet.YTD_STATUS}
    earlier = _BEFORE.match(text, end) if of_now and found else None
    if not found or not (denied or earlier):
        return start, end, found
    return denied.start() if denied else start, earlier.end() if earlier else end, ()


def _names(text: str, asked: Asked) -> Iterator[tuple[int, int, Filters]]:
    """Yield where a text names people and priorities, the longest names first."""
    words = list(re.finditer(r"[^\s]+", text))
    for length in range(min(len(words), 8), 0, -1):
        for first in range(len(words) - length + 1):
            span = words[first].start(), words[first + length - 1].end()
            phrase = text[slice(*span)].removesuffix("'s")
            if phrase.isdigit() and _counts(text, *span):
                continue
            if found := _priority(phrase, asked) or _person(phrase, asked):
                yield *span, found


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a number counts something, and so is no priority's."""
    before = re.search(
        r"\b(?:than|least|most|over|under|last|past|top|between(?: \d+ and)?)\s$", text[:start]
    )
    return bool(before or re.match(rf"\s(?:more )?{REPORT}\b", text[end:]))


def _person(phrase: str, asked: Asked) -> Filters:
    """Return filters for everyone whose name has a phrase as whole words.

    Nothing where directors and portfolio holders both have it and no part or title is said.
    """
    role = re.match(
        r"(?:the )?(director|cllr|councillor|portfolio holder|holder|cabinet member)\b", phrase
    )
    wanted = key_of_person(phrase).split()
    found: list[Filter] = []
    for facet, people in (
        (Facet.DIRECTOR, asked.directors),
        (Facet.PORTFOLIO_HOLDER, asked.holders),
    ):
        is_meant = role is not None and (role[1] == "director") == (facet is Facet.DIRECTOR)
        bare = key_of_person(phrase.removeprefix(role[0]) if role else "").split()
        for name in people:
            parts = key_of_person(name).split()
            if _holds(parts, wanted) or (is_meant and _holds(parts, bare)):
                found.append(Filter(facet, name))
    if role is not None:
        part = Facet.DIRECTOR if role[1] == "director" else Facet.PORTFOLIO_HOLDER
        found = [each for each in found if each.facet is part] or found
    return tuple(found) if len({each.facet for each in found}) == 1 else ()


def _holds(parts: list[str], wanted: list[str]) -> bool:
    """Whether a name has these words one behind the other, and not all are small words or titles."""
    if all(len(word) < 2 or word in SMALL or word in _PARTS for word in wanted):
        return False
    return any(parts[at : at + len(wanted)] == wanted for at in range(len(parts)))


_TITLES = """
    director cabinet member portfolio holder head corporate executive assistant deputy interim chief
    officer leader council
"""
_PARTS = frozenset(_TITLES.split())
"""Words of many people's titles, which name nobody by themselves."""


def _priority(phrase: str, asked: Asked) -> Filters:
    """Return the priority whose code, number or title a phrase names; one that no other has."""
    number = re.fullmatch(r"(?:priority )?(\d{1,3})", phrase)
    found = []
    for each in asked.priorities:
        digits = re.search(r"(\d+)$", each.code)
        if fold(each.code) == phrase.removeprefix("priority "):
            return (Filter(Facet.PRIORITY, each.code),)
        if (number and digits and int(number[1]) == int(digits[1])) or (
            len(phrase) > 3
            and phrase not in SMALL
            and re.search(rf"\b{re.escape(phrase)}\b", fold(each.title))
        ):
            found.append(each.code)
    return (Filter(Facet.PRIORITY, found[0]),) if len(found) == 1 else ()
