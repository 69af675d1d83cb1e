"""What lies in the folders of a store."""

from __future__ import annotations

import os
from pathlib import Path

from kpi_tui.errors import StoreError
from kpi_tui.store.problems import ProblemKind, StoreFileError, disk_error


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # symbolic links in a circle
        return False


def scan(folder: Path, missing_ok: bool = False) -> list[os.DirEntry[str]]:
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


def scan_below(folder: Path, problems: list[StoreFileError]) -> list[os.DirEntry[str]]:
    """List a folder of the store; what cannot be read locks nothing else."""
    try:
        return scan(folder, missing_ok=True)
    except StoreError as error:
        why = str(error.__cause__ or error)
        problems.append(StoreFileError(folder, ProblemKind.UNREADABLE, f"cannot be read: {why}"))
        return []
