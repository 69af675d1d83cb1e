"""Which reports a store holds, by the names of its files alone: no file is opened.

`2024-07-31.r2.0123456789ab.parquet` is the second revision of July 2024, its content's digest
behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kpi_tui.errors import StoreError

_FILE_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})\.r([1-9]\d*)\.([0-9a-f]{12})\.parquet")


@dataclass(frozen=True, slots=True, order=True)
class ReportFile:
    """What a file's name says. Sorts by month, then oldest revision first."""

    report_date: date
    revision: int
    digest: str
    """The first 12 hexadecimal digits of `parquet.content_digest`."""
    path: Path


def report_files(folder: Path) -> list[ReportFile]:
    """List the reports in a store's folder, sorted; none where there is no such folder.

    Raises `StoreError` for a Parquet file that is named otherwise, and for a folder that cannot
    be read.
    """
    try:
        paths = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        raise StoreError(f"{folder}: not a folder: choose another with --store") from None
    except OSError as error:
        raise disk_error(folder, error) from error
    # Names with a dot in front are temporary files, ours or the system's (macOS: "._…").
    ours = [path for path in paths if path.suffix == ".parquet" and path.name[0] != "."]
    files = []
    for path in ours:
        match = _FILE_NAME.fullmatch(path.name)
        if match is None:
            raise foreign(path)
        try:
            report_date, revision = date.fromisoformat(match[1]), int(match[2])
        except ValueError:
            raise foreign(path) from None
        files.append(ReportFile(report_date, revision, match[3], path))
    return sorted(files)


def newest(files: list[ReportFile]) -> list[ReportFile]:
    """Return the newest revision of each month, the last month last."""
    return list({file.report_date: file for file in files}.values())


def file_of(folder: Path, report_date: date, revision: int, digest: str) -> ReportFile:
    """Name the file that a revision is written to."""
    path = folder / f"{report_date}.r{revision}.{digest}.parquet"
    return ReportFile(report_date, revision, digest, path)


def foreign(path: Path) -> StoreError:
    """Build the error for a Parquet file that kpi-tui did not write."""
    return StoreError(f"{path}: not a kpi-tui report: move it out of the store folder")


def disk_error(path: Path, error: OSError) -> StoreError:
    """Build the error for a folder or disk that cannot be read or written."""
    why = error.strerror or type(error).__name__
    return StoreError(
        f"{path}: {why}: check the folder and its disk, or choose another with --store"
    )
