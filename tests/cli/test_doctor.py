"""`kpi-tui doctor`, as it is typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kpi_tui.cli import main
from kpi_tui.store.store import Store
from tests.support.local import local
from tests.support.old_store import OLD
from tests.support.samples import JULY, JUNE

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the sample store would be."""
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "demo"))
    return tmp_path / "demo"


def doctor(store: Path, *options: str) -> int:
    return main(["--store", str(store), "doctor", *options])


def test_a_store_that_is_well(tmp_path: Path, capsys: Said) -> None:
    store = Store(tmp_path / "store")
    store.add(JUNE)
    store.add(JULY)
    assert doctor(local(store.path)) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Report library {store.path}",
        "  oxfordshire-annex · by month: June 2024, July 2024; 2 revisions, 5 readings",
        "",
        "Nothing is wrong.",
    ]


def test_a_store_that_is_not_there(tmp_path: Path, capsys: Said) -> None:
    assert doctor(tmp_path / "none") == 0
    assert "  no such folder yet: an import makes it" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_what_is_wrong_is_named_with_what_to_do(tmp_path: Path, capsys: Said) -> None:
    store = Store(tmp_path / "store")
    path = store.add(JUNE).path
    local(path).write_bytes(b"\x1b]0;no report\x07")
    local(store.path / "all\x1b[2J.parquet").touch()
    local(store.path / "judgements.jsonl").write_text("no judgement\n")
    assert doctor(local(store.path)) == 3
    out = capsys.readouterr().out
    assert "Wrong: 3 things" in out
    assert f"  {path}: damaged: import its PDF again, then delete this file\n" in out
    assert "not a kpi-tui report by its name: move it elsewhere" in out
    assert "judgements.jsonl, line 1: is not JSON: it does not count" in out
    assert "\x1b" not in out


def test_old_files_are_copied_over(tmp_path: Path, capsys: Said) -> None:
    store = shutil.copytree(OLD, tmp_path / "store")
    assert doctor(store) == 0
    assert "3 files written by an older kpi-tui, which hold as they are." in capsys.readouterr().out
    assert doctor(store, "--upgrade") == 0
    said = capsys.readouterr()
    assert "older kpi-tui" not in said.out
    assert said.err == "3 files copied to the folders of their councils\n"
    assert not list(store.glob("*.parquet"))


def test_leftovers_are_said_and_swept(tmp_path: Path, demo: Path, capsys: Said) -> None:
    store = Store(tmp_path / "store")
    store.add(JUNE)
    local(store.path / ".tmp-1").touch()
    (demo.parent / ".demo-2").mkdir()
    assert doctor(local(store.path)) == 0
    out = capsys.readouterr().out
    assert f"  {store.path / '.tmp-1'}\n  {demo.parent / '.demo-2'}\n" in out
    assert doctor(local(store.path), "--sweep") == 0
    said = capsys.readouterr()
    assert said.err == "2 leftovers deleted\n"
    assert ".tmp-1" not in said.out


def test_a_long_list_is_counted(tmp_path: Path, capsys: Said) -> None:
    store = Store(tmp_path / "store")
    store.add(JUNE)
    for number in range(30):
        local(store.path / f"{number}.parquet").touch()
    assert doctor(local(store.path)) == 3
    assert "  … and 10 more\n" in capsys.readouterr().out
