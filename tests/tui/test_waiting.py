"""While the other months are read, and when they cannot be: the month shown stays readable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.errors import StoreError
from kpi_tui.settings import Settings
from kpi_tui.tui.commands.command import OPENS_LATER
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.remembering import HINT
from kpi_tui.tui.session.assessor import AssessmentCancelledError, Assessor
from kpi_tui.tui.session.messages import AssessmentFailed
from tests.support.explorer import NARROW, Explorer, at_rest, explore, finished
from tests.support.preferences import explore_with
from tests.support.samples import JULY, JUNE


class Gate:
    """Holds the studies back until it is opened."""

    def __init__(self) -> None:
        self.is_open = Event()
        self.asked: list[date] = []


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made, gate = Assessor.assess, Gate()

    def assess(self: Assessor, month: date, is_cancelled: Callable[[], bool]) -> PeriodAssessment:
        gate.asked.append(month)
        assert gate.is_open.wait(60)
        return made(self, month, is_cancelled)

    monkeypatch.setattr(Assessor, "assess", assess)
    yield gate
    gate.is_open.set()


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def assess(self: Assessor, month: date, is_cancelled: Callable[[], bool]) -> PeriodAssessment:  # noqa: ARG001
        raise error

    monkeypatch.setattr(Assessor, "assess", assess)


async def arrived(explorer: Explorer, gate: Gate) -> None:
    gate.is_open.set()
    await explorer.settle()


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("c", "What changed · July 2024"),
        ("Q", "Data quality queries"),
        ("L", "Matching measures"),
        ("O", "Month summary"),
    ],
)
async def test_what_was_asked_for_opens_when_it_is_there(
    small: Path, gate: Gate, key: str, title: str
) -> None:
    async with explore(small, settled=False) as explorer:
        await explorer.press_at_once(key)
        assert explorer.told == [OPENS_LATER]
        assert isinstance(explorer.app.screen, MainScreen)
        await arrived(explorer, gate)
        assert title in explorer.screen


async def test_whoever_does_something_else_meanwhile_is_not_interrupted(
    small: Path, gate: Gate
) -> None:
    async with explore(small, settled=False) as explorer:
        await explorer.press_at_once("c", "r")
        await arrived(explorer, gate)
        assert isinstance(explorer.app.screen, MainScreen)
        assert explorer.codes == ["OCC01.02"]


async def test_nor_is_a_dialog_covered(small: Path, gate: Gate) -> None:
    async with explore(small, settled=False) as explorer:
        await explorer.press_at_once("c", "?")
        await arrived(explorer, gate)
        await explorer.press("escape")
        assert isinstance(explorer.app.screen, MainScreen)


async def test_all_else_works_meanwhile(small: Path, gate: Gate) -> None:
    async with explore(small, settled=False) as explorer:
        assert explorer.codes == ["OCC01.01", "OCC01.02", "OCC02.01"]
        assert "kpi-tui's analysis" not in explorer.words
        assert "Var." in explorer.headings, "columns do not jump when it arrives"
        await explorer.press_at_once("t")
        assert "Still being worked out." in explorer.words
        await explorer.press_at_once("d")
        assert "No earlier report" not in explorer.words, "that is not known yet"
        await arrived(explorer, gate)
        assert "June 2024" in explorer.words, "what was opened is filled in"
        await explorer.press("escape")
        assert "kpi-tui's analysis" in explorer.words


async def test_cursor_and_scrolling_stay_where_they_are(real: Path, gate: Gate) -> None:
    async with explore(real, NARROW, settled=False) as explorer:
        await explorer.press_at_once("end", "up", "3", "down", "down")
        cursor, scroll = explorer.cursor, explorer.table.scroll_y
        assert scroll > 0
        assert explorer.commentary.scroll_y == 2
        columns = explorer.headings
        await arrived(explorer, gate)
        assert explorer.main.session.assessment is not None
        assert (explorer.cursor, explorer.table.scroll_y) == (cursor, scroll)
        assert explorer.commentary.scroll_y == 2
        assert explorer.focused == "commentary"
        assert explorer.headings == columns


async def test_what_the_wheel_scrolled_stays_where_it_is(real: Path, gate: Gate) -> None:
    async with explore(real, NARROW, settled=False) as explorer:
        explorer.table.scroll_to(y=12, animate=False, force=True, immediate=True)
        await arrived(explorer, gate)
        assert explorer.main.session.assessment is not None
        assert (explorer.table.cursor_row, explorer.table.scroll_y) == (0, 12)


async def test_a_study_of_a_month_that_was_left_is_given_up(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up, begun = Event(), Event()

    def assess(self: Assessor, month: date, is_cancelled: Callable[[], bool]) -> PeriodAssessment:  # noqa: ARG001
        begun.set()
        deadline = monotonic() + 60
        while not is_cancelled():
            assert monotonic() < deadline, "nobody gave it up"
        given_up.set()
        raise AssessmentCancelledError

    monkeypatch.setattr(Assessor, "assess", assess)
    async with explore(small, settled=False) as explorer:
        await explorer.until(begun.is_set)
        explorer.main.loader.want(JUNE.report_date)
        await explorer.until(given_up.is_set)


async def test_a_study_of_a_month_that_was_left_is_not_shown(small: Path, gate: Gate) -> None:
    async with explore(small, settled=False) as explorer:
        await explorer.until(lambda: bool(gate.asked))
        await explorer.press_at_once("[")
        await explorer.until(lambda: explorer.day == JUNE.report_date)
        await arrived(explorer, gate)
        assessment = explorer.main.session.assessment
        assert assessment is not None
        assert assessment.last_day == JUNE.report_date
        assert "worse" not in explorer.strip


async def test_nor_is_its_failure_told(small: Path, gate: Gate) -> None:
    async with explore(small, settled=False) as explorer:
        await explorer.until(lambda: bool(gate.asked))
        await explorer.press_at_once("[")
        await explorer.until(lambda: explorer.day == JUNE.report_date)
        explorer.main.post_message(AssessmentFailed(JULY.report_date, "July broke"))
        await arrived(explorer, gate)
        assert explorer.main.session.assessment_failure == ""
        assert explorer.told == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuntimeError("it [b]broke"), "please report it (RuntimeError: it [b]broke)"),
        (StoreError("x.parquet: cannot be read"), "x.parquet: cannot be read"),
    ],
)
async def test_a_study_that_fails_is_told_and_the_month_stays_readable(
    small: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    failing(monkeypatch, error)
    async with explore(small) as explorer:
        assert len(explorer.told) == 1
        assert said in explorer.told[0]
        assert "Visits to libraries" in explorer.words
        await explorer.press("down", "enter")
        assert explorer.reading
        assert "A new round of" in explorer.words
        await explorer.press("escape")
        for key in "ckLo":
            await explorer.press(key)
            assert said in explorer.told[-1], "an empty list would pass for nothing changed"
            assert isinstance(explorer.app.screen, MainScreen)
        await explorer.press("[", "/", "w", "a", "s", "enter")
        assert explorer.day == JUNE.report_date


async def test_after_a_failure_another_month_is_tried_anew(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Assessor.assess

    def assess(self: Assessor, month: date, is_cancelled: Callable[[], bool]) -> PeriodAssessment:
        if month != JUNE.report_date:
            raise RuntimeError("not this one")
        return made(self, month, is_cancelled)

    monkeypatch.setattr(Assessor, "assess", assess)
    async with explore(small) as explorer:
        explorer.app.failed = False
        await explorer.press("[")
        assert explorer.main.session.assessment is not None
        await explorer.press("Q")
        assert "Data quality queries · June 2024" in explorer.screen


# -- what is remembered -----------------------------------------------------------------------


async def test_the_hint_for_newcomers_is_shown_once(small: Path, personal: Path) -> None:
    state = personal / "remembered.json"
    async with explore_with(Settings(), small, state=state) as explorer:
        assert HINT in explorer.screen
        await explorer.press("?", "escape")
        assert HINT not in explorer.screen, "whoever has found the help needs it no more"
    async with explore_with(Settings(), small, state=state) as explorer:
        assert HINT not in explorer.screen


async def test_escape_puts_the_hint_away(small: Path, personal: Path) -> None:
    async with explore_with(Settings(), small, state=personal / "remembered.json") as explorer:
        await explorer.press("escape")
        assert HINT not in explorer.screen


async def test_who_remembers_nothing_is_no_newcomer(small: Path) -> None:
    async with explore(small) as explorer:
        assert HINT not in explorer.screen


async def test_a_hidden_tree_stays_hidden(small: Path, personal: Path) -> None:
    state = personal / "remembered.json"
    async with explore_with(Settings(), small, state=state) as explorer:
        await explorer.press("b")
    async with explore_with(Settings(), small, state=state) as explorer:
        assert not explorer.tree.display
        await explorer.press("b")
        assert explorer.tree.display
    async with explore_with(Settings(), small, state=state) as explorer:
        assert explorer.tree.display


async def test_a_test_whose_explorer_never_rests_fails_and_says_why(
    gate: Gate, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explore(small, settled=False) as explorer:
        await explorer.until(lambda: bool(gate.asked))
        with monkeypatch.context() as patch:
            patch.setattr("tests.support.explorer.PATIENCE", 0.01)
            with pytest.raises(AssertionError, match=r"they never end: .*assessment"):
                await finished(explorer.app)
            patch.setattr("tests.support.explorer.HANDLED", ["a message"])
            with pytest.raises(AssertionError, match=r"never rests: .'a message'. are handled"):
                await at_rest(explorer.app)
        gate.is_open.set()
        await explorer.settle()
