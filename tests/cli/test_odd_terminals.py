"""The explorer where a terminal does what terminals seldom do: it goes on, or ends in one line."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.support.terminal import LEAVE_ALTERNATE, Terminal, program

pytestmark = pytest.mark.costly(3)


def assert_left_well(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane
    assert b"Traceback" not in terminal.raw


def last_words(terminal: Terminal) -> str:
    """What was said when the screen had been given back."""
    said = re.sub(rb"\x1b\[[?0-9]*[a-z]", b"", terminal.raw.rpartition(LEAVE_ALTERNATE)[2])
    return said.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "typed",
    [
        b"\xa3",
        b"\xff\xfe\x00\x80",
        b"\xe2\x82",
        b"\x1b[1;1;99999999999u",
        b"\x1b[99999999999999999999u",
        b"\x1b[<99999999999999999999;1;1M",
        b"\x1b" * 50,
    ],
)
def test_bytes_that_are_no_text_and_keys_that_no_terminal_has(store: Path, typed: bytes) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        terminal.press(typed)
        terminal.press("\x1b\x1b")
        terminal.press("/waste\r")
        terminal.wait_for("“waste”")
        assert_left_well(terminal)


def test_a_pound_of_another_encoding_in_a_search(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        terminal.press(b"/\xa3x")
        terminal.wait_for("\N{REPLACEMENT CHARACTER}x")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


def test_a_pound_of_the_terminals_own_encoding(store: Path) -> None:
    with program(store=store, PYTHONUTF8="0", PYTHONIOENCODING="latin-1") as terminal:
        terminal.wait_for("kpi-tui's analysis")
        assert terminal.text.isascii()
        assert "+- 1 Browse -" in terminal.text
        terminal.press(b"/\xa3x")
        terminal.wait_for("Lx")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "cp500"])
def test_an_encoding_that_no_terminal_has(store: Path, encoding: str) -> None:
    with program(store=store, PYTHONUTF8="0", PYTHONIOENCODING=encoding) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        assert "╭─ 1 Browse ─" in terminal.text
        terminal.press("/waste\r")
        terminal.wait_for("“waste”")
        assert_left_well(terminal)


def test_going_on_when_nothing_had_stopped(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        terminal.clear()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_until_taken(times=2)
        terminal.wait_for("kpi-tui's analysis")
        terminal.press("/waste\r")
        terminal.wait_for("“waste”")
        assert_left_well(terminal)


@pytest.mark.parametrize("how", ["key", "signal", "unseen"])
def test_stopped_and_called_back(store: Path, how: str) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        for _ in range(2):
            if how == "key":
                terminal.press("\x1a")
            else:
                number = signal.SIGTSTP if how == "signal" else signal.SIGSTOP
                terminal.process.send_signal(number)
            terminal.wait_until_stopped()
            assert terminal.is_sane == (how != "unseen")
            terminal.clear()
            terminal.process.send_signal(signal.SIGCONT)
            terminal.wait_for("kpi-tui's analysis")
        terminal.press("/waste\r")
        terminal.wait_for("“waste”")
        assert_left_well(terminal)


def test_stopped_in_a_dialog(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        terminal.press("f")
        terminal.wait_for("Type to filter")
        terminal.press("\x1a")
        terminal.wait_until_stopped()
        terminal.clear()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("Type to filter")
        terminal.press("\x1b")
        terminal.wait_until_gone("Type to filter")
        assert_left_well(terminal)


def test_a_size_that_a_shell_exported_is_not_the_windows(store: Path) -> None:
    with program(store=store, size=(140, 40), COLUMNS="80", LINES="24") as terminal:
        terminal.wait_for("kpi-tui · July 2024")
        terminal.wait_for("kpi-tui's analysis")
        assert len(terminal.text.splitlines()) == 40
        terminal.resize(80, 24)
        terminal.wait_for("2/2")
        assert_left_well(terminal)


FAULTY = """
import sys
from kpi_tui.tui.session import loader
from kpi_tui.tui.app import KpiApp
from kpi_tui.__main__ import main

def fail(self):
    raise LookupError("nobody foresaw this")

KpiApp.action_suspend_process = fail
sys.exit(main())
"""


def test_a_fault_of_ours_is_one_line_and_a_file(store: Path, tmp_path: Path) -> None:
    with program(store=store, script=FAULTY) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        terminal.press("\x1a")
        assert terminal.wait_for_end() == 1
        assert terminal.is_sane
        file = tmp_path / "cache" / "fault.txt"
        said = last_words(terminal)
        assert said == (
            f"kpi-tui: a fault of kpi-tui itself (LookupError): please report it, with {file}\n"
        )
        assert "nobody foresaw this" in file.read_text()


def test_a_fault_in_reading_what_is_typed(store: Path, tmp_path: Path) -> None:
    script = """
import sys
from kpi_tui.tui.terminal import driver
from kpi_tui.__main__ import main

class Parser(driver.KeyParser):
    def feed(self, data):
        raise EOFError("nobody foresaw this")

driver.KeyParser = Parser
sys.exit(main())
"""
    with program(store=store, script=script) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        terminal.press("x")
        assert terminal.wait_for_end() == 1
        assert terminal.is_sane
        said = last_words(terminal)
        assert said.startswith("kpi-tui: a fault of kpi-tui itself (EOFError): please report it")
        assert said.count("\n") == 1
        assert "nobody foresaw this" in (tmp_path / "cache" / "fault.txt").read_text()


def test_a_fault_of_ours_where_no_file_can_be_written(store: Path) -> None:
    with program(store=store, script=FAULTY, KPI_TUI_CACHE=os.devnull) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        terminal.press("\x1a")
        assert terminal.wait_for_end() == 1
        said = last_words(terminal)
        assert said == "kpi-tui: a fault of kpi-tui itself (LookupError): please report it\n"


def test_errors_that_go_into_a_file(store: Path, tmp_path: Path) -> None:
    with (
        (tmp_path / "errors").open("wb") as errors,
        program(store=store, errors=errors) as terminal,
    ):
        terminal.wait_for("kpi-tui's analysis")
        assert_left_well(terminal)
    assert (tmp_path / "errors").read_bytes() == b""


def test_errors_that_are_closed(store: Path) -> None:
    script = f"import os, sys; os.close(2); os.execv({sys.executable!r}, [{sys.executable!r}, '-m', 'kpi_tui'])"
    with program(store=store, script=script) as terminal:
        terminal.wait_for("kpi-tui's analysis")
        assert_left_well(terminal)


def test_green_is_green_where_there_are_sixteen_colours(store: Path) -> None:
    with program(store=store, TERM="xterm", COLORTERM="") as terminal:
        terminal.wait_for("kpi-tui's analysis")
        drawn = [terminal.colour_of(f" {word}") for word in ("green", "amber", "red")]
        assert_left_well(terminal)
    assert drawn == ["brightgreen", "brightbrown", "brightred"]
