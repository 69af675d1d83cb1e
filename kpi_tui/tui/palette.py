"""The colours of statuses and headings in the theme at hand, as Rich styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from kpi_tui.judgements.corrections import SIGN
from kpi_tui.labels import mark
from kpi_tui.status import Status
from kpi_tui.vocabulary import Travel

if TYPE_CHECKING:
    from kpi_tui.analysis.measure_period import SeriesFigures

ROLES = {
    Status.GREEN: "success",
    Status.AMBER: "warning",
    Status.RED: "error",
    Status.UNREADABLE: "error",
    Status.BLUE: "status-blue",
    Status.COMPLETE: "success",
}
"""Which of a theme's colours a status is drawn in; the others in none."""
ASCII = "kpi-ascii"
"""The theme variable that is there where only 7-bit characters are drawn."""
NO_COLOUR = "kpi-no-colour"
"""The theme variable that is there where no colours are drawn."""
GLYPH = 1
"""Room for a glyph alone."""


PLAIN = {
    **dict.fromkeys(ROLES, Style()),
    Status.RED: Style(bold=True),
    Status.UNREADABLE: Style(bold=True),
}
"""How strongly statuses are drawn where there are no colours: the serious ones stand out."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Rich styles made from a theme's variables."""

    statuses: Mapping[Status, Style]
    heading: Style
    muted: Style
    alarm: Style
    found: Style
    """Words that were searched for."""
    removed: Style
    """Words of the report before that are gone: struck through, whatever the colour."""
    added: Style
    """Words that the report before did not have: underlined, whatever the colour."""
    travel: Mapping[Travel | None, Style]
    """Better and worse, as a help to the word."""
    chip: Style
    """A filter in force."""
    target: Style
    """The line of a chart that is aimed at."""
    ascii_only: bool = False
    """Whether charts are drawn with 7-bit characters."""
    is_light: bool = False
    """Whether what is behind is light: pale colours could not be read on it."""

    @classmethod
    def of_theme(cls, variables: Mapping[str, str]) -> Palette:
        """Return the palette of a theme, given its resolved variables."""
        blue = "status-blue" if variables.get("status-blue") else "primary"
        roles = ("accent", "success", "warning", "error", blue)
        # Colours that are drawn as greys would make red, which is dark, the faintest of all.
        is_plain = NO_COLOUR in variables
        colours = (None if is_plain else variables.get(role) for role in roles)
        is_light = _is_light(_colour(variables.get("background")))
        return _built(*colours, ascii_only=ASCII in variables, is_light=is_light)

    def status(self, status: Status | None, room: int = 99) -> Text:
        """Write a status in its colour as glyph and word, or as its glyph where there is no room for both."""
        if status is None:
            return Text("")
        sign = mark(status)
        text = str(sign)
        if len(text) > room:
            text = sign.glyph
        return Text(text, style=self.statuses.get(status, Style()), no_wrap=True)

    def status_of(self, figures: SeriesFigures | None, room: int = 99) -> Text:
        """Write the status of some figures, marked where an officer corrected it; of none, nothing."""
        if figures is None:
            return Text()
        return self.status(figures.status, room).append(SIGN * figures.status_is_corrected)


@lru_cache(16)
def _built(
    accent: str | None,
    success: str | None,
    warning: str | None,
    error: str | None,
    blue: str | None,
    ascii_only: bool,
    is_light: bool,
) -> Palette:
    roles = {"success": success, "warning": warning, "error": error, "status-blue": blue}
    colours = {role: _colour(value) for role, value in roles.items()}
    return Palette(
        statuses={
            **{status: _status_style(roles[role], role) for status, role in ROLES.items()},
            **({} if any(colours.values()) else PLAIN),
            Status.NOT_STARTED: Style(dim=True),
        },
        heading=Style(color=_colour(accent), bold=True),
        muted=Style(dim=True),
        alarm=Style(color=colours["error"], bold=True),
        found=Style(reverse=True, bold=True),
        removed=Style(color=colours["error"], strike=True),
        added=Style(color=colours["success"], underline=True),
        travel={
            Travel.BETTER: Style(color=colours["success"]),
            Travel.WORSE: Style(color=colours["error"]),
        },
        chip=Style(reverse=True, color=_colour(accent)),
        target=Style(color=colours["warning"]),
        ascii_only=ascii_only,
        is_light=is_light,
    )


def _status_style(value: str | None, role: str) -> Style:
    """Return the style; amber is yellow where a theme warns in a red of the terminal's own, as `ansi-light` does."""
    if role == "warning" and value in ("ansi_red", "ansi_bright_red"):
        # Not bold, which many terminals take for bright: no white background bears bright yellow.
        return Style(color="yellow")
    return Style(color=_colour(value), bold=True)


def _colour(value: str | None) -> str | None:
    """Return a theme's colour as Rich writes it; nothing for what Rich cannot draw."""
    if value is None or value.startswith("auto"):
        return None
    if value.startswith("ansi_"):
        return value.removeprefix("ansi_")
    return value[:7] if value.startswith("#") else None


def _is_light(background: str | None) -> bool:
    if background is None or not background.startswith("#"):
        return False
    red, green, blue = (int(background[at : at + 2], 16) for at in (1, 3, 5))
    return red + green + blue > 3 * 127
