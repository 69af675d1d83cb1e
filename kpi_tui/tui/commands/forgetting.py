"""The command that takes a period out of the report library again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.labels import Label, plural
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import name_of
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import PERIODS, Command, needs_a_period
from kpi_tui.tui.commands.steps import ForgetPeriod, Notify, Steps, ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpi_tui.store.stored import StoredReport
    from kpi_tui.tui.session.session import Session


def forget_period(session: Session) -> Steps:
    """Choose a period, say what goes with it, and take it out once a person has said yes."""
    from rich.text import Text

    from kpi_tui.publish.revisions_left import revisions_left
    from kpi_tui.store.store import Store
    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.choices.lists import held_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    choices, title = held_choices(session, session.periods), session.says("Forget which month")
    chosen = yield from ask(ChoiceDialog(title, choices, at=session.period))
    if not chosen:
        return
    (day,) = chosen
    key = PeriodKey.of(day, session.series)
    name = name_of(key)
    store = Store(session.store, on_problem=lambda _: None)
    revisions, left = store.revisions(key), revisions_left(store, key)
    files = ", ".join(dict.fromkeys(one_line(each.source.name) for each in revisions))
    parts = [plural(revisions[-1].measures, "measure")] if revisions else []
    parts += [plural(len(revisions), "revision")] if len(revisions) > 1 else []
    parts += [f"read from {files}"] if files else []
    headline = f"{', '.join([name, *parts])}. {_way_back(revisions)}"
    answers, everything = [Choice("keep", Text("Keep it"))], f"Forget {name}"
    if left is None:
        headline = f"Taken out of the {Label.LIBRARY}: {headline}"
    else:
        one = f"Forget {left.last} alone: {left.then}"
        answers.append(Choice("last", Text(one)))
        everything = f"{everything} and all its revisions"
    answers.append(Choice("all", Text(everything)))
    answer = yield from ask(ChoiceDialog(f"Forget {name}?", answers, headline=headline))
    if answer in (["last"], ["all"]):
        yield ForgetPeriod(key, left if answer == ["last"] else None)
    elif answer:
        yield Notify("Nothing changed.", timeout=2)


def _way_back(revisions: Sequence[StoredReport]) -> str:
    """Say how to have again what is taken out: a sample has no PDF to import."""
    if revisions and not any(each.source.has_file for each in revisions):
        return (
            "It is a sample without a PDF: to have it back, kpi-tui demo --reset makes all samples "
            "anew, without what was reviewed."
        )
    return (
        "No PDF is deleted: import it again to have all of it back. "
        "What was reviewed stays in the log."
    )


COMMANDS = (
    Command("forget", "delete", "forget", "Forget a month …",
            "Take a month, or its last revision, out of the report library; it asks first", PERIODS,
            forget_period, needs_a_period, at_once=True,
            also="delete, remove, drop a month, take out, wrong import, wrong pdf, undo import, delete report, remove report, "
                 "delete month, remove month, delete import, take back a revision, undo revision, "
                 "forget last month, delete last month, remove last month, forget this month, delete this month"),
)  # fmt: skip
