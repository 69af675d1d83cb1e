"""The command that opens a person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.views import PEOPLE, View
from kpi_tui.labels import plural
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import READ, Command, in_panes, needs_an_assessment
from kpi_tui.tui.commands.opening import show_pane
from kpi_tui.tui.commands.steps import Notify, OnScreen, ShowPane, Steps, ask
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.session.session import Session


def show_person(session: Session) -> Steps:
    """Show the page of who answers for the measure, or of who the tree is on; once more, close it.

    Where it is not certain whose is meant, everyone can be chosen whom the report names.
    """
    from kpi_tui.tui.lists.person import people_of
    from kpi_tui.tui.screens.pick import ChoiceDialog

    if session.shown is Mode.PERSON and session.screen.mode is not Mode.TREE:
        yield ShowPane(None)
        return
    people = people_of(session)
    chosen: View | None = people[0] if people else None
    if len(people) != 1:
        choices = _everyone(session, people)
        if not choices:
            yield Notify(session.says("This month’s report names no one."), timeout=3)
            return
        chosen = next(iter((yield from ask(ChoiceDialog("Whose page", choices))) or ()), None)
    if chosen is not None:
        yield from open_person(session, chosen)


def _everyone(session: Session, first: Sequence[View]) -> list[Choice[View]]:
    """List these people, and then all others whom the report names with their numbers of measures."""
    from rich.text import Text

    from kpi_tui.analysis.across.owners import OwnerRole
    from kpi_tui.analysis.browse.views import owners
    from kpi_tui.tui.choices.choice import Choice

    counts = {
        View(kind, name): count for kind in PEOPLE for name, count in owners(session.listed, kind)
    }
    others = [each for each in counts if each not in first]
    roles = {each: OwnerRole(each.kind.value).label for each in [*first, *others]}
    return [
        Choice(
            each,
            Text(one_line(each.value)),
            f"Other {roles[each].lower()}s" if first and each in others else roles[each],
            aside=Text(plural(counts[each], "measure"), "dim"),
        )
        for each in roles
    ]


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
            also="director, portfolio holder, owner, cabinet member, officer, who, whose, who owns, who owns this, "
                 "owns, responsible, who is responsible, answers for, accountable, who answers, contact", of_measure=True),
)  # fmt: skip
