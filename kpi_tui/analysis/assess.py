"""The one place where all that is worked out of a council's reports is put together.

`CouncilFacts` and `assess_period` go from frames and reports to values and know no store, so they
can be mapped over many councils. `Analysis` reads a store for them: the explorer, the commands and
the briefing all ask it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter

import polars as pl

from kpi_tui.analysis.assessment import Notes, PeriodAssessment, PeriodChanges, StatusCounts
from kpi_tui.analysis.changes.change import Change
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.changes.disputes import with_disputes
from kpi_tui.analysis.checks.checking import check, standing_findings
from kpi_tui.analysis.checks.corrected import settled_by_corrections
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.checks.standing import StandingFindings
from kpi_tui.analysis.corrected import as_if_printed
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import MeasureHistories, measure_histories
from kpi_tui.analysis.identity.links import Link, link
from kpi_tui.analysis.measure_period import Measures
from kpi_tui.analysis.revisions import corrections, replaced_issue
from kpi_tui.judgements.corrections import as_corrected
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.log import read
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.period import ANNEX_MONTHS, PeriodKey, Series
from kpi_tui.report import Priority, Reading, Report, Status
from kpi_tui.store.columns import COLUMNS
from kpi_tui.store.store import Store

Checkpoint = Callable[[], None]
"""Called between the steps of an assessment; it may raise to end it."""


def go_on() -> None:
    """Pass every checkpoint."""


@dataclass(frozen=True)  # without slots, so that it can keep what is worked out of it
class CouncilFacts:
    """The facts of all periods of one series of reports, and what officers settled."""

    facts: pl.DataFrame
    """`facts.FACT_COLUMNS`."""
    priorities: pl.DataFrame
    """`columns.PRIORITY_COLUMNS`."""
    judged: JudgementsInForce = NO_JUDGEMENTS
    series: Series = ANNEX_MONTHS

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
        counts: dict[date, Counter[Status | None]] = {}
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
        changed = self.changes(PeriodKey.of(before, self.series), assessed.period)
        told = with_disputes(changed, assessed.findings, assessed.measures)
        return PeriodChanges(before, assessed.month, tuple(told))

    def findings(self, report: Report, earlier_issue: Report | None = None) -> list[Finding]:
        """Return what the checks find in a report, accepted findings too.

        `earlier_issue` is what this issue of the report replaced.
        """
        corrected = corrections(earlier_issue, report) if earlier_issue else []
        found = check(self.histories, report, self.judged, corrected, self.standing)
        if not any(day == report.report_date for _, day in self.judged.corrected):
            return found
        as_printed = self._as_printed.findings(report, earlier_issue)
        measures = self.histories.of_report(report.report_date)
        return [*found, *settled_by_corrections(as_printed, found, measures)]

    @property
    def facts_as_corrected(self) -> pl.DataFrame:
        """The facts with what officers corrected in the place of what is printed."""
        return as_if_printed(self.facts, self.judged)

    @cached_property
    def _as_printed(self) -> CouncilFacts:
        """The facts without what officers corrected."""
        judged = self.judged.without_corrections()
        rows = self.facts.select(list(COLUMNS))
        return CouncilFacts.of(rows, self.priorities, judged, self.series)

    @cached_property
    def standing(self) -> StandingFindings:
        """What the rules find in each report, by which is told since when a finding stands."""
        return standing_findings(self.histories, self.judged, self._priorities)

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
        if not self.judged.corrected:
            return report
        readings: list[Reading] = []
        for reading in report.readings:
            named = MeasureName(reading.measure_code, reading.measure_name)
            found = self.judged.corrections([named], report.report_date)
            readings.append(as_corrected(reading, found) if found else reading)
        return replace(report, readings=tuple(readings))

    def names(self, period: PeriodKey) -> list[MeasureName]:
        """Return a period's measures in the order printed."""
        return [measure.named for measure in self.histories.by_day.get(period.last_day, ())]


