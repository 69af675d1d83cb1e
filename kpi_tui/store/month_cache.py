"""A month's report as JSON in the cache folder, so that a start shows it before Polars is imported.

Importing Polars takes longer than all else of a start together. Reports never change, so a copy
is good as long as the store's file it was made from is the same.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kpi_tui.errors import KpiTuiError
from kpi_tui.files import write_whole
from kpi_tui.paths import cache_path
from kpi_tui.report import Report
from kpi_tui.store.files import ReportFile, newest, report_files

MOST_COPIES = 24
"""Months kept in the cache folder; each takes some 100 kB."""


@dataclass(frozen=True, slots=True)
class LoadedMonth:
    """A month's report and where it came from."""

    report: Report
    revision: int
    imported_at: datetime


def read_month(file: ReportFile) -> LoadedMonth:
    """Return the month in a file of the store. Raises `StoreError`."""
    from kpi_tui.store.parquet import read_header, read_report

    header = read_header(file.path)
    return LoadedMonth(read_report(file.path), header.revision, header.imported_at)


def read_copy(file: ReportFile) -> LoadedMonth | None:
    """Return the month in a file's copy; `None` where there is none that can be read."""
    try:
        copy = json.loads(_copy_of(file).read_bytes())
        imported_at = datetime.fromisoformat(copy["imported_at"])
        return LoadedMonth(Report.from_dict(copy["report"]), copy["revision"], imported_at)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_copy(file: ReportFile, month: LoadedMonth) -> None:
    """Keep a copy of the month in a file, and drop the oldest copies beyond `MOST_COPIES`.

    Nothing happens where the cache folder cannot be written: the next start is slower, no more.
    """
    copy = {
        "imported_at": month.imported_at.isoformat(),
        "revision": month.revision,
        "report": month.report.to_dict(),
    }
    try:
        path = _copy_of(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(copy).encode())
        copies = sorted(path.parent.glob("*.json"), key=os.path.getmtime)
        for old in copies[:-MOST_COPIES]:
            old.unlink(missing_ok=True)
    except (OSError, KpiTuiError):
        return


def copy_last_month(folder: Path) -> None:
    """Keep a copy of the last month in a store's folder, unless there is one. Raises `StoreError`."""
    files = newest(report_files(folder))
    if files and read_copy(files[-1]) is None:
        write_copy(files[-1], read_month(files[-1]))


def _copy_of(file: ReportFile) -> Path:
    """Return where the copy of a file is kept: another path once the file is another."""
    stat = file.path.stat()
    # Its name has the digest of its content; what is hashed again takes a library to start.
    name = f"{file.path.stem}.{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ino}.{stat.st_dev}"
    return cache_path() / "months" / f"{name}.json"
