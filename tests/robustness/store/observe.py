"""What callers get to see of a store, each by a call of its own that knows of no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from kpi_tui.errors import StoreError
from kpi_tui.report import Account, Report
from kpi_tui.status import Status
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store.store import Store
from kpi_tui.store.stored import StoredReport
from tests.robustness.tally import empty_cache

Look = Callable[[Store], object]


def _rows(frame: pl.DataFrame) -> object:
    return tuple(frame.schema.items()), repr(frame.rows())


def _filtered(condition: pl.Expr) -> Look:
    return lambda store: _rows(store.collect(store.readings().filter(condition)))


def _count(store: Store) -> object:
    return store.collect(store.readings().select(pl.len())).item()


def _report(day: date, store: Store) -> object:
    try:
        return store.report(day)
    except StoreError:
        return None


LOOKS: dict[str, Look] = {
    "readings": lambda store: _rows(store.collect(store.readings())),
    "by status": _filtered(pl.col("period_status") == Status.RED.value),
    "by code": _filtered(pl.col("measure_code").str.ends_with(".01")),
    "by figure": _filtered(pl.col("period_actual_value") > 50),
    "without status": _filtered(pl.col("ytd_status").is_null()),
    "count": _count,
    "priorities": lambda store: _rows(store.priorities().collect()),
    "reports": lambda store: tuple(store.reports()),
    "revisions": lambda store: tuple(store.reports(revisions=True)),
    "last days": lambda store: tuple(store.last_days()),
}


def looks(days: list[date]) -> dict[str, Look]:
    """All looks at a store that has or had these months."""
    of_days: dict[str, Look] = {}
    for day in days:
        of_days[f"report of {day}"] = partial(_report, day)
        of_days[f"readings of {day}"] = _filtered(pl.col("report_date") == day)
    return {**LOOKS, **of_days}


def look(path: Path, how: Look, *, is_cold: bool = True) -> tuple[Any, list[StoreFileError]]:
    """What one call sees, and the files that it names; with an empty cache unless told otherwise."""
    if is_cold:
        empty_cache()
    problems: list[StoreFileError] = []
    return how(Store(path, on_problem=problems.append)), problems


def without_uncovered(seen: object) -> object:
    """The same without what the digest of an old file does not cover.

    The rows vouch for source and time of import; a report without measures has none.
    """
    if isinstance(seen, tuple):
        return tuple(map(without_uncovered, seen))
    if not isinstance(seen, Report | StoredReport):
        return seen
    has_rows = seen.measures if isinstance(seen, StoredReport) else seen.readings
    source = replace(seen.source, pages=0) if has_rows else None
    changes: dict[str, Any] = {"account": Account(), "warnings": (), "source": source}
    if isinstance(seen, StoredReport):
        changes["cover"] = without_uncovered(seen.cover)
        if not has_rows:
            changes["imported_at"] = None
    return replace(seen, **changes)
