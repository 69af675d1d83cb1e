"""The store: a folder of immutable Parquet files, one a revision of a month's report.

A corrected re-issue is another file beside the first and readers take the newest revision of
each month, which the file names alone decide. So no lock is needed, a crash harms nothing that
is there, a shared folder works, and any engine can read the store with one glob.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from kpi_tui.errors import StoreError
from kpi_tui.files import write_whole
from kpi_tui.report import Account, Report, Source, Warning
from kpi_tui.store import parquet
from kpi_tui.store.files import ReportFile, disk_error, file_of, foreign, newest, report_files


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was added."""

    report_date: date
    revision: int
    """Its revision in the store, counted from 1."""
    is_new: bool
    """Whether a file was written; `False` where the store had this content already."""
    previous: int | None
    """The newest revision of the month before this one was written, if there was one."""
    path: Path


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One revision of a month's report, as its metadata has it."""

    report_date: date
    revision: int
    title: str | None
    source: Source
    imported_at: datetime
    measures: int
    priorities: int
    statuses: dict[str, int]
    """How many measures have each `period_status`; empty cells are not counted."""
    account: Account
    warnings: tuple[Warning, ...]
    path: Path


class Store:
    """A folder of reports. Making one touches nothing; the folder is created by the first `add`."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).expanduser()

    def add(self, report: Report) -> Added:
        """Write a report, unless any revision of its month has the same content.

        Raises `StoreError` where the folder cannot be written or holds a file that is not ours;
        then nothing has changed.
        """
        added = self.would_add(report)
        if not added.is_new:
            return added
        try:
            content = parquet.encode(report, added.revision, datetime.now(UTC))
        except UnicodeError as error:
            raise StoreError(
                f"{report.source.name}: holds text that cannot be stored: report it as a fault"
            ) from error
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            write_whole(added.path, content)
        except OSError as error:
            raise disk_error(self.path, error) from error
        return added

    def would_add(self, report: Report) -> Added:
        """Tell what `add` would do, without doing it. Raises `StoreError` for a store we cannot read."""
        files = self._files()
        for file in files:
            _checked_header(file)
        known = [file for file in files if file.report_date == report.report_date]
        latest = known[-1].revision if known else None
        digest = parquet.content_digest(report)[:12]
        for file in known:
            if file.digest == digest:
                return Added(report.report_date, file.revision, False, latest, file.path)
        revision = (latest or 0) + 1
        file = file_of(self.path, report.report_date, revision, digest)
        return Added(report.report_date, revision, True, latest, file.path)

    def readings(self, month: date | None = None) -> pl.LazyFrame:
        """Return the newest revision of each month, or of one: `parquet.COLUMNS`, one row a measure.

        Sorted by month, then as printed. Raises `StoreError`; what goes wrong only when the
        frame is collected becomes one through `collect`.
        """
        files = [file for file in self._newest() if month in (None, file.report_date)]
        for file in files:
            _checked_header(file)
        if not files:
            return pl.LazyFrame(schema=parquet.COLUMNS)
        return pl.scan_parquet([file.path for file in files], glob=False)

    def collect(self, frame: pl.LazyFrame) -> pl.DataFrame:
        """Collect a frame made from `readings`. Raises `StoreError` that names a damaged file."""
        try:
            return frame.collect()
        except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            for file in self._newest():
                parquet.read_report(file.path)
            why = next(iter(str(error).splitlines()), type(error).__name__)
            raise StoreError(f"{self.path}: cannot be read: {why}") from error

    def priorities(self) -> pl.LazyFrame:
        """Return the priorities of each month's newest revision: `parquet.PRIORITY_COLUMNS`."""
        reports = [_checked_header(file).report for file in self._newest()]
        rows = [row for report in reports for row in parquet.priority_rows(report)]
        return pl.LazyFrame(rows, schema=parquet.PRIORITY_COLUMNS)

    def reports(self, revisions: bool = False) -> list[StoredReport]:
        """List the newest revision of each month, the last month last; all of them on request."""
        return [_stored(file) for file in (self._files() if revisions else self._newest())]

    def newest(self, report_date: date) -> StoredReport:
        """Return the newest revision of a month. Raises `StoreError` where the store has none."""
        for file in self._newest():
            if file.report_date == report_date:
                return _stored(file)
        raise self._no_such(report_date)

    def report(self, report_date: date, revision: int | None = None) -> Report:
        """Return a whole report as it was added, the newest revision unless one is named.

        Raises `StoreError` where the store has none such.
        """
        for file in reversed(self._files()):
            if file.report_date == report_date and revision in (None, file.revision):
                return parquet.read_report(file.path)
        raise self._no_such(report_date)

    def months(self) -> list[date]:
        """List the report dates held, the last one last. Reads file names only."""
        return sorted({file.report_date for file in self._files()})

    def forget(self, report_date: date) -> int:
        """Delete every revision of a month and return how many there were. Raises `StoreError`."""
        gone = [file for file in self._files() if file.report_date == report_date]
        for file in gone:
            try:
                file.path.unlink(missing_ok=True)
            except OSError as error:
                raise disk_error(file.path, error) from error
        return len(gone)

    def _no_such(self, report_date: date) -> StoreError:
        return StoreError(f"{report_date:%B %Y}: not in the store {self.path}: import its report")

    def _newest(self) -> list[ReportFile]:
        return newest(self._files())

    def _files(self) -> list[ReportFile]:
        return report_files(self.path)


def _checked_header(file: ReportFile) -> parquet.FileHeader:
    header = parquet.read_header(file.path)
    written = (header.report.report_date, header.revision, header.digest[:12])
    if written != (file.report_date, file.revision, file.digest):
        raise foreign(file.path)
    return header


def _stored(file: ReportFile) -> StoredReport:
    header = _checked_header(file)
    return StoredReport(
        report_date=file.report_date,
        revision=file.revision,
        title=header.report.title,
        source=header.report.source,
        imported_at=header.imported_at,
        measures=header.measures,
        priorities=len(header.report.priorities),
        statuses=header.statuses,
        account=header.report.account,
        warnings=header.report.warnings,
        path=file.path,
    )
