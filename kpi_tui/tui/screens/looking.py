"""What the main screen looks at: a month of a store, and which of its measures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Static

from kpi_tui.analysis.browse.entries import ListedMeasure, matches
from kpi_tui.analysis.browse.filters import NO_FLAGS, FilterSet, MonthFlags
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.labels import mark
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.filter_words import LEVELS, chip
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.columns import TableRow
from kpi_tui.tui.panes.commentary import Commentary, PageKind
from kpi_tui.tui.panes.filter_bar import Chips
from kpi_tui.tui.panes.footer import KeyLine
from kpi_tui.tui.panes.header import MonthStrip
from kpi_tui.tui.panes.measure_table import MeasureTable
from kpi_tui.tui.panes.messages import MeasureChosen, ScopeChosen, SearchChanged
from kpi_tui.tui.panes.priority_tree import PriorityTree
from kpi_tui.tui.panes.search_bar import SearchBar
from kpi_tui.tui.screens.store import StoreScreen
from kpi_tui.tui.session.library import Library

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment


class LookingScreen(StoreScreen):
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
        super().__init__(library, month, measure_code)
        self.sieve = FilterSet()
        self.sought: tuple[str, ...] = ()
        """The folded words searched for."""
        self._rows: list[TableRow] = []
        self._marks: MonthFlags = NO_FLAGS

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
    def columns(self) -> tuple[str, ...]:
        """The ids of the columns that the table may show."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Read the store as soon as the empty frame is drawn."""
        self.call_after_refresh(self._load, self._wanted)
        self.app.theme_changed_signal.subscribe(self, lambda _: self._recolour())

    # -- showing it -------------------------------------------------------------------------

    def show_month(self) -> None:
        """Show another month, at the measure that was asked for."""
        self.show_study()
        if self._code_wanted is not None:
            self.table.go_to(self._code_wanted)
            self._code_wanted = None

    def show_study(self) -> None:
        """Show the month with what is known of it by now."""
        self._use(self._study)
        with self.app.batch_update():
            self._redraw()
        if self._study is not None:
            self.studied()

    def show_earlier(self) -> None:
        """Show the measure anew, with what it was."""
        self._show_measure(self.table.chosen)

    def show_failure(self, reason: str) -> None:
        """Say in the commentary why there is nothing to see."""
        self.commentary.show_nothing(reason)

    def studied(self) -> None:
        """What follows when the month has been compared with the others."""

    def _use(self, study: PeriodAssessment | None) -> None:
        self._marks = study.marks if study else NO_FLAGS
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
        self.ways.show(self._month.report, self._entries, self._marks)
        self._show_rows()

    @property
    def scope(self) -> View:
        """The way in that the tree's cursor stands on."""
        return self.ways.scope

    def _go_to(self, scope: View) -> None:
        """Go to a way in; to one that leads to nothing this month as well."""
        self.ways.scope = scope
        self._redraw()
        if self.maximized is None:
            self.set_focus(self.table)

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
        if scope.way is ViewKind.PRIORITY and scope.value and self._month is not None:
            titles = {each.code: each.title for each in self._month.report.priorities}
            return one_line(f"{scope.value} {titles.get(scope.value, '')}")
        if scope.way is ViewKind.STATUS:
            return f"Measures · {mark(scope.value)}"
        if scope.way is ViewKind.EXCEPTIONS:
            return "Measures · exceptions"
        if scope.way is ViewKind.FINDINGS:
            return f"Measures · {LEVELS.get(scope.value, 'what does not add up')}"
        return f"Measures · {one_line(scope.value)}" if scope.value else "Measures"

    def _show_measure(self, place: int | None) -> None:
        if self._month is None:
            return
        if place is None:
            self.commentary.show_nothing(self._why_empty())
            return
        from kpi_tui.tui.session.selected_measure import SelectedMeasure

        entry = self._entries[place]
        self.commentary.show(
            SelectedMeasure(
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

    def _read_earlier(self, entry: ListedMeasure, place: int) -> None:
        """Fetch the measure's earlier reading where its words are to stand beside."""
        insight = self._rows[place].insight
        if self.commentary.face is not PageKind.BESIDE or entry.key in self._earlier:
            return
        assert self._month is not None
        if insight is not None and insight.previous is not None:
            point = insight.previous
            shown = self._month.report.report_date
            self._load_earlier(shown, entry.key, point.report_date, *point.named)

    def _why_empty(self) -> str:
        assert self._month is not None
        if self.sought:
            return "No measure here says all of these words. Esc clears the search."
        if self.sieve:
            return "No measure here passes all filters this month. Esc clears them."
        if self.scope.way is ViewKind.PRIORITY and self.scope.value:
            notes = {each.code: each.note for each in self._month.report.priorities}
            return notes.get(self.scope.value) or "This priority has no measures this month."
        if self.scope.way in (ViewKind.DIRECTOR, ViewKind.PORTFOLIO_HOLDER) and self.scope.value:
            return f"No measure of {one_line(self.scope.value)} this month."
        return "No measure here this month."

    @on(ScopeChosen)
    def _take_scope(self) -> None:
        self._show_rows()

    @on(MeasureChosen)
    def _take_measure(self) -> None:
        self._show_measure(self.table.chosen)

    @on(SearchChanged)
    def _take_search(self, event: SearchChanged) -> None:
        self.sought = tuple(fold(event.text).split())
        self._show_rows()


def alarm_of(study: PeriodAssessment | None, entry: ListedMeasure) -> Level | None:
    """The worst that does not add up about a measure."""
    levels = {each.level for each in study.findings_of(entry.key)} if study else set()
    return next((level for level in Level if level in levels), None)
