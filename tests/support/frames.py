"""Frames of the store's columns, made without a store."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypedDict, Unpack

import polars as pl

from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import MeasureHistories, measure_histories
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading, Report, Source
from kpi_tui.status import Status
from kpi_tui.store.columns import COLUMNS, reading_rows
from kpi_tui.vocabulary import Polarity

IMPORTED = datetime(2024, 9, 1, tzinfo=UTC)
SOURCE = Source("annex.pdf", "ab" * 32, 5)


class Cells(TypedDict, total=False):
    """Columns of a reading that tests set."""

    period_actual: str | None
    period_target: str | None
    period_status: Status | None
    ytd_actual: str | None
    ytd_target: str | None
    ytd_status: Status | None
    published_polarity: Polarity | None
    timeframe: str | None
    floor: str | None


def as_columns(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of a file as a store gives them."""
    return rows.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


def frame(*reports: Report) -> pl.DataFrame:
    """The readings of some reports in the order given."""
    frames = [as_columns(reading_rows(report, 1, IMPORTED)) for report in reports]
    return pl.concat(frames) if frames else pl.DataFrame(schema=COLUMNS)


def histories(*reports: Report) -> MeasureHistories:
    """The measures of some reports, with nothing judged."""
    return measure_histories(facts(frame(*reports)))


def month(text: str, *readings: Reading) -> Report:
    """A report of the month `2024-07`."""
    year, number = map(int, text.split("-"))
    day = date(year, number, monthrange(year, number)[1])
    return Report(day, None, (), readings, SOURCE)


def row(code: str = "OCC01.01", name: str = "Visits", **cells: Unpack[Cells]) -> Reading:
    """A reading under the priority of its code."""
    return replace(Reading(code.partition(".")[0], code, name), **cells)


def names(report: Report) -> list[MeasureName]:
    """A report's measures as links take them."""
    return [MeasureName(item.measure_code, item.measure_name) for item in report.readings]
