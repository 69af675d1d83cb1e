"""Views of a period: its measures by priority, status, owner, and what does not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.filters import BLANK, NO_FLAGS, PeriodFlags
from kpi_tui.analysis.counts import is_exception, is_only_to_date
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.status import Status, StatusTotals


class ViewKind(StrEnum):
    """What a view goes by."""

    ALL = "all"
    PINNED = "pinned"
    EXCEPTIONS = "exceptions"
    STATUS = "status"
    PRIORITY = "priority"
    DIRECTOR = "director"
    PORTFOLIO_HOLDER = "portfolio_holder"
    FINDINGS = "findings"


PEOPLE = (ViewKind.DIRECTOR, ViewKind.PORTFOLIO_HOLDER)
"""The kinds of view that are of a person's measures."""
TO_DATE = "year_to_date"
"""The value of the view of exceptions that only the year to date makes one."""


@dataclass(frozen=True, slots=True)
class View:
    """Some of a period's measures: those of one value of its kind; without a value, of any.

    `BLANK` in the place of a person is nobody: the measures for which no one is named.
    """

    kind: ViewKind = ViewKind.ALL
    value: str = ""

    def matches(self, measure: ListedMeasure, flags: PeriodFlags = NO_FLAGS) -> bool:
        """Whether a measure is in it."""
        reading = measure.reading
        match self.kind:
            case ViewKind.ALL:
                return True
            case ViewKind.PINNED:
                return measure.key in flags.pinned
            case ViewKind.EXCEPTIONS:
                return is_only_to_date(reading) if self.value else is_exception(reading)
            case ViewKind.FINDINGS:
                levels = flags.findings.get(measure.key, frozenset())
                return self.value in levels if self.value else bool(levels)
            case ViewKind.STATUS:
                return not self.value or reading.period_status == self.value
            case ViewKind.PRIORITY:
                return not self.value or reading.priority_code == self.value
            case ViewKind.DIRECTOR:
                return not self.value or self.value in (measure.directors or (BLANK,))
            case ViewKind.PORTFOLIO_HOLDER:
                return not self.value or self.value == (measure.holder or BLANK)

    @property
    def person(self) -> str:
        """The director or portfolio holder whose measures it has; empty where it has nobody’s own."""
        return self.value if self.kind in PEOPLE and self.value != BLANK else ""


def priority_viewed(view: View, report: Report) -> tuple[Priority, list[Reading]] | None:
    """Return the priority that a view is of and its readings; `None` for a view of none there is."""
    if view.kind is not ViewKind.PRIORITY:
        return None
    theirs = [each for each in report.readings if each.priority_code == view.value]
    return next(((each, theirs) for each in report.priorities if each.code == view.value), None)


def status_counts(readings: Iterable[Reading]) -> StatusTotals:
    """Count the readings of each period status, `None` for an empty cell."""
    return Counter(reading.period_status for reading in readings)


def reds_first(measures: Iterable[MeasurePeriod]) -> list[MeasurePeriod]:
    """Return the red measures, then the amber ones, then the others, each as they were."""
    order: dict[Status | None, int] = {Status.RED: 0, Status.AMBER: 1}
    return sorted(measures, key=lambda each: order.get(each.period.status, 2))


def owners(listed: Iterable[ListedMeasure], kind: ViewKind) -> list[tuple[str, int]]:
    """Return the directors or portfolio holders of a month with their numbers of measures.

    By name, without a title.
    """
    counts: Counter[str] = Counter()
    for measure in listed:
        if kind is ViewKind.DIRECTOR:
            counts.update(measure.directors)
        elif measure.holder:
            counts[measure.holder] += 1
    return sorted(counts.items(), key=lambda owner: owner[0].removeprefix("Cllr ").casefold())
