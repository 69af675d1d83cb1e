"""How a measure went over the months.

A code is no identity: councils use it again for another measure. Readings are of one measure
where code and name are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from kpi_tui.report import Status
from kpi_tui.text import fold


class MeasureKey(NamedTuple):
    """What tells one measure from another."""

    code: str
    name: str
    """The name, folded as a search folds it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a measure: its period's figures, as printed and parsed."""

    report_date: date
    actual: str | None
    actual_value: float | None
    target: str | None
    target_value: float | None
    status: Status | None


History = dict[MeasureKey, tuple[Point, ...]]


def key_of(code: str, name: str) -> MeasureKey:
    """The key of the measure with this code and name."""
    return MeasureKey(code, fold(name).strip())


def histories(readings: pl.LazyFrame) -> pl.LazyFrame:
    """The columns of the store's readings that a history is made of, oldest first."""
    return readings.select(
        "report_date",
        "measure_code",
        "measure_name",
        "period_actual",
        "period_actual_value",
        "period_target",
        "period_target_value",
        "period_status",
    ).sort("report_date", maintain_order=True)


def by_measure(frame: pl.DataFrame) -> History:
    """Each measure's points, oldest first, from the frame that `histories` selects."""
    points: dict[MeasureKey, list[Point]] = {}
    keys: dict[tuple[str, str], MeasureKey] = {}
    for month, code, name, actual, value, target, target_value, status in frame.iter_rows():
        key = keys.get((code, name))
        if key is None:
            key = keys[code, name] = key_of(code, name)
        point = Point(
            month, actual, value, target, target_value, Status(status) if status else None
        )
        points.setdefault(key, []).append(point)
    return {key: tuple(many) for key, many in points.items()}
