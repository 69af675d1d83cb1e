"""The colours of statuses in every theme, and a status in little room."""

from __future__ import annotations

import pytest
from rich.color import ColorType
from textual.theme import BUILTIN_THEMES

from kpi_tui.labels import MARKS
from kpi_tui.status import Status
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.themes import THEMES

PLAIN = Palette.of_theme({})


@pytest.mark.parametrize("status", Status)
def test_a_status_is_a_glyph_and_a_word(status: Status) -> None:
    sign = MARKS[status]
    assert PLAIN.status(status).plain == str(sign)
    assert PLAIN.status(status, GLYPH).plain == sign.glyph
    for room in range(1, 20):
        assert len(PLAIN.status(status, room)) <= max(room, len(sign.glyph))


def test_no_status_is_nothing() -> None:
    assert PLAIN.status(None).plain == ""


ALL_THEMES = {**BUILTIN_THEMES, **{theme.name: theme for theme in THEMES}}


def variables(name: str) -> dict[str, str]:
    theme = ALL_THEMES[name]
    return {**theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize("theme", ALL_THEMES)
def test_every_theme_has_colours_that_can_be_drawn(theme: str) -> None:
    palette = Palette.of_theme(variables(theme))
    for status in (Status.GREEN, Status.AMBER, Status.RED):
        colour = palette.statuses[status].color
        assert colour is not None
        assert palette.status(status).style == palette.statuses[status]
    assert palette.statuses[Status.BLUE].color is not None
    blue = palette.statuses[Status.BLUE].color
    assert blue not in [palette.statuses[each].color for each in (Status.AMBER, Status.RED)]
    assert palette.heading.color is not None
    assert len({palette.statuses[s].color for s in (Status.GREEN, Status.RED)}) == 2


@pytest.mark.parametrize("theme", [name for name, it in BUILTIN_THEMES.items() if it.ansi])
def test_themes_of_the_terminals_own_colours_stay_its_own(theme: str) -> None:
    palette = Palette.of_theme(variables(theme))
    for status in (Status.GREEN, Status.AMBER, Status.RED):
        colour = palette.statuses[status].color
        assert colour is not None
        assert colour.type in (ColorType.STANDARD, ColorType.DEFAULT)


@pytest.mark.parametrize("value", ["auto 87%", "auto", "", "$accent", "ansi_default"])
def test_what_cannot_be_drawn_is_no_colour(value: str) -> None:
    palette = Palette.of_theme({"success": value, "accent": value})
    colour = palette.statuses[Status.GREEN].color
    assert colour is None or colour.is_default


def test_a_theme_without_variables() -> None:
    assert Palette.of_theme({}).statuses[Status.RED].color is None


def test_what_differs_is_told_without_colours() -> None:
    assert PLAIN.removed.strike
    assert PLAIN.added.underline
    assert PLAIN.found.reverse
    assert PLAIN.chip.reverse
