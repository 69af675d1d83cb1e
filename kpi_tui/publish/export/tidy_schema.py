"""Tidy data as files: Parquet, or CSV with a Table Schema beside it that says what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from kpi_tui.labels import Label
from kpi_tui.paths import expanded
from kpi_tui.period import PeriodType
from kpi_tui.period_names import column_heading, in_words_of
from kpi_tui.publish.export.export import WRITERS, write_file
from kpi_tui.publish.export.tidy import KEY, TIDY_COLUMNS
from kpi_tui.publish.json_text import in_json

_SCHEMA = ".schema.json"
"""The ending of the schema's name, in place of the CSV's `.csv`."""
_DISARMED = (
    "Where the text would be taken for a formula, or begins with ', it has one more ' in front: "
    "take one away."
)

_TYPES = {"actual": "number", "target": "number"}
"""The types of Table Schema that are not `string`."""
_PERIOD_TYPES = {PeriodType.MONTH: "yearmonth", PeriodType.DATE: "date"}
_PERIODS = {
    PeriodType.MONTH: "",
    PeriodType.TWO_MONTHS: "Its first and last, as in 2024-06/2024-07.",
    PeriodType.QUARTER: "Of the year that begins in April, as in 2024-25 Q3.",
    PeriodType.HALF_YEAR: "Of the year that begins in April, as in 2024-25 H1.",
    PeriodType.YEAR: "It begins in April, as in 2024-25.",
    PeriodType.DATE: "",
}
"""How the names of periods are read, for the schema."""
_REQUIRED = ("measure_id", "code", "period", "series", "obs_status", "source_file", "provenance")
_PUBLISHED = {
    "code": ("Code", f"As printed in that month. No identity: codes are used again. {_DISARMED}"),
    "name": ("Measure", f"The name printed in that month. {_DISARMED}"),
    "priority": ("Priority", f"The code of the priority it stands under. {_DISARMED}"),
    "period": ("Month", "The month reported on."),
    "actual_text": ("Actual as printed", _DISARMED),
    "target_text": ("Target as printed", _DISARMED),
    "status_published": ("Published status", "The sign that the council printed."),
    "source_file": ("Source file", f"The file the report was read from. {_DISARMED}"),
    "pages": ("Pages", "The pages of the file it stands on, from 1, with '; ' between."),
}
_ANALYSIS = {
    "measure_id": (
        "Measure, period by period",
        "The first code and month of a measure whatever its code and name since; linked by name "
        f"and code, and as officers confirmed. {_DISARMED}",
    ),
    "series": ("Series", "period: the month alone; ytd: April to that month."),
    "actual": ("Actual", "The number printed; none where the text is no well-formed number."),
    "target": (
        "Target",
        "The number printed; none where the text is no well-formed number, or counts in another "
        "unit than the actual: 2 weeks beside 10 days.",
    ),
    "unit": ("Unit", "What the printed figures count in, by their signs; 10 days are a number."),
    "polarity": (
        "Polarity",
        "Polarity (high or low is good), as officers set it or as statuses and names show.",
    ),
    "status_derived": (
        "Worked-out status",
        "met: at or better than the target, or off it by no more than its tolerance, else half a "
        "per cent or the rounding of the actual; missed: further off it. What officers corrected "
        "counts as they have it.",
    ),
    "obs_status": (
        "Observation status",
        "Codes of SDMX CL_OBS_STATUS: A normal; F forecast, by the measure's name or comment; I imputed: "
        "simulated, published by nobody; O missing.",
    ),
    "note": (
        "Shorthand",
        "On the actual: [x] not available, [f] forecast; [simulated] on each row of a report that "
        "nobody published.",
    ),
    "provenance": (
        "Provenance",
        "published; reworded: the figures are published, the names of owners are not; simulated: "
        "nothing is.",
    ),
    "actual_corrected": (
        "Corrected actual",
        "What an officer says should have been printed, and gaps are worked out from.",
    ),
    "target_corrected": (
        "Corrected target",
        "What an officer says should have been printed, and gaps are worked out from.",
    ),
    "status_corrected": (
        "Corrected status",
        "What an officer says should have been printed.",
    ),
    "corrections": ("Corrections", "Who corrected what, when and why."),
}


def save_tidy(
    frame: pl.DataFrame, form: str, path: Path, kind: PeriodType = PeriodType.MONTH
) -> list[Path]:
    """Write a frame of `tidy.tidy` as `csv` or `parquet`, and return the files written.

    A CSV has no byte order mark, as it is for programs, and a Table Schema is written beside it,
    unless the CSV goes to a pipe. `kind` is how long the periods are. Raises `ExportError` and
    `StoreError`.
    """
    path = expanded(path)
    write_file(WRITERS[form](frame), path)
    if form != "csv" or not path.is_file():
        return [path]
    schema = path.with_suffix(_SCHEMA)
    write_file(in_json(tidy_schema(frame, kind)), schema)
    return [path, schema]


def tidy_schema(frame: pl.DataFrame, kind: PeriodType = PeriodType.MONTH) -> dict[str, Any]:
    """Return the Table Schema of a tidy frame that is written as CSV.

    It names a primary key only where `KEY` tells all rows apart.
    """
    fields: list[dict[str, Any]] = []
    for name, column in TIDY_COLUMNS.items():
        title, description = (
            in_words_of(kind, text) for text in _PUBLISHED.get(name) or _ANALYSIS[name]
        )
        if name == "period":
            title, description = column_heading(kind), f"{description} {_PERIODS[kind]}".strip()
        if name == "code" and kind is not PeriodType.MONTH:
            description += " Of a report that prints none it is given by kpi-tui, by its order."
        constraints: dict[str, Any] = {}
        if name in _REQUIRED:
            constraints["required"] = True
        if isinstance(column, pl.Enum):
            constraints["enum"] = column.categories.to_list()
        if name == "pages":
            constraints["pattern"] = r"[0-9]+(; [0-9]+)*"
        source = "Published" if name in _PUBLISHED else Label.ANALYSIS
        fields.append(
            {
                "name": name,
                "type": _PERIOD_TYPES.get(kind, "string")
                if name == "period"
                else _TYPES.get(name, "string"),
                "title": title,
                "description": f"{source}. {description}",
                **({"constraints": constraints} if constraints else {}),
            }
        )
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": [""],
    }
    if frame.select(KEY).is_unique().all():
        schema["primaryKey"] = list(KEY)
    return schema
