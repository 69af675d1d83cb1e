"""The main screen: it wires panes together and holds what is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Footer

from kpi_tui.analysis.measures import History, key_of
from kpi_tui.analysis.scope import Scope, Way, matches, searchable
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import mark
from kpi_tui.report import Status
from kpi_tui.text import fold, one_line
from kpi_tui.tui.commands import COMMANDS
from kpi_tui.tui.loading import Library, Month
from kpi_tui.tui.messages import (
    HistoryLoaded,
    LoadingFailed,
    MeasureChosen,
    MeasureOpened,
    MonthLoaded,
    ScopeChosen,
    SearchChanged,
    SearchLeft,
)
from kpi_tui.tui.panes.commentary import Commentary
from kpi_tui.tui.panes.measure_table import MeasureTable
from kpi_tui.tui.panes.month_strip import MonthStrip
from kpi_tui.tui.panes.priority_tree import PriorityTree
from kpi_tui.tui.panes.search_bar import SearchBar
from kpi_tui.tui.screens.help import HelpScreen

SETTLED = 0.05
"""Seconds after which the screen is drawn and what is not needed at once may be read."""


class MainScreen(Screen[None]):
    """Tree, table and commentary of one month of a store."""

    CSS_PATH = "main.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-wide"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in COMMANDS]
    AUTO_FOCUS = "#table"
    ALLOW_IN_MAXIMIZED_VIEW = "Footer"
    ESCAPE_TO_MINIMIZE = False
    """Our own Esc does it, and gives the keyboard back to the table."""

    strip = query_one(MonthStrip)
    ways = query_one(PriorityTree)
    table = query_one(MeasureTable)
    commentary = query_one(Commentary)
    search = query_one(SearchBar)

    def __init__(
        self, library: Library, month: date | None = None, measure_code: str | None = None
    ) -> None:
        """Opens on the last month, or on the one that is given, at a measure of it."""
        super().__init__()
        self.library = library
        self._months: tuple[date, ...] = ()
        self._month: Month | None = None
        self._wanted = month
        self._texts: list[str] = []
        self._histories: History = {}
        self._scope = Scope()
        self._sought: list[str] = []
        self._code_wanted = measure_code
        self._newest_known: date | None = None
        """The last month there was before the store is read again."""

    def compose(self) -> ComposeResult:
        """The month above, three panes, the search line and the footer."""
        yield MonthStrip()
        with Horizontal(id="panes"):
            yield PriorityTree()
            with Vertical(id="right"):
                yield MeasureTable()
                yield Commentary()
        yield SearchBar()
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Read the store while the empty frame is drawn."""
        self._load(self._wanted)
        self.app.theme_changed_signal.subscribe(self, lambda _: self._redraw())

    def get_commands(self) -> Iterable[SystemCommand]:
        """Every command for the palette, as "group: what it does"."""
        for command in COMMANDS:
            yield SystemCommand(
                f"{command.group}: {command.help}",
                f"Key {command.key_text}",
                lambda action=command.action: self.call_later(self.run_action, action),
            )

    # -- reading the store ------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group="month")
    def _load(self, wanted: date | None) -> None:
        try:
            self.post_message(MonthLoaded(self.library.load(wanted)))
        except KpiTuiError as error:
            self.post_message(LoadingFailed(str(error), self.library.months()))

    @work(thread=True, exclusive=True, exit_on_error=False, group="history")
    def _load_histories(self) -> None:
        try:
            self.post_message(HistoryLoaded(self.library.histories()))
        except KpiTuiError as error:
            self.post_message(LoadingFailed(str(error)))

    @on(MonthLoaded)
    def _take_month(self, event: MonthLoaded) -> None:
        month = event.loaded.month
        if month is None:
            self.app.call_later(self.app.action_welcome)  # type: ignore[attr-defined]
            return
        if self._wanted is not None and month.report.report_date != self._wanted:
            if self._wanted in event.loaded.months:
                return  # a later key press asked for another month: that one is on its way
            self._wanted = None
        if self._newest_known and event.loaded.months[-1] > self._newest_known:
            self._newest_known = None
            self._want(event.loaded.months[-1])
            return
        self._newest_known = None
        grown = event.loaded.months != self._months
        self._months, self._month = event.loaded.months, month
        self._texts = [searchable(reading) for reading in month.report.readings]
        self._redraw()
        if self._code_wanted is not None:
            self.table.go_to(self._code_wanted)
            self._code_wanted = None
        if grown or not self._histories:
            self.call_after_refresh(self.set_timer, SETTLED, self._load_histories)

    @on(HistoryLoaded)
    def _take_histories(self, event: HistoryLoaded) -> None:
        self._histories = event.histories
        self.table.show_trends(event.histories)
        self._show_measure(self.table.chosen)

    @on(LoadingFailed)
    def _say_failure(self, event: LoadingFailed) -> None:
        self._months = event.months or self._months
        self.commentary.show_nothing(event.reason)
        self.notify(one_line(event.reason), severity="error", timeout=12, markup=False)

    # -- what is looked at ------------------------------------------------------------------

    def _redraw(self) -> None:
        """Show the month from top to bottom."""
        if self._month is None:
            return
        self.strip.show(self._month.report, self._months)
        self._scope = self.ways.show(self._month.report, self._scope)
        self._show_rows()

    def _show_rows(self) -> None:
        if self._month is None:
            return
        readings = self._month.report.readings
        rows = [
            index
            for index, reading in enumerate(readings)
            if self._scope.holds(reading) and matches(self._texts[index], self._sought)
        ]
        self.table.show(self._month.report, rows, self._histories, self._heading())
        self.search.say(len(rows), len(readings))

    def _heading(self) -> str:
        """What the table holds, in words."""
        scope = self._scope
        if scope.way is Way.PRIORITY and scope.value and self._month is not None:
            priority = self._month.report.priority(scope.value)
            return one_line(f"{priority.code} {priority.title}")
        if scope.way is Way.STATUS:
            return f"Measures · {mark(scope.value)}"
        if scope.way is Way.EXCEPTIONS:
            return "Measures · exceptions"
        return f"Measures · {one_line(scope.value)}" if scope.value else "Measures"

    @on(ScopeChosen)
    def _take_scope(self, event: ScopeChosen) -> None:
        self._scope = event.scope
        self._show_rows()

    @on(MeasureChosen)
    def _take_measure(self, event: MeasureChosen) -> None:
        self._show_measure(event.index)

    def _show_measure(self, index: int | None) -> None:
        if self._month is None:
            return
        if index is None:
            self.commentary.show_nothing(self._why_empty())
            return
        reading = self._month.report.readings[index]
        key = key_of(reading.measure_code, reading.measure_name)
        until = self._month.report.report_date
        points = [p for p in self._histories.get(key, ()) if p.report_date <= until]
        self.commentary.show(reading, self._month, points, self._sought)

    def _why_empty(self) -> str:
        assert self._month is not None
        if self._sought:
            return "No measure here says all of these words. Esc clears the search."
        if self._scope.way is Way.PRIORITY and self._scope.value:
            note = self._month.report.priority(self._scope.value).note
            return note or "This priority has no measures this month."
        return "No measure here this month."

    @on(MeasureOpened)
    def _open_measure(self) -> None:
        if self.table.chosen is not None:
            self.action_zoom()

    @on(SearchChanged)
    def _take_search(self, event: SearchChanged) -> None:
        self._sought = fold(event.text).split()
        self._show_rows()

    @on(SearchLeft)
    def _leave_search(self, event: SearchLeft) -> None:
        if not event.keep:
            self._clear_search()
        self.table.focus()

    def _clear_search(self) -> None:
        self.search.clear()
        self._sought = []
        self._show_rows()

    # -- commands ---------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """In the search line, the key that leads to it is a letter like others."""
        searching = self.focused is not None and self.focused.id == "sought"
        return not (searching and action == "search")

    def action_search(self) -> None:
        """Go to the search line, which is among the panes."""
        if self.maximized is not None:
            self.minimize()
        self.search.open()

    def action_status(self, status: str) -> None:
        """Show the measures of one status; once more, all of them."""
        wanted = Scope(Way.STATUS, Status(status).value)
        if self._scope == wanted:
            self.action_everything()
            return
        if self._month and not any(map(wanted.holds, self._month.report.readings)):
            self.notify(f"No measure is {status} this month.")
            return
        self._go_to(wanted)

    def action_everything(self) -> None:
        """Show all measures of the month."""
        self._go_to(Scope())

    def _go_to(self, scope: Scope) -> None:
        self.ways.go_to(scope)
        if self.screen.maximized is None:
            self.table.focus()

    def action_month(self, step: int) -> None:
        """Go to the month before (-1) or after (1)."""
        if not self._months:
            return
        shown = self._month.report.report_date if self._month else self._months[-1]
        at = self._wanted or shown
        place = self._months.index(at) + step
        if 0 <= place < len(self._months):
            self._want(self._months[place])
        else:
            self.notify("There is no later month." if step > 0 else "There is no earlier month.")

    def action_month_end(self, place: int) -> None:
        """Go to the first (0) or the last (-1) month."""
        if self._months:
            self._want(self._months[place])

    def _want(self, month: date) -> None:
        self._wanted = month
        self._load(month)

    def look_at(self, month: date, measure_code: str | None) -> None:
        """Go to a month that was just imported, and to a measure of it."""
        self._histories = {}
        if measure_code:  # whatever else is looked for, this measure is to be seen
            self._scope, self._sought = Scope(), []
            self.search.clear()
        self._code_wanted = measure_code
        self._want(month)

    def action_reload(self) -> None:
        """Read the store again."""
        self._histories = {}
        self._wanted = self._month.report.report_date if self._month else None
        self._newest_known = self._months[-1] if self._months else None
        self._load(self._wanted)

    def action_sort(self, step: int) -> None:
        """Sort by another column."""
        self.notify(f"Sorted by {self.table.sort_by(step)}.", timeout=2)

    def action_reverse(self) -> None:
        """Turn the order of the table round."""
        self.table.turn_round()

    def action_step(self, step: int) -> None:
        """Read the measure before (-1) or the next (1)."""
        self.table.move_cursor(row=self.table.cursor_row + step, animate=False)

    def action_zoom(self) -> None:
        """Read the measure in full, or go back."""
        if self.maximized is not None:
            self.minimize()
            self.table.focus()
        else:
            self.maximize(self.commentary, container=False)
            self.commentary.focus()

    def action_sidebar(self) -> None:
        """Hide or show the tree."""
        self.ways.display = not self.ways.display
        if not self.ways.display and self.ways.has_focus:
            self.table.focus()

    def action_focus_pane(self, pane: str) -> None:
        """Go to a pane."""
        if self.maximized is not None:
            self.minimize()
        target = {"tree": self.ways, "table": self.table, "commentary": self.commentary}[pane]
        target.display = True
        target.focus()

    def action_help(self) -> None:
        """Show what there is."""
        self.app.push_screen(HelpScreen())

    def action_back(self) -> None:
        """One step back: from reading, from the commentary, from a search, from a filter."""
        if self.maximized is not None:
            self.minimize()
            self.table.focus()
        elif self._sought:
            self._clear_search()
        elif not self.table.has_focus:
            self.table.focus()
        elif self._scope != Scope():
            self.action_everything()
