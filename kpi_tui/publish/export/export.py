"""Readings as files for other programs: csv, json, parquet, xlsx and md."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from kpi_tui.errors import KpiTuiError
from kpi_tui.files import write_whole
from kpi_tui.paths import expanded
from kpi_tui.publish.export import markdown, spreadsheet
from kpi_tui.store.folder import refuse_in_store


class ExportError(KpiTuiError):
    """An export that could not be written."""


def in_shown_order(frame: pl.DataFrame, shown: Sequence[tuple[str, str]]) -> pl.DataFrame:
    """Return the readings of one month with these codes and names, in this order.

    A code alone is not enough: a report may print it twice. Where code and name are the same,
    the first one shown is the first one printed. What the frame does not have is left out.
    """
    key = ["measure_code", "measure_name"]
    wanted = pl.DataFrame(list(shown), schema=dict.fromkeys(key, pl.String), orient="row")
    # How many of its code and name stand before a row.
    nth = pl.int_range(pl.len()).over(key).alias("nth")
    found = wanted.with_columns(nth).join(
        frame.with_columns(nth), on=[*key, "nth"], how="inner", maintain_order="left"
    )
    return found.select(frame.columns)


def to_json(frame: pl.DataFrame) -> bytes:
    """Return an array of objects, one a reading.

    Dates are ISO text, lists arrays, and what is not there is null.
    """
    rows = frame.to_dicts()
    text = json.dumps(
        rows, ensure_ascii=False, indent=2, allow_nan=False, default=lambda value: value.isoformat()
    )
    return f"{text}\n".encode()


def to_parquet(frame: pl.DataFrame) -> bytes:
    """Return the readings with their types."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": spreadsheet.to_csv,
    "json": to_json,
    "md": markdown.to_markdown,
    "parquet": to_parquet,
    "xlsx": spreadsheet.to_xlsx,
}
"""What makes each format of a frame of readings. All raise `ValueError` only for a fault of ours."""


def save(frame: pl.DataFrame, form: str, path: Path) -> None:
    """Write the readings to a file in one of the formats of `WRITERS`, whole or not at all.

    Raises `ExportError` where the file cannot be written, `StoreError` for one in a store.
    """
    content = WRITERS[form](frame)
    write_file(spreadsheet.BOM + content if form == "csv" else content, path)


def write_file(content: bytes, path: Path) -> None:
    """Write a file that a person named, whole or not at all.

    Raises `ExportError` where it cannot be, and `StoreError` for one among the reports of a store.
    """
    refuse_in_store(path)
    try:
        write_whole(expanded(path), content)
    except FileNotFoundError as error:
        raise ExportError(f"{path}: no such folder: create it, or write elsewhere") from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ExportError(f"{path}: {why}: write elsewhere with --output") from error
