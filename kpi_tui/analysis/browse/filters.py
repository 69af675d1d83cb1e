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


_WORST_FIRST = {
    Facet.STATUS: ("red", "amber", "green"),
    Facet.FINDING: ("error", "question", "information"),
}
"""Values that are offered in this order, before any others; those go by name."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing asked for."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class PeriodFlags:
    """What is known of a month's measures beside its report, by code and name."""

    changed: Mapping[tuple[str, str], frozenset[str]]
    """The kinds of change since the report before."""
    findings: Mapping[tuple[str, str], frozenset[str]]
    """The levels of what does not add up."""


NO_FLAGS = PeriodFlags({}, {})


@dataclass(frozen=True, slots=True)
class FilterSet:
    """The filters in force, in the order in which they were asked for."""

    filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.filters)

    def matches(self, measure: ListedMeasure, flags: PeriodFlags = NO_FLAGS) -> bool:
        """Whether a measure meets every facet."""
        wanted: dict[Facet, set[str]] = {}
        for asked in self.filters:
            wanted.setdefault(asked.facet, set()).add(asked.value)
        for facet, values in wanted.items():
            if values.isdisjoint(_values(facet, measure, flags)):
                return False
        return True


def offers(
    listed: Iterable[ListedMeasure], flags: PeriodFlags, kept: Sequence[Filter] = ()
) -> Iterator[tuple[Filter, int]]:
    """Yield each filter that a month gives reason for, and how many measures meet it.

    Facet by facet. Those in `kept` are offered even where no measure meets them.
    """
    listed = list(listed)
    for facet in Facet:
        counts: Counter[str] = Counter()
        for measure in listed:
            counts.update(set(_values(facet, measure, flags)))
        values = {*counts, *(asked.value for asked in kept if asked.facet is facet)}
        worst_first = _WORST_FIRST.get(facet, ())
        by_name = sorted(values, key=lambda value: value.removeprefix("Cllr ").casefold())
        ranked = [value for value in worst_first if value in values]
        for value in (*ranked, *(value for value in by_name if value not in worst_first)):
            yield Filter(facet, value), counts[value]


def _values(facet: Facet, measure: ListedMeasure, flags: PeriodFlags) -> Collection[str]:
    reading = measure.reading
    match facet:
        case Facet.STATUS:
            return (reading.period_status.value if reading.period_status else BLANK,)
        case Facet.PRIORITY:
            return (reading.priority_code,)
        case Facet.DIRECTOR:
            return measure.directors
        case Facet.PORTFOLIO_HOLDER:
            return (measure.holder,) if measure.holder else ()
        case Facet.CHANGED:
            return flags.changed.get(measure.key, ())
        case Facet.FINDING:
            return flags.findings.get(measure.key, ())
