"""Opens a file with the program that this system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread

from kpi_tui.errors import KpiTuiError
from kpi_tui.text import one_line

SECONDS = 2.0
"""How long a program is waited for. One that shows the file itself runs until it is closed."""
DOCUMENTS = frozenset(
    {".csv", ".docx", ".htm", ".html", ".json", ".md", ".pdf", ".png", ".svg", ".txt", ".xlsx"}
)
"""The files that are shown when they are opened. One named `july.bat` would be run."""


def open_with_system(path: Path) -> None:
    """Show a file in the program that its owner has for such files.

    Returns once that program has begun, after `SECONDS` at most; it outlives this one and writes
    nothing on the terminal. Raises `KpiTuiError`.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - begins with no dash, has no dots
    if path.suffix.lower() not in DOCUMENTS:
        raise _not_opened(path, "no kind of document that is opened from here")
    if sys.platform == "win32" and not is_far_away():
        try:
            os.startfile(path)
        except OSError as error:
            raise _not_opened(path, error.strerror or "no program for it") from error
        return
    program = _program()
    if program is None:
        raise _not_opened(path, "this terminal has no desktop to open it on")
    try:
        process = subprocess.Popen(
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # neither reaches for the terminal nor goes with its window
        )
        failed = process.wait(SECONDS) != 0
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()
        return
    except OSError as error:
        raise _not_opened(path, error.strerror or "no program for it") from error
    if failed:
        raise _not_opened(path, "no program here shows such files")


def _program() -> str | None:
    """Return the program that opens files here; `None` where there is no desktop to show them on."""
    if sys.platform == "darwin":
        return None if is_far_away() else shutil.which("open")
    if os.environ.get("WSL_DISTRO_NAME") and (viewer := shutil.which("wslview")):
        return viewer
    has_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if has_desktop else None


def is_far_away() -> bool:
    """Whether nobody sits at this machine: no one sees what opens on it, nor has its clipboard."""
    return any(map(os.environ.get, ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")))


def _not_opened(path: Path, why: str) -> KpiTuiError:
    return KpiTuiError(f"{one_line(str(path))}: not opened: {one_line(why)}: open it yourself")
