"""Themes, and terminals without colours: a status is a glyph, a word and a colour."""

from __future__ import annotations

from colorsys import rgb_to_hsv
from dataclasses import replace
from pathlib import Path

import pytest
from rich.text import Text
from textual.color import Color
from textual.theme import Theme

from kpi_tui.labels import MARKS
from kpi_tui.status import Status
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.footer import KeyFooter
from kpi_tui.tui.themes import DARK, LIGHT, THEMES
from kpi_tui.tui.widgets import cursor_lines
from kpi_tui.tui.widgets.item_list import ItemList
from tests.support.explorer import Explorer, WatchedApp, explore
from tests.support.samples import JULY, LIBRARY
from tests.support.stores import stored


def colour_of(explorer: Explorer, text: str) -> str:
    """The colour in which a text is drawn where it first stands on the screen."""
    for strip in explorer.app.screen._compositor.render_strips():
        for segment in strip:
            if text in segment.text and segment.style and segment.style.color:
                return segment.style.color.get_truecolor().hex
    raise AssertionError(text)


@pytest.fixture
def every_status(tmp_path: Path) -> Path:
    rows = [
        replace(LIBRARY, measure_code=f"OCC01.{number:02}", period_status=status)
        for number, status in enumerate([*Status, None])
    ]
    return stored(tmp_path / "store", replace(JULY, readings=tuple(rows)))


async def test_dark_at_first(small: Path) -> None:
    async with explore(small) as explorer:
        assert explorer.app.theme == DARK.name


async def test_another_theme_redraws_the_statuses(small: Path) -> None:
    async with explore(small) as explorer:
        for theme in (LIGHT, DARK):
            explorer.app.theme = theme.name
            await explorer.settle()
            assert theme.error is not None
            assert theme.success is not None
            cells = {cell.plain[:1]: cell for cell in explorer.cells("period_status")}
            for glyph, role in (("▲", theme.error), ("★", theme.success)):
                style = cells[glyph].get_style_at_offset(explorer.app.console, 0)
                assert style.color is not None
                assert same(style.color.get_truecolor().hex, role)
            assert same(colour_of(explorer, "▲ red"), theme.error), "in the tree"
        await explorer.press("[", "]")
        assert explorer.cursor == "OCC01.01"


def hue(colour: str) -> int:
    """Its place on the circle of hues, in degrees, whatever is mixed into it of white or black."""
    return round(rgb_to_hsv(*Color.parse(colour).rgb)[0] * 360)


async def test_where_colours_are_few_a_status_is_read_under_the_cursor(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nearest red of 16 is the nearest grey of the cursor's line."""

    def listed_red(explorer: Explorer) -> str:
        (lines,) = (each for each in explorer.app.screen.query(ItemList))
        (red,) = (each for each in lines.render_line(lines.cursor_row) if "▲ red" in each.text)
        assert red.style is not None
        assert red.style.color is not None
        return red.style.color.get_truecolor().hex

    async with explore(small) as explorer:
        error = hue(DARK.error or "")
        await explorer.press("f")
        assert hue(listed_red(explorer)) == pytest.approx(error, abs=5), "lighter, to be read there"
        await explorer.press("escape")
        monkeypatch.setattr(cursor_lines, "few_colours", lambda _: 16)
        await explorer.press("f")
        assert hue(listed_red(explorer)) != pytest.approx(error, abs=5)


async def test_another_theme_redraws_the_keys_at_the_foot(small: Path) -> None:
    async with explore(small) as explorer:
        for theme in (LIGHT, DARK):
            explorer.app.theme = theme.name
            await explorer.settle()
            line = explorer.main.query_one(KeyFooter).content
            assert isinstance(line, Text)
            key = line.get_style_at_offset(explorer.app.console, 0)
            assert key.color is not None
            assert same(key.color.get_truecolor().hex, theme.accent or "")


async def test_the_trees_lines_are_paler_where_the_keyboard_is_elsewhere(small: Path) -> None:
    async with explore(small) as explorer:
        colours = []
        for key in ("1", "2"):
            await explorer.press(key)
            await explorer.settle()
            guide = next(iter(explorer.tree.render_line(2)))
            assert guide.style is not None
            assert guide.style.color == explorer.tree.get_component_rich_style("tree--guide").color
            colours.append(guide.style.color)
        assert colours[0] != colours[1]


async def test_themes_of_others(every_status: Path) -> None:
    async with explore(every_status, theme="ansi-dark") as explorer:
        for theme in ("ansi-dark", "ansi-light", "nord", "textual-light"):
            explorer.app.theme = theme
            await explorer.press("?")
            assert "What the signs mean" in explorer.screen or "Search names" in explorer.screen
            await explorer.press("escape")
            for status, sign in MARKS.items():
                assert str(sign) in explorer.column("period_status"), status


@pytest.mark.parametrize("theme", ["nonesuch", "", "KPI-DARK"])
async def test_a_theme_that_is_not_there_is_our_own(
    small: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", theme)
    assert WatchedApp(small).theme == DARK.name
    monkeypatch.setenv("TEXTUAL_THEME", LIGHT.name)
    assert WatchedApp(small).theme == LIGHT.name


async def test_every_status_is_told_without_colour(
    every_status: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explore(every_status, (160, 45)) as explorer:
        words = [cell.removesuffix("!").rstrip() for cell in explorer.column("period_status")]
        for status, word in zip(Status, words, strict=False):
            sign = MARKS[status]
            assert word in (sign.glyph, str(sign))
            assert str(sign) in explorer.words, "the commentary always has the words"
            await explorer.press("down")
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name, "ansi-dark"])
async def test_without_colour_red_is_the_strongest_and_no_status_is_a_grey(
    every_status: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explore(every_status, theme=theme) as explorer:
        drawn = Palette.of_theme(explorer.app.theme_variables).statuses
        assert all(style.color is None and not style.dim for style in
                   (drawn[Status.RED], drawn[Status.AMBER], drawn[Status.GREEN]))  # fmt: skip
        assert drawn[Status.RED].bold
        assert not drawn[Status.AMBER].bold
        assert not drawn[Status.GREEN].bold


@pytest.mark.parametrize("key", ["f", "m", "ctrl+p"])
async def test_without_any_colour_the_cursor_of_a_list_is_reversed(
    monkeypatch: pytest.MonkeyPatch, every_status: Path, key: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explore(every_status, theme="ansi-dark") as explorer:
        await explorer.press(key)
        listed = explorer.picking.options
        strips = [listed.render_line(y) for y in range(listed.size.height)]
        reversed_lines = [
            strip.text
            for strip in strips
            if all(each.style and each.style.reverse for each in strip)
        ]
        # Twelve statuses take more than a line.
        said = " ".join("".join(reversed_lines).removeprefix("[ ] ").split())
        assert said.startswith(" ".join(explorer.choice.split()))


def same(one: str, other: str) -> bool:
    """Whether two colours are the same but for rounding."""
    pairs = zip(Color.parse(one).rgb, Color.parse(other).rgb, strict=True)
    return all(abs(a - b) <= 2 for a, b in pairs)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """As WCAG reckons it: 1 for the same, 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_status_colours_can_be_read(theme: object) -> None:
    """WCAG asks for 4.5 between text and what is behind it."""
    assert isinstance(theme, Theme)
    blue = theme.variables["status-blue"]
    for behind in (theme.background, theme.surface, theme.panel):
        for name in ("success", "warning", "error", "accent", "foreground"):
            assert contrast(getattr(theme, name), behind or "") >= 4.5, (name, behind)
        assert contrast(blue, behind or "") >= 4.5, behind
