"""The facts of one series of reports, and what is worked out of each of them, without a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from kpi_tui.analysis.assessment import PeriodAssessment, PeriodChanges, StatusCounts
from kpi_tui.analysis.checks.corrected import settled_by_corrections
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.corrected import as_if_printed, as_officers_have_it
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import MeasureHistories, measure_histories
from kpi_tui.analysis.identity.links import Link, link_measures
from kpi_tui.analysis.measure_period import Measures
from kpi_tui.analysis.revisions import corrections
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.origin import Origin
from kpi_tui.period import ANNEX_MONTHS, PeriodKey, Series
from kpi_tui.report import Priority, Report
from kpi_tui.status import Status, StatusTotals
from kpi_tui.store.columns import COLUMNS

if TYPE_CHECKING:
    from kpi_tui.analysis.changes.change import Change
    from kpi_tui.analysis.checks.context import CheckContext
    from kpi_tui.analysis.checks.finding import ReportFindings
    from kpi_tui.analysis.checks.standing import StandingFindings

Issues = tuple[Report, Report | None]
"""The newest issue of a period's report, and the one that it replaced if it did."""


@dataclass(frozen=True)  # without slots, so that it can keep what is worked out of it
class CouncilFacts:
    """The facts of all periods of one series of reports, and what officers settled."""

    facts: pl.DataFrame
    """`facts.FACT_COLUMNS`."""
    priorities: pl.DataFrame
    """`columns.PRIORITY_COLUMNS`."""
    judged: JudgementsInForce = NO_JUDGEMENTS
    series: Series = ANNEX_MONTHS
    issues: Callable[[date], Issues] | None = None
    """Returns the issues of a day's report; without it only priorities are known of earlier reports."""

    @classmethod
    def of(
        cls,
        readings: pl.DataFrame,
        priorities: pl.DataFrame,
        judged: JudgementsInForce = NO_JUDGEMENTS,
        series: Series = ANNEX_MONTHS,
    ) -> CouncilFacts:
        """Work the facts out of `columns.COLUMNS` of every period of one series of reports."""
        return cls(facts(readings, judged), priorities, judged, series)

    @cached_property
    def histories(self) -> MeasureHistories:
        """All measures in all periods."""
        return measure_histories(self.facts, self.judged)

    @cached_property
    def periods(self) -> tuple[PeriodKey, ...]:
        """The periods that have readings, the last one last."""
        return tuple(PeriodKey.of(day, self.series) for day in self.histories.by_day)

    @cached_property
    def counts(self) -> StatusCounts:
        """How many measures of each period have each status, by its last day."""
        counts: dict[date, StatusTotals] = {}
        grouped = self.facts_as_corrected.group_by("report_date", "period_status")
        for day, status, number in grouped.len().iter_rows():
            counts.setdefault(day, Counter())[Status(status) if status else None] = number
        return counts

    @cached_property
    def origins(self) -> Mapping[date, Origin]:
        """Where the words and figures of each period come from, by its last day."""
        rows = self.facts.select("report_date", "provenance").unique().iter_rows()
        return {day: Origin(provenance) for day, provenance in rows}

    def measures(self, period: PeriodKey) -> Measures:
        """Return a period's measures by code and name; of one printed twice the first."""
        measures: Measures = {}
        for measure in self.histories.of_report(period.last_day):
            measures.setdefault(measure.named, measure)
        return measures

    def changes(self, before: PeriodKey, after: PeriodKey) -> list[Change]:
        """Return what changed between two periods. Raises `ChangesError`."""
        from kpi_tui.analysis.changes.compare import changes

        return changes(
            self.histories,
            before.last_day,
            after.last_day,
            priorities=self.priorities,
            judged=self.judged,
        )

    def changes_beside(self, before: date, assessed: PeriodAssessment) -> PeriodChanges:
        """Return what changed between a period and a later one that has been assessed.

        Raises `ChangesError`.
        """
        from kpi_tui.analysis.changes.disputes import with_disputes

        changed = self.changes(PeriodKey.of(before, self.series), assessed.period)
        told = with_disputes(changed, assessed.findings, assessed.measures)
        return PeriodChanges(before, assessed.last_day, tuple(told))

    def findings(self, report: Report, earlier_issue: Report | None = None) -> list[Finding]:
        """Return what the checks find in a report, accepted findings too.

        `earlier_issue` is what this issue of the report replaced.
        """
        return self.told(self.found(report, earlier_issue), report, earlier_issue)

    def found(self, report: Report, earlier_issue: Report | None = None) -> ReportFindings:
        """Return what the checks find in a report by itself, whatever stood in those before."""
        from kpi_tui.analysis.checks.checking import report_findings  # and with it every rule

        return report_findings(self._context(report, earlier_issue))

    def told(
        self, found: ReportFindings, report: Report, earlier_issue: Report | None = None
    ) -> list[Finding]:
        """Return the findings of a report with since when they stand, and those corrections settled."""
        day = report.report_date
        self.standing.learn(day, found.standing)
        told = self.standing.dated(found, [each for each in self.histories.by_day if each < day])
        if not self.is_corrected(day):
            return told
        as_printed = self._as_printed.findings(report, earlier_issue)
        return [*told, *settled_by_corrections(as_printed, told, self.histories.of_report(day))]

    def is_corrected(self, day: date) -> bool:
        """Whether officers corrected anything in the report of a day."""
        return any(day == corrected for _, corrected in self.judged.corrected)

    @cached_property
    def facts_as_corrected(self) -> pl.DataFrame:
        """The facts with what officers corrected in the place of what is printed."""
        return as_if_printed(self.facts, self.judged)

    @cached_property
    def _as_printed(self) -> CouncilFacts:
        """The facts without what officers corrected."""
        judged = self.judged.without_corrections()
        rows = self.facts.select(list(COLUMNS))
        council = CouncilFacts.of(rows, self.priorities, judged, self.series)
        return replace(council, issues=self.issues)

    @cached_property
    def standing(self) -> StandingFindings:
        """What the rules find in each report: from it follows since when a finding stands."""
        from kpi_tui.analysis.checks.checking import standing_findings
        from kpi_tui.analysis.checks.standing import StandingFindings

        issues = self.issues
        if issues is None:
            return standing_findings(self.histories, self.judged, self._priorities)
        return StandingFindings(lambda day: self._context(*issues(day)))

    def _context(self, report: Report, earlier_issue: Report | None) -> CheckContext:
        from kpi_tui.analysis.checks.checking import context_of

        corrected = corrections(earlier_issue, report) if earlier_issue else []
        return context_of(self.histories, report, self.judged, corrected)

    def _priorities(self, day: date) -> tuple[Priority, ...]:
        """Return the priorities of a report, as far as rules look at them."""
        rows = self.priorities.filter(pl.col("report_date") == day)
        columns = rows.select("priority_code", "priority_title", "status", "page")
        return tuple(
            Priority(code or "", title or "", status=Status(status) if status else None, page=page)
            for code, title, status, page in columns.iter_rows()
        )

    def corrected(self, report: Report) -> Report:
        """Return a report with what officers corrected in the place of what it prints."""
        return as_officers_have_it(report, self.judged)

    def links(self, before: PeriodKey, after: PeriodKey) -> list[Link]:
        """Tell which measure is which between two periods, by their names as printed."""
        from kpi_tui.analysis.changes.presence import told_of_all_reports

        days = before.last_day, after.last_day
        old, new = (self.histories.by_day.get(day, ()) for day in days)
        links = link_measures(old, new, self.judged)
        return list(told_of_all_reports(links, self.histories, *days))
