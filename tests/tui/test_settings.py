"""Settings and what is remembered, as the explorer follows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kpi_tui import settings as core
from kpi_tui.cli import main
from kpi_tui.settings import Settings, read_settings
from kpi_tui.tui.app import KpiApp, run_explorer
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.keymap import describe_problems, follow
from kpi_tui.tui.panes.column_layout import GIVING_WAY
from kpi_tui.tui.panes.columns import COLUMNS
from kpi_tui.tui.session.column_choice import UNASKED
from kpi_tui.tui.state import Memory, recall
from kpi_tui.tui.themes import DARK, LIGHT, SAFE_DARK
from tests.support.explorer import WatchedApp
from tests.support.preferences import explore_with

IDS = [command.id for command in COMMANDS]
THEMES = ("kpi-dark", "kpi-light", "nord")


def problems(keys: dict[str, str]) -> tuple[str, ...]:
    return follow(Settings(keys=keys), THEMES).problems


# -- keys -------------------------------------------------------------------------------------


async def test_a_key_of_ones_own(small: Path) -> None:
    async with explore_with(Settings(keys={"red": "ctrl+b, F9"}), small) as explorer:
        await explorer.press("r")
        assert len(explorer.codes) == 3, "the key it had does nothing now"
        await explorer.press("f9")
        assert explorer.codes == ["OCC01.02"]
        await explorer.press("ctrl+b")
        assert len(explorer.codes) == 3
        await explorer.press("a")
        assert explorer.told == ["No measure is amber this month."], "others keep theirs"


async def test_signs_are_keys(small: Path) -> None:
    async with explore_with(Settings(keys={"red": "!"}), small) as explorer:
        await explorer.press("!")
        assert explorer.codes == ["OCC01.02"]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("/", "slash"),
        ("F", "F"),
        ("Ctrl+F", "ctrl+f"),
        ("Shift+F", "F"),
        ("shift+tab", "shift+tab"),
        ("F5", "f5"),
        ("PgDn", "pagedown"),
        ("Ctrl+PgUp", "ctrl+pageup"),
        ("Esc", "escape"),
        ("comma", "comma"),
        ("space,[", "space,left_square_bracket"),
        ("ctrl+shift+up", "ctrl+shift+up"),
        ("slash", "slash"),
        ("é", "é"),
    ],
)
def test_keys_as_people_write_them(written: str, named: str) -> None:
    after = follow(Settings(keys={"red": written}), THEMES)
    assert after.keys == {"red": named}
    assert not [problem for problem in after.problems if "no key is called" in problem]


def test_keys_that_no_keyboard_has() -> None:
    after = follow(
        Settings(keys={"red": "ctrl+f12,ecsape", "amber": "ctlr+f,+", "table": "°°°"}), THEMES
    )
    assert [problem for problem in after.problems if "no key is called" in problem] == [
        "config.toml: keys.red: no key is called ecsape: did you mean escape?",
        "config.toml: keys.amber: no key is called ctlr+f: did you mean ctrl+f?",
        "config.toml: keys.table: no key is called °°°: ctrl+f, f5 and slash are some",
    ]
    assert after.keys == {"red": "ctrl+f12", "amber": "plus"}


def test_a_command_without_a_known_key_keeps_its_own() -> None:
    assert follow(Settings(keys={"red": "nonesuch"}), THEMES).keys == {}


def test_a_key_of_another_command_is_told() -> None:
    assert problems({"red": "a"}) == (
        "config.toml: keys.red: a is amber's as well: give one of them another key",
    )
    assert problems({"red": "f12", "amber": "f12"}) == (
        "config.toml: keys.red: f12 is amber's as well: give one of them another key",
    )
    assert problems({"red": "a", "amber": "r"}) == ()
    assert problems({"search": "/, slash"}) == ()


async def test_what_is_wrong_with_the_file_is_told(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\nserch = "[/]"\n"[red]" = "x"\n')
    async with explore_with(read_settings(file, IDS), small) as explorer:
        one, other = explorer.told[0].splitlines()
        assert one == "config.toml: keys.serch: no such command: did you mean search?"
        assert other.startswith("config.toml: keys.[red]: ")
        assert "keys.serch" in explorer.screen
        assert "keys.[red]" in explorer.screen


def test_many_problems_do_not_hide_the_explorer() -> None:
    assert describe_problems(["a\n\x1bb"]) == "a ␛b"
    assert describe_problems([*"abcdef"]) == "a\nb\nc\nd\n… and 2 more"


# -- columns ----------------------------------------------------------------------------------


def test_the_columns_are_those_of_the_table() -> None:
    assert tuple(column.key for column in COLUMNS) == core.COLUMN_IDS


def test_every_column_gives_way_but_those_always_there() -> None:
    assert {*core.COLUMN_IDS} - {*GIVING_WAY} == {*UNASKED, "period_status"}


# -- themes -----------------------------------------------------------------------------------


async def test_a_theme_is_remembered(small: Path, personal: Path) -> None:
    state = personal / "remembered.json"
    async with explore_with(Settings(), small, state=state) as explorer:
        assert explorer.app.theme == DARK.name
        assert recall(state).theme == "", "opening remembers none"
        explorer.app.theme = SAFE_DARK.name
        await explorer.settle()
    assert recall(state).theme == SAFE_DARK.name
    async with explore_with(Settings(), small, state=state) as explorer:
        assert explorer.app.theme == SAFE_DARK.name
        for theme in (LIGHT, SAFE_DARK):
            explorer.app.theme = theme.name
            await explorer.settle()
        assert recall(state).theme == SAFE_DARK.name


async def test_nothing_is_remembered_without_a_file(small: Path, personal: Path) -> None:
    async with explore_with(Settings(), small) as explorer:
        explorer.app.theme = LIGHT.name
        await explorer.settle()
    assert list(personal.iterdir()) == []


def test_which_theme_goes_first(
    small: Path, personal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = personal / "remembered.json"
    Memory(state).keep(theme="nord")
    set_ = Settings(theme=LIGHT.name)
    assert KpiApp(small, Settings(), state).theme == "nord"
    assert KpiApp(small, set_, state).theme == LIGHT.name
    monkeypatch.setenv("TEXTUAL_THEME", "dracula")
    assert KpiApp(small, set_, state).theme == "dracula"
    monkeypatch.setenv("TEXTUAL_THEME", "nonesuch")
    assert KpiApp(small, set_, state).theme == LIGHT.name


def test_a_theme_that_is_not_there() -> None:
    after = follow(Settings(theme="kpi-drak"), THEMES)
    assert after.problems == (
        "config.toml: theme: no theme is called kpi-drak: did you mean kpi-dark?",
    )


def test_a_remembered_theme_that_is_gone_is_no_problem(small: Path, personal: Path) -> None:
    state = personal / "remembered.json"
    Memory(state).keep(theme="gone")
    app = KpiApp(small, Settings(), state)
    assert (app.theme, app.settings.problems) == (DARK.name, ())


# -- the command line -------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[KpiApp]:
    """The explorers that would have opened."""
    apps: list[KpiApp] = []

    def run(app: KpiApp, **_: Any) -> None:
        apps.append(app)

    monkeypatch.setattr(KpiApp, "run", run)
    monkeypatch.setattr("kpi_tui.cli.commands.explore.on_terminal", lambda: True)
    monkeypatch.setattr("kpi_tui.cli.commands.demo.on_terminal", lambda: True)
    return apps


def test_the_explorer_opens_with_ones_own_settings(
    small: Path, personal: Path, opened: list[KpiApp]
) -> None:
    (personal / "config.toml").write_text('theme = "nord"\nascii = true\nnone = 1\n')
    run_explorer(small)
    (app,) = opened
    assert (app.theme, app.settings.ascii) == ("nord", True)
    assert len(app.settings.problems) == 1
    app.memory.keep(tree_shown=False)
    assert not recall(personal / "remembered.json").tree_shown


@pytest.mark.parametrize("command", [[], ["demo"]])
def test_ascii_on_the_command_line(
    small: Path,
    tmp_path: Path,
    opened: list[KpiApp],
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KPI_TUI_DEMO_STORE", str(tmp_path / "demo"))
    for argv, wanted in ((["--ascii"], True), ([], False)):
        assert main(["--store", str(small), *argv, *command]) == 0
        assert opened[-1].settings.ascii is wanted


def test_a_test_reads_nothing_of_the_person_who_runs_it(small: Path, personal: Path) -> None:
    (personal / "config.toml").write_text('theme = "nord"')
    assert WatchedApp(small).theme == DARK.name, "only run_explorer reads the file"
