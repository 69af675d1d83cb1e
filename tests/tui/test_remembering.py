"""What the explorer is opened with again, and what a person keeps: pins, filters, columns, searches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.geometry import Offset

from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.settings import Settings
from kpi_tui.store.store import Store
from tests.support.explorer import NARROW, Explorer, explore
from tests.support.preferences import explore_with
from tests.support.samples import DEBT, JULY, JUNE, LIBRARY
from tests.support.stores import stored

RED = View(ViewKind.STATUS, "red")
WIDEST = (220, 30)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "remembered.json"


def has_branch_of_mine(explorer: Explorer) -> bool:
    return any(row.label.plain.startswith("My measures") for row in explorer.tree.lines)


# -- where one was ----------------------------------------------------------------------------


async def test_it_opens_as_it_was_left(months: Path, state: Path) -> None:
    async with explore(months, state=state) as explorer:
        await explorer.press("[", "[", "a", "s", "s", "v", "end")
        left = explorer.day, explorer.codes, explorer.cursor, explorer.tree.view
        assert left[3] == View(ViewKind.STATUS, "amber")
        await explorer.press("q")
    async with explore(months, state=state) as explorer:
        assert (explorer.day, explorer.codes, explorer.cursor, explorer.tree.view) == left
        assert explorer.told == ["You left off here. } goes to the last month."]
        assert "restored:  ● amber" in explorer.screen
        await explorer.press("escape")
        assert explorer.tree.view == View()
        assert "restored" not in explorer.screen


async def test_a_new_month_comes_first_and_is_told(tmp_path: Path, state: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    async with explore(store, state=state) as explorer:
        await explorer.press("[", "r")
    Store(store).add(replace(JULY, report_date=date(2024, 8, 31)))
    async with explore(store, state=state) as explorer:
        assert explorer.day == date(2024, 8, 31)
        assert explorer.told == ["August 2024 is new since you were here, at June 2024."]
    async with explore(store, state=state) as explorer:
        assert explorer.day == date(2024, 8, 31)
        assert explorer.told == []


async def test_the_first_r_sets_red_whatever_was_left(small: Path, state: Path) -> None:
    async with explore(small, state=state) as explorer:
        await explorer.press("r")
    async with explore(small, state=state) as explorer:
        await explorer.press("r")
        assert explorer.tree.view == RED
        assert "restored" not in explorer.screen, "one has asked for it by now"
        await explorer.press("r")
        assert explorer.tree.view == View()


async def test_another_store_of_the_same_report_has_a_place_of_its_own(
    small: Path, tmp_path: Path, state: Path
) -> None:
    async with explore(small, state=state) as explorer:
        await explorer.press("r", "*")
    other = stored(tmp_path / "other", JULY)
    async with explore(other, state=state) as explorer:
        assert explorer.tree.view == View()
        assert len(explorer.main.session.kept.pins) == 1, "what is kept is kept for both"
    async with explore(small, state=state) as explorer:
        assert explorer.tree.view == RED


async def test_what_cannot_be_read_or_written_is_in_nobodys_way(
    small: Path, tmp_path: Path
) -> None:
    state = tmp_path / "folder"
    state.mkdir()
    async with explore(small, state=state) as explorer:
        await explorer.press("*", "r", "W", "escape")
        assert explorer.tree.view == RED
    damaged = tmp_path / "damaged"
    damaged.write_bytes(b'{"series": {"oxfordshire-annex/month": {"places": [7], "pins": "x"')
    async with explore(small, state=damaged) as explorer:
        assert explorer.tree.view == View()


# -- pinned measures --------------------------------------------------------------------------


async def test_a_pin_is_a_mark_a_branch_and_a_view(small: Path, state: Path) -> None:
    async with explore(small, state=state) as explorer:
        assert "pinned" not in explorer.column_keys
        await explorer.press("*")
        assert explorer.column("pinned")[:2] == ["*", ""]
        await explorer.press("M")
        assert explorer.codes == [LIBRARY.measure_code]
        assert has_branch_of_mine(explorer)
    async with explore(small, state=state) as explorer:
        assert explorer.codes == [LIBRARY.measure_code]
        await explorer.press("escape")
        assert len(explorer.codes) == 3
        await explorer.press("*")
        assert not has_branch_of_mine(explorer)
        await explorer.press("M")
        assert explorer.told[-1].startswith("Nothing is pinned yet")


async def test_a_pin_follows_a_measure_whose_code_changes(tmp_path: Path, state: Path) -> None:
    renumbered = replace(LIBRARY, measure_code="OCC99.01")
    later = replace(JULY, report_date=date(2024, 8, 31), readings=(renumbered, DEBT))
    store = stored(tmp_path / "store", JULY, later)
    async with explore(store, state=state) as explorer:
        await explorer.press("[", "*", "M", "]")
        assert explorer.codes == ["OCC99.01"]
        await explorer.press("*")
        assert explorer.main.session.kept.pins == (), "it is the same pin"


# -- saved filters ----------------------------------------------------------------------------


async def test_a_filter_is_saved_opened_renamed_and_deleted(small: Path, state: Path) -> None:
    async with explore(small, NARROW, state=state) as explorer:
        await explorer.press("F")
        assert "Nothing is saved yet. Filter first, with f, r or the tree" in explorer.screen
        await explorer.press("escape")
        await explorer.press("r", "F", "enter")
        await explorer.press(*"Reds", "enter")
        assert explorer.told[-1] == "Saved as “Reds”. F opens it."
        await explorer.press("0")
    async with explore(small, NARROW, state=state) as explorer:
        await explorer.press("F")
        assert "Reds  1 measure" in explorer.screen
        await explorer.press("enter")
        assert explorer.tree.view == RED
        await explorer.press("F", *"rename", "enter", "enter", *"Ours", "enter")
        assert [each.name for each in explorer.main.session.kept.saved] == ["Ours"]
        await explorer.press("F", *"delete", "enter", "enter")
        assert explorer.main.session.kept.saved == ()


# -- columns and the order of rows ------------------------------------------------------------


async def test_columns_are_shown_hidden_and_moved_at_once_and_kept(
    small: Path, state: Path
) -> None:
    async with explore(small, WIDEST, state=state) as explorer:
        await explorer.press("W", "down", "space")
        assert "directors" in explorer.app.screen_stack[1].panes.table.drawn.by_key  # type: ignore[attr-defined]
        await explorer.press("shift+up", "up", "up", "up", "up")
        await explorer.press("escape")
        keys = explorer.column_keys
        assert keys.index("directors") < keys.index("name")
    async with explore(small, WIDEST, state=state) as explorer:
        assert explorer.column_keys == keys
        await explorer.press("W", "end", "enter", "escape")
        assert "directors" not in explorer.column_keys
    chosen = Settings(columns=("period_status",))
    async with explore_with(chosen, small, WIDEST, state) as explorer:
        assert explorer.column_keys == ["code", "name", "period_status"]


async def test_a_width_holds_and_names_have_two_lines(months: Path, state: Path) -> None:
    async with explore(months, WIDEST, state=state) as explorer:
        before = explorer.table.drawn.by_key["period_actual"]
        await explorer.press("W", *["down"] * 3, "right", "right", "end", "up", "space", "escape")
        assert explorer.table.drawn.by_key["period_actual"] == before + 2
        cursor = explorer.cursor
        await explorer.press("down", "down", "up")
        assert explorer.table.place.startswith("measure 2 of")
        await explorer.press("up")
        assert explorer.cursor == cursor
        await explorer.press("end")
        assert explorer.table.place.endswith("last")


async def test_sorting_by_two_columns_by_keys_and_by_shift_and_a_click(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        await explorer.press("s", "plus")
        assert explorer.told[-1] == "Sorted by Code, then Measure."
        assert [each for each in explorer.headings if each[-1:] in "↑↓"] == [
            "Code 1↑",
            "Measure 2↑",
        ]
        await explorer.pilot.click("#table", offset=Offset(3, 1))
        await explorer.pilot.click("#table", offset=Offset(20, 1), shift=True)
        await explorer.settle()
        assert [key for key, _ in explorer.table.order.by] == ["code", "name"]


# -- searches ---------------------------------------------------------------------------------


async def test_the_last_searches_come_back(small: Path, state: Path) -> None:
    async with explore(small, state=state) as explorer:
        await explorer.press("/", *"debt", "enter", "escape")
        await explorer.press("/", *"waste", "enter", "escape")
    async with explore(small, state=state) as explorer:
        await explorer.press("/", *"li", "up")
        assert explorer.main.session.words == ("waste",)
        await explorer.press("up", "up")
        assert explorer.main.session.words == ("debt",), "there is none before it"
        await explorer.press("down", "down")
        assert explorer.main.session.words == ("li",), "what one has typed oneself"
        await explorer.press("down")
        assert explorer.main.focused is explorer.table
