"""Questions asked of each of several periods: `reds June vs July`, `reds from April to July`, a line for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.asked_of import SMALL, Asked
from kpi_tui.analysis.browse.days_meant import question_words
from kpi_tui.analysis.browse.filters import Facet
from kpi_tui.analysis.browse.periods_compared import AGAINST, periods_compared
from kpi_tui.analysis.browse.periods_within import PeriodsWithin, periods_within, with_spans_named
from kpi_tui.analysis.browse.questions import Answer, Understood, answer
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.tui.choices.answers import OF_THE_SHOWN, answered, in_another
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.wanted import Wanted
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

_NOT_OF_EACH = OF_THE_SHOWN | {Facet.CHANGED, Facet.DIRECTION, Facet.BECAME, Facet.LEFT}
"""What compares two periods itself: "targets changed June vs July" is of both together."""
_SINCE_SOME_TIME = OF_THE_SHOWN | {Facet.CHANGED, Facet.DIRECTION}
"""What is asked since a time: "improved this year" is not asked of each of its months."""
_AGAINST = regex(rf"\b{AGAINST}(?!\w)")
_BESIDE = regex(r"(?: (?:in|of|for|during))+$|^(?:in|of|for|during) ")
MOST_PERIODS = 6
"""A question is asked of so many periods at most, the newest."""


def answered_of_each(typed: str, session: Session, asked: Asked) -> list[Choice[Wanted]]:
    """Return what answers a question, of each of two periods where it sets them beside each other.

    So too of each held within a longer one, or from one to another, the newest first.
    """
    words = question_words(typed)
    for question, days in _of_two(words, session) if _AGAINST.search(words) else ():
        if lines := _of_each(question, days, session, asked, _NOT_OF_EACH):
            return lines
    kind = session.series.period_type
    named = with_spans_named(words, session.period, kind) if session.period else words
    within = periods_within(named, session.periods, kind) if session.period else None
    never = OF_THE_SHOWN if named == words else _SINCE_SOME_TIME
    is_of_each = within and not any(_counts(each, asked) for each in (words, within.question))
    if within and named != words:
        is_of_each = is_of_each and _is_understood(answer(within.question, asked))
    if within and within.held and is_of_each:
        newest = within.held[: -MOST_PERIODS - 1 : -1]
        if lines := _of_each(within.question, newest, session, asked, never):
            told = _how_many(within, kind)
            muted = Palette.of_theme(session.screen.theme_variables).muted
            return [replace(lines[0], detail=Text(told, muted)), *lines[1:]] if told else lines
    return answered(typed, session, asked)


def _counts(question: str, asked: Asked) -> bool:
    """Whether a question asks how often something was so, which no one period tells."""
    facets = {each.facet for each in answer(question, asked).filters.filters}
    return not facets.isdisjoint((Facet.STREAK, Facet.OFTEN))


def _how_many(within: PeriodsWithin, kind: PeriodType) -> str:
    """Tell for how many periods there is a line, of those asked for, and whether all are held."""
    held, noun = len(within.held), f"{kind.noun}s"
    told = (
        [f"{held} of {within.expected} {noun} are held"] if held < (within.expected or held) else []
    )
    if held > MOST_PERIODS:
        told.append(f"a line for the last {MOST_PERIODS} of {held} {noun}")
    elif not told and held > 1:
        told.append(f"a line for each of {held} {noun}")
    return " · ".join(told)


def _of_each(
    question: str,
    days: Sequence[date],
    session: Session,
    asked: Asked,
    never: AbstractSet[Facet],
) -> list[Choice[Wanted]]:
    """Return a line for each period, if all of a question is understood of any.

    None where it asks for one of `never`. What names a priority, or measures of the report that is
    shown, is searched for.
    """
    found = answer(question, asked)
    facets = {each.facet for each in found.filters.filters}
    if found.arrangement.by or found.asks_what_is_gone or Facet.SINCE in facets:
        return []
    palette = Palette.of_theme(session.screen.theme_variables)
    sought = _searched_for(found)
    if sought and session.texts.which_say(sought):
        others = tuple(each for each in found.understood if not _is_of_priority(each))
        kept = replace(found, understood=others, rest=())
        return [in_another(kept, day, session, palette, " ".join(sought)) for day in days]
    if sought or found.rest or not _is_understood(found) or not facets.isdisjoint(never):
        return []
    shown = answered(question, session, asked)[0]
    lines = {day: in_another(found, day, session, palette) for day in days}
    return [
        replace(shown, text=line.text) if day == session.period else line
        for day, line in lines.items()
    ]


def _is_understood(found: Answer) -> bool:
    return bool(found.understood or found.arrangement.by_distance)


def _is_of_priority(part: Understood) -> bool:
    return any(each.facet is Facet.PRIORITY for each in part.filters)


def _searched_for(found: Answer) -> tuple[str, ...]:
    """Return the words of a question for priorities, and those that are not understood."""
    of_priorities = " ".join(each.words for each in found.understood if _is_of_priority(each))
    words = (*of_priorities.split(), *found.rest)
    return tuple(word for word in words if word not in SMALL)


def _of_two(words: str, session: Session) -> Iterator[tuple[str, tuple[date, date]]]:
    """Yield questions that stand before two periods, or behind them, with these if both are held."""
    shown, held, kind = session.period, session.periods, session.series.period_type
    if shown is None:
        return
    parts = words.split()
    for at in range(1, len(parts)):
        halves = " ".join(parts[:at]), " ".join(parts[at:])
        for question, periods in (halves, halves[::-1]):
            days = periods_compared(_BESIDE.sub("", periods), shown, held, kind) if shown else None
            if days and {*days} <= {*held}:
                yield _BESIDE.sub("", question), days
