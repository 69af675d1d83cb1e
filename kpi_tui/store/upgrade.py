"""Copies files of the oldest stores to the folders of their councils, and seals them."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_tui.errors import StoreError
from kpi_tui.store import parquet
from kpi_tui.store.files import ReportFile, file_of, list_reports
from kpi_tui.store.place import place_at
from kpi_tui.store.problems import StoreFileError, disk_error
from kpi_tui.store.usable import OnFile
from kpi_tui.store_url import StorePath


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What became of the old files of a store."""

    copied: int
    """Files that lie in the folder of their council now, and no longer at the top."""
    problems: tuple[StoreFileError, ...]
    """What could not be copied, and stays where it is."""


def upgrade(folder: StorePath, on_file: OnFile | None = None) -> Upgraded:
    """Copy the old files of a store to the folders of their councils, and then delete them.

    None is deleted before all copies have been read and found to be the same. A copy is named
    after the old file: so an upgrade that was broken off can be done again, and two at once write
    the same files. Raises `StoreError` where the folder cannot be written.
    """
    listing = list_reports(folder)
    old = [file for file in (*listing.files, *listing.copied) if file.is_old]
    copied: list[ReportFile] = []
    problems: list[StoreFileError] = []
    for done, file in enumerate(old, 1):
        try:
            _copy(folder, file)
            copied.append(file)
        except StoreFileError as problem:
            problems.append(problem)
        if on_file:
            on_file(done, len(old))
    for file in copied:
        try:
            place_at(file.path).delete()
        except OSError as error:
            raise disk_error(file.path, error) from error
    return Upgraded(len(copied), tuple(problems))


def _copy(folder: StorePath, file: ReportFile) -> None:
    """Write the new file of an old one, and read it. Raises `StoreError`."""
    header, report = parquet.read_report(file)
    copy = file_of(folder, report, file.sequence, header.imported_at, file.id[:8])
    content = parquet.encode(report, copy, header.imported_at, reader=header.reader)
    try:
        place_at(copy.path).write(content)
    except OSError as error:
        raise disk_error(copy.path, error) from error
    if parquet.read_report(copy)[1] != report:
        raise StoreError(f"{copy.path}: is not what {file.path.name} says: report it as a fault")
