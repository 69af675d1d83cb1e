"""How many colours the terminal has, by what it says of itself."""

from __future__ import annotations

from typing import Any

from textual.app import App

_SIXTEEN = ("standard", "windows")


def has_sixteen_colours(app: App[Any]) -> bool:
    """Whether the terminal has sixteen colours, as PuTTY and a Linux console say they have."""
    return not app.is_headless and app.console.color_system in _SIXTEEN


def has_few_colours(app: App[Any]) -> bool:
    """Whether the terminal has so few colours that a status may look like the cursor on it."""
    return not app.is_headless and app.console.color_system in (*_SIXTEEN, "256")
