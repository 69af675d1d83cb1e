"""The store: a folder of immutable Parquet files, one a revision of a report.

A corrected re-issue is another file beside the first. Readers take the newest revision of each
period, which is decided by the file names alone. So no lock is needed, a crash harms nothing that
is there, a shared folder works, and any engine can read the store with one glob. A file that
cannot be read is named and left out, and all others are read.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import polars as pl

from kpi_tui.errors import StoreError
from kpi_tui.labels import Label
from kpi_tui.paths import store_at
from kpi_tui.period import PeriodKey, Series
from kpi_tui.period_names import name_of
from kpi_tui.report import Report
from kpi_tui.store import parquet
from kpi_tui.store.columns import COLUMNS, PRIORITY_COLUMNS, never_written, priority_rows
from kpi_tui.store.files import FolderListing, ReportFile, file_of, list_reports
from kpi_tui.store.frame import scan
from kpi_tui.store.held_series import refuse_other_council
from kpi_tui.store.place import place_at
from kpi_tui.store.problems import StoreFileError, disk_error
from kpi_tui.store.same_report import find_damaged, find_known, last_doubles, of_pdf
from kpi_tui.store.stored import Added, StoredReport
from kpi_tui.store.usable import OnProblem, Usable, UsableFiles
from kpi_tui.store_url import StorePath


class Store:
    """A folder of reports. Making one touches nothing; the folder is created by the first `add`."""

    def __init__(
        self,
        path: str | StorePath,
        series: Series | None = None,
        on_problem: OnProblem | None = None,
    ) -> None:
        """Take the folder; with a series, no reports but those of the series are seen.

        `on_problem` is told of files that are left out; without it Python warns of them.
        """
        self.path = store_at(path)
        self.series = series
        self._on_problem = on_problem or _warn
        self._files = UsableFiles(self.path, series, self._on_problem)

    def only(self, series: Series) -> Store:
        """Return the same store with only the reports of a series; a problem is still told once."""
        store = Store(self.path, series, self._on_problem)
        store._files = self._files.only(series)
        return store

    def as_it_is(self, listing: FolderListing | None = None) -> Store:
        """Return the same store, whose files stay as in `listing`, or as when they are first asked for."""
        store = Store(self.path, self.series, self._on_problem)
        store._files = self._files.as_they_are(listing)
        return store

    def all_series(self) -> tuple[Series, ...]:
        """List the series of reports held, the one to show by default first."""
        return self._files.listing().series

    def add(self, report: Report, imported_at: datetime | None = None) -> Added:
        """Write a report, unless any revision of its period has the same content.

        `imported_at` has a time zone and is now, unless it is given. Raises `StoreError` where the
        folder cannot be written; then nothing has changed.
        """
        listing = self._whole_store.listing()
        refuse_other_council(listing, report)
        named = listing.periods.get(report.period, ())
        added, file, written = self._place(report, imported_at, named)
        if not added.is_new:
            return added
        try:
            content = parquet.encode(report, file, written, is_read_anew=added.is_read_anew)
        except ValueError as error:  # half a surrogate pair, or what looks like a file's seal
            raise StoreError(
                f"{report.source.name}: holds text that cannot be stored: report it as a fault"
            ) from error
        try:
            place_at(file.path).write(content)
        except OSError as error:
            raise disk_error(self.path, error) from error
        return self._without_doubles(added, report, file)

    def would_add(self, report: Report) -> Added:
        """Tell what `add` would do, without doing it. Raises `StoreError`."""
        refuse_other_council(self._whole_store.listing(), report)
        return self._place(report, None, self._named(report.period))[0]

    def _place(
        self, report: Report, imported_at: datetime | None, named: tuple[ReportFile, ...]
    ) -> tuple[Added, ReportFile, datetime]:
        """Return the file that has a report's content, or the one to write, and the time to write in it.

        `named` are the files of the period as they were listed; those that came since count too.
        """
        named, held, listed_at = self._held(report.period, named)
        written = imported_at or listed_at
        latest = held[-1][0].revision if held else None
        known = find_known(held, report)
        if known is not None:
            return Added(report.period, known.revision, False, latest, known.path), known, written
        damaged = find_damaged(named, held, report)
        same_pdf = of_pdf(held, report)
        if same_pdf:
            last, header = same_pdf[-1]
            # It has to sort after the reading that it replaces, whatever the clock says.
            written = max(written, header.imported_at + timedelta(microseconds=1))
            sequence, latest = last.sequence, last.revision
        elif damaged:
            sequence = damaged.sequence
        else:
            sequence = max((file.sequence for file in named), default=0) + 1
        file = file_of(self.path, report, sequence, written)
        revision = 1 + sum(each < file for each in named)
        added = Added(report.period, revision, True, latest, file.path, bool(same_pdf))
        return added, file, written

    def _held(
        self, key: PeriodKey, named: tuple[ReportFile, ...]
    ) -> tuple[tuple[ReportFile, ...], list[Usable], datetime]:
        """Return a period's files, those of them that can be read, and when they were last listed."""
        while True:
            held = list(self._files.usable(named))
            # The time is taken before the files are listed again: whoever sees a file is later than it.
            listed_at = datetime.now(UTC)
            seen, named = named, self._named(key)
            if named == seen:
                return named, held, listed_at

    def _named(self, key: PeriodKey) -> tuple[ReportFile, ...]:
        """List the files of a period anew, whatever series is looked at."""
        return list_reports(self.path, key.report_id).periods.get(key, ())

    def _without_doubles(self, added: Added, report: Report, file: ReportFile) -> Added:
        """Keep only the last of the files that several importers wrote of one PDF at the same time.

        It is the last one since another importer may have named its file after that.
        """
        named = self._named(added.key)
        held = list(self._files.usable(named)) if len(named) > 1 else []
        same = last_doubles(held, report)
        if len(same) < 2:
            return added
        *doubles, kept = same
        for double in doubles:
            with suppress(OSError):
                place_at(double.path).delete()
        is_new = same[0].path == file.path
        revision, newest = (each.revision - len(doubles) for each in (kept, held[-1][0]))
        previous = added.previous if is_new else newest
        return Added(added.key, revision, is_new, previous, kept.path, added.is_read_anew)

    def forget(self, when: date | PeriodKey, *, last: int | None = None) -> int:
        """Delete every revision of a period, or its last alone, and return how many.

        `last` is the number of that revision. Raises `StoreError`, and deletes nothing, where by now
        another one is the last.
        """
        gone = self._files.of_period(when)
        if last is not None:
            gone = gone[-1:]
            if [file.revision for file in gone] != [last]:
                raise StoreError(f"revision {last} is the last no longer, so nothing is taken out")
        issues = {(file.key, file.sequence) for file in gone}
        copied = (
            each for each in self._files.listing().copied if (each.key, each.sequence) in issues
        )
        for file in (*copied, *gone):
            try:
                place_at(file.path).delete()
            except OSError as error:
                raise disk_error(file.path, error) from error
        return len(gone)

    def readings(self, when: date | PeriodKey | None = None) -> pl.LazyFrame:
        """Return the newest revision of each period, or of one: `columns.COLUMNS`, one row a measure.

        Sorted by period, then as printed; to be collected by `collect`. Raises `StoreError`.
        """
        held = list(self._files.newest(when))
        try:
            frames = scan(held)
        except (OSError, pl.exceptions.PolarsError) as error:  # gone since it was looked at
            raise self._unread(error) from error
        if len(frames) < 2:
            return frames[0] if frames else pl.LazyFrame(schema=COLUMNS)
        return pl.concat(frames).sort("report_date", maintain_order=True)

    def collect(self, frame: pl.LazyFrame) -> pl.DataFrame:
        """Collect a frame made from `readings`. Raises `StoreError` that names a damaged file."""
        try:
            rows = frame.collect()
        except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            self._files.read_each()
            raise self._unread(error) from error
        if never_written(rows):
            self._files.read_each()
        return rows

    def _unread(self, error: BaseException) -> StoreError:
        why = next(iter(str(error).splitlines()), type(error).__name__)
        return StoreError(f"{self.path}: cannot be read: {why}: try again")

    def priorities(self) -> pl.LazyFrame:
        """Return the priorities of each period's newest revision: `columns.PRIORITY_COLUMNS`."""
        rows = [row for _, header in self._files.newest() for row in priority_rows(header.report)]
        return pl.LazyFrame(rows, schema=PRIORITY_COLUMNS)

    def reports(self, revisions: bool = False) -> list[StoredReport]:
        """List the newest revision of each period, or all revisions, the last period last."""
        files = self._files
        held = files.usable(files.listing().files) if revisions else files.newest()
        return [StoredReport.of(*each) for each in held]

    def digests(self) -> dict[PeriodKey, list[str]]:
        """Return the SHA-256 of each period's files that can be read, the newest last."""
        return self._files.digests()

    def revisions(self, when: date | PeriodKey) -> list[StoredReport]:
        """List all revisions of a period that can be read, the newest last."""
        return [StoredReport.of(*each) for each in self._files.usable(self._files.of_period(when))]

    def count_revisions(self, when: date | PeriodKey) -> int:
        """Count the revisions of a period, those too that cannot be read."""
        return len(self._files.of_period(when))

    def newest(self, when: date | PeriodKey) -> StoredReport:
        """Return the newest revision of a period. Raises `StoreError` where the store has none."""
        for held in self._files.newest(when):
            return StoredReport.of(*held)
        raise self._no_such(when)

    def report(self, when: date | PeriodKey, revision: int | None = None) -> Report:
        """Return a whole report as it was added, the newest revision unless one is named.

        Raises `StoreError` where the store does not have it.
        """
        for file in reversed(self._files.of_period(when)):
            if revision in (None, file.revision):
                try:
                    return parquet.read_report(file)[1]
                except StoreFileError as problem:
                    self._files.forget(file)
                    self._files.tell(problem)
        raise self._no_such(when)

    def last_days(self) -> list[date]:
        """List the last days of the periods held that can be read, of whatever length, the last one last."""
        return sorted({file.key.last_day for file, _ in self._files.newest()})

    def periods(self) -> list[PeriodKey]:
        """List the periods held that can be read; those of one series in order of time."""
        return sorted({file.key for file, _ in self._files.newest()})

    def named_periods(self) -> list[PeriodKey]:
        """List all periods held by the names of their files alone, unreadable ones too."""
        return sorted({file.key for file in self._files.listing().files})

    @property
    def _whole_store(self) -> UsableFiles:
        """The files of all series: a report is added to its own, whatever series is looked at."""
        return self._files.only(None)

    def _no_such(self, when: date | PeriodKey) -> StoreError:
        key = when if isinstance(when, PeriodKey) else PeriodKey.of(when, self.series or Series())
        library = f"the {Label.LIBRARY} {self.path}"
        return StoreError(f"{name_of(key)}: not in {library}: import its report")


def _warn(problem: StoreFileError) -> None:
    warnings.warn(str(problem), stacklevel=4)
