"""The order of the table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual.geometry import Offset

from kpi_tui.status import Status
from kpi_tui.tui.widgets.row_table import PADDING
from tests.support.explorer import NARROW, Explorer, explore
from tests.support.samples import JULY, LIBRARY
from tests.support.stores import stored

WIDEST = (220, 20)


async def click_heading(explorer: Explorer, key: str) -> None:
    """Click on the heading of a column."""
    place = explorer.column_keys.index(key)
    before = sum(each.width + PADDING for each in explorer.table.headings[:place])
    await explorer.pilot.click("#table", offset=Offset(before + 3, 1))
    await explorer.settle()


def heading(explorer: Explorer, key: str) -> str:
    return explorer.headings[explorer.column_keys.index(key)]


def statuses(explorer: Explorer) -> list[str]:
    """The column of statuses."""
    return explorer.column("period_status")


async def test_s_goes_through_the_columns_and_back_to_as_printed(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        printed = explorer.codes
        await explorer.press(*["s"] * 12)
        orders = [note.removeprefix("Sorted by ").removesuffix(".") for note in explorer.told]
        units = ": percentages, then money, then numbers"
        assert orders == [
            *("Code", "Measure", f"Actual{units}", f"Target{units}"),
            *("Variance: the furthest off target first", "Status", "Queries", "Direction"),
            *(f"YTD actual{units}", f"YTD target{units}", "YTD RAG", "as printed"),
        ]
        assert explorer.codes == printed


async def test_capital_s_goes_the_other_way(real: Path) -> None:
    async with explore(real, WIDEST) as explorer:
        await explorer.press("S")
        assert heading(explorer, "ytd_status") == "YTD RAG ↑"
        await explorer.press("S")
        assert "↑" in heading(explorer, "ytd_target")
        await explorer.press("s", "s")
        assert "↑" not in "".join(explorer.headings)


async def test_a_narrow_heading_is_whole_where_two_columns_are_sorted_by(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        await explorer.press("s", "plus")
        assert heading(explorer, "code") == "Code↑"
        assert heading(explorer, "name") == "Measure 2↑"


async def test_figures_sort_as_numbers_within_their_unit_and_missing_ones_come_last(
    tmp_path: Path,
) -> None:
    printed = ["£9", None, "3%", "£21,262,0", "100", "20%", "-7", "£1,000", "9"]
    bare = replace(LIBRARY, period_target=None, ytd_actual=None, ytd_target=None)
    rows = [
        replace(bare, measure_code=f"OCC01.{number:02}", period_actual=text)
        for number, text in enumerate(printed)
    ]
    store = stored(tmp_path / "store", replace(JULY, readings=tuple(rows)))
    async with explore(store, WIDEST) as explorer:
        await click_heading(explorer, "period_actual")
        assert heading(explorer, "period_actual").endswith("↑")
        ordered = ["3%", "20%", "£9", "£1,000", "-7", "9", "100"]
        assert explorer.column("period_actual") == [*ordered, "", "£21,262,0"]
        await click_heading(explorer, "period_actual")
        assert heading(explorer, "period_actual").endswith("↓")
        assert explorer.column("period_actual") == [*reversed(ordered), "", "£21,262,0"]


async def test_statuses_sort_the_worst_first(tmp_path: Path) -> None:
    rows = [
        replace(LIBRARY, measure_code=f"OCC01.{number:02}", period_status=status)
        for number, status in enumerate([None, *Status])
    ]
    store = stored(tmp_path / "store", replace(JULY, readings=tuple(rows)))
    async with explore(store, WIDEST) as explorer:
        await click_heading(explorer, "period_status")
        assert statuses(explorer)[:4] == ["▲ red", "● amber", "◌ unreadable", "Actual missing"]
        assert statuses(explorer)[-4:] == ["★ green", "Monitoring only", "Not reported", ""]
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
        assert heading(explorer, "code") == "Code↓"


async def test_a_click_on_the_trend_sorts_nothing(months: Path) -> None:
    async with explore(months, WIDEST) as explorer:
        printed = explorer.codes
        await click_heading(explorer, "trend")
        assert explorer.codes == printed


async def test_after_a_sort_the_cursor_is_on_the_first_row(real: Path) -> None:
    async with explore(real, (80, 24)) as explorer:
        for keys in (["s"], ["S"], ["v"]):
            await explorer.press(*["pagedown"] * 3, *keys)
            assert (explorer.table.cursor_row, explorer.table.scroll_y) == (0, 0)
            assert (
                explorer.month.report.readings[explorer.table.in_order[0]].measure_name
                in explorer.said
            )


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
        assert "In month 2 target 1,000" in explorer.said


async def test_the_arrow_is_seen_where_the_heading_has_no_room_for_both(real: Path) -> None:
    async with explore(real, (80, 24)) as explorer:
        await explorer.press("s")
        assert "Code↑" in explorer.screen
