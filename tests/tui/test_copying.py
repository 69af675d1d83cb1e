"""What y, Y and Ctrl+C copy in each place, and what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from kpi_tui.tui.themes import THEMES
from kpi_tui.tui.widgets import paper
from kpi_tui.tui.widgets.legible import legible_style
from tests.support.explorer import NARROW, WIDE, explore
from tests.tui.conftest import CopiedTexts

SIGNS = set("★●▲◌†↑↓→")


@pytest.mark.parametrize("key", ["y", "ctrl+c"])
async def test_the_measure_with_its_figures_as_a_table(
    small: Path, copied: CopiedTexts, key: str
) -> None:
    async with explore(small) as explorer:
        await explorer.press(key)
        assert "In month: 1,247 · target 1,000 · green" in copied[0]
        assert "<b>OCC01.01 Visits to libraries</b>" in copied.html[0]
        assert ">1,247</td>" in copied.html[0]
        assert explorer.told == ["OCC01.01 copied."]


async def test_how_far_off_target_it_is_is_copied_as_the_screen_says_it(
    real: Path, copied: CopiedTexts
) -> None:
    async with explore(real, WIDE) as explorer:
        await explorer.press("r", "y")
        assert "5.7 points above target" in explorer.words
        wanted = "In month: 25.73 · target 20.00 · red · 5.7 points above target · variance -29%"
        assert wanted in copied[0]
        assert "Variance: per cent of the target, less than 0 is worse; " in copied[0]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_on_the_screen(
    small: Path, copied: CopiedTexts, size: tuple[int, int]
) -> None:
    async with explore(small, size) as explorer:
        await explorer.press("t", "ctrl+c", "escape", "d", "y")
        trend, compared = copied
        assert "July 2024\t1,247\t1,000\tGreen" in trend
        assert trend.startswith("OCC01.01 Visits to libraries\n")
        assert "Comment\nJune 2024: Fewer came.\nJuly 2024: More people came." in compared
        assert "In month\nJune 2024: 900 target 1,000 amber" in compared
        assert "In month: better (kpi-tui's analysis)." in compared
        assert "No change: measure, director, portfolio holder" in compared
        assert ">Fewer came.</td>" in copied.html[1]
        assert explorer.told == [
            "The trend of OCC01.01 copied.",
            "OCC01.01, July 2024 and June 2024 copied.",
        ]
        await explorer.press("escape", "c", "y", "Y")
        assert copied[2].startswith("OCC01.02 Another measure under a used code: No longer rep")
        assert copied[3].startswith("Code\tMeasure\tWhat changed\t")
        assert "copied as a table" in explorer.told[-1]
        assert not SIGNS.intersection("".join(copied))


async def test_a_priority_s_page(small: Path, copied: CopiedTexts) -> None:
    async with explore(small) as explorer:
        await explorer.press("1")
        tree = explorer.tree
        place = next(at for at, line in enumerate(tree.lines) if line.view.value == "OCC02")
        tree.move_to(place)
        await explorer.press("y")
        assert copied[0].startswith("OCC02 Finance")
        assert "Status: Red, as published" in copied[0]
        assert explorer.told == ["The page of OCC02 copied."]
        tree.move_to(place + 1)
        await explorer.press("y")
        assert copied[1].startswith("OCC03 Local"), "also where there is no measure"


async def test_what_is_selected_comes_first(small: Path, copied: CopiedTexts) -> None:
    async with explore(small) as explorer:
        commentary = explorer.main.panes.commentary
        explorer.main.selections = {commentary: Selection(Offset(0, 0), Offset(8, 0))}
        await explorer.press("ctrl+c")
        assert len(copied) == 1
        assert copied[0] in commentary.plain
        assert len(copied[0]) == 8
        assert explorer.told == ["The selected text copied."]


@pytest.mark.parametrize("colours", [None, 256, 16])
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_what_is_selected_can_be_read(
    small: Path, theme: str, colours: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "few_colours", lambda _: colours)
    async with explore(small, theme=theme) as explorer:
        commentary = explorer.main.panes.commentary
        for place in range(6):
            unmarked = commentary.render_line(place)
            chosen = Selection(Offset(0, place), Offset(200, place))
            explorer.main.selections = {commentary: chosen}
            await explorer.settle()
            marked = commentary.render_line(place)
            assert marked.text == unmarked.text
            for text, style, _ in marked:
                if text.strip():
                    assert style is not None
                    assert style.color is not None
                    assert style.bgcolor is not None
                    assert legible_style(style) == style, text
                    if colours:
                        assert style.color == commentary.ground.color
            explorer.main.clear_selection()


async def test_another_text_lets_go_of_what_was_selected(small: Path, copied: CopiedTexts) -> None:
    async with explore(small) as explorer:
        commentary = explorer.main.panes.commentary
        for key in ("down", "["):
            explorer.main.selections = {commentary: Selection(Offset(0, 0), Offset(8, 0))}
            await explorer.press(key)
            assert not explorer.main.selections
        await explorer.press("ctrl+c")
        assert copied[0].startswith("OCC01.02"), "the measure, whole"


async def test_an_input_keeps_ctrl_c(small: Path, copied: CopiedTexts) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        await explorer.type("visits")
        await explorer.press("shift+home", "ctrl+c")
        assert copied == ["visits"]
        await explorer.press("end", "ctrl+c")
        assert copied[1].startswith("OCC01.01 Visits"), "nothing is selected: the measure"


async def test_nobody_is_asked_about_quitting(small: Path, copied: CopiedTexts) -> None:
    async with explore(small) as explorer:
        await explorer.press("f", "ctrl+c")
        assert explorer.told == copied == []
