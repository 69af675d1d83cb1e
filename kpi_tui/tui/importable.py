"""What a typed text would import. Everything here asks the disk: it is for a thread."""

from __future__ import annotations

from pathlib import Path

from kpi_tui.errors import KpiTuiError
from kpi_tui.importing.find import find_pdfs
from kpi_tui.labels import plural
from kpi_tui.tui.files.typed_paths import is_path, short, typed_path


def stands_for(typed: str) -> Path | None:
    """The path that a text names: a file, a folder written as a path, or a pattern like `*.pdf`.

    A bare word names no folder: it is part of a name that is looked for.
    """
    path = typed_path(typed)
    if path is None:
        return None
    try:
        there = path.exists() if is_path(typed) else path.is_file()
    except OSError:
        return path  # `find_pdfs` says what is wrong with it
    return path if there or "*" in path.name or "?" in path.name else None


def meaning(typed: str) -> str:
    """What a text alone would import, for a sentence; empty where it names nothing."""
    path = stands_for(typed)
    if path is None:
        return ""
    try:
        files = find_pdfs(path)
    except KpiTuiError:
        return short(path)
    return short(path) if files == [path] else f"{plural(len(files), 'PDF')} in {short(path)}"
