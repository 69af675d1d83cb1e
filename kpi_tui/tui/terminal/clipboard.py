"""Text for another program: through the clipboard where that answers, else by every other way.

A terminal takes text by an escape sequence (OSC 52) and never says whether it did, so only a tool
of this machine's own is believed. On another machine, over SSH, such a tool would fill a
clipboard that nobody sits at. The libraries for this take any end of such a tool for success, or
lose the text when the program is left.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message
from textual.widget import Widget

from kpi_tui.files import write_whole
from kpi_tui.labels import plural
from kpi_tui.paths import cache_path
from kpi_tui.text import one_line
from kpi_tui.tui.files.typed_paths import short

SECONDS = 3.0
"""How long a tool may take: one whose display is gone can wait for ever."""
LONG = 12.0
"""Seconds that a message of several sentences stays."""

TOOLS: tuple[tuple[str | None, tuple[str, ...]], ...] = (
    (None, ("pbcopy",)),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
    ("WAYLAND_DISPLAY", ("wl-copy", "--type", "text/plain")),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
"""The variable without which a tool is of no use, and its command."""
ENCODINGS = {"clip.exe": "utf-16le"}


@dataclass(frozen=True, slots=True)
class CopiedText:
    """A text and what to call it: `OCC11.10`, `214 words`."""

    text: str
    what: str
    size: str
    suffix: str

    @property
    def file_name(self) -> str:
        """Of the file that holds it where the clipboard may not."""
        return f"copied{self.suffix}"


@dataclass
class CopyFinished(Message):
    """The tools of this machine have been tried; where none took the text, a file may hold it."""

    clip: CopiedText
    taken: bool
    file: Path | None = None


class Clipboard(Widget):
    """Unseen. Copies, and tells the person in one message what became of it."""

    DEFAULT_CSS = "Clipboard { display: none; }"

    def copy(self, text: str, what: str, size: str = "", suffix: str = ".txt") -> None:
        """Copy a text called `what`, which may come from a report.

        `size` says how much it is, by default in words; `suffix` is for the file beside it,
        `.txt` or `.tsv`.
        """
        words = plural(len(text.split()), "word") if suffix == ".txt" else ""
        # Half of a surrogate pair can be encoded by none of the ways there are.
        text = text.encode("utf-8", "replace").decode()
        clip = CopiedText(text, one_line(what), size or words, suffix)
        if self.app.is_web:
            self.app.deliver_text(io.StringIO(_marked(text, suffix)), save_filename=clip.file_name)
            self._tell(browser_outcome(clip))
        else:
            self._try(clip)

    @work(thread=True, exclusive=True, exit_on_error=False, group="copy")
    def _try(self, clip: CopiedText) -> None:
        """Try the tools in a thread, and post what became of it."""
        if native_copy(clip.text):
            self.post_message(CopyFinished(clip, taken=True))
        else:
            self.post_message(
                CopyFinished(clip, taken=False, file=fallback_file(clip.text, clip.suffix))
            )

    @on(CopyFinished)
    def _finish(self, event: CopyFinished) -> None:
        event.stop()
        if not event.taken:
            self.app.copy_to_clipboard(event.clip.text)
        self._tell(outcome(event.clip, event.taken, event.file))

    def _tell(self, sentences: str) -> None:
        timeout = LONG if ". " in sentences else None
        self.app.notify(sentences, markup=False, timeout=timeout)


def outcome(clip: CopiedText, taken: bool, file: Path | None) -> str:
    """Tell what became of a text that was copied, or sent to the terminal."""
    if taken:
        return f"Copied {clip.what}: {clip.size}." if clip.size else f"Copied {clip.what}."
    sent = f"Sent {clip.what} to the terminal, which does not say whether it took it."
    return f"{sent} It is also in {short(file)}." if file else sent


def browser_outcome(clip: CopiedText) -> str:
    """Tell how to copy where the explorer runs in a page, which cannot reach the visitor's clipboard."""
    return (
        f"Your browser is downloading {clip.what} as {clip.file_name}. "
        "A page like this one cannot reach your clipboard."
    )


def native_copy(text: str) -> bool:
    """Whether the clipboard of the machine that the person sits at took the text.

    Never raises. Takes up to some `SECONDS`: it is for a thread.
    """
    if any(map(os.environ.get, ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))):
        return False
    if sys.platform == "win32":
        return _copy_on_windows(text)
    here = [
        command
        for variable, command in TOOLS
        if (variable is None or os.environ.get(variable)) and shutil.which(command[0])
    ]
    return any(_give(command, text) for command in here)


def fallback_file(text: str, suffix: str) -> Path | None:
    """Write the text to a file in the cache folder and return it; `None` where none can be written."""
    path = cache_path() / f"copied{suffix}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _marked(text, suffix).encode("utf-8", "replace"))
    except OSError:
        return None
    return path


def _marked(text: str, suffix: str) -> str:
    """Return the text for a file: Excel takes UTF-8 for an old code page where no mark stands first."""
    return f"\ufeff{text}" if suffix == ".tsv" else text


def _give(command: tuple[str, ...], text: str) -> bool:
    encoding = ENCODINGS.get(command[0], "utf-8")
    content = _windows_lines(text) if command[0] == "clip.exe" else text
    try:
        # Not through pyperclip: it takes any end of the tool for success, waits for ever, and lets
        # it write its complaints across the screen.
        done = subprocess.run(
            command,
            input=content.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,  # no pipe: what holds an X clipboard stays on and keeps it open
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if command[0] == "pbcopy" else None,
            timeout=SECONDS,
            check=False,
            start_new_session=True,  # or what was copied goes with the terminal's window
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _copy_on_windows(text: str) -> bool:
    try:
        import pyperclip

        pyperclip.copy(_windows_lines(text))
    except (ImportError, OSError, RuntimeError):
        return False
    return True


def _windows_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")
