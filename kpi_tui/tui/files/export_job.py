"""Writing the measures on screen to a file, in a thread, and what to tell of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from kpi_tui.errors import KpiTuiError, StoreError
from kpi_tui.period import PeriodKey
from kpi_tui.store.folder import refuse_in_store
from kpi_tui.tui.files.typed_paths import short
from kpi_tui.tui.session.presence import nothing_left, require_store

FORMATS = {
    "xlsx": "an Excel workbook",
    "csv": "for any spreadsheet",
    "md": "a text to read, send or paste",
    "json": "for other programs",
    "parquet": "for analysis, with its types",
}
"""The formats of `publish.export`, and what each is for."""


@dataclass
class FileExists(Message):
    """There is a file of this name, which may have to be kept."""

    path: Path


@dataclass
class ExportRefused(Message):
    """Nothing was written."""

    why: str


@dataclass
class FileWritten(Message):
    """The file is there, or its content is, for a browser to download."""

    path: Path
    measures: int
    problems: tuple[str, ...] = ()
    """What is wrong with files of the store, each in a line."""
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What is to be written where."""

    store: Path
    period: PeriodKey
    shown: Sequence[tuple[str, str]]
    """Codes and names, in their order."""
    path: Path
    form: str
    """The format where the path ends in none."""
    over: Path | None
    """A file that may be written over."""
    web: bool
    """Whether a browser is to download it: the disk is left alone."""

    def result(self) -> Message:
        """Write the file, whole or not at all, and return the message of what became of it."""
        try:
            return self._refusal() or self._made()
        except KpiTuiError as error:
            return ExportRefused(str(error))
        except OSError as error:
            why = error.strerror or type(error).__name__
            held = os.name == "nt" and isinstance(error, PermissionError)
            advice = "close it where it is open, or write elsewhere" if held else "write elsewhere"
            return ExportRefused(f"{short(self._file)}: {why}: {advice}")

    @property
    def _file(self) -> Path:
        suffix = "" if self.path.suffix else f".{self.form}"
        return self.path.with_name(f"{self.path.name}{suffix}")

    def _refusal(self) -> Message | None:
        """Tell what is wrong with the name, as far as that can be told before."""
        if not self.path.name or (not self.web and self.path.is_dir()):
            return ExportRefused(f"{short(self.path)} is a folder: name a file in it")
        file = self._file
        if _form(file) not in FORMATS:
            known = ", ".join(f".{name}" for name in FORMATS)
            return ExportRefused(f"{file.name}: no such format: end the name with one of {known}")
        if self.web:
            return None
        refuse_in_store(file, self.store)
        if not file.parent.is_dir():
            return ExportRefused(
                f"{short(file.parent)}: no such folder: create it, or write elsewhere"
            )
        return FileExists(file) if file != self.over and file.exists() else None

    def _made(self) -> Message:
        from kpi_tui.analysis.assess import assess
        from kpi_tui.analysis.corrected import with_corrections_made
        from kpi_tui.publish.export.export import (
            DOCUMENTS,
            ExportError,
            content_of,
            in_shown_order,
            save,
            with_analysis,
        )
        from kpi_tui.publish.export.shown import Export
        from kpi_tui.publish.export.spreadsheet import BOM
        from kpi_tui.store.store import Store

        require_store(self.store)
        problems: list[StoreError] = []
        store = Store(self.store, on_problem=problems.append)
        held = store.collect(store.readings(self.period))
        if held.is_empty():
            raise problems[0] if problems else nothing_left(self.store)
        file, form, told = self._file, _form(self._file), tuple(map(str, problems))
        analysis = assess(store.only(self.period.series))
        frame = with_corrections_made(in_shown_order(held, self.shown), analysis.judged)
        export = Export(frame, judged=analysis.judged, scope=self.scope)
        if form in DOCUMENTS:
            export = with_analysis(export, analysis)
        if self.web:
            content = (BOM if form == "csv" else b"") + content_of(export, form)
            return FileWritten(file, len(frame), told, content)
        try:
            save(export, form, file)
        except ExportError as error:
            # Its advice is for a command: `--output`. Here the name can be changed.
            raise error.__cause__ or error from None
        return FileWritten(file, len(frame), told, not_opened=_opened(file) if self.opens else "")


def _form(file: Path) -> str:
    return file.suffix.lower().removeprefix(".")
