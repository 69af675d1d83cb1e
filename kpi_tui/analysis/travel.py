"""Gaps to targets and directions of travel, as columns."""

from __future__ import annotations

import polars as pl
from polars import selectors as cs

from kpi_tui.analysis.comparability import Point, is_other_season, obstacles
from kpi_tui.analysis.running_totals import RUNNING, RUNNING_NAME
from kpi_tui.figures import UNITS, counted_in
from kpi_tui.period import PeriodType, place_in_year
from kpi_tui.report import FIGURE_FIELDS
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

TRAVEL = pl.Enum([item.value for item in Travel])
_ROUNDING = 1e-9


def gap_columns() -> list[pl.Expr]:
    """Return the columns `gap` and `gap_percent`, and those of the year to date.

    They are positive where the actual is better than its target.
    """
    found: list[pl.Expr] = []
    for prefix, name in (("period", ""), ("ytd", "ytd_")):
        actual, target = pl.col(f"{prefix}_actual_value"), pl.col(f"{prefix}_target_value")
        gap = _finite(_sign() * (actual - target))
        percent = _finite(100 * gap / target.abs())  # null at a target of 0
        found += [gap.alias(f"{name}gap"), percent.alias(f"{name}gap_percent")]
    return found


def with_travel(frame: pl.DataFrame, period_type: PeriodType) -> pl.DataFrame:
    """Return the frame with what came of each measure since its reading before, and in a year.

    Takes `columns.COLUMNS` with `measure_id`, `kind`, `ytd_method`, `targets_run_on`, `polarity` and its
    confidence, sorted by month. Where a report prints a measure twice, its first row stands for the month.
    `moved` is null where two readings cannot be compared, `travel` also where they are of different
    seasons.
    """
    months = frame.unique(["measure_id", "report_date"], keep="first", maintain_order=True)
    months = months.with_columns(_series(months, period_type)).select(
        "measure_id",
        "report_date",
        _month().alias("_month"),
        "period_actual",
        "period_actual_value",
        "period_target_value",
        "period_status",
        "_series",
    )
    before = months.select(
        "measure_id",
        "report_date",
        "_series",
        *(_before(column).alias(name) for column, name in _PREVIOUS.items()),
        _run_length(),
    )
    # Of several days in a month the last stands for it.
    year = months.unique(["measure_id", "_month"], keep="last", maintain_order=True).select(
        "measure_id",
        pl.col("_month") + 12,
        pl.col("period_actual_value").alias("_year_value"),
        pl.col("period_target_value").alias("_year_target"),
        pl.col("_series").alias("_year_series"),
    )
    joined = (
        frame.with_columns(_month().alias("_month"))
        .join(before, on=["measure_id", "report_date"], how="left", maintain_order="left")
        .join(year, on=["measure_id", "_month"], how="left", maintain_order="left")
    )
    moved = _moved("earlier_actual_value", "_previous_series")
    return joined.with_columns(
        moved.alias("moved"),
        pl.when(~_other_seasons(joined, period_type) & _runs_on().not_())
        .then(_travel(moved, "earlier_actual_value", "_previous_target"))
        .alias("travel"),
        _travel(_moved("_year_value", "_year_series"), "_year_value", "_year_target").alias(
            "travel_year"
        ),
    ).drop("_month", "_series", cs.starts_with("_previous_", "_year_"))


def _series(months: pl.DataFrame, period_type: PeriodType) -> pl.Series:
    """Number the series of comparable readings that each measure's readings make."""
    places: dict[str, list[int]] = {}
    points: list[Point] = []
    columns = ("measure_id", "report_date", "measure_name", "unit", "kind", *_OTHERS)
    printed = months.select(FIGURE_FIELDS).iter_rows()
    for at, (measure_id, day, name, unit, kind, by_targets, *figures) in enumerate(
        months.select(columns).iter_rows()
    ):
        places.setdefault(measure_id, []).append(at)
        runs_on = by_targets or RUNNING_NAME.search(name) is not None
        place = place_in_year(day, period_type)
        counted = counted_in(*next(printed))
        kinds = UNITS.get(unit), _KINDS.get(kind)
        one, target, year, year_target = figures
        points.append(
            Point(day, name, *kinds, place, runs_on, one, target, year, year_target, counted)
        )
    numbers = [0] * len(points)
    for own in places.values():
        number = 0
        for at, obstacle in zip(own, obstacles([points[at] for at in own]), strict=True):
            number += obstacle is not None
            numbers[at] = number
    return pl.Series("_series", numbers, dtype=pl.Int64)


