"""Commands that go from period to period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.against import step_counterpart
from kpi_tui.tui.commands.command import PERIODS, Command, everywhere, in_panes, needs_a_period
from kpi_tui.tui.commands.forgetting import forget_period
from kpi_tui.tui.commands.read import needs_a_history
from kpi_tui.tui.commands.steps import GoToPeriod, Steps, ask
from kpi_tui.tui.session.situation import Mode, PageKind, Situation

if TYPE_CHECKING:
    from datetime import date

    from kpi_tui.tui.session.session import Session


def needs_one_before(now: Situation) -> str | None:
    """Refuse at the first period."""
    is_first = now.place <= 0
    return needs_a_period(now) or (now.says("There is no earlier month.") if is_first else None)


def needs_one_after(now: Situation) -> str | None:
    """Refuse at the last period."""
    is_last = now.place >= now.periods - 1
    return needs_a_period(now) or (now.says("There is no later month.") if is_last else None)


def needs_one_to_go_to(now: Situation, step: int) -> str | None:
    """Refuse at the end of the periods; beside another, where the measure has no other reading."""
    if now.page is PageKind.BESIDE:
        return needs_a_history(now)
    return needs_one_before(now) if step < 0 else needs_one_after(now)


def go_on(session: Session, step: int) -> Steps:
    """Go so many periods on, or back; beside an earlier reading, go to another such reading."""
    if session.screen.page is PageKind.BESIDE:
        yield from step_counterpart(session, step)
        return
    place = session.place + step
    if 0 <= place < len(session.periods):
        yield GoToPeriod(session.periods[place])


def go_to_end(session: Session, place: int) -> Steps:
    """Go to the first (0) or the last (-1) period."""
    yield GoToPeriod(session.periods[place])


def choose_period(session: Session) -> Steps:
    """Choose a period from a list."""
    from rich.text import Text

    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.choices.lists import held_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    held = held_choices(session, session.periods)
    choices: list[Choice[date | None]] = [Choice(each.value, each.text) for each in held]
    forget = Text(session.says("Forget a month …"))
    choices.append(Choice(None, forget, Label.LIBRARY.capitalize()))
    chosen = yield from ask(ChoiceDialog(session.says("Months"), choices, at=session.period))
    if chosen == [None]:
        yield from forget_period(session)
    elif chosen and chosen[0] is not None:
        yield GoToPeriod(chosen[0])


COMMANDS = (
    Command("month-before", "left_square_bracket,comma,ctrl+pageup", "month", "Previous month",
            "Go to the previous month", PERIODS, partial(go_on, step=-1), partial(needs_one_to_go_to, step=-1),
            everywhere(4) | in_panes(11) | {Mode.READING: 5}, at_once=True,
            also="earlier, back in time, last month, period, go back a month, earlier month, "
                 "previous period"),
    Command("month-after", "right_square_bracket,full_stop,ctrl+pagedown", "month", "Next month",
            "Go to the next month", PERIODS, partial(go_on, step=1), partial(needs_one_to_go_to, step=1), at_once=True,
            also="later, forward, period, later month, next period"),
    Command("months", "m", "months", "Choose a month …",
            "Choose a month, with each month's statuses", PERIODS,
            choose_period, needs_a_period, at_once=True,
            also="period, date, year, calendar, go to, another month, different month, other month, "
                 "change month, older report, old report"),
    Command("first-month", "left_curly_bracket", "first", "First month",
            "Go to the first month", PERIODS, partial(go_to_end, place=0), needs_one_before, at_once=True,
            also="oldest, earliest, period"),
    Command("last-month", "right_curly_bracket", "last", "Last month",
            "Go to the last month", PERIODS, partial(go_to_end, place=-1), needs_one_after, at_once=True,
            also="newest, latest, current, period, newest report, latest report, latest month"),
)  # fmt: skip
