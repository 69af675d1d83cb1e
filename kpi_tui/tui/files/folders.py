"""What lies in a folder, its PDFs and its folders; and the places where people keep their files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase
from threading import Thread

from textual.message import Message
from textual.message_pump import MessagePump

from kpi_tui.errors import reason_of
from kpi_tui.tui.files.typed_paths import here

AT_MOST = 2_000
"""PDFs taken from one folder, the newest."""
_HIDDEN = 0x2
"""The attribute of what Windows does not show."""


@dataclass(frozen=True, slots=True)
class FoundPdf:
    """A file as its folder lists it."""

    path: Path
    size: int
    """In bytes."""
    changed: float
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What is shown of a folder."""

    pdfs: Sequence[FoundPdf] = ()
    """The newest first."""
    folders: Sequence[Path] = ()
    """By name."""


@dataclass
class FolderRead(Message):
    """One of the folders asked for has been read, or none can be."""

    asked: Sequence[Path]
    folder: Path
    contents: FolderContents = FolderContents()
    why: str = ""
    """What is wrong with it."""


@dataclass
class PlacesFound(Message):
    """The places where files are kept are known, each with its name."""

    places: Sequence[tuple[str, Path]]


@dataclass
class PathLookedAt(Message):
    """Whether a path that was typed is a folder, or a file, or nothing is there."""

    path: Path
    is_folder: bool
    is_file: bool


def look_in(folder: Path) -> FolderContents:
    """List what lies in a folder, and is not hidden. Raises `OSError` where it cannot be read."""
    pdfs, folders = list[FoundPdf](), list[Path]()
    with os.scandir(folder) as items:
        for item in items:
            with suppress(OSError):  # gone meanwhile
                if item.name.startswith(".") or _is_hidden(item):
                    continue
                if item.is_dir():
                    folders.append(folder / item.name)
                elif item.name.lower().endswith(".pdf") and item.is_file():
                    stat = item.stat()
                    pdfs.append(FoundPdf(folder / item.name, stat.st_size, stat.st_mtime))
    by_name = sorted(folders, key=lambda path: (path.name.casefold(), path.name))
    return FolderContents(newest_first(pdfs)[:AT_MOST], by_name)


def pdfs_in(folder: Path) -> list[FoundPdf]:
    """List a folder's own PDFs, the newest first. Raises `OSError` where it cannot be read."""
    return list(look_in(folder).pdfs)


def newest_first(pdfs: Iterable[FoundPdf]) -> list[FoundPdf]:
    """Sort by when they were changed, then by name."""
    return sorted(pdfs, key=lambda pdf: (-pdf.changed, pdf.path.name))


def read_first(folders: Sequence[Path], teller: MessagePump) -> None:
    """Post `FolderRead` of the first of some folders that can be read; of the last where none can.

    It reads in a thread that nobody waits for. The program waits for a worker before it ends, and
    a network folder may never answer.
    """

    def read() -> None:
        told = FolderRead(folders, folders[-1])
        for folder in folders:
            try:
                told = FolderRead(folders, folder, look_in(folder))
                break
            except OSError as error:
                told = FolderRead(folders, folder, why=reason_of(error))
        _tell(teller, told)

    Thread(target=read, daemon=True).start()


def starting_folders(last: Path | None) -> list[Path]:
    """List where to begin: the folder used last, that of the last import, the usual ones, home."""
    from platformdirs import user_documents_path, user_downloads_path

    from kpi_tui.importing.sources import last_folder

    folders = [each for each in (last, last_folder()) if each is not None]
    with suppress(RuntimeError):  # no home folder is known
        folders += [user_downloads_path(), user_documents_path(), Path.home()]
    return [*folders, here()]


def look_at(path: Path, teller: MessagePump) -> None:
    """Post `PathLookedAt` of a path, from a thread that nobody waits for."""

    def look() -> None:
        # Not by `Path`, which raises where nothing can be asked.
        _tell(teller, PathLookedAt(path, os.path.isdir(path), os.path.isfile(path)))  # noqa: PTH112, PTH113

    Thread(target=look, daemon=True).start()


def find_places(teller: MessagePump) -> None:
    """Post `PlacesFound`, from a thread that nobody waits for."""
    Thread(target=lambda: _tell(teller, PlacesFound(list(_places()))), daemon=True).start()


def parent_of(folder: Path) -> Path | None:
    """Return the folder above; `None` at the top of a drive."""
    return folder.parent if folder.parent != folder else None


def _tell(teller: MessagePump, told: Message) -> None:
    with suppress(RuntimeError):  # the explorer has been left meanwhile
        teller.post_message(told)


def _is_hidden(item: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    return bool(getattr(item.stat(follow_symlinks=False), "st_file_attributes", 0) & _HIDDEN)


def _places() -> Iterator[tuple[str, Path]]:
    """Yield the usual folders that are there, then the drives, each once."""
    from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

    named: list[tuple[str, Path]] = []
    with suppress(RuntimeError):  # no home folder is known
        named += [
            ("Downloads", user_downloads_path()),
            ("Documents", user_documents_path()),
            ("Desktop", user_desktop_path()),
            ("Home", Path.home()),
        ]
    named += [(str(drive), drive) for drive in _drives()]
    seen: set[str] = set()
    for name, path in named:
        key = os.path.normcase(path)
        if key not in seen and os.path.isdir(path):  # noqa: PTH112 it raises nothing
            seen.add(key)
            yield name, path


def _drives() -> Iterator[Path]:
    """Yield the drives of Windows; elsewhere the top, and what is mounted where people look for it."""
    if os.name == "nt":
        yield from (Path(f"{letter}:\\") for letter in ascii_uppercase)
        return
    yield Path("/")
    for above in ("/Volumes", "/media", f"/media/{os.environ.get('USER', '')}", "/mnt"):
        with suppress(OSError), os.scandir(above) as items:
            yield from sorted(Path(item.path) for item in items if not item.name.startswith("."))
