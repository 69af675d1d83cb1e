"""The periods that a request names: what they are called in full, and of which no report is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.days_meant import (
    months_named,
    months_not_held,
    months_of_quarters,
)
from kpi_tui.analysis.browse.periods_typed import periods_typed, with_names
from kpi_tui.analysis.browse.written_out import written_out
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.text import fold
from kpi_tui.tui.choices.answers import NOT_UNDERSTOOD, not_understood
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.requests import OF_PERIODS, SMALL
from kpi_tui.tui.choices.wanted import Wanted
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

Missing = Sequence[tuple[str, str]]
"""Periods of which no report is held: the folded words for each, and what it is called."""
_WORD = regex(r"\w+")


def named_in_full(typed: str, session: Session) -> tuple[str, Missing, bool]:
    """Return words with periods called in full, those of which no report is held, and if nothing else is said.

    `first quarter` alone stays as it is: a command may be called so.
    """
    held, kind = session.periods, session.series.period_type
    words = written_out(typed, held)
    named = periods_typed(words, session.period, held, kind) if session.period else []
    rest = words
    for each in reversed(named):
        rest = f"{rest[: each.start]} {rest[each.end :]}"
    is_alone = {*fold(rest).split()} <= SMALL | OF_PERIODS | {kind.noun}
    if is_alone and words.replace(" ", "").isalpha():
        return words, [], is_alone
    full = with_names(words, named, kind)
    missing = [(each.written, each.name) for each in named if not each.held]
    if kind is PeriodType.MONTH and held:
        missing += [(month, month.capitalize()) for month in months_not_held(full, held)]
    return full, missing, is_alone


def periods_said(words: str, session: Session) -> frozenset[date]:
    """Return the periods held that folded words name with figures, by a month or as parts of a year."""
    held, kind = session.periods, session.series.period_type
    typed = periods_typed(words, session.period, held, kind) if session.period else []
    found = [day for each in typed for day in each.held]
    if kind is PeriodType.MONTH:
        found += [*months_named(words, held), *months_of_quarters(words, held)]
    return frozenset(found)


def told_not_held(line: Choice[Wanted], missing: Missing, palette: Palette) -> Choice[Wanted]:
    """Return a line that says of periods that no report of them is held, where it did not understand them."""
    before, sign, rest = line.detail.plain.partition(NOT_UNDERSTOOD)
    words, told = rest.split(", ") if sign else [], []
    for written, name in missing:
        parts = {*written.split()} if {*written.split()} <= {*words} else {*_WORD.findall(written)}
        if parts <= {*words}:
            words = [word for word in words if word not in parts]
            told.append(f"no report of {name} is held")
    if not told:
        return line
    left = not_understood(words, palette)
    said = Text(" · ".join(filter(None, [before.rstrip(" ·"), *told])), palette.muted)
    return replace(line, detail=Text(" · ").join([said, left] if left else [said]))
