"""Copying for other programs: by the clipboard where that answers, else by terminal and by file.

A terminal takes text by an escape sequence (OSC 52) and never says whether it did, so only a tool
of this machine's own is believed.
"""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from kpi_tui.files import make_private, write_whole
from kpi_tui.labels import plural
from kpi_tui.paths import cache_path
from kpi_tui.text import begun, one_line
from kpi_tui.tui.files.typed_paths import short
from kpi_tui.tui.terminal.clipboard_tools import Clip, Taken, native_copy

if TYPE_CHECKING:
    from kpi_tui.publish.copying.copied import Copied

LONG = 12.0
"""Seconds that a message of several sentences stays."""


@dataclass(frozen=True, slots=True)
class CopiedText:
    """A text and what to call it: `OCC11.10`, `12 rows`."""

    clip: Clip
    what: str

    @classmethod
    def of(cls, copied: Copied) -> CopiedText:
        """Write something out, in letters that can be encoded: half of a surrogate pair cannot."""
        text, html = (
            each.encode("utf-8", "replace").decode() for each in (copied.text, copied.html)
        )
        return cls(Clip(text, html, copied.is_table), one_line(copied.name))

    @property
    def file_name(self) -> str:
        """The name of the file that holds it where the clipboard may not."""
        return "copied.tsv" if self.clip.is_table else "copied.txt"

    @property
    def content(self) -> str:
        """The text for a file; a table begins with a mark, by which Excel knows that it is UTF-8."""
        return f"\ufeff{self.clip.text}" if self.clip.is_table else self.clip.text


@dataclass
class CopyFinished(Message):
    """The tools of this machine have been tried; where the text is not taken, a file may hold it."""

    copied: CopiedText
    taken: Taken
    file: Path | None = None


def copied_by_tools(copied: Copied) -> CopyFinished:
    """Write something out and try the tools of this machine with it."""
    told = CopiedText.of(copied)
    taken = native_copy(told.clip)
    is_text_kept = taken in (Taken.TEXT, Taken.BOTH)
    return CopyFinished(told, taken, None if is_text_kept else fallback_file(told))


class Clipboard(Widget):
    """Copies, and tells the person in one message what became of it. It shows nothing itself."""

    DEFAULT_CSS = "Clipboard { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._turns = asyncio.Lock()

    def copy(self, copied: Copied) -> None:
        """Copy something, which may come from a report."""
        if self.app.is_web:
            told = CopiedText.of(copied)
            self.app.deliver_text(io.StringIO(told.content), save_filename=told.file_name)
            self._tell(browser_outcome(told))
        else:
            self._try(copied)

    @work(exit_on_error=False, group="copy")
    async def _try(self, copied: Copied) -> None:
        """Copy in a thread and post what became of it; several copies are made in their order."""
        async with self._turns:
            finished = await asyncio.to_thread(copied_by_tools, copied)
        self.post_message(finished)

    @on(CopyFinished)
    def _finish(self, event: CopyFinished) -> None:
        event.stop()
        if event.taken is Taken.NOTHING:
            App.copy_to_clipboard(self.app, event.copied.clip.text)  # by its own way alone
        self._tell(outcome(event.copied, event.taken, event.file))

    def _tell(self, sentences: str) -> None:
        timeout = LONG if ". " in sentences else None
        self.app.notify(sentences, markup=False, timeout=timeout)


def outcome(copied: CopiedText, taken: Taken, file: Path | None) -> str:
    """Tell what became of something that was copied, or sent to the terminal.

    A terminal does not say whether it took a text.
    """
    what = begun(copied.what)
    in_file = short(file) if file else ""
    match taken:
        case Taken.BOTH:
            return f"{what} copied as a table." if copied.clip.is_table else f"{what} copied."
        case Taken.HTML:
            return f"{what} copied as a table. {f'As text: {in_file}' if in_file else ''}".rstrip()
        case Taken.TEXT:
            size = plural(len(copied.clip.text.split()), "word")
            return f"{what} copied as text{'' if copied.clip.is_table else f': {size}'}."
        case _:
            return f"{what} copied as text. {f'If paste is empty: {in_file}' if in_file else ''}".rstrip()


def browser_outcome(copied: CopiedText) -> str:
    """Tell how to copy where the explorer runs in a page, which cannot reach the visitor's clipboard."""
    return (
        f"Your browser is downloading {copied.what} as {copied.file_name}. "
        "A page like this one cannot reach your clipboard."
    )


def fallback_file(copied: CopiedText) -> Path | None:
    """Write the text to a file in the cache folder and return it; `None` where none can be written."""
    path = cache_path() / copied.file_name
    try:
        make_private(path.parent)
        write_whole(path, copied.content.encode("utf-8", "replace"))
    except OSError:
        return None
    return path


def put_on_clipboard(screen: Screen[Any], copied: Copied) -> None:
    """Copy something by the unseen widget of a screen."""
    clipboard = screen.query_one_optional(Clipboard) or Clipboard()
    if not clipboard.is_attached:
        screen.mount(clipboard)
    clipboard.copy(copied)
