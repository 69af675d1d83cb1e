"""The files of a store that can be read. The others are told to `on_problem`, and left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kpi_tui.period import PeriodKey, Series
from kpi_tui.period_names import name_of
from kpi_tui.store import parquet
from kpi_tui.store.files import FolderListing, ReportFile, list_reports
from kpi_tui.store.parquet import FileHeader
from kpi_tui.store.place import fetch
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store.verified import VerifiedFiles
from kpi_tui.store_url import StorePath

OnProblem = Callable[[StoreFileError], None]
"""Called once with every file that is left out."""
OnFile = Callable[[int, int], None]
"""Called with how many files are done, and how many there are."""
Usable = tuple[ReportFile, FileHeader]
"""A file that is as it was written, with its metadata."""


class UsableFiles:
    """The files of a store, or of one series of reports in it."""

    def __init__(self, folder: StorePath, series: Series | None, on_problem: OnProblem) -> None:
        self._folder, self._series, self._on_problem = folder, series, on_problem
        self._told: set[StorePath] = set()
        self._headers: dict[ReportFile, FileHeader] = {}
        """The headers of files that were found whole."""
        self._verified: VerifiedFiles | None = None
        self._listed: FolderListing | None = None
        self._is_listed_once = False

    def only(self, series: Series | None) -> UsableFiles:
        """Return the files of one series, or of all, sharing what was checked, listed and told so far."""
        files = UsableFiles(self._folder, series, self._on_problem)
        files._told, files._headers, files._verified = self._told, self._headers, self._verified
        files._listed = self._listed
        return files

    def as_they_are(self, listing: FolderListing | None) -> UsableFiles:
        """Return the same files, listed once for all: as in `listing`, or when first asked for."""
        files = self.only(self._series)
        files._is_listed_once = True
        files._listed = files._listed or listing
        return files

    def listing(self) -> FolderListing:
        """List the store by the names of its files. Raises `StoreError` for a folder it cannot read."""
        listing = self._listed or list_reports(self._folder)
        if self._is_listed_once:
            self._listed = listing
        self.tell(*listing.problems)
        return listing.only(self._series)

    def of_period(self, when: date | PeriodKey) -> tuple[ReportFile, ...]:
        """Return the files of a period, usable or not.

        For a day they are those of the first series with a period that ends on it.
        """
        listing = self.listing()
        if isinstance(when, PeriodKey):
            return listing.periods.get(when, ())
        for series in listing.series:
            if files := listing.periods.get(PeriodKey.of(when, series)):
                return files
        return ()

    def newest(self, when: date | PeriodKey | None = None) -> Iterator[Usable]:
        """Yield the newest usable revision of each period, or of one, the last period last.

        Newer revisions that cannot be read are told. Raises `StoreError` for a folder it cannot read.
        """
        periods = self.listing().periods.values() if when is None else [self.of_period(when)]
        fetch([files[-1].path for files in periods if files])
        try:
            for files in periods:
                yield from self._newest_of(files)
        finally:
            self._save()

    def usable(self, files: Sequence[ReportFile]) -> Iterator[Usable]:
        """Yield those of some files that can be read; the others are told."""
        fetch([file.path for file in files])
        try:
            for file in files:
                try:
                    yield file, self._header(file)
                except StoreFileError as problem:
                    self.tell(problem)
        finally:
            self._save()

    def digests(self) -> dict[PeriodKey, list[str]]:
        """Return the SHA-256 of each period's files that can be read, the newest last."""
        found: dict[PeriodKey, list[str]] = {}
        for file, _ in self.usable(self.listing().files):
            assert self._verified is not None
            found.setdefault(file.key, []).append(self._verified.sha(file) or "")
        return found

    def read_each(self) -> None:
        """Read the newest files in full. Raises `StoreFileError` for one that is not as it should be."""
        for file, _ in self.newest():
            parquet.read_report(file)

    def forget(self, file: ReportFile) -> None:
        """Forget that a file was found whole, so that it is checked again when next asked for."""
        self._headers.pop(file, None)
        if self._verified:
            self._verified.drop(file)
            self._verified.save()

    def tell(self, *problems: StoreFileError, outcome: str = "") -> None:
        """Pass problems to `on_problem`, each file's once, with the outcome added where there is one."""
        for problem in problems:
            if problem.path not in self._told:
                self._told.add(problem.path)
                self._on_problem(problem.with_outcome(outcome) if outcome else problem)

    def _newest_of(self, files: Sequence[ReportFile]) -> Iterator[Usable]:
        problems: list[StoreFileError] = []
        for file in reversed(files):
            try:
                header = self._header(file)
            except StoreFileError as problem:
                problems.append(problem)
                continue
            self.tell(*problems, outcome=f"revision {file.revision} is read instead")
            yield file, header
            return
        if files:
            self.tell(*problems, outcome=f"{name_of(files[0].key)} is left out")

    def _header(self, file: ReportFile) -> FileHeader:
        """Read the metadata of a file that is as it was written. Raises `StoreFileError`."""
        self._verified = self._verified or VerifiedFiles(self._folder)
        if not self._verified.has(file):
            self._headers[file], sha = parquet.check(file, self._verified.sha(file))
            self._verified.add(file, sha)
        elif file not in self._headers:
            self._headers[file] = parquet.read_header(file)
        return self._headers[file]

    def _save(self) -> None:
        if self._verified:
            self._verified.save()
