"""What a period says in a page: statuses by priority, what got worse and better, what is off target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.views import reds_first, status_counts
from kpi_tui.analysis.changes.change import (
    PRIORITY,
    ChangeKind,
    Effect,
    Summary,
    by_measure,
    status_effect,
    summary,
)
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.counts import open_findings
from kpi_tui.analysis.off_target import is_off_target, shortfall
from kpi_tui.grouping import grouped
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading
from kpi_tui.status import Status, StatusTotals

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.analysis.measure_period import MeasurePeriod

UNKNOWN = (
    *(Status.DATA_MISSING, Status.ACTUAL_MISSING, Status.TARGET_MISSING),
    Status.UNREADABLE,
)
"""Statuses of measures of which it cannot be told how they stand."""


@dataclass(frozen=True, slots=True)
class PriorityCounts:
    """A priority's own status and those of its measures, now and in the previous report."""

    code: str
    title: str
    status: Status | None
    status_before: Status | None
    has_changed: bool
    """Whether its status is another than before; where no report is before, nothing has changed."""
    is_new: bool
    """Whether the previous report does not have it."""
    counts: StatusTotals
    counts_before: StatusTotals


@dataclass(frozen=True, slots=True)
class PeriodSummary:
    """Measures of a period, all of them or some, and what there is to say of them."""

    assessment: PeriodAssessment
    readings: tuple[Reading, ...]
    """The measures, as printed or corrected."""
    is_all: bool
    """Whether these are all of the report's."""

    @property
    def measures(self) -> list[MeasurePeriod]:
        """The measures with what is worked out of them, each once, in the order printed."""
        known = self.assessment.measures
        names = dict.fromkeys(each.named for each in self.readings)
        return [known[name] for name in names if name in known]

    @property
    def readings_before(self) -> tuple[Reading, ...]:
        """The previous report's measures; where only some are summed up, the same ones."""
        assessed = self.assessment
        if self.is_all:
            return assessed.earlier
        before = (each.reading_before(assessed.before) for each in self.measures)
        return tuple(each.reading for each in before if each) if assessed.before else ()

    @property
    def priorities(self) -> list[PriorityCounts]:
        """The priorities of these measures; for a whole report also those without measures."""
        changes = self.assessment.changes
        changed = {
            each.measure_code: each.old
            for each in changes
            if each.kind is ChangeKind.PRIORITY_STATUS
        }
        new = {
            each.measure_code
            for each in changes
            if each.kind is ChangeKind.NEW and each.field == PRIORITY
        }
        now, then = (
            grouped(readings, lambda reading: reading.priority_code)
            for readings in (self.readings, self.readings_before)
        )
        return [
            PriorityCounts(
                each.code,
                each.title,
                each.status,
                Status(old) if (old := changed.get(each.code, each.status)) else None,
                each.code in changed,
                each.code in new,
                status_counts(now.get(each.code, ())),
                status_counts(then.get(each.code, ())),
            )
            for each in self.assessment.report.priorities
            if self.is_all or each.code in now
        ]

    @property
    def changed(self) -> Summary:
        """What changed about these measures, counted; for a whole report all that changed."""
        names = {each.named for each in self.measures}
        return summary(
            each for each in self.assessment.changes if self.is_all or each.measure in names
        )

    def moved(self, effect: Effect) -> list[MeasurePeriod]:
        """Return the measures whose published status got worse, or better; the red ones first."""
        moved = {
            name
            for name, changes in by_measure(self.assessment.changes).items()
            if status_effect(changes) is effect
        }
        return reds_first(each for each in self.measures if each.named in moved)

    @property
    def off_target(self) -> list[MeasurePeriod]:
        """The red and amber measures that are not on target, furthest off their target first."""
        return sorted(filter(is_off_target, self.measures), key=lambda each: -shortfall(each))

    @property
    def missing(self) -> list[MeasurePeriod]:
        """The measures whose figure or target is missing, or whose status cannot be read."""
        return [each for each in self.measures if each.period.status in UNKNOWN]

    @property
    def to_resolve(self) -> list[Finding]:
        """The queries on these measures that must be resolved; for a whole report all such queries."""
        names: set[MeasureName] = {each.named for each in self.measures}
        return [
            finding
            for finding in open_findings(self.assessment.findings)
            if finding.level is Level.ERROR
            and (self.is_all or names.intersection(finding.measures))
        ]
