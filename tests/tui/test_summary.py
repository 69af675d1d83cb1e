"""The summary of a period: a page of lines, each of which opens what it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.tui.commands.steps import Copy
from kpi_tui.tui.session.situation import Mode
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
            "Furthest off target",
            "Actual or target missing",
        ]
        assert heads[5].startswith("Data quality queries: must resolve")


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
        await to_line(explorer, "off more")
        assert session.view == View(ViewKind.EXCEPTIONS)
        await explorer.press("escape")
        assert session.view == View()
        await to_line(explorer, "Data quality queries:")
        assert explorer.listed.mode is Mode.QUERIES


async def test_a_filter_holds_and_the_page_is_copied(months: Path) -> None:
    async with explore(months) as explorer:
        await explorer.press("r", "O")
        pane = explorer.listed
        assert pane.summary == "4 measures of 45"
        assert "The report" not in explorer.heads
        (step,) = pane.copy_rows()
        assert isinstance(step, Copy)
        assert "4 measures" in pane.as_text(pane.rows[0])
