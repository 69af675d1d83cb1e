"""Commands that read a measure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.command import (
    READ,
    Command,
    Rows,
    everywhere,
    needs_a_measure,
    needs_an_earlier_period,
    needs_the_commentary,
)
from kpi_tui.tui.commands.steps import MoveCursor, OnScreen, ReadPage, Steps
from kpi_tui.tui.session.situation import Mode, PageKind, Situation

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def needs_a_history(now: Situation) -> str | None:
    """Refuse where no other report is known to have the measure."""
    if needs_a_measure(now) or now.readings != 1:
        return needs_a_measure(now)
    if reason := needs_an_earlier_period(now):
        return reason
    said = now.says("No confirmed match in earlier months")
    if now.possible_matches:
        return f"{said} – L lists {now.possible_matches} possible."
    return f"{said}."


def needs_a_trend(now: Situation) -> str | None:
    """Refuse where there is one figure alone: a point is no trend."""
    if now.periods == 1 and not needs_a_measure(now):
        return needs_an_earlier_period(now)
    return needs_a_history(now)


def needs_a_measure_read(now: Situation) -> str | None:
    """Refuse where the cursor is on no measure, or its commentary is not on the screen."""
    return needs_a_measure(now) or needs_the_commentary(now)


def read_page(session: Session, page: PageKind) -> Steps:
    """Read a page of the measure over the whole screen; once more, go back."""
    yield ReadPage(None if session.screen.page is page else page)


def go_on(session: Session, step: int) -> Steps:  # noqa: ARG001
    """Go to the next measure (1) or the one before (-1)."""
    yield MoveCursor(step)


def toggle_details(session: Session) -> Steps:  # noqa: ARG001
    """Spell out the queries and the analysis of the measure, or have a line each for them."""
    yield OnScreen.TOGGLE_DETAILS


COMMANDS = (
    Command("read", "z", "read", "Read in full",
            "Show all commentary on the measure, over the whole screen (Enter in the table)", READ,
            partial(read_page, page=PageKind.WORDS), needs_a_measure,
            also="full screen, commentary, comment, zoom, maximise, year to date, ytd, read all, read everything, "
                 "read more, whole comment, full comment, full text, bigger, why, why is it red, why is it amber, "
                 "reason, explanation, what happened, being done, what is being done", of_measure=True, of_rows=Rows.ANY,
            shows=PageKind.WORDS),
    Command("beside", "d", "compare", f"{Label.COMPARE} with the {Label.PREVIOUS_REPORT}",
            "Compare the measure with the previous report, with what differs marked", READ,
            partial(read_page, page=PageKind.BESIDE), needs_a_history,
            everywhere(11) | {Mode.READING: 3},
            also="comparison, side by side, difference, last month, previous, compare last month, "
                 "what was said last month, what did they say last month, what they said last time, what did they say last time, last time, "
                 "what did we promise, what did we promise last time, what did they promise, what was promised, did it happen", of_measure=True,
            shows=PageKind.BESIDE),
    Command("trend", "t", "trend", "Trend",
            "Draw the trend of the measure, with its target", READ,
            partial(read_page, page=PageKind.TREND), needs_a_trend,
            everywhere(6) | {Mode.READING: 4},
            also="graph, chart, history, over time, plot, line, spc, control chart, usual range, draw this, "
                 "over the year, how it changed, going up, going down, getting better, getting worse, "
                 "time series", of_measure=True, of_rows=Rows.ANY, shows=PageKind.TREND),
    Command("details", "A", "details", "Queries and analysis in full",
            "Spell out the measure's queries and kpi-tui's analysis, or have a line each", READ,
            toggle_details, needs_a_measure_read,
            also="analysis, expand, findings, explain, why is this flagged, is this right, "
                 "what is wrong with this measure", of_measure=True),
    Command("measure-before", "ctrl+up", "previous", "Previous measure",
            "Go to the previous measure, whatever is being read", READ,
            partial(go_on, step=-1), needs_a_measure_read,
            also="up, earlier"),
    Command("measure-after", "ctrl+down", "next", "Next measure",
            "Go to the next measure, whatever is being read", READ,
            partial(go_on, step=1), needs_a_measure_read,
            also="down, later"),
)  # fmt: skip
