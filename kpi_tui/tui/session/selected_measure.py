"""What is known of the measure under the cursor: what the pages are made from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.search import NOTHING, Search
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.counts import queried
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import off_target
from kpi_tui.analysis.units import is_percentage
from kpi_tui.figures import gap, reading_unit, word_among
from kpi_tui.judgements.recorded import noted
from kpi_tui.measure_name import CodeAndName, MeasureName
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.report import Reading
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.tui.short_codes import shared_start
from kpi_tui.wording.corrected import correction_lines
from kpi_tui.wording.measure_text import marked_name

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.analysis.checks.finding import Finding
    from kpi_tui.analysis.comparison import Comparison
    from kpi_tui.judgements.judgement import Note


@dataclass(frozen=True, slots=True)
class TableRow:
    """What the table knows of a measure."""

    reading: Reading
    measure: MeasurePeriod | None = None
    queries: int | None = None
    """How many data quality queries there are about it; `None` until that is known."""
    must_resolve: bool = False
    """Whether one of these has to be resolved."""
    notes: int = 0
    """How many notes officers have written on it."""
    codes_start: str = ""
    """What the codes of all measures of its period begin with."""
    reports_before: int = 99
    """How many reports of the series come before its own."""
    is_pinned: bool = False
    """Whether a person keeps it in sight."""


def table_rows(
    listed: Sequence[ListedMeasure],
    assessment: PeriodAssessment | None,
    reports_before: int,
    pinned: Collection[CodeAndName],
) -> list[TableRow]:
    """Return the rows of a period's measures, with what is known of them by now."""
    start = shared_start(measure.reading.measure_code for measure in listed)
    found = queried(assessment.findings) if assessment else {}
    known, notes = (assessment.measures, assessment.notes) if assessment else ({}, {})
    rows = []
    for each in listed:
        queries = found.get(each.reading.named, [])
        row = TableRow(
            each.reading,
            known.get(each.key),
            queries=len(queries) if assessment else None,
            must_resolve=any(query.level is Level.ERROR for query in queries),
            notes=len(notes.get(each.key, ())),
            codes_start=start,
            reports_before=reports_before,
            is_pinned=each.key in pinned,
        )
        rows.append(row)
    return rows


@dataclass(frozen=True, slots=True)
class SelectedMeasure:
    """A measure of the period that is shown."""

    reading: Reading
    month: LoadedReport
    measure: MeasurePeriod | None = None
    """`None` until the other periods have been read."""
    findings: tuple[Finding, ...] = ()
    standings: tuple[str, ...] = ()
    """How far the query about each has come, where it was asked or answered."""
    notes: tuple[Note, ...] = ()
    sought: Search = NOTHING
    """The words searched for."""
    compared_with: date | None = None
    """The period whose reading it is compared with; `None` for its last one before."""

    def assessed(self, assessment: PeriodAssessment) -> SelectedMeasure:
        """Return it with the queries on it, how far they have come, and the notes on it."""
        from kpi_tui.analysis.queries import standing

        key = (self.reading.measure_code, self.reading.measure_name)
        found = assessment.findings_of(key)
        come = tuple(standing(each, assessment) for each in found)
        return replace(self, findings=found, standings=come, notes=assessment.notes.get(key, ()))

    @property
    def named(self) -> MeasureName:
        """Its code and name."""
        return MeasureName(self.reading.measure_code, self.reading.measure_name)

    @property
    def kind(self) -> PeriodType:
        """How long the period is."""
        return self.month.report.period.period_type

    @property
    def when(self) -> str:
        """What the period is called, marked where it is not as published."""
        return marked_name(self.month.report)

    @property
    def earlier(self) -> MeasurePeriod | None:
        """The reading it is compared with; `None` where there is none, or it is not read yet."""
        return self.measure.reading_before(self.compared_with) if self.measure else None

    @property
    def why_no_earlier(self) -> str:
        """Why there is no reading that it is compared with."""
        if self.measure is None:
            return "It is still being read."
        if self.compared_with is None:
            return "No earlier report has this measure."
        when = period_name(self.compared_with, self.kind)
        return f"The report of {when} does not have this measure."

    @property
    def why_not_compared(self) -> str:
        """Why its figures cannot be compared with the earlier ones; nothing where they can be."""
        from kpi_tui.analysis.comparability import obstacle_between, season_between

        now, then = self.measure, self.earlier
        if now is None or then is None:
            return ""
        obstacle = obstacle_between(then, now)
        if obstacle is not None:
            return f"are not compared: {obstacle.why}"
        caution = season_between(then, now)
        return f"of {caution}" if caution else ""

    @property
    def since_earlier(self) -> Comparison | None:
        """How its figure went since the reading it is compared with; `None` where there is none."""
        from kpi_tui.analysis.comparison import set_beside

        now, then = self.measure, self.earlier
        return set_beside(then, now, now.polarity) if now and then else None

    @property
    def off_targets(self) -> tuple[str, ...]:
        """How far the period's figure and the year's are off their targets, as far as is known yet."""
        if self.measure is not None:
            return tuple(off_target(self.measure, figures) for figures in self.measure.columns)
        reading = self.reading
        unit = reading_unit(reading.figures)
        share = is_percentage(reading.measure_name, unit, word_among(*reading.figures))
        return (
            gap(reading.period_actual, reading.period_target, percentage=share),
            gap(reading.ytd_actual, reading.ytd_target, percentage=share),
        )

    @property
    def officers_lines(self) -> list[str]:
        """What officers corrected and noted, a line each, to be copied with it."""
        corrected = correction_lines(self.measure) if self.measure else ()
        return [*corrected, *(f"Note: {noted(note, self.kind)}" for note in self.notes)]

    @property
    def history(self) -> tuple[MeasurePeriod, ...]:
        """Its readings up to this period, the oldest first."""
        return self.measure.history if self.measure else ()
