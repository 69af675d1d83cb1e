"""Sample reports: two published months and those between, in a store of their own."""

from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from kpi_tui.errors import KpiTuiError, StoreError
from kpi_tui.files import write_whole
from kpi_tui.paths import demo_path
from kpi_tui.report import Report

PUBLISHED = ("2023-01", "2024-07")
ANNEX = "annex-2024-08-simulated.pdf"


def demo_store(reset: bool = False) -> Path:
    """The folder of the sample store, made where it is not there yet or anew on `reset`.

    It is built beside its place and moved there whole, so a folder that is there is finished.
    Raises `StoreError`.
    """
    path = demo_path()
    if path.exists() and not reset:
        return path
    aside = path.with_name(f".{path.name}-{uuid4().hex}")
    try:
        _build(aside)
        if reset and path.exists():
            path.rename(aside.with_suffix(".old"))
        _move(aside, path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreError(f"{path}: {why}: set KPI_TUI_DEMO_STORE to another folder") from error
    finally:
        for leftover in (aside, aside.with_suffix(".old")):
            shutil.rmtree(leftover, ignore_errors=True)
    return path


def write_annex(path: Path) -> Path:
    """Copies the sample PDF to a file, or into a folder, and returns where it is.

    Makes the sample store too, for which the PDF is meant. Raises `KpiTuiError`, also where
    there is such a file already.
    """
    demo_store()
    path = path.expanduser()
    if path.is_dir():
        path = path / ANNEX
    if path.exists():
        raise KpiTuiError(f"{path}: is there already: name another file")
    try:
        write_whole(path, files(__name__).joinpath(ANNEX).read_bytes())
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise KpiTuiError(f"{path}: {why}: name another file or folder") from error
    return path


def published(month: str) -> Report:
    """A published month, `2023-01` or `2024-07`: figures as published, words of our own."""
    text = files(__name__).joinpath("data", f"{month}.json").read_text(encoding="utf-8")
    return Report.from_dict(json.loads(text))


def _build(folder: Path) -> None:
    from kpi_tui.demo.simulate import simulate
    from kpi_tui.store.store import Store

    first, last = (published(month) for month in PUBLISHED)
    store = Store(folder)
    for report in (first, *simulate(first, last), last):
        store.add(report)


def _move(folder: Path, path: Path) -> None:
    try:
        folder.rename(path)
    except OSError:
        # Another process has made it meanwhile, and made the same.
        if not path.is_dir():
            raise
