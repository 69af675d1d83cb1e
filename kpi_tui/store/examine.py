"""Examines a store: every file is read in full, even if it was found whole before."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from kpi_tui.labels import Label
from kpi_tui.store import parquet
from kpi_tui.store.files import FolderListing, ReportFile, list_reports
from kpi_tui.store.place import fetch, place_at, read_anew
from kpi_tui.store.problems import ProblemKind, StoreFileError, unreadable
from kpi_tui.store.stored import StoredReport
from kpi_tui.store.usable import OnFile
from kpi_tui.store.verified import VerifiedFiles
from kpi_tui.store_url import StorePath
from kpi_tui.version import READER


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in a store."""

    reports: tuple[StoredReport, ...]
    """All revisions of all reports whose files are as they were written, the last period last."""
    problems: tuple[StoreFileError, ...]
    """The files that are left out, except leftovers."""
    leftovers: tuple[StorePath, ...]
    """Files of imports that were cut off or are still at work, and old demo stores."""
    old_files: tuple[ReportFile, ...]
    """Sound files with names from before there were councils, which `upgrade.upgrade` copies."""

    @property
    def outdated(self) -> tuple[StoredReport, ...]:
        """The newest revisions that an older reader read: importing the PDF again may read more."""
        newest = {report.key: report for report in self.reports}.values()
        return tuple(report for report in newest if report.reader < READER)


def examine(folder: StorePath, demo: Path, on_file: OnFile | None = None) -> Examination:
    """Read every file of a store in full. `demo` is the folder of the sample store.

    Its leftovers are looked for too. Raises `StoreError` for a folder that cannot be read.
    """
    listing = list_reports(folder)
    read_anew(folder)
    fetch([file.path for file in listing.files])
    reports: list[StoredReport] = []
    problems: list[StoreFileError] = []
    verified = VerifiedFiles(folder)
    for done, file in enumerate(listing.files, 1):
        try:
            header, _ = parquet.read_report(file)
            reports.append(StoredReport.of(file, header))
        except StoreFileError as problem:
            problems.append(problem)
            verified.drop(file)
        if on_file:
            on_file(done, len(listing.files))
    verified.save()
    leftovers = [each.path for each in listing.problems if each.kind is ProblemKind.TEMPORARY]
    problems += [
        _explained(each, listing) for each in listing.problems if each.path not in leftovers
    ]
    with suppress(OSError):
        leftovers += sorted(demo.parent.glob(f".{demo.name}-*"))
    wrong = {problem.path for problem in problems}
    files = (*listing.files, *listing.copied)
    old = tuple(file for file in files if file.is_old and file.path not in wrong)
    return Examination(tuple(reports), tuple(problems), tuple(leftovers), old)


def _explained(problem: StoreFileError, listing: FolderListing) -> StoreFileError:
    """Return a problem; that of a copy with whether its content is in the store."""
    if problem.kind is not ProblemKind.COPY:
        return problem
    try:
        copy = place_at(problem.path).read()
    except OSError as error:
        return unreadable(problem.path, error)
    for file in listing.files:
        with suppress(OSError):
            place = place_at(file.path)
            if place.look()[:1] == [len(copy)] and place.read() == copy:
                why = f"a copy of {file.path.name}, which is in the {Label.LIBRARY}"
                return StoreFileError(problem.path, ProblemKind.NEEDLESS, why)
    why = f"a copy of what is not in the {Label.LIBRARY}"
    return StoreFileError(problem.path, ProblemKind.DAMAGED, why)


def sweep(leftovers: Sequence[StorePath]) -> list[StorePath]:
    """Delete leftovers, and return those that could not be deleted."""
    left = []
    for path in leftovers:
        with suppress(OSError):
            if isinstance(path, Path) and path.is_dir() and not path.is_symlink():
                rmtree(path, ignore_errors=True)
            else:
                place_at(path).delete()
        if place_at(path).look():
            left.append(path)
    return left
