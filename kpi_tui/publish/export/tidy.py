"""Readings as tidy data: one row a measure, period and series, with what is worked out of it.

The names are those of open data where it has names: `obs_status` takes codes of SDMX's
CL_OBS_STATUS, `note` the shorthand of the Government Analysis Function.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

import polars as pl

from kpi_tui.analysis.facts import POLARITY
from kpi_tui.analysis.forecasts import foretells
from kpi_tui.analysis.measure_period import SeriesFigures
from kpi_tui.empty_cells import is_empty
from kpi_tui.figures import parse
from kpi_tui.judgements.corrections import Corrections, in_short
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_code
from kpi_tui.regex import regex
from kpi_tui.status import Status
from kpi_tui.store.columns import COLUMNS, STATUS, UNIT
from kpi_tui.vocabulary import Confidence, CorrectedField


class FigureSeries(StrEnum):
    """The series that the figures of a row belong to."""

    PERIOD = "period"
    """The period itself."""
    YTD = "ytd"
    """The year to date, since April."""


class DerivedStatus(StrEnum):
    """How a figure stands to its target by our reckoning; we know no boundary of amber and red."""

    MET = "met"
    """At or better than the target, or off it by less than is tolerated."""
    MISSED = "missed"


class ObsStatus(StrEnum):
    """Codes of SDMX's CL_OBS_STATUS, as far as a report tells them."""

    NORMAL = "A"
    """A figure is printed, in digits or in words."""
    FORECAST = "F"
    """By its name or its comment the figure is a forecast."""
    IMPUTED = "I"
    """A figure that nobody published: it is simulated."""
    MISSING = "O"
    """There is no figure, or one that cannot be read. The code does not say why."""


_NO_ACTUAL = (Status.ACTUAL_MISSING, Status.DATA_MISSING, Status.NOT_REPORTED)
"""The statuses by which a report says itself that there is no actual."""
_NOT_THERE = regex(
    r"\bnot (?:yet |currently )?(?:available|known|reported|due|collected|published)\b|\bunavailable\b"
    r"|\bno (?:data|figures?)\b|\b(?:data|figures?|results?) (?:awaited|pending|to follow)\b"
    r"|\bawaiting (?:data|figures?|results?)\b",
    re.IGNORECASE,
)
"""Words that stand for a missing actual, and tell no progress."""
_NOTES = {
    ObsStatus.NORMAL: None,
    ObsStatus.FORECAST: "[f]",
    ObsStatus.IMPUTED: None,
    ObsStatus.MISSING: "[x]",
}
"""The shorthand for the actual: forecast, not available."""
_SIMULATED = "[simulated]"
"""The note on every row of a report that nobody published."""

_SERIES = pl.Enum([series.value for series in FigureSeries])
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
    "status_derived": pl.Enum([status.value for status in DerivedStatus]),
    "obs_status": pl.Enum([status.value for status in ObsStatus]),
    "note": pl.String(),
    "source_file": pl.String(),
    "pages": pl.List(pl.Int64),
    "provenance": COLUMNS["provenance"],
    "actual_corrected": pl.Float64(),
    "target_corrected": pl.Float64(),
    "status_corrected": STATUS,
    "corrections": pl.String(),
}
"""The columns, in order; what each means stands in `tidy_schema`."""

KEY = ("measure_id", "period", "series")
"""The columns that tell rows apart, unless a report prints a measure twice."""


