"""Everything that a briefing on a period is made of, read from a store and worked out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.changes.change import Change, ChangeKind, Summary, by_measure, summary
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_period import MeasurePeriod, Measures
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.labels import plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodKey, PeriodType, a_year_before, previous_of
from kpi_tui.period_names import name_of
from kpi_tui.publish.brief.scope import Narrowing, Owner, Scope, scope_of
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.store.filters import FilterError
from kpi_tui.text import one_line
from kpi_tui.wording.measure_text import marked_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kpi_tui.analysis.from_facts import MeasureHistories
    from kpi_tui.store.store import Store
    from kpi_tui.store.stored import StoredReport


class ReadingSource(NamedTuple):
    """The file and the pages that a reading was read from."""

    file: str
    pages: tuple[int, ...]


@dataclass(frozen=True)  # without slots, so that it can keep what is worked out of it
class BriefData:
    """A period's report and what there is to say of it, of all its measures or of some."""

    report: Report
    stored: tuple[StoredReport, ...]
    """The newest revision of each period of the series up to this one, which is the last."""
    before: Report | None
    """The report it is compared with: the last one before it, unless another was asked for."""
    year_before: Report | None
    """The report of the same period a year before, if that is another than `before`."""
    scope: Scope
    """Which of its measures it is about."""
    readings: tuple[Reading, ...]
    priorities: tuple[Priority, ...]
    earlier: tuple[Reading, ...]
    """Those of the report it is compared with."""
    a_year_ago: tuple[Reading, ...]
    """Those of the report of a year before."""
    gone: tuple[MeasurePeriod, ...]
    """The measures of the report it is compared with that it no longer has, as they were there.
    Those that may go on as another measure are not among them."""
    measures: Measures
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    places: Mapping[tuple[str, date], ReadingSource]
    """The source of every reading of the series, by measure id and last day."""
    judged: JudgementsInForce
    """What officers have decided."""

    @cached_property
    def named(self) -> frozenset[MeasureName]:
        """The measures that it is about."""
        return frozenset(reading.named for reading in self.readings)

    @cached_property
    def changes_of(self) -> dict[MeasureName, list[Change]]:
        """The changes by the code and name of their measure or priority."""
        return by_measure(self.changes)

    @cached_property
    def counted_changes(self) -> Summary:
        """How many measures changed in each way that is counted.

        A priority's change is of all its measures, and none of those chosen here and there.
        """
        counted = summary(self.changes)
        return replace(counted, priorities=0) if self.is_choice else counted

    @property
    def only(self) -> str | None:
        """The code of the one priority it is about; `None` for all."""
        return self.scope.only

    @property
    def owner(self) -> Owner | None:
        """The one person whose measures it is about; `None` for all."""
        return self.scope.owner

    @property
    def is_whole(self) -> bool:
        """Whether it is about every measure of the report."""
        return self.scope.is_all

    @property
    def is_choice(self) -> bool:
        """Whether it is about measures here and there: a person's, pinned ones, those that pass filters."""
        return self.scope.is_choice

    @property
    def chosen(self) -> str:
        """Which measures here and there it is about: `measures of Ada Brown, red`, `3 chosen measures`."""
        parts = (
            [plural(len(self.readings), "chosen measure")] if self.scope.pinned is not None else []
        )
        parts += [f"measures of {self.owner.called}"] if self.owner else []
        parts += [one_line(self.scope.filters)] if self.scope.filters else []
        return ", ".join(parts)

    @property
    def share(self) -> str:
        """How many of the report's measures it is about: `4 of 45 measures`; empty where about all."""
        every = plural(len(self.report.readings), "measure")
        return "" if self.is_whole else f"{len(self.readings)} of {every}"

    @property
    def title(self) -> str:
        """The title of the briefing, which says so where it is not about every measure."""
        called = f"Performance briefing, {marked_name(self.report)}"
        return f"{called}: {self.share}" if self.share else called

    def reading_before(self, measure: MeasurePeriod) -> MeasurePeriod | None:
        """Return a measure as it was in the report compared with, if it was there."""
        return measure.reading_before(self.before.report_date) if self.before else None

    @property
    def last_day(self) -> date:
        """The last day of the period reported on."""
        return self.report.report_date

    @property
    def kind(self) -> PeriodType:
        """How long the period is."""
        return self.report.period.period_type

    @property
    def when(self) -> str:
        """What the period is called."""
        return name_of(self.report.period)

    @property
    def when_before(self) -> str:
        """What the period compared with is called; empty where there is none."""
        return name_of(self.before.period) if self.before else ""

    @property
    def file(self) -> str:
        """The file the report was read from."""
        return self.report.source.name

    @property
    def has_comments(self) -> bool:
        """Whether the report comments on single measures. One on months always counts as if it did."""
        if self.report.section_commentary:
            return False
        readings = self.report.readings
        return self.kind is PeriodType.MONTH or any(reading.comment for reading in readings)

    @property
    def has_plans(self) -> bool:
        """Whether the report has columns for improvement plans, as far as any of them is filled."""
        readings = self.report.readings
        return any(reading.improvement_plan or reading.timeframe for reading in readings)


