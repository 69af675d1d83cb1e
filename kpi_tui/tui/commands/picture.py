"""Commands that show and write pictures: the PDF page of a measure, and its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.tui.commands.command import READ, Command, needs_a_measure
from kpi_tui.tui.commands.steps import ShowPage, Steps
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def show_page(session: Session) -> Steps:
    """Show the page of the PDF that the measure was read from."""
    if session.cursor is not None and session.month is not None:
        yield ShowPage(session.listed[session.cursor].reading, session.month.report)


COMMANDS = (
    Command("page", "g", "PDF page", "Show the PDF page",
            "The page of the PDF that the measure was read from, its row marked", READ,
            show_page, needs_a_measure, {Mode.READING: 6, Mode.TABLE: 13}),
)  # fmt: skip
