"""The real program in a real terminal: starts, is left, is killed."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests.samples import JULY, JUNE
from tests.tui.driving import stored

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

import fcntl
import pty
import struct
import termios

import pyte

PATIENCE = 60.0
"""Seconds after which a test gives up. It reads on as soon as what it waits for is there."""
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

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str | bytes) -> None:
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, text: str) -> None:
        """Read until the screen says this."""
        self._read_until(lambda: text in self.text, text)

    def wait_until_gone(self, text: str) -> None:
        self._read_until(lambda: text not in self.text, f"no {text}")

    def wait_for_end(self) -> int:
        """Read until the program has ended and said all, and return its exit code."""
        self._read_until(lambda: False, "the end", ends=True)
        return self.process.wait(PATIENCE)

    def _read_until(self, there: Callable[[], bool], what: str, ends: bool = False) -> None:
        deadline = monotonic() + PATIENCE
        while not there():
            ready, _, _ = select.select([self.master], [], [], max(0.0, deadline - monotonic()))
            assert ready, f"waited for {what}:\n{self.text}"
            try:
                data = os.read(self.master, 65536)
            except OSError:  # how Linux says that the other end is closed
                data = b""
            if not data:
                assert ends, f"ended before {what}:\n{self.text}"
                return
            self.raw += data
            self._stream.feed(_without_private_modes(data))

    @property
    def is_sane(self) -> bool:
        """Whether the terminal is as it was: first screen, cursor shown, no mouse reports, echo."""
        attributes = termios.tcgetattr(self.master)
        return (
            self.raw.rfind(LEAVE_ALTERNATE) > self.raw.rfind(ENTER_ALTERNATE)
            and self.raw.rfind(SHOW_CURSOR) > self.raw.rfind(HIDE_CURSOR)
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
    *arguments: str, store: Path, size: tuple[int, int] = (100, 30), **more: str
) -> Iterator[Terminal]:
    """`kpi-tui` in a terminal of its own, ended at the end whatever happens."""
    master, slave = pty.openpty()
    columns, lines = size
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "kpi_tui", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(store) | more,
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
        os.close(master)


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
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(pid) for pid in listed.read_text().split()] if listed.exists() else []


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return stored(tmp_path / "store", JUNE, JULY)


def test_a_look_a_search_and_out(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("July 2024")
        terminal.wait_for("Visits to libraries")
        terminal.press("[")
        terminal.wait_for("June 2024  ‹")
        terminal.press("]")
        terminal.wait_for("July 2024  ‹")
        terminal.press("/waste")
        terminal.wait_for("1 of 3")
        terminal.press("\r")
        terminal.press("\x1b")
        terminal.wait_for("3 of 3")
        terminal.press("?")
        terminal.wait_for("Esc closes")
        terminal.press("q")
        terminal.wait_until_gone("Esc closes")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane
        assert b"Traceback" not in terminal.raw


def test_the_whole_screen_is_drawn(store: Path) -> None:
    with program(store=store, size=(80, 24)) as terminal:
        terminal.wait_for("q quit")
        terminal.wait_for("More people came.")
        lines = terminal.text.splitlines()
        assert len(lines) == 24
        assert lines[0].startswith(" July 2024  2/2")
        assert lines[1].startswith("╭─ 1 Ways in ─")
        assert lines[-1].startswith("/ search")
        terminal.press("\x1b[B")
        terminal.wait_for("Household waste recycled | composted")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_killed_politely(store: Path, number: signal.Signals) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("July 2024")
        started = children(terminal.process.pid)
        terminal.process.send_signal(number)
        code = terminal.wait_for_end()
        assert code == 128 + number
        assert terminal.is_sane
        for child in started:
            with pytest.raises(ProcessLookupError):
                os.kill(child, 0)


def test_ctrl_c(store: Path) -> None:
    """It copies what is selected; with nothing selected it says how to leave, and keeps its head."""
    with program(store=store) as terminal:
        terminal.wait_for("July 2024")
        terminal.press("\x03")
        terminal.wait_for("quit")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane


def test_interrupted_from_outside(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("July 2024")
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.wait_for_end() in (0, 130, -signal.SIGINT)
        assert terminal.is_sane
        assert b"Traceback" not in terminal.raw


def test_an_empty_store_is_welcomed(tmp_path: Path) -> None:
    with program(store=tmp_path / "none") as terminal:
        terminal.wait_for("No report has been imported yet.")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane


def test_the_demo(tmp_path: Path) -> None:
    with program("demo", store=tmp_path / "none") as terminal:
        terminal.wait_for("19 of 19")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_theme_that_is_not_there_is_no_traceback(store: Path) -> None:
    with program(store=store, TEXTUAL_THEME="nonesuch") as terminal:
        terminal.wait_for("July 2024")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_damaged_store_is_a_message(store: Path) -> None:
    for file in store.glob("2024-07*"):
        file.write_bytes(b"PAR1")
    with program(store=store) as terminal:
        terminal.wait_for("cannot be read")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane


def test_resized(store: Path) -> None:
    with program(store=store, size=(140, 30)) as terminal:
        terminal.wait_for("kpi-tui · July 2024")
        terminal._screen.resize(24, 80)
        fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        terminal.wait_for("2/2")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("arguments", [[], ["--store", "elsewhere"]])
def test_without_a_terminal(store: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kpi_tui", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(store),
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [
        "kpi-tui: the explorer needs a terminal: kpi-tui measures prints a table instead"
    ]
