"""What the explorer reads from the store, in a thread: the screen never waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_tui.report import Report

if TYPE_CHECKING:
    from kpi_tui.analysis.history import History


@dataclass(frozen=True, slots=True)
class Month:
    """A month's report and where it came from."""

    report: Report
    revision: int
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """The months of the store, and one of them; no month where the store is empty."""

    months: tuple[date, ...]
    month: Month | None


@dataclass(slots=True)
class Library:
    """A store as the explorer reads it. Months once read are kept: reports never change."""

    path: Path
    _kept: dict[tuple[date, int], Month] = field(default_factory=dict)

    def load(self, wanted: date | None = None) -> Loaded:
        """The wanted month, or the last one where it is `None` or not there.

        Raises `StoreError`.
        """
        from kpi_tui.store import Store

        store = Store(self.path)
        months = tuple(store.months())
        if not months:
            return Loaded((), None)
        chosen = wanted if wanted in months else months[-1]
        stored = store.newest(chosen)
        key = (stored.report_date, stored.revision)
        if key not in self._kept:
            report = store.report(chosen, stored.revision)
            self._kept[key] = Month(report, stored.revision, stored.imported_at)
        return Loaded(months, self._kept[key])

    def histories(self) -> History:
        """How every measure went over the months. Raises `StoreError`."""
        from kpi_tui.analysis.history import by_measure, histories
        from kpi_tui.store import Store

        store = Store(self.path)
        return by_measure(store.collect(histories(store.readings())))
