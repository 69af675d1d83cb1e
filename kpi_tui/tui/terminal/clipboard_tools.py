"""The clipboard of this machine: text and HTML beside it where it takes both, else one of them.

Over SSH it is left alone, as nobody sits at this machine. No library does this: those there are take
any end of a tool for success, or lose the text when the program is left, and know no HTML.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum, auto

from kpi_tui.opening import is_far_away
from kpi_tui.publish.copying.as_html import document

SECONDS = 3.0
"""How long a tool may take: one whose display is gone can wait for ever."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What is to be put on the clipboard."""

    text: str
    html: str = ""
    is_table: bool = False
    """Whether the HTML matters more than the text, where only one of them is taken."""


class Taken(Enum):
    """What the clipboard took."""

    NOTHING = auto()
    TEXT = auto()
    HTML = auto()
    """HTML alone: programs that know none paste nothing."""
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Tool:
    """A command that puts what it is given on the clipboard."""

    command: tuple[str, ...]
    variable: str = ""
    """The variable without which it is of no use."""
    takes: Taken = Taken.TEXT


MAC = (
    Tool(("osascript", "-l", "JavaScript", "-"), takes=Taken.BOTH),
    Tool(("pbcopy",)),
)
OTHERS = (
    Tool(("clip.exe",), "WSL_DISTRO_NAME"),
    Tool(("wl-copy", "--type", "text/html"), "WAYLAND_DISPLAY", Taken.HTML),
    Tool(("wl-copy", "--type", "text/plain"), "WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard", "-t", "text/html"), "DISPLAY", Taken.HTML),
    Tool(("xclip", "-selection", "clipboard"), "DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), "DISPLAY"),
)
"""They are tried in this order. Each takes one kind of content; HTML is for tables only."""
PASTEBOARD = """ObjC.import("AppKit");
const board = $.NSPasteboard.generalPasteboard;
board.clearContents;
if (!board.setStringForType($({text}), "public.utf8-plain-text")) throw "text";
if (!board.setStringForType($({html}), "public.html")) throw "html";
"""
"""What `osascript` is given to read, on macOS: no argument is as long as a table."""


def native_copy(clip: Clip) -> Taken:
    """Put something on the clipboard of the machine that the person sits at, and tell what it took.

    Never raises. Takes up to some `SECONDS`: it is for a thread.
    """
    if is_far_away():
        return Taken.NOTHING
    if sys.platform == "win32":
        return _copy_on_windows(clip)
    for tool in MAC if sys.platform == "darwin" else OTHERS:
        is_here = not tool.variable or os.environ.get(tool.variable)
        is_meant = tool.takes is not Taken.HTML or (clip.is_table and clip.html)
        if is_here and is_meant and shutil.which(tool.command[0]) and _give(tool, clip):
            return tool.takes
    return Taken.NOTHING


def content_for(tool: Tool, clip: Clip) -> bytes:
    """Return what a tool is given, in the letters and lines that it wants."""
    if tool.takes is Taken.BOTH:
        # As JSON they are in 7-bit letters, and nothing in them ends the text they stand in.
        import json

        script = PASTEBOARD.format(text=json.dumps(clip.text), html=json.dumps(document(clip.html)))
        return script.encode()
    if tool.takes is Taken.HTML:
        return document(clip.html).encode("utf-8", "replace")
    if tool.command[0] == "clip.exe":
        return windows_lines(clip.text).encode("utf-16le", "replace")
    return clip.text.encode("utf-8", "replace")


def windows_lines(text: str) -> str:
    """Return a text with the line ends of Windows."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _give(tool: Tool, clip: Clip) -> bool:
    try:
        # Not through pyperclip: it takes any end of the tool for success, waits for ever, and lets
        # it write its complaints across the screen.
        done = subprocess.run(
            tool.command,
            input=content_for(tool, clip),
            stdout=subprocess.DEVNULL,  # no pipe: what holds an X clipboard stays on and keeps it open
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if tool.command[0] == "pbcopy" else None,
            timeout=SECONDS,
            check=False,
            start_new_session=True,  # or what was copied goes with the terminal's window
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _copy_on_windows(clip: Clip) -> Taken:
    """Put both on the clipboard; where that fails, the text by a library's way."""
    from kpi_tui.tui.terminal.clipboard_windows import put_on_clipboard

    text = windows_lines(clip.text)
    if put_on_clipboard(text, clip.html):
        return Taken.BOTH if clip.html else Taken.TEXT
    try:
        import pyperclip

        pyperclip.copy(text)
    except (ImportError, OSError, RuntimeError):
        return Taken.NOTHING
    return Taken.TEXT
