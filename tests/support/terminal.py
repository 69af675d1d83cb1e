"""The real program in a pseudo-terminal, and the screen that it draws. Not on Windows."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import IO

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import fcntl
import pty
import struct
import termios

import pyte

PATIENCE = float(os.environ.get("PATIENCE", "60"))
"""Seconds after which a test gives up. It reads on as soon as what it waits for is there."""
_AT_ONCE = 65536
"""So many bytes are read before the screen is looked at, or a few more."""
ENTER_ALTERNATE, LEAVE_ALTERNATE = b"\x1b[?1049h", b"\x1b[?1049l"
SHOW_CURSOR, HIDE_CURSOR = b"\x1b[?25h", b"\x1b[?25l"
MOUSE = (b"1000", b"1002", b"1003", b"1006", b"1015")


class Terminal:
    """A program at the other end of a pseudo-terminal, and the screen that it draws."""

    def __init__(
        self, process: subprocess.Popen[bytes], master: int, size: tuple[int, int]
    ) -> None:
        self.process = process
        self.master = master
        self.raw = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._is_closed = False

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def colour_of(self, text: str) -> str:
        """The colour in which a text on the screen ends, `brightgreen` or `5f87af`."""
        rows = self._screen.display
        row = next(place for place, line in enumerate(rows) if text in line)
        drawn: str = self._screen.buffer[row][rows[row].index(text) + len(text) - 1].fg
        return drawn

    def press(self, keys: str | bytes) -> None:
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def clear(self) -> None:
        """Forget what has been drawn: what is on the screen from here on is drawn anew."""
        self._screen.reset()

    def wait_until_stopped(self) -> None:
        """Wait until the program has stopped, as by Ctrl+Z, and read what it said before."""
        deadline = monotonic() + PATIENCE
        while os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
            assert monotonic() < deadline, f"never stopped:\n{self.text}"
            if select.select([self.master], [], [], 0.01)[0]:
                self._take()
        while select.select([self.master], [], [], 0)[0]:
            self._take()

    def close(self) -> None:
        """Close the window, as a person does who has seen enough."""
        if not self._is_closed:
            self._is_closed = True
            os.close(self.master)

    def wait_for(self, text: str) -> None:
        """Read until the screen says this."""
        self._read_until(lambda: text in self.text, text)

    def wait_until_gone(self, text: str) -> None:
        self._read_until(lambda: text not in self.text, f"no {text}")

    def wait_until_taken(self, times: int) -> None:
        """Read until the program has taken the terminal so many times: what is typed before is lost."""
        self._read_until(lambda: self.raw.count(ENTER_ALTERNATE) >= times, f"a start, {times}")

    def wait_until_still(self, seconds: float) -> None:
        """Read until nothing has come for so long."""
        while select.select([self.master], [], [], seconds)[0]:
            if not self._take():
                return

    def wait_for_end(self) -> int:
        """Read until the program has ended and said all, and return its exit code."""
        self._read_until(lambda: False, "the end", ends=True)
        return self.process.wait(PATIENCE)

    def _read_until(self, there: Callable[[], bool], what: str, ends: bool = False) -> None:
        deadline = monotonic() + PATIENCE
        while not there():
            ready, _, _ = select.select([self.master], [], [], max(0.0, deadline - monotonic()))
            assert ready, f"waited for {what}:\n{self.text}"
            if not self._take():
                assert ends, f"ended before {what}:\n{self.text}"
                return

    def _take(self) -> bool:
        """Read what there is, and tell whether there was anything.

        Linux hands on 4,096 bytes at a time, and to look at the screen after each takes the longest.
        """
        data, is_more = b"", True
        while is_more and len(data) < _AT_ONCE:
            try:
                read = os.read(self.master, _AT_ONCE)
            except OSError:  # how Linux says that the other end is closed
                read = b""
            data += read
            is_more = bool(read) and bool(select.select([self.master], [], [], 0)[0])
        self.raw += data
        self._stream.feed(_without_private_modes(data))
        return bool(data)

    def resize(self, columns: int, lines: int) -> None:
        """Pull the window to another size. What was drawn before counts no longer."""
        self._screen.resize(lines, columns)
        self._screen.reset()
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)

    @property
    def is_sane(self) -> bool:
        """Whether the terminal is as it was, taken or not: first screen, cursor shown, no mouse reports, echo."""
        attributes = termios.tcgetattr(self.master)
        return (
            self.raw.rfind(LEAVE_ALTERNATE) >= self.raw.rfind(ENTER_ALTERNATE)
            and self.raw.rfind(SHOW_CURSOR) >= self.raw.rfind(HIDE_CURSOR)
            and all(
                self.raw.rfind(b"\x1b[?%sl" % mode) >= self.raw.rfind(b"\x1b[?%sh" % mode)
                for mode in MOUSE
            )
            and bool(attributes[3] & termios.ECHO)
            and bool(attributes[3] & termios.ICANON)
        )


def _without_private_modes(data: bytes) -> bytes:
    """pyte takes sequences such as `ESC[>1u` for text; no real terminal does."""
    return re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP[^\x1b]*\x1b\\", b"", data)


@contextmanager
def program(
    *arguments: str,
    store: Path,
    size: tuple[int, int] = (100, 30),
    script: str | None = None,
    errors: IO[bytes] | None = None,
    **more: str,
) -> Iterator[Terminal]:
    """`kpi-tui`, or a script, in a terminal of its own, ended at the end whatever happens.

    `errors` is where the standard error goes instead, `more` what the environment has besides.
    """
    master, slave = pty.openpty()
    columns, lines = size
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *(("-c", script) if script else ("-m", "kpi_tui")), *arguments],
        stdin=slave,
        stdout=slave,
        stderr=errors or slave,
        env=environment(store) | more,
        cwd=store.parent,
        preexec_fn=_become_its_own_session,
        close_fds=True,
    )
    os.close(slave)
    terminal = Terminal(process, master, size)
    try:
        yield terminal
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(PATIENCE)
        terminal.close()


def _become_its_own_session() -> None:
    """So that the terminal is the program's own, and Ctrl-C reaches it."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def environment(store: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "KPI_TUI_STORE": str(store),
        "KPI_TUI_DEMO_STORE": str(store.with_name("demo")),
        "KPI_TUI_CACHE": str(store.with_name("cache")),
        "KPI_TUI_CONFIG": str(store.with_name("config.toml")),
        "KPI_TUI_STATE": str(store.with_name("remembered.json")),
        "TEXTUAL_ANIMATIONS": "none",
        "PYTHONUTF8": "1",
    }


def children(process: int) -> list[int]:
    """The processes that a process has started and that still run, where the system says so."""
    listed = Path(f"/proc/{process}/task").glob("*/children")
    return [int(pid) for each in listed for pid in each.read_text().split()]


def wait_until_ended(processes: Sequence[int]) -> None:
    """Wait for processes that are nobody's children any more."""
    deadline = monotonic() + PATIENCE
    while left := [pid for pid in processes if runs(pid)]:
        assert monotonic() < deadline, f"left behind: {left}"
        select.select([], [], [], 0.01)


def runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # ended, and nobody has asked after it
