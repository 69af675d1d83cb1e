from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kpi_tui.settings import read_settings
from kpi_tui.tui.commands.registry import COMMANDS
from tests.support.command_line import Run


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on whatever store the settings and the environment name."""
    return Run(capfd)


@pytest.fixture
def places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, personal: Path, cache: Path
) -> dict[str, Path]:
    monkeypatch.setenv("KPI_TUI_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "demo"))
    return {
        "settings": personal / "config.toml",
        "profiles": personal / "profiles",
        "store": tmp_path / "store",
        "demo store": tmp_path / "demo",
        "cache": cache,
        "remembered": personal / "remembered.json",
    }


def test_a_line_a_place(run: Run, places: dict[str, Path]) -> None:
    code, out, err = run("config")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{label}\t{path}\t{'there' if label == 'cache' else 'not there yet'}"
        for label, path in places.items()
    ]
    assert [label for label, path in places.items() if path.exists()] == ["cache"]


def test_the_store_of_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    _, out, _ = run("--store", str(tmp_path / "mine"), "config")
    assert f"store\t{tmp_path / 'mine'}\tthere" in out.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="no name has such signs there")
def test_a_path_of_two_lines_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\n b\tc  d").mkdir()
    _, out, _ = run("--store", str(tmp_path / "a\n b\tc  d"), "config")
    assert f"store\t{tmp_path / 'a␊ b␉c  d'}\tthere" in out.splitlines()


def test_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, places: dict[str, Path]) -> None:
    monkeypatch.setattr(
        "kpi_tui.cli.commands.config.sys.stdout.isatty", lambda: True, raising=False
    )
    _, out, _ = run("config")
    lines = out.splitlines()
    assert f"settings        {places['settings']} (not there yet)" in lines
    assert f"report library  {places['store']} (not there yet)" in lines, "as the screens call it"
    assert f"demo library    {places['demo store']} (not there yet)" in lines


def test_what_is_wrong_with_the_settings(run: Run, places: dict[str, Path]) -> None:
    places["settings"].write_text('them = "x"\n[keys]\nserch = "f"\n')
    code, out, err = run("config")
    assert code == 1
    assert len(out.splitlines()) == len(places)
    assert err.splitlines() == [
        "kpi-tui: config.toml: them: no such setting: did you mean theme?",
        "kpi-tui: config.toml: keys.serch: no such command: did you mean search?",
    ]


def test_a_key_of_a_file_cannot_move_the_terminal(run: Run, places: dict[str, Path]) -> None:
    places["settings"].write_text('"\\u001b[2J\\u202e" = 1\n')
    _, _, err = run("config")
    assert err.startswith("kpi-tui: config.toml: ␛[2J�: no such setting: ")


def test_the_sample_is_written_once(run: Run, places: dict[str, Path]) -> None:
    path = places["settings"]
    code, out, err = run("config", "--init")
    assert (code, out) == (0, "")
    assert err.startswith(f"{path} written: ")
    text = path.read_text(encoding="utf-8")
    assert all(f"#{command.id} = " in text for command in COMMANDS)
    assert read_settings(path, []).problems == ()
    assert run("config")[0] == 0

    path.write_text("# mine")
    code, out, err = run("config", "--init")
    assert (code, out) == (1, "")
    assert err.startswith(f"kpi-tui: {path}: is there already, so nothing was written: ")
    assert path.read_text() == "# mine"


def test_a_folder_that_is_not_there_is_made(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a" / "b" / "my.toml"
    monkeypatch.setenv("KPI_TUI_CONFIG", str(path))
    assert run("config", "--init")[0] == 0
    assert path.exists()


def test_where_nothing_can_be_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPI_TUI_CONFIG", str(tmp_path / "file" / "my.toml"))
    code, _, err = run("config", "--init")
    assert code == 1
    assert "my.toml: cannot be written: " in err


def test_nothing_of_weight_is_loaded() -> None:
    code = (
        "import sys; from kpi_tui.cli import main; main(['config']);"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert loaded.isdisjoint({"textual", "rich", "polars", "pdfplumber", "pypdfium2"})


def test_a_full_disk_leaves_no_empty_settings(
    run: Run, personal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fill)
    code, _, err = run("config", "--init")
    assert code == 1
    assert "cannot be written: No space left on device" in err
    assert list(personal.iterdir()) == []
