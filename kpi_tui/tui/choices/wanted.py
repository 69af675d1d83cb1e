"""What can be chosen of all that can be asked for by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.arrangements import NO_ARRANGEMENT, Arrangement
from kpi_tui.analysis.browse.filters import Facet, FilterSet
from kpi_tui.analysis.browse.views import View
from kpi_tui.period import Series
from kpi_tui.tui.commands.command import Command

if TYPE_CHECKING:
    from kpi_tui.measure_name import CodeAndName


@dataclass(frozen=True, slots=True)
class Question:
    """A question, as far as it was understood."""

    filters: FilterSet
    asks_what_is_gone: bool = False
    arrangement: Arrangement = NO_ARRANGEMENT
    """In what order the measures are shown, or by what they are counted."""
    words: str = ""
    """What is searched for among them."""
    period: date | None = None
    """In which period, where that is another than the one shown."""
    then: Command | None = None
    """What is done with them there, if anything."""


@dataclass(frozen=True, slots=True)
class TextWanted:
    """Words to search the measures for."""

    text: str


@dataclass(frozen=True, slots=True)
class MeasureWanted:
    """A measure of the period that is shown."""

    key: CodeAndName
    then: Command | None = None
    """What is done with it there, if anything."""


@dataclass(frozen=True, slots=True)
class ChangesWanted:
    """What changed since a period."""

    since: date
    until: date | None = None
    """In which period, where that is another than the one shown."""


Wanted = Command | Question | View | MeasureWanted | TextWanted | ChangesWanted | Series | date
"""What can be chosen: a command to do, filters to set, a page, a measure, a report or a period to
show."""


def asks_before_commands(wanted: Wanted) -> bool:
    """Whether it asks for one kind of what a command lists, or writes, all kinds of.

    So it does for what has one kind of query or of change, or a note, for what is gone, and for what is
    furthest off its target or nearest, where a command goes to the next order, or counted by who has it.
    """
    if not isinstance(wanted, Question):
        return False
    facets = {each.facet for each in wanted.filters.filters}
    kinds = (Facet.QUERY, Facet.NOTE, Facet.CHANGED)
    is_arranged = wanted.arrangement.by_distance or (facets and wanted.arrangement.by)
    return bool(is_arranged) or wanted.asks_what_is_gone or not facets.isdisjoint(kinds)
