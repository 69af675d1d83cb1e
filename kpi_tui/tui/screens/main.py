"""The main screen: composes the panes, and carries out what commands want to happen."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize, ScreenResume
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from kpi_tui.settings import Settings
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import OPENS_LATER, PERIODS
from kpi_tui.tui.commands.find import show_found
from kpi_tui.tui.commands.registry import COMMANDS, command
from kpi_tui.tui.commands.steps import Steps, perform
from kpi_tui.tui.panes.messages import (
    CommandWanted,
    LineChosen,
    MeasureChosen,
    MeasureOpened,
    SearchChanged,
    SearchLeft,
    StepsWanted,
    ViewChosen,
)
from kpi_tui.tui.panes.panes import Panes
from kpi_tui.tui.panes.priority_tree import WIDE
from kpi_tui.tui.screens.carry_out import carry_out, go_to_wanted
from kpi_tui.tui.screens.dialog import if_attached
from kpi_tui.tui.screens.messages import StoreFoundEmpty
from kpi_tui.tui.screens.remembering import Remembering
from kpi_tui.tui.screens.whereabouts import Whereabouts
from kpi_tui.tui.session.kept import Kept
from kpi_tui.tui.session.library import Library
from kpi_tui.tui.session.loader import RESTED, Loader
from kpi_tui.tui.session.messages import (
    AssessmentFailed,
    AssessmentLoaded,
    ChangesLoaded,
    GridLoaded,
    JudgementSaved,
    LoadingFailed,
    PeriodLoaded,
    ReportsSearched,
)
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode
from kpi_tui.tui.terminal.collector import collect_when_idle
from kpi_tui.tui.terminal.later import later


class MainScreen(Screen[None]):
    """Tree, table and commentary of one period of a store."""

    CSS_PATH = "main.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (150, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "copy_text", show=False),  # what is selected by the mouse comes first
        *(Binding(each.keys, f"do('{each.id}')", each.label, show=False, priority=each.at_once,
                tooltip=each.help, id=each.id)
        for each in sorted(COMMANDS, key=lambda each: each.modes is None)),
    ]  # fmt: skip
    AUTO_FOCUS = "#table"
    ALLOW_IN_MAXIMIZED_VIEW = "KeyFooter"
    ESCAPE_TO_MINIMIZE = False
    """Our own Esc does it, and gives the keyboard back to the table."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        kept: Kept,
        *,
        is_first_run: bool = False,
        period: date | None = None,
        measure_code: str | None = None,
    ) -> None:
        """Open on the last period, or on the one that is given, at a measure of it."""
        super().__init__()
        self.session = Session(library.path, period, measure_code, kept=kept)
        self.loader = Loader(library, self.session, self)
        self.panes, self._left = Panes(self.session, self, settings), Whereabouts()
        self.remembering = Remembering(self.session, self.panes, is_first_run)
        self._awaited: str | None = None
        """The command that waits for the other periods."""
        self._failure = ""
        """Why the store could not be read, if that has been said since the last key."""

    def compose(self) -> ComposeResult:
        """Yield the period above, three panes, the lines of filters and search, the keys."""
        panes = self.panes
        yield panes.header
        yield panes.filter_bar
        with Horizontal(id="panes"):
            yield panes.tree
            with Vertical(id="right"):
                yield panes.table
                yield panes.commentary
        yield panes.search
        yield panes.hint
        yield panes.footer
        yield self.remembering

    def on_mount(self) -> None:
        """Read the store as soon as the empty frame is drawn."""
        self.panes.tree.show_as_chosen(self.session.kept.memory.now, self.app.size.width)
        self.call_after_refresh(self.loader.load, self.session.wanted)
        self.app.theme_changed_signal.subscribe(self, lambda _: self.panes.recolour())

    def on_resize(self, event: Resize) -> None:
        """Show or hide the tree as was chosen for a terminal of that width."""
        self.panes.tree.show_as_chosen(self.session.kept.memory.now, event.size.width)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place of the screen, if it is still there."""
        return if_attached(*super().get_widget_and_offset_at(x, y), self)

    # -- what the loader brings --------------------------------------------------------------------

    @on(PeriodLoaded)
    def _show_period(self, event: PeriodLoaded) -> None:
        if event.loaded.month is None:
            collect_when_idle()
            self.app.post_message(StoreFoundEmpty(tuple(event.loaded.problems.values())))
        elif self.loader.accept(event.loaded):
            self.remembering.restore()
            self._show_assessed()
            self._warn(self.loader.new_problems(event.loaded.problems))
            go_to_wanted(self.session, self.panes)

    @on(AssessmentLoaded)
    def _show_assessment(self, event: AssessmentLoaded) -> None:
        if self.loader.is_new(event.assessment):
            self.session.use(event.assessment)
            self._show_assessed()
            self.loader.search_reports(is_listed=False)
            self._warn(self.loader.problems_of(event.assessment))

    def _show_assessed(self) -> None:
        """Show the period with what is known of it, and open what was asked for before that."""
        with self.app.batch_update():
            self.panes.draw()
            self.remembering.point()
        if self.session.assessment is not None:
            self._tidy_later()
            self.panes.draw_keys()
            self.loader.compare()
            if self._awaited is not None and self.app.screen is self:
                self.call_later(self.action_do, self._awaited)

    @on(GridLoaded)
    @on(ChangesLoaded)
    def _show_more(self, event: GridLoaded | ChangesLoaded) -> None:
        event.put_into(self.session)
        self.panes.draw_rows()

    @on(AssessmentFailed)
    def _show_assessment_failure(self, event: AssessmentFailed) -> None:
        if event.period == self.session.period:  # not another by now
            self.session.assessment_failure = event.reason
            collect_when_idle()
            self._say_failure(event.reason)

    @on(LoadingFailed)
    def _show_failure(self, event: LoadingFailed) -> None:
        self.loader.fail(event)
        if event.periods or self.session.month is None:  # a store that is gone leaves what was read
            self.panes.commentary.show_nothing(event.reason)
        self._say_failure(event.reason)

    def _say_failure(self, reason: str) -> None:
        """Say why the store cannot be read; once, though two threads find out."""
        if reason != self._failure:
            self._failure = reason
            self._alarm(reason, timeout=12)

    @on(JudgementSaved)
    def _assess_again(self, event: JudgementSaved) -> None:
        if event.failure:
            self.session.reviews.drop(event.judgement)
            self._alarm(event.failure)
        else:
            if event.said:
                self.notify(event.said, timeout=3, markup=False)
            self.loader.assess_again()

    def _alarm(self, reason: str, timeout: float | None = None) -> None:
        self.notify(one_line(reason), severity="error", timeout=timeout, markup=False)

    def _warn(self, problem: str) -> None:
        if problem:
            self.notify(one_line(problem), severity="warning", timeout=12, markup=False)

    @on(ScreenResume)
    def _tidy_later(self) -> None:
        """Collect what a dialog or a period that was left leaves behind, once one rests."""
        if self.session.assessment is not None:
            later(self, RESTED, partial(self.loader.tidy, self.session.period))

    # -- what the panes say ------------------------------------------------------------------------

    @on(ViewChosen)
    def _show_rows(self) -> None:
        self.panes.draw_rows()

    @on(MeasureChosen)
    def _show_measure(self) -> None:
        self.panes.draw_measure()

    @on(LineChosen)
    def _show_line(self) -> None:
        self.panes.draw_line()

    @on(MeasureOpened)
    def _open_measure(self) -> None:
        self.action_do("read")

    @on(SearchChanged)
    def _search(self, event: SearchChanged) -> None:
        self.panes.search_for(event.text)
        self.loader.search_reports(is_listed=False)

    @on(ReportsSearched)
    def _show_found(self, event: ReportsSearched) -> None:
        self.session.everywhere = event.found
        self.perform(show_found(self.session, event.is_listed and self.app.screen is self))

    def action_leave_search(self, keep: bool) -> None:
        """Go from the search line to the measures, at once: the next key is for them."""
        self.set_focus(self.panes.home)
        self.panes.search.leave(keep)

    @on(SearchLeft)
    def _leave_search(self, event: SearchLeft) -> None:
        if self.panes.mode is Mode.SEARCHING:
            return  # one has come back to it since
        self.panes.search.display = False
        if event.keep:
            self.panes.draw_rows()
        else:
            self.panes.clear_search()

    def action_step(self, step: int) -> None:
        """Go to the measure before (-1) or the next (1)."""
        if not self.panes.table.step(step):
            self.notify(f"This is the {'last' if step > 0 else 'first'} measure.", timeout=2)

    def on_descendant_focus(self) -> None:
        """Offer the keys of the pane; show the tree's priority or the measure as the keyboard moves."""
        self.panes.draw_measure() if self.panes.tree.priority else self.panes.draw_keys()

    # -- commands ----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse a command outside its modes; in the search line, any that takes its letters."""
        if action != "do":
            return True
        modes = command(str(parameters[0])).modes
        if modes is not None and self.panes.mode not in modes:
            return False
        if self.panes.mode is not Mode.SEARCHING:
            return True
        return parameters[0] == "palette" or not command(str(parameters[0])).at_once

    def action_do(self, command_id: str) -> None:
        """Do a command, or say why it does nothing."""
        self._failure = ""
        wanted, ahead = command(command_id), self.loader.on_its_way()
        if ahead is not None and wanted.group != PERIODS:  # the key is for the period on its way
            self._show_period(PeriodLoaded(ahead))
        situation = self.panes.follow()
        reason = wanted.why_not(situation)
        self._awaited = command_id if reason == OPENS_LATER else None
        if reason is not None:
            self.notify(reason, timeout=3, markup=False)
            return
        self.panes.tell_session()
        self.perform(wanted.run(self.session))
        self.panes.draw_keys()

    def perform(self, steps: Steps) -> None:
        """Carry out the steps of a command."""
        perform(self.app, steps, partial(carry_out, self, self.panes, self.loader, self._left))

    @on(CommandWanted)
    def _do_clicked(self, event: CommandWanted) -> None:
        self.action_do(event.command_id)

    @on(StepsWanted)
    def _do_pressed(self, event: StepsWanted) -> None:
        self.panes.tell_session()
        self.perform(event.run(self.session))
