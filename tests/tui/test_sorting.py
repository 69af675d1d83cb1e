"""The order of the table."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

from textual.geometry import Offset

from kpi_tui.figures import parse
from kpi_tui.report import Status
from kpi_tui.tui.widgets.row_table import PADDING
from tests.support.explorer import Explorer, explore, stored
from tests.support.samples import JULY, LIBRARY

WIDEST = (220, 20)
FIGURES = ["period_actual", "period_target", "ytd_actual", "ytd_target"]


async def click_heading(explorer: Explorer, key: str) -> None:
    """Click on the heading of a column."""
    place = explorer.column_keys.index(key)
    before = sum(each.width + PADDING for each in explorer.table.headings[:place])
    await explorer.pilot.click("#table", offset=Offset(before + 3, 1))
    await explorer.settle()


def heading(explorer: Explorer, key: str) -> str:
    return explorer.headings[explorer.column_keys.index(key)]


def statuses(explorer: Explorer) -> list[str]:
    """The column without its marks for what does not add up."""
    return [cell.removesuffix("!").rstrip() for cell in explorer.column("period_status")]


def is_sorted(values: list[float]) -> bool:
    return values == sorted(values)


async def test_s_goes_through_the_columns_and_back_to_as_printed(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        printed = explorer.codes
        await explorer.press(*["s"] * 10)
        orders = [note.removeprefix("Sorted by ").removesuffix(".") for note in explorer.told]
        assert orders == [
            *("Code", "Measure", "Actual", "Target", "Status", "Travel"),
            *("YTD actual", "YTD target", "YTD", "as printed"),
        ]
        assert explorer.codes == printed


async def test_capital_s_goes_the_other_way(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        await explorer.press("S")
        assert "YTD ↑" in heading(explorer, "ytd_status")
        await explorer.press("S")
        assert "↑" in heading(explorer, "ytd_target")
        await explorer.press("s", "s")
        assert "↑" not in "".join(explorer.headings)


async def test_figures_sort_as_numbers_and_missing_ones_come_last(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        for key, (arrow, sign) in product(FIGURES, (("↑", 1), ("↓", -1))):
            await click_heading(explorer, key)
            assert heading(explorer, key).endswith(arrow)
            values = [parse(text or None).value for text in explorer.column(key)]
            numbers = [value * sign for value in values if value is not None]
            assert is_sorted(numbers), "nine comes before a hundred"
            assert len(numbers) > 20
            assert values[len(numbers) :] == [None] * (len(values) - len(numbers))


async def test_statuses_sort_the_worst_first(tmp_path: Path) -> None:
    rows = [
        replace(LIBRARY, measure_code=f"OCC01.{number:02}", period_status=status)
        for number, status in enumerate([None, *Status])
    ]
    store = stored(tmp_path / "store", replace(JULY, readings=tuple(rows)))
    async with explore(store, WIDEST) as explorer:
        await click_heading(explorer, "period_status")
        assert statuses(explorer)[:3] == ["▲ red", "● amber", "◌ unreadable"]
        assert statuses(explorer)[-1] == ""
        await click_heading(explorer, "period_status")
        assert statuses(explorer)[-2:] == ["▲ red", ""]


async def test_names_sort_whatever_their_case(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        await explorer.press("s", "s")
        folded = [name.lower() for name in explorer.column("name")]
        assert folded[0][0] in "%0123456789"
        assert [name[:1] for name in folded] == sorted(name[:1] for name in folded)


async def test_v_turns_the_order_round(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("v")
        assert explorer.codes == ["OCC02.01", "OCC01.02", "OCC01.01"]
        await explorer.press("v", "s", "v")
        assert explorer.codes == ["OCC02.01", "OCC01.02", "OCC01.01"]
        assert heading(explorer, "code") == "Code ↓"


async def test_a_click_on_the_trend_sorts_nothing(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        printed = explorer.codes
        await click_heading(explorer, "trend")
        assert explorer.codes == printed


async def test_the_cursor_stays_on_its_measure(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("down", "s", "s", "v")
        assert explorer.cursor == "OCC01.02"
        assert "Household waste" in explorer.words


async def test_an_order_by_a_column_that_no_longer_fits_stays(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        await click_heading(explorer, "ytd_actual")
        order = explorer.codes
        await explorer.resize(80, 24)
        assert explorer.codes == order
        await explorer.press("s")
        assert explorer.told[-1] == "Sorted by Code."


async def test_a_code_listed_twice_is_two_rows(tmp_path: Path) -> None:
    rows = (LIBRARY, replace(LIBRARY, period_actual="2"), replace(LIBRARY, period_actual="3"))
    async with explore(stored(tmp_path / "store", replace(JULY, readings=rows))) as explorer:
        assert explorer.codes == ["OCC01.01"] * 3
        await explorer.press("v")
        assert explorer.column("period_actual") == ["3", "2", "1,247"]
        await explorer.press("home", "down")
        assert "Period 2 target 1,000" in explorer.said


async def test_the_arrow_is_seen_where_the_heading_has_no_room_for_both(real: Path) -> None:
    async with explore(real, (80, 24)) as explorer:
        await explorer.press("s")
        assert "Cod ↑" in explorer.screen