def load_brief_data(
    store: Store,
    when: date | PeriodKey,
    priority: str | None = None,
    *,
    owner: Owner | None = None,
    since: PeriodKey | None = None,
    is_pinned: Callable[[MeasureName, MeasurePeriod], bool] | None = None,
    narrowing: Narrowing | None = None,
) -> BriefData:
    """Gather what there is to say of a period, compared with those before it in its series.

    `priority` is as typed, `OCC01` or `1`; `owner` may have a part of a name; `since` is an earlier
    period; `is_pinned` and `narrowing` leave measures out. Raises `KpiTuiError`, also where none is left.
    """
    analysis = assess(store)
    store, period = analysis.store, analysis.key(when)
    assessed = analysis.period(period)
    analysis.keep()
    report = assessed.report
    scope = scope_of(report, priority, owner, _pinned(analysis.council.histories, is_pinned))
    if narrowing is not None:
        scope = scope.narrowed(report, assessed.measures, narrowing, analysis)
    stored = tuple(item for item in store.reports() if item.key <= period)
    held = [item.key for item in stored]
    compared = _compared(since, period, held)
    corrected = analysis.council.corrected
    before = corrected(store.report(compared)) if compared else None
    other = a_year_before(period, held)
    year_before = corrected(store.report(other)) if other and other != compared else None
    changes = assessed.changes
    if compared != assessed.previous and before and before.readings and report.readings:
        changes = tuple(analysis.changes(before.period, period))
    return BriefData(
        report=report,
        stored=stored,
        before=before,
        year_before=year_before,
        scope=scope,
        readings=scope.readings(report),
        priorities=scope.priorities(report),
        earlier=scope.readings(before),
        a_year_ago=scope.readings(year_before),
        gone=_gone(analysis.council.measures(compared), changes, scope) if compared else (),
        measures=assessed.measures,
        changes=_changes(assessed.report, changes, before, scope),
        findings=scope.findings(report, assessed.findings),
        places=_places(analysis.facts),
        judged=assessed.judged,
    )


def _pinned(
    histories: MeasureHistories, is_pinned: Callable[[MeasureName, MeasurePeriod], bool] | None
) -> frozenset[MeasureName] | None:
    """Return all that the pinned measures have been called, in whatever period; `None` without a test."""
    if is_pinned is None:
        return None
    return frozenset(
        reading.named
        for readings in histories.by_id.values()
        if is_pinned(readings[-1].named, readings[-1])
        for reading in readings
    )


def _places(facts: pl.DataFrame) -> dict[tuple[str, date], ReadingSource]:
    """Return where each reading stands; for one that is printed twice, the first place."""
    columns = facts.select("measure_id", "report_date", "source_file", "pages")
    places: dict[tuple[str, date], ReadingSource] = {}
    for measure, day, file, pages in columns.iter_rows():
        places.setdefault((measure, day), ReadingSource(file, tuple(pages or ())))
    return places


def _compared(
    since: PeriodKey | None, period: PeriodKey, held: Sequence[PeriodKey]
) -> PeriodKey | None:
    """Return the period to compare with. Raises `FilterError` if the one asked for is not earlier."""
    if since is None:
        return previous_of(period, held)
    if since >= period:
        raise FilterError(
            f"{name_of(since)}: is not before {name_of(period)}: name an earlier {period.period_type.noun}"
        )
    return since


def _gone(before: Measures, changes: Sequence[Change], scope: Scope) -> tuple[MeasurePeriod, ...]:
    """Return the measures that went and do not go on as others, as they were in the report before."""
    keys = [
        change.measure
        for change in changes
        if change.kind is ChangeKind.GONE and change.group is ChangeGroup.GONE
    ]
    return tuple(before[key] for key in keys if key in before and scope.holds(before[key].reading))


def _changes(
    report: Report, changes: Sequence[Change], before: Report | None, scope: Scope
) -> tuple[Change, ...]:
    """Return what changed since the report before, of the measures in scope."""
    if before is None or not before.readings:
        return ()
    if scope.is_all:
        return tuple(changes)
    measures = {reading.named for reading in (*scope.readings(report), *scope.readings(before))}
    return tuple(
        change
        for change in changes
        if change.measure in measures or (scope.only and change.measure_code == scope.only)
    )
