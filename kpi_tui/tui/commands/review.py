"""Commands by which officers decide what reports leave open, and undo what they decided."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.text import one_line
from kpi_tui.tui.commands.command import (
    COMPARE,
    Command,
    needs_a_measure,
    needs_an_assessment,
)
from kpi_tui.tui.commands.steps import Notify, SaveJudgements, Step, Steps, ask
from kpi_tui.tui.session.situation import Mode, Situation

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.judgements.judgement import Judgement
    from kpi_tui.tui.choices.judgements import CorrectionChoice, JudgementChoice
    from kpi_tui.tui.session.session import Session

QUESTIONS = {"why": Label.WHY, "text": "the note", "percent": "per cent of the target, as in 2.5"}
"""What is asked before a judgement is kept, by the field that it fills."""
Made = Generator[Step, object, "Judgement | None"]


def needs_a_measure_assessed(now: Situation) -> str | None:
    """Refuse where the cursor is on no measure, and until it has been assessed."""
    return needs_a_measure(now) or needs_an_assessment(now)


def review(session: Session) -> Steps:
    """Decide something about the measure: choose what, and say why."""
    from kpi_tui.tui.choices.judgements import (
        CorrectionChoice,
        JudgementChoice,
        ReportQueries,
        review_choices,
    )
    from kpi_tui.tui.screens.pick import ChoiceDialog

    if session.cursor is None or session.assessment is None:
        return
    key = session.key(session.cursor)
    choices = review_choices(session.assessment, key)
    chosen = yield from ask(ChoiceDialog(one_line(f"{Label.REVIEW} · {key[0]} {key[1]}"), choices))
    made: Judgement | None = None
    match chosen:
        case [ReportQueries(of_report)]:
            title = f"{Label.ACCEPT} · queries of the whole report"
            accepted = yield from ask(ChoiceDialog(title, of_report))
            if accepted:
                made = yield from _answered(accepted[0])
        case [CorrectionChoice() as correction]:
            made = yield from _corrected(correction)
        case [JudgementChoice() as choice]:
            made = yield from _answered(choice)
    if made is not None:
        count = _accepted_with(made, session.assessment)
        yield SaveJudgements(
            (made,), f"Saved: {count} queries accepted – u to undo" if count > 1 else Label.SAVED
        )


def _accepted_with(made: Judgement, assessment: PeriodAssessment) -> int:
    """Count the open queries that a judgement accepts: a rule may ask a measure more than once."""
    from kpi_tui.judgements.judgement import Accept

    if not isinstance(made, Accept):
        return 0
    return sum(
        each.rule == made.rule and each.accepted is None
        for each in assessment.findings
        if made.measure is None or made.measure in each.measures
    )


def undo(session: Session) -> Steps:
    """Undo the last decision of this person, once that is confirmed: what it was, who and when."""
    from rich.text import Text

    from kpi_tui.judgements.decided_at_once import decided_by
    from kpi_tui.judgements.judgement import TakeBack
    from kpi_tui.judgements.log import login_name
    from kpi_tui.judgements.recorded import recorded
    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.lists.list_pane import ListPane
    from kpi_tui.tui.screens.pick import ChoiceDialog
    from kpi_tui.wording.judgements import decided_at_once

    who, kind = login_name(), session.series.period_type
    assessed = session.assessment
    held = decided_by(who, assessed.judged) if assessed else []
    last = session.reviews.last(held)
    if not last:
        yield Notify("Nothing of yours to undo: J undoes what others decided on a measure.", 4)
        return
    said = decided_at_once(last, kind, assessed.findings if assessed else ())
    options = [Choice(True, Text("Yes, undo it")), Choice(False, Text("No, leave it"))]
    new = session.reviews.is_new(last[-1])
    title = f"Undo {'your last decision' if new else 'a decision from before this session'}?"
    headline = one_line(f"{said} – {recorded(last[-1])}")
    answer = yield from ask(ChoiceDialog(title, options, headline=headline))
    if answer and answer[0]:
        if isinstance(session.pane, ListPane):
            session.pane.go_back_to(last)
        undone = tuple(TakeBack(who=who, why="", judgement=each.id) for each in reversed(last))
        yield SaveJudgements(undone, f"Undone: {said} – {_decides_again(session, last[-1])}")


def _decides_again(session: Session, judgement: Judgement) -> str:
    """Say which keys decide it again, where one is."""
    from kpi_tui.judgements.judgement import Accept, LinkMeasures, SetQueryState, UnlinkMeasures

    mode = session.pane.mode if session.pane else None
    if mode is Mode.QUERIES and isinstance(judgement, Accept | SetQueryState):
        return "A, N and V decide it again"
    if mode is Mode.MATCHES and isinstance(judgement, LinkMeasures | UnlinkMeasures):
        return "Y and N decide it again"
    return "J decides it again"


def _answered(choice: JudgementChoice) -> Made:
    """Ask what a judgement needs, and make it."""
    from kpi_tui.judgements.judgement import percent_typed
    from kpi_tui.judgements.log import login_name
    from kpi_tui.tui.choices.judgements import with_answer
    from kpi_tui.tui.screens.ask import PromptDialog

    is_needed, says = choice.asks != "why", one_line(choice.says)
    check = percent_typed if choice.asks == "percent" else str
    question = QUESTIONS[choice.asks]
    answer = yield from ask(PromptDialog(Label.REVIEW, says, question, is_needed, check=check))
    return None if answer is None else with_answer(choice, answer, login_name())


def _corrected(choice: CorrectionChoice) -> Made:
    """Ask for what a field should have held, and why, and make the correction."""
    from kpi_tui.judgements.corrections import checked_value, field_words, printed_text
    from kpi_tui.judgements.log import login_name
    from kpi_tui.tui.choices.judgements import status_choices
    from kpi_tui.tui.screens.ask import PromptDialog
    from kpi_tui.tui.screens.pick import ChoiceDialog

    field, printed = choice.field, choice.printed
    title, says = f"Corrected {field_words(field)}", one_line(choice.says)
    if field.is_status:
        options = status_choices(field, printed)
        value = next(
            iter((yield from ask(ChoiceDialog(title, options, headline=says))) or ()), None
        )
    else:

        def check(typed: str) -> str:
            return checked_value(field, typed, printed)

        typed = printed_text(printed, field)
        value = yield from ask(
            PromptDialog(title, says, "what it should be", True, typed=typed, check=check)
        )
    if value is None:
        return None
    kept = checked_value(field, value, printed)
    about = f"{says}. Corrected to: {kept}. What is printed stays beside it."
    why = yield from ask(PromptDialog(title, about, Label.WHY, False))
    return None if why is None else choice.correct(who=login_name(), why=why.strip(), value=kept)


COMMANDS = (
    Command("review", "J", "review", "Review …",
            "Accept a query, correct a figure, confirm a match, set polarity, add a note …", COMPARE,
            review, needs_a_measure_assessed, at_once=True,
            also="accept, accept query, decisions, who decided, correct, correction, note, notes, polarity, tolerance, confirm, judge, "
                 "decide, misread, fix, fix a figure, wrong figure, figure is wrong, correct figure, correct actual, correct target, correct status, "
                 "change a figure, edit, add note, add comment, write a note, change target", of_measure=True),
    Command("undo", "u", "undo", "Undo the last review",
            "Undo what you decided last, all of it; again, what came before", COMPARE,
            undo, needs_an_assessment, at_once=True,
            also="take back, revert, restore, mistake, undo that, i made a mistake, wrong key, "
                 "go back on a decision"),
)  # fmt: skip
