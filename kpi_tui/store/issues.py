"""Reports put together again from a frame of readings, as any engine reads them from a store's files.

A row is a reading, in `columns.COLUMNS`. What else a file holds is in a row of its own, as
`report_rows` makes it. Without these rows a report is known as far as its readings tell: its
priorities by code and title alone, and nothing of the doubts about reading it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import polars as pl

from kpi_tui.period import ANNEX, PeriodKey, PeriodType
from kpi_tui.report import Reading, Report, Source
from kpi_tui.store.columns import COLUMNS, as_columns
from kpi_tui.store.usable import OnProblem, UsableFiles
from kpi_tui.store_url import StorePath
from kpi_tui.version import READER

REPORT = "report"
"""The column of what a file holds besides its readings, as JSON."""
PLACE = "row_index"
"""The column of a reading's place in its file: engines that shuffle rows lose their order."""
_POLARITIES = "polarities"
_FILE = ("report_id", "period_type", "report_date", "revision", "imported_at")
"""The columns that tell the files apart; the newest of a period sorts last."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One file of a report: an issue of it, or the same one read anew."""

    report: Report
    reader: int
    """Which version of the reader read it."""
    readings: pl.DataFrame
    """`columns.COLUMNS`, in the order printed."""

    @property
    def source(self) -> Source:
        """The PDF that it was read from."""
        return self.report.source


def issues(rows: pl.DataFrame) -> dict[PeriodKey, list[Issue]]:
    """Return the issues of each period, the newest last; the last period of a series last."""
    beside = pl.col(REPORT) if REPORT in rows.columns else pl.lit(None, pl.String)
    # Without places, pages and codes come nearest to the order printed.
    order = [name for name in (PLACE, "pages", "priority_code", "measure_code") if name in rows]
    rows = rows.sort(order, maintain_order=True, nulls_last=True)
    is_placed = PLACE in rows.columns
    rows = rows.select(*as_columns(rows.columns), beside.alias(REPORT)).with_columns(
        pl.col("report_id").fill_null(ANNEX), pl.col("period_type").fill_null(PeriodType.MONTH)
    )
    values_of = {
        tuple(file): json.loads(text)
        for *file, text in rows.filter(pl.col(REPORT).is_not_null())
        .select(*_FILE, REPORT)
        .iter_rows()
    }
    readings = rows.filter(pl.col("measure_code").is_not_null()).select(list(COLUMNS))
    readings_of = readings.partition_by(_FILE, as_dict=True, maintain_order=True)
    issues_of: dict[PeriodKey, list[Issue]] = {}
    # Files that `report_rows` left out are not usable, so that their readings do not count.
    for file in sorted(values_of or readings_of):
        frame = readings_of.get(file, readings.clear())
        values = values_of.get(file) or _told_by(frame)
        polarities = values.pop(_POLARITIES, ())
        if is_placed and len(polarities) == len(frame) > 0:
            told = pl.Series(polarities, dtype=COLUMNS["published_polarity"])
            frame = frame.with_columns(published_polarity=told)
        printed = frame.select(field.name for field in fields(Reading)).to_dicts()
        report = Report.from_dict({**values, "readings": printed})
        report_id, kind, day, *_ = file
        key = PeriodKey(day, PeriodType(kind), report_id)
        issues_of.setdefault(key, []).append(Issue(report, values.get("reader", READER), frame))
    return issues_of


def report_rows(folder: StorePath, on_problem: OnProblem) -> Iterator[dict[str, Any]]:
    """Yield what each file of a store holds besides its readings, as a row to go among those.

    Files that are not usable are told to `on_problem` and left out. Raises `StoreError`.
    """
    files = UsableFiles(folder, None, on_problem)
    for file, header in files.usable(files.listing().files):
        values = {**header.report.to_dict(), "reader": header.reader}
        values[_POLARITIES] = header.polarities
        yield {
            "council": file.council,
            "report_id": file.key.report_id,
            "period_type": file.key.period_type.value,
            "report_date": file.key.last_day,
            "revision": header.sequence,
            "imported_at": header.imported_at,
            REPORT: json.dumps(values, ensure_ascii=False),
        }


def _told_by(readings: pl.DataFrame) -> dict[str, Any]:
    """Return what the readings of a file tell of their report, as `Report.to_dict` does."""
    first = readings.row(0, named=True)
    titles = readings.select("priority_code", "priority_title").unique(maintain_order=True)
    absent = dict.fromkeys(("section", "status", "note", "page"))
    start = first["period_start"]
    return {
        **{name: first[name] for name in ("council", "report_id", "period_type", "period_label")},
        "report_date": first["report_date"].isoformat(),
        "period_start": start.isoformat() if start else None,
        "title": None,
        "priorities": [
            {"code": code, "title": title or "", "commitments": (), **absent}
            for code, title in titles.iter_rows()
        ],
        "source": {"name": first["source_file"], "sha256": first["source_sha256"], "pages": 0},
        "account": {"words": 0, "furniture": 0, "leftovers": ()},
        "warnings": (),
        "provenance": first["provenance"],
    }
