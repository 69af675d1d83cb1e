"""How every measure went over the months, from the store's readings."""

from __future__ import annotations

import polars as pl

from kpi_tui.analysis.measures import History, MeasureKey, Point, key_of
from kpi_tui.report import Status


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
