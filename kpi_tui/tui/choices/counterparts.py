"""The periods that one can be compared with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.period_names import in_words_of, period_name
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.lists import period_choices
from kpi_tui.tui.session.compared_with import Against, year_before

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def counterpart_choices(session: Session) -> list[Choice[Against | date]]:
    """List the previous report, the same period last year, then every earlier one, the last first."""
    return list(_choices(session))


def _choices(session: Session) -> Iterator[Choice[Against | date]]:
    shown, assessed, kind = session.period, session.assessment, session.series.period_type
    if shown is None:
        return

    def called(day: date) -> str:
        return assessed.name(day) if assessed else period_name(day, kind)

    before = [day for day in session.periods if day < shown]
    if before:
        previous = (assessed.before if assessed else None) or before[-1]
        yield Choice(Against.PREVIOUS, Text(f"Previous report: {called(previous)}"))
    same = year_before(session.periods, shown)
    if same is not None:
        said = in_words_of(kind, "Same month last year")
        yield Choice(Against.YEAR_BEFORE, Text(f"{said}: {called(same)}"))
    counts, origins = (assessed.counts, assessed.origins) if assessed else ({}, {})
    heading = in_words_of(kind, "Any month before")
    for each in period_choices(before, kind, counts, session.screen.theme_variables, origins):
        yield Choice(each.value, each.text, heading)
