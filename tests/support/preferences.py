"""The explorer with a person's settings, and with a file for what it remembers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from kpi_tui.settings import Settings
from kpi_tui.tui.app import KpiApp
from tests.support.explorer import WIDE, Explorer, WatchedApp, quickly


class PreferringApp(WatchedApp):
    """As `WatchedApp` watches it."""

    def __init__(self, store: Path, settings: Settings, state: Path | None = None) -> None:
        self.told = []
        self.failed = False
        KpiApp.__init__(self, store, settings, state)


@asynccontextmanager
async def explore_with(
    settings: Settings, store: Path, size: tuple[int, int] = WIDE, state: Path | None = None
) -> AsyncIterator[Explorer]:
    """The explorer opened on a store, its first month on the screen."""
    app = PreferringApp(store, settings, state)
    app.animation_level = "none"
    with quickly(app):
        async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
            explorer = Explorer(app, pilot)
            await explorer.settle()
            yield explorer
