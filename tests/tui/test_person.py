"""A person's page: from the tree, by a key on a measure, copied as text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.tui.commands.steps import Copy
from kpi_tui.tui.lists.person import PersonPane
from kpi_tui.tui.session.situation import Mode
from tests.support.explorer import NARROW, WIDE, Explorer, explore
from tests.support.samples import JULY, JUNE, LIBRARY, WASTE
from tests.support.stores import stored

FINANCE, HIGHWAYS = "Director of Finance", "Director of Highways"
HOLDER = "Cabinet member for Finance"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two months: the library's measure went from amber to green, the waste's stayed red."""
    library = replace(LIBRARY, directors=(FINANCE,), portfolio_holder=HOLDER, ytd_status=None)
    waste = replace(WASTE, directors=(FINANCE, HIGHWAYS), portfolio_holder=None)
    july = replace(JULY, readings=(library, waste))
    june = replace(
        JUNE, readings=(replace(library, period_status=JUNE.readings[0].period_status), waste)
    )
    return stored(tmp_path / "store", june, july)


def page(explorer: Explorer) -> PersonPane:
    pane = explorer.main.session.panes[Mode.PERSON]
    assert isinstance(pane, PersonPane)
    return pane


def copied_page(explorer: Explorer) -> str:
    (step,) = page(explorer).copy_rows()
    assert isinstance(step, Copy)
    return step.copied.text


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_enter_on_a_person_in_the_tree_opens_the_page(
    store: Path, size: tuple[int, int]
) -> None:
    async with explore(store, size) as explorer:
        await explorer.open_all_ways()
        explorer.main.set_focus(explorer.tree)
        row = next(at for at, line in enumerate(explorer.tree.lines) if line.view.value == HIGHWAYS)
        explorer.tree.move_to(row)
        await explorer.press("enter")
        assert explorer.main.session.shown is Mode.PERSON
        assert f"{HIGHWAYS} · director" in explorer.screen
        assert "1 measure: 1 red" in explorer.screen
        assert "off target for 2 reports" in copied_page(explorer)
        await explorer.press("escape")
        assert explorer.main.session.shown is None


async def test_a_measure_of_several_asks_whose_page(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("D")
        assert explorer.choices[:2] == [FINANCE, HOLDER]
        await explorer.press("enter")
        pane = page(explorer)
        assert pane.title == f"{FINANCE} · director"
        assert pane.summary == "2 measures: 1 green · 1 red"
        heads = [row.group.text.plain for row in pane.rows if row.line is None]
        assert heads == [
            *(
                "Red or amber, or so for the year to date",
                "Changes since June 2024",
                "Data quality queries",
            ),
            *("All measures", "The same measures in earlier reports"),
        ]
        await explorer.press("enter")
        assert (explorer.main.session.shown, explorer.cursor) == (None, "OCC01.02")
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.PERSON, "one comes back to the line"


async def test_everyone_else_whom_the_report_names_can_be_chosen(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("D", *"highw")
        assert explorer.choices == [HIGHWAYS]
        assert [each.group for each in explorer.picking.shown] == ["Other directors"]
        assert "1 measure" in explorer.screen
        await explorer.press("enter")
        assert page(explorer).title == f"{HIGHWAYS} · director"


async def test_a_measure_of_nobody_s_offers_everyone(tmp_path: Path) -> None:
    nobody_s = replace(LIBRARY, directors=(), portfolio_holder=None)
    waste = replace(WASTE, directors=(HIGHWAYS,), portfolio_holder=None)
    july = replace(JULY, readings=(nobody_s, waste))
    async with explore(stored(tmp_path / "store", july)) as explorer:
        await explorer.press("D")
        assert explorer.choices == [HIGHWAYS]
        assert [each.group for each in explorer.picking.shown] == ["Director"]
    alone = replace(JULY, readings=(nobody_s,))
    async with explore(stored(tmp_path / "alone", alone)) as explorer:
        await explorer.press("D")
        assert explorer.told == ["This month’s report names no one."]


@pytest.mark.parametrize(
    ("plan", "timeframe", "told"),
    [
        ("Two more\nrounds.", "March 2025", "Improvement plan: Two more rounds.\nTimeframe: March"),
        (None, None, "No improvement plan or timeframe."),
    ],
)
async def test_a_red_stands_with_its_plan(
    tmp_path: Path, plan: str | None, timeframe: str | None, told: str
) -> None:
    waste = replace(WASTE, directors=(FINANCE,), improvement_plan=plan, timeframe=timeframe)
    planned = replace(LIBRARY, improvement_plan="Open on Sundays.")
    for readings, is_told in (((waste, planned), True), ((waste,), plan is not None)):
        store = stored(tmp_path / f"store{len(readings)}", replace(JULY, readings=readings))
        async with explore(store) as explorer:
            await explorer.press("D", *"finance", "enter")
            assert (told.split(":")[0] in explorer.screen) is is_told
            assert (told in copied_page(explorer)) is is_told


async def test_the_page_is_copied_as_text(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("D", "enter")
        text = copied_page(explorer)
        assert text.startswith(f"{FINANCE}, director, July 2024\n2 measures: 1 green · 1 red\n")
        assert "June 2024: 1 amber · 1 red" in text
        assert (
            "Red or amber, or so for the year to date (1)\nOCC01.02 Household waste recycled | composted: 56.96%"
            in text
        )
        await explorer.press("Y")
        assert "The page of" in explorer.told[-1]


async def test_a_measure_that_the_table_hides_is_read_from_the_page(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("D", "enter", "r")
        assert explorer.codes == ["OCC01.02"]
        pane = page(explorer)
        keys = [row.line.keys[:1] if row.line else () for row in pane.rows]
        pane.point_at(keys.index((("OCC01.01", LIBRARY.measure_name),)))
        explorer.main.panes.draw_pane()
        await explorer.press("t")
        assert "OCC01.01" in str(explorer.commentary.border_title)
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.PERSON


async def test_names_stand_before_figures_where_there_is_little_room(months: Path) -> None:
    async with explore(months, NARROW) as explorer:
        await explorer.press("D", "enter")
        assert "OCC01.02 Total No. of streetlights" in explorer.screen
        assert "18% below target  ● amber" in explorer.screen
        (changed, *_) = (each for each in explorer.lines if "Went from" in each)
        assert "    OCC01.02 Total No. …" in changed
        assert "  Went from ★ green to ● amber" in changed, "what it is now is not cut off"


async def test_the_header_counts_the_persons_measures_as_the_page_does(store: Path) -> None:
    """Whatever filters are in force: the page is of all of theirs."""
    async with explore(store, WIDE) as explorer:
        await explorer.press("r", "D")
        await explorer.type("highways")
        await explorer.press("enter")
        assert page(explorer).summary == "1 measure: 1 red"
        assert f"{HIGHWAYS}: 1 red" in explorer.strip
        await explorer.press("escape", "escape")
        assert "1 green  1 red" in explorer.strip
        await explorer.press("D")
        await explorer.type("of finance")
        await explorer.press("enter")
        assert "1 green  1 red" in explorer.strip
