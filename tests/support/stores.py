"""Stores of a few reports."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kpi_tui.report import Report
from kpi_tui.store.store import Store

IMPORTED = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
"""When the reports of a test's store were imported."""


def stored(path: Path, *reports: Report) -> Path:
    """The path of a store that holds these reports, all imported at `IMPORTED`."""
    path.mkdir(parents=True, exist_ok=True)
    filled(path, *reports)
    return path


def filled(path: Path, *reports: Report) -> Store:
    """The same as a `Store`."""
    store = Store(path)
    for report in reports:
        store.add(report, IMPORTED)
    return store
