"""A report as one Parquet file: its readings are the rows, all else is key-value metadata.

The metadata is JSON under keys that begin with `kpi_tui.`, so a list of reports, or a strip of
status counts, costs a look at the footer and no data.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from kpi_tui.errors import StoreError
from kpi_tui.figures import Unit, parse, reading_unit
from kpi_tui.report import FIGURE_FIELDS, PROSE_FIELDS, Reading, Report, Status
from kpi_tui.store.files import foreign
from kpi_tui.version import __version__

_SCHEMA_VERSION = 1
_PREFIX = "kpi_tui."

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
}
"""The columns of the store and of every export, in order: one row a measure a month."""

PRIORITY_COLUMNS: dict[str, pl.DataType] = {
    "report_date": pl.Date(),
    "priority_code": pl.String(),
    "priority_title": pl.String(),
    "section": pl.String(),
    "commitments": pl.List(pl.String),
    "status": STATUS,
    "note": pl.String(),
    "page": pl.Int64(),
}


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What the metadata of a report's file says."""

    report: Report
    """The report without its readings."""
    revision: int
    digest: str
    imported_at: datetime
    measures: int
    statuses: dict[str, int]
    """How many measures have each `period_status`; empty cells are not counted."""


def content_digest(report: Report) -> str:
    """Return SHA-256 in hexadecimal of what the council published, whatever file it was read from."""
    content = report.to_dict()
    for ours in ("source", "account", "warnings"):
        del content[ours]
    return sha256(_json(content).encode()).hexdigest()


def encode(report: Report, revision: int, imported_at: datetime) -> bytes:
    """Write a report as a Parquet file. `imported_at` has a time zone.

    Raises `UnicodeError` for text that no file can hold (half a surrogate pair).
    """
    metadata = replace(report, readings=()).to_dict()
    del metadata["readings"]
    metadata |= {
        "schema": _SCHEMA_VERSION,
        "app_version": __version__,
        "revision": revision,
        "digest": content_digest(report),
        "imported_at": imported_at.isoformat(),
        "measures": len(report.readings),
        "statuses": Counter(row.period_status for row in report.readings if row.period_status),
    }
    titles = {priority.code: priority.title for priority in report.priorities}
    whole_report = {
        "report_date": report.report_date,
        "source_file": report.source.name,
        "source_sha256": report.source.sha256,
        "imported_at": imported_at.astimezone(UTC),
        "revision": revision,
    }
    rows = []
    for reading in report.readings:
        printed = {name: getattr(reading, name) for name in Reading.__dataclass_fields__}
        figures = {name: printed[name] for name in FIGURE_FIELDS}
        rows.append(
            {
                **whole_report,
                "priority_title": titles.get(reading.priority_code),
                **printed,
                **{f"{name}_value": parse(text).value for name, text in figures.items()},
                "unit": reading_unit(list(figures.values())),
            }
        )
    buffer = io.BytesIO()
    pl.DataFrame(rows, schema=COLUMNS).write_parquet(
        buffer, metadata={_PREFIX + key: _json(value) for key, value in metadata.items()}
    )
    return buffer.getvalue()


def read_header(path: Path) -> FileHeader:
    """Read the metadata of a report's file. Raises `StoreError` for a file that is no report of ours."""
    try:
        raw = pl.read_parquet_metadata(path)
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise _damaged(path) from error
    texts = {
        key.removeprefix(_PREFIX): value for key, value in raw.items() if key.startswith(_PREFIX)
    }
    try:
        if int(texts["schema"]) > _SCHEMA_VERSION:
            raise StoreError(
                f"{path}: written by a newer kpi-tui: upgrade with pip install -U kpi-tui"
            )
        values = {key: json.loads(text) for key, text in texts.items()}
        return FileHeader(
            report=Report.from_dict({**values, "readings": []}),
            revision=int(values["revision"]),
            digest=str(values["digest"]),
            imported_at=datetime.fromisoformat(values["imported_at"]),
            measures=int(values["measures"]),
            statuses={Status(key).value: int(count) for key, count in values["statuses"].items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise foreign(path) from error


def read_report(path: Path) -> Report:
    """Read the report a file was written from. Raises `StoreError` as `read_header` does."""
    head = read_header(path).report.to_dict()
    try:
        rows = pl.read_parquet(path, glob=False).to_dicts()
        fields = Reading.__dataclass_fields__
        readings = [{name: row[name] for name in fields} for row in rows]
        return Report.from_dict({**head, "readings": readings})
    except (OSError, KeyError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> StoreError:
    """Build the error for a file that cannot be read."""
    return StoreError(f"{path}: cannot be read: move it out of the store and import its PDF again")


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def priority_rows(report: Report) -> list[dict[str, Any]]:
    """Return the rows of `PRIORITY_COLUMNS` for a report."""
    return [
        {
            "report_date": report.report_date,
            "priority_code": priority.code,
            "priority_title": priority.title,
            **{key: getattr(priority, key) for key in list(PRIORITY_COLUMNS)[3:]},
        }
        for priority in report.priorities
    ]
