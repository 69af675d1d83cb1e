"""What a report says is shown letter by letter: it styles nothing, hides nothing, runs nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.tui.screens.main import MainScreen
from tests.support.explorer import NARROW, Explorer, explore
from tests.support.hostile_texts import EVERYTHING, MARKUP, controls, evil
from tests.support.samples import JULY
from tests.support.stores import stored


def links(explorer: Explorer) -> list[object]:
    """What on the screen could be clicked to run something that is not ours."""
    return [
        segment.style.meta["@click"]
        for strip in explorer.app.screen._compositor.render_strips()
        for segment in strip
        if segment.style and segment.style.meta.get("@click")
    ]


async def test_markup_is_shown_as_it_is_printed(tmp_path: Path) -> None:
    reports = [evil(text) for text in MARKUP]
    report = replace(
        JULY,
        priorities=tuple(
            replace(report.priorities[1], code=f"P{number:02}")
            for number, report in enumerate(reports)
        ),
        readings=tuple(
            replace(report.readings[0], measure_code=f"M{number:02}")
            for number, report in enumerate(reports)
        ),
    )
    async with explore(stored(tmp_path / "store", report), (160, 60)) as explorer:
        lines = [" ".join(text.split()) for text in MARKUP]
        assert explorer.column("name") == lines
        assert explorer.column("period_actual") == lines
        for number, (text, line) in enumerate(zip(MARKUP, lines, strict=True)):
            assert f"{line} " in explorer.screen
            assert f"3 M{number:02} · July 2024 ─" in explorer.screen, "the commentary's title"
            assert explorer.words.count(text) >= 5
            await explorer.pilot.press("down")
        await explorer.press("1", *["down"] * 3)
        for number, (text, line) in enumerate(zip(MARKUP, lines, strict=True)):
            await explorer.pilot.press("down")
            assert f"2 P{number:02} {line} ─" in explorer.screen, "the table's title"
            assert text in explorer.words, "the note of a priority without measures"
            assert line[:15] in explorer.way
            assert explorer.app.is_running
        assert links(explorer) == []


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (EVERYTHING, (112, 30)),
        (EVERYTHING, (60, 15)),
        ("W" * 1000, (60, 15)),
        ("ß語🏴‍☠️e\u0301 " * 60, (112, 30)),
    ],
    ids=["wide", "narrow", "long word", "wide letters"],
)
async def test_nothing_a_terminal_acts_on_comes_out(
    tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    async with explore(stored(tmp_path / "store", evil(text)), size) as explorer:
        assert not controls(explorer.screen)
        await explorer.press("1", *["down"] * 5)
        assert not controls(explorer.screen), "a note"
        assert not controls(explorer.words), "a note"
        await explorer.press("down")
        assert not controls(explorer.screen), "a priority's code"
        await explorer.press("end", "enter", "down", "3", "z")
        assert not controls(explorer.screen)
        assert not controls(explorer.words)
        assert links(explorer) == []


async def test_escapes_are_shown_as_signs(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", evil("a\x1b[31mb\u202ec"))) as explorer:
        assert "a␛[31mb�c" in explorer.words
        assert "a␛[31mb�c" in explorer.column("name")[0]


async def test_clicking_everywhere_runs_nothing(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", evil("[@click=app.quit]x[/] [@click=app.bell]y[/]"))
    async with explore(store, (120, 40)) as explorer:
        await explorer.open_all_ways()
        assert links(explorer) == []
        for x in range(6, 118, 28):
            for y in (2, 4, 6, 9, 24, 27, 30):
                await explorer.pilot.click(offset=(x, y))
        await explorer.settle()
        assert explorer.app.is_running
        assert isinstance(explorer.app.screen, MainScreen)


async def test_a_long_word_is_broken_and_can_be_read_to_its_end(tmp_path: Path) -> None:
    text = "start" + "W" * 1500 + "end"
    report = replace(JULY, readings=(replace(JULY.readings[0], comment=text),))
    async with explore(stored(tmp_path / "store", report), NARROW) as explorer:
        assert explorer.commentary.max_scroll_x == 0
        await explorer.press("z")
        assert "start" in explorer.screen
        while "end" not in explorer.screen:
            before = explorer.commentary.scroll_y
            await explorer.press("space")
            assert explorer.commentary.scroll_y > before


async def test_searching_it(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", evil(EVERYTHING))) as explorer:
        await explorer.press("/")
        for text in ("[/]", "[@click", "[note]", "\\", "smile", "red"):
            explorer.field.value = text
            await explorer.pilot.pause()
            assert len(explorer.codes) == 2, text


async def test_the_search_line_takes_markup_literally(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        await explorer.type("[/] [b]x")
        assert "[/] [b]x" in explorer.screen
        await explorer.press("enter")
        assert explorer.found.startswith("0 of 3")
