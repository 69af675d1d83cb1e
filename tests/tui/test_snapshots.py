"""How screens look. Look at the report before accepting: `pytest --snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from kpi_tui.tui.themes import DARK, LIGHT
from tests.support.explorer import Explorer, WatchedApp, quickly

pytestmark = pytest.mark.usefixtures("greenwich")

SMALL, MEDIUM, LARGE = (80, 24), (112, 30), (160, 45)
Looks = Callable[..., None]


@pytest.fixture
def looks(snap_compare: Callable[..., bool]) -> Looks:
    """Compares the explorer, after some keys, with how it is meant to look."""

    def look(store: Path, size: tuple[int, int], theme: str, *keys: str) -> None:
        app = WatchedApp(store)
        app.animation_level = "none"
        app.theme = theme

        async def press(pilot: Pilot[Any]) -> None:
            explorer = Explorer(app, pilot)
            await explorer.settle()
            await explorer.press(*keys)
            for field in app.screen.query(Input):
                field.cursor_blink = False
            await explorer.settle()

        with quickly(app):
            assert snap_compare(app, terminal_size=size, run_before=press)

    return look


@pytest.mark.parametrize(
    ("size", "theme"),
    [(SMALL, DARK.name), (MEDIUM, LIGHT.name), (LARGE, DARK.name), (LARGE, LIGHT.name)],
)
def test_the_explorer(looks: Looks, months: Path, size: tuple[int, int], theme: str) -> None:
    looks(months, size, theme, "down")


def test_an_early_month_and_the_tree(looks: Looks, months: Path) -> None:
    looks(months, MEDIUM, DARK.name, "1", *["down"] * 11, "right", "{")


@pytest.mark.parametrize(("size", "theme"), [(SMALL, LIGHT.name), (MEDIUM, DARK.name)])
def test_help(looks: Looks, months: Path, size: tuple[int, int], theme: str) -> None:
    looks(months, size, theme, "?")


@pytest.mark.parametrize(("size", "theme"), [(SMALL, DARK.name), (MEDIUM, LIGHT.name)])
def test_welcome(
    looks: Looks,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    size: tuple[int, int],
    theme: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KPI_TUI_STORE", "store")
    looks(Path("store"), size, theme)


@pytest.mark.parametrize(("size", "theme"), [(SMALL, DARK.name), (LARGE, LIGHT.name)])
def test_search(looks: Looks, months: Path, size: tuple[int, int], theme: str) -> None:
    looks(months, size, theme, "slash", *"children")


def test_reds_sorted_by_their_actual(looks: Looks, months: Path) -> None:
    looks(months, LARGE, DARK.name, "r", "s", "s", "s")


@pytest.mark.parametrize(("size", "theme"), [(SMALL, LIGHT.name), (LARGE, DARK.name)])
def test_reading_to_the_end(looks: Looks, months: Path, size: tuple[int, int], theme: str) -> None:
    looks(months, size, theme, "down", "enter", "end")


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [
        (["f", "down", "space"], SMALL, DARK.name),
        (["m"], MEDIUM, LIGHT.name),
        (["c"], LARGE, DARK.name),
        (["Q"], SMALL, LIGHT.name),
        (["O"], MEDIUM, DARK.name),
        (["o"], MEDIUM, LIGHT.name),
    ],
    ids=["filter", "months", "changes", "checks", "at a glance", "heat map"],
)
def test_lists(
    looks: Looks, months: Path, keys: list[str], size: tuple[int, int], theme: str
) -> None:
    looks(months, size, theme, *keys)


@pytest.mark.parametrize(("size", "theme"), [(SMALL, DARK.name), (LARGE, LIGHT.name)])
@pytest.mark.parametrize("key", ["d", "t"])
def test_beside_and_trend(
    looks: Looks, months: Path, key: str, size: tuple[int, int], theme: str
) -> None:
    looks(months, size, theme, "down", key)


def test_filters_in_force(looks: Looks, months: Path) -> None:
    looks(months, MEDIUM, DARK.name, "f", *"transformation", "enter", "/", *"stage", "enter", "n")
