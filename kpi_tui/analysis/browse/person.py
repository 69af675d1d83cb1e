"""What one person answers for in a report: statuses now and before, off target, changes, queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.across.owners import OwnerRole
from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.views import View, reds_first, status_counts
from kpi_tui.analysis.changes.change import Change
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.counts import open_findings
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.status import MISSED, StatusTotals

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment

EARLIER = 6
"""At most so many earlier reports are told of."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person in one report."""

    name: str
    role: OwnerRole
    assessment: PeriodAssessment
    measures: tuple[MeasurePeriod, ...]
    """Those the person answers for, in the order printed."""

    @property
    def counts(self) -> StatusTotals:
        """How many of the measures have each status."""
        return status_counts(each.reading for each in self.measures)

    @property
    def earlier(self) -> Mapping[date, StatusTotals]:
        """The statuses of the same measures in the reports before, whoever answered then; last first."""
        counts: dict[date, StatusTotals] = {}
        for measure in self.measures:
            for reading in measure.history:
                if reading.report_date < self.assessment.last_day:
                    counts.setdefault(reading.report_date, Counter())[reading.period.status] += 1
        return {day: counts[day] for day in sorted(counts, reverse=True)[:EARLIER]}

    @property
    def off_target(self) -> list[MeasurePeriod]:
        """The measures that are red or amber, or so for the year to date: the red ones first."""
        return reds_first(
            each
            for each in self.measures
            if each.period.status in MISSED or each.ytd.status in MISSED
        )

    @property
    def changes(self) -> list[Change]:
        """What changed about the measures since the previous report."""
        keys = {each.named for each in self.measures}
        return [change for change in self.assessment.changes if change.measure in keys]

    @property
    def queries(self) -> list[Finding]:
        """The queries on the measures that nobody has accepted."""
        names = {each.named for each in self.measures}
        return [
            finding
            for finding in open_findings(self.assessment.findings)
            if names.intersection(finding.measures)
        ]


def person_page(
    assessment: PeriodAssessment, listed: Iterable[ListedMeasure], person: View
) -> PersonPage:
    """Put together what a director or portfolio holder, as measures are viewed, answers for."""
    role = OwnerRole(person.kind.value)
    theirs = (assessment.measures.get(each.key) for each in listed if person.matches(each))
    found = tuple(each for each in theirs if each is not None)
    return PersonPage(person.value, role, assessment, found)
