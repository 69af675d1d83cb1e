"""What the main screen looks at: a month of a store, and which of its measures."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.entries import Entry, matches
from kpi_tui.analysis.scope import Scope, Way
from kpi_tui.analysis.sieve import UNMARKED, Marks, Sieve
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import mark
from kpi_tui.text import fold, one_line
from kpi_tui.tui.filter_words import LEVELS, chip
from kpi_tui.tui.loading import Library, Month
from kpi_tui.tui.messages import (
    EarlierLoaded,
    LoadingFailed,
    MeasureChosen,
    MonthLoaded,
    ScopeChosen,
    SearchChanged,
    StudyFailed,
    StudyLoaded,
)
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.chips import Chips
from kpi_tui.tui.panes.columns import TableRow
from kpi_tui.tui.panes.commentary import Commentary, Face
from kpi_tui.tui.panes.key_line import KeyLine
from kpi_tui.tui.panes.measure_table import MeasureTable
from kpi_tui.tui.panes.month_strip import MonthStrip
from kpi_tui.tui.panes.priority_tree import PriorityTree
from kpi_tui.tui.panes.search_bar import SearchBar

if TYPE_CHECKING:
    from kpi_tui.tui.app import KpiApp
    from kpi_tui.tui.study import Study
    from kpi_tui.tui.studying import Studies
    from kpi_tui.tui.subject import Earlier

FAULT = "What changed and what does not add up could not be worked out: please report it"
SETTLED = 0.15
"""Seconds after which the screen is drawn and what is not needed at once may be read."""


class LookingScreen(Screen[None]):
    """Wires the panes: each says what was chosen in it, and is told what to show."""

    strip = query_one(MonthStrip)
    ways = query_one(PriorityTree)
    table = query_one(MeasureTable)
    commentary = query_one(Commentary)
    search = query_one(SearchBar)
    chips = query_one(Chips)
    keys = query_one(KeyLine)

    def __init__(
        self, library: Library, month: date | None = None, measure_code: str | None = None
    ) -> None:
        """Opens on the last month, or on the one that is given, at a measure of it."""
        super().__init__()
        self.library = library
        self.scope = Scope()
        self.sieve = Sieve()
        self.sought: tuple[str, ...] = ()
        """The folded words searched for."""
        self._months: tuple[date, ...] = ()
        self._month: Month | None = None
        self._entries: tuple[Entry, ...] = ()
        self._rows: list[TableRow] = []
        self._study: Study | None = None
        self.study_failed = ""
        """Why there is no study, where it could not be made."""
        self._marks: Marks = UNMARKED
        self._earlier: dict[tuple[str, str], Earlier] = {}
        self._wanted = month
        self._is_drawn = False
        """Whether the month at hand is on the screen as it was read."""
        self._code_wanted = measure_code
        self._newest_known: date | None = None
        """The last month there was before the store is read again."""

    def compose(self) -> ComposeResult:
        """The month above, three panes, the lines of filters and search, the keys."""
        yield MonthStrip()
        yield Chips()
        with Horizontal(id="panes"):
            yield PriorityTree()
            with Vertical(id="right"):
                yield MeasureTable(self.columns)
                yield Commentary()
        yield SearchBar()
        yield Static(markup=False, id="hint")
        yield KeyLine()

    @property
    def explorer(self) -> KpiApp:
        """The application, by its own type."""
        return cast("KpiApp", self.app)

    @cached_property
    def studies(self) -> Studies:
        """What is worked out of the store; not needed for the first look at it."""
        from kpi_tui.tui.studying import Studies

        return Studies(self.library.path)

    @property
    def columns(self) -> tuple[str, ...]:
        """The ids of the columns that the table may show."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Read the store as soon as the empty frame is drawn."""
        self.call_after_refresh(self._load, self._wanted)
        self.app.theme_changed_signal.subscribe(self, lambda _: self._recolour())

    # -- reading the store ------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group="month")
    def _load(self, wanted: date | None) -> None:
        try:
            self.post_message(MonthLoaded(self.library.load(wanted)))
        except KpiTuiError as error:
            self.post_message(LoadingFailed(str(error), self.library.months()))

    @work(thread=True, exclusive=True, exit_on_error=False, group="study")
    def _load_study(self, month: date) -> None:
        try:
            self.post_message(StudyLoaded(self.studies.study(month)))
        except KpiTuiError as error:
            self.post_message(StudyFailed(str(error)))
        except Exception as error:  # a fault of ours must not pass for "nothing changed"
            self.post_message(StudyFailed(f"{FAULT} ({type(error).__name__}: {error})"))
        else:
            with suppress(Exception):  # a neighbour that fails is told of when one goes there
                worker = get_current_worker()
                self._prepare(month, lambda: worker.is_cancelled)

    def _prepare(self, month: date, is_cancelled: Callable[[], bool]) -> None:
        """Read and study the months beside it, so that going there shows all of it at once."""
        months = self.library.months()
        at = months.index(month)
        for neighbour in (*months[max(0, at - 1) : at], *months[at + 1 : at + 2]):
            if not is_cancelled():
                self.library.month(neighbour)
                self.studies.study(neighbour)

    @work(thread=True, exclusive=True, exit_on_error=False, group="earlier")
    def _load_earlier(self, key: tuple[str, str], day: date, code: str, name: str) -> None:
        try:
            month = self.library.month(day)
        except KpiTuiError as error:
            self.post_message(LoadingFailed(str(error)))
            return
        from kpi_tui.tui.subject import Earlier

        for reading in month.report.readings if month else ():
            if (reading.measure_code, reading.measure_name) == (code, name):
                self.post_message(EarlierLoaded(key, Earlier(day, reading)))

    @on(MonthLoaded)
    def _take_month(self, event: MonthLoaded) -> None:
        month = event.loaded.month
        if month is None:
            self.app.call_later(self.explorer.action_welcome)
            return
        if self._wanted is not None and month.report.report_date != self._wanted:
            if self._wanted in event.loaded.months:
                return  # a later key press asked for another month: that one is on its way
            self._wanted = None
        if self._newest_known and event.loaded.months[-1] > self._newest_known:
            self._newest_known = None
            self.want(event.loaded.months[-1])
            return
        self._newest_known = None
        if month is self._month and event.loaded.months == self._months and self._is_drawn:
            return
        self._is_drawn = True
        self._months, self._month = event.loaded.months, month
        self._entries, self._earlier = event.loaded.entries, {}
        self.study_failed = ""
        self._use_study(self.studies.of(month.report.report_date))
        with self.app.batch_update():
            self._redraw()
        if self._code_wanted is not None:
            self.table.go_to(self._code_wanted)
            self._code_wanted = None
        if self._study is not None:
            self.studied()
        else:
            day = month.report.report_date
            self.call_after_refresh(self.set_timer, SETTLED, lambda: self._study_shown(day))

    def _study_shown(self, day: date) -> None:
        """Look at all months, unless another one has been asked for since."""
        if self._month is not None and self._month.report.report_date == day:
            self._load_study(day)

    @on(StudyLoaded)
    def _take_study(self, event: StudyLoaded) -> None:
        if self._month is None or event.study.month != self._month.report.report_date:
            return
        first = self._study is None
        gc.freeze()  # what lives as long as the program is not looked through again and again
        gc.enable()
        self._use_study(event.study)
        with self.app.batch_update():
            self._redraw()
        self.studied()
        if first and event.study.troubles:
            more = (
                f" (and {len(event.study.troubles) - 1} more)" if event.study.troubles[1:] else ""
            )
            said = f"{event.study.troubles[0]}{more}: it does not count"
            self.notify(one_line(said), severity="warning", markup=False)

    def _study_again(self) -> None:
        """Look at all months anew, after something was settled."""
        self.studies.forget()
        if self._month is not None:
            self._load_study(self._month.report.report_date)

    @on(StudyFailed)
    def _say_study_failed(self, event: StudyFailed) -> None:
        self.study_failed = event.reason
        gc.enable()
        self.notify(one_line(event.reason), severity="error", timeout=12, markup=False)

    @on(EarlierLoaded)
    def _take_earlier(self, event: EarlierLoaded) -> None:
        self._earlier[event.key] = event.earlier
        self._show_measure(self.table.chosen)

    @on(LoadingFailed)
    def _say_failure(self, event: LoadingFailed) -> None:
        self._months = event.months or self._months
        self._is_drawn = False
        self.commentary.show_nothing(event.reason)
        self.notify(one_line(event.reason), severity="error", timeout=12, markup=False)

    def studied(self) -> None:
        """What follows when the month has been compared with the others."""

    def want(self, month: date) -> None:
        """Go to a month; to one that was read before at once, and see whether it is still so."""
        self._wanted = month
        kept = self.library.kept(month)
        if kept is not None:
            self.post_message(MonthLoaded(kept))
        self._load(month)

    @property
    def is_studied(self) -> bool:
        """Whether the month that is shown has been compared with the others."""
        return self._study is not None

    def _read_again(self, wanted: date | None) -> None:
        """Look at the store itself, whatever has been read of it."""
        self.studies.forget()
        self._wanted = wanted
        self._is_drawn = False
        self._load(wanted)

    # -- showing it -------------------------------------------------------------------------

    def _use_study(self, study: Study | None) -> None:
        self._study = study
        self._marks = study.marks if study else UNMARKED
        self._rows = [
            TableRow(
                entry.reading,
                study.insights.get(entry.key) if study else None,
                alarm_of(study, entry),
            )
            for entry in self._entries
        ]

    def _redraw(self) -> None:
        """Show the month from top to bottom."""
        if self._month is None:
            return
        self.strip.show(self._month.report, self._months, self._study)
        self.ways.show(self._month.report, self._entries, self._marks, self.scope)
        self._show_rows()

    def _go_to(self, scope: Scope) -> None:
        """Go to a way in; to one that leads to nothing this month as well."""
        self.scope = scope
        self._redraw()
        if self.maximized is None:
            self.table.focus()

    def _recolour(self) -> None:
        self.table.recolour()
        self._redraw()

    def _show_rows(self) -> None:
        if self._month is None:
            return
        places = [
            place
            for place, entry in enumerate(self._entries)
            if self.scope.holds(entry, self._marks)
            and self.sieve.holds(entry, self._marks)
            and matches(entry.text, self.sought)
        ]
        self.table.show(self._rows, places, self._heading())
        self.search.say(len(places), len(self._entries))
        palette = Palette.of_theme(self.app.theme_variables)
        labels = [chip(each, self._month.report, palette) for each in self.sieve.filters]
        if self.sought and not self.search.display:
            labels.append(f"“{' '.join(self.sought)}”")
        self.chips.show(labels, len(places), len(self._entries))

    def _heading(self) -> str:
        """What the table holds, in words."""
        scope = self.scope
        if scope.way is Way.PRIORITY and scope.value and self._month is not None:
            titles = {each.code: each.title for each in self._month.report.priorities}
            return one_line(f"{scope.value} {titles.get(scope.value, '')}")
        if scope.way is Way.STATUS:
            return f"Measures · {mark(scope.value)}"
        if scope.way is Way.EXCEPTIONS:
            return "Measures · exceptions"
        if scope.way is Way.FINDINGS:
            return f"Measures · {LEVELS.get(scope.value, 'what does not add up')}"
        return f"Measures · {one_line(scope.value)}" if scope.value else "Measures"

    def _show_measure(self, place: int | None) -> None:
        if self._month is None:
            return
        if place is None:
            self.commentary.show_nothing(self._why_empty())
            return
        from kpi_tui.tui.subject import Subject

        entry = self._entries[place]
        self.commentary.show(
            Subject(
                entry.reading,
                self._month,
                self._rows[place].insight,
                self._earlier.get(entry.key),
                self._study.findings_of(entry.key) if self._study else (),
                self._study.notes.get(entry.key, ()) if self._study else (),
                self.sought,
            )
        )
        self._read_earlier(entry, place)

    def _read_earlier(self, entry: Entry, place: int) -> None:
        """Fetch the measure's earlier reading where its words are to stand beside."""
        insight = self._rows[place].insight
        if self.commentary.face is not Face.BESIDE or entry.key in self._earlier:
            return
        if insight is not None and len(insight.points) > 1:
            point = insight.points[-2]
            self._load_earlier(entry.key, point.report_date, point.code, point.name)

    def _why_empty(self) -> str:
        assert self._month is not None
        if self.sought:
            return "No measure here says all of these words. Esc clears the search."
        if self.sieve:
            return "No measure here passes all filters this month. Esc clears them."
        if self.scope.way is Way.PRIORITY and self.scope.value:
            notes = {each.code: each.note for each in self._month.report.priorities}
            return notes.get(self.scope.value) or "This priority has no measures this month."
        if self.scope.way in (Way.DIRECTOR, Way.PORTFOLIO_HOLDER) and self.scope.value:
            return f"No measure of {one_line(self.scope.value)} this month."
        return "No measure here this month."

    @on(ScopeChosen)
    def _take_scope(self, event: ScopeChosen) -> None:
        self.scope = event.scope
        self._show_rows()

    @on(MeasureChosen)
    def _take_measure(self, event: MeasureChosen) -> None:
        self._show_measure(event.index)

    @on(SearchChanged)
    def _take_search(self, event: SearchChanged) -> None:
        self.sought = tuple(fold(event.text).split())
        self._show_rows()


def alarm_of(study: Study | None, entry: Entry) -> Level | None:
    """The worst that does not add up about a measure."""
    levels = {each.level for each in study.findings_of(entry.key)} if study else set()
    return next((level for level in Level if level in levels), None)
