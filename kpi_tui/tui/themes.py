"""The explorer's own colours, dark and light. Textual's themes can be chosen beside them.

The `safe` ones are after Okabe and Ito, "Color Universal Design" (2008): blue stands for green,
yellow for amber and vermilion for red, which dichromats of each kind can tell apart; a status
that is blue itself is purple there.
"""

from collections.abc import Mapping
from dataclasses import replace

from textual.color import Color
from textual.theme import Theme

from kpi_tui.tui.widgets.legible import legible_on

DARK = Theme(
    name="kpi-dark",
    primary="#5b9bd5",
    secondary="#7f9cb5",
    accent="#6cb6ff",
    success="#4cc38a",
    warning="#f2b035",
    error="#ff6b62",
    foreground="#d7dde4",
    background="#12171d",
    surface="#1a2129",
    panel="#212a34",
    dark=True,
    variables={
        "status-blue": "#79a7ff",
        "border-blurred": "#3d4a58",
        "scrollbar-background": "#1a2129",
    },
)
LIGHT = Theme(
    name="kpi-light",
    primary="#1f5f99",
    secondary="#4a6780",
    accent="#0b5cad",
    success="#0c7040",
    warning="#8f5400",
    error="#b3261e",
    foreground="#1b2733",
    background="#fbfcfd",
    surface="#f1f4f7",
    panel="#e3e9ef",
    dark=False,
    variables={
        "status-blue": "#2450b8",
        "border-blurred": "#b4c0cb",
        "foreground-muted": "#1b2733a8",
        "scrollbar-background": "#e3e9ef",
    },
)
SAFE_DARK = Theme(
    name="kpi-safe-dark",
    primary="#5b9bd5",
    secondary="#7f9cb5",
    accent="#cc79a7",
    success="#56b4e9",
    warning="#f0e442",
    error="#e8702a",
    foreground="#d7dde4",
    background="#0d1116",
    surface="#151b22",
    panel="#1d242d",
    dark=True,
    variables={
        "status-blue": "#cc79a7",
        "border-blurred": "#3d4a58",
        "scrollbar-background": "#151b22",
    },
)
# On paper white, yellow and vermilion can both be read only where they are dark, and then look
# alike without red or green: so one is as light as can be read, and the other much darker.
SAFE_LIGHT = Theme(
    name="kpi-safe-light",
    primary="#00639b",
    secondary="#4a6780",
    accent="#8a3a68",
    success="#0072b2",
    warning="#8a6a00",
    error="#761200",
    foreground="#1b2733",
    background="#ffffff",
    surface="#f8fafb",
    panel="#f0f3f6",
    dark=False,
    variables={
        "status-blue": "#8a3a68",
        "border-blurred": "#b4c0cb",
        "foreground-muted": "#1b2733a8",
        "scrollbar-background": "#e3e9ef",
    },
)
THEMES = (DARK, LIGHT, SAFE_DARK, SAFE_LIGHT)
_GREEN, _BLUE = "success", "status-blue"
_MEANT = {
    16: {
        DARK.name: {_GREEN: "#55ff55", _BLUE: "#5555ff"},
        LIGHT.name: {_GREEN: "#00aa00"},
        SAFE_DARK.name: {_BLUE: "#ff55ff"},
        SAFE_LIGHT.name: {_BLUE: "#aa00aa"},
    },
    256: {LIGHT.name: {_GREEN: "#005f00"}, SAFE_LIGHT.name: {_BLUE: "#87005f"}},
}
"""What is meant, of so many colours, by those of statuses whose nearest is of another kind."""
CALLED = {
    DARK.name: "Dark",
    LIGHT.name: "Light",
    SAFE_DARK.name: "Colour-blind, dark",
    SAFE_LIGHT.name: "Colour-blind, light",
    "ansi-dark": "Your terminal’s own colours",
}
"""What the themes that are offered first are for."""


def of_few_colours(theme: Theme, colours: int) -> Theme:
    """Return one of our themes for a terminal of 16 or 256 colours, in which green is green.

    The nearest of 16 to a soft green is cyan, or grey.
    """
    meant = _MEANT[colours].get(theme.name, {})
    variables = {**theme.variables, _BLUE: meant.get(_BLUE, theme.variables[_BLUE])}
    return replace(theme, success=meant.get(_GREEN, theme.success), variables=variables)


def with_legible_words(variables: Mapping[str, str]) -> dict[str, str]:
    """Return a theme's variables, words in its colours as near to these as can be read on its grounds.

    Other themes than ours have colours that are meant for areas, as an orange on white. Those of a
    terminal's own are left as they are.
    """
    own = {name: value for name, value in variables.items() if value.startswith("#")}
    blue = _BLUE if _BLUE in own else "primary"
    grounds = [Color.parse(own[each]) for each in ("background", "surface", "panel") if each in own]
    words = {
        "accent": "accent",
        _GREEN: _GREEN,
        "warning": "warning",
        "error": "error",
        _BLUE: blue,
    }
    legible = {
        name: legible_on(Color.parse(own[of]), grounds).hex
        for name, of in words.items()
        if grounds and of in own
    }
    return {**variables, **legible}
