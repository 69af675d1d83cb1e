"""What a request in plain words asks to be done: `how do I print this`, `send to my director`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from kpi_tui.analysis.browse.days_meant import (
    MONTH,
    QUARTER,
    months_named,
    months_of_quarters,
    names_of_period,
)
from kpi_tui.analysis.browse.periods_typed import periods_typed
from kpi_tui.analysis.browse.stems import stem
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.text import fold

T = TypeVar("T")

_HOW_OFTEN = frozenset(("weekly", "monthly", "quarterly", "annual", "yearly"))
"""Words before measures that ask for those that are reported so often: no report says which."""

_SMALL = """
    a an the this that these those it its i i'm me my mine we us our you your they them there here who
    am is are be been do does did done how what where which when can could should would will shall
    may might want wants like need needs have has had let give get got show see tell find look
    please just now of to in on at for from by with into as and or about so then some any anything go make thing
    things measure measures indicator indicators kpi kpis
"""
SMALL = frozenset(_SMALL.split())
"""Words that a request is wrapped in; what is asked for is said by the others."""
_DENIED_BY = "no not never none nobody without neither nor except excluding isn't aren't wasn't"
_DENIALS = frozenset(_DENIED_BY.split())
_ALL_BUT = regex(r"\b(?:all|anything|everything) but\b")
_IN_MAY = regex(
    r"\b(?:in|for|of|during|since|from|to|until|till|by|before|after|than|last) may\b|\bmay (?:19|20)\d\d\b"
)
"""May as a month."""
OF_PERIODS = frozenset(
    [
        "report",
        "reports",
        "period",
        "figures",
        "data",
        "was",
        "were",
        "said",
        "again",
        "open",
        "jump",
    ]
)
"""Words of a period itself, and of going to one."""
_NAMED_MONTH = regex(rf"\b(?:{MONTH})\b(?:\s?\d{{4}})?")
_SHARE_OF = regex(r"\bshare of\b")
_NAMES_ALONE = regex(
    r"\bup[ -]to[ -]date\b|\bannual(?= (?:accounts|audit|budget|governance|meeting|plan|report|return|review|statement|survey)s?\b)"
)
"""Words that ask nothing of a command which has some of them: `up`, or `annual` for a year on a year."""
_WORD = regex(r"n/[ar]\b|[\w'’+-]+(?:\.\w+)*")
"""A word; a code is one with its stops, `11.10`."""


@dataclass(frozen=True, slots=True)
class Requested(Generic[T]):
    """Something that is asked for."""

    value: T
    rest: tuple[str, ...]
    """The words of the request that say nothing of it."""


def requested(typed: str, things: Iterable[tuple[T, Sequence[str]]]) -> list[Requested[T]]:
    """Return what a request asks for of things with the phrases for each, the best first.

    A phrase counts where the request has all of its telling words, in any order and number, and
    denies nothing that it does not: whoever has `no reds` is not asked for by `red`. First comes what
    leaves the fewest words of the request over; of equals, what has the longest phrase, or is called so.
    """
    words, asked, denied = telling_words(typed), _stems(typed), denials(typed)
    if _HOW_OFTEN.issuperset(words) and len(words) < len(fold(typed).split()):
        return []
    found: list[tuple[int, int, bool, Requested[T]]] = []
    for value, phrases in things:
        meant = (each for each in phrases if not denied or denied <= denials(each))
        held = [stems for stems in map(_stems, meant) if stems and stems <= asked]
        if held:
            covered = frozenset[str]().union(*held)
            rest = tuple(word for word in words if covered.isdisjoint((word, _stem(word))))
            is_called_otherwise = _stems(phrases[0]) not in held
            longest = max(map(len, held))
            found.append((len(rest), -longest, is_called_otherwise, Requested(value, rest)))
    found.sort(key=lambda each: each[:3])
    return [each for *_, each in found]


def not_answered(asked: Sequence[Requested[T]]) -> tuple[str, ...]:
    """Return the words of a request that none of the things it asks for has a use for."""
    first, *others = (each.rest for each in asked) if asked else ((),)
    return tuple(word for word in first if all(word in rest for rest in others))


def denials(text: str) -> frozenset[str]:
    """Return the words of a text that turn what the others ask for into its opposite."""
    return _DENIALS.intersection(_ALL_BUT.sub("except", fold(text)).split())


def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that say what it is about, folded; all words if all are small."""
    said = fold(text).replace("'s ", " ")
    words, in_may = _WORD.findall(said), _IN_MAY.search(said) is not None
    telling = (word for word in words if word not in SMALL or (word == "may" and in_may))
    return tuple(telling) or tuple(words)


def beside_periods(typed: str, periods: Sequence[date], kind: PeriodType) -> tuple[str, ...]:
    """Return the telling words of a request that names periods held, without their names."""
    said = fold(typed)
    names = {name for day in periods for name in names_of_period(day, kind)}
    for name in sorted(names, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", said)
    if periods:
        for each in reversed(periods_typed(said, periods[-1], periods, kind)):
            said = f"{said[: each.start]} {said[each.end :]}" if each.held else said
    if kind is PeriodType.MONTH:
        if months_of_quarters(said, periods):
            said = QUARTER.sub(" ", said)
        said = _NAMED_MONTH.sub(
            lambda found: " " if months_named(found[0], periods) else found[0], said
        )
    small = SMALL | OF_PERIODS | {kind.noun}
    return tuple(word for word in telling_words(said) if word not in small)


@lru_cache(1 << 12)
def _stems(text: str) -> frozenset[str]:
    """Return the stems of a text's telling words; kept, as the same phrases come at every key.

    In `calls answered` and `complaints closed` nothing is asked to be done: such words stay as they are, and
    a `share of people` is nothing to be shared, nor is the previous measure asked for by `up to date`.
    """
    words = telling_words(_NAMES_ALONE.sub(" ", _SHARE_OF.sub("of", fold(text))))
    done = {
        word
        for before, word in pairwise(fold(text).split())
        if word.endswith("ed") and before.endswith("s") and before not in SMALL
    }
    return frozenset(word if word in done else _stem(word) for word in words)


def _stem(word: str) -> str:
    """Return a word's stem; `savings` are a thing, and ask for nothing to be saved."""
    return word if word.endswith("ings") else stem(word)
