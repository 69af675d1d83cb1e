"""The other reports of a library that can be gone to by name: those of other councils, other periods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.text import fold
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.ranking import NamedChoice
from kpi_tui.tui.choices.wanted import Wanted
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def other_reports(session: Session, palette: Palette) -> Iterator[NamedChoice[Choice[Wanted]]]:
    """Yield those that are not shown, each with its name."""
    for each in session.reports:
        if each.series != session.series:
            aside = Text("report", palette.muted)
            choice: Choice[Wanted] = Choice(each.series, Text(each.name), "Reports", aside=aside)
            yield NamedChoice(choice, (fold(each.name),))
