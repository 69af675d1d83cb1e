"""What is worked out of every reading, as columns beside it: the frame that the rest takes."""

from __future__ import annotations

from collections import defaultdict

import polars as pl

from kpi_tui.analysis.corrected import as_if_printed
from kpi_tui.analysis.identity.tracking import IDENTITY_COLUMNS, identify
from kpi_tui.analysis.profile.profile import Observation, ProfileBuilder
from kpi_tui.analysis.travel import TRAVEL, gap_columns, with_travel
from kpi_tui.analysis.units import is_percentage
from kpi_tui.figures import UNITS, Unit, word_among
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.months import APRIL
from kpi_tui.period import PeriodType
from kpi_tui.report import FIGURE_FIELDS
from kpi_tui.store.columns import COLUMNS, STATUS
from kpi_tui.vocabulary import Confidence, Kind, Polarity, YtdMethod

POLARITY = pl.Enum([item.value for item in Polarity])
CONFIDENCE = pl.Enum([item.value for item in Confidence])
KIND = pl.Enum([item.value for item in Kind])
YTD_METHOD = pl.Enum([item.value for item in YtdMethod])

MEASURE_COLUMNS: dict[str, pl.DataType] = {
    "measure_id": pl.String(),
    "polarity": POLARITY,
    "polarity_confidence": CONFIDENCE,
    "polarity_why": pl.String(),
    "kind": KIND,
    "ytd_method": YTD_METHOD,
    "ytd_months": pl.Int64(),
    "targets_run_on": pl.Boolean(),
}
"""What is the same in all periods of a measure; the last three, in those of a year."""
_YEAR = "financial_year"

FACT_COLUMNS: dict[str, pl.DataType] = {
    **COLUMNS,
    **MEASURE_COLUMNS,
    "is_percentage": pl.Boolean(),
    "gap": pl.Float64(),
    "gap_percent": pl.Float64(),
    "ytd_gap": pl.Float64(),
    "ytd_gap_percent": pl.Float64(),
    "earlier_date": pl.Date(),
    "earlier_actual": pl.String(),
    "earlier_actual_value": pl.Float64(),
    "earlier_status": STATUS,
    "moved": pl.Float64(),
    "travel": TRAVEL,
    "travel_year": TRAVEL,
    "months_at_status": pl.Int64(),
}
"""The columns of `facts`: those of the store, then ours."""


def facts(readings: pl.DataFrame, judged: JudgementsInForce = NO_JUDGEMENTS) -> pl.DataFrame:
    """Return the readings by period, and beside each what is worked out of it: `FACT_COLUMNS`.

    What is worked out follows officers' corrections; the readings themselves stay as printed. Takes
    `columns.COLUMNS` of one series of reports in any order of periods, and of all periods there
    are: identity, polarity and travel come of them all. Rows of a period keep their order. Raises
    `ValueError` for readings of several series.
    """
    printed = readings.select(list(COLUMNS)).sort("report_date", maintain_order=True)
    if printed.is_empty():
        return pl.DataFrame(schema=FACT_COLUMNS)
    rows = as_if_printed(printed, judged)
    on = list(IDENTITY_COLUMNS[:3])
    rows = rows.join(identify(rows, judged), on=on, how="left", maintain_order="left")
    day = pl.col("report_date").dt
    year = (day.year() - (day.month() < APRIL).cast(pl.Int32)).cast(pl.Int64)
    rows = rows.with_columns(year.alias(_YEAR), _percentages(rows))
    period_type = period_type_of(rows)
    measures = _measures(rows, judged, period_type)
    rows = rows.join(measures, on=["measure_id", _YEAR], how="left", maintain_order="left")
    rows = with_travel(rows.with_columns(gap_columns()), period_type)
    return rows.with_columns(printed.get_columns()).select(list(FACT_COLUMNS))


def period_type_of(readings: pl.DataFrame) -> PeriodType:
    """Return how long the periods of some readings are; raise `ValueError` for several series."""
    series = readings.select("report_id", "period_type").unique().rows()
    if len(series) > 1:
        raise ValueError(f"readings of {len(series)} series of reports are never put together")
    return PeriodType(series[0][1]) if series and series[0][1] else PeriodType.MONTH


def _measures(
    rows: pl.DataFrame, judged: JudgementsInForce, period_type: PeriodType
) -> pl.DataFrame:
    """Return `MEASURE_COLUMNS` and the financial year, a row for each measure in each year."""
    found: defaultdict[str, ProfileBuilder] = defaultdict(ProfileBuilder)
    for measure_id, *row in rows.select("measure_id", *Observation.__struct_fields__).iter_rows():
        found[measure_id].add(Observation(*row))
    measures = [
        (key, *row) for key, seen in found.items() for row in seen.profiles(judged, period_type)
    ]
    (measure_id, kind_of_id), *rest = MEASURE_COLUMNS.items()
    schema = {measure_id: kind_of_id, _YEAR: pl.Int64(), **dict(rest)}
    return pl.DataFrame(measures, schema=schema, orient="row")


def _percentages(rows: pl.DataFrame) -> pl.Series:
    """Tell for each reading whether its figures are shares of a hundred."""
    columns = ("measure_id", "measure_name", "unit", *FIGURE_FIELDS)
    readings = [
        (measure_id, name, UNITS.get(unit), word_among(*printed))
        for measure_id, name, unit, *printed in rows.select(columns).iter_rows()
    ]
    signed = {measure_id for measure_id, _, unit, _ in readings if unit is Unit.PERCENT}
    return pl.Series(
        "is_percentage",
        [
            is_percentage(name, unit, word, signed_elsewhere=measure_id in signed)
            for measure_id, name, unit, word in readings
        ],
        dtype=pl.Boolean,
    )
