"""The real program in a real terminal: starts, is left, is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui.demo import ANNEX, published
from tests.support.samples import JUNE
from tests.support.stores import stored
from tests.support.terminal import (
    PATIENCE,
    Terminal,
    children,
    environment,
    program,
    wait_until_ended,
)

pytestmark = pytest.mark.costly(3)

CODES = [reading.measure_code for reading in published("2024-07").readings]


def test_a_look_a_search_and_out(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("July 2024")
        terminal.wait_for("Visits to libraries")
        terminal.press("[")
        terminal.wait_for("3 OCC01.01 · June 2024")
        terminal.press("]")
        terminal.wait_for("3 OCC01.01 · July 2024")
        terminal.press("/waste")
        terminal.wait_for("1 of 3")
        terminal.press("\r")
        terminal.wait_for("“waste”")
        terminal.press("\x1b")
        terminal.wait_for("3 of 3")
        terminal.press("?")
        terminal.wait_for("Esc close")
        terminal.press("q")
        terminal.wait_until_gone("Esc close")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane
        assert b"Traceback" not in terminal.raw


def test_the_whole_screen_is_drawn(store: Path) -> None:
    with program(store=store, size=(80, 24)) as terminal:
        terminal.wait_for("q quit")
        terminal.wait_for("kpi-tui's analysis: up since June 2024")  # the last that comes
        lines = terminal.text.splitlines()
        assert len(lines) == 24
        assert lines[0].startswith(" July 2024 ‹ 2/2 ›")
        assert lines[1].startswith("╭─ 2 Measures ─"), "no room for the tree"
        assert lines[-2].startswith(" New here?")
        assert lines[-1].startswith(" ? help  q quit  / search")
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
        wait_until_ended(started)


def test_ctrl_c_with_nothing_selected_says_how_to_leave(store: Path) -> None:
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
        assert terminal.wait_for_end() == 130
        assert terminal.is_sane
        assert b"Traceback" not in terminal.raw


def test_an_empty_store_is_welcomed(tmp_path: Path) -> None:
    with program(store=tmp_path / "none") as terminal:
        terminal.wait_for("No report has been imported yet.")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane


def test_the_demo_opens_on_the_last_of_its_nineteen_months(tmp_path: Path) -> None:
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
    for file in store.rglob("2024-07*"):
        file.write_bytes(b"PAR1")
    with program(store=store) as terminal:
        terminal.wait_for("so July 2024 cannot be")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane


def test_a_terminal_that_is_made_smaller_is_drawn_anew(store: Path) -> None:
    with program(store=store, size=(140, 30)) as terminal:
        terminal.wait_for("kpi-tui · July 2024")
        terminal.resize(80, 24)
        terminal.wait_for("2/2")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_search_a_month_a_file_and_out(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("July 2024")
        terminal.press("/libraries\r")
        terminal.wait_for("1 of 3 · Esc clears")
        terminal.press("[")
        terminal.wait_for("1 of 2 · Esc clears")
        terminal.wait_for("3 OCC01.01 · June 2024")
        terminal.press("e")
        terminal.wait_for("1 of 2 measures of June 2024")
        terminal.wait_for("Excel: as shown")
        terminal.press("\x1b[B\x1b[B")
        terminal.wait_for("csv: for other programs")
        terminal.wait_for("kpi-tui-2024-06.csv")
        terminal.press("\r")
        terminal.wait_for("1 measure written")
        written = (store.parent / "kpi-tui-2024-06.csv").read_text(encoding="utf-8-sig")
        assert "OCC01.01" in written
        assert "OCC01.02" not in written
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane
        assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("size", [(60, 15), (300, 80)])
def test_the_smallest_and_the_largest_terminal(store: Path, size: tuple[int, int]) -> None:
    with program(store=store, size=size) as terminal:
        terminal.wait_for("Ada Brown, Cy Dean")
        terminal.wait_for("? help")
        lines = terminal.text.splitlines()
        assert len(lines) == size[1]
        assert lines[1].startswith("╭─ 2 Measures ─" if size[0] < 100 else "╭─ 1 Browse ─")
        assert lines[-3].endswith("╯")
        assert len(lines[-3]) == size[0], "drawn to the edge"
        for key, says in (("f", "Type to filter"), ("?", "─ Help ─"), ("t", "· trend ─")):
            terminal.press(key)
            terminal.wait_for(says)
            terminal.press("\x1b")
            terminal.wait_until_gone(says)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane


def test_resized_while_a_dialog_is_open(store: Path) -> None:
    with program(store=store, size=(140, 40)) as terminal:
        terminal.wait_for("July 2024")
        terminal.press("f")
        terminal.wait_for("─ Filter ─")
        for columns, lines in ((60, 15), (300, 80), (80, 24)):
            terminal.resize(columns, lines)
            terminal.wait_for("Type to filter")
            terminal.wait_for("Enter takes ▲ red")
            terminal.press("brown")
            terminal.wait_for("│ brown ")
            terminal.wait_for("[ ] Ada Brown")
            terminal.press("\x1b")
            terminal.wait_for("Type to filter")
        terminal.press("brown\r")
        terminal.wait_for("2 of 3 · Esc clears")
        assert len(terminal.text.splitlines()[0]) <= 80
        terminal.press("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("j" * 30 + "k" * 10, f"3 {CODES[20]} · July 2024"),
        ("\x1b[B" * 40, f"3 {CODES[40]} · July 2024"),
        ("[]" * 19 + "[", "January 2023 (reworded) ‹ 1/2 ›"),
        ("/" + "zebra" * 7, "/" + "zebra" * 7),
        ("/librar\r" + "jk" * 15, "“librar”"),
        ("r" * 39 + "jjj", "4 of 4"),
        ("t" * 20 + "d" * 21, "compared with January 2023"),
        ("?" * 41, "Esc close"),
    ],
    ids=["down and up", "arrows", "months", "search", "found", "reds", "pages", "help"],
)
def test_keys_faster_than_they_can_be_drawn(tmp_path: Path, keys: str, says: str) -> None:
    """All in one go, as a terminal hands on what was typed while it was busy."""
    months = [published("2023-01"), published("2024-07")]
    with program(store=stored(tmp_path / "store", *months)) as terminal:
        terminal.wait_for("▶ With queries")
        terminal.press(keys)
        terminal.wait_for(says)
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane
        assert b"Traceback" not in terminal.raw


def test_the_window_is_closed(store: Path) -> None:
    with program(store=store) as terminal:
        terminal.wait_for("July 2024")
        started = children(terminal.process.pid)
        terminal.close()
        assert terminal.process.wait(PATIENCE) != 0
        wait_until_ended(started)


@contextmanager
def importing(folder: Path) -> Iterator[tuple[Terminal, list[int]]]:
    """The explorer while it reads many PDFs, and the processes that read them."""
    pdfs = folder / "pdfs"
    pdfs.mkdir()
    annex = files("kpi_tui.demo").joinpath(ANNEX).read_bytes()
    for number in range(60):
        (pdfs / f"{number}.pdf").write_bytes(annex)
    with program(store=stored(folder / "store", JUNE)) as terminal:
        terminal.wait_for("June 2024")
        terminal.press("i")
        terminal.wait_for("Import a PDF")
        terminal.press(f"{pdfs}\r")
        terminal.wait_for(", page ")
        yield terminal, children(terminal.process.pid)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_killed_politely_while_it_imports(tmp_path: Path, number: signal.Signals) -> None:
    with importing(tmp_path) as (terminal, readers):
        terminal.process.send_signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.is_sane
        wait_until_ended(readers)
        assert b"Traceback" not in terminal.raw


def test_interrupted_while_it_imports(tmp_path: Path) -> None:
    with importing(tmp_path) as (terminal, readers):
        terminal.press("\x03")  # copies what is marked, which is nothing, and ends nothing
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.wait_for_end() == 130
        assert terminal.is_sane
        wait_until_ended(readers)
        assert b"Traceback" not in terminal.raw


def test_the_window_is_closed_while_it_imports(tmp_path: Path) -> None:
    with importing(tmp_path) as (terminal, readers):
        terminal.close()
        assert terminal.process.wait(PATIENCE) != 0
        wait_until_ended(readers)


def test_left_while_it_imports(tmp_path: Path) -> None:
    with importing(tmp_path) as (terminal, readers):
        terminal.press("\x1b")
        terminal.wait_for("Cancelled")
        wait_until_ended(readers)
        terminal.press("\x1b")
        terminal.wait_until_gone("Cancelled")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_sane


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
