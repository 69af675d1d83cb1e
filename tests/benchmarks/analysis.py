"""How long each analysis takes: `python -m tests.benchmarks.analysis [MONTHS [COUNCILS]]`.

Prints seconds for a store of so many months of 60 measures, and for so many such stores one after
the other. Reading the store is counted apart.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import polars as pl

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import MeasureHistories, measure_histories
from kpi_tui.analysis.identity.tracking import identify
from kpi_tui.analysis.trend import trend
from kpi_tui.store.store import Store
from tests.benchmarks.explorer import MEASURES, fill
from tests.support.checking import check

T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    months = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    councils = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with TemporaryDirectory() as folder:
        store = Store(fill(Path(folder, "store"), months))
        print(f"{months} months of {MEASURES} measures")
        readings = timed("reading the store", lambda: store.collect(store.readings()))
        found = one_council(store, readings)
        days = list(found.by_day)
        timed(
            "changes, every month", lambda: [_changes(store, found, *pair) for pair in _pairs(days)]
        )
        timed("checks, every month", lambda: [check(found, store.report(day)) for day in days])
        if councils > 1:
            print(f"{councils} councils")
            timed("facts of all of them", lambda: [facts(readings) for _ in range(councils)])


def one_council(store: Store, readings: pl.DataFrame) -> MeasureHistories:
    """What opening a month takes, step by step; gives the measures."""
    timed("identity", lambda: identify(readings))
    frame = timed("facts, identity included", lambda: facts(readings))
    found = timed("measures of all months", lambda: measure_histories(frame))
    *_, before, last = found.by_day
    seen = timed("measures of a month", lambda: found.of_report(last))
    timed("changes of a month", lambda: _changes(store, found, before, last))
    timed("checks of a month", lambda: check(found, store.report(last)))
    timed("grid of all months", lambda: grid(found))
    timed("trends and limits of a month", lambda: [trend(each) for each in seen])
    return found


def _changes(store: Store, found: MeasureHistories, before: date, after: date) -> object:
    return changes(found, before, after, priorities=store.priorities().collect())


def _pairs(days: list[date]) -> list[tuple[date, date]]:
    return list(pairwise(days))


def timed(name: str, work: Callable[[], T]) -> T:
    """Do the work and print how long it took."""
    begin, spent = time.perf_counter(), time.process_time()
    done = work()
    took = time.perf_counter() - begin
    print(f"{name:32}{took:>8.2f} s {time.process_time() - spent:>8.2f} s of processor", flush=True)
    return done


if __name__ == "__main__":
    main()
