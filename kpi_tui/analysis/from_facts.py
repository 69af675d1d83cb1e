"""From the frame of facts to plain insights, for those who do without Polars."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeVar

import polars as pl

from kpi_tui.analysis.measure_month import Insight, Insights
from kpi_tui.analysis.measures import Point
from kpi_tui.figures import Unit
from kpi_tui.report import Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

_POINT = (
    *("measure_id", "report_date", "measure_code", "measure_name", "unit"),
    *("period_actual", "period_actual_value", "period_target", "period_target_value"),
    "period_status",
    *("ytd_actual", "ytd_actual_value", "ytd_target", "ytd_target_value", "ytd_status"),
)
Points = Mapping[str, Sequence[Point]]
Word = TypeVar("Word", bound=StrEnum)


def insights(facts: pl.DataFrame, month: date, points: Points | None = None) -> Insights:
    """A month's insights by measure code and name; none for a month that is not there.

    `facts` are those of `facts.facts`; `points` are theirs, for those who ask for many months. What
    a report prints twice is there once, its first row.
    """
    rows = facts.filter(pl.col("report_date") == month)
    if points is None:
        wanted = rows["measure_id"].unique().implode()
        points = points_of(facts.filter(pl.col("measure_id").is_in(wanted)))
    found: Insights = {}
    for row in rows.iter_rows(named=True):
        known = points[row["measure_id"]]
        until = bisect_right(known, month, key=attrgetter("report_date"))
        key = (row["measure_code"], row["measure_name"])
        found.setdefault(key, _insight(row, tuple(known[:until])))
    return found


def points_of(facts: pl.DataFrame) -> Points:
    """Each measure's readings by its `measure_id`, one a month, the last one last."""
    found: dict[str, list[Point]] = {}
    for row in facts.select(_POINT).iter_rows():
        measure_id, day, code, name, unit, *figures = row
        actual, value, target, target_value, status, *year = figures
        ytd_actual, ytd_value, ytd_target, ytd_target_value, ytd_status = year
        known = found.setdefault(measure_id, [])
        if known and known[-1].report_date == day:
            continue
        known.append(
            Point(
                report_date=day,
                actual=actual,
                actual_value=value,
                target=target,
                target_value=target_value,
                status=_word(Status, status),
                code=code,
                name=name,
                unit=_word(Unit, unit),
                ytd_actual=ytd_actual,
                ytd_actual_value=ytd_value,
                ytd_target=ytd_target,
                ytd_target_value=ytd_target_value,
                ytd_status=_word(Status, ytd_status),
            )
        )
    return found


def _insight(row: dict[str, Any], points: tuple[Point, ...]) -> Insight:
    return Insight(
        measure_id=row["measure_id"],
        polarity=_word(Polarity, row["polarity"]),
        confidence=_word(Confidence, row["polarity_confidence"]),
        polarity_why=row["polarity_why"],
        is_percentage=row["is_percentage"],
        kind=_word(Kind, row["kind"]),
        ytd_method=_word(YtdMethod, row["ytd_method"]),
        ytd_months=row["ytd_months"],
        gap=row["gap"],
        gap_percent=row["gap_percent"],
        ytd_gap=row["ytd_gap"],
        ytd_gap_percent=row["ytd_gap_percent"],
        previous_date=row["previous_date"],
        previous_actual=row["previous_actual"],
        previous_actual_value=row["previous_actual_value"],
        previous_status=_word(Status, row["previous_status"]),
        moved=row["moved"],
        travel=_word(Travel, row["travel"]),
        travel_year=_word(Travel, row["travel_year"]),
        months_at_status=row["months_at_status"],
        points=points,
    )


def _word(kind: type[Word], value: str | None) -> Word | None:
    return None if value is None else kind(value)
