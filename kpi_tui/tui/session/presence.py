"""Whether the store that is looked at is still there: drives are unplugged and folders deleted."""

from __future__ import annotations

from pathlib import Path

from kpi_tui.errors import StoreError
from kpi_tui.files import is_there
from kpi_tui.store.files import list_reports
from kpi_tui.store.folder import is_store


def nothing_left(folder: Path) -> StoreError:
    """Build the error of a store that had reports when it was looked at last, and has none now."""
    why = "no report is left in it" if is_there(folder) else "the folder is gone"
    return StoreError(f"{folder}: {why}: what was read stays here, and F5 looks again")


def require_store(folder: Path) -> None:
    """Make sure that a folder is still a store, before anything is written. Raises `StoreError`.

    A drive that is not mounted leaves an empty folder, which must not become another store.
    """
    if not list_reports(folder).files and not is_store(folder):
        raise nothing_left(folder)
