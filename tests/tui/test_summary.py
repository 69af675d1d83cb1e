"""The summary of a period: a page of lines, each of which opens what it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.publish.listings.period_summary import WORSE
from kpi_tui.tui.commands.steps import Copy
from kpi_tui.tui.panes.row_order import SortedRows
from kpi_tui.tui.session.situation import Mode
from kpi_tui.tui.widgets.option_line import OptionLine
from tests.support.explorer import NARROW, WIDE, Explorer, explore


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_it_says_how_the_priorities_stand_and_what_moved(
    months: Path, size: tuple[int, int]
) -> None:
    async with explore(months, size) as explorer:
        await explorer.press("O")
        assert "Month summary · July 2024" in explorer.screen
        assert "★ green" in explorer.screen
        assert "Statuses, in brackets June 2024" in explorer.screen
        heads = explorer.heads
        assert heads[1:5] == [
            "Worse status since June 2024 (simulated)",
            "Better status since June 2024 (simulated)",
            "Red and amber off their target, furthest first",
            "Actual or target missing",
        ]
        assert heads[5].startswith("Data quality queries: must resolve")


@pytest.mark.parametrize("size", [WIDE, NARROW, (60, 24)])
async def test_what_changed_is_said_on_as_many_lines_as_that_takes(
    months: Path, size: tuple[int, int]
) -> None:
    async with explore(months, size) as explorer:
        await explorer.press("O")
        headline = explorer.listed.headline
        view = explorer.main.query_one("#summary-list")
        said = [
            "".join(segment.text for segment in view.row_segments(row)).strip()  # type: ignore[attr-defined]
            for row in range(-view.HEADING, 0)  # type: ignore[attr-defined]
        ]
        whole = " ".join(said)
        assert headline.startswith(whole.removesuffix(" …"))
        assert whole == headline or size[0] < 80, "in 80 cells there is room"
        assert said[-1] in explorer.screen
        assert explorer.heads[0][:8] in explorer.screen


async def to_line(explorer: Explorer, words: str) -> None:
    """Narrow the page to a line."""
    at = next(at for at, row in enumerate(explorer.listed.rows) if words in row.id)
    explorer.main.query_one("#summary-list").move_to(at)  # type: ignore[attr-defined]
    await explorer.press("enter")


async def test_each_line_opens_what_it_is_about_and_esc_comes_back(months: Path) -> None:
    async with explore(months) as explorer:
        session = explorer.main.session
        await explorer.press("O")
        await to_line(explorer, "Worse status OCC01.02")
        assert (session.shown, explorer.cursor) == (None, "OCC01.02")
        await explorer.press("escape")
        assert session.shown is Mode.SUMMARY
        await to_line(explorer, "priority OCC11")
        assert session.view == View(ViewKind.PRIORITY, "OCC11")
        await explorer.press("escape")
        assert session.shown is Mode.SUMMARY
        page = explorer.listed.page  # type: ignore[attr-defined]
        await to_line(explorer, "off more")
        off = {each.measure_code: each.period.gap_percent for each in page.off_target}
        assert set(explorer.codes) == set(off)
        known = [gap for gap in map(off.__getitem__, explorer.codes) if gap is not None]
        assert known == sorted(known)
        assert explorer.told[-1] == "Sorted by Variance: the furthest off target first."
        assert explorer.cursor == explorer.codes[0]
        await explorer.press("escape")
        assert explorer.table.order == SortedRows(), "as it was before"
        assert not session.filters
        await to_line(explorer, "Data quality queries:")
        assert explorer.listed.mode is Mode.QUERIES


async def test_a_filter_holds_and_the_page_is_copied(months: Path) -> None:
    async with explore(months) as explorer:
        await explorer.press("r", "O")
        pane = explorer.listed
        assert pane.summary == "4 measures of 45"
        assert "The report" not in explorer.heads
        assert pane.headline.startswith(
            "Since June 2024 (simulated), of these 4 measures: no status"
        )
        (step,) = pane.copy_rows()
        assert isinstance(step, Copy)
        assert "Red and amber off their target, furthest first (4)" in step.copied.text
        head, *lines = step.copied.text.splitlines()
        assert head == ("Month summary · July 2024 (reworded) · filtered, 4 of 45 measures: red")
        assert f"{pane.headline}." in lines
        assert "4 measures" in pane.as_text(pane.rows[0])


@pytest.mark.parametrize(("head", "chip"), [(WORSE, "worse status"), ("missing", "Target missing")])
async def test_a_part_opens_exactly_its_measures(months: Path, head: str, chip: str) -> None:
    async with explore(months, NARROW) as explorer:
        await explorer.press("O")
        row = next(
            row for row in explorer.listed.rows if row.line is None and row.id == f"head {head}"
        )
        codes = {item.keys[0][0] for item in row.group.items if item.keys}
        await to_line(explorer, f"head {head}")
        assert codes <= set(explorer.codes)
        assert len(explorer.codes) == int(row.group.aside.plain)
        assert chip in explorer.screen
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.SUMMARY
        assert len(explorer.main.session.matching) == 45


async def test_those_red_or_amber_on_their_target_are_counted_with_the_others(months: Path) -> None:
    async with explore(months, (160, 45)) as explorer:
        await explorer.press("O")
        line = next(each for each in explorer.screen.splitlines() if "furthest first" in each)
        assert "  9 of 10" in line
        (step,) = explorer.listed.copy_rows()
        assert isinstance(step, Copy)
        assert "furthest first (9 of 10)" in step.copied.text


async def test_a_list_that_a_line_opens_leads_back_to_the_line(months: Path) -> None:
    async with explore(months) as explorer:
        await explorer.press("O")
        await to_line(explorer, "head queries")
        assert explorer.listed.mode is Mode.QUERIES
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.SUMMARY
        await explorer.press("Q")
        assert explorer.listed.typed == ""


async def test_what_is_compared_is_said_and_suggested(months: Path) -> None:
    async with explore(months) as explorer:
        session = explorer.main.session
        session.counterpart.chosen = session.periods[0]
        await explorer.press("O")
        assert explorer.listed.title.startswith("Month summary · July 2024")
        assert " · compared with June 2024" in explorer.listed.title
        await explorer.press("p")
        screen = explorer.app.screen
        line = screen.query_one("#since", OptionLine)
        assert line.options[line.at].startswith("April 2024")
