"""What commands do, without an app: a session in, steps out, answers in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.analysis.browse.filters import Facet, Filter, FilterSet
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.tui.commands.opening import go_to
from kpi_tui.tui.commands.registry import command
from kpi_tui.tui.commands.steps import (
    Ask,
    Copy,
    CopyRows,
    DoCommand,
    Focus,
    GoToPeriod,
    Notify,
    OnScreen,
    Pane,
    ReadPage,
    SaveJudgements,
    SelectMeasure,
    ShowPane,
    ShowView,
    SortMeanwhile,
    Step,
    Steps,
)
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.pick import ChoiceDialog
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode, PageKind, ScreenState
from tests.support.samples import JULY, JUNE
from tests.support.sessions import opened


@pytest.fixture
def session(small: Path) -> Session:
    session = opened(small)
    session.cursor, session.order = 0, [0, 1, 2]
    return session


def did(steps: Steps, *answers: object) -> list[Step]:
    """The steps of a command but for its dialogs, which are left with these answers."""
    done: list[Step] = []
    left = list(answers)
    try:
        step = next(steps)
        while True:
            if isinstance(step, Ask):
                step = steps.send(left.pop(0))
            else:
                done.append(step)
                step = next(steps)
    except StopIteration:
        assert not left, "it asked less"
        return done


def do(command_id: str, session: Session, *answers: object) -> list[Step]:
    return did(command(command_id).run(session), *answers)


def test_a_status_is_shown_and_once_more_taken_back(session: Session) -> None:
    red = View(ViewKind.STATUS, "red")
    assert do("red", session) == [ShowView(red)]
    session.view = red
    assert do("red", session) == [ShowView(View())]
    assert do("amber", session) == [Notify("No measure is amber this month.", timeout=3)]


def test_filters_are_taken_or_left_as_they_were(session: Session) -> None:
    red = Filter(Facet.STATUS, "red")
    assert do("filter", session, None) == []
    assert not session.filters
    assert do("filter", session, [red]) == [OnScreen.SHOW_ROWS]
    assert session.filters == FilterSet((red,))
    as_before = SortMeanwhile(None)
    assert do("all", session) == [OnScreen.CLEAR_SEARCH, ShowView(View()), as_before]
    assert not session.filters


def test_from_period_to_period(session: Session) -> None:
    assert do("month-before", session) == [GoToPeriod(JUNE.report_date)]
    assert do("month-after", session) == []
    assert do("last-month", session) == [GoToPeriod(JULY.report_date)]
    assert do("months", session, [JUNE.report_date]) == [GoToPeriod(JUNE.report_date)]
    assert do("months", session, None) == []


def test_a_page_is_read_and_once_more_left(session: Session) -> None:
    assert do("trend", session) == [ReadPage(PageKind.TREND)]
    session.screen = ScreenState(page=PageKind.TREND)
    assert do("trend", session) == [ReadPage(None)]
    assert do("beside", session) == [ReadPage(PageKind.BESIDE)]


def test_back_undoes_one_thing_after_the_other(session: Session) -> None:
    session.screen = ScreenState(mode=Mode.READING, page=PageKind.WORDS)
    assert do("back", session) == [ReadPage(None)]
    session.screen = ScreenState(mode=Mode.READING)
    assert do("back", session) == [Focus(Pane.TABLE)]
    session.screen = ScreenState(mode=Mode.TREE)
    session.filters, session.view = (
        FilterSet((Filter(Facet.STATUS, "red"),)),
        View(ViewKind.ALL, "x"),
    )
    session.search("waste")
    assert do("back", session) == [OnScreen.CLEAR_SEARCH]
    session.search("")
    assert do("back", session) == [OnScreen.SHOW_ROWS, SortMeanwhile(None)]
    assert not session.filters
    assert do("back", session) == [Focus(Pane.TABLE)]
    session.screen = ScreenState()
    assert do("back", session) == [ShowView(View())]
    session.view = View()
    assert do("back", session) == [OnScreen.HIDE_HINT]


def test_a_pane_is_shown_and_once_more_closed(session: Session) -> None:
    assert do("changes", session) == [ShowPane(Mode.CHANGES)]
    session.shown = Mode.CHANGES
    assert do("changes", session) == [OnScreen.LEAVE_PANE]
    assert do("checks", session) == [ShowPane(Mode.QUERIES)]
    assert do("links", session) == [ShowPane(Mode.MATCHES)]
    assert do("overview", session) == [ShowPane(Mode.SUMMARY)]


def test_what_hides_a_measure_is_let_go_of(session: Session) -> None:
    session.order, session.filters = [0], FilterSet((Filter(Facet.DIRECTOR, "Cy Dean"),))
    assert did(go_to(session, session.key(1))) == [
        OnScreen.CLEAR_SEARCH,
        ShowView(View()),
        SelectMeasure(1),
    ]
    assert not session.filters
    assert did(go_to(session, ("OCC02", "Finance"))) == [ShowView(View(ViewKind.PRIORITY, "OCC02"))]
    assert did(go_to(session, ("", ""))) == [
        Notify("This is about no measure of this month.", timeout=3)
    ]


def test_a_review_asks_twice_and_keeps_what_was_said(session: Session) -> None:
    steps = command("review").run(session)
    first = next(steps)
    assert isinstance(first, Ask)
    assert isinstance(first.dialog, ChoiceDialog)
    (note,) = (
        choice.value for choice in first.dialog.choices if choice.text.plain.startswith("Write a n")
    )
    second = steps.send([note])
    assert isinstance(second, Ask)
    assert isinstance(second.dialog, PromptDialog)
    (saved,) = did(command("review").run(session), [note], "Counted by hand.")
    assert isinstance(saved, SaveJudgements)
    assert do("review", session, [note], None) == []
    assert do("review", session, None) == []


def test_taking_it_elsewhere(session: Session) -> None:
    (copied,) = do("copy", session)
    assert isinstance(copied, Copy)
    assert copied.copied.name == "OCC01.01"
    assert "Visits to libraries" in copied.copied.text
    assert do("copy-rows", session) == [CopyRows(("3 measures of July 2024", "Source: annex.pdf"))]
    assert do("export", session, None) == []


def test_the_palette_does_the_command_that_is_chosen(session: Session) -> None:
    assert do("palette", session, [command("red")]) == [DoCommand("red")]
    assert do("palette", session, None) == []
    assert do("help", session, None) == [OnScreen.HIDE_HINT]
