"""How the measures of each director and each portfolio holder stand, period by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kpi_tui.analysis.across.grid import days_between, origins_of
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.people import spellings
from kpi_tui.empty_cells import names_nobody
from kpi_tui.labels import Label
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.report import Reading
from kpi_tui.status import StatusTotals


class OwnerRole(StrEnum):
    """The part in which people answer for measures."""

    DIRECTOR = "director"
    PORTFOLIO_HOLDER = "portfolio_holder"

    @property
    def label(self) -> Label:
        """What it is called: `Portfolio holder`."""
        return Label[self.name]

    def named(self, reading: Reading) -> tuple[str, ...]:
        """Return whom a report names in this part beside a measure."""
        return reading.directors if self is OwnerRole.DIRECTOR else reading.holders


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One person's measures in each period."""

    name: str | None
    """Under one spelling in all periods; `None` for the measures that name nobody."""
    counts: tuple[StatusTotals, ...]
    """How many have each status, by period; `None` for an empty cell."""


@dataclass(frozen=True, slots=True)
class OwnerStatuses:
    """Who answers for how many measures of each status."""

    role: OwnerRole
    periods: tuple[date, ...]
    rows: tuple[OwnerRow, ...]
    """By name, without a title; last the measures that name nobody."""
    period_type: PeriodType = PeriodType.MONTH
    origins: tuple[Origin, ...] = ()
    """Where each period's report comes from."""


def owner_statuses(
    histories: MeasureHistories,
    role: OwnerRole,
    since: date | None = None,
    until: date | None = None,
    passes: Callable[[MeasurePeriod], bool] = lambda _: True,
) -> OwnerStatuses:
    """Count the statuses of each owner's measures in each period.

    A measure of two directors counts for both. Only readings that pass are counted.
    """
    days = days_between(histories, since, until)
    printed = [[each for each in histories.by_day[day] if passes(each)] for day in days]
    names = spellings(name for each in printed for read in each for name in _owners(read, role))
    counts: dict[str | None, list[StatusTotals]] = {}
    for place, readings in enumerate(printed):
        for reading in readings:
            owners = dict.fromkeys(names[name] for name in _owners(reading, role))
            for owner in owners or (None,):
                if owner not in counts:
                    counts[owner] = [Counter() for _ in days]
                counts[owner][place][reading.period.status] += 1
    people = sorted(
        counts, key=lambda name: (name is None, (name or "").removeprefix("Cllr ").casefold())
    )
    rows = [OwnerRow(name, tuple(counts[name])) for name in people]
    origins = origins_of(histories, days)
    return OwnerStatuses(role, tuple(days), tuple(rows), histories.period_type, origins)


def _owners(measure: MeasurePeriod, role: OwnerRole) -> Iterator[str]:
    """Yield the names printed; “TBC” or “Vacant” is none."""
    return (name for name in role.named(measure.reading) if not names_nobody(name))
