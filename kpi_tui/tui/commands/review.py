"""Commands by which officers settle what reports leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import COMPARE, Command, needs_a_measure, needs_an_assessment
from kpi_tui.tui.commands.steps import Notify, SaveJudgement, Steps, ask
from kpi_tui.tui.session.situation import Situation

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

QUESTIONS = {
    "why": "why (may be left empty)",
    "text": "the note",
    "percent": "per cent, as in 2.5",
}
"""What is asked before a judgement is kept, by the field that it fills."""


def needs_a_measure_assessed(now: Situation) -> str | None:
    """Refuse where the cursor is on no measure, and until it has been assessed."""
    return needs_a_measure(now) or needs_an_assessment(now)


def settle(session: Session) -> Steps:
    """Settle something about the measure: choose what, and say why."""
    from kpi_tui.judgements.log import login_name
    from kpi_tui.tui.choices.judgements import judgement_choices, with_answer
    from kpi_tui.tui.screens.ask import PromptDialog
    from kpi_tui.tui.screens.pick import ChoiceDialog

    if session.cursor is None or session.assessment is None:
        return
    key = session.key(session.cursor)
    choices = judgement_choices(session.assessment, key)
    chosen = yield from ask(ChoiceDialog(f"Settle · {one_line(key[0])}", choices))
    if not chosen:
        return
    choice = chosen[0]
    question, is_needed = QUESTIONS[choice.asks], choice.asks != "why"
    answer = yield from ask(PromptDialog("Settle", one_line(choice.says), question, is_needed))
    if answer is None:
        return
    try:
        judgement = with_answer(choice, answer, login_name())
    except ValueError as error:
        yield Notify(one_line(str(error)), severity="error")
    else:
        yield SaveJudgement(judgement)


COMMANDS = (
    Command("settle", "J", "settle", "Settle something …",
            "Settle what is known of it: accept a finding, confirm a link, add a note …", COMPARE,
            settle, needs_a_measure_assessed, at_once=True),
)  # fmt: skip
