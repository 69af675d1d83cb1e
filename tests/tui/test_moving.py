"""From pane to pane, and within each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.explorer import NARROW, WIDE, explore


async def test_the_table_has_the_keyboard_at_first(small: Path) -> None:
    async with explore(small) as explorer:
        assert explorer.focused == "table"
        assert explorer.cursor == "OCC01.01"
        assert explorer.way == "All measures 3"
        assert "Visits to libraries" in explorer.words


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_tab_goes_round_the_panes(small: Path, size: tuple[int, int]) -> None:
    async with explore(small, size) as explorer:
        seen = []
        for _ in range(4):
            seen.append(explorer.focused)
            await explorer.press("tab")
        panes = ["table", "commentary", "tree"]
        if size == NARROW:
            panes.remove("tree")  # which has no room there
        assert seen == [*panes, *panes][:4]
        await explorer.press("shift+tab")
        assert explorer.focused == seen[-1]


async def test_a_pane_by_its_number(small: Path) -> None:
    async with explore(small) as explorer:
        for key, pane in (("1", "tree"), ("3", "commentary"), ("2", "table")):
            await explorer.press(key)
            assert explorer.focused == pane


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("j", "k")])
async def test_up_and_down_in_the_table(small: Path, down: str, up: str) -> None:
    async with explore(small, NARROW) as explorer:
        await explorer.press(down)
        assert explorer.cursor == "OCC01.02"
        assert "Household waste" in explorer.words
        await explorer.press(down, down, down)
        assert explorer.cursor == "OCC02.01"
        await explorer.press(up, up, up, up)
        assert explorer.cursor == "OCC01.01"


async def test_to_the_end_of_the_table_and_back(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        first, last = explorer.codes[0], explorer.codes[-1]
        for end, top in (("end", "home"), ("ctrl+end", "ctrl+home")):
            await explorer.press(end)
            assert explorer.cursor == last
            assert last in explorer.screen
            await explorer.press(top)
            assert explorer.cursor == first


@pytest.mark.parametrize(("down", "up"), [("down", "up"), ("j", "k")])
async def test_moving_in_the_tree_filters_at_once(small: Path, down: str, up: str) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", down)
        assert (explorer.way, explorer.codes) == ("Exceptions 2", ["OCC01.01", "OCC01.02"])
        assert "Visits to libraries" in explorer.words
        await explorer.press(down)
        assert (explorer.way, explorer.codes) == ("▲ red 1", ["OCC01.02"])
        assert "Household waste" in explorer.words
        await explorer.press(down)
        assert (explorer.way, explorer.codes) == ("YTD only 1", ["OCC01.01"])
        await explorer.press(down, down)
        assert explorer.way == "01 Climate ★ 1 ▲ 1 2"
        assert explorer.codes == ["OCC01.01", "OCC01.02"]
        await explorer.press(up)
        assert (explorer.way, len(explorer.codes)) == ("Priorities", 3)
        assert explorer.focused == "tree"


@pytest.mark.parametrize(("left", "right"), [("left", "right"), ("h", "l")])
async def test_left_and_right_close_open_and_climb(small: Path, left: str, right: str) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", "down", "down")
        assert explorer.way == "▲ red 1"
        await explorer.press(left)
        assert explorer.way == "Exceptions 2"
        await explorer.press(left)
        assert "▲ red 1" not in explorer.ways
        await explorer.press(left)
        assert explorer.way == "Exceptions 2", "there is nowhere to climb to"
        await explorer.press(right)
        assert "▲ red 1" in explorer.ways
        assert explorer.way == "Exceptions 2"
        await explorer.press(right)
        assert explorer.way == "▲ red 1"
        await explorer.press(right)
        assert explorer.way == "▲ red 1"


async def test_enter_closes_and_opens_a_branch(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", "end", "up")
        assert explorer.way == "Portfolio holders"
        await explorer.press("enter")
        owners = ["Cllr G Hill ▲ 1 1", "Cllr E Fry ★ 1 1", "No portfolio holder 1"]
        assert explorer.ways[-4:-1] == owners
        await explorer.press("enter")
        assert explorer.ways[-2] == "Portfolio holders"


async def test_a_directors_measures(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", "end", "up", "up", "right", "right")
        assert (explorer.way, explorer.codes) == ("Ada Brown ★ 1 ▲ 1 2", ["OCC01.01", "OCC01.02"])
        await explorer.press("down")
        assert (explorer.way, explorer.codes) == ("Cy Dean ★ 1 1", ["OCC01.01"])
        assert "Cy Dean" in explorer.screen


async def test_what_is_open_in_the_tree_stays_open_over_months_and_sizes(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", "end", "up", "up", "right", "[")
        assert any(way.startswith("Ada Brown") for way in explorer.ways)
        await explorer.press("1", "home", "down", "left", "]")
        await explorer.resize(*NARROW)
        assert any(way.startswith("Ada Brown") for way in explorer.ways)
        assert "▲ red 1" not in explorer.ways


async def test_a_priority_without_measures_shows_its_note(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", *["down"] * 7)
        assert explorer.way == "03 Local –"
        assert explorer.codes == []
        assert "This report does not contain any data" in explorer.words
        assert "OCC03 Local" in explorer.screen
        assert "0 of 3" in explorer.screen


async def test_every_way_of_the_real_months_leads_to_what_it_counts(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        await explorer.press("1")
        await explorer.open_all_ways()
        for row in range(explorer.tree.row_count):
            explorer.tree.move_to(row)
            await explorer.settle()
            number = explorer.way.split()[-1]
            if number.isdigit() and "★" not in explorer.way:
                assert len(explorer.codes) == int(number), explorer.way


async def test_scrolling_the_commentary(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        await explorer.press("3")
        for down, up in (("down", "up"), ("j", "k"), ("space", "pageup")):
            await explorer.press(down)
            assert explorer.focused == "commentary"
            assert explorer.commentary.scroll_target_y > 0
            await explorer.press(up)
            assert explorer.commentary.scroll_target_y == 0
        await explorer.press("end")
        assert explorer.commentary.scroll_target_y == explorer.commentary.max_scroll_y
        await explorer.press("home")
        assert explorer.commentary.scroll_target_y == 0


async def test_the_next_measure_without_leaving_the_commentary(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("3", "right", "l")
        assert explorer.focused == "commentary"
        assert "Debt outstanding" in explorer.words
        await explorer.press("left", "h", "left")
        assert "Visits to libraries" in explorer.words


async def test_another_measure_is_read_from_its_top(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        await explorer.press("3", "end", "right")
        assert explorer.commentary.scroll_target_y == 0


async def test_clicking_a_row_shows_it(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.pilot.click("#table", offset=(4, 3))
        await explorer.settle()
        assert explorer.cursor == "OCC01.02"
        assert "Household waste" in explorer.words
