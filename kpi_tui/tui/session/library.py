"""What the explorer reads from the store, in a thread: the screen never waits for it.

A month that was looked at is kept as JSON in the cache folder, so that the next start shows it
before Polars is imported: that takes longer than all else together. Reports never change, so
the copy is good as long as the file it was made from is the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kpi_tui.analysis.browse.entries import ListedMeasure, entries
from kpi_tui.errors import KpiTuiError
from kpi_tui.files import write_whole
from kpi_tui.paths import cache_path
from kpi_tui.report import Report
from kpi_tui.store.files import ReportFile, newest, report_files

AHEAD = 2
"""How many months before and after the one that is shown are read as well."""
MOST_COPIES = 24
"""Months kept in the cache folder; each takes some 100 kB."""


@dataclass(frozen=True, slots=True)
class LoadedMonth:
    """A month's report and where it came from."""

    report: Report
    revision: int
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """The months of the store, and one of them; no month where the store is empty."""

    months: tuple[date, ...]
    month: LoadedMonth | None
    entries: tuple[ListedMeasure, ...] = ()
    """The month's readings with what they are looked up by."""


@dataclass(slots=True)
class Library:
    """A store as the explorer reads it. Months once read are kept."""

    path: Path
    _kept: dict[ReportFile, tuple[LoadedMonth, tuple[ListedMeasure, ...]]] = field(
        default_factory=dict
    )
    _files: list[ReportFile] = field(default_factory=list)
    _months: tuple[date, ...] = ()
    """What the store held when it was looked at last."""
    _without_copy: set[ReportFile] = field(default_factory=set)

    def load(self, wanted: date | None = None) -> Loaded:
        """The wanted month, or the last one where it is `None` or not there.

        Raises `StoreError`.
        """
        files = newest(report_files(self.path))
        if not files:
            return Loaded((), None)
        file = next((file for file in files if file.report_date == wanted), files[-1])
        months = tuple(file.report_date for file in files)
        loaded = Loaded(months, *self._month(file))
        self._files, self._months = files, months
        return loaded

    def kept(self, wanted: date) -> Loaded | None:
        """The wanted month as it was read before, without a look at the store; `None` if it was not."""
        if self._months and wanted in self._months:
            file = next(file for file in self._files if file.report_date == wanted)
            if file in self._kept:
                return Loaded(self._months, *self._kept[file])
        return None

    def month(self, wanted: date) -> LoadedMonth | None:
        """A month, if the store has it. Raises `StoreError`."""
        for file in newest(report_files(self.path)):
            if file.report_date == wanted:
                return self._month(file)[0]
        return None

    def read_around(self, shown: date, is_cancelled: Callable[[], bool]) -> None:
        """Read the months on both sides of one, the nearest first.

        One that cannot be read is told of when it is asked for.
        """
        files, months = self._files, self._months
        at = months.index(shown) if shown in months else len(months) + AHEAD
        for step in range(1, AHEAD + 1):
            for place in (at - step, at + step):
                if 0 <= place < len(files) and not is_cancelled():
                    with suppress(KpiTuiError):
                        self._month(files[place])

    def keep_copy(self, loaded: Loaded) -> None:
        """Leave a copy of a month that was read, so that the next start finds it."""
        for file in list(self._without_copy):
            if self._kept[file][0] is loaded.month:
                self._without_copy.discard(file)
                _remember(file, self._kept[file][0])

    def months(self) -> tuple[date, ...]:
        """The months there are, by the names of their files; none where those cannot be told."""
        try:
            return tuple(file.report_date for file in newest(report_files(self.path)))
        except KpiTuiError:
            return ()

    def _month(self, file: ReportFile) -> tuple[LoadedMonth, tuple[ListedMeasure, ...]]:
        if file not in self._kept:
            month = _recall(file)
            is_copied = month is not None
            if month is None:
                month = _read(file)
            # Another thread may have read it meanwhile: whoever asks gets the same month.
            self._kept.setdefault(file, (month, tuple(entries(month.report))))
            if not is_copied:
                self._without_copy.add(file)
        return self._kept[file]


def _read(file: ReportFile) -> LoadedMonth:
    from kpi_tui.store.parquet import read_header, read_report

    header = read_header(file.path)
    return LoadedMonth(read_report(file.path), header.revision, header.imported_at)


def _copy_of(file: ReportFile) -> Path:
    """Where the copy of a file is kept: another name once the file is another."""
    stat = file.path.stat()
    # Its name has the digest of its content; what is hashed again takes a library to start.
    name = f"{file.path.stem}.{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ino}.{stat.st_dev}"
    return cache_path() / "months" / f"{name}.json"


def _recall(file: ReportFile) -> LoadedMonth | None:
    try:
        copy = json.loads(_copy_of(file).read_bytes())
        imported_at = datetime.fromisoformat(copy["imported_at"])
        return LoadedMonth(Report.from_dict(copy["report"]), copy["revision"], imported_at)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(file: ReportFile, month: LoadedMonth) -> None:
    """Keep a copy. A cache that cannot be written is no one's concern."""
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
