"""A period's report as JSON in the cache folder, so that a start shows it before Polars is imported.

Importing Polars takes longer than everything else at the start together. Reports never change, so
a copy is good as long as the file of the store that it was made from is the same. A copy that is
damaged, or of another version of this package, is dropped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zlib import crc32

from kpi_tui.errors import KpiTuiError
from kpi_tui.files import make_private, write_whole
from kpi_tui.paths import cache_path
from kpi_tui.period_names import name_of
from kpi_tui.report import Report
from kpi_tui.store.files import ReportFile, list_reports
from kpi_tui.store.place import place_at
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store.shape import moment, well_formed
from kpi_tui.store_url import StorePath
from kpi_tui.version import __version__

MOST_COPIES = 24
"""Reports kept in the cache folder; each takes some 100 kB."""
_VERSION = f"kpi-tui {__version__} 2"
"""The beginning of a copy. The number is raised when the shape of a copy changes."""


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """A period's report and where it came from."""

    report: Report
    revision: int
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class FoundMonth:
    """The newest revision of a period that can be read, and what is wrong with newer ones."""

    file: ReportFile
    month: LoadedReport
    is_copied: bool
    """Whether it came from its copy."""
    problems: tuple[StoreFileError, ...] = ()


def find_month(revisions: Sequence[ReportFile]) -> FoundMonth:
    """Read the newest revision of a period that can be read; `revisions` has the newest last.

    Raises the `StoreFileError` of the newest where none can be read.
    """
    problems: list[StoreFileError] = []
    for file in reversed(revisions):
        copy = read_copy(file)
        try:
            month = copy or read_month(file)
        except StoreFileError as problem:
            problems.append(problem)
            continue
        instead = f"revision {file.revision} is read instead"
        told = tuple(each.with_outcome(instead) for each in problems)
        return FoundMonth(file, month, copy is not None, told)
    name = name_of(revisions[-1].key)
    raise problems[0].with_outcome(f"{name} cannot be shown")


def read_month(file: ReportFile) -> LoadedReport:
    """Return the report in a file of the store. Raises `StoreFileError`."""
    from kpi_tui.store.parquet import read_report

    header, report = read_report(file)
    return LoadedReport(report, file.revision, header.imported_at)


def read_copy(file: ReportFile) -> LoadedReport | None:
    """Return the report in a file's copy; `None` where there is none. A bad copy is deleted."""
    try:
        path = _copy_of(file)
        whole = path.read_bytes() if path.is_file() else b""  # a pipe would never end
    except (OSError, KpiTuiError):
        return None
    try:
        head, _, content = whole.partition(b"\n")
        if head != _head(content):
            raise ValueError("not as it was written")
        copy = json.loads(content)
        report = well_formed(Report.from_dict(copy["report"]))
        return LoadedReport(report, file.revision, moment(copy["imported_at"]))
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        with suppress(OSError):
            path.unlink()
        return None


def write_copy(file: ReportFile, month: LoadedReport) -> None:
    """Keep a copy of the report in a file, and drop the oldest copies beyond `MOST_COPIES`.

    Nothing happens where the cache folder cannot be written: the next start is slower, no more.
    """
    copy = {"imported_at": month.imported_at.isoformat(), "report": month.report.to_dict()}
    content = json.dumps(copy).encode()
    try:
        path = _copy_of(file)
        make_private(path.parent)
        write_whole(path, _head(content) + b"\n" + content)
        copies = sorted(path.parent.glob("*.json"), key=os.path.getmtime)
        for old in copies[:-MOST_COPIES]:
            old.unlink(missing_ok=True)
    except (OSError, KpiTuiError):
        return


def copy_last_month(folder: StorePath) -> None:
    """Keep a copy of the last period of each series in a store's folder, unless there is one.

    The explorer opens on the series that was looked at last. Raises `StoreError`.
    """
    listing = list_reports(folder)
    for series in listing.series[:MOST_COPIES]:
        *_, last = listing.only(series).periods.values()
        found = find_month(last)
        if not found.is_copied:
            write_copy(found.file, found.month)


def _head(content: bytes) -> bytes:
    return f"{_VERSION} {crc32(content):08x}".encode()


def _copy_of(file: ReportFile) -> Path:
    """Return where the copy of a file is kept: another path once the file has changed."""
    # Its look is in the name as it is: importing a library for a hash would slow the start.
    name = ".".join(map(str, (file.path.name, *place_at(file.path).look())))
    return cache_path() / "months" / f"{name}.json"
