"""The colours of statuses and headings in the theme at hand, as Rich styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from kpi_tui.labels import mark
from kpi_tui.report import Status

ROLES = {
    Status.GREEN: "success",
    Status.AMBER: "warning",
    Status.RED: "error",
    Status.UNREADABLE: "error",
}
"""Which of a theme's colours a status is drawn in; the others in none."""
GLYPH = 1
"""Room for a glyph alone."""
WORDS = {Status.MONITORING_ONLY, Status.NOT_REPORTED}
"""The statuses whose glyph is a word itself."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Rich styles made from a theme's variables."""

    statuses: Mapping[Status, Style]
    heading: Style
    muted: Style
    alarm: Style
    found: Style
    """Words that were searched for."""

    @classmethod
    def of_theme(cls, variables: Mapping[str, str]) -> Palette:
        """The palette of a theme, given its resolved variables."""
        return cls(
            statuses={
                status: Style(color=_colour(variables.get(role)), bold=True)
                for status, role in ROLES.items()
            },
            heading=Style(color=_colour(variables.get("accent")), bold=True),
            muted=Style(dim=True),
            alarm=Style(color=_colour(variables.get("error")), bold=True),
            found=Style(reverse=True, bold=True),
        )

    def status(self, status: Status | None, room: int = 99) -> Text:
        """A status in its colour as glyph and word, or as its glyph where there is no room for both."""
        if status is None:
            return Text("")
        sign = mark(status)
        text = sign.glyph if room < 99 and status in WORDS else str(sign)
        if len(text) > room:
            text = sign.glyph
        return Text(text, style=self.statuses.get(status, Style()), no_wrap=True)


def _colour(value: str | None) -> str | None:
    """A theme's colour as Rich writes it; nothing for what Rich cannot draw."""
    if value is None or value.startswith("auto"):
        return None
    if value.startswith("ansi_"):
        return value.removeprefix("ansi_")
    return value[:7] if value.startswith("#") else None
