"""Terminals of every size, and one that is pulled about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.tui.screens.help import HelpScreen
from kpi_tui.tui.screens.main import MainScreen
from tests.support.explorer import NARROW, WIDE, explore


async def test_from_wide_to_small_and_back(real: Path) -> None:
    async with explore(real, (160, 45)) as explorer:
        await explorer.press("r", "down")
        before, cursor = explorer.lines, explorer.cursor
        await explorer.resize(60, 15)
        assert explorer.cursor == cursor
        assert cursor in explorer.screen
        assert all(len(line) <= 60 for line in explorer.lines)
        await explorer.resize(160, 45)
        assert explorer.lines == before


@pytest.mark.parametrize("key", ["c", "Q", "L", "O"])
async def test_a_list_has_rows_in_the_smallest_terminal_too(real: Path, key: str) -> None:
    async with explore(real, (40, 12)) as explorer:
        await explorer.press(key)
        at = next(place for place, line in enumerate(explorer.lines) if line.startswith("╭─ 2 "))
        end = next(place for place, line in enumerate(explorer.lines) if line.startswith("╰─"))
        assert end - at > 4, "two lines at least, beside the frame and what is said above"


async def test_what_is_said_of_a_line_grows_with_the_terminal(real: Path) -> None:
    async with explore(real, (80, 12)) as explorer:
        await explorer.press("c")
        heights = []
        for lines in (12, 16, 19, 24):
            await explorer.resize(80, lines)
            heights.append(explorer.main.query(".pane-detail").first().size.height)
    assert heights == [2, 3, 4, 5]


async def test_what_can_be_chosen_is_seen_below_a_long_headline(real: Path) -> None:
    async with explore(real, (160, 45)) as explorer:
        await explorer.press("delete", "enter")
        await explorer.resize(40, 12)
        assert "Keep it" in explorer.screen
        line, choices = (explorer.app.screen.query_one(each) for each in ("#narrow", "#choices"))
        assert choices.region.y == line.region.bottom, "no empty line stands between"
        headline = explorer.app.screen.query_one("#headline")
        last = headline.size.height - 1
        assert headline.render_line(last).text.rstrip().endswith("…"), "more is said than is seen"
        await explorer.resize(160, 45)
        assert "…" not in headline.render_line(headline.size.height - 1).text
        assert "kpi-tui demo --reset" in explorer.screen


async def test_the_last_row_stays_in_sight_from_small_to_wide_and_back(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        await explorer.press("0", "end")
        cursor = explorer.cursor
        for size in ((160, 45), NARROW, (160, 45), (60, 15)):
            await explorer.resize(*size)
            assert explorer.cursor == cursor
            above = explorer.table.cursor_row - round(explorer.table.scroll_y)
            assert 0 <= above < explorer.table._rows_in_view, size


async def test_pulled_about_while_a_measure_fills_the_screen(months: Path) -> None:
    async with explore(months, (160, 45)) as explorer:
        await explorer.press("z")
        await explorer.resize(*NARROW)
        await explorer.press("[", "escape")
        assert explorer.focused == "table"
        assert "YTD actual" not in explorer.headings
        await explorer.press("z")
        await explorer.resize(220, 50)
        await explorer.press("escape")
        assert "YTD actual" in explorer.headings
        assert "Trend" in explorer.headings


async def test_a_pane_is_as_wide_as_it_is_even_if_nothing_tells_it(
    months: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minimize = MainScreen.minimize

    def asked_between(screen: MainScreen) -> None:
        minimize(screen)
        screen._compositor._full_map_invalidated = True
        assert screen._compositor.full_map, "what a widget that asks for its size makes anew"

    monkeypatch.setattr(MainScreen, "minimize", asked_between)
    async with explore(months, (160, 45)) as explorer:
        await explorer.press("z")
        await explorer.resize(*NARROW)
        await explorer.press("escape")
        assert "YTD actual" not in explorer.headings


async def test_help_in_any_terminal(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("?")
        for size in ((60, 15), (20, 6), (1, 1), (300, 80)):
            await explorer.resize(*size)
            assert isinstance(explorer.app.screen, HelpScreen)
            if size[1] > 6:
                await explorer.press("home")
                assert "Esc close" in explorer.screen
                assert "What the signs mean" in explorer.screen or size[1] < 20
                await explorer.press("end")
                assert "worked out here." in explorer.screen, "the last line"
        await explorer.press("escape")
        assert explorer.focused == "table"


async def test_the_status_can_be_seen_at_80_columns(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        assert explorer.table.max_scroll_x == 0
        heading = next(line for line in explorer.lines if "Code" in line)
        for word in ("Measure", "Actual", "Target", "Status"):
            assert word in heading
        assert "★ green" in explorer.screen


async def test_no_column_is_cut_off_at_the_edge(real: Path) -> None:
    async with explore(real, (80, 24)) as explorer:
        for width in (80, 60, 100, 112, 160, 220):
            await explorer.resize(width, 24)
            for key in "{}":
                await explorer.press(key)
                assert explorer.table.max_scroll_x == 0, width
                assert "Status" in explorer.screen


@pytest.mark.parametrize("size", [NARROW, (160, 45)])
async def test_the_footer_fits(real: Path, size: tuple[int, int]) -> None:
    async with explore(real, size) as explorer:
        for word in ("/ search", "[ ] month", "? help", "q quit"):
            assert word in explorer.lines[-1]


async def test_the_tree_hides_and_comes_back(small: Path) -> None:
    async with explore(small, NARROW) as explorer:
        assert not explorer.tree.display, "there is more room for names"
        assert "Household waste recycl" in explorer.screen
        await explorer.press("1")
        assert (explorer.tree.display, explorer.focused) == (True, "tree")
        await explorer.press("b")
        assert explorer.focused == "table", "not left on what is hidden"
        await explorer.press("b")
        assert explorer.tree.display


async def test_what_stands_beside_the_tree_is_cut_to_the_room_it_leaves(months: Path) -> None:
    async with explore(months, NARROW) as explorer:
        await explorer.press("1")
        assert "Status" in explorer.screen


async def test_the_tree_is_there_or_not_as_was_chosen_for_the_width(small: Path) -> None:
    async with explore(small, WIDE) as explorer:
        assert explorer.tree.display
        await explorer.resize(*NARROW)
        assert not explorer.tree.display
        await explorer.press("b")
        await explorer.resize(*WIDE)
        await explorer.press("b")
        assert not explorer.tree.display
        await explorer.resize(*NARROW)
        assert explorer.tree.display


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_what_is_told_covers_no_dialog_s_keys_and_is_told_once(
    small: Path, size: tuple[int, int]
) -> None:
    async with explore(small, size) as explorer:
        explorer.app.notify("Said before.", timeout=60)
        await explorer.settle()
        assert sum("Said before." in line for line in explorer.lines) == 1
        await explorer.press("e")
        (told,) = [at for at, line in enumerate(explorer.lines) if "Said before." in line]
        (keys,) = [at for at, line in enumerate(explorer.lines) if "Enter write" in line]
        assert told < keys
        explorer.app.screen.dismiss(None)
        await explorer.settle()
        assert any("Said before." in line for line in explorer.lines), "it stands there still"


@pytest.mark.parametrize("size", [NARROW, (99, 30), WIDE, (61, 24), (160, 45)])
async def test_all_that_is_told_is_seen_to_its_last_letter(
    small: Path, size: tuple[int, int]
) -> None:
    async with explore(small, size) as explorer:
        for length in range(32, 42):
            path = f"/{'x' * (length - 11)}/copied.{length}"
            explorer.app.notify(f"OCC11.02 copied as text. If paste is empty: {path}")
            await explorer.settle()
            assert f"copied.{length}" in explorer.screen
