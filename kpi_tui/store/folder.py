"""Tells whether a folder is a store, so that nothing else is written among its reports."""

from __future__ import annotations

import os
from pathlib import Path

from kpi_tui.errors import KpiTuiError, StoreError
from kpi_tui.labels import Label
from kpi_tui.paths import expanded
from kpi_tui.store.files import LOG, is_report_name
from kpi_tui.store_url import StorePath, StoreUrl


def refuse_in_store(path: Path, store: StorePath | None = None) -> None:
    """Raise `StoreError` for a file that would lie in `store`, or among the reports of any store."""
    try:
        folder = expanded(path).resolve().parent
        own = expanded(store).resolve() if isinstance(store, Path) else None
    except (OSError, RuntimeError, KpiTuiError):  # writing it will tell what is wrong with the name
        return
    above = (each.parent for each in (folder, *folder.parents) if each.name.startswith("council="))
    for root in (*above, folder):
        if root == own or is_store(root):
            raise StoreError(
                f"{path}: in the {Label.LIBRARY} {root}, where only reports belong: write elsewhere"
            )


def is_store(folder: StorePath) -> bool:
    """Tell whether a folder has anything in it that only a store has; the URL of a bucket is one."""
    if isinstance(folder, StoreUrl):
        return True
    try:
        with os.scandir(folder) as entries:
            return any(_is_ours(entry) for entry in entries)
    except (OSError, ValueError):
        return False


def stores_in(folder: StorePath) -> list[StorePath]:
    """List the stores that lie in a folder, by name; none where the folder is a store itself."""
    try:
        if isinstance(folder, StoreUrl) or is_store(folder):
            return []
        return sorted(each for each in folder.iterdir() if each.is_dir() and is_store(each))
    except OSError:  # reading it as a store will tell what is wrong
        return []


def _is_ours(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if name.startswith("council=") and entry.is_dir():
        # Other programs name folders so, too.
        return any(inner.name.startswith("report_id=") for inner in Path(entry).iterdir())
    return name == LOG or is_report_name(name)
