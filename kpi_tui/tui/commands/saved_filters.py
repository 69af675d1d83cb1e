"""Filters that are saved by name: opened, saved, renamed, deleted."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import FIND, Command, needs_a_period
from kpi_tui.tui.commands.steps import Notify, OnScreen, ShowView, Step, Steps, ask
from kpi_tui.tui.session.remembered import SavedFilter

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

NOTHING_SAVED = "Nothing is saved yet."
HOW_TO_SAVE = (
    f"{NOTHING_SAVED} Filter first, with f, r or the tree; then F saves that under a name, "
    "and opens it in any month."
)


def saved_filters(session: Session) -> Steps:
    """List the saved filters: open one, save what is in force, rename or delete one."""
    from kpi_tui.tui.choices.saved_filters import Doing, saved_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    choices = saved_choices(session, list(Doing))
    headline = HOW_TO_SAVE if not choices else "" if session.kept.saved else NOTHING_SAVED
    chosen = yield from ask(ChoiceDialog(Label.SAVED_FILTERS, choices, headline=headline))
    match chosen:
        case [SavedFilter() as saved]:
            session.filters = saved.filters
            yield OnScreen.CLEAR_SEARCH
            yield ShowView(saved.view)
        case [Doing.SAVE]:
            yield from _save(session)
        case [Doing.RENAME]:
            yield from _rename(session)
        case [Doing.DELETE]:
            chosen = yield from ask(ChoiceDialog("Delete which", saved_choices(session)))
            if chosen and isinstance(chosen[0], SavedFilter):
                session.kept.delete_filter(chosen[0].name)
                yield Notify(f"“{one_line(chosen[0].name)}” is deleted.", timeout=3)


def _save(session: Session) -> Steps:
    from kpi_tui.tui.choices.saved_filters import asked_words

    asked = asked_words(session, session.view, session.filters)
    name = yield from _named(
        Label.SAVE_FILTER, f"{asked}\nUnder a name there is, it replaces that.", asked
    )
    if name:
        session.kept.save_filter(SavedFilter(name, session.view, session.filters))
        session.kept.restored = None
        yield OnScreen.SHOW_ROWS
        yield Notify(f"Saved as “{one_line(name)}”. F opens it.", timeout=3)


def _rename(session: Session) -> Steps:
    from kpi_tui.tui.choices.saved_filters import asked_words, saved_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    chosen = yield from ask(ChoiceDialog("Rename which", saved_choices(session)))
    if not chosen or not isinstance(chosen[0], SavedFilter):
        return
    saved = chosen[0]
    name = yield from _named("Rename", asked_words(session, saved.view, saved.filters), saved.name)
    if name and name != saved.name:
        others = {each.name.casefold() for each in session.kept.saved} - {saved.name.casefold()}
        if name.casefold() in others:
            yield Notify(f"“{one_line(name)}” is there already: delete it first.", timeout=5)
            return
        renamed = SavedFilter(name, saved.view, saved.filters)
        session.kept.save_filter(renamed, instead_of=saved.name)
        yield Notify(f"Renamed to “{one_line(name)}”.", timeout=3)


def _named(title: str, about: str, typed: str) -> Generator[Step, object, str]:
    """Ask for a name, and return it; nothing where none was given."""
    from kpi_tui.tui.screens.ask import PromptDialog

    answer = yield from ask(PromptDialog(title, about, "a name", True, typed=typed))
    return " ".join((answer or "").split())


COMMANDS = (
    Command("saved-filters", "F", "saved", f"{Label.SAVED_FILTERS} …",
            "Open filters by name, save those in force, rename or delete some", FIND,
            saved_filters, needs_a_period, at_once=True,
            also="save filter, named filters, favourites, recall, remember this filter, save my filter"),
)  # fmt: skip
