"""Priorities whose published status or title is another, or that came or went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import polars as pl

from kpi_tui.analysis.changes.change import PRIORITY, Change, ChangeKind, Effect
from kpi_tui.analysis.changes.groups import ChangeGroup, weigh
from kpi_tui.analysis.changes.statuses import effect, move, status_group
from kpi_tui.analysis.counts import not_rated
from kpi_tui.analysis.identity.priorities import continued
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.text_diff import alike
from kpi_tui.labels import mark
from kpi_tui.report import Priority
from kpi_tui.status import COUNTED, Status, StatusTotals
from kpi_tui.text import one_line


def of_month(rows: pl.DataFrame, day: date) -> list[Priority]:
    """Read what is compared of a period's priorities from `Store.priorities()`."""
    return [
        Priority(
            code=row["priority_code"],
            title=row["priority_title"],
            status=Status(row["status"]) if row["status"] else None,
            page=row["page"],
        )
        for row in rows.filter(pl.col("report_date") == day).iter_rows(named=True)
    ]


def priorities(
    before: Sequence[Priority], after: Sequence[Priority], measures: Iterable[MeasurePeriod] = ()
) -> Iterator[Change]:
    """Yield what changed, priority by priority.

    A code whose title is quite another is another priority. `measures` are those of the later
    report: a change of a priority's status is told with their statuses.
    """
    statuses: dict[str, StatusTotals] = {}
    for measure in measures:
        statuses.setdefault(measure.priority_code, Counter())[measure.period.status] += 1
    was = continued(*([(each.code, each.title) for each in both] for both in (before, after)))
    for place, new in enumerate(after):
        if place not in was:
            yield _change(None, new, ChangeKind.NEW, "New priority", ChangeGroup.NEW)
            continue
        old = before[was[place]]
        if old.status is not new.status:
            sentence = move(old.status, new.status)
            yield _change(
                old,
                new,
                ChangeKind.PRIORITY_STATUS,
                f"Priority: {sentence[0].lower()}{sentence[1:]}{_behind(statuses.get(new.code))}",
                status_group(old.status, new.status),
                "status",
                effect(old.status, new.status),
            )
        if not alike(old.title, new.title):
            sentence = f"Priority was called “{old.title}”"
            yield _change(old, new, ChangeKind.NAME, sentence, ChangeGroup.NAME, "priority_title")
        if old.code != new.code:
            sentence = f"Priority was {old.code}"
            yield _change(
                old, new, ChangeKind.RENUMBERED, sentence, ChangeGroup.PLACE, "priority_code"
            )
    for place, old in enumerate(before):
        if place not in was.values():
            sentence = "Priority no longer listed"
            yield _change(old, None, ChangeKind.GONE, sentence, ChangeGroup.GONE)


def _behind(statuses: StatusTotals | None) -> str:
    """Tell how the measures of a priority are rated: `; its 7 measures: 2 ★ green, 5 not rated`."""
    if not statuses:
        return ""
    rated = [f"{statuses[each]} {mark(each)}" for each in COUNTED if statuses[each]]
    others = not_rated(statuses)
    listed = ", ".join([*rated, *([f"{others} not rated"] if others else [])])
    if statuses.total() == 1:
        return f"; its one measure is {listed.removeprefix('1 ')}"
    return f"; its {statuses.total()} measures: {listed}"


def _change(
    old: Priority | None,
    new: Priority | None,
    kind: ChangeKind,
    sentence: str,
    group: ChangeGroup,
    field: str = PRIORITY,
    outcome: Effect | None = None,
) -> Change:
    shown = new or old
    assert shown is not None
    return Change(
        kind=kind,
        measure_code=shown.code,
        measure_name=shown.title,
        old_code=old.code if old else None,
        field=field,
        old=_cell(old, field),
        new=_cell(new, field),
        effect=outcome,
        sentence=one_line(sentence),
        page=shown.page,
        weight=weigh(group),
    )


def _cell(priority: Priority | None, field: str) -> str | None:
    if priority is None:
        return None
    if field == "status":
        return priority.status.value if priority.status else None
    return priority.code if field == "priority_code" else priority.title