def tidy(
    facts: pl.DataFrame,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    histories: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Make two rows of a reading, the period's and then the year's, in the order of the readings.

    Readings make one row each where they are not of months and none has a year to date.
    `facts` are rows of `facts.facts`, worked out with all periods of the store in view: filter
    them afterwards, not the readings before. `histories` are then all the rows, since a tolerance
    may have been settled under an earlier name of a measure. The columns are `TIDY_COLUMNS`.
    """
    names = _names(facts if histories is None else histories)
    printed = [not facts[f"ytd_{name}"].is_null().all() for name in ("actual", "target", "status")]
    of_months = facts["period_type"].fill_null(PeriodType.MONTH).eq(PeriodType.MONTH).any()
    shown = tuple(FigureSeries) if any(printed) or of_months else (FigureSeries.PERIOD,)
    rows: list[dict[str, Any]] = []
    for fact in facts.iter_rows(named=True):
        known = [name for day, name in names[fact["measure_id"]] if day <= fact["report_date"]]
        rows += _rows(fact, shown, judged, judged.tolerance(known))
    return pl.DataFrame(rows, schema=TIDY_COLUMNS)


def _rows(
    fact: Mapping[str, Any],
    shown: Sequence[FigureSeries],
    judged: JudgementsInForce,
    tolerance: float | None,
) -> Iterator[dict[str, Any]]:
    """Yield the row of each series of a reading."""
    guessed = fact["polarity_confidence"] == Confidence.ASK  # for a person to settle
    kind = PeriodType(fact["period_type"] or PeriodType.MONTH)
    shared = {
        "measure_id": fact["measure_id"],
        "code": fact["measure_code"],
        "name": fact["measure_name"],
        "priority": fact["priority_code"],
        "period": period_code(fact["report_date"], kind),
        "unit": fact["unit"],
        "polarity": None if guessed else fact["polarity"],
        "source_file": fact["source_file"],
        "pages": fact["pages"],
        "provenance": fact["provenance"],
    }
    simulated = _SIMULATED if fact["provenance"] == Origin.SIMULATED else None
    named = MeasureName(fact["measure_code"], fact["measure_name"])
    corrections = judged.corrections([named], fact["report_date"])
    for series in shown:
        status = _obs_status(fact, series)
        is_derived = shared["polarity"] is not None
        yield {
            **shared,
            "series": series,
            "actual": fact[f"{series}_actual_value"],
            "target": fact[f"{series}_target_value"],
            "actual_text": fact[f"{series}_actual"],
            "target_text": fact[f"{series}_target"],
            "status_published": fact[f"{series}_status"],
            "status_derived": _derived_status(fact, series, tolerance) if is_derived else None,
            "obs_status": status,
            **_corrected(corrections, series),
            "note": " ".join(filter(None, (_NOTES[status], simulated))) or None,
        }


def _names(facts: pl.DataFrame) -> dict[str, list[tuple[date, MeasureName]]]:
    """Return each measure's codes and names by its `measure_id`, with the first report of each."""
    first = facts.group_by("measure_id", "measure_code", "measure_name").agg(
        pl.col("report_date").min()
    )
    names: dict[str, list[tuple[date, MeasureName]]] = defaultdict(list)
    for measure_id, code, name, day in first.iter_rows():
        names[measure_id].append((day, MeasureName(code, name)))
    return names


def _corrected(corrections: Corrections, series: FigureSeries) -> dict[str, Any]:
    """Return what officers say should have been printed in a series, and who, when and why."""
    found = {
        part: corrections.get(CorrectedField(f"{series}_{part}"))
        for part in ("actual", "target", "status")
    }
    actual, target, status = (one.value if one else None for one in found.values())
    said = "; ".join(in_short(each) for each in found.values() if each)
    return {
        "actual_corrected": parse(actual).value,
        "target_corrected": parse(target).value,
        "status_corrected": status,
        "corrections": said.encode(errors="replace").decode() or None,
    }


def _derived_status(
    fact: Mapping[str, Any], series: FigureSeries, tolerance: float | None
) -> DerivedStatus | None:
    gap = fact["gap" if series is FigureSeries.PERIOD else "ytd_gap"]
    if gap is None:
        return None
    cells = SeriesFigures(
        label=series,
        actual=fact[f"{series}_actual"],
        target=fact[f"{series}_target"],
        target_value=fact[f"{series}_target_value"],
    )
    return DerivedStatus.MISSED if gap < -cells.slack(tolerance) else DerivedStatus.MET


def _obs_status(fact: Mapping[str, Any], series: FigureSeries) -> ObsStatus:
    text = fact[f"{series}_actual"]
    # Progress may be told in words; a sign alone or a figure cut off tells nothing.
    in_words = not is_empty(text) and any(letter.isalpha() for letter in text or "")
    if fact[f"{series}_status"] in _NO_ACTUAL or _NOT_THERE.search(text or ""):
        in_words = False
    if fact[f"{series}_actual_value"] is None and not in_words:
        return ObsStatus.MISSING
    if fact["provenance"] == Origin.SIMULATED:
        return ObsStatus.IMPUTED
    forecast = foretells(fact["measure_name"], fact["comment"] or "")
    return ObsStatus.FORECAST if forecast else ObsStatus.NORMAL
