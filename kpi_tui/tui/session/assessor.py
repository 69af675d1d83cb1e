"""All months of a store looked at together, in a thread: what changed, what does not add up.

Polars is imported when the first study is made, after the month is on the screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_month import Insights
from kpi_tui.report import Status
from kpi_tui.store.files import ReportFile, newest, report_files

if TYPE_CHECKING:
    import polars as pl

    from kpi_tui.analysis.changes.change import Change
    from kpi_tui.analysis.from_facts import Points
    from kpi_tui.analysis.identity.links import Link
    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.measure_name import MeasureName
    from kpi_tui.store.store import Store


class AssessmentCancelledError(Exception):
    """One has left the month while its study was being made."""


State = tuple[object, ...]
"""What tells one content of a store from another."""


@dataclass(frozen=True, slots=True)
class Known:
    """What all studies of a store's months are made from."""

    facts: pl.DataFrame
    points: Points
    priorities: pl.DataFrame
    judged: JudgementsInForce


@dataclass(slots=True)
class Assessor:
    """The studies of a store's months. What was worked out is kept until the store changes."""

    path: Path
    _state: State = ()
    _known: Known | None = None
    _kept: dict[date, PeriodAssessment] = field(default_factory=dict)
    _one_at_a_time: Lock = field(default_factory=Lock)

    def of(self, month: date) -> PeriodAssessment | None:
        """The study of a month if it has been made, without a look at the store."""
        return self._kept.get(month)

    def forget(self) -> None:
        """Make every study anew: the store may be another."""
        self._state = ()
        self._kept = {}

    def study(self, month: date, is_cancelled: Callable[[], bool]) -> PeriodAssessment:
        """The study of a month of the store. Raises `StoreError` and `AssessmentCancelledError`."""
        with self._one_at_a_time:
            state = _state(self.path)
            if state != self._state:
                self._known, self._state, self._kept = None, state, {}
            # Not looked up twice: the screen may forget all of them in between.
            kept = self._kept.get(month) or self._made(month, is_cancelled)
            self._kept[month] = kept
            return kept

    def _made(self, month: date, is_cancelled: Callable[[], bool]) -> PeriodAssessment:
        from kpi_tui.analysis.facts import insights
        from kpi_tui.judgements.log import FILE_NAME
        from kpi_tui.store.store import Store

        def wanted() -> None:
            if is_cancelled():
                raise AssessmentCancelledError

        store = Store(self.path)
        if self._known is None:
            self._known = _known(store)
        wanted()
        known, judged = self._known, self._known.judged
        months = sorted(known.facts["report_date"].unique().to_list())
        before = max((each for each in months if each < month), default=None)
        made = insights(known.facts, month, known.points)
        wanted()
        changed = _changes(known, before, month)
        wanted()
        findings = _findings(known, store, month)
        wanted()
        return PeriodAssessment(
            month=month,
            before=before,
            insights=made,
            changes=changed,
            findings=findings,
            links=() if before is None else _links(known, before, month),
            notes=_notes(made, judged),
            counts=_counts(known.facts),
            judged=judged,
            troubles=tuple(
                f"{FILE_NAME} line {bad.number} {bad.reason}" for bad in judged.bad_lines
            ),
        )


def _known(store: Store) -> Known:
    from kpi_tui.analysis.facts import facts
    from kpi_tui.analysis.from_facts import points_of
    from kpi_tui.judgements.log import read

    judged = read(store.path)
    found = facts(store.collect(store.readings()), judged)
    return Known(found, points_of(found), store.priorities().collect(), judged)


def _changes(known: Known, before: date | None, month: date) -> tuple[Change, ...]:
    from kpi_tui.analysis.changes.compare import changes

    if before is None:
        return ()
    return tuple(
        changes(known.facts, before, month, priorities=known.priorities, judged=known.judged)
    )


def _findings(known: Known, store: Store, month: date) -> tuple[Finding, ...]:
    from kpi_tui.analysis.checks.checking import check
    from kpi_tui.analysis.revisions import corrections

    report, revision = store.report(month), store.newest(month).revision
    issues = [file.revision for file in report_files(store.path) if file.report_date == month]
    earlier = [each for each in issues if each < revision]
    changed = corrections(store.report(month, earlier[-1]), report) if earlier else []
    return tuple(check(known.facts, report, known.judged, changed))


def _state(path: Path) -> State:
    from kpi_tui.judgements.log import FILE_NAME

    files: list[ReportFile] = newest(report_files(path))
    try:
        stat = (path / FILE_NAME).stat()
        judged = (stat.st_mtime_ns, stat.st_size)
    except OSError:
        judged = (0, 0)
    return (*files, judged)


def _links(known: Known, before: date, after: date) -> tuple[Link, ...]:
    from kpi_tui.analysis.identity.links import link

    old, new = (_names(known.facts, day) for day in (before, after))
    return tuple(link(old, new, known.judged))


def _names(found: pl.DataFrame, day: date) -> list[MeasureName]:
    import polars as pl

    from kpi_tui.measure_name import MeasureName

    rows = found.filter(pl.col("report_date") == day).select("measure_code", "measure_name")
    return [MeasureName(code, name) for code, name in rows.iter_rows()]


def _notes(made: Insights, judged: JudgementsInForce) -> Mapping[tuple[str, str], tuple[str, ...]]:
    from kpi_tui.measure_name import MeasureName
    from kpi_tui.publish.listings.judgements import noted

    if not judged.notes:
        return {}
    notes = {
        key: judged.notes_on(
            [MeasureName(*key), *(MeasureName(point.code, point.name) for point in insight.points)]
        )
        for key, insight in made.items()
    }
    return {key: tuple(map(noted, said)) for key, said in notes.items() if said}


def _counts(found: pl.DataFrame) -> Mapping[date, Counter[Status | None]]:
    counts: dict[date, Counter[Status | None]] = {}
    grouped = found.group_by("report_date", "period_status").len()
    for day, status, number in grouped.iter_rows():
        counts.setdefault(day, Counter())[Status(status) if status else None] = number
    return counts
