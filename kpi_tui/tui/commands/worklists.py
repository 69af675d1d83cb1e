"""Commands of the lists that are worked through: how far queries have come, which matches hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.tui.commands.command import COMPARE, Command
from kpi_tui.tui.commands.compare import needs_a_pane
from kpi_tui.tui.commands.steps import Steps
from kpi_tui.tui.session.situation import Mode, Situation

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def move_query(session: Session, progress: str) -> Steps:
    """Bring the queries that are ticked, or the one under the cursor, to a state."""
    from kpi_tui.analysis.queries import Progress
    from kpi_tui.tui.lists.queries import QueriesPane

    if isinstance(session.pane, QueriesPane):
        yield from session.pane.move(Progress(progress))


def answer_match(session: Session, is_same: bool) -> Steps:
    """Say whether an unconfirmed match is the same measure."""
    from kpi_tui.tui.lists.matches import MatchesPane

    if isinstance(session.pane, MatchesPane):
        yield from session.pane.answer(is_same)


def needs_open_matches(now: Situation) -> str | None:
    """Refuse where no match that is listed can be confirmed or refused."""
    return needs_a_pane(now) or (None if now.open_matches else "No unconfirmed match is listed.")


QUERIES, MATCHES = frozenset({Mode.QUERIES}), frozenset({Mode.MATCHES})
COMMANDS = (
    Command("query-asked", "A", "asked", "Query: asked",
            "In the queries: those ticked have been asked", COMPARE,
            partial(move_query, progress="asked"), needs_a_pane,
            {Mode.QUERIES: 4}, QUERIES, at_once=True,
            also="sent, status, progress"),
    Command("query-answered", "N", "answered", "Query: answered",
            "In the queries: those ticked have been answered, and how", COMPARE,
            partial(move_query, progress="answered"), needs_a_pane,
            {Mode.QUERIES: 5}, QUERIES, at_once=True,
            also="reply, status, progress"),
    Command("query-accepted", "V", "accept", "Query: accept, not an issue",
            "In the queries: those ticked are accepted, and no longer counted", COMPARE,
            partial(move_query, progress="accepted"), needs_a_pane,
            {Mode.QUERIES: 6}, QUERIES, at_once=True,
            also="not an issue, close, resolve"),
    Command("query-open", "U", "reopen", "Query: open again",
            "In the queries: those ticked are open again", COMPARE,
            partial(move_query, progress="open"), needs_a_pane,
            {Mode.QUERIES: 9}, QUERIES, at_once=True,
            also="reopen, status"),
    Command("match-yes", "Y", "yes", "Match: the same measure",
            "In the matches: yes, it is the same measure", COMPARE,
            partial(answer_match, is_same=True), needs_open_matches, {Mode.MATCHES: 4}, MATCHES,
            also="confirm, link"),
    Command("match-no", "N", "no", "Match: another measure",
            "In the matches: no, it is another measure", COMPARE,
            partial(answer_match, is_same=False), needs_open_matches, {Mode.MATCHES: 5}, MATCHES,
            also="refuse, link"),
)  # fmt: skip
