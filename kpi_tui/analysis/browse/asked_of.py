"""What a question may be about, and the words it has between those that ask for something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.filters import Facet, Filter
from kpi_tui.period import PeriodType
from kpi_tui.report import Priority

Filters = tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question may be about: the people, priorities and periods there are."""

    day: date
    """The last day of the period that is looked at."""
    directors: Sequence[str] = ()
    holders: Sequence[str] = ()
    priorities: Sequence[Priority] = ()
    periods: Sequence[date] = ()
    """The last days of the periods held, the oldest first."""
    kind: PeriodType = PeriodType.MONTH

    def is_other_length(self, words: str) -> bool:
        """Whether words name the last month or quarter, and the reports are of no such period."""
        named = re.search(r"\b(?:last|previous) (?P<noun>month|quarter)\b", words)
        return named is not None and named["noun"] != self.kind.noun

    @classmethod
    def of(
        cls,
        day: date,
        listed: Iterable[ListedMeasure],
        priorities: Sequence[Priority],
        periods: Sequence[date],
        kind: PeriodType,
    ) -> Asked:
        """Take the people of a period's measures."""
        listed = list(listed)
        directors = dict.fromkeys(name for each in listed for name in each.directors)
        holders = dict.fromkeys(each.holder for each in listed if each.holder)
        return cls(day, tuple(directors), tuple(holders), priorities, periods, kind)


_SMALL = """
    & + / a an and all any anything are at be by for from has how many have i in is it its list me measure measures of
    but on only or our report show that the their them they these this those to was we were what which who
    whose with please now month performance indicators indicator kpi kpis last time been owned cllr
    councillor s service services figure figures ones own rated there where us what's who's did do does doing
"""
SMALL = frozenset(_SMALL.split())
"""Words that a question may have between those that ask for something."""


def all_of(facet: Facet, values: Iterable[str]) -> Filters:
    """Return the filters for several values of a facet."""
    return tuple(Filter(facet, value) for value in values)
