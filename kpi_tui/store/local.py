"""A store, or a file of it, in the file system of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kpi_tui.errors import StoreError
from kpi_tui.files import write_whole
from kpi_tui.store.problems import ProblemKind, StoreFileError, disk_error


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A folder or a file: see `StorePlace`."""

    path: Path

    def walk(
        self, problems: list[StoreFileError], only: str = ""
    ) -> Iterator[tuple[Path, os.DirEntry[str]]]:
        """Yield what lies at the top and in the folders of councils and of reports."""
        for entry in _scan(self.path, missing_ok=True):
            if not entry.name.startswith("council="):
                yield self.path, entry
            elif _is_folder(entry):
                council = self.path / entry.name
                for inner in _scan_below(council, problems):
                    if inner.name.startswith("report_id=") and _is_folder(inner):
                        if only not in ("", inner.name):
                            continue
                        place = council / inner.name
                        for file in _scan_below(place, problems):
                            yield place, file
                    else:
                        yield council, inner

    def names(self, folder: str) -> list[str]:
        """List the files in a folder, without pipes and devices, which could be read for ever."""
        try:
            with os.scandir(self.path / folder) as entries:
                return sorted(entry.name for entry in entries if entry.is_file())
        except (FileNotFoundError, NotADirectoryError):
            return []

    def read(self) -> bytes:
        """Read the file."""
        return self.path.read_bytes()

    def source(self) -> Path:
        """Return the path."""
        return self.path

    def write(self, content: bytes) -> None:
        """Write the file aside and rename it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.path, content)

    def delete(self) -> None:
        """Delete the file."""
        self.path.unlink(missing_ok=True)

    def look(self) -> list[int | str]:
        """Return size and times, and the file's number, which a rename changes."""
        try:
            stat = self.path.stat()
        except OSError:
            return []
        return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # symbolic links in a circle
        return False


def _scan(folder: Path, missing_ok: bool = False) -> list[os.DirEntry[str]]:
    """List what is in a folder. Raises `StoreError` for one that cannot be read, or is none."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError as error:
        if missing_ok:
            return []
        raise disk_error(folder, error) from error
    except NotADirectoryError:
        raise StoreError(f"{folder}: not a folder: choose another with --store") from None
    except (OSError, ValueError) as error:
        why = error if isinstance(error, OSError) else OSError(0, str(error))
        raise disk_error(folder, why) from error


def _scan_below(folder: Path, problems: list[StoreFileError]) -> list[os.DirEntry[str]]:
    """List a folder of the store; one that cannot be read becomes a problem, and is empty."""
    try:
        return _scan(folder, missing_ok=True)
    except StoreError as error:
        why = str(error.__cause__ or error)
        problems.append(StoreFileError(folder, ProblemKind.UNREADABLE, f"cannot be read: {why}"))
        return []
