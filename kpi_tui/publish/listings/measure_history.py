"""All that a store knows of one measure in a month, gathered for one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.from_facts import insights
from kpi_tui.analysis.measure_month import Insight
from kpi_tui.analysis.measures import Point
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Note
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodKey
from kpi_tui.report import Reading, Report
from kpi_tui.store.store import Store, StoredReport


@dataclass(frozen=True, slots=True)
class Earlier:
    """The measure in an earlier report."""

    report_date: date
    reading: Reading


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another measure that has the same code in some months."""

    name: str
    """As it was last printed."""
    months: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A measure in a month."""

    reading: Reading
    report: Report
    stored: StoredReport
    insight: Insight
    """What we work out of it, up to the month."""
    points: tuple[Point, ...]
    """Its readings in all months of the store, the oldest first."""
    earlier: Earlier | None
    """`None` where no earlier report has it."""
    findings: tuple[Finding, ...]
    """What does not add up about it, what was accepted too."""
    notes: tuple[Note, ...]
    namesakes: tuple[Namesake, ...]


def gather(
    store: Store, judged: JudgementsInForce, month: date, measures: Sequence[MeasureName]
) -> list[Dossier]:
    """The dossiers of a month's measures in the order printed, one a row of the report.

    Raises `StoreError`.
    """
    analysis = assess(store, judged)
    found, assessed = analysis.facts, analysis.period(PeriodKey(month))
    assert assessed.stored is not None
    keys = {measure.key for measure in measures}
    before: dict[date, Report] = {}
    made: list[Dossier] = []
    for reading in assessed.report.readings:
        named = MeasureName(reading.measure_code, reading.measure_name)
        if named.key not in keys:
            continue
        insight = assessed.insights[named]
        points = _points(found, insight.measure_id)
        made.append(
            Dossier(
                reading=reading,
                report=assessed.report,
                stored=assessed.stored,
                insight=insight,
                points=points,
                earlier=_earlier(store, before, insight),
                findings=tuple(
                    item
                    for item in assessed.findings
                    if (item.measure_code, item.measure_name) == named
                ),
                notes=judged.notes_on(MeasureName(point.code, point.name) for point in points),
                namesakes=tuple(_namesakes(found, named.code, insight.measure_id)),
            )
        )
    return made


def _points(found: pl.DataFrame, measure_id: str) -> tuple[Point, ...]:
    """The readings of a measure, those after the month too."""
    own = found.filter(pl.col("measure_id") == measure_id)
    (insight, *_) = insights(own, own["report_date"][-1]).values()
    return insight.points


def _earlier(store: Store, read: dict[date, Report], insight: Insight) -> Earlier | None:
    """The reading before; `read` are the reports that were read already."""
    day = insight.previous_date
    if day is None:
        return None
    if day not in read:
        read[day] = store.report(day)
    point = next(point for point in insight.points if point.report_date == day)
    for reading in read[day].readings:
        if (reading.measure_code, reading.measure_name) == (point.code, point.name):
            return Earlier(day, reading)
    return None


def _namesakes(found: pl.DataFrame, code: str, measure_id: str) -> Iterator[Namesake]:
    others = found.filter(
        pl.col("measure_code").str.to_uppercase() == code.upper(),
        pl.col("measure_id") != measure_id,
    ).select("measure_id", "report_date", "measure_name")
    for _, group in others.group_by("measure_id", maintain_order=True):
        days = tuple(group["report_date"].unique(maintain_order=True).to_list())
        yield Namesake(group["measure_name"][-1], days)
