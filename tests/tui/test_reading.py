"""One measure over the whole screen, and what the commentary says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import NARROW, WIDE, explore, plain


@pytest.mark.parametrize(("key", "size"), [("enter", WIDE), ("z", NARROW)])
async def test_reading_in_full_and_back(small: Path, key: str, size: tuple[int, int]) -> None:
    async with explore(small, size) as explorer:
        await explorer.press("down", key)
        assert explorer.reading
        assert explorer.focused == "commentary"
        assert "Ways in" not in explorer.screen
        assert "A new round of `collections` <b>starts</b>." in explorer.screen
        assert "? help" in explorer.lines[-1]
        await explorer.press("escape")
        assert not explorer.reading
        assert explorer.focused == "table"
        assert explorer.cursor == "OCC01.02"


async def test_z_goes_back_too(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "z")
        assert not explorer.reading
        assert explorer.focused == "table"


async def test_z_from_the_commentary(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("3", "z")
        assert explorer.reading


async def test_turning_pages(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "right")
        assert "Household waste" in explorer.screen
        await explorer.press("l", "l")
        assert "Debt outstanding" in explorer.screen
        await explorer.press("left", "h", "h")
        assert "Visits to libraries" in explorer.screen
        await explorer.press("escape")
        assert explorer.cursor == "OCC01.01"


async def test_months_while_reading(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "[")
        assert "Fewer came." in explorer.screen
        assert explorer.reading
        assert explorer.focused == "commentary"
        await explorer.press("]", "escape")
        assert (explorer.focused, explorer.cursor) == ("table", "OCC01.01")


async def test_a_pane_by_its_number_ends_reading(small: Path) -> None:
    async with explore(small) as explorer:
        for key, pane in (("1", "tree"), ("2", "table"), ("3", "commentary")):
            await explorer.press("z", key)
            assert not explorer.reading
            assert explorer.focused == pane


async def test_reds_while_reading(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "r")
        assert "Household waste" in explorer.screen
        await explorer.press("escape")
        assert explorer.codes == ["OCC01.02"]


async def test_all_that_is_printed_is_said(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("down")
        said = plain([explorer.words])
        for text in (
            *("Household waste recycled | composted", "Ada Brown · Cllr G Hill"),
            *("Period 56.96% target 61.50% ▲ red", "Year to date – target – n/r not reported"),
            *('Comment =HYPERLINK("http://example.com")', "Timeframe March"),
            *("Improvement plan A new round", "Finance impact None.", "Risk impact @risk"),
            "Source: annex.pdf, page 3; revision 1, imported 15 January 2026",
        ):
            assert text in said
        await explorer.press("down")
        said = plain([explorer.words])
        for text in (
            *(
                "no director · no portfolio holder",
                "Period £21,262,0 target -3.00 no status printed",
            ),
            *("◌ unreadable", "Nothing is said about it this month.", "page unknown"),
        ):
            assert text in said
