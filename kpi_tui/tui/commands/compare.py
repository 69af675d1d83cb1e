"""Commands that open what is worked out: changes, queries, matches and the summary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.command import (
    COMPARE,
    LISTS,
    PANES,
    Command,
    Rows,
    everywhere,
    in_panes,
    needs_a_period,
    needs_an_assessment,
    needs_an_earlier_period,
)
from kpi_tui.tui.commands.opening import show_pane
from kpi_tui.tui.commands.steps import Notify, Steps
from kpi_tui.tui.session.situation import Mode, Situation

if TYPE_CHECKING:
    from kpi_tui.tui.session.main_pane import MainPane
    from kpi_tui.tui.session.session import Session

NOTHING_BEFORE = (
    "No month before this one has measures that can be read: nothing to compare it with."
)


def needs_a_period_before(now: Situation) -> str | None:
    """Refuse where there is no period to compare with, and until all have been looked at."""
    return needs_an_earlier_period(now) or needs_an_assessment(now)


def show_changes(session: Session, narrowed: str = "") -> Steps:
    """Show what changed since the report before, in the place of table and commentary."""
    from kpi_tui.tui.lists.changes import ChangesPane

    yield from _show_compared(session, ChangesPane(session), narrowed)


def show_queries(session: Session) -> Steps:
    """Show the data quality queries, in the place of table and commentary."""
    from kpi_tui.tui.lists.queries import QueriesPane

    yield from show_pane(session, QueriesPane(session))


def show_matches(session: Session) -> Steps:
    """Show which measure is which since the report before, in the place of table and commentary."""
    from kpi_tui.tui.lists.matches import MatchesPane

    yield from _show_compared(session, MatchesPane(session))


def _show_compared(session: Session, pane: MainPane, narrowed: str = "") -> Steps:
    """Show a pane on two reports, or say that there is none before."""
    if session.assessment is not None and session.assessment.before is None:
        yield Notify(session.says(NOTHING_BEFORE), timeout=4)
    else:
        yield from show_pane(session, pane, narrowed)


def show_summary(session: Session) -> Steps:
    """Show what the period says in a page, in the place of table and commentary."""
    from kpi_tui.tui.lists.summary import SummaryPane

    yield from show_pane(session, SummaryPane(session))


def needs_a_pane(now: Situation) -> str | None:
    """Refuse where table and commentary are shown, which have keys of their own."""
    return needs_a_period(now) or (None if now.pane else "No list is open in place of the table.")


def open_line(session: Session) -> Steps:
    """Open what the cursor of the pane is on, in table and commentary; Esc comes back to it."""
    if session.pane is not None:
        yield from session.pane.open()


def tick_line(session: Session) -> Steps:
    """Tick what the cursor of the pane is on."""
    if session.pane is not None:
        yield from session.pane.tick()


def arrange_pane(session: Session, step: int) -> Steps:
    """Group or sort the pane by the next (1) or the previous (-1) thing."""
    if session.pane is not None:
        yield from session.pane.arrange(step)


GROUPED = frozenset({Mode.QUERIES, Mode.CHANGES})
"""What can be grouped in several ways."""
COMMANDS = (
    Command("open-line", "enter", "open", "Open the line",
            "Open what the cursor of a list is on; Esc comes back to the line",
            COMPARE, open_line, needs_a_pane, footer=in_panes(2) | {Mode.QUERIES: 12}, modes=PANES,
            also="enter, go to"),
    Command("tick", "space", "tick", "Tick the line",
            "Tick what the cursor of a list is on, for what is done with several", COMPARE,
            tick_line, needs_a_pane, footer=dict.fromkeys(LISTS, 3), modes=LISTS,
            also="select, mark, choose several"),
    Command("group", "s", "group", "Group by the next thing",
            "Group a list by measure, by director, by kind, one after the other", COMPARE,
            partial(arrange_pane, step=1), needs_a_pane, footer=dict.fromkeys(GROUPED, 8),
            modes=GROUPED,
            also="group by, director, kind"),
    Command("group-back", "S", "group back", "Group by the thing before",
            "Group a list by the thing before", COMPARE,
            partial(arrange_pane, step=-1), needs_a_pane, modes=GROUPED,
            also="group by"),
    Command("changes", "c", "changes", Label.CHANGES,
            f"What changed since the {Label.PREVIOUS_REPORT}", COMPARE,
            show_changes, needs_a_period_before, everywhere(9), at_once=True,
            also="difference, discontinued, no longer reported, movement, what has changed, changed, "
                 "what is new, what is different, news, since last time", of_rows=Rows.ANY, shows=Mode.CHANGES),
    Command("checks", "Q,K", "queries", Label.QUERIES,
            "List what to ask about this report, and how far each query has come", COMPARE,
            show_queries, needs_an_assessment, everywhere(8), at_once=True,
            also="queries, checks, data quality, findings, errors, does not add up, audit, questions, "
                 "issues, what should i ask, what to ask, ask the council, mistakes, what is wrong, "
                 "wrong with the report, inconsistencies, contradictions, problems with the data, "
                 "dodgy, suspicious, odd, anything dodgy, looks wrong, overdue, what is late, missed deadline, date has passed, promised, unanswered, "
                 "waiting for an answer, follow up, chase", of_rows=Rows.ANY, shows=Mode.QUERIES),
    Command("overview", "O", "summary", Label.SUMMARY,
            "What the month says in a page: statuses by priority, worse, better, off target", COMPARE,
            show_summary, needs_an_assessment, everywhere(18), at_once=True,
            also="summary, rag summary, glance, dashboard, totals, counts, overview, headline, headlines, in a nutshell, "
                 "how are we doing, what do i need to know, good news, bad news, statuses by priority, month in one page, "
                 "speaking notes, read out", shows=Mode.SUMMARY),
    Command("links", "L", "matches", Label.MATCHING,
            "Match measures with those of the previous report; Y and N confirm", COMPARE,
            show_matches, needs_a_period_before, at_once=True,
            also="links, codes, renumbered, same measure, former codes, history, which measure is which, "
                 "match measures, measure renamed, old code, unconfirmed matches", shows=Mode.MATCHES),
)  # fmt: skip
