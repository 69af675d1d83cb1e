"""The application: themes and which screen comes first."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from textual.app import App, SystemCommand
from textual.screen import Screen

from kpi_tui.tui.loading import Library
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.welcome import WelcomeScreen
from kpi_tui.tui.themes import THEMES


class KpiApp(App[None]):
    """The explorer on a store."""

    TITLE = "kpi-tui"

    def __init__(self, store: Path) -> None:
        super().__init__()
        self.store = store
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = os.environ.get("TEXTUAL_THEME", THEMES[0].name)

    def on_mount(self) -> None:
        """The explorer comes first; it gives way to the welcome where the store is empty."""
        self.push_screen(MainScreen(Library(self.store)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the main screen, and the choice of a theme."""
        if isinstance(screen, MainScreen):
            yield from screen.get_commands()
        yield SystemCommand("View: Choose a theme", "Dark, light and others", self.search_themes)

    def action_welcome(self) -> None:
        """Say how to begin."""
        self.switch_screen(WelcomeScreen(self.store))

    def action_reopen(self) -> None:
        """Look again whether the store has a report."""
        self.switch_screen(MainScreen(Library(self.store)))

    def action_explore(self, store: str) -> None:
        """Explore another store."""
        self.store = Path(store)
        self.action_reopen()


def run_explorer(store: Path) -> int:
    """Open the explorer on a store, wait until it is left, and return the exit code."""
    app = KpiApp(store)
    app.run()
    return app.return_code or 0
