"""The periods that one can be compared with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.lists import held_choices
from kpi_tui.tui.session.compared_with import Against, year_before

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def counterpart_choices(session: Session) -> list[Choice[Against | date]]:
    """List the previous report, the same period last year, then every earlier one, the last first."""
    return list(_choices(session))


def _choices(session: Session) -> Iterator[Choice[Against | date]]:
    shown, assessed = session.period, session.assessment
    if shown is None:
        return
    before = [day for day in session.periods if day < shown]
    if before:
        previous = (assessed.before if assessed else None) or before[-1]
        yield Choice(
            Against.PREVIOUS,
            Text(f"Previous report: {session.called(previous)}"),
        )
    same = year_before(session.periods, shown)
    if same is not None:
        said = session.says("Same month last year")
        yield Choice(
            Against.YEAR_BEFORE,
            Text(f"{said}: {session.called(same)}"),
        )
    heading = session.says("Any month before")
    for each in held_choices(session, before):
        yield Choice(each.value, each.text, heading)
