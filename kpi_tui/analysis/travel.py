"""Gaps to targets and directions of travel, as columns."""

from __future__ import annotations

import polars as pl

from kpi_tui.analysis.running_totals import RUNNING
from kpi_tui.vocabulary import Polarity, Travel

TRAVEL = pl.Enum([item.value for item in Travel])
_ROUNDING = 1e-9


def gap_columns() -> list[pl.Expr]:
    """`gap`, `gap_percent` and the same of the year to date: positive is better than the target."""
    found: list[pl.Expr] = []
    for prefix, name in (("period", ""), ("ytd", "ytd_")):
        actual, target = pl.col(f"{prefix}_actual_value"), pl.col(f"{prefix}_target_value")
        gap = _finite(_sign() * (actual - target))
        percent = _finite(100 * gap / target.abs())  # null at a target of 0
        found += [gap.alias(f"{name}gap"), percent.alias(f"{name}gap_percent")]
    return found


def with_travel(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with what came of each measure since its reading before, and in a year.

    Takes `measure_id` and `polarity`, sorted by month. Where a report prints a measure twice its
    first row stands for the month.
    """
    months = frame.unique(["measure_id", "report_date"], keep="first", maintain_order=True)
    months = months.select(
        "measure_id",
        "report_date",
        _month().alias("_month"),
        "period_actual",
        "period_actual_value",
        "period_status",
        "unit",
    )
    before = months.select(
        "measure_id",
        "report_date",
        *(_before(column).alias(name) for column, name in _PREVIOUS.items()),
        _run_length(),
    )
    year = months.select(
        "measure_id",
        pl.col("_month") + 12,
        pl.col("period_actual_value").alias("_year_value"),
        pl.col("unit").alias("_year_unit"),
    )
    joined = (
        frame.with_columns(_month().alias("_month"))
        .join(before, on=["measure_id", "report_date"], how="left", maintain_order="left")
        .join(year, on=["measure_id", "_month"], how="left", maintain_order="left")
    )
    moved = _moved("earlier_actual_value", "_previous_unit")
    return joined.with_columns(
        moved.alias("moved"),
        pl.when(_runs_on().not_()).then(_travel(moved)).alias("travel"),
        _travel(_moved("_year_value", "_year_unit")).alias("travel_year"),
    ).drop("_month", "_previous_unit", "_year_value", "_year_unit")


_PREVIOUS = {
    "report_date": "earlier_date",
    "period_actual": "earlier_actual",
    "period_actual_value": "earlier_actual_value",
    "period_status": "earlier_status",
    "unit": "_previous_unit",
}


def _sign() -> pl.Expr:
    """+1 where bigger is better, −1 where smaller is, null otherwise."""
    polarity = pl.col("polarity")
    return (
        pl.when(polarity == Polarity.BIGGER_IS_BETTER.value)
        .then(1.0)
        .when(polarity == Polarity.SMALLER_IS_BETTER.value)
        .then(-1.0)
    )


def _before(column: str) -> pl.Expr:
    return pl.col(column).shift(1).over("measure_id")


def _run_length() -> pl.Expr:
    """For how many readings in a row the status has been what it is."""
    status = pl.col("period_status")
    first = pl.int_range(pl.len()).over("measure_id") == 0
    began = first | status.ne_missing(_before("period_status"))
    run = began.cast(pl.Int64).cum_sum().over("measure_id")
    return (
        (pl.int_range(pl.len()).over("measure_id", run) + 1)
        .cast(pl.Int64)
        .alias("months_at_status")
    )


def _moved(value: str, unit: str) -> pl.Expr:
    """Return how far the actual is from an earlier one in the same unit."""
    return pl.when(pl.col("unit") == pl.col(unit)).then(
        _finite(pl.col("period_actual_value") - pl.col(value))
    )


def _runs_on() -> pl.Expr:
    """Whether a figure and the one before are stages of one year's total: no better, no worse."""
    year, earlier = (
        pl.col(day).dt.offset_by("-3mo").dt.year() for day in ("report_date", "earlier_date")
    )
    return pl.col("measure_name").str.contains(RUNNING) & (year == earlier).fill_null(value=False)


def _travel(moved: pl.Expr) -> pl.Expr:
    """Better, worse or same; null without a polarity."""
    better = _sign() * moved
    return (
        pl.when(better.abs() <= _ROUNDING)
        .then(pl.lit(Travel.SAME.value))
        .when(better > 0)
        .then(pl.lit(Travel.BETTER.value))
        .when(better < 0)
        .then(pl.lit(Travel.WORSE.value))
        .cast(TRAVEL)
    )


def _finite(value: pl.Expr) -> pl.Expr:
    """Null for what is too far apart to be a number."""
    return pl.when(value.is_finite()).then(value)


def _month() -> pl.Expr:
    day = pl.col("report_date").dt
    return day.year().cast(pl.Int64) * 12 + day.month().cast(pl.Int64)
