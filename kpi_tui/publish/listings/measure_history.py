"""All that a store knows of one measure in a period, gathered for one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.queries import standing
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Note
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodKey
from kpi_tui.report import Report
from kpi_tui.store.store import Store
from kpi_tui.store.stored import StoredReport


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another measure that has the same code in some periods."""

    name: str
    """As it was last printed."""
    days: tuple[date, ...]
    """The last days of those periods."""


@dataclass(frozen=True, slots=True)
class MeasureDetails:
    """A measure in a period, with all that is known of it."""

    measure: MeasurePeriod
    report: Report
    stored: StoredReport
    history: tuple[MeasurePeriod, ...]
    """Its readings in all periods of the series, those after this one too, the oldest first."""
    findings: tuple[Finding, ...]
    """The findings on it, those that were accepted too."""
    standings: tuple[str, ...]
    """How far the query about each finding has come, where it was asked or answered."""
    notes: tuple[Note, ...]
    namesakes: tuple[Namesake, ...]
    perhaps: tuple[MeasureName, ...] = ()
    """The measures of the report before that it may continue, which nobody has confirmed yet."""
    is_first: bool = False
    """Whether no earlier report is held."""
    last_held: PeriodKey | None = None
    """The last period of the series that has measures."""


def gather(
    store: Store,
    judged: JudgementsInForce,
    when: date | PeriodKey,
    measures: Sequence[MeasureName],
) -> list[MeasureDetails]:
    """Return the details of these measures of a period, in the order printed.

    A measure printed twice is there twice. Raises `StoreError`.
    """
    analysis = assess(store, judged)
    period = analysis.key(when)
    assessed, histories = analysis.period(period), analysis.council.histories
    assert assessed.stored is not None
    keys = {measure.key for measure in measures}
    gathered: list[MeasureDetails] = []
    for measure in histories.of_report(period.last_day):
        if measure.named.key not in keys:
            continue
        code, history = measure.measure_code.upper(), tuple(histories.by_id[measure.measure_id])
        namesakes: list[Namesake] = []
        for measure_id, readings in histories.by_id.items():
            same_code = [reading for reading in readings if reading.measure_code.upper() == code]
            if same_code and measure_id != measure.measure_id:
                days = tuple(reading.report_date for reading in same_code)
                namesakes.append(Namesake(same_code[-1].measure_name, days))
        findings = tuple(
            finding for finding in assessed.findings if measure.named in finding.measures
        )
        gathered.append(
            MeasureDetails(
                measure=measure,
                report=assessed.report,
                stored=assessed.stored,
                history=history,
                findings=findings,
                standings=tuple(standing(finding, assessed) for finding in findings),
                notes=judged.notes_on(reading.named for reading in history),
                namesakes=tuple(namesakes),
                perhaps=tuple(
                    asked.before
                    for asked in assessed.links
                    if asked.before and not asked.joins and asked.after == measure.named
                ),
                is_first=assessed.previous is None,
                last_held=PeriodKey.of(max(histories.by_day), period.series),
            )
        )
    return gathered
