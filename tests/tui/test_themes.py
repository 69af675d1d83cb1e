"""Colours that can be read, and those for every kind of colour vision that can be told apart."""

from __future__ import annotations

import re
from colorsys import rgb_to_hsv
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import ANSI_COLOR_NAMES, ColorSystem
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.constants import DIM_FACTOR
from textual.theme import BUILTIN_THEMES, Theme

from kpi_tui.settings import Settings
from kpi_tui.status import Status
from kpi_tui.tui.pages.trend import look_of
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.themes import (
    DARK,
    LIGHT,
    SAFE_DARK,
    SAFE_LIGHT,
    THEMES,
    of_few_colours,
    with_legible_words,
)
from kpi_tui.tui.widgets.cursor_lines import RowCursorView
from tests.support.preferences import explore_with

Vector = tuple[float, ...]
Matrix = tuple[Vector, Vector, Vector]

STATUSES = ("success", "warning", "error")
TEXTS = (*STATUSES, "accent", "foreground", "foreground-muted")
GROUNDS = ("background", "surface", "panel")
READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (1.4.3, level AA)."""

SEEN_BY: dict[str, Matrix] = {
    "everyone else": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes, Viénot": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopes, Viénot": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
    "protanopes, Machado": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopes, Machado": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopes, Machado": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Linear RGB to linear RGB: Viénot, Brettel and Mollon 1999, which has no tritanopes, with the
figures for sRGB screens; Machado, Oliveira and Fernandes 2009 at severity 1."""
JUST_NOTICED = 2.3
"""The difference, in CIELAB, that is just noticed between patches side by side (Mahy 1994)."""
APART = 10 * JUST_NOTICED
"""A word or a glyph is no patch, and what it is compared with stands rows away: ten times that."""


def linear(colour: Color) -> Vector:
    return tuple(
        x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in colour.normalized
    )


