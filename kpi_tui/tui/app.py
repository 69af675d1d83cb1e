"""The application: themes, the screen that comes first, what holds for all screens, and its end."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter, Monochrome, NoColor
from textual.notifications import Notify
from textual.reactive import Reactive
from textual.theme import Theme

from kpi_tui.paths import config_path, state_path
from kpi_tui.settings import Settings, read_settings
from kpi_tui.store_url import StorePath
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.keymap import describe_problems, follow, opening_theme
from kpi_tui.tui.palette import ASCII, NO_COLOUR
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.messages import StoreFoundEmpty, StoreWanted
from kpi_tui.tui.session.column_choice import ColumnChoice
from kpi_tui.tui.session.kept import Kept, period_left
from kpi_tui.tui.session.library import Library
from kpi_tui.tui.state import Memory
from kpi_tui.tui.terminal.ascii import AsciiFilter
from kpi_tui.tui.terminal.colours import few_colours
from kpi_tui.tui.terminal.keys import as_meant
from kpi_tui.tui.text_layout import with_paths_broken
from kpi_tui.tui.themes import THEMES, of_few_colours, with_legible_words

GREYS, NO_COLOURS = Monochrome(), NoColor()
TOLD = {"-narrow": 35, "-wide": 30, "-roomy": 56}
"""Cells of a line of what is told, by the class of the screen: see `main.tcss`."""


class KpiApp(App[None]):
    """The explorer on a store."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 Textual types it so

    TITLE = "kpi-tui"
    CSS_PATH = sorted(Path(__file__).parent.glob("screens/*.tcss"))
    """Of all screens: read one by one, each would hold up the key that opens it first."""
    theme: Reactive[str] = Reactive("textual-dark")
    """Textual would begin with what TEXTUAL_THEME says, before there are themes of ours."""
    ENABLE_COMMAND_PALETTE = False
    """Our lists know the order of things, and survive keys that come faster than they are drawn."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True)
    ]

    def __init__(
        self, store: StorePath, settings: Settings | None = None, state: Path | None = None
    ) -> None:
        """Open on a store; without a file for its `state` nothing is remembered when it is left."""
        super().__init__()
        self.fault: Exception | None = None
        """What nobody foresaw, and ended it."""
        self.store = store
        for theme in THEMES:
            self.register_theme(theme)
        self.memory = Memory(state)
        self.memory.look_at(store)
        self.is_first_run = state is not None and not self.memory.now.hint_seen
        self.settings = follow(settings or Settings(), self.available_themes)
        self._ascii = (AsciiFilter(),) if self.settings.ascii else ()
        self._theme_kept = opening_theme(self.settings, self.memory.now, self.available_themes)
        self.theme = self._theme_kept
        self.set_keymap(self.settings.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Tell those who draw, by variables, that only 7-bit characters or no colours come through."""
        plain = {NO_COLOUR: "on"} if getattr(self, "no_color", False) else {}
        return plain | ({ASCII: "on"} if getattr(self, "_ascii", ()) else {})

    def get_css_variables(self) -> dict[str, str]:
        """Return those of the theme, the colours in which keys and statuses are written legible."""
        self.theme_variables = with_legible_words(super().get_css_variables())
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return those of Textual, and after them the one that leaves 7-bit characters."""
        # Textual chooses once; the greys of a terminal's own colours would be black on black.
        plain = NO_COLOURS if self.native_ansi_color else GREYS
        own = [
            plain if isinstance(each, (Monochrome, NoColor)) else each
            for each in super().get_line_filters()
        ]
        return (*own, *self._ascii)

    def get_driver_class(self) -> type[Driver]:
        """Return what stands between us and the terminal, or the page that shows it."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from kpi_tui.tui.terminal.driver import TerminalDriver

        return TerminalDriver

    def on_load(self) -> None:
        """End well when a signal comes, from before the terminal is taken."""
        self._end_well_when_killed()

    def on_mount(self) -> None:
        """Open the explorer, which gives way to the welcome where the store is empty."""
        if colours := few_colours(self):
            for theme in THEMES:
                self.register_theme(of_few_colours(theme, colours))
            self.mutate_reactive(App.theme)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.push_screen(self._explorer())
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if problems := self.settings.problems:
            self.notify(describe_problems(problems), severity="warning", timeout=12, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Do Esc at once, and take Alt and a key that nothing is bound to for Esc and that key.

        Left to the pane that has the keyboard, Esc would be done after a key that is typed behind it
        and is done here, as those are that work anywhere. It ends what is told, too.
        """
        if isinstance(event, events.Key) and not self.screen_stack:
            return  # it ends: what was typed behind that is nobody's
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        for key in as_meant(event, self.active_bindings):
            if key.key == "escape":
                self.clear_notifications()
            if key.key != "escape" or not await self._check_bindings(key.key):
                await super().on_event(key)

    def notify(self, message: str, **more: Any) -> None:
        """Tell a person something, the paths in it broken between folders."""
        classes = self.screen.classes if self.screen_stack else frozenset()
        room = min((TOLD[each] for each in classes & TOLD.keys()), default=min(TOLD.values()))
        super().notify(with_paths_broken(message, room), **more)

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
        if theme.name != self._theme_kept and not isinstance(self.screen, Dialog):  # a preview
            self._theme_kept = theme.name
            self.memory.keep(theme=theme.name)

    def _end_well_when_killed(self) -> None:
        """Give the terminal back as it was when a signal ends us, or when its window is closed."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP") if not self.is_headless else ():
            number = getattr(signal, name, None)
            with suppress(NotImplementedError):  # Windows: its event loop knows no signals
                if number is not None:
                    loop = asyncio.get_running_loop()
                    loop.add_signal_handler(number, self.exit, None, 128 + number)

    def action_suspend_process(self) -> None:
        """Go back to the shell, whose `fg` comes here again."""
        if self._driver is not None and self._driver.can_suspend and sys.platform != "win32":
            super().action_suspend_process()
        else:
            self.notify("There is no shell to go back to from here: q leaves.")

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what is selected, with the mouse or in an input, as all else is copied."""
        from kpi_tui.publish.copying.copied import of_text
        from kpi_tui.tui.terminal.clipboard import put_on_clipboard

        if text:
            super().copy_to_clipboard(text)
            put_on_clipboard(self.screen, of_text(text, "the selected text"))

    def action_help_quit(self) -> None:
        """Say that Ctrl+C, which copies, has nothing to copy here; Textual would ask about quitting."""
        self.notify("Nothing is selected to copy.", timeout=3)

    def _handle_exception(self, error: Exception) -> None:
        """End, and leave the fault to whoever runs the explorer: see `run_explorer`."""
        if isinstance(error, NoMatches) and (self._exit or not self.is_running):
            return  # a dialog that is opened as the explorer is left never gets its parts
        if self.is_headless:
            super()._handle_exception(error)  # a test is told all of it
        elif self.fault is None:
            self.fault = error
            self._close_messages_no_wait()

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen in front, but for the explorer's own, which gives way to another only."""
        if isinstance(self.screen, MainScreen):
            return AwaitComplete()
        return super().pop_screen()

    def _explorer(self, period: date | None = None, measure_code: str | None = None) -> MainScreen:
        return MainScreen(
            Library(
                self.store, self.memory.now.series, partial(period_left, self.memory, self.store)
            ),
            self.settings,
            Kept(self.memory, ColumnChoice.of(self.settings.columns)),
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
        self.memory.look_at(event.store)
        self.clear_notifications()  # they were about what was looked at before
        if event.series is not None:
            self.memory.keep(**event.series._asdict())
        # Keys that come meanwhile are for the screen that is shown then.
        await self.switch_screen(self._explorer(event.period, event.measure_code))


def run_explorer(store: StorePath, in_ascii: bool = False) -> int:
    """Open the explorer on a store, wait until it is left, and return the exit code.

    Raises what nobody foresaw, once the terminal is as it was.
    """
    settings = read_settings(config_path(), [command.id for command in COMMANDS])
    if in_ascii:
        settings = replace(settings, ascii=True)
    app = KpiApp(store, settings, state_path())
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
