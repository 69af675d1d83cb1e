"""Commands that choose the period to compare with: what changed since, and whose words stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.tui.commands.command import COMPARE, Command, needs_an_earlier_period
from kpi_tui.tui.commands.steps import Notify, OnScreen, Steps, ask
from kpi_tui.tui.session.compared_with import Against
from kpi_tui.tui.session.situation import PageKind, Situation

if TYPE_CHECKING:
    from datetime import date

    from kpi_tui.tui.session.session import Session


def needs_the_year_before(now: Situation) -> str | None:
    """Refuse where no report of a year ago is held; to leave that comparison is never refused."""
    missing = now.missing_year_before and f"No report of {now.missing_year_before} is held."
    return needs_an_earlier_period(now) or missing or None


def choose_counterpart(session: Session) -> Steps:
    """Choose the period to compare with, among those before the one that is shown."""
    from kpi_tui.tui.choices.counterparts import counterpart_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    if session.period is None:
        return
    dialog = ChoiceDialog(
        f"Compare {session.called(session.period)} with",
        counterpart_choices(session),
        at=session.counterpart.chosen,
    )
    chosen = yield from ask(dialog)
    if chosen:
        yield from compare_with(session, chosen[0])


def toggle_year_before(session: Session) -> Steps:
    """Compare with the same period of the year before; once more, with the previous report."""
    is_chosen = session.counterpart.chosen is Against.YEAR_BEFORE
    yield from compare_with(session, Against.PREVIOUS if is_chosen else Against.YEAR_BEFORE)


def step_counterpart(session: Session, step: int) -> Steps:
    """Compare with an earlier (-1) or a later (1) reading of the measure under the cursor."""
    if session.cursor is None or session.period is None:
        return
    subject = session.selected(session.cursor)
    days = [each.report_date for each in subject.history if each.report_date < session.period]
    at = subject.earlier.report_date if subject.earlier else session.compared_with
    beyond = [day for day in days if at is None or (day < at if step < 0 else day > at)]
    if beyond:
        day = beyond[-1] if step < 0 else beyond[0]
        yield from compare_with(session, Against.PREVIOUS if day == days[-1] else day)
    else:
        said = "an earlier month" if step < 0 else "a later month before this one"
        yield Notify(session.says(f"No report of {said} has it."), timeout=3)


def compare_with(session: Session, chosen: Against | date) -> Steps:
    """Compare with another period, and say which two those are."""
    session.counterpart.chosen = chosen
    yield OnScreen.COMPARE
    if session.period is None or session.screen.page is PageKind.BESIDE:
        return  # that page says itself which two they are
    other = session.compared_with
    if other:
        named = session.called(other)
        said = f"{named}: c says what changed, d sets words side by side."
    else:
        said = "the previous report."
    yield Notify(
        f"{session.called(session.period)} is compared with {said}",
        timeout=5,
    )


COMMANDS = (
    Command("compare-with", "greater_than_sign", "compare with", "Compare with …",
            "Compare with any month before: what changed since, words side by side",
            COMPARE, choose_counterpart, needs_an_earlier_period, at_once=True,
            also="comparison, other month, any month, earlier, july on july, compare month, "
                 "compare another month, compare with another month, different month"),
    Command("year-before", "equals_sign", "last year", "Compare with the year before",
            "Compare with the same month last year; again, with the previous report", COMPARE, toggle_year_before, needs_the_year_before,
            also="last year, july on july, same month last year, annual, year on year, compare last year, "
                 "compare with a year ago, year ago", shows=Against.YEAR_BEFORE),
)  # fmt: skip
