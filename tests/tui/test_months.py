"""From month to month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Static

from kpi_tui.demo import sample_reports
from kpi_tui.store.store import Store
from tests.sample_months.simulate import months_between
from tests.support.explorer import NARROW, explore, monthly, plain
from tests.support.samples import EMPTY, JULY, JUNE, LIBRARY, WASTE, corrected
from tests.support.stores import stored

JUNE_DAY, JULY_DAY = JUNE.report_date, JULY.report_date


async def test_the_last_month_comes_first(three: Path) -> None:
    async with explore(three) as explorer:
        assert explorer.day == JULY_DAY
        assert "July 2024" in explorer.strip
        assert "June 2024" in explorer.strip, "the month that [ leads to"
        assert "last" in explorer.strip


async def test_back_and_forth_and_no_further(three: Path) -> None:
    async with explore(three) as explorer:
        days = []
        for key in "[[[]]]":
            await explorer.press(key)
            days.append(explorer.day.month)
        assert days == [6, 5, 5, 6, 7, 7]
        assert explorer.told == ["There is no earlier month.", "There is no later month."]


async def test_to_the_first_and_to_the_last_month(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("{")
        assert explorer.day == EMPTY.report_date
        assert "first" in explorer.strip
        await explorer.press("{")
        assert explorer.day == EMPTY.report_date
        await explorer.press("}")
        assert explorer.day == JULY_DAY
        await explorer.press("}")
        assert explorer.day == JULY_DAY


async def test_keys_pressed_faster_than_months_are_read_all_count(tmp_path: Path) -> None:
    days = months_between(date(2023, 12, 31), date(2025, 1, 31))
    async with explore(stored(tmp_path / "store", *monthly(JULY, *days))) as explorer:
        for _ in range(5):
            explorer.main.action_do("month-before")
        await explorer.settle()
        assert explorer.day == days[-6]


@pytest.mark.parametrize(("keys", "month"), [("[]", 7), ("[[]", 6), ("[[[[]]", 7), ("{]", 6)])
async def test_there_and_back_faster_than_months_are_read(
    three: Path, keys: str, month: int
) -> None:
    async with explore(three) as explorer:
        await explorer.send(keys)
        assert explorer.day.month == month


async def test_on_while_a_month_that_just_came_in_is_being_read(three: Path) -> None:
    """Its day is not among the months that are known yet."""
    async with explore(three) as explorer:
        Store(three).add(replace(JULY, report_date=date(2024, 8, 31)))
        explorer.main.loader.read_again(date(2024, 8, 31))
        await explorer.send("[")
        assert explorer.day.month in (6, 7, 8)
        await explorer.press("}")
        assert explorer.day.month == 8


async def test_cursor_and_scrolling_survive_a_month_a_filter_and_a_search(months: Path) -> None:
    async with explore(months, NARROW) as explorer:
        await explorer.press(*["down"] * 30, *["up"] * 4)
        cursor = explorer.cursor
        assert 0 < explorer.table.scroll_y < explorer.table.max_scroll_y
        for keys in (["[", "]"], ["/", "e", "escape"]):
            await explorer.press(*keys)
            assert explorer.cursor == cursor, keys
            rows = range(round(explorer.table.scroll_y), round(explorer.table.scroll_y) + 9)
            assert explorer.table.cursor_row in rows, "it can be seen"
        scroll = explorer.table.scroll_y
        await explorer.press("[")
        await explorer.press("]")
        assert explorer.table.scroll_y == scroll


async def test_the_cursor_stays_on_its_measure(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("down", "[")
        assert (explorer.day, explorer.cursor) == (JUNE_DAY, "OCC01.02")
        assert "Another measure under a used code" in explorer.words
        await explorer.press("up", "]")
        assert (explorer.day, explorer.cursor) == (JULY_DAY, "OCC01.01")


async def test_a_measure_that_is_gone_leaves_the_cursor_at_its_place(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("end", "[")
        assert explorer.cursor == "OCC01.02", "the last that June has"


async def test_scope_search_and_sorting_stay(tmp_path: Path) -> None:
    june = replace(JUNE, readings=(LIBRARY, replace(WASTE, comment="café", period_actual="1%")))
    async with explore(stored(tmp_path / "store", june, JULY)) as explorer:
        await explorer.press("1", *["down"] * 5, "2", "s", "s", "s")
        assert explorer.way == "01 Climate ★ 1 ▲ 1 2"
        await explorer.press("/", "c", "a", "f", "e", "enter")
        assert explorer.codes == ["OCC01.01"]
        await explorer.press("[")
        assert explorer.codes == ["OCC01.02", "OCC01.01"], "by the actual, the least first"
        assert explorer.field.value == "cafe"
        assert explorer.way == "01 Climate ★ 1 ▲ 1 2"
        assert "2 of 2" in explorer.found


async def test_a_cursor_moved_while_a_shorter_month_comes(tmp_path: Path) -> None:
    """What was said of the longer month's cursor is not asked of the shorter one."""
    short = replace(JUNE, readings=JUNE.readings[:1])
    async with explore(stored(tmp_path / "store", short, JULY)) as explorer:
        await explorer.until(
            lambda: explorer.main.loader.library.kept(JUNE.report_date) is not None
        )
        explorer.main.loader.want(JUNE.report_date)
        explorer.table.move_to(2)
        await explorer.settle()
        assert explorer.day == JUNE.report_date
        assert explorer.codes == [explorer.cursor]
        assert explorer.commentary.border_title == f"3 {explorer.cursor} · June 2024"