def assess_period(
    council: CouncilFacts,
    report: Report,
    earlier_issue: Report | None = None,
    checkpoint: Checkpoint = go_on,
) -> PeriodAssessment:
    """Put together all that is worked out of one report.

    `earlier_issue` is what this issue of the report replaced.
    """
    period = report.period
    before = max((key for key in council.periods if key < period), default=None)
    comparable = before is not None and period in council.periods
    measures = council.measures(period)
    checkpoint()
    changed = council.changes(before, period) if before and comparable else []
    checkpoint()
    found = council.findings(report, earlier_issue)
    report = council.corrected(report)
    changed = with_disputes(changed, found, measures)
    checkpoint()
    linked = link(council.names(before), council.names(period), council.judged) if before else []
    return PeriodAssessment(
        period=period,
        previous=before,
        report=report,
        measures=measures,
        changes=tuple(changed),
        findings=tuple(found),
        links=tuple(linked),
        notes=_notes(measures, council.judged),
        counts=council.counts,
        judged=council.judged,
        origins=council.origins,
        earlier=tuple(
            each.reading
            for each in (council.histories.by_day.get(before.last_day, ()) if before else ())
        ),
    )


def _notes(measures: Measures, judged: JudgementsInForce) -> Notes:
    if not judged.notes:
        return {}
    notes = {
        key: judged.notes_on(item.named for item in (measure, *measure.history))
        for key, measure in measures.items()
    }
    return {key: said for key, said in notes.items() if said}


class Analysis:
    """What is worked out of one series of a store's reports, as far as it is asked for."""

    def __init__(self, store: Store, judged: JudgementsInForce | None = None) -> None:
        self.series = store.series or next(iter(store.all_series()), ANNEX_MONTHS)
        self.store = store.only(self.series).as_it_is()
        judged = read(store.path) if judged is None else judged
        self.judged = judged.of_report(self.series.report_id)

    @cached_property
    def council(self) -> CouncilFacts:
        """The facts of all periods. Raises `StoreError`."""
        readings = self.store.collect(self.store.readings())
        priorities = self.store.priorities().collect()
        return CouncilFacts.of(readings, priorities, self.judged, self.series)

    @property
    def facts(self) -> pl.DataFrame:
        """The facts of all periods, one row a reading. Raises `StoreError`."""
        return self.council.facts

    def key(self, when: date | PeriodKey) -> PeriodKey:
        """Return the period of the series that is meant by its last day."""
        return when if isinstance(when, PeriodKey) else PeriodKey.of(when, self.series)

    def period(self, key: PeriodKey, checkpoint: Checkpoint = go_on) -> PeriodAssessment:
        """Assess one period. Raises `StoreError`, and what `checkpoint` raises."""
        council = self.council
        checkpoint()
        report, earlier = self._issues(key)
        assessed = assess_period(council, report, earlier, checkpoint)
        return replace(assessed, stored=self.store.newest(key))

    def findings(self, key: PeriodKey) -> list[Finding]:
        """Return what the checks find in one period. Raises `StoreError`."""
        if key in self._covers:
            return self.council.findings(self._covers[key])
        return self.council.findings(*self._issues(key))

    def changes(self, before: PeriodKey, after: PeriodKey) -> list[Change]:
        """Return what changed between two periods. Raises `ChangesError` and `StoreError`."""
        changed = self.council.changes(before, after)
        return with_disputes(changed, self.findings(after), self.council.measures(after))

    def links(self, before: PeriodKey, after: PeriodKey) -> list[Link]:
        """Return which measure is which between two periods. Raises `StoreError`."""
        names: list[list[MeasureName]] = []
        for key in (before, after):  # of the measures alone: links take no facts
            rows = self.store.readings(key).select("measure_code", "measure_name")
            names.append([MeasureName(*row) for row in self.store.collect(rows).iter_rows()])
        earlier, later = names
        return link(earlier, later, self.judged)

    @cached_property
    def _covers(self) -> Mapping[PeriodKey, Report]:
        """The reports that replaced no other issue, without their readings: checks have the facts."""
        issues = groupby(self.store.reports(revisions=True), attrgetter("key"))
        return {key: first.cover for key, (first, *later) in issues if not later}

    def _issues(self, key: PeriodKey) -> tuple[Report, Report | None]:
        """Read the newest issue of a period's report and the one it replaced."""
        report, replaced = self.store.report(key), replaced_issue(self.store.revisions(key))
        return report, self.store.report(key, replaced.revision) if replaced else None


def assess(store: Store, judged: JudgementsInForce | None = None) -> Analysis:
    """Return the analysis of a store; without `judged`, its own log of judgements is read."""
    return Analysis(store, judged)
