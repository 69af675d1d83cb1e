"""Whole months made by hand, and what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import polars as pl

from kpi_tui.analysis.changes.change import Change
from kpi_tui.analysis.changes.compare import changes
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.store.columns import PRIORITY_COLUMNS, priority_rows, reading_rows
from tests.support.frames import as_columns

MAY, JUNE, JULY = date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31)


def report(day: date, *readings: Reading, headings: Sequence[Priority] = ()) -> Report:
    return Report(day, None, tuple(headings), readings, Source("a.pdf", "ab" * 32, 9))


def readings(*reports: Report) -> pl.DataFrame:
    """The rows that a store of these reports holds."""
    now = datetime.now(UTC)
    return pl.concat(as_columns(reading_rows(item, 1, now)) for item in reports)


def between(*reports: Report, months: tuple[date, date] = (JUNE, JULY)) -> list[Change]:
    """The changes between two months of a few reports."""
    rows = [row for item in reports for row in priority_rows(item)]
    listed = pl.DataFrame(rows, schema=PRIORITY_COLUMNS)
    return changes(measure_histories(facts(readings(*reports))), *months, priorities=listed)
