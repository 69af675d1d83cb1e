"""Questions asked of each of two periods beside each other: `reds June vs July`, a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.asked_of import Asked
from kpi_tui.analysis.browse.days_meant import question_words
from kpi_tui.analysis.browse.filters import Facet
from kpi_tui.analysis.browse.periods_compared import AGAINST, periods_compared
from kpi_tui.analysis.browse.questions import answer
from kpi_tui.tui.choices.answers import OF_THE_SHOWN, answered, in_another
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.wanted import Wanted
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

_NOT_OF_EACH = OF_THE_SHOWN | {Facet.CHANGED, Facet.DIRECTION, Facet.BECAME, Facet.LEFT}
"""What compares two periods itself: "targets changed June vs July" is of both together."""
_AGAINST = re.compile(rf"\b{AGAINST}(?!\w)")
_BESIDE = re.compile(r"(?: (?:in|of|for|during))+$|^(?:in|of|for|during) ")


def answered_of_each(typed: str, session: Session, asked: Asked) -> list[Choice[Wanted]]:
    """Return what answers a question, of each of two periods where it sets them beside each other."""
    words = question_words(typed)
    for question, days in _of_two(words, session) if _AGAINST.search(words) else ():
        found = answer(question, asked)
        facets = {each.facet for each in found.filters.filters}
        is_plain = not (found.rest or found.arrangement or found.asks_what_is_gone)
        if found.understood and is_plain and facets.isdisjoint(_NOT_OF_EACH):
            palette = Palette.of_theme(session.screen.theme_variables)
            shown = answered(question, session, asked)[0]
            lines = {day: in_another(found, day, session, palette) for day in days}
            return [
                replace(shown, text=line.text) if day == session.period else line
                for day, line in lines.items()
            ]
    return answered(typed, session, asked)


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
