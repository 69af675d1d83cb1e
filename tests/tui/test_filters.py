"""Filters held together: the dialog they are chosen in, their chips, and how one is rid of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.analysis.browse.filters import FilterSet
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.tui.screens.main import MainScreen
from tests.support.explorer import NARROW, WIDE, Explorer, explore
from tests.support.samples import DEBT, JULY, JUNE, LIBRARY, WASTE
from tests.support.stores import stored

ALL = ["OCC01.01", "OCC01.02", "OCC02.01"]


async def choose(explorer: Explorer, *texts: str) -> None:
    """Tick the first filter that each of the texts leaves, and take them."""
    await explorer.press("f")
    for text in texts:
        explorer.picking.line.value = text
        await explorer.settle()
        await explorer.press("space")
    await explorer.press("enter")


def boxes(explorer: Explorer) -> list[str]:
    """The lines of the list that are marked, as they are drawn."""
    return [
        line[line.index("[x]") :].split("│")[0].strip() for line in explorer.lines if "[x]" in line
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_typing_narrows_the_list_and_enter_takes_the_first(
    small: Path, size: tuple[int, int]
) -> None:
    async with explore(small, size) as explorer:
        await explorer.press("f")
        everything = len(explorer.choices)
        assert explorer.choice == "▲ red  1 measure", "the worst comes first"
        await explorer.type("brown")
        assert explorer.choices == ["Ada Brown  2 measures"]
        assert len(explorer.choices) < everything
        await explorer.press("enter")
        assert explorer.codes == ["OCC01.01", "OCC01.02"]
        assert "Ada Brown" in explorer.filters
        assert "2 of 3 · Esc clears" in explorer.filters
        assert explorer.focused == "table"


async def test_space_marks_several(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f", "space", "down", "space")
        assert len(boxes(explorer)) == 2
        await explorer.press("enter")
        assert explorer.codes == ["OCC01.01", "OCC01.02"], "red or green"
        assert "▲ red" in explorer.filters
        assert "★ green" in explorer.filters
        await choose(explorer, "cy dean")
        assert explorer.codes == ["OCC01.01"], "and Cy Dean's"
        await explorer.press("f")
        assert len(boxes(explorer)) == 3, "the dialog shows what is in force"
        await explorer.press("space")
        assert len(boxes(explorer)) == 2, "and a mark is taken away as it was made"
        await explorer.press("enter")
        assert "▲ red" not in explorer.filters


async def test_marks_stay_while_one_types_something_else(small: Path) -> None:
    async with explore(small) as explorer:
        await choose(explorer, "red", "hill")
        assert explorer.codes == ["OCC01.02"]
        assert "Cllr G Hill" in explorer.filters


async def test_escape_first_lets_go_of_what_was_typed_then_leaves(small: Path) -> None:
    async with explore(small) as explorer:
        await choose(explorer, "red")
        await explorer.press("f", "space")
        await explorer.type("brown")
        await explorer.press("escape")
        assert len(explorer.choices) > 1
        await explorer.press("escape")
        assert isinstance(explorer.app.screen, MainScreen)
        assert explorer.codes == ["OCC01.02"], "nothing was taken"


async def test_space_ticks_whatever_was_typed(small: Path) -> None:
    """It is never typed; the next letter begins another word, and what is ticked stays."""
    async with explore(small, NARROW) as explorer:
        await explorer.press("f", *"cy", "space")
        assert boxes(explorer) == ["[x] Cy Dean  1 measure"]
        assert explorer.picking.line.value == "cy"
        assert "1 of 3 · ticked: Cy Dean" in explorer.screen
        await explorer.press(*"green")
        assert explorer.picking.line.value == "green"
        assert "ticked: Cy Dean · Enter adds ★ green" in explorer.screen
        assert boxes(explorer) == []
        await explorer.press("space")
        assert "ticked: Cy Dean, ★ green" in explorer.screen
        await explorer.press(*"brown", "escape", "enter")
        assert explorer.codes == ["OCC01.01"]
        assert "Cy Dean" in explorer.filters
        assert "★ green" in explorer.filters


async def test_a_name_of_several_words_that_others_begin_with_is_typed_with_its_spaces(
    tmp_path: Path,
) -> None:
    """Else the first of the others would be ticked on the way."""
    holders = ("Cllr A Gant", "Cllr D Levy", "Cllr E Fry")
    readings = [replace(LIBRARY, measure_code=f"OCC01.0{at}") for at in range(3)]
    held = [
        replace(each, portfolio_holder=name) for each, name in zip(readings, holders, strict=True)
    ]
    store = stored(tmp_path, replace(JULY, readings=tuple(held)))
    async with explore(store) as explorer:
        await explorer.press("f", *"cllr", "space")
        assert "nothing ticked" in explorer.screen
        await explorer.press(*"levy", "enter")
        assert explorer.codes == ["OCC01.01"]
        await explorer.press("0", "f", *"cllr", "down", "space")
        assert "ticked: Cllr D Levy" in explorer.screen, "one has moved: no word goes on"
        await explorer.press("escape", *"cllr", "space", "space")
        assert "ticked: Cllr D Levy, Cllr A Gant" in explorer.screen, "a second space ticks"


async def test_enter_takes_what_one_has_typed_for_beside_what_is_ticked(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f", "space", *"cy")
        assert "0 of 3 · ticked: ▲ red · Enter adds Cy Dean" in explorer.screen
        await explorer.press("enter")
        assert explorer.codes == []
        assert "▲ red" in explorer.filters
        assert "Cy Dean" in explorer.filters


async def test_with_the_last_tick_gone_enter_takes_no_filter(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("r", "0", "f", "space", "enter", "f")
        assert "ticked: ▲ red" in explorer.screen
        await explorer.press("space")
        assert "3 of 3 · nothing ticked · Enter shows all" in explorer.screen
        await explorer.press("down")
        assert "nothing ticked · Enter takes ★ green" in explorer.screen, "one has moved"
        await explorer.press("up", "space", "space", "enter")
        assert (explorer.filters, explorer.codes) == ("", ALL)


async def test_tab_goes_from_heading_to_heading(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f")
        seen = [explorer.choice]
        for _ in range(2):
            await explorer.press("tab")
            seen.append(explorer.choice)
        assert seen == ["▲ red  1 measure", "Ada Brown  2 measures", "Cllr E Fry  1 measure"]
        await explorer.press("shift+tab", "enter")
        assert "Ada Brown" in explorer.filters


async def test_the_mouse_ticks_and_applies(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f")

        async def click(text: str) -> None:
            row, line = next((at, line) for at, line in enumerate(explorer.lines) if text in line)
            await explorer.pilot.click(offset=(line.index(text) + 1, row))
            await explorer.settle()

        await click("Ada Brown")
        await click("[ ] ★ green")
        assert len(boxes(explorer)) == 2, "a click ticks"
        await click("Clear")
        assert boxes(explorer) == []
        await click("Ada Brown")
        await click("Apply")
        assert explorer.codes == ["OCC01.01", "OCC01.02"]


async def test_the_keys_that_open_lists_are_letters_in_them(small: Path) -> None:
    async with explore(small) as explorer:
        for key in ("f", "m"):
            await explorer.press(key, key, "q", "slash")
            assert explorer.picking.line.value == f"{key}q/"
            await explorer.press("escape", "escape")
            assert isinstance(explorer.app.screen, MainScreen), key


async def test_nothing_that_one_types_is_there(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f")
        await explorer.type("xyzzy")
        assert explorer.choices == []
        assert "No matches" in explorer.screen
        await explorer.press("space", "enter")
        assert "No matches" in explorer.screen, "the list stays, to type something else"
        await explorer.press("escape")
        await explorer.type("ada brown")
        await explorer.press("enter")
        assert explorer.codes == ["OCC01.01", "OCC01.02"]


@pytest.mark.parametrize("key", ["m", "D"])
async def test_enter_on_no_matches_leaves_no_list(small: Path, key: str) -> None:
    async with explore(small) as explorer:
        await explorer.press(key)
        await explorer.type("xyzzy")
        await explorer.press("enter")
        assert not isinstance(explorer.app.screen, MainScreen)
        assert "xyzzy" in explorer.screen


async def test_escape_clears_one_thing_at_a_time(small: Path) -> None:
    """First what is searched for, then the filters, then the way in."""
    async with explore(small) as explorer:
        await explorer.press("x")
        await choose(explorer, "ada brown")
        await explorer.press("/")
        await explorer.type("waste")
        await explorer.press("enter")
        assert (explorer.way, explorer.codes) == ("Exceptions 2", ["OCC01.02"])
        assert "“waste”" in explorer.filters
        assert "Ada Brown" in explorer.filters
        await explorer.press("escape")
        assert "“waste”" not in explorer.filters
        assert "Ada Brown" in explorer.filters
        await explorer.press("escape")
        assert (explorer.filters, explorer.way) == ("", "Exceptions 2")
        await explorer.press("escape")
        assert (explorer.way, explorer.codes) == ("All measures 3", ALL)


async def test_0_clears_all_of_them(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("r")
        await choose(explorer, "ada brown")
        await explorer.press("/", "w", "enter", "0")
        assert (explorer.filters, explorer.way, explorer.codes) == ("", "All measures 3", ALL)


async def test_filters_go_with_one_from_month_to_month(tmp_path: Path) -> None:
    june = replace(
        JUNE, readings=(replace(LIBRARY, directors=("Bea Gone",)), replace(WASTE, directors=()))
    )
    async with explore(stored(tmp_path / "store", june, JULY)) as explorer:
        await choose(explorer, "ada brown", "red")
        await explorer.press("[")
        assert (explorer.day.month, explorer.codes) == (6, [])
        assert "Ada Brown" in explorer.filters
        assert "0 of 2" in explorer.filters
        assert "No measure here passes all filters this month." in explorer.said
        await explorer.press("f")
        assert "Ada Brown  0 measures" in explorer.choices, "still there to be taken away"
        await explorer.press("escape", "]")
        assert explorer.codes == ["OCC01.02"]


async def test_a_way_in_that_leads_nowhere_this_month_says_so(tmp_path: Path) -> None:
    june = replace(JUNE, readings=(replace(LIBRARY, portfolio_holder="Cllr New One"),))
    async with explore(stored(tmp_path / "store", june, JULY)) as explorer:
        explorer.main.panes.show_view(View(ViewKind.PORTFOLIO_HOLDER, "Cllr E Fry"))
        await explorer.settle()
        assert explorer.way == "Cllr E Fry ★ 1 1"
        await explorer.press("[")
        assert (explorer.way, explorer.codes) == ("Cllr E Fry –", [])
        assert explorer.said == "No measure of Cllr E Fry this month."


async def test_what_changed_and_what_does_not_add_up_can_be_filtered_by(small: Path) -> None:
    async with explore(small) as explorer:
        assessment = explorer.main.session.assessment
        assert assessment is not None
        await choose(explorer, "RAG changed")
        changed = {each.measure_code for each in assessment.changes if each.kind.value == "status"}
        assert set(explorer.codes) == changed == {"OCC01.01"}
        await explorer.press("0")
        await choose(explorer, "queries")
        asked = [each for each in assessment.findings if each.level.value == "question"]
        assert set(explorer.codes) == {code for each in asked for code in each.measure_codes}


async def test_only_what_a_month_gives_reason_for_is_offered(tmp_path: Path) -> None:
    report = replace(JULY, readings=(DEBT,))
    async with explore(stored(tmp_path / "store", report)) as explorer:
        await explorer.press("f")
        assert "no status  1 measure" in explorer.choices
        groups = {each.group for each in explorer.picking.shown}
        assert {"Status", "Priority"} <= groups
        assert not groups & {"Director", "Portfolio holder", "Changed since the previous report"}


LONG = ["Alexandra Bartholomew-Cunningham", "Maximilian Featherstonehaugh", "Zed"]


@pytest.mark.parametrize("width", [60, 80, 112])
async def test_the_line_of_filters_fits(tmp_path: Path, width: int) -> None:
    rows = tuple(replace(LIBRARY, measure_code=name, directors=(name,)) for name in LONG)
    store = stored(tmp_path / "store", replace(JULY, readings=rows))
    async with explore(store, (width, 24)) as explorer:
        await choose(explorer, *LONG)
        (line,) = [line for line in explorer.lines if "Esc clears" in line]
        assert len(line) <= width
        assert "3 of 3 · Esc clears" in line
        assert "Alexandra" in line


def counts(texts: Sequence[str]) -> list[int]:
    return [int(text.split("  ")[-1].split()[0]) for text in texts]


async def test_every_filter_of_a_real_month_leads_to_as_many_as_it_says(real: Path) -> None:
    async with explore(real) as explorer:
        await explorer.press("f")
        offered = explorer.picking.shown
        numbers = counts(explorer.choices)
        await explorer.press("escape")
        assert len(offered) > 40
        for item, number in zip(offered, numbers, strict=True):
            explorer.main.session.filters = FilterSet((item.value,))
            explorer.main.panes.draw_rows()
            assert len(explorer.codes) == number, item.text.plain


async def test_enter_alone_leaves_the_filters_in_force_as_they_are(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f", *"hill", "enter")
        before = (explorer.codes, explorer.filters)
        await explorer.press("f", "enter")
        assert (explorer.codes, explorer.filters) == before


async def test_the_list_opens_at_a_filter_in_force_which_space_takes_away(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f", *"hill", "enter")
        await explorer.press("f", "space", "enter")
        assert len(explorer.codes) == 3


async def test_another_filter_is_added_by_typing_its_name(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("f", *"hill", "enter", "f", *"red", "enter")
        assert "G Hill" in explorer.filters
        assert "red" in explorer.filters


async def test_the_cursor_goes_to_the_next_row_that_a_filter_leaves(real: Path) -> None:
    async with explore(real) as explorer:
        everything = explorer.codes
        await explorer.press("r")
        reds = explorer.codes
        await explorer.press("r", "home")
        assert explorer.codes == everything
        hidden = next(code for code in everything[everything.index(reds[1]) :] if code not in reds)
        below = everything[everything.index(hidden) :]
        next_red = next(code for code in below if code in reds)
        assert next_red != reds[-1]
        await explorer.press(*["down"] * everything.index(hidden))
        assert explorer.cursor == hidden
        await explorer.press("r")
        assert explorer.cursor == next_red


async def test_the_cursor_goes_to_the_last_row_where_a_filter_leaves_none_below(
    small: Path,
) -> None:
    async with explore(small) as explorer:
        await explorer.press("end")
        assert explorer.cursor == "OCC02.01"
        await choose(explorer, "brown")
        assert (explorer.codes, explorer.cursor) == (["OCC01.01", "OCC01.02"], "OCC01.02")


async def test_the_next_row_below_is_the_next_in_the_order_of_the_table(real: Path) -> None:
    async with explore(real) as explorer:
        await explorer.press("v")
        everything = explorer.codes
        await explorer.press("r")
        reds = explorer.codes
        await explorer.press("r", "home")
        hidden = next(code for code in everything[1:] if code not in reds)
        await explorer.press(*["down"] * everything.index(hidden), "r")
        below = everything[everything.index(hidden) :]
        assert explorer.cursor == next(code for code in below if code in reds)
