"""Doing what was found by its name, or asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.views import View
from kpi_tui.period import Series
from kpi_tui.period_names import period_name
from kpi_tui.tui.choices.wanted import ChangesWanted, MeasureWanted, Question, TextWanted, Wanted
from kpi_tui.tui.commands.command import Command, why_not
from kpi_tui.tui.commands.opening import go_to
from kpi_tui.tui.commands.steps import (
    DoCommand,
    Focus,
    GoToPeriod,
    Notify,
    OnScreen,
    Pane,
    ReadPage,
    SearchFor,
    SelectMeasure,
    ShowPane,
    ShowReports,
    ShowView,
    SortMeanwhile,
    Steps,
)
from kpi_tui.tui.session.compared_with import Against, year_before
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def do_wanted(session: Session, wanted: Wanted) -> Steps:
    """Do a command, go to a measure, a person's page, a report or a period, or filter by a question."""
    match wanted:
        case Command() as command:
            yield from do_command(session, command)
        case Question() as question:
            yield from show_answer(session, question)
        case View() as person:
            from kpi_tui.tui.commands.person import open_person

            yield from open_person(session, person)
        case ChangesWanted(since, until):
            yield from show_changes_since(session, since, until)
        case MeasureWanted(key, then):
            if then is not None:  # a page that is open would be closed by its own command
                yield ReadPage(None)
                yield Focus(Pane.TABLE)
            yield ShowPane(None)
            yield from go_to(session, key)
            if then is not None:
                yield DoCommand(then.id)
        case TextWanted(text):
            yield ShowPane(None)
            yield SearchFor(text)
        case Series() as series:
            yield ShowReports(series)
        case date():
            yield GoToPeriod(wanted)


def do_command(session: Session, command: Command) -> Steps:
    """Do a command, unless it is refused; what is shown already is not closed by being asked for."""
    reason = why_not(command, session.situation)
    if reason is not None:
        yield Notify(reason, timeout=3)
    elif command.shows is None or command.shows not in in_sight(session):
        yield DoCommand(command.id)
    else:
        if isinstance(command.shows, Mode):
            yield ReadPage(None)
        elif command.shows == session.view:
            yield ShowPane(None)
        said = session.says(
            f"Shown already: {command.title}. {command.key_text(session.screen.keymap)} leaves it."
        )
        yield Notify(said, timeout=3)


def in_sight(session: Session) -> tuple[object, ...]:
    """Return what a person has chosen to see: measures, a list, a page, and what is compared with."""
    return session.view, session.shown, session.screen.page, session.counterpart.chosen


def show_changes_since(session: Session, since: date, until: date | None) -> Steps:
    """Show what changed since a period of the past, which is what is compared with from then on.

    `until` is the period that is gone to first, if any.
    """
    from kpi_tui.tui.commands.compare import needs_a_period_before, show_changes

    called = period_name(since, session.series.period_type)
    reason = needs_a_period_before(session.situation)
    if since not in session.periods or reason:
        yield Notify(reason or f"No report of {called} is held.", timeout=4)
        return
    assert session.assessment is not None
    named: dict[date | None, Against] = {
        year_before(session.periods, session.assessment.last_day): Against.YEAR_BEFORE,
        session.assessment.before: Against.PREVIOUS,
    }
    session.counterpart.chosen = since if until else named.get(since, since)
    if until is not None:
        yield GoToPeriod(until)
    yield OnScreen.COMPARE
    if session.shown is not Mode.CHANGES:
        yield from show_changes(session)


def show_answer(session: Session, question: Question) -> Steps:
    """Show the measures that a question asks for in the table, its filters in force."""
    if question.asks_what_is_gone and not question.filters:
        from kpi_tui.analysis.changes.groups import ChangeGroup
        from kpi_tui.tui.commands.compare import show_changes

        if session.shown is Mode.CHANGES:
            yield ShowPane(None)
        yield from show_changes(session, ChangeGroup.GONE.heading)
        return
    yield ShowPane(None)
    yield OnScreen.CLEAR_SEARCH
    session.filters = question.filters
    yield ShowView(View())
    if question.period is not None:
        yield GoToPeriod(question.period)
    if question.words:
        yield SearchFor(question.words)
    if question.arrangement.by_distance:
        yield SortMeanwhile("variance", turned=question.arrangement.nearest_first)
    elif question.arrangement.by is not None:
        from kpi_tui.tui.commands.heat_map import show_heat_map_by

        yield from show_heat_map_by(session, question.arrangement.by)
    if question.then is not None:
        yield ReadPage(None)
        yield Focus(Pane.TABLE)
        if question.then.of_measure and session.order:
            yield SelectMeasure(session.order[0])
        yield DoCommand(question.then.id)
