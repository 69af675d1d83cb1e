"""Before there is anything to explore."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.store.store import Store
from kpi_tui.tui.screens.help import HelpScreen
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.welcome import WelcomeScreen
from tests.support.explorer import NARROW, WIDE, explore, plain
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_empty_store_says_how_to_begin(tmp_path: Path, size: tuple[int, int]) -> None:
    async with explore(tmp_path / "none", size) as explorer:
        assert isinstance(explorer.app.screen, WelcomeScreen)
        said = plain(line.replace("│", " ") for line in explorer.lines)
        assert "No report has been imported yet." in said
        assert "import report.pdf" in said
        assert "d to look round first, in a library of sample reports" in said
        assert "q quit" in said
        assert not (tmp_path / "none").exists(), "looking makes nothing"


async def test_it_says_where_the_store_is(tmp_path: Path) -> None:
    async with explore(tmp_path / "none", (200, 30)) as explorer:
        said = "".join(line.strip("│ ") for line in explorer.lines)
        assert str(tmp_path / "none").replace(" ", "") in said.replace(" ", "")


async def test_the_import_it_names_goes_to_the_store_that_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_TUI_STORE", str(tmp_path / "own"))
    for name, command in [
        ("own", "kpi-tui import report.pdf"),
        ("a b", f"kpi-tui --store '{tmp_path / 'a b'}' import report.pdf"),
    ]:
        async with explore(tmp_path / name, (200, 30)) as explorer:
            said = "".join(line.strip("│ ") for line in explorer.lines)
            assert command.replace(" ", "") in said.replace(" ", "")


async def test_d_opens_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    demo = tmp_path / "it's my (demo)"
    stored(demo, JUNE, JULY)
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(demo))
    async with explore(tmp_path / "none") as explorer:
        await explorer.press("d")
        assert isinstance(explorer.app.screen, MainScreen)
        assert explorer.codes == ["OCC01.01", "OCC01.02", "OCC02.01"]
        assert explorer.app.store == demo
        assert not (tmp_path / "none").exists()


async def test_d_makes_the_demo_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "demo"))
    async with explore(tmp_path / "none") as explorer:
        await explorer.press("d")
        assert "19/19" in explorer.strip
        await explorer.press("[")
        assert "simulated" in explorer.words


async def test_a_demo_that_cannot_be_made_is_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "file" / "[demo"))
    async with explore(tmp_path / "none") as explorer:
        await explorer.press("d")
        assert isinstance(explorer.app.screen, WelcomeScreen)
        assert "not a folder" in explorer.told[0]


@pytest.mark.parametrize("key", ["f5", "R"])
async def test_f5_after_an_import_elsewhere_opens_the_explorer(tmp_path: Path, key: str) -> None:
    async with explore(tmp_path / "store") as explorer:
        await explorer.press(key)
        assert isinstance(explorer.app.screen, WelcomeScreen)
        Store(tmp_path / "store").add(JULY)
        await explorer.press(key)
        assert explorer.codes == ["OCC01.01", "OCC01.02", "OCC02.01"]
        assert explorer.focused == "table"


async def test_q_leaves(tmp_path: Path) -> None:
    async with explore(tmp_path / "none") as explorer:
        await explorer.press("q")
        assert not explorer.app.is_running


async def test_the_screen_behind_the_help_may_be_left_by_the_store(tmp_path: Path) -> None:
    """Help is open while the store turns out to be empty: no key is lost in between."""
    store = stored(tmp_path / "store", JULY)
    async with explore(store) as explorer:
        await explorer.press("?")
        assert isinstance(explorer.app.screen, HelpScreen)
        await explorer.press("escape")
        assert isinstance(explorer.app.screen, MainScreen)


async def test_colours_can_be_chosen_before_there_is_a_report(tmp_path: Path) -> None:
    async with explore(tmp_path / "none") as explorer:
        await explorer.press("T")
        await explorer.type("kpi-light")
        await explorer.press("enter")
        assert explorer.app.theme == "kpi-light"
        assert isinstance(explorer.app.screen, WelcomeScreen)


async def test_what_can_be_done_here_is_listed_as_it_is_written(tmp_path: Path) -> None:
    async with explore(tmp_path / "none") as explorer:
        await explorer.press("ctrl+p")
        assert "Import a PDF" in explorer.screen
