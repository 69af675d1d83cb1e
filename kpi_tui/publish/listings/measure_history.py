"""All that a store knows of one measure in a month, gathered for one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Note
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodKey
from kpi_tui.report import Report
from kpi_tui.store.store import Store, StoredReport


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another measure that has the same code in some months."""

    name: str
    """As it was last printed."""
    months: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A measure in a month."""

    measure: MeasurePeriod
    report: Report
    stored: StoredReport
    history: tuple[MeasurePeriod, ...]
    """Its readings in all months of the store, those after this one too, the oldest first."""
    findings: tuple[Finding, ...]
    """What does not add up about it, what was accepted too."""
    notes: tuple[Note, ...]
    namesakes: tuple[Namesake, ...]


def gather(
    store: Store, judged: JudgementsInForce, month: date, measures: Sequence[MeasureName]
) -> list[Dossier]:
    """Return the dossiers of a month's measures in the order printed, one a row of the report.

    Raises `StoreError`.
    """
    analysis = assess(store, judged)
    assessed, histories = analysis.period(PeriodKey(month)), analysis.council.histories
    assert assessed.stored is not None
    keys = {measure.key for measure in measures}
    dossiers: list[Dossier] = []
    for measure in histories.of_report(month):
        if measure.named.key not in keys:
            continue
        history = tuple(histories.by_id[measure.measure_id])
        dossiers.append(
            Dossier(
                measure=measure,
                report=assessed.report,
                stored=assessed.stored,
                history=history,
                findings=tuple(
                    item
                    for item in assessed.findings
                    if (item.measure_code, item.measure_name) == measure.named
                ),
                notes=judged.notes_on(item.named for item in history),
                namesakes=tuple(_namesakes(histories, measure)),
            )
        )
    return dossiers


def _namesakes(histories: MeasureHistories, measure: MeasurePeriod) -> Iterator[Namesake]:
    """Yield the other measures that have the same code in some months."""
    for measure_id, readings in histories.by_id.items():
        same = [
            item for item in readings if item.measure_code.upper() == measure.measure_code.upper()
        ]
        if same and measure_id != measure.measure_id:
            days = tuple(item.report_date for item in same)
            yield Namesake(same[-1].measure_name, days)