async def test_a_way_in_chosen_while_a_month_comes(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.until(
            lambda: explorer.main.loader.library.kept(JUNE.report_date) is not None
        )
        explorer.main.loader.want(JUNE.report_date)
        explorer.tree.move_to(1)
        await explorer.settle()
        assert explorer.day == JUNE.report_date
        assert explorer.way.startswith("Exceptions")
        assert explorer.table.border_title == "2 Measures · exceptions"


async def test_a_way_in_that_a_month_has_nothing_of_is_kept(tmp_path: Path) -> None:
    """Whoever follows a director from month to month is told where there is nothing of hers."""
    june = replace(JUNE, readings=(replace(LIBRARY, directors=("Someone Else",)),))
    async with explore(stored(tmp_path / "store", june, JULY)) as explorer:
        await explorer.press("1", "end", "up", "up", "right", "right")
        assert explorer.way == "Ada Brown ★ 1 ▲ 1 2"
        await explorer.press("[")
        assert (explorer.way, explorer.codes) == ("Ada Brown –", [])
        assert explorer.said == "No measure of Ada Brown this month."
        await explorer.press("]")
        assert (explorer.way, len(explorer.codes)) == ("Ada Brown ★ 1 ▲ 1 2", 2)


async def test_a_month_without_measures(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("{")
        assert explorer.codes == []
        assert "No measure here this month." in explorer.words
        for key in ("enter", "z", "z", "s", "v", "r", "a", "down", "end", "3", "right", "left"):
            await explorer.press(key)
        assert explorer.day == EMPTY.report_date


async def test_another_measure_under_a_used_code_has_no_history(small: Path) -> None:
    async with explore(small) as explorer:
        assert "months  t: chart" in explorer.words
        await explorer.press("down")
        assert "months  t: chart" not in explorer.words


async def test_a_correction_read_by_f5_shows_its_revision(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    async with explore(store) as explorer:
        assert "revision 1" in explorer.words
        Store(store).add(corrected())
        await explorer.press("f5")
        assert "1,250" in explorer.words
        assert "revision 2" in explorer.words
        assert "annex-corrected.pdf" in explorer.words


async def test_header_and_list_say_which_month_was_revised(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY, corrected())
    async with explore(store, NARROW) as explorer:
        assert "July 2024 (revised) ‹ 2/2 ›" in explorer.strip
        await explorer.press("m")
        said = [each.text.plain.split("  ")[0] for each in explorer.picking.choices]
        assert said == ["July 2024 (revised)", "June 2024", "Forget a month …"]
        await explorer.press("escape", "[")
        assert "(revised)" not in explorer.strip
        await explorer.press("]")
        await explorer.pilot.click("#strip", offset=(explorer.strip.index("revised"), 0))
        await explorer.settle()
        assert "What was corrected in July 2024" in plain(explorer.lines)


async def test_a_month_of_which_the_later_issue_is_damaged_is_not_said_to_be_revised(
    tmp_path: Path,
) -> None:
    store = stored(tmp_path / "store", JULY, corrected())
    Store(store).revisions(JULY_DAY)
    newest = max(store.rglob("*.r2.*.parquet"))
    newest.write_bytes(b"damaged")
    async with explore(store) as explorer:
        assert "(revised)" not in explorer.strip


async def test_of_a_revised_month_it_is_said_where_no_other_issue_can_be_read(
    tmp_path: Path,
) -> None:
    store = stored(tmp_path / "store", JULY, corrected())
    min(store.rglob("2024-07-31.r1.*.parquet")).write_bytes(b"damaged")
    async with explore(store) as explorer:
        assert "(revised)" in explorer.strip
        await explorer.press("I")
        assert "July 2024: no other issue can be read." in explorer.told


async def test_a_month_imported_elsewhere_is_shown_by_f5(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE)
    async with explore(store) as explorer:
        assert "1 of 1" in explorer.strip
        Store(store).add(JULY)
        await explorer.press("f5")
        assert explorer.day == JULY_DAY
        assert "months  t: chart" in explorer.words


async def test_a_month_forgotten_elsewhere(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", EMPTY, JUNE, JULY)
    async with explore(store) as explorer:
        Store(store).forget(JUNE_DAY)
        await explorer.press("[")
        assert explorer.day in (JULY_DAY, EMPTY.report_date)
        await explorer.press("[")
        assert explorer.day == EMPTY.report_date


async def test_sixty_months(tmp_path: Path) -> None:
    days = months_between(date(2019, 12, 31), date(2025, 1, 31))
    assert len(days) == 60
    store = stored(tmp_path / "store", *monthly(JULY, *days))
    async with explore(store) as explorer:
        assert "60 of 60" in explorer.strip
        assert explorer.words.count("target") >= 13, "a year and the month of the year before"
        await explorer.press("{")
        assert explorer.day == days[0]
        await explorer.press("]")
        assert explorer.day == days[1]
        await explorer.resize(*NARROW)
        assert "2/60" in plain(explorer.lines)


async def test_a_month_is_forgotten_once_a_person_has_said_so(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("m", *"forget", "enter")
        await explorer.press("down", "enter")
        said = str(explorer.app.screen.query_one("#headline", Static).content)
        assert "June 2024, 2 measures, read from annex.pdf" in said
        assert "import it again" in said
        await explorer.press("enter")
        assert explorer.told == ["Nothing changed."]
        await explorer.press("delete", *"june", "enter", "down", "enter")
        await explorer.settle()
        assert JUNE_DAY not in explorer.main.session.periods
        assert explorer.day == JULY_DAY
        assert explorer.told[-1].startswith("June 2024 forgotten (1 revision)")


async def test_what_a_later_issue_corrected_is_listed_and_leads_to_its_measure(
    tmp_path: Path,
) -> None:
    async with explore(stored(tmp_path, JUNE, JULY, corrected())) as explorer:
        await explorer.press("end", "I")
        said = str(explorer.app.screen.query_one("#headline", Static).content)
        assert said == "revision 1 (annex.pdf) → revision 2 (annex-corrected.pdf)"
        assert [each.text.plain for each in explorer.picking.choices] == [
            "OCC01.01 period actual: 1,247 → 1,250",
            "OCC02.01 measure gone: Debt outstanding",
        ]
        await explorer.press("enter")
        assert explorer.cursor == "OCC01.01"
        await explorer.press("I", "down", "enter")
        assert explorer.told == ["This is about no measure of this month."]


async def test_a_later_issue_in_which_no_cell_differs_is_said_to_be_so(tmp_path: Path) -> None:
    readings = tuple(replace(each, pages=(9,)) for each in JULY.readings)
    moved = replace(JULY, readings=readings, source=corrected().source)
    async with explore(stored(tmp_path, JUNE, JULY, moved)) as explorer:
        await explorer.press("end", "I")
        issues = "revision 1 (annex.pdf) → revision 2 (annex-corrected.pdf)"
        assert explorer.told == [f"July 2024: {issues}: no cell differs."]


async def test_the_last_revision_is_forgotten_alone(tmp_path: Path) -> None:
    store = stored(tmp_path, JUNE, JULY, corrected())
    async with explore(store) as explorer:
        await explorer.press("delete", "enter", "down")
        one = "revision 2 (annex-corrected.pdf) forgotten, revision 1 (annex.pdf) counts again"
        await explorer.press("enter")
        await explorer.settle()
        assert explorer.told == [f"July 2024: {one}."]
        assert explorer.day == JULY_DAY
    assert Store(store).report(JULY_DAY) == JULY


async def test_a_last_revision_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    store = stored(tmp_path, JUNE, JULY, corrected())
    max(store.rglob("*.r2.*.parquet")).write_bytes(b"damaged")
    async with explore(store) as explorer:
        await explorer.press("delete", "enter", "down")
        one = "revision 2, which cannot be read, alone: revision 1 (annex.pdf) counts already"
        assert f"Forget {one}" in [each.text.plain for each in explorer.picking.choices]


async def test_a_sample_is_had_back_otherwise_than_by_a_pdf(tmp_path: Path) -> None:
    june, july = [report for report in sample_reports() if report.report_date.year == 2024][-2:]
    async with explore(stored(tmp_path, june, july)) as explorer:
        await explorer.press("delete", "enter")
        said = str(explorer.app.screen.query_one("#headline", Static).content)
        assert "kpi-tui demo --reset makes all samples anew" in said
        assert "import it again" not in said


async def test_the_month_that_is_shown_is_forgotten(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("delete", "enter", "down", "enter")
        await explorer.settle()
        assert explorer.day == JUNE_DAY
        assert Store(three).last_days() == [EMPTY.report_date, JUNE_DAY]


async def test_the_cursor_follows_a_measure_to_its_other_code(tmp_path: Path) -> None:
    """The two measures have each other's code in June."""
    other = {LIBRARY.measure_code: WASTE.measure_code, WASTE.measure_code: LIBRARY.measure_code}
    june = replace(
        JUNE,
        readings=tuple(
            replace(row, measure_code=other.get(row.measure_code, row.measure_code))
            for row in JUNE.readings
        ),
    )
    async with explore(stored(tmp_path / "store", june, JULY)) as explorer:
        assert explorer.cursor == LIBRARY.measure_code
        await explorer.press("[")
        await explorer.settle()
        assert explorer.cursor == WASTE.measure_code
        await explorer.press("]")
        await explorer.settle()
        assert explorer.cursor == LIBRARY.measure_code
