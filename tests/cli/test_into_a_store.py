"""A store takes reports and nothing else: no command writes a file of a person's into one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kpi_tui.demo import ANNEX
from kpi_tui.errors import StoreError
from kpi_tui.publish.export.export import ExportError, write_file
from kpi_tui.store.files import LOG, council_folder
from tests.support.command_line import Run
from tests.support.odd_files import month_file
from tests.support.samples import JULY
from tests.support.stores import stored

WRITERS = {
    "export": ("export", "--format", "parquet", "--output", "{}/x.parquet"),
    "export --tidy": ("export", "--tidy", "--format", "csv", "--output", "{}/x.csv"),
    "brief": ("brief", "--format", "docx", "--output", "{}/x.docx"),
    "demo --annex": ("demo", "--annex", "{}/x.pdf"),
    "demo --annex, a folder": ("demo", "--annex", "{}"),
    "config --init": ("config", "--init"),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return stored(tmp_path / "store", JULY)


@pytest.fixture(autouse=True)
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Samples are there already."""
    (tmp_path / "demo").mkdir()
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "demo"))


def everything(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


@pytest.fixture
def writes(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, Path, Path], tuple[int, str]]:
    """Runs one of the commands so that it writes into a folder."""

    def writes(command: str, folder: Path, store: Path) -> tuple[int, str]:
        monkeypatch.setenv("KPI_TUI_CONFIG", str(folder / "config.toml"))
        argv = (word.format(folder) for word in WRITERS[command])
        code, _, err = Run(capfd)(*argv, store=store)
        return code, err

    return writes


Writes = Callable[[str, Path, Path], tuple[int, str]]


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("depth", range(3), ids=["its root", "its council", "its report"])
def test_no_command_writes_among_reports(
    writes: Writes, store: Path, command: str, depth: int
) -> None:
    file = month_file(store, "2024-07")
    folder = (store, file.parent.parent, file.parent)[depth]
    before = everything(store)
    code, err = writes(command, folder, store)
    (line,) = err.splitlines()
    assert code == 1
    assert line.startswith(f"kpi-tui: {folder}{os.sep}")
    assert line.endswith(
        f": in the report library {store}, where only reports belong: write elsewhere"
    )
    assert everything(store) == before


@pytest.mark.parametrize("command", WRITERS)
def test_nor_into_another_store(writes: Writes, store: Path, tmp_path: Path, command: str) -> None:
    before = everything(store)
    code, err = writes(command, store, stored(tmp_path / "mine", JULY))
    assert (code, err.count("\n")) == (1, 1)
    assert f"in the report library {store}, " in err
    assert everything(store) == before


@pytest.mark.parametrize("command", WRITERS)
def test_nor_into_a_store_that_is_empty_yet(writes: Writes, tmp_path: Path, command: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    code, err = writes(command, empty, empty)
    assert (code, err.count("\n")) == (1, 1)
    assert f"in the report library {empty}, " in err
    assert everything(empty) == []


@pytest.mark.parametrize("command", WRITERS)
def test_beside_a_store_and_below_is_elsewhere(
    writes: Writes, store: Path, tmp_path: Path, command: str
) -> None:
    (store / "sent out").mkdir()
    for folder in (tmp_path, store / "sent out"):
        assert writes(command, folder, store)[0] == 0
        written = [each for each in folder.iterdir() if each.is_file()]
        assert written
        assert {each.name.partition(".")[0] for each in written} <= {
            "x",
            "config",
            ANNEX.partition(".")[0],
        }


# -- which folders are a store's ---------------------------------------------------------------


def refused(path: Path) -> bool:
    try:
        write_file(b"x", path)
    except StoreError:
        return True
    return False


@pytest.mark.parametrize(
    "name",
    [
        LOG,
        "2024-07-31.r1.0123456789ab.parquet",
        "2024-07-31.r1.20240815T093012123456Z.9f3a1c2b.parquet",
        f"{council_folder(JULY)}/report_id=kent-qpr/x",
    ],
)
def test_what_makes_a_folder_a_store(tmp_path: Path, name: str) -> None:
    assert not refused(tmp_path / "before.csv")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert refused(tmp_path / "after.csv")
    assert not (tmp_path / "after.csv").exists()


@pytest.mark.parametrize(
    "name",
    ["kpi.parquet", "2024-07.csv", "council=Kent/x.parquet", "council=Kent", "report_id=1/x"],
)
def test_what_does_not(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert not refused(tmp_path / "x.csv")
    assert not refused((tmp_path / name).with_name("x.csv"))


def test_by_a_link(store: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(store)
    assert refused(tmp_path / "link" / "x.csv")
    (tmp_path / "x.csv").symlink_to(store / "x.csv")
    assert refused(tmp_path / "x.csv")


def test_a_file_among_reports_is_refused_under_the_home_folder_too(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(store))
    monkeypatch.setenv("USERPROFILE", str(store))
    assert refused(Path("~/x.csv"))


def test_what_is_no_file_is_written_to() -> None:
    assert not refused(Path(os.devnull))


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="such a link is written over")
def test_links_in_a_circle_are_an_error_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    with pytest.raises(ExportError, match="Too many levels of symbolic links: write elsewhere"):
        write_file(b"x", tmp_path / "round")
