"""The program with its standard streams closed, full, broken off, or of another encoding."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

pytestmark = pytest.mark.costly(3)

if sys.platform == "win32":
    pytest.skip("the shell of these tests is not there on Windows", allow_module_level=True)

KPI = f"{sys.executable} -m kpi_tui"
FULL = Path("/dev/full")
COMMANDS = (
    "--help",
    "--version",
    "reports",
    "measures",
    "show OCC01.01",
    "changes",
    "check",
    "export --format csv",
    "export --format parquet",
    "brief",
    "doctor",
    "profiles",
    "config",
    "demo",
)


@dataclass(frozen=True)
class Shell:
    """Runs lines of a shell beside a store of two months."""

    folder: Path
    _plain: dict[str, tuple[int, str, str]] = field(default_factory=dict)

    def plain(self, command: str) -> tuple[int, str, str]:
        """What a command does with its streams as they usually are: run once, and remembered."""
        if command not in self._plain:
            self._plain[command] = self(f"{KPI} {command}")
        return self._plain[command]

    def __call__(self, line: str, **more: str) -> tuple[int, str, str]:
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line}"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="surrogateescape",
            cwd=self.folder,
            env={
                **os.environ,
                **{f"KPI_TUI_{name}": str(self.folder / name) for name in ("CACHE", "STATE")},
                "KPI_TUI_STORE": str(self.folder / "store"),
                "KPI_TUI_DEMO_STORE": str(self.folder / "demo"),
                "KPI_TUI_CONFIG": str(self.folder / "config.toml"),
                **more,
            },
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    folder = tmp_path_factory.mktemp("streams")
    stored(folder / "store", JUNE, JULY)
    shell = Shell(folder)
    shell(f"{KPI} demo")  # so that what one command says does not depend on what ran before
    return shell


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_output_is_one_that_nobody_listens_to(shell: Shell, command: str) -> None:
    code, out, err = shell.plain(command)
    closed = shell(f"{KPI} {command} >&-")
    assert closed == (code, "", err)
    assert out


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told_in_one_line(shell: Shell, command: str) -> None:
    code, _, err = shell(f"{KPI} {command} > {FULL}")
    assert code == 1
    assert err.splitlines()[-1] == (
        "kpi-tui: the output could not be written: No space left on device: send it elsewhere"
    )
    assert len(err.splitlines()) <= (4 if command == "demo" else 2)


@pytest.mark.parametrize("elsewhere", ["2>&-", f"2>{FULL}"])
@pytest.mark.parametrize("command", [*COMMANDS, "--nonsense", "measures --month 1999-01"])
def test_narration_that_nobody_hears_changes_nothing(
    shell: Shell, command: str, elsewhere: str
) -> None:
    if "full" in elsewhere and not FULL.exists():
        pytest.skip("this system has no device that is always full")
    code, out, _ = shell.plain(command)
    assert shell(f"{KPI} {command} {elsewhere}") == (code, out, "")


def test_an_import_that_nobody_hears_is_kept(shell: Shell) -> None:
    annex = "kpi-tui.pdf"
    assert shell(f"{KPI} demo --annex {annex}")[0] == 0
    done = shell(f"{KPI} --store heard import {annex} <&- >&- 2>&-")
    assert done == (0, "", "")
    assert shell(f"{KPI} --store heard reports")[1].count("2024-08") == 1


@pytest.mark.parametrize("command", ["", "forget 2024-07"])
def test_a_closed_input_is_one_that_nobody_types_into(shell: Shell, command: str) -> None:
    code, out, err = shell(f"{KPI} {command} <&-")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_has_left_is_not_told(shell: Shell, command: str) -> None:
    code, _, err = shell(f"{KPI} {command} | true")
    assert code in (0, 141)
    assert err in shell.plain(command)[2]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_a_file_is_in_utf_8_whatever_the_locale(shell: Shell, encoding: str) -> None:
    plain = shell.plain("measures")
    assert shell(f"{KPI} measures", PYTHONIOENCODING=encoding, PYTHONUTF8="0") == plain
    assert "★" in plain[1]


def on_terminal(shell: Shell, words: Sequence[str], encoding: str) -> str:
    from tests.support.terminal import program

    store = shell.folder / "store"
    with program(*words, store=store, PYTHONUTF8="0", PYTHONIOENCODING=encoding) as terminal:
        assert terminal.wait_for_end() == 0
        return terminal.raw.decode(encoding)


@pytest.mark.parametrize("words", [["measures"], ["show", "OCC01.02"], ["check"], ["reports"]])
def test_a_terminal_with_few_letters_gets_what_it_has(shell: Shell, words: list[str]) -> None:
    assert "★ green" in on_terminal(shell, ["measures"], "utf-8")
    ascii_only, latin = (on_terminal(shell, words, each) for each in ("ascii", "latin-1"))
    assert ascii_only.isascii()
    assert "\\u" not in ascii_only + latin
    if words == ["measures"]:
        assert "G green" in ascii_only
        assert "£" in latin


def test_a_terminal_of_an_encoding_that_none_has_is_written_to_in_utf_8(
    shell: Shell, tmp_path: Path
) -> None:
    from tests.support.terminal import program

    store, odd = shutil.copytree(shell.folder / "store", tmp_path / "store"), "utf-16"
    with program("measures", store=store, PYTHONUTF8="0", PYTHONIOENCODING=odd) as terminal:
        assert terminal.wait_for_end() == 0
        assert "★ green" in terminal.raw.decode("utf-8")
    words = ("forget", "2024-07")
    with program(*words, store=store, PYTHONUTF8="0", PYTHONIOENCODING=odd) as terminal:
        terminal.wait_for("2024")
        terminal.press(b"y\n")
        assert terminal.wait_for_end() == 0
    assert not list(store.rglob("2024-07*"))


def test_what_cannot_be_typed_is_no_answer(shell: Shell) -> None:
    from tests.support.terminal import program

    with program("forget", "2024-07", store=shell.folder / "store") as terminal:
        terminal.wait_for("2024")
        terminal.press(b"\xa3\n")
        terminal.wait_for_end()
        assert b"Traceback" not in terminal.raw
    assert "2024-07" in shell(f"{KPI} reports")[1]


@pytest.mark.parametrize("threads", ["0", "-1", "many", ""])
def test_threads_that_polars_ends_over(shell: Shell, threads: str) -> None:
    code, out, err = shell(f"{KPI} export --format json", POLARS_MAX_THREADS=threads)
    assert (code, err) == (0, "")
    assert out.startswith("[")


def test_too_few_files_are_told_in_one_line(shell: Shell) -> None:
    assert shell(f"ulimit -n 8; {KPI} measures") == (
        1,
        "",
        "kpi-tui: only 8 files may be open at once: allow more with ulimit -n 64\n",
    )
    code, out, err = shell(f"ulimit -n 16; {KPI} measures")
    assert (code, "Traceback" in err) == (0, False)
    assert out
