"""The application: themes and which screen comes first."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from textual import on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.filter import LineFilter, Monochrome, NoColor
from textual.notifications import Notify
from textual.theme import Theme

from kpi_tui.paths import config_path, state_path
from kpi_tui.settings import Settings, read_settings
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.keymap import describe_problems, follow, opening_theme
from kpi_tui.tui.palette import ASCII
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.messages import StoreFoundEmpty, StoreWanted
from kpi_tui.tui.session.library import Library
from kpi_tui.tui.state import Memory
from kpi_tui.tui.terminal.ascii import AsciiFilter
from kpi_tui.tui.themes import THEMES

GREYS, NO_COLOURS = Monochrome(), NoColor()


class KpiApp(App[None]):
    """The explorer on a store."""

    TITLE = "kpi-tui"
    CSS_PATH = sorted(Path(__file__).parent.glob("screens/*.tcss"))
    """Of all screens: read one by one, each would hold up the key that opens it first."""
    ENABLE_COMMAND_PALETTE = False
    """Our lists know the order of things, and survive keys that come faster than they are drawn."""

    def __init__(
        self, store: Path, settings: Settings | None = None, state: Path | None = None
    ) -> None:
        """Without a file for its state, the explorer remembers nothing when it is left."""
        super().__init__()
        self.store = store
        for theme in THEMES:
            self.register_theme(theme)
        self.memory = Memory(state)
        self.is_first_run = state is not None and not self.memory.now.hint_seen
        self.settings = follow(settings or Settings(), self.available_themes)
        self._ascii = (AsciiFilter(),) if self.settings.ascii else ()
        self._theme_kept = opening_theme(self.settings, self.memory.now, self.available_themes)
        self.theme = self._theme_kept
        self.set_keymap(self.settings.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Tell those who draw, by a variable, that only 7-bit characters come through."""
        return {ASCII: "on"} if getattr(self, "_ascii", ()) else {}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of Textual, and after them the one that leaves 7-bit characters."""
        # Textual chooses once; the greys of a terminal's own colours would be black on black.
        plain = NO_COLOURS if self.native_ansi_color else GREYS
        own = [
            plain if isinstance(each, (Monochrome, NoColor)) else each
            for each in super().get_line_filters()
        ]
        return (*own, *self._ascii)

    def on_mount(self) -> None:
        """Open the explorer, which gives way to the welcome where the store is empty."""
        self._end_well_when_killed()
        self.push_screen(self._explorer())
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if problems := self.settings.problems:
            self.notify(describe_problems(problems), severity="warning", timeout=12, markup=False)

    @on(Notify)
    def _let_go_of_older(self, event: Notify) -> None:
        """Say one thing at a time: what a key says takes the place of what the last one said.

        What went wrong stays beside it, each fault once.
        """
        new = event.notification
        for each in list(self._notifications):
            is_passing = each.severity == new.severity == "information"
            if is_passing or each.message == new.message:
                self._unnotify(each, refresh=False)

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != self._theme_kept:
            self._theme_kept = theme.name
            self.memory.keep(theme=theme.name)

    def _end_well_when_killed(self) -> None:
        """Give the terminal back as it was when a signal ends us, or when its window is closed."""
        for name in ("SIGTERM", "SIGHUP") if not self.is_headless else ():
            number = getattr(signal, name, None)
            with suppress(NotImplementedError):  # Windows: its event loop knows no signals
                if number is not None:
                    loop = asyncio.get_running_loop()
                    loop.add_signal_handler(number, self.exit, None, 128 + number)

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen in front, but for the explorer's own, which gives way to another only."""
        if isinstance(self.screen, MainScreen):
            return AwaitComplete()
        return super().pop_screen()

    def _explorer(self, period: date | None = None, measure_code: str | None = None) -> MainScreen:
        return MainScreen(
            Library(self.store, self.memory.now.series),
            self.settings,
            self.memory,
            is_first_run=self.is_first_run,
            period=period,
            measure_code=measure_code,
        )

    @on(StoreFoundEmpty)
    def _say_how_to_begin(self, event: StoreFoundEmpty) -> None:
        from kpi_tui.tui.screens.welcome import WelcomeScreen

        self.switch_screen(WelcomeScreen(self.store, event.problems))

    @on(StoreWanted)
    async def _explore(self, event: StoreWanted) -> None:
        self.store = event.store
        self.clear_notifications()  # they were about what was looked at before
        if event.series is not None:
            self.memory.keep(**event.series._asdict())
        # Keys that come meanwhile are for the screen that is shown then.
        await self.switch_screen(self._explorer(event.period, event.measure_code))


def run_explorer(store: Path, in_ascii: bool = False) -> int:
    """Open the explorer on a store, wait until it is left, and return the exit code."""
    settings = read_settings(config_path(), [command.id for command in COMMANDS])
    if in_ascii:
        settings = replace(settings, ascii=True)
    app = KpiApp(store, settings, state_path())
    app.run()
    return app.return_code or 0
