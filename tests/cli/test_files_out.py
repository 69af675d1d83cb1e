"""What leaves by the standard output and by files: for spreadsheets, terminals and other people."""

from __future__ import annotations

import csv
import errno
import io
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kpi_tui.cli.common import print_bytes
from kpi_tui.files import write_whole
from kpi_tui.importing.sources import remember_source
from kpi_tui.publish.console import TableColumn, print_table
from kpi_tui.publish.export.formula_guard import escape_formula, rows_as_csv
from kpi_tui.report import Source
from tests.support.laws import examples
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

BOM = b"\xef\xbb\xbf"


def test_a_csv_sent_to_a_file_begins_as_spreadsheets_want_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    for _ in range(2):  # what is added to a file has no beginning of its own
        with path.open("a", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            print_bytes("£\n".encode(), "csv")
    assert path.read_bytes() == BOM + "£\n£\n".encode()


def test_no_other_format_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.json"
    with path.open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        print_bytes(b"[]\n", "json")
    assert path.read_bytes() == b"[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes are of another kind")
def test_a_pipe_gets_the_data_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        print_bytes(b"a\n", "csv")
    with os.fdopen(reader, "rb") as piped:
        assert piped.read() == b"a\n"


class Terminal(io.StringIO):
    """What is printed on a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_obeys_nothing_that_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    print_bytes("a\x1b]52;c;x\x07 \x9b31m ‮b\n".encode(), "json")
    assert terminal.getvalue() == "a␛]52;c;x␇ �31m �b\n"


def test_a_piped_table_disarms_what_a_spreadsheet_would_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table(
        [TableColumn("Name"), TableColumn("Figure")], [["=1+1", "-£1,200,000"], ["-", "-3"]]
    )
    assert capsys.readouterr().out == "Name\tFigure\n'=1+1\t-£1,200,000\n-\t-3\n"


@examples(200)
@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=3), max_size=4))
@example([["a\rb", "=1"]])
@example([["\r"]])
@example([["\n"]])
def test_a_csv_is_read_back_cell_by_cell(rows: list[list[str]]) -> None:
    rows = [[cell.replace("\x00", "") or "-" for cell in row] for row in rows]
    text = rows_as_csv(rows)
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert found == [[escape_formula(cell) for cell in row] for row in rows]
    assert all("\r" not in part for part in text.split('"')[::2]), "it stands within quotes"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps who may read a file elsewhere")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660])
def test_who_may_read_a_file_stays_when_it_is_written_anew(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.csv"
    path.touch()
    path.chmod(mode)
    write_whole(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps who may look into a folder elsewhere")
def test_what_is_kept_for_one_person_nobody_else_can_look_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kpi_tui.cli import main

    store = stored(tmp_path / "store", JUNE, JULY)
    monkeypatch.setenv("KPI_TUI_CACHE", str(tmp_path / "home" / "cache"))
    monkeypatch.setenv("KPI_TUI_STATE", str(tmp_path / "state" / "remembered.json"))
    old = os.umask(0o022)
    try:
        assert main(["--store", str(store), "measures"]) == 0
        remember_source(tmp_path / "annex.pdf", "0" * 64)
    finally:
        os.umask(old)
    made = [tmp_path / "state", *(path for path in (tmp_path / "home").rglob("*") if path.is_dir())]
    assert len(made) > 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o700}
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


class Watching(io.BytesIO):
    """What a file is written from, which looks into the folder meanwhile."""

    def __init__(self, content: bytes, folder: Path) -> None:
        super().__init__(content)
        self.folder = folder
        self.seen: set[str] = set()

    def read(self, size: int | None = -1) -> bytes:
        self.seen |= {path.name for path in self.folder.iterdir()}
        return super().read(size)


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="this system has no files without a name")
@pytest.mark.parametrize("there", [(), ("a.csv",)])
def test_what_is_killed_while_it_writes_leaves_nothing(
    tmp_path: Path, there: tuple[str, ...]
) -> None:
    for name in there:
        (tmp_path / name).write_bytes(b"old")
    content = Watching(b"new", tmp_path)
    write_whole(tmp_path / "a.csv", content)
    assert content.seen == set(there)
    assert (tmp_path / "a.csv").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("missing", ["open", "link"])
def test_a_folder_without_such_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with monkeypatch.context() as without:
        without.setattr(os, missing, refuse)
        write_whole(path, io.BytesIO(b"new"))
    assert path.read_bytes() == b"new"
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_the_name_of_a_file_drives_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kpi_tui.cli import main

    evil = Source("evil\x1b]52;c;eA==\x07‮.pdf", "0" * 64, 2)
    store = stored(tmp_path / "store", JUNE, replace(JULY, source=evil))
    for argv in (
        ("export", "--format", "csv"),
        ("export", "--format", "json"),
        ("export", "--format", "md"),
        ("export", "--tidy", "--format", "csv"),
        ("brief",),
        ("brief", "--format", "html"),
        ("changes", "--format", "csv"),
    ):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        assert main(["--store", str(store), *argv]) == 0
        said = terminal.getvalue()
        assert len(said) > 100
        assert not {"\x1b", "\x07", "\x9b", "‮"} & set(said), argv


@pytest.mark.skipif(sys.platform == "win32", reason="no name has such signs there")
def test_where_a_file_was_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from kpi_tui.cli import main

    store = stored(tmp_path / "store", JULY)
    for argv in (("export",), ("export", "--tidy"), ("brief", "--format", "md")):
        path = tmp_path / "a\nb  c.csv"
        assert main(["--store", str(store), *argv, "--output", str(path)]) == 0
        assert path.exists()
        said = capsys.readouterr().err
        assert str(tmp_path / "a␊b  c.csv") in said
        assert said.count("\n") == 1
