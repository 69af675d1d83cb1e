"""The columns of the store and of exports for other programs, and the rows that a report becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import polars as pl

from kpi_tui.figures import Unit, counted_in, reading_unit, value_in
from kpi_tui.origin import EARLIER_MARKS, Origin
from kpi_tui.period import PeriodType
from kpi_tui.report import (
    ALL_FIGURES,
    FIGURE_FIELDS,
    PROSE_FIELDS,
    PublishedDirection,
    Reading,
    Report,
)
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity

STATUS = pl.Enum([status.value for status in Status])
UNIT = pl.Enum([unit.value for unit in Unit])

COLUMNS: dict[str, pl.DataType] = {
    "report_date": pl.Date(),
    "priority_code": pl.String(),
    "priority_title": pl.String(),
    "measure_code": pl.String(),
    "measure_name": pl.String(),
    "directors": pl.List(pl.String),
    "portfolio_holder": pl.String(),
    **{name: pl.String() for name in FIGURE_FIELDS},
    **{f"{name}_value": pl.Float64() for name in FIGURE_FIELDS},
    "unit": UNIT,
    "period_status": STATUS,
    "ytd_status": STATUS,
    **{name: pl.String() for name in PROSE_FIELDS},
    "source_file": pl.String(),
    "source_sha256": pl.String(),
    "pages": pl.List(pl.Int64),
    "imported_at": pl.Datetime("us", "UTC"),
    "revision": pl.Int64(),
    "council": pl.String(),
    "report_id": pl.String(),
    "period_type": pl.Enum([period.value for period in PeriodType]),
    "period_label": pl.String(),
    "period_start": pl.Date(),
    "published_direction": pl.Enum([direction.value for direction in PublishedDirection]),
    "floor": pl.String(),
    "floor_value": pl.Float64(),
    "previous_actual": pl.String(),
    "previous_actual_value": pl.Float64(),
    "previous_status": STATUS,
    "code_is_ours": pl.Boolean(),
    "provenance": pl.Enum([origin.value for origin in Origin]),
    "published_polarity": pl.Enum([polarity.value for polarity in Polarity]),
}
"""The columns in order: one row a measure a period.

For the annex those from `council` on are null, except `provenance`. Older files lack that too, and
`as_columns` fills it.
"""

ALWAYS_FILLED = [
    "report_date",
    "priority_code",
    "measure_code",
    "measure_name",
    "directors",
    "pages",
]
"""The columns that are never null in what kpi-tui writes."""

OLDEST_COLUMNS = list(COLUMNS)[: list(COLUMNS).index("council")]
"""The columns of the oldest files."""

IN_METADATA = ("published_polarity",)
"""The columns that are kept beside the rows of a file, so that all files have the same columns."""


def as_text(columns: Mapping[str, pl.DataType]) -> dict[str, pl.DataType]:
    """Return columns as files have them: enums as text, so that files join whose enums differ."""
    return {
        name: pl.String() if isinstance(kind, pl.Enum) else kind for name, kind in columns.items()
    }


_AS_TEXT = as_text(COLUMNS)

STORED_COLUMNS = {name: kind for name, kind in _AS_TEXT.items() if name not in IN_METADATA}
"""The columns in a file."""

PRIORITY_COLUMNS: dict[str, pl.DataType] = {
    "report_date": pl.Date(),
    "priority_code": pl.String(),
    "priority_title": pl.String(),
    "section": pl.String(),
    "commitments": pl.List(pl.String),
    "status": STATUS,
    "note": pl.String(),
    "page": pl.Int64(),
    **{name: COLUMNS[name] for name in ("council", "report_id", "period_type", "provenance")},
}

_OF_REPORT = ("council", "report_id", "period_type", "period_label", "period_start")


def never_written(rows: pl.DataFrame) -> bool:
    """Whether rows have what kpi-tui writes into no file: a gap in `ALWAYS_FILLED`, or NaN, or infinity."""
    if any(rows[name].null_count() for name in ALWAYS_FILLED if name in rows.columns):
        return True
    numbers = [name for name, kind in rows.schema.items() if kind.is_float()]
    return not all(rows[name].is_finite().all() for name in numbers)


def reading_rows(report: Report, revision: int, imported_at: datetime) -> pl.DataFrame:
    """Return the readings of a report under `COLUMNS`, enums as text. `imported_at` has a time zone."""
    titles = {priority.code: priority.title for priority in report.priorities}
    whole_report = {
        "report_date": report.report_date,
        "source_file": report.source.name,
        "source_sha256": report.source.sha256,
        "imported_at": imported_at.astimezone(UTC),
        "revision": revision,
        **{name: getattr(report, name) for name in _OF_REPORT},
        "provenance": report.origin,
    }
    rows = []
    for reading in report.readings:
        printed = {name: getattr(reading, name) for name in Reading.__dataclass_fields__}
        counted = counted_in(*(printed[name] for name in ALL_FIGURES))
        rows.append(
            {
                **whole_report,
                "priority_title": titles.get(reading.priority_code),
                **printed,
                **{f"{name}_value": value_in(counted, printed[name]) for name in ALL_FIGURES},
                "unit": reading_unit([printed[name] for name in FIGURE_FIELDS]),
            }
        )
    return pl.DataFrame(rows, schema=_AS_TEXT)


def as_columns(known: Collection[str]) -> Iterator[pl.Expr]:
    """Yield the expressions of `COLUMNS` for a file that has only the `known` ones.

    The others are null. `provenance` is worked out where it is null: see `Report.origin`.
    """
    for name, kind in COLUMNS.items():
        column = pl.col(name) if name in known else pl.lit(None, _AS_TEXT[name])
        if name == "provenance":
            source = pl.col("source_file")
            marks = [
                pl.when(source.str.ends_with(end)).then(pl.lit(origin.value))
                for end, origin in EARLIER_MARKS.items()
            ]
            column = pl.coalesce(column.cast(pl.String), *marks, pl.lit(Origin.PUBLISHED.value))
        yield column.cast(kind).alias(name)


def priority_rows(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the rows of `PRIORITY_COLUMNS` for a report."""
    for priority in report.priorities:
        yield {
            "report_date": report.report_date,
            "priority_code": priority.code,
            "priority_title": priority.title,
            "section": priority.section,
            "commitments": priority.commitments,
            "status": priority.status,
            "note": priority.note,
            "page": priority.page,
            "council": report.council,
            "report_id": report.report_id,
            "period_type": report.period_type,
            "provenance": report.origin,
        }
