"""Whether the store that is looked at is still there: drives are unplugged and folders deleted."""

from __future__ import annotations

from kpi_tui.errors import StoreError
from kpi_tui.store.files import list_reports
from kpi_tui.store.folder import is_store
from kpi_tui.store.place import is_missing
from kpi_tui.store_url import StorePath


def nothing_left(folder: StorePath) -> StoreError:
    """Build the error of a store that had reports when it was looked at last, and has none now."""
    why = "the folder is gone" if is_missing(folder) else "no report is left in it"
    return StoreError(f"{folder}: {why}: what was read stays here, and F5 looks again")


def require_store(folder: StorePath) -> None:
    """Make sure that a folder is still a store, before anything is written. Raises `StoreError`.

    A drive that is not mounted leaves an empty folder, which must not become another store.
    """
    if not list_reports(folder).files and not is_store(folder):
        raise nothing_left(folder)