_KINDS: dict[str | None, Kind] = {kind.value: kind for kind in Kind}
_OTHERS = (
    *("targets_run_on", "period_actual_value", "period_target_value"),
    *("ytd_actual_value", "ytd_target_value"),
)


def _other_seasons(frame: pl.DataFrame, period_type: PeriodType) -> pl.Series:
    """Tell for each row whether its reading before is of another season."""
    adds_up = (pl.col("kind") == Kind.FLOW.value) | (
        pl.col("kind").is_null() & (pl.col("ytd_method") == YtdMethod.SUM.value)
    )
    rows = frame.select("report_date", "earlier_date", adds_up.fill_null(False)).iter_rows()
    return pl.Series(
        [
            earlier is not None and is_other_season(earlier, day, is_sum, period_type)
            for day, earlier, is_sum in rows
        ],
        dtype=pl.Boolean,
    )


_PREVIOUS = {
    "report_date": "earlier_date",
    "period_actual": "earlier_actual",
    "period_actual_value": "earlier_actual_value",
    "period_target_value": "_previous_target",
    "period_status": "earlier_status",
    "_series": "_previous_series",
}


def _sign() -> pl.Expr:
    """Return +1 where bigger is better, −1 where smaller is, null otherwise."""
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
    """Return for how many readings in a row the status has been what it is."""
    status = pl.col("period_status")
    first = pl.int_range(pl.len()).over("measure_id") == 0
    began = first | status.ne_missing(_before("period_status"))
    run = began.cast(pl.Int64).cum_sum().over("measure_id")
    return (
        (pl.int_range(pl.len()).over("measure_id", run) + 1)
        .cast(pl.Int64)
        .alias("months_at_status")
    )


def _moved(value: str, series: str) -> pl.Expr:
    """Return how far the actual is from an earlier one of the same series."""
    return pl.when(pl.col("_series") == pl.col(series)).then(
        _finite(pl.col("period_actual_value") - pl.col(value))
    )


def _runs_on() -> pl.Expr:
    """Whether a figure and the one before are other stages of a year's total: see `other_stage`."""
    year, earlier = (
        pl.col(day).dt.offset_by("-3mo").dt.year() for day in ("report_date", "earlier_date")
    )
    is_other_month = pl.col("report_date").dt.month() != pl.col("earlier_date").dt.month()
    other_stage = ((year == earlier) | is_other_month).fill_null(value=False)
    runs_on = pl.col("targets_run_on") | pl.col("measure_name").str.contains(RUNNING)
    return runs_on & other_stage


def _travel(moved: pl.Expr, value: str, target: str) -> pl.Expr:
    """Return better, worse or same; null without a polarity, or where a person is to settle it.

    Where a range is the aim, what is nearer to its target than before is better: see `gain`.
    """
    guessed = pl.col("polarity_confidence") == Confidence.ASK.value
    now = (pl.col("period_actual_value") - pl.col("period_target_value")).abs()
    nearer = (pl.col(value) - pl.col(target)).abs() - now
    is_told = moved.is_not_null() & (nearer.abs() > _ROUNDING)
    gain = (
        pl.when(pl.col("polarity") == Polarity.IN_RANGE.value)
        .then(pl.when(is_told).then(nearer))
        .otherwise(_sign() * moved)
    )
    better = pl.when(~guessed.fill_null(value=False)).then(gain)
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
    """Return null for what is too far apart to be a number."""
    return pl.when(value.is_finite()).then(value)


def _month() -> pl.Expr:
    day = pl.col("report_date").dt
    return day.year().cast(pl.Int64) * 12 + day.month().cast(pl.Int64)
