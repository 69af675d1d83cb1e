"""Whom and which priorities a question names: `Baxter`, `finance and highways`, `priority 11`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kpi_tui.analysis.browse.asked_of import SMALL, Asked, Filters
from kpi_tui.analysis.browse.days_meant import question_words
from kpi_tui.analysis.browse.filters import Facet, Filter
from kpi_tui.analysis.browse.runs_asked import REPORT
from kpi_tui.analysis.people import key_of_person
from kpi_tui.regex import regex
from kpi_tui.text import fold

_KINDS = (Facet.PRIORITY, Facet.DIRECTOR, Facet.PORTFOLIO_HOLDER)
OF_NAMES = frozenset(_KINDS)
AND_OR = r"(?:and|or|&|\+|/)"
_BESIDE = frozenset(
    [
        "&",
        "+",
        "/",
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)
"""Words that no name begins or ends with: `for finance` is not only in `Cabinet member for Finance`."""

_BETWEEN = regex(rf"(?:,(?:{AND_OR} )?| {AND_OR} )(?:(?:for|of) )?")


def names_said(listed: str, asked: Asked) -> Iterator[tuple[int, int, Filters]]:
    """Yield where a text names people and priorities, the longest names first.

    Several with an `and`, an `or` or a comma between are of one kind, of which any will do.
    """
    words = list(re.finditer(r"[^\s,]+", listed))
    for length in range(min(len(words), 10), 0, -1):
        for first in range(len(words) - length + 1):
            last = words[first + length - 1]
            span = words[first].start(), last.end()
            phrase = listed[slice(*span)].removesuffix("'s")
            if {words[first][0], last[0]} & _BESIDE or (
                phrase.isdigit() and _counts(listed, *span)
            ):
                continue
            found = _of_one_kind([phrase.replace(",", " ")], asked)
            several = _BETWEEN.split(phrase)
            if not found and len(several) > 1 and not any(map(str.isdigit, several)):
                found = _of_one_kind(several, asked)
            if found:
                yield *span, found


def _of_one_kind(names: list[str], asked: Asked) -> Filters:
    """Return filters for what all of some names may be: priorities, or else people of one kind.

    Nothing where that is not plain, as of a name that a director and a portfolio holder have.
    """
    called = [(*_priority(name, asked), *_people(name, asked)) for name in names]
    kinds = [
        kind
        for kind in _KINDS
        if all(any(each.facet is kind for each in found) for found in called)
    ]
    if not kinds or (len(kinds) > 1 and kinds[0] is not Facet.PRIORITY):
        return ()
    return tuple(each for found in called for each in found if each.facet is kinds[0])


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a number counts something, and so is no priority's."""
    before = re.search(
        r"\b(?:than|least|most|over|under|last|past|top|bottom|best|between(?: \d+ and)?"
        r"|\d of|quarter|qtr|q|stage|step|tier|phase|level|band|week|day)\s$",
        text[:start],
    )
    return bool(before or re.match(rf"\s(?:more )?{REPORT}\b", text[end:]))


def _people(phrase: str, asked: Asked) -> Filters:
    """Return filters for everyone whose name has a phrase as whole words; of the part that is said.

    Where nobody's has, endings do not count: `childrens services`, `director of children`.
    """
    return _called(phrase, asked, _words) or _called(phrase, asked, _without_endings)


def _called(phrase: str, asked: Asked, words_of: Callable[[str], list[str]]) -> Filters:
    role = re.match(
        r"(?:the )?(director|cllr|councillor|portfolio holder|holder|cabinet member)\b", phrase
    )
    wanted = words_of(phrase)
    bare = words_of(phrase.removeprefix(role[0])) if role else []
    found: list[Filter] = []
    for facet, people in (
        (Facet.DIRECTOR, asked.directors),
        (Facet.PORTFOLIO_HOLDER, asked.holders),
    ):
        is_meant = role is not None and (role[1] == "director") == (facet is Facet.DIRECTOR)
        for name in people:
            parts = words_of(name)
            if _holds(parts, wanted) or (is_meant and _holds(parts, bare)):
                found.append(Filter(facet, name))
    if role is not None:
        part = Facet.DIRECTOR if role[1] == "director" else Facet.PORTFOLIO_HOLDER
        found = [each for each in found if each.facet is part] or found
    return tuple(found)


@lru_cache(1 << 10)
def _words(name: str) -> list[str]:
    return key_of_person(name).split()


@lru_cache(1 << 10)
def _without_endings(name: str) -> list[str]:
    return [re.sub(r"(?<=\w{3})'?s?'?$", "", word) for word in _words(name)]


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


_ASKS_WHICH = frozenset(("council", "councils"))
"""Words that ask whose report it is, also where a priority's title has them."""


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
            and phrase not in _ASKS_WHICH
            and not SMALL.issuperset(phrase.split())
            and phrase in (title := question_words(each.title))
            and re.search(rf"\b{re.escape(phrase)}\b", title)
        ):
            found.append(each.code)
    return (Filter(Facet.PRIORITY, found[0]),) if len(found) == 1 else ()
