"""The page that a measure was read from, as a picture with its row marked: drawn once, then kept."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from kpi_tui.errors import KpiTuiError, PdfError, reason_of
from kpi_tui.files import make_private
from kpi_tui.importing.child import PdfChild, draw_row_in_child
from kpi_tui.importing.protocol import RowRequest
from kpi_tui.importing.sources import find_source
from kpi_tui.labels import page_list
from kpi_tui.origin import Origin
from kpi_tui.paths import cache_path
from kpi_tui.period_names import name_of
from kpi_tui.report import Reading, Report, Source
from kpi_tui.text import fold, one_line
from kpi_tui.version import __version__

MOST_PICTURES = 60
MOST_BYTES = 60_000_000
"""Of all pictures that are kept; the oldest go."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture that lies in the cache folder."""

    path: Path
    source: Path
    """The PDF."""
    note: str
    """What is to be said of it; nothing where the row is marked."""


def draw_page(
    reading: Reading,
    report: Report,
    password: str | None = None,
    on_child: Callable[[PdfChild], object] = lambda _: None,
) -> PagePicture:
    """Return the picture of the page that a measure was read from.

    It takes some seconds the first time: it is for a thread. `on_child` gets the process that
    draws. Raises `KpiTuiError`, with where the row stands, if the PDF cannot be drawn any more.
    """
    source = report.source
    try:
        path = find_source(source)
    except PdfError as error:
        code, pages = one_line(reading.measure_code), page_list(reading.pages)
        when = name_of(report.period)
        if report.origin is not Origin.PUBLISHED:
            raise PdfError(f"{when} is {report.origin.mark}: no PDF of it was found") from error
        raise PdfError(
            f"{error}. {code} is on {pages} of it ({when}): put it back, or import it again"
        ) from error
    folder = cache_path() / "pages"
    picture = folder / _name(reading, source)
    if picture.is_file():
        with suppress(OSError):
            os.utime(picture)  # the last one looked at goes last
        return PagePicture(picture, path, "")
    drawn = folder / f".tmp-{uuid4().hex}.png"
    asked = RowRequest(
        source.sha256, reading.measure_code, reading.measure_name, tuple(reading.pages), str(drawn)
    )
    try:
        make_private(folder)
        note = draw_row_in_child(path, asked, password, on_child)
        if note:  # what is to be said of it is not kept with it, so it is drawn anew each time
            picture = picture.with_stem(f"{picture.stem}-noted")
        drawn.replace(picture)
    except OSError as error:
        why = reason_of(error)
        raise KpiTuiError(f"{folder}: {why}: set KPI_TUI_CACHE to another folder") from error
    finally:
        with suppress(OSError):
            drawn.unlink(missing_ok=True)
    _sweep(folder, picture)
    return PagePicture(picture, path, note)


def _name(reading: Reading, source: Source) -> str:
    """Name the picture of a row, so that a viewer's title says what it is."""
    row = (source.sha256, reading.measure_code, reading.measure_name, reading.pages, __version__)
    key = hashlib.sha256(json.dumps(row).encode()).hexdigest()[:12]
    code = (
        "-".join(re.findall(r"[a-z0-9.]+", fold(reading.measure_code)))[:40].strip(".") or "measure"
    )
    page = f"-page-{reading.pages[0]}" if reading.pages else ""
    return f"{code}{page}-{key}.png"


def _sweep(folder: Path, kept: Path) -> None:
    """Delete the oldest pictures beyond what may be kept."""
    found: list[tuple[float, int, Path]] = []
    with suppress(OSError):
        for path in folder.glob("*.png"):
            stat = path.stat()
            found.append((stat.st_mtime, stat.st_size, path))
    size = 0
    for place, (_, own, path) in enumerate(sorted(found, reverse=True)):
        size += own
        if path != kept and (place >= MOST_PICTURES or size > MOST_BYTES):
            with suppress(OSError):
                path.unlink()
