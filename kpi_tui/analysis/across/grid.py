"""All measures of a series of reports in all its periods, each beside its earlier readings.

A measure is one row whatever its codes and names were: the histories say which is which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kpi_tui.analysis.comparability import Obstacle, Point, obstacles
from kpi_tui.analysis.comparison import Comparison, compare
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.runs import Run, run_of
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType, month_end
from kpi_tui.period_names import period_name
from kpi_tui.status import MISSED, Status
from kpi_tui.vocabulary import Travel


@dataclass(frozen=True, slots=True)
class GridCell:
    """A measure in one period."""

    measure: MeasurePeriod
    run: Run
    """For how many reports it has had this status."""
    missed: Run | None
    """For how many it has been red or amber; `None` where it is neither."""
    last_on_target: date | None
    """The last period up to this one in which it was green; `None` if in none that is held."""
    since_last: Comparison
    """The comparison with its reading before."""
    in_a_year: Comparison
    """The comparison with the same period of the year before."""


@dataclass(frozen=True)  # without slots, so that it can keep what is worked out of it
class GridRow:
    """A measure in all periods of a grid."""

    cells: tuple[GridCell | None, ...]
    """One a period; `None` where the report does not have it."""

    @cached_property
    def latest(self) -> GridCell:
        """Its last reading in the periods of the grid."""
        return next(cell for cell in reversed(self.cells) if cell is not None)

    @property
    def measure_id(self) -> str:
        """The measure over the periods."""
        return self.latest.measure.measure_id

    @property
    def former_names(self) -> tuple[MeasureName, ...]:
        """Other codes and names that it had in these periods, the oldest first."""
        names = (cell.measure.named for cell in self.cells if cell is not None)
        latest = self.latest.measure.named.key
        return tuple({name.key: name for name in names if name.key != latest}.values())


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures by periods."""

    periods: tuple[date, ...]
    """The last days of the periods held, the oldest first."""
    rows: tuple[GridRow, ...]
    """In the order of the last report; then those that it no longer has, the last seen first."""
    period_type: PeriodType = PeriodType.MONTH
    origins: tuple[Origin, ...] = ()
    """Where each period's report comes from."""


def grid(histories: MeasureHistories, since: date | None = None, until: date | None = None) -> Grid:
    """Put the measures of the periods from `since` to `until` side by side; without these, of all.

    Runs, targets last met and comparisons reach back before the first period. Periods without a
    report have no column: runs across them are told as runs of the reports held.
    """
    days = days_between(histories, since, until)
    place = {day: index for index, day in enumerate(days)}
    months_held = frozenset(map(_month, histories.by_day))
    rows: list[GridRow] = []
    # By the last report that has each, in its order.
    for measure_id in dict.fromkeys(
        measure.measure_id for day in reversed(days) for measure in histories.by_day[day]
    ):
        cells: list[GridCell | None] = [None] * len(days)
        for cell in _cells(histories.history(measure_id, days[-1]), months_held):
            if cell.measure.report_date in place:
                cells[place[cell.measure.report_date]] = cell
        rows.append(GridRow(tuple(cells)))
    return Grid(tuple(days), tuple(rows), histories.period_type, origins_of(histories, days))


def days_between(
    histories: MeasureHistories, since: date | None = None, until: date | None = None
) -> list[date]:
    """Return the last days of the periods held from one to another."""
    return [
        day
        for day in histories.by_day
        if (since is None or since <= day) and (until is None or day <= until)
    ]


def origins_of(histories: MeasureHistories, days: Iterable[date]) -> tuple[Origin, ...]:
    """Return where the reports of some periods come from."""
    return tuple(histories.by_day[day][0].origin for day in days)


def _cells(readings: Sequence[MeasurePeriod], months_held: frozenset[int]) -> Iterator[GridCell]:
    """Yield a measure's readings, the oldest first, each with what stands before it."""
    found = obstacles([Point.of(reading) for reading in readings])
    by_month = {_month(reading.report_date): index for index, reading in enumerate(readings)}
    status_since = missed_since = 0
    on_target: date | None = None
    for index, reading in enumerate(readings):
        status = reading.period.status
        if index and readings[index - 1].period.status is not status:
            status_since = index
        if status not in MISSED:
            missed_since = index + 1
        if status is Status.GREEN:
            on_target = reading.report_date
        yield GridCell(
            reading,
            run_of(readings[status_since : index + 1]),
            run_of(readings[missed_since : index + 1]) if missed_since <= index else None,
            on_target,
            compare(readings[index - 1], reading, found[index], _trusted(reading, reading.travel))
            if index
            else Comparison(why_not="no earlier report held has it"),
            _in_a_year(readings, index, by_month, found, months_held),
        )


def _in_a_year(
    readings: Sequence[MeasurePeriod],
    index: int,
    by_month: dict[int, int],
    found: Sequence[Obstacle | None],
    months_held: frozenset[int],
) -> Comparison:
    reading = readings[index]
    month = _month(reading.report_date)
    at = by_month.get(month - 12)
    if at is None:
        # Of a single day it is any day of that month.
        is_day = reading.period_type is PeriodType.DATE
        kind = PeriodType.MONTH if is_day else reading.period_type
        when = period_name(month_end(reading.report_date, -12), kind)
        held = month - 12 in months_held
        why = f"the report of {when} does not have it" if held else f"no report of {when} is held"
        return Comparison(why_not=why)
    between = [obstacle for obstacle in found[at + 1 : index + 1] if obstacle]
    obstacle = between[-1] if between else None
    return compare(readings[at], reading, obstacle, _trusted(reading, reading.travel_year))


def _trusted(measure: MeasurePeriod, travel: Travel | None) -> Travel | None:
    """Return no better or worse where which way is better is only a guess for a person to settle."""
    return travel if measure.trusted_polarity or travel is Travel.SAME else None


def _month(day: date) -> int:
    return day.year * 12 + day.month
