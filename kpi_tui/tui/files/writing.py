"""Writing a file that a person named: what may be wrong with the name, and what became of it."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual.message import Message

from kpi_tui.errors import KpiTuiError, reason_of
from kpi_tui.store.folder import refuse_in_store
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.files.typed_paths import short


class Stopped(Exception):  # noqa: N818 it is no error
    """The file is no longer wanted."""


@dataclass
class FileExists(Message):
    """There is a file of this name, which may have to be kept."""

    path: Path


@dataclass
class WriteRefused(Message):
    """Nothing was written."""

    why: str


@dataclass
class WriteStopped(Message):
    """Nothing was written, as was asked for."""


@dataclass
class WriteProgress(Message):
    """How far it has come."""

    said: str


@dataclass
class FileWritten(Message):
    """The file is there, or its content is, for a browser to download."""

    path: Path
    what: str
    """What is in it, in a few words."""
    problems: tuple[str, ...] = ()
    """What is wrong with files of the store, each in a line."""
    content: bytes | None = None
    not_opened: str = ""
    """Why it was not opened, where it was to be."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a file is to be written, and what may be done about it."""

    path: Path
    form: str
    """The format where the path ends in none."""
    over: Path | None = None
    """A file that may be written over."""
    web: bool = False
    """Whether a browser is to download it: the disk is left alone."""
    opens: bool = False
    """Whether the system's own program is to open it."""

    @property
    def file(self) -> Path:
        """The file, with the end of its format."""
        suffix = "" if self.path.suffix else f".{self.form}"
        return self.path.with_name(f"{self.path.name}{suffix}")

    @property
    def ends_in(self) -> str:
        """The format that the file's name says."""
        return self.file.suffix.lower().removeprefix(".")


@dataclass(frozen=True, slots=True)
class WriteJob(ABC):
    """A file to be made and written."""

    forms: ClassVar[Collection[str]]
    """The formats there are."""
    store: StorePath
    place: Destination
    stop: Event = field(default_factory=Event, kw_only=True)
    """Set where it is no longer wanted."""
    tell: Callable[[str], object] = field(default=str, kw_only=True)
    """Takes how far it has come."""

    @abstractmethod
    def make(self) -> FileWritten:
        """Make the content, with what is to be told of it. Raises `KpiTuiError` and `Stopped`."""

    def go_on(self) -> None:
        """Raise `Stopped` where it is no longer wanted."""
        if self.stop.is_set():
            raise Stopped

    def result(self) -> Message:
        """Write the file, whole or not at all, and return the message of what became of it."""
        place = self.place
        try:
            return self._refusal() or self._write(self.make())
        except Stopped:
            return WriteStopped()
        except KpiTuiError as error:
            return WriteRefused(str(error))
        except OSError as error:
            why = reason_of(error)
            held = os.name == "nt" and isinstance(error, PermissionError)
            advice = "close it where it is open, or write elsewhere" if held else "write elsewhere"
            return WriteRefused(f"{short(place.file)}: {why}: {advice}")

    def _refusal(self) -> Message | None:
        """Tell what is wrong with the name, as far as that can be told before."""
        place = self.place
        if not place.path.name or (not place.web and place.path.is_dir()):
            return WriteRefused(f"{short(place.path)} is a folder: name a file in it")
        file = place.file
        if place.ends_in not in self.forms:
            known = ", ".join(f".{name}" for name in self.forms)
            return WriteRefused(f"{file.name}: no such format: end the name with one of {known}")
        if place.web:
            return None
        refuse_in_store(file, self.store)
        if not file.parent.is_dir():
            return WriteRefused(
                f"{short(file.parent)}: no such folder: create it, or write elsewhere"
            )
        return FileExists(file) if file != place.over and file.exists() else None

    def _write(self, made: FileWritten) -> Message:
        from kpi_tui.opening import open_with_system
        from kpi_tui.publish.export.export import ExportError, write_file

        self.go_on()
        if self.place.web:
            return made
        assert made.content is not None
        try:
            write_file(made.content, made.path)
        except ExportError as error:
            # Its advice is for a command: `--output`. Here the name can be changed.
            raise error.__cause__ or error from None
        made.content = None
        if self.place.opens:
            try:
                open_with_system(made.path)
            except KpiTuiError as error:
                made.not_opened = str(error).removeprefix(f"{one_line(str(made.path))}: ")
        return made
