"""The PDFs lying where a downloaded report usually is, and what a typed text means among them."""

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

from kpi_tui.errors import KpiTuiError, reason_of
from kpi_tui.importing.find import find_pdfs
from kpi_tui.labels import plural
from kpi_tui.months import day_name
from kpi_tui.text import fold, one_line
from kpi_tui.tui.files.folders import FoundPdf, newest_first, pdfs_in
from kpi_tui.tui.files.typed_paths import here, is_path, short, typed_path
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.widgets.item_list import ItemList, ListItem

LISTED = 50
"""Files listed at once; typing finds the others."""


@dataclass
class FolderScanned(Message):
    """A folder has been looked through, or cannot be."""

    folder: Path
    pdfs: Sequence[FoundPdf]
    why: str = ""
    """What is wrong with it; nothing where it is not there."""


def usual_folders(first: Path) -> list[Path]:
    """List the folder given, the working folder, Downloads and Documents, each once."""
    from platformdirs import user_documents_path, user_downloads_path

    folders = [first, here()]
    with suppress(RuntimeError):  # no home folder is known
        folders += [user_downloads_path(), user_documents_path()]
    return list({os.path.normcase(folder.absolute()): folder for folder in folders}.values())


def scan(folders: Iterable[Path], teller: MessagePump) -> None:
    """Look through each folder in a thread of its own, which posts `FolderScanned` when it is done.

    So a network folder that does not answer does not hold up the others; nor the program's end,
    which waits for workers but not for these threads.
    """
    for folder in folders:
        Thread(target=_scan, args=(folder, teller), daemon=True).start()


def _scan(folder: Path, teller: MessagePump) -> None:
    try:
        said = FolderScanned(folder, pdfs_in(folder))
    except (FileNotFoundError, NotADirectoryError):
        said = FolderScanned(folder, [])
    except OSError as error:
        said = FolderScanned(folder, [], reason_of(error))
    with suppress(RuntimeError):  # the explorer has been left meanwhile
        teller.post_message(said)


def narrowed(pdfs: Iterable[FoundPdf], typed: str) -> list[FoundPdf]:
    """Return the PDFs whose path begins as typed, or has every word that is typed."""
    path = typed_path(typed) if is_path(typed) else None
    if path is not None:
        start = fold(str(path))
        return [pdf for pdf in pdfs if fold(str(pdf.path.absolute())).startswith(start)]
    words = fold(typed).split()
    return [pdf for pdf in pdfs if all(word in fold(short(pdf.path)) for word in words)]


def describe_pdf(pdf: FoundPdf, palette: Palette, today: date, is_imported: bool) -> Text:
    """Write two lines: the name in full, then how old and how large it is, where it lies, and whether it is new."""
    text = Text(one_line(pdf.path.name))
    about = f"{describe_time(pdf.changed, today)} · {describe_size(pdf.size)} · {short(pdf.path.parent)}"
    about += " · imported" if is_imported else ""
    return text.append(f"\n  {about}", style=palette.muted)


def describe_size(size: int) -> str:
    """Write a number of bytes: `340 kB`, `1.2 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB" if size else "empty"
    return f"{size / 1_000_000:,.1f} MB"


def describe_time(changed: float, today: date) -> str:
    """Write a time in this machine's own zone: `today 09:12`, `yesterday 16:40`, `3 November 2026`."""
    try:
        then = datetime.fromtimestamp(changed)
    except (OSError, OverflowError, ValueError):
        return "date unknown"
    if then.date() == today:
        return f"today {then:%H:%M}"
    if then.date() == today - timedelta(days=1):
        return f"yesterday {then:%H:%M}"
    return day_name(then)


def named_path(typed: str) -> Path | None:
    """Return the path that a text names: a file, a folder written as a path, or a pattern like `*.pdf`.

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


def describe_import(typed: str) -> str:
    """Say for a sentence what a text alone would import; empty where it names nothing."""
    path = named_path(typed)
    if path is None:
        return ""
    try:
        files = find_pdfs(path)
    except KpiTuiError:
        return short(path)
    return short(path) if files == [path] else f"{plural(len(files), 'PDF')} in {short(path)}"


class PdfList(ItemList):
    """Lists PDFs and has a cursor; the keyboard stays with the field beside it."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="pdfs")
        self.matching = 0
        """How many the text leaves."""
        self.moved = False
        """Whether the cursor stands where the person moved it."""
        self._pdfs: list[FoundPdf] = []
        self._typed = ""
        self._imported: set[Path] = set()
        self.listed: list[FoundPdf] = []
        """Those that the text leaves and that have room."""

    @property
    def found(self) -> int:
        """How many were found."""
        return len(self._pdfs)

    @property
    def under_cursor(self) -> Path | None:
        """The file that the cursor is on."""
        return None if self.at is None else self.listed[self.at].path

    def add_found(self, pdfs: Sequence[FoundPdf]) -> None:
        """Put more among them. A cursor that was moved stays on its file."""
        self._pdfs = newest_first([*self._pdfs, *pdfs])
        self._show(self.under_cursor if self.moved else None)

    def mark_imported(self, path: Path) -> None:
        """Say of a file that it was imported."""
        self._imported.add(path)
        at, moved = self.under_cursor, self.moved
        self._show(at)
        self.moved = moved
        if at is None:
            self.point_at(None)

    def narrow(self, typed: str) -> None:
        """List what the text leaves, with the cursor on the first."""
        self._typed = typed
        self._show(None)

    def point_nowhere(self) -> None:
        """Point at no file: the text means something else than one of this list."""
        if not self.moved:
            self.point_at(None)

    def move(self, action: str) -> None:
        """Do what the list's own action of this name does, `cursor_down` and the like."""
        if self.listed:
            self.moved = True
            getattr(self, f"action_{action}")()

    def _show(self, kept: Path | None) -> None:
        matching = narrowed(self._pdfs, self._typed)
        self.matching, self.listed = len(matching), matching[:LISTED]
        palette, today = Palette.of_theme(self.app.theme_variables), date.today()
        paths = [pdf.path for pdf in self.listed]
        self.moved = kept in paths
        first = 0 if paths else None
        at = paths.index(kept) if kept in paths else first
        described = (
            describe_pdf(pdf, palette, today, pdf.path in self._imported) for pdf in self.listed
        )
        self.show(map(ListItem, described), at)
