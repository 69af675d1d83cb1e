"""Readings as tidy data: one row a measure, a month and a series, with what we make of each.

The names are those of open data where it has names: `obs_status` takes codes of SDMX's
CL_OBS_STATUS, `note` the shorthand of the Government Analysis Function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import polars as pl

from kpi_tui.analysis.facts import POLARITY
from kpi_tui.analysis.measure_period import SeriesFigures, is_empty
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.parquet import STATUS, UNIT
from kpi_tui.vocabulary import Confidence


class Series(StrEnum):
    """What a row's figures are of."""

    PERIOD = "period"
    """The month."""
    YTD = "ytd"
    """The year to date, since April."""


class DerivedStatus(StrEnum):
    """How a figure stands to its target by our reckoning; we know no boundary of amber and red."""

    MET = "met"
    """At or better than the target, or off it by less than is tolerated."""
    MISSED = "missed"


class ObsStatus(StrEnum):
    """Codes of SDMX's CL_OBS_STATUS, as far as a report lets one know."""

    NORMAL = "A"
    """A figure is printed, in digits or in words."""
    FORECAST = "F"
    """By its name the measure is a forecast."""
    MISSING = "O"
    """There is no figure, or one that cannot be read; why, SDMX leaves open with this code."""


NOTES = {ObsStatus.NORMAL: None, ObsStatus.FORECAST: "[f]", ObsStatus.MISSING: "[x]"}
"""The shorthand for the actual: forecast, not available."""

_SERIES = pl.Enum([item.value for item in Series])
TIDY_COLUMNS: dict[str, pl.DataType] = {
    "measure_id": pl.String(),
    "code": pl.String(),
    "name": pl.String(),
    "priority": pl.String(),
    "period": pl.String(),
    "series": _SERIES,
    "actual": pl.Float64(),
    "target": pl.Float64(),
    "actual_text": pl.String(),
    "target_text": pl.String(),
    "unit": UNIT,
    "polarity": POLARITY,
    "status_published": STATUS,
    "status_derived": pl.Enum([item.value for item in DerivedStatus]),
    "obs_status": pl.Enum([item.value for item in ObsStatus]),
    "note": pl.String(),
    "source_file": pl.String(),
    "pages": pl.List(pl.Int64),
}
"""The columns, in order; what each means stands in `tidy_schema`."""

SHARED = (
    *("measure_id", "code", "name", "priority", "period"),
    *("unit", "polarity", "source_file", "pages"),
)
"""The columns in which both rows of a reading are the same."""
KEY = ("measure_id", "period", "series")
"""What tells rows apart, unless a report prints a measure twice."""

_FORECAST = re.compile(
    r"(?<!to )(?<!with )(?<!against )(?<!than )(?<!the )\bforecast\b", re.IGNORECASE
)
"""A measure that is a forecast, not one that is compared with a forecast."""
Row = Mapping[str, Any]


def tidy(facts: pl.DataFrame, judged: JudgementsInForce = NO_JUDGEMENTS) -> pl.DataFrame:
    """Two rows a reading, the month's and then the year's, in the order of the readings.

    Takes rows of `facts.facts`: their identities and polarities come of all months of the store,
    so choose among the rows after making them, not before.
    """
    rows = [
        (*_shared(row), *_own(row, series, judged))
        for row in facts.iter_rows(named=True)
        for series in Series
    ]
    own = [name for name in TIDY_COLUMNS if name not in SHARED]
    schema = {name: TIDY_COLUMNS[name] for name in (*SHARED, *own)}
    return pl.DataFrame(rows, schema=schema, orient="row").select(list(TIDY_COLUMNS))


def _shared(row: Row) -> Iterator[Any]:
    yield from (row["measure_id"], row["measure_code"], row["measure_name"])
    yield from (row["priority_code"], f"{row['report_date']:%Y-%m}")
    yield from (row["unit"], _polarity(row), row["source_file"], row["pages"])


def _own(row: Row, series: Series, judged: JudgementsInForce) -> Iterator[Any]:
    """What a series has of its own, in the order of `TIDY_COLUMNS`."""
    actual, target = row[f"{series}_actual"], row[f"{series}_target"]
    yield series
    yield from (row[f"{series}_actual_value"], row[f"{series}_target_value"], actual, target)
    status = _obs_status(row, series)
    yield from (row[f"{series}_status"], _derived(row, series, judged), status, NOTES[status])


def _polarity(row: Row) -> str | None:
    """Which way is better; nothing where it is but a guess for a person to settle."""
    return None if row["polarity_confidence"] == Confidence.ASK else row["polarity"]


def _derived(row: Row, series: Series, judged: JudgementsInForce) -> DerivedStatus | None:
    gap = row["gap" if series is Series.PERIOD else "ytd_gap"]
    if gap is None or _polarity(row) is None:
        return None
    cells = SeriesFigures(
        label=series,
        actual=row[f"{series}_actual"],
        target=row[f"{series}_target"],
        target_value=row[f"{series}_target_value"],
    )
    tolerance = judged.tolerance([MeasureName(row["measure_code"], row["measure_name"])])
    return DerivedStatus.MISSED if gap < -cells.slack(tolerance) else DerivedStatus.MET


def _obs_status(row: Row, series: Series) -> ObsStatus:
    text = row[f"{series}_actual"]
    if row[f"{series}_actual_value"] is None and not _is_words(text):
        return ObsStatus.MISSING
    forecast = _FORECAST.search(row["measure_name"])
    return ObsStatus.FORECAST if forecast else ObsStatus.NORMAL


def _is_words(text: str | None) -> bool:
    """Whether progress is told in words, which neither a sign nor a figure cut off does."""
    return not is_empty(text) and any(letter.isalpha() for letter in text or "")
