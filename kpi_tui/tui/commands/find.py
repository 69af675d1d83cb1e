"""Commands that find measures: search, filters, views."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.filters import Filter, FilterSet, offers
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.labels import Label, mark
from kpi_tui.status import Status
from kpi_tui.tui.commands.command import (
    FIND,
    Command,
    everywhere,
    in_panes,
    needs_a_period,
    needs_an_assessment,
    needs_the_commentary,
)
from kpi_tui.tui.commands.steps import (
    Focus,
    GoToHit,
    GoToPeriod,
    Notify,
    OnScreen,
    Pane,
    SelectMeasure,
    ShowView,
    SortMeanwhile,
    Steps,
    ask,
)
from kpi_tui.tui.session.situation import Mode, Situation

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def needs_a_search(now: Situation) -> str | None:
    """Refuse where no words are searched for."""
    return None if now.searching else "Nothing is searched for: / begins a search."


def needs_a_search_read(now: Situation) -> str | None:
    """Refuse where no words are searched for, or what says them is not on the screen."""
    return needs_a_search(now) or needs_the_commentary(now)


def search_needs_reports(now: Situation) -> str | None:
    """Refuse where no words are searched for, and until all reports have been read."""
    return needs_a_search(now) or needs_an_assessment(now)


def search(session: Session) -> Steps:  # noqa: ARG001
    """Go to the search line, which is among the panes."""
    yield Focus(Pane.SEARCH)


def go_to_hit(session: Session, step: int) -> Steps:  # noqa: ARG001
    """Go to the next (1) or previous (-1) place that says a word searched for."""
    yield GoToHit(step)


def search_reports(session: Session) -> Steps:  # noqa: ARG001
    """Search all reports, and list what is found."""
    yield OnScreen.LIST_FOUND


def show_found(session: Session, is_listed: bool) -> Steps:
    """Say how much other reports have of the words; list them, and go to the one chosen."""
    yield OnScreen.SHOW_ROWS
    if not is_listed:
        return
    from kpi_tui.tui.choices.found import found_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    everywhere = session.everywhere
    if everywhere is None or not everywhere.found:
        yield Notify(f"No report says “{' '.join(session.words)}”.", timeout=3)
        return
    choices = found_choices(everywhere, session.screen.theme_variables)
    title = f"“{everywhere.text}” in all reports"
    chosen = yield from ask(
        ChoiceDialog(title, choices, headline=everywhere.search.forms_said, wide=True)
    )
    if chosen:
        ((day, code),) = chosen
        yield Focus(Pane.TABLE)
        if session.filters or session.view != View():
            session.filters = FilterSet()
            yield ShowView(View())
        yield OnScreen.SHOW_ROWS
        if day == session.period:
            listed = enumerate(session.listed)
            yield from (
                SelectMeasure(at) for at, each in listed if each.reading.measure_code == code
            )
        else:
            session.measure_wanted = code
            yield GoToPeriod(day)


def choose_filters(session: Session) -> Steps:
    """Choose filters."""
    from kpi_tui.tui.choices.lists import filter_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    if session.month is None:
        return
    in_force = session.filters.filters

    def counted(filters: Sequence[Filter]) -> str:
        return f"{len(session.passing(FilterSet(tuple(filters))))} of {len(session.listed)}"

    choices = filter_choices(
        offers(session.listed, session.flags, in_force),
        session.month.report,
        session.screen.theme_variables,
    )
    at = next(iter(in_force), None)
    chosen = yield from ask(
        ChoiceDialog(Label.FILTER, choices, at=at, ticked=in_force, counted=counted)
    )
    if chosen is not None:
        session.filters = FilterSet(tuple(chosen))
        yield OnScreen.SHOW_ROWS


def show_status(session: Session, status: Status) -> Steps:
    """Show the measures of one status; once more, all of them."""
    view = View(ViewKind.STATUS, status.value)
    if is_asked_for_again(session, view):
        yield ShowView(View())
    elif any(view.matches(measure) for measure in session.listed):
        yield ShowView(view)
    else:
        yield Notify(session.says(f"No measure is {mark(status).word} this month."), timeout=3)


def show_exceptions(session: Session) -> Steps:
    """Show what asks for attention; once more, all measures."""
    view = View(ViewKind.EXCEPTIONS)
    yield ShowView(View() if is_asked_for_again(session, view) else view)


def is_asked_for_again(session: Session, view: View) -> bool:
    """Whether a person asked for these measures before; how they were left does not count."""
    is_restored = session.kept.is_restored(session.view, session.filters)
    session.kept.restored = None
    return session.view == view and not is_restored


def show_all(session: Session) -> Steps:
    """Show all measures of the period."""
    session.filters = FilterSet()
    yield OnScreen.CLEAR_SEARCH
    yield ShowView(View())
    yield SortMeanwhile(None)


COMMANDS = (
    Command("search", "slash,ctrl+f", "search", "Search",
            "Search names, owners and commentary, as you type", FIND,
            search, footer=everywhere(2) | in_panes(13), at_once=True,
            also="find, look for, contains, find a measure, look up"),
    Command("search-reports", "ctrl+r", "all reports", "Search all reports",
            "Search all reports for the words; Enter goes there", FIND,
            search_reports, search_needs_reports,
            also="search all months, other months, everywhere, find"),
    Command("next-hit", "n", "next match", Label.NEXT_MATCH,
            "Go to the next match of the search", FIND,
            partial(go_to_hit, step=1), needs_a_search_read, {Mode.READING: 8},
            also="find next"),
    Command("previous-hit", "N", "prev match", Label.PREVIOUS_MATCH,
            "Go to the previous match of the search", FIND, partial(go_to_hit, step=-1), needs_a_search_read,
            also="find previous"),
    Command("filter", "f", "filter", f"{Label.FILTER} …",
            "Filter by status, owner, priority, and what changed", FIND,
            choose_filters, needs_a_period, everywhere(5) | in_panes(14), at_once=True,
            also="by owner, by director, by status, narrow, only, choose filters, narrow down"),
    Command("red", "r", "red", "Red measures",
            "Show the red measures; once more, all", FIND,
            partial(show_status, status=Status.RED), footer=everywhere(3),
            also="rag, failing, which are red, reds", shows=View(ViewKind.STATUS, Status.RED.value)),
    Command("amber", "a", "amber", "Amber measures",
            "Show the amber measures; once more, all", FIND, partial(show_status, status=Status.AMBER),
            also="rag, at risk", shows=View(ViewKind.STATUS, Status.AMBER.value)),
    Command("exceptions", "x", "exceptions", "Exceptions",
            "Red or amber, or so for the year to date; no figure, no target, unreadable", FIND, show_exceptions,
            also="attention, missing, needs attention, attention needed, what needs attention, problems, "
                 "worrying, concerns", shows=View(ViewKind.EXCEPTIONS)),
    Command("all", "0", "all", "All measures",
            "Show all measures of the month, without search and filters", FIND, show_all,
            also="clear, reset, everything, remove filters, start again, start over, clear filter, "
                 "clear filters, reset filters, clear search, see everything, show all, how many measures"),
)  # fmt: skip
