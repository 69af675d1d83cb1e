"""Readings as files: xlsx and md to be read, csv, json and parquet for other programs."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

import polars as pl

from kpi_tui.analysis.counts import queried
from kpi_tui.errors import KpiTuiError, reason_of
from kpi_tui.files import write_whole
from kpi_tui.measure_name import MeasureName
from kpi_tui.paths import expanded
from kpi_tui.publish.export import as_markdown, spreadsheet, workbook
from kpi_tui.publish.export.shown import Export
from kpi_tui.publish.json_text import in_json
from kpi_tui.store.folder import refuse_in_store

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis


class ExportError(KpiTuiError):
    """An export that could not be written."""


def in_shown_order(frame: pl.DataFrame, shown: Sequence[tuple[str, str]]) -> pl.DataFrame:
    """Return the readings of one period with these codes and names, in this order.

    A report may print a code twice. Where the name is the same too, the first one shown is the
    first one printed. What the frame does not have is left out.
    """
    key = ["measure_code", "measure_name"]
    wanted = pl.DataFrame(list(shown), schema=dict.fromkeys(key, pl.String), orient="row")
    # The number of rows with the same code and name before this one.
    nth = pl.int_range(pl.len()).over(key).alias("nth")
    found = wanted.with_columns(nth).join(
        frame.with_columns(nth), on=[*key, "nth"], how="inner", maintain_order="left"
    )
    return found.select(frame.columns)


def to_json(frame: pl.DataFrame) -> bytes:
    """Return an array of objects, one a reading.

    Dates are ISO text, lists arrays, and what is not there is null.
    """
    return in_json(frame.to_dicts())


def to_parquet(frame: pl.DataFrame) -> bytes:
    """Return the readings as a Parquet file."""
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": spreadsheet.to_csv,
    "json": to_json,
    "parquet": to_parquet,
}
"""What writes each format for other programs. A `ValueError` of theirs is a fault of ours."""
DOCUMENTS: dict[str, Callable[[Export], bytes]] = {
    "md": as_markdown.to_markdown,
    "xlsx": workbook.to_xlsx,
}
"""What writes each format for people, which shows what is worked out too."""


def content_of(export: Export, form: str) -> bytes:
    """Return readings in a format of `WRITERS` or `DOCUMENTS`."""
    return DOCUMENTS[form](export) if form in DOCUMENTS else WRITERS[form](export.frame)


def with_analysis(export: Export, analysis: Analysis) -> Export:
    """Add what is worked out of readings, which the formats for readers show. Raises `StoreError`."""
    days = export.frame["report_date"].unique()
    measures = {day: analysis.council.measures(analysis.key(day)) for day in days}
    queries: Counter[tuple[date, MeasureName]] = Counter()
    for day in days if "queries" in export.columns else ():
        found = queried(analysis.findings(analysis.key(day)))
        queries.update({(day, named): len(each) for named, each in found.items()})
    return replace(export, measures=measures, judged=analysis.judged, queries=queries)


def save(export: Export, form: str, path: Path) -> None:
    """Write readings to a file in a format of `WRITERS` or `DOCUMENTS`, whole or not at all.

    Raises `ExportError` where the file cannot be written, `StoreError` for one in a store.
    """
    content = content_of(export, form)
    write_file(spreadsheet.BOM + content if form == "csv" else content, path)


def write_file(content: bytes | IO[bytes], path: Path) -> None:
    """Write a file that a person named, whole or not at all.

    The content may be an open file, which is read from its beginning. Raises `ExportError` where
    it cannot be written, and `StoreError` for a place among the reports of a store.
    """
    refuse_in_store(path)
    try:
        write_whole(expanded(path), content)
    except FileNotFoundError as error:
        raise ExportError(f"{path}: no such folder: create it, or write elsewhere") from error
    except OSError as error:
        why = reason_of(error)
        raise ExportError(f"{path}: {why}: write elsewhere with --output") from error