def luminance(rgb: Vector) -> float:
    return sum(part * weight for part, weight in zip(rgb, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(text: Color, ground: Color) -> float:
    """As WCAG reckons it: 1 for the same, 21 for black and white."""
    drawn = ground + (ground.get_contrast_text(text.a) if text.auto else text)
    dark, light = sorted(luminance(linear(each)) for each in (drawn, ground))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: Color, matrix: Matrix) -> Vector:
    rgb = linear(colour)
    mixed = (sum(a * b for a, b in zip(row, rgb, strict=True)) for row in matrix)
    return tuple(min(1.0, max(0.0, part)) for part in mixed)


def lab(rgb: Vector) -> Vector:
    """Linear sRGB as CIELAB, white as D65 has it."""
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (x, luminance(rgb), z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: Color, other: Color, matrix: Matrix) -> float:
    """The distance of two colours in CIELAB, as a kind of eye sees them."""
    pairs = zip(lab(seen(one, matrix)), lab(seen(other, matrix)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def colours(theme: Theme) -> dict[str, Color]:
    """A theme's colours as its widgets get them."""
    variables = theme.to_color_system().generate()
    names = (*TEXTS, *GROUNDS, "block-cursor-foreground", "block-cursor-background")
    return {
        name: Color(0, 0, 0, 0.87, auto=True)
        if variables[name] == "auto 87%"
        else Color.parse(variables[name])
        for name in names
    }


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
def test_words_in_the_colours_of_any_theme_can_be_read(name: str) -> None:
    given = BUILTIN_THEMES[name].to_color_system().generate()
    found = with_legible_words(given)
    for word in (*STATUSES, "accent", "status-blue"):
        if found.get(word, "").startswith("#") and found["panel"].startswith("#"):
            for ground in GROUNDS:
                pair = (Color.parse(found[word]), Color.parse(found[ground]))
                assert contrast(*pair) >= READABLE, (word, ground)


async def test_the_explorer_draws_any_theme_in_colours_that_can_be_read(small: Path) -> None:
    async with explore_with(Settings(theme="textual-light"), small) as explorer:
        styles = explorer.table.styles
        assert contrast(styles.border_title_color, explorer.table.background_colors[1]) >= READABLE
        said = Palette.of_theme(explorer.app.theme_variables).status(Status.AMBER).style
        drawn = Color.parse(explorer.app.theme_variables["warning"])
        assert drawn.hex.lower() in str(said).lower()
        assert contrast(drawn, Color.parse(explorer.app.theme_variables["panel"])) >= READABLE


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_colours_of_our_themes_are_left_as_they_are(theme: Theme) -> None:
    given = {**theme.to_color_system().generate(), **theme.variables}
    found = with_legible_words(given)
    assert {name: found[name].upper() for name in given} == {
        name: value.upper() for name, value in given.items()
    }


def test_the_measures_measure() -> None:
    black, white, grey = (Color.parse(name) for name in ("#000000", "#ffffff", "#808080"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, grey) == pytest.approx(1)
    assert lab(linear(white)) == pytest.approx((100, 0, 0), abs=0.02)
    for matrix in SEEN_BY.values():
        assert difference(white, black, matrix) == pytest.approx(100, abs=0.1)
        assert seen(grey, matrix) == pytest.approx(linear(grey), abs=0.001), "greys stay grey"
    red, green = Color.parse("#c04000"), Color.parse("#5f7000")
    assert difference(red, green, SEEN_BY["everyone else"]) > APART
    assert difference(red, green, SEEN_BY["deuteranopes, Viénot"]) < APART


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_texts_can_be_read(theme: Theme) -> None:
    colour = colours(theme)
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(colour[text], colour[ground]) >= READABLE, (text, ground)
    cursor = colour["block-cursor-foreground"], colour["block-cursor-background"]
    assert contrast(*cursor) >= READABLE


@pytest.mark.parametrize("eye", SEEN_BY)
@pytest.mark.parametrize("theme", [SAFE_DARK, SAFE_LIGHT], ids=lambda theme: theme.name)
def test_the_safe_themes_statuses_can_be_told_apart(theme: Theme, eye: str) -> None:
    colour = colours(theme)
    for one, other in combinations((*STATUSES, "foreground"), 2):
        least = APART if other != "foreground" else APART / 2  # that much only words need
        assert difference(colour[one], colour[other], SEEN_BY[eye]) >= least, (one, other)


def status_colours(theme: Theme) -> list[RichColor]:
    """Green, amber, red and blue."""
    named = (theme.success, theme.warning, theme.error, theme.variables["status-blue"])
    return [RichColor.parse(colour or "") for colour in named]


@pytest.mark.parametrize(
    ("theme", "names"),
    [
        (DARK, ["bright_green", "bright_yellow", "bright_red", "bright_blue"]),
        (LIGHT, ["green", "yellow", "red", "bright_blue"]),
        (SAFE_DARK, ["bright_cyan", "bright_yellow", "bright_red", "bright_magenta"]),
        (SAFE_LIGHT, ["cyan", "yellow", "red", "magenta"]),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_of_sixteen_colours_each_status_has_the_one_that_is_meant(
    theme: Theme, names: list[str]
) -> None:
    ours = status_colours(of_few_colours(theme, 16))
    drawn = [colour.downgrade(ColorSystem.STANDARD).number for colour in ours]
    assert drawn == [ANSI_COLOR_NAMES[name] for name in names]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_of_256_colours_each_status_has_one_of_its_kind(theme: Theme) -> None:
    """Teal is no green, and brown no purple."""
    ours = status_colours(of_few_colours(theme, 256))
    for meant, drawn in zip(status_colours(theme), ours, strict=True):
        assert kind(drawn.downgrade(ColorSystem.EIGHT_BIT)) == kind(meant), meant.name


def kind(colour: RichColor) -> str:
    """What people call a colour, by its place on the circle of hues."""
    degrees = rgb_to_hsv(*colour.get_truecolor())[0] * 360
    ends = {20: "red", 70: "amber", 165: "green", 190: "teal", 260: "blue", 340: "purple"}
    return next((name for end, name in ends.items() if degrees < end), "red")


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_in_the_terminals_own_colours_amber_is_no_red(name: str) -> None:
    """`ansi-light` itself warns in bright red."""
    palette = Palette.of_theme(BUILTIN_THEMES[name].to_color_system().generate())
    drawn = [style.color.name for style in palette.statuses.values() if style.color]
    assert drawn[:3] == ["green", "yellow", "red"]


def test_bright_yellow_is_not_drawn_on_white() -> None:
    palette = Palette.of_theme(BUILTIN_THEMES["ansi-light"].to_color_system().generate())
    assert palette.statuses[Status.AMBER] == Style(color="yellow"), "bold is bright to many"


@pytest.mark.parametrize("name", ["nord", "gruvbox", "textual-light", "dracula"])
def test_the_themes_of_others_keep_their_colours(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    palette = Palette.of_theme(theme.to_color_system().generate())
    style = palette.statuses[Status.AMBER]
    assert style.bold
    assert style.color is not None
    assert theme.warning is not None
    wanted = Color.parse(theme.warning)
    assert style.color.get_truecolor() == pytest.approx(wanted.rgb, abs=2)


@pytest.mark.parametrize("theme", ["ansi-light", "ansi-dark", DARK.name, SAFE_LIGHT.name])
async def test_without_colours_no_text_is_drawn_in_its_own_background(
    small: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explore_with(Settings(theme=theme), small) as explorer:
        for chosen in (theme, "ansi-dark", DARK.name):
            explorer.app.theme = chosen
            await explorer.settle()
            for strip in explorer.app.screen._compositor.render_strips():
                for segment in strip:
                    if segment.text.strip() and segment.style:
                        assert_seen(segment.style)


def assert_seen(style: Style) -> None:
    text, ground = style.color, style.bgcolor
    assert text is None or text.is_default or ground is None or text != ground, style
    assert text is None or text.is_default or text.triplet is None or len(set(text.triplet)) == 1


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_marks_of_a_chart_can_be_read(theme: Theme) -> None:
    palette = Palette.of_theme(theme.to_color_system().generate())
    assert palette.is_light is not theme.dark
    look = look_of(palette)
    for style in (look.improvement, look.concern):
        assert style.color is not None
        drawn = Color.from_rich_color(style.color)
        assert contrast(drawn, Color.parse(theme.background or "")) >= READABLE


SEEN_WITH = {"summary": "O", "compared": "d"}
"""Screens by the keys that show them."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_what_is_drawn_can_be_read(months: Path, theme: Theme) -> None:
    """Of the screens whose colours are more than the theme's own, beside the line of the cursor."""
    pale = set()
    paper = Color.parse(theme.background or "")
    async with explore_with(Settings(theme=theme.name), months, (120, 34)) as explorer:
        await explorer.press("down", "down")
        for name, key in SEEN_WITH.items():
            await explorer.press(key)
            assert explorer.reading is (name == "compared")
            *above, _ = (
                explorer.app.screen._compositor.render_strips()
            )  # the foot dims what is idle
            for strip in above:
                for text, style, _ in strip:
                    if not re.search(r"[\w()\[\]]", text) or style is None or style.reverse:
                        continue
                    if style.color is None or style.bgcolor is None:
                        continue
                    drawn = Color.from_rich_color(style.color)
                    ground = Color.from_rich_color(style.bgcolor)
                    is_cursor = contrast(ground, paper) > 1.3
                    if not is_cursor and contrast(drawn, ground) < READABLE:
                        pale.add((name, text.strip(), drawn.hex, round(contrast(drawn, ground), 1)))
            await explorer.press("escape")
    assert not pale


CURSORS: dict[str, tuple[str, ...]] = {
    "table": (),
    "priorities": ("1", "down"),
    "months": ("m",),
    "filters": ("f", "down"),
    "queries": ("Q", "down"),
    "changes": ("c", "down"),
    "heat map": ("o", "down"),
    "summary": ("O", "down"),
    "asking": ("ctrl+p",),
}
"""Where there is a line of the cursor, by the keys that go there."""


@pytest.mark.parametrize(
    "theme",
    [*(theme.name for theme in THEMES), "textual-dark", "textual-light", "nord", "solarized-light"],
)
async def test_the_line_of_the_cursor_can_be_read(months: Path, theme: str) -> None:
    """Statuses, and what is dim elsewhere, too."""
    pale = set()
    async with explore_with(Settings(theme=theme), months, (120, 34)) as explorer:
        for name, keys in CURSORS.items():
            await explorer.press("2", *keys)
            for view in explorer.app.screen.query(RowCursorView):
                line = view.HEADING + view.cursor_row - round(view.scroll_y)
                if not view.display or not 0 <= line < view.size.height:
                    continue
                for text, style, _ in view.render_line(line):
                    if not text.strip() or style is None:
                        continue
                    assert style.color is not None, text
                    assert style.bgcolor is not None, text
                    drawn = Color.from_rich_color(style.color)
                    ground = Color.from_rich_color(style.bgcolor)
                    seen = ground.blend(drawn, DIM_FACTOR) if style.dim else drawn
                    if contrast(seen, ground) < READABLE:
                        pale.add((name, text.strip(), round(contrast(seen, ground), 1)))
            await explorer.press("escape", "escape")
    assert not pale
