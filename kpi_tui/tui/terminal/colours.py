"""How many colours the terminal has, by what it says of itself."""

from __future__ import annotations

from typing import Any

from textual.app import App

_FEW = {"standard": 16, "windows": 16, "256": 256}


def few_colours(app: App[Any]) -> int | None:
    """Return 16, as in PuTTY or a Linux console, or 256, as on a Mac; `None` for millions."""
    return None if app.is_headless else _FEW.get(app.console.color_system or "")
