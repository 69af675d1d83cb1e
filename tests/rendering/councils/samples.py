"""A report for each layout, of the same contents, as its council would publish it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kpi_tui.period import PeriodType
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from .contents import SECTIONS
from .council_report import CouncilReport, Measure, Section
from .layouts import Layout
from .periods import Period, half_year, month, position_at, quarter, two_months, whole_year

SECOND_BEST = {Status.BLUE: Status.GREEN, Status.MONITORING_ONLY: Status.NOT_REPORTED}
"""What is printed by a council that does not use a status."""
PERIODS: dict[PeriodType, Period] = {
    PeriodType.MONTH: month(2025, 10),
    PeriodType.TWO_MONTHS: two_months(2025, 6),
    PeriodType.QUARTER: quarter(2025, 2),
    PeriodType.HALF_YEAR: half_year(2025, 1),
    PeriodType.YEAR: whole_year(2024),
    PeriodType.DATE: position_at(date(2025, 10, 31)),
}


def sample(layout: Layout, period: Period | None = None) -> CouncilReport:
    """The report of the layout's council on a period; unless one is named, the usual one."""
    sections = tuple(replace(section, measures=_measures(section, layout)) for section in SECTIONS)
    when = period or PERIODS[layout.periods[0]]
    return layout.as_printed(CouncilReport(layout.council, layout.title, when, sections))


def _measures(section: Section, layout: Layout) -> tuple[Measure, ...]:
    measures = (_fitted(measure, layout) for measure in section.measures)
    return tuple(m for m in measures if m.status in layout.statuses or not layout.needs_status)


def _fitted(measure: Measure, layout: Layout) -> Measure:
    """The measure with statuses and directions that the layout has."""

    def fitted(status: Status | None) -> Status | None:
        if status is None or status in layout.statuses:
            return status
        return SECOND_BEST.get(status)

    unclear = measure.direction and measure.direction not in layout.directions
    return replace(
        measure,
        direction=PublishedDirection.UNCLEAR if unclear else measure.direction,
        status=fitted(measure.status),
        previous_status=fitted(measure.previous_status),
        ytd_status=fitted(measure.ytd_status),
    )
