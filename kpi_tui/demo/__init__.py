"""Sample reports: two published months and those between, in a store of their own.

`months.zip` holds each month as JSON. The published months have their figures as published and
words of our own; the months between are made up, so that there is a history to explore. Nobody is
named: roles answer for measures.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

from kpi_tui.errors import KpiTuiError, StoreError, reason_of
from kpi_tui.files import is_there, write_whole
from kpi_tui.paths import demo_path, expanded
from kpi_tui.report import Report
from kpi_tui.store.folder import refuse_in_store

MONTHS = "months.zip"
ANNEX = "annex-2024-08-simulated.pdf"


def demo_store(reset: bool = False) -> Path:
    """Return the folder of the sample store, made where it is not there yet or anew on `reset`.

    It is built beside its place and moved there whole, so a folder that is there is finished.
    Raises `StoreError`.
    """
    path = demo_path()
    if is_there(path) and not reset:
        return path
    from kpi_tui.store.place import place_at
    from kpi_tui.store.store import Store

    aside = path.with_name(f".{path.name}-{uuid4().hex}")
    try:
        store = Store(aside)
        made = [store.add(report).path for report in sample_reports()]
        if not all(place_at(file).look() for file in made):
            raise StoreError(f"{path}: was swept while it was made: try again")
        if reset and path.exists():
            path.rename(aside.with_suffix(".old"))
        try:
            aside.rename(path)
        except OSError:  # one that another process put there meanwhile holds the same
            if not path.is_dir():
                raise
    except (OSError, StoreError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        if not isinstance(cause, OSError):
            raise
        why = reason_of(cause)
        raise StoreError(f"{path}: {why}: set KPI_TUI_DEMO_STORE to another folder") from error
    finally:
        for leftover in (aside, aside.with_suffix(".old")):
            shutil.rmtree(leftover, ignore_errors=True)
    return path


def annex_file(named: Path) -> Path:
    """Return the file that the sample PDF is written to: the one named, or one in the folder named."""
    path = expanded(named)
    return path / ANNEX if is_there(path) and path.is_dir() else path


def write_annex(path: Path) -> None:
    """Copy the sample PDF to a file, and make the sample store, for which it is meant.

    Raises `KpiTuiError`, also where there is such a file already.
    """
    refuse_in_store(path)
    if is_there(path):
        raise KpiTuiError(f"{path}: is there already: name another file")
    demo_store()
    try:
        write_whole(path, files(__name__).joinpath(ANNEX).read_bytes())
    except OSError as error:
        why = reason_of(error)
        raise KpiTuiError(f"{path}: {why}: name another file or folder") from error


def published(month: str) -> Report:
    """Return a published month, `2023-01` or `2024-07`: figures as published, words of our own.

    Raises `KeyError` for a month that the samples do not have.
    """
    with _opened() as months:
        return _report(months, f"{month}.json")


def sample_reports() -> Iterator[Report]:
    """Yield a report for each of the 19 months, the earliest first."""
    with _opened() as months:
        for name in sorted(months.namelist()):
            yield _report(months, name)


def _opened() -> ZipFile:
    return ZipFile(BytesIO(files(__name__).joinpath(MONTHS).read_bytes()))


def _report(months: ZipFile, name: str) -> Report:
    return Report.from_dict(json.loads(months.read(name)))
