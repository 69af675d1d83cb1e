"""The one place where all that is worked out of a council's reports is put together.

`assess_period` goes from facts and reports to values and knows no store, so it can be mapped over
many councils. `Analysis` reads these from a store: the explorer, the commands and the briefing all
ask it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import polars as pl

from kpi_tui.analysis.assessment import Notes, PeriodAssessment
from kpi_tui.analysis.checks.finding import Finding, ReportFindings
from kpi_tui.analysis.council import CouncilFacts, Issues
from kpi_tui.analysis.cue import look_through
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.identity.links import Link
from kpi_tui.analysis.kept_findings import Keeper, KeptFindings
from kpi_tui.analysis.measure_period import Measures
from kpi_tui.analysis.revisions import replaced_issue
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.log import read
from kpi_tui.period import ANNEX_MONTHS, PeriodKey
from kpi_tui.regex import compile_all
from kpi_tui.report import Report
from kpi_tui.store.store import Store

if TYPE_CHECKING:
    from kpi_tui.analysis.changes.change import Change

Checkpoint = Callable[[], None]
"""Called between the steps of an assessment; it may raise to end it."""


def go_on() -> None:
    """Do nothing: the checkpoint of whoever never ends an assessment."""


def assess_period(
    council: CouncilFacts,
    report: Report,
    earlier_issue: Report | None = None,
    checkpoint: Checkpoint = go_on,
    findings: Callable[[], list[Finding]] | None = None,
) -> PeriodAssessment:
    """Put together all that is worked out of one report.

    `earlier_issue` is what this issue of the report replaced. `findings` returns what the checks
    find in it, for a caller who may know that already; without it, they are run here.
    """
    from kpi_tui.analysis.changes.disputes import with_disputes

    period = report.period
    before = max((key for key in council.periods if key < period), default=None)
    comparable = before is not None and period in council.periods
    measures = council.measures(period)
    checkpoint()
    changed = council.changes(before, period) if before and comparable else []
    checkpoint()
    found = findings() if findings else council.findings(report, earlier_issue)
    report = council.corrected(report)
    changed = with_disputes(changed, found, measures)
    checkpoint()
    linked = council.links(before, period) if before else []
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
    """What is worked out of one series of a store's reports, as far as it is asked for.

    The files are those that the store has when they are first asked for.
    """

    def __init__(self, store: Store, judged: JudgementsInForce | None = None) -> None:
        self.series = store.series or next(iter(store.all_series()), ANNEX_MONTHS)
        self.store = store.only(self.series).as_it_is()
        judged = read(store.path) if judged is None else judged
        self.judged = judged.of_report(self.series.report_id)
        self._keeper = Keeper(self.store, self.series, self.judged, lambda: self.facts)

    @cached_property
    def council(self) -> CouncilFacts:
        """The facts of all periods. Raises `StoreError`."""
        readings = self._readings
        del self._readings  # the facts have all of them
        priorities = self.store.priorities().collect()
        known = self._keeper.facts(readings)
        worked_out = facts(readings, self.judged) if known is None else known
        return CouncilFacts(
            worked_out,
            priorities,
            self.judged,
            self.series,
            issues=lambda day: self._issues(self.key(day)),
        )

    @cached_property
    def _readings(self) -> pl.DataFrame:
        return self.store.collect(self.store.readings())

    def prepare(self) -> None:
        """Do what needs no facts, while another process works them out and keeps them.

        Raises `StoreError`.
        """
        import kpi_tui.analysis.checks.checking  # noqa: F401 - and with it every rule

        look_through(self._readings["comment"].tail(len(self._readings) // 2).drop_nulls())
        compile_all()

    @property
    def facts(self) -> pl.DataFrame:
        """The facts of all periods, one row a reading. Raises `StoreError`."""
        return self.council.facts

    def key(self, when: date | PeriodKey) -> PeriodKey:
        """Return the period of the series that ends on a day; a period as it is."""
        return when if isinstance(when, PeriodKey) else PeriodKey.of(when, self.series)

    def period(self, key: PeriodKey, checkpoint: Checkpoint = go_on) -> PeriodAssessment:
        """Assess one period. Raises `StoreError`, and what `checkpoint` raises."""
        council = self.council
        checkpoint()
        report, earlier = self._whole_issues(key)
        found = partial(self.findings, key)
        assessed = assess_period(council, report, earlier, checkpoint, found)
        return replace(assessed, stored=self.store.newest(key))

    def findings(self, key: PeriodKey) -> list[Finding]:
        """Return what the checks find in one period. Raises `StoreError`."""
        kept = self._keeper.get(key)
        return self.tell(key, self.found(key)) if kept is None else kept.findings

    @property
    def state(self) -> str:
        """A digest of all that findings are made from. Raises `StoreError`."""
        return self._keeper.state.hex()

    def unknown(self, periods: Iterable[PeriodKey]) -> list[PeriodKey]:
        """Return the periods whose findings are not known yet. Raises `StoreError`."""
        return [key for key in periods if not self._keeper.has(key)]

    def look_through(self, periods: Iterable[PeriodKey]) -> None:
        """Look for the letters of all patterns in the comments of many periods. Raises `StoreError`."""
        by_day = self.council.histories.by_day
        look_through(each.words for key in periods for each in by_day.get(key.last_day, ()))

    def found(self, key: PeriodKey) -> ReportFindings:
        """Return what the checks find in one period by itself. Raises `StoreError`."""
        return self.council.found(*self._issues(key))

    def tell(self, key: PeriodKey, found: ReportFindings) -> list[Finding]:
        """Return the findings of one period, each with since when it stands. Raises `StoreError`.

        `found` is what `found` returns for the period. The findings are kept for `keep`, too.
        """
        standing = self.council.standing
        for earlier in self.council.periods:
            if earlier < key and not standing.knows(earlier.last_day):
                kept = self._keeper.get(earlier)
                if kept:
                    standing.learn(earlier.last_day, kept.standing)
        told = self.council.told(found, *self._issues(key))
        self._keeper.add(key, KeptFindings(told, found.standing))
        return told

    def keep(self) -> None:
        """Save what was found, for the next process. Raises `StoreError`."""
        self._keeper.save()

    def changes(self, before: PeriodKey, after: PeriodKey) -> list[Change]:
        """Return what changed between two periods. Raises `ChangesError` and `StoreError`."""
        from kpi_tui.analysis.changes.disputes import with_disputes

        changed = self.council.changes(before, after)
        return with_disputes(changed, self.findings(after), self.council.measures(after))

    def links(self, before: PeriodKey, after: PeriodKey) -> list[Link]:
        """Return which measure is which between two periods. Raises `StoreError`."""
        return self.council.links(before, after)

    @cached_property
    def _covers(self) -> Mapping[PeriodKey, Report]:
        """The reports of one issue only, without their readings, which checks have from the facts."""
        issues = groupby(self.store.reports(revisions=True), attrgetter("key"))
        return {key: first.cover for key, (first, *later) in issues if not later}

    def _issues(self, key: PeriodKey) -> Issues:
        """Return the issues of a period's report, without readings where there is one issue only."""
        return (self._covers[key], None) if key in self._covers else self._whole_issues(key)

    def _whole_issues(self, key: PeriodKey) -> Issues:
        """Read the newest issue of a period's report and the one it replaced."""
        report, replaced = self.store.report(key), replaced_issue(self.store.revisions(key))
        return report, self.store.report(key, replaced.revision) if replaced else None


def assess(store: Store, judged: JudgementsInForce | None = None) -> Analysis:
    """Return the analysis of a store; without `judged`, its own log of judgements is read."""
    return Analysis(store, judged)
