"""The command that opens a person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.labels import Label
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import READ, Command, in_panes, needs_an_assessment
from kpi_tui.tui.commands.opening import show_pane
from kpi_tui.tui.commands.steps import Notify, OnScreen, ShowPane, Steps, ask
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

ROLES = {ViewKind.DIRECTOR: Label.DIRECTOR, ViewKind.PORTFOLIO_HOLDER: Label.PORTFOLIO_HOLDER}


def show_person(session: Session) -> Steps:
    """Show the page of who answers for the measure, or of who the tree is on; once more, close it."""
    from rich.text import Text

    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.lists.person import people_of
    from kpi_tui.tui.screens.pick import ChoiceDialog

    if session.shown is Mode.PERSON and session.screen.mode is not Mode.TREE:
        yield ShowPane(None)
        return
    people = people_of(session)
    chosen: View | None = people[0] if people else None
    if len(people) > 1:
        choices = [Choice(each, Text(one_line(each.value)), ROLES[each.kind]) for each in people]
        chosen = next(iter((yield from ask(ChoiceDialog("Whose page", choices))) or ()), None)
    if chosen is None:
        if not people:
            yield Notify("No one is named for this measure.", timeout=3)
        return
    yield from open_person(session, chosen)


def open_person(session: Session, person: View) -> Steps:
    """Open the page of a director or portfolio holder."""
    from kpi_tui.tui.lists.person import PersonPane

    kept = session.panes.get(Mode.PERSON)
    pane = kept if isinstance(kept, PersonPane) else PersonPane(session, person)
    if pane.person != person:
        pane.person, pane.at = person, None
        pane.untick()
    if session.shown is Mode.PERSON:
        yield OnScreen.DRAW_PANE
    else:
        yield from show_pane(session, pane)


COMMANDS = (
    Command("person", "D", "person", "A person’s page",
            "What the director or portfolio holder answers for; Enter on one in the tree too", READ,
            show_person, needs_an_assessment, {Mode.TREE: 15} | in_panes(15),
            also="director, portfolio holder, owner, cabinet member, officer, who, who owns, who owns this, "
                 "owns, responsible, who is responsible, answers for, accountable, who answers, contact"),
)  # fmt: skip
