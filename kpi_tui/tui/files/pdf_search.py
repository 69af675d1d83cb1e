"""The PDFs lying in the folders where a downloaded report usually is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Thread

from rich.text import Text
from textual.message import Message
from textual.message_pump import MessagePump

from kpi_tui.months import month_name
from kpi_tui.text import fold, one_line
from kpi_tui.tui.files.typed_paths import here, is_path, short, typed_path
from kpi_tui.tui.palette import Palette

AT_MOST = 2_000
"""PDFs taken from one folder, the newest."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A file as its folder lists it."""

    path: Path
    size: int
    """In bytes."""
    changed: float
    """Seconds since 1970."""


@dataclass
class Scanned(Message):
    """A folder has been looked through, or cannot be."""

    folder: Path
    pdfs: Sequence[Pdf]
    why: str = ""
    """What is wrong with it; nothing where it is not there."""


def usual_folders(first: Path) -> list[Path]:
    """List the folder given, the working folder, Downloads and Documents, each once."""
    from platformdirs import user_documents_path, user_downloads_path

    folders = [first, here(), user_downloads_path(), user_documents_path()]
    return list({os.path.normcase(folder.absolute()): folder for folder in folders}.values())


def scan(folders: Iterable[Path], teller: MessagePump) -> None:
    """Looks through each folder in a thread of its own, which posts `Scanned` when it is done.

    A network folder that does not answer keeps neither the others waiting nor the program from
    ending: no worker, which is waited for at the end, but a thread that nobody waits for.
    """
    for folder in folders:
        Thread(target=_scan, args=(folder, teller), daemon=True).start()


def _scan(folder: Path, teller: MessagePump) -> None:
    try:
        said = Scanned(folder, pdfs_in(folder))
    except (FileNotFoundError, NotADirectoryError):
        said = Scanned(folder, [])
    except OSError as error:
        said = Scanned(folder, [], error.strerror or type(error).__name__)
    with suppress(RuntimeError):  # the explorer has been left meanwhile
        teller.post_message(said)


def pdfs_in(folder: Path) -> list[Pdf]:
    """List a folder's own PDFs, the newest first. Raises `OSError` where it cannot be read."""
    found = []
    with os.scandir(folder) as items:
        for item in items:
            if not item.name.lower().endswith(".pdf") or item.name.startswith("."):
                continue
            with suppress(OSError):  # gone meanwhile
                if item.is_file():
                    stat = item.stat()
                    found.append(Pdf(folder / item.name, stat.st_size, stat.st_mtime))
    return newest_first(found)[:AT_MOST]


def newest_first(pdfs: Iterable[Pdf]) -> list[Pdf]:
    """By when they were changed, then by name."""
    return sorted(pdfs, key=lambda pdf: (-pdf.changed, pdf.path.name))


def narrowed(pdfs: Iterable[Pdf], typed: str) -> list[Pdf]:
    """Those whose path begins as typed, or whose name and folder hold every word that is typed."""
    path = typed_path(typed) if is_path(typed) else None
    if path is not None:
        start = fold(str(path))
        return [pdf for pdf in pdfs if fold(str(pdf.path.absolute())).startswith(start)]
    words = fold(typed).split()
    return [pdf for pdf in pdfs if all(word in fold(short(pdf.path)) for word in words)]


def described(pdf: Pdf, palette: Palette, today: date) -> Text:
    """Two lines: the name in full, then how old and how large it is, and where it lies."""
    text = Text(one_line(pdf.path.name))
    about = f"{said_when(pdf.changed, today)} · {said_size(pdf.size)} · {short(pdf.path.parent)}"
    return text.append(f"\n  {about}", style=palette.muted)


def said_size(size: int) -> str:
    """Write a number of bytes: `340 kB`, `1.2 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB" if size else "empty"
    return f"{size / 1_000_000:,.1f} MB"


def said_when(changed: float, today: date) -> str:
    """Write a time in this machine's own zone: `today 09:12`, `yesterday 16:40`, `3 November 2026`."""
    try:
        then = datetime.fromtimestamp(changed)
    except (OSError, OverflowError, ValueError):
        return "date unknown"
    if then.date() == today:
        return f"today {then:%H:%M}"
    if then.date() == today - timedelta(days=1):
        return f"yesterday {then:%H:%M}"
    return f"{then.day} {month_name(then)}"
