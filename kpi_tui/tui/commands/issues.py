"""The command that lists what a later issue of the report shown has corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.errors import StoreError
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import name_of
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import PERIODS, Command, needs_a_period
from kpi_tui.tui.commands.opening import go_to
from kpi_tui.tui.commands.steps import Notify, Steps, ask

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def show_corrections(session: Session) -> Steps:
    """List each cell that the report's last issue changed, and go to the measure that is chosen."""
    from rich.text import Text

    from kpi_tui.publish.issue_corrections import last_corrections
    from kpi_tui.store.store import Store
    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.screens.pick import ChoiceDialog

    assert session.period is not None
    key = PeriodKey.of(session.period, session.series)
    try:
        corrected = last_corrections(Store(session.store, on_problem=lambda _: None), key)
    except StoreError as error:
        yield Notify(one_line(str(error)))
        return
    if corrected is None:
        yield Notify(f"Of {name_of(key)} one issue is held, which no other corrects.")
        return
    if not corrected.found:
        yield Notify(f"{name_of(key)}: {corrected.issues}.")
        return
    names = {each.reading.measure_code: each.reading.measure_name for each in session.listed}
    choices = [
        Choice(place, Text(one_line(str(each))), one_line(names.get(each.code) or ""))
        for place, each in enumerate(corrected.found)
    ]
    title = f"What was corrected in {name_of(key)}"
    chosen = yield from ask(ChoiceDialog(title, choices, headline=corrected.issues))
    if chosen:
        code = corrected.found[chosen[0]].code
        yield from go_to(session, (code, names.get(code, "")))


COMMANDS = (
    Command("corrections", "I", "issues", "Revised in a later issue …",
            "Which figures and words a later issue of this month's report revised", PERIODS,
            show_corrections, needs_a_period, at_once=True,
            also="revision, revisions, revised, reissue, corrected issue, what was corrected, restated, "
                 "after publication, afterwards"),
)  # fmt: skip
