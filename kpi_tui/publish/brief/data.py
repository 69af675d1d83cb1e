"""All that a briefing on a period is made of, read from a store and worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.changes.change import Change
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_period import Measures
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.period import PeriodKey, PeriodType
from kpi_tui.period_names import name_of
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.store.query import FilterError, by_priority

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.store.store import Store
    from kpi_tui.store.stored import StoredReport


class ReadingSource(NamedTuple):
    """Where a reading stands."""

    file: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BriefData:
    """A period's report and what there is to say of it, of all priorities or of one."""

    report: Report
    stored: tuple[StoredReport, ...]
    """The newest revision of each period of the series up to this one, which is the last."""
    before: Report | None
    """The report that was last before it."""
    only: str | None
    """The code of the one priority it is about."""
    readings: tuple[Reading, ...]
    priorities: tuple[Priority, ...]
    earlier: tuple[Reading, ...]
    """Those of the report before it."""
    measures: Measures
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    places: Mapping[tuple[str, date], ReadingSource]
    """Of every reading of the series, by measure and last day."""
    judged: JudgementsInForce
    """What officers have settled."""

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
        """What the period of the report before it is called; nothing where there is none."""
        return name_of(self.before.period) if self.before else ""

    @property
    def file(self) -> str:
        """The file the report was read from."""
        return self.report.source.name

    @property
    def has_comments(self) -> bool:
        """Whether the report comments on single measures; a report on months is taken to."""
        if self.report.section_commentary:
            return False
        readings = self.report.readings
        return self.kind is PeriodType.MONTH or any(reading.comment for reading in readings)

    @property
    def has_plans(self) -> bool:
        """Whether the report has columns for improvement plans: none is filled where it has not."""
        readings = self.report.readings
        return any(reading.improvement_plan or reading.timeframe for reading in readings)


def load_brief_data(store: Store, when: date | PeriodKey, priority: str | None = None) -> BriefData:
    """What is to be said of a period of the store, compared with those before it in its series.

    `priority` is as typed, `OCC01` or `1`. Raises `KpiTuiError`, also for a priority that the
    period does not have.
    """
    analysis = assess(store)
    store, period = analysis.store, analysis.key(when)
    report = store.report(period)
    only = None if priority is None else _code(report, priority)
    assessed = analysis.period(period)
    stored = tuple(item for item in store.reports() if item.key <= period)
    before = store.report(stored[-2].key) if len(stored) > 1 else None
    readings, earlier = _readings(report, only), _readings(before, only)
    return BriefData(
        report=report,
        stored=stored,
        before=before,
        only=only,
        readings=readings,
        priorities=tuple(item for item in report.priorities if only in (None, item.code)),
        earlier=earlier,
        measures=assessed.measures,
        changes=_changes(assessed, before, only),
        findings=_findings(assessed, only),
        places=_places(analysis.facts),
        judged=assessed.judged,
    )


def _readings(report: Report | None, only: str | None) -> tuple[Reading, ...]:
    readings = report.readings if report else ()
    return tuple(reading for reading in readings if only in (None, reading.priority_code))


def _code(report: Report, typed: str) -> str:
    """The code of the priority that is meant. Raises `FilterError` where the report has none such."""
    codes = [item.code for item in report.priorities]
    codes = list(dict.fromkeys([*codes, *(reading.priority_code for reading in report.readings)]))
    found = by_priority(
        pl.LazyFrame({"priority_code": codes}, schema=[("priority_code", pl.String)]), typed
    )
    for code in found.collect().get_column("priority_code"):
        return str(code)
    listed = ", ".join(codes) or "none"
    raise FilterError(f"{typed}: no such priority in {name_of(report.period)}: it has {listed}")


def _changes(
    assessed: PeriodAssessment, before: Report | None, only: str | None
) -> tuple[Change, ...]:
    """Return what changed since the report before, under one priority or all."""
    if before is None or not before.readings:
        return ()
    if only is None:
        return assessed.changes
    measures = {
        (reading.measure_code, reading.measure_name)
        for reading in (*_readings(assessed.report, only), *_readings(before, only))
    }
    return tuple(
        change
        for change in assessed.changes
        if change.measure in measures or change.measure_code == only
    )


def _findings(assessed: PeriodAssessment, only: str | None) -> tuple[Finding, ...]:
    """Return the findings under one priority or all, and those of the report itself."""
    measures = {(item.measure_code, item.measure_name) for item in _readings(assessed.report, only)}
    return tuple(
        finding
        for finding in assessed.findings
        if finding.measure_name is None or (finding.measure_code, finding.measure_name) in measures
    )


def _places(found: pl.DataFrame) -> dict[tuple[str, date], ReadingSource]:
    columns = found.select("measure_id", "report_date", "source_file", "pages")
    places: dict[tuple[str, date], ReadingSource] = {}
    for measure, day, file, pages in columns.iter_rows():
        places.setdefault((measure, day), ReadingSource(file, tuple(pages or ())))
    return places
