"""What looks like a thing to press is one: header, filters, footer."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.text import Text

from kpi_tui.tui.session.situation import Mode, PageKind
from tests.support.explorer import NARROW, WIDE, Explorer, explore


async def click(explorer: Explorer, widget: str, words: str, at: int = 0) -> None:
    """Click on a word of a line, once it is drawn."""
    line = explorer.main.query_one(widget)
    await explorer.until(lambda: words in explorer.lines[line.region.y])
    row = explorer.lines[line.region.y]
    await explorer.pilot.click(offset=(row.index(words) + at, line.region.y))
    await explorer.settle()


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_months_are_gone_to_and_fro_by_the_mouse(small: Path, size: tuple[int, int]) -> None:
    async with explore(small, size) as explorer:
        await click(explorer, "#strip", "‹")
        assert explorer.day.month == 6
        await click(explorer, "#strip", "›")
        assert explorer.day.month == 7
        await click(explorer, "#keys", "[ ]", 0)
        assert explorer.day.month == 6
        await click(explorer, "#keys", "[ ]", 2)
        assert explorer.day.month == 7
        for line, words in (("#strip", "July 2024"), ("#keys", "month")):
            await click(explorer, line, words)
            assert explorer.picking.box.border_title == "Months"
            await explorer.press("escape")


async def test_counts_of_the_header_filter_and_once_more_no_longer(small: Path) -> None:
    async with explore(small) as explorer:
        await click(explorer, "#strip", "1 red")
        assert explorer.codes == ["OCC01.02"]
        await click(explorer, "#strip", "1 red")
        assert len(explorer.codes) == 3
        await click(explorer, "#strip", "1 other")
        assert explorer.codes == ["OCC02.01"]


async def test_what_changed_is_a_click_away(small: Path) -> None:
    async with explore(small, (160, 40)) as explorer:
        await click(explorer, "#strip", "RAG 0 worse", 4)
        assert explorer.main.session.shown is Mode.CHANGES


async def test_a_filter_is_removed_by_a_click(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("red off target ada brown")
        await explorer.press("enter")
        await click(explorer, "#strip", "1 red")
        before = len(explorer.main.session.filters.filters)
        await click(explorer, "#chips", "red")
        assert len(explorer.main.session.filters.filters) == before - 1
        await explorer.press("escape", "/", "r", "e", "enter")
        await click(explorer, "#chips", "“re”")
        assert explorer.filters == ""


async def test_two_searches_are_removed_each_by_a_click_on_it(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/", "r", "e", "enter", "c", "/", "n", "e", "w", "enter")
        assert "“re” ×" in explorer.filters
        await click(explorer, "#chips", "“re”")
        assert "“re”" not in explorer.filters
        assert explorer.listed.typed == "new"
        await click(explorer, "#chips", "“new”")
        assert (explorer.filters, explorer.listed.typed) == ("", "")
        await explorer.press("escape", "/")
        assert explorer.field.value == "", "what was removed does not come back"


async def test_reading_is_left_and_gone_on_with_by_the_mouse(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("enter")
        await click(explorer, "#keys", "→")
        assert explorer.main.session.cursor == 1
        await click(explorer, "#keys", "←")
        await click(explorer, "#keys", "t trend", 3)
        assert explorer.commentary.page_kind is PageKind.TREND
        await click(explorer, "#keys", "Esc")
        assert not explorer.reading
        await explorer.press("/")
        await explorer.type("waste")
        await click(explorer, "#keys", "Esc clear", 5)
        assert explorer.focused == "table"
        assert len(explorer.codes) == 3


async def test_the_keys_told_in_the_frame_of_a_dialog_are_pressed_by_a_click(small: Path) -> None:
    """Whoever has the mouse in hand need not look for Esc to leave a dialog."""
    async with explore(small, NARROW) as explorer:

        async def click_on(words: str) -> None:
            await explorer.until(lambda: words in explorer.screen)
            row = next(at for at, line in enumerate(explorer.lines) if words in line)
            await explorer.pilot.click(offset=(explorer.lines[row].index(words), row))
            await explorer.settle()

        main = explorer.main
        for key in ("m", "e", "W", "p", "i", "question_mark", "ctrl+p"):
            await explorer.press(key)
            assert explorer.app.screen is not main, key
            await click_on("Esc close")
            assert explorer.app.screen is main, key
        await explorer.press("ctrl+p")
        await explorer.type("next m")
        assert explorer.choices[0].startswith("Next measure"), "what does nothing now comes last"
        await click_on("Esc clear")
        await click_on("Esc close")
        assert explorer.app.screen is main
        await explorer.press("f")
        await click_on("Space ticks")
        assert "[x] ▲ red" in explorer.screen
        await click_on("Enter apply")
        assert explorer.codes == ["OCC01.02"]


async def test_what_is_under_the_mouse_says_that_it_can_be_pressed(small: Path) -> None:
    async with explore(small) as explorer:
        keys = explorer.main.panes.footer
        column = explorer.lines[keys.region.y].index("r red")
        await explorer.pilot.hover(offset=(column, keys.region.y))
        await explorer.settle()
        assert isinstance(keys.content, Text)
        at = keys.content.plain.index("r red")
        assert keys.content.get_style_at_offset(explorer.app.console, at).underline
        assert not keys.content.get_style_at_offset(explorer.app.console, at - 3).underline


async def test_an_earlier_search_is_offered_where_there_is_one_and_a_click_brings_it_back(
    small: Path,
) -> None:
    async with explore(small) as explorer:
        await explorer.press("/", *"debt", "enter", "/")
        assert "earlier" not in explorer.footer, "it is in the line already"
        await explorer.press("escape", "/")
        await click(explorer, "#keys", "earlier")
        assert explorer.main.session.words == ("debt",)
        assert "earlier" not in explorer.footer
