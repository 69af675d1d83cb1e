"""The panes of the main screen together: each shows its part of the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from kpi_tui.analysis.browse.filters import FilterSet
from kpi_tui.analysis.browse.views import View
from kpi_tui.period import ANNEX_MONTHS
from kpi_tui.report import Report
from kpi_tui.settings import Settings
from kpi_tui.tui.choices.filter_words import view_words
from kpi_tui.tui.commands.registry import COMMANDS, command
from kpi_tui.tui.commands.steps import Pane
from kpi_tui.tui.panes.commentary import Commentary
from kpi_tui.tui.panes.filter_bar import FilterBar
from kpi_tui.tui.panes.footer import EARLIER_SEARCH, KeyFooter
from kpi_tui.tui.panes.header import PeriodHeader
from kpi_tui.tui.panes.main_panes import MainPaneWidgets
from kpi_tui.tui.panes.measure_table import MeasureTable
from kpi_tui.tui.panes.priority_tree import PriorityTree
from kpi_tui.tui.panes.search_bar import SearchBar
from kpi_tui.tui.session.searched import search_said
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode, PageKind, Situation


class Panes:
    """Draws the session in its panes, and tells the session where cursors and keyboard are."""

    def __init__(self, session: Session, screen: Screen[None], settings: Settings) -> None:
        """Make the panes of a screen, which is to compose them."""
        self._session, self._screen = session, screen
        self._keymap: Mapping[str, str] = settings.keys
        self.header = PeriodHeader()
        self.filter_bar = FilterBar()
        self.tree = PriorityTree()
        self.table = MeasureTable(session.kept)
        self.commentary = Commentary()
        self.search = SearchBar(session.kept)
        self.hint = Static(markup=False, id="hint")
        self.footer = KeyFooter()
        self._main = MainPaneWidgets(session, self.table, self.commentary)
        self._typed: dict[Mode | None, str] = {}
        """What was typed into the search line: for the measures under `None`, and for each pane."""

    # -- where the keyboard and the cursors are ------------------------------------------------

    @property
    def mode(self) -> Mode:
        """Where the keyboard is."""
        focused = self._screen.focused
        if focused is not None and focused.id == "sought":
            return Mode.SEARCHING
        if self._screen.maximized is not None or focused is self.commentary:
            return Mode.READING
        if focused is self.tree:
            return Mode.TREE
        return self._session.shown or Mode.TABLE

    @property
    def page(self) -> PageKind | None:
        """The page of a measure that fills the screen, if one does."""
        return self.commentary.page_kind if self._screen.maximized is not None else None

    def follow(self) -> Situation:
        """Tell the session where keyboard and cursors are, and return what decides what can be done."""
        session, pane = self._session, self._session.pane
        session.cursor, session.order = self.table.chosen, self.table.in_order
        if pane is not None and self._screen.maximized is None:
            session.cursor = session.place_of(pane.key)
        session.screen = replace(session.screen, mode=self.mode, page=self.page)
        return session.situation

    def tell_session(self) -> None:
        """Tell the session all of how the screen stands: a command is to be done."""
        app = self._screen.app
        self.follow()
        self._session.view = self.tree.view
        self._session.screen = replace(
            self._session.screen,
            theme=app.theme,
            theme_variables=app.theme_variables,
            keymap=self._keymap,
        )

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show the period from top to bottom."""
        session = self._session
        if session.month is not None:
            self.tree.show(session.month.report, session.listed, session.flags)
            self.draw_rows()

    def draw_rows(self) -> None:
        """Show the measures that pass view, filters and search, and how many those are."""
        session = self._session
        if session.month is None:
            return
        report = session.month.report
        self._draw_header(report)
        session.view = self.tree.view
        matching = session.matching
        about = session.heading, report.origin, session.compared, _foot_of(session)
        self.table.show(session.rows, matching, *about)
        said = search_said(session, command("search-reports").key_text(self._keymap))
        self.draw_pane()
        found = (len(matching), len(session.listed))
        self.search.say(*(session.pane.found if session.pane else found), said)
        labels = self.filter_bar.follow(session, found, said, is_typing=self.search.display)
        asked, counted = [view_words(session.view, report), *labels], matching
        if session.pane is not None and (person := session.pane.about) is not None:
            asked = [view_words(person, report)]
            theirs = (person.matches(each, session.flags) for each in session.listed)
            counted = [place for place, is_theirs in enumerate(theirs) if is_theirs]
        self.header.count(asked, session.listed, counted)

    def _draw_header(self, report: Report) -> None:
        session = self._session
        self.header.show(
            report,
            session.periods,
            session.assessment,
            _publisher_of(session),
            command("reports").key_text(self._keymap) if len(session.reports) > 1 else "",
            session.changed,
            is_revised=session.period in session.revised,
        )

    def draw_columns(self) -> Mapping[str, int]:
        """Draw the table with the columns that are wanted by now, and return the widths it has."""
        self.draw_rows()
        return self.table.drawn.by_key

    def draw_pane(self) -> None:
        """Draw what stands in the place of table and commentary, if anything does."""
        self._main.draw()

    def draw_line(self) -> None:
        """Draw what is said of the line of a pane that the cursor is on by now, and its keys."""
        self._main.draw(with_first=False)
        self.draw_keys()

    def draw_measure(self) -> None:
        """Show the measure under the table's cursor, or why there is none, and its keys."""
        session, index = self._session, self.table.chosen
        if self.tree.has_focus and self.tree.priority is not None:
            self.commentary.show_priority(*self.tree.priority, session.flags.corrected)
        elif session.month is not None and index is None:
            self.commentary.show_nothing(session.why_empty)
        elif session.month is not None and index is not None:
            self.commentary.show(session.selected(index), self.table.place)
        self.draw_keys()  # what can be done with one measure may not be done with another

    def draw_keys(self) -> None:
        """Offer the keys that matter where one is."""
        situation = self.follow()
        idle = [each.id for each in COMMANDS if each.why_not(situation)]
        idle += [] if self.search.has_earlier else [EARLIER_SEARCH]
        self.footer.show(self.mode, idle, self._keymap, situation.kind)

    def recolour(self) -> None:
        """Draw all anew, in the colours of another theme."""
        self.table.recolour()
        self.draw()

    # -- going somewhere -----------------------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Go to a view, also to one that holds nothing in this period."""
        self.tree.view = view
        self.draw()
        if self._screen.maximized is None:
            self._screen.set_focus(self.home)

    def show_pane(self, mode: Mode | None) -> None:
        """Show a pane of the session in the place of table and commentary, or those themselves."""
        session = self._session
        self.read(None)
        session.shown, session.behind = mode, None
        self._main.arrange(self._screen)
        self.search.display = False
        self.draw_rows()
        self._screen.set_focus(self.home)

    @property
    def home(self) -> Widget:
        """What has the keyboard unless something else asks for it: the table, or the pane shown."""
        return next(iter(self._main.shown), self.table)

    def expect(self, measure_code: str | None) -> None:
        """Want a measure of the next period, and drop the filters and the search that may hide it."""
        self._session.measure_wanted = measure_code
        if measure_code:
            self._let_go()
            self._put_search_away()

    def _let_go(self) -> None:
        """Drop view, filters and search: look at all measures again."""
        self._session.filters, self._session.words = FilterSet(), ()
        self._session.view = self.tree.view = View()
        self._typed.pop(None, None)

    def clear_search(self) -> None:
        """Drop the words that the pane shown, or the table, is searched for."""
        self._put_search_away()
        self.search_for("")

    def search_for(self, text: str) -> None:
        """Narrow the pane that is shown, or the table, to what says these words."""
        session = self._session
        self._typed[session.shown] = text
        if session.pane is not None:
            session.pane.typed = text
        else:
            session.search(text)
        self.draw_rows()

    def _put_search_away(self) -> None:
        """Empty and hide the search line; the keyboard goes on to the measures."""
        if self.mode is Mode.SEARCHING:
            self._screen.set_focus(self.home)
        self.search.clear()

    def go_to_hit(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place that says a word searched for."""
        if not self.commentary.go_to_hit(step) and self.table.row_count > 1:
            self.table.step(step)
            self._screen.call_after_refresh(self.commentary.go_to_hit, step)

    def read(self, page: PageKind | None) -> None:
        """Read a page of the measure over the whole screen; `None` ends it."""
        screen = self._screen
        if page is not None:
            place = self._session.cursor if self.follow().measure else None
            if self._session.pane is not None and place is not None:
                if place not in self.table.in_order:  # a pane may list what the table hides
                    self._let_go()
                    self.draw()
                self.table.go_to_place(place)
            self.commentary.show_page(page)
            if screen.maximized is None:
                self.commentary.display = True
                screen.maximize(self.commentary, container=False)
            screen.set_focus(self.commentary)
            self.draw_measure()
        elif screen.maximized is not None:
            screen.minimize()
            self._main.arrange(screen)
            self.commentary.show_page(PageKind.WORDS)
            self.draw_measure()
            screen.set_focus(self.home)  # not `focus`, which comes after what the next key does

    def focus(self, pane: Pane) -> None:
        """Give the keyboard to a pane, which is shown if it was hidden."""
        self.read(None)
        if pane is Pane.SEARCH:
            if not self._session.words:
                self._typed.pop(None, None)
            self.search.open(self._typed.get(self._session.shown, ""))
            self.draw_rows()
            return
        target: dict[Pane, Widget] = {Pane.TREE: self.tree, Pane.TABLE: self.home}
        target[Pane.COMMENTARY] = [self.commentary, *self._main.shown][-1]
        if target[pane] is self.tree:
            self.tree.set_shown(True)
        target[pane].display = True
        self._screen.set_focus(target[pane])

    def toggle_tree(self) -> bool:
        """Hide or show the tree, and return whether it is shown now."""
        self.tree.set_shown(not self.tree.display)
        if not self.tree.display and self.tree.has_focus:
            self._screen.set_focus(self.home)
        return self.tree.display


def _publisher_of(session: Session) -> str:
    """Say whose reports these are; nothing where the store has the monthly annex alone."""
    held = [each for each in session.reports if each.series == session.series]
    is_plain = len(session.reports) < 2 and session.series == ANNEX_MONTHS
    return held[0].publisher if held and not is_plain else ""


def _foot_of(session: Session) -> str:
    """Say below the table what Esc goes back to, or which period it is compared with."""
    if session.behind is not None and not session.asked_since:
        return f"Esc back to the {session.behind}"
    other = session.compared_with
    return f"c, d: since {session.called(other)}" if other else ""
