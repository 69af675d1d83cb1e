"""Filters that are held together: within one facet any will do, and every facet must be met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kpi_tui.analysis.browse.entries import ListedMeasure


class Facet(StrEnum):
    """What a filter looks at."""

    STATUS = "status"
    CHANGED = "changed"
    FINDING = "finding"
    PRIORITY = "priority"
    DIRECTOR = "director"
    PORTFOLIO_HOLDER = "portfolio_holder"


BLANK = "blank"
"""The value of a status cell that is empty."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing asked for."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class MonthFlags:
    """What is known of a month's measures beside its report, by code and name."""

    changed: Mapping[tuple[str, str], frozenset[str]]
    """The kinds of change since the report before."""
    findings: Mapping[tuple[str, str], frozenset[str]]
    """The levels of what does not add up."""


NO_FLAGS = MonthFlags({}, {})


@dataclass(frozen=True, slots=True)
class FilterSet:
    """The filters in force, in the order in which they were asked for."""

    filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.filters)

    def holds(self, entry: ListedMeasure, marks: MonthFlags = NO_FLAGS) -> bool:
        """Whether a reading meets every facet."""
        wanted: dict[Facet, set[str]] = {}
        for each in self.filters:
            wanted.setdefault(each.facet, set()).add(each.value)
        return all(values & set(_values(facet, entry, marks)) for facet, values in wanted.items())

    def toggled(self, item: Filter) -> FilterSet:
        """With a filter more, or less where it was in force."""
        if item in self.filters:
            return FilterSet(tuple(each for each in self.filters if each != item))
        return FilterSet((*self.filters, item))


def offers(
    listed: Iterable[ListedMeasure], marks: MonthFlags, kept: Sequence[Filter] = ()
) -> Iterator[tuple[Filter, int]]:
    """Every filter that a month gives reason for and how many measures meet it, facet by facet.

    Those in `kept` are offered even where no measure meets them.
    """
    listed = list(listed)
    for facet in Facet:
        counts = Counter(value for each in listed for value in set(_values(facet, each, marks)))
        values = set(counts) | {each.value for each in kept if each.facet is facet}
        for value in sorted(values, key=lambda value: _order(facet, value)):
            yield Filter(facet, value), counts[value]


def _values(facet: Facet, entry: ListedMeasure, marks: MonthFlags) -> Collection[str]:
    reading = entry.reading
    match facet:
        case Facet.STATUS:
            return (reading.period_status.value if reading.period_status else BLANK,)
        case Facet.PRIORITY:
            return (reading.priority_code,)
        case Facet.DIRECTOR:
            return entry.directors
        case Facet.PORTFOLIO_HOLDER:
            return (entry.holder,) if entry.holder else ()
        case Facet.CHANGED:
            return marks.changed.get(entry.key, ())
        case Facet.FINDING:
            return marks.findings.get(entry.key, ())


STATUS_ORDER = ("red", "amber", "green")


def _order(facet: Facet, value: str) -> tuple[int, str]:
    if facet is Facet.STATUS and value in STATUS_ORDER:
        return STATUS_ORDER.index(value), value
    if facet is Facet.FINDING:
        return ("error", "question", "information").index(value), value
    return 9, value.removeprefix("Cllr ").casefold()
