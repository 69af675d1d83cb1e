"""Requests in plain words: which command each asks for, and what is said of the words it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets._toast import Toast

from kpi_tui.analysis.browse.days_meant import changed_since
from kpi_tui.period import PeriodType, month_end
from kpi_tui.tui.choices.asked import Askable
from kpi_tui.tui.choices.requests import beside_periods, requested, telling_words
from kpi_tui.tui.choices.wanted import TextWanted
from kpi_tui.tui.commands.command import Command
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode
from tests.support.explorer import explore
from tests.support.frames import month, row
from tests.support.stores import stored

PHRASES = (
    ("how do I print this", "brief"),
    ("how do I print", "brief"),
    ("unconfirmed matches", "links"),
    ("change colours", "theme"),
    ("change the colors please", "theme"),
    ("dark mode", "theme"),
    ("send to my director", "brief"),
    ("send this to my director", "brief"),
    ("e-mail this to my director", "copy"),
    ("email this", "copy"),
    ("show me the page", "page"),
    ("where does this come from", "page"),
    ("open the pdf", "page"),
    ("who owns this", "person"),
    ("who is responsible for this measure", "person"),
    ("go back", "back"),
    ("start again", "all"),
    ("clear filter", "all"),
    ("clear all filters", "all"),
    ("quit", "quit"),
    ("how do I get out", "quit"),
    ("close the program", "quit"),
    ("how do I import", "import"),
    ("how do I import a report", "import"),
    ("add a new report", "import"),
    ("load last month's report", "import"),
    ("where do I put the PDF", "import"),
    ("undo that", "undo"),
    ("I made a mistake", "undo"),
    ("save as Excel", "export"),
    ("export to excel", "export"),
    ("how do I save this to a file", "export"),
    ("copy the table to word", "copy-rows"),
    ("draw a chart", "trend"),
    ("show me the history of this measure", "trend"),
    ("is it getting worse", "trend"),
    ("compare with last month", "beside"),
    ("what did they say last time", "beside"),
    ("what did we promise last time", "beside"),
    ("what did we promise last time and did it happen", "beside"),
    ("what was promised last time", "beside"),
    ("compare with last year", "year-before"),
    ("compare with another month", "compare-with"),
    ("what is wrong with the report", "checks"),
    ("what is late", "checks"),
    ("overdue", "checks"),
    ("quote a figure", "copy"),
    ("what should I ask", "checks"),
    ("are there any mistakes", "checks"),
    ("show everything", "all"),
    ("show all measures", "all"),
    ("keyboard shortcuts", "help"),
    ("what do the signs mean", "help"),
    ("what does the star mean", "help"),
    ("how does this work", "help"),
    ("hide the tree", "sidebar"),
    ("next month", "month-after"),
    ("another month", "months"),
    ("go to an older report", "months"),
    ("switch council", "reports"),
    ("delete a report", "forget"),
    ("remove a month", "forget"),
    ("fix a figure", "review"),
    ("the figure is wrong", "review"),
    ("add a note", "review"),
    ("remember this measure", "pin"),
    ("save this filter", "saved-filters"),
    ("worst first", "sort"),
    ("furthest off target", "sort"),
    ("hide a column", "columns"),
    ("add a column", "columns"),
    ("read the whole comment", "read"),
    ("how are we doing", "overview"),
    ("what needs attention", "exceptions"),
    ("one page for the committee", "brief"),
    ("papers for committee", "brief"),
    ("correct this", "review"),
    ("whose is this", "person"),
    ("make the columns wider", "columns"),
    ("export everything", "export"),
    ("where did this number come from", "page"),
    ("is this right", "details"),
    ("anything dodgy", "checks"),
    ("good news", "overview"),
    ("since when", "heat-map"),
    ("make a report", "brief"),
    ("which measure is which", "links"),
    ("all months", "heat-map"),
    ("latest report", "last-month"),
    ("correct the actual", "review"),
    ("what does amber mean", "help"),
    ("what does YTD mean?", "help"),
    ("what does n/a mean", "help"),
    ("why is it red", "read"),
    ("why", "read"),
    ("why is this flagged", "details"),
    ("what is being done about it", "read"),
    ("what did they say last month", "beside"),
    ("export to pdf", "brief"),
    ("a Word document", "brief"),
    ("what has changed", "changes"),
)
THINGS = [("print", ("Print", "print this, on paper")), ("save", ("Save", "save as excel")),
          ("mail", ("E-mail", "send to director"))]  # fmt: skip


@pytest.fixture(scope="module")
def askable(tmp_path_factory: pytest.TempPathFactory) -> Askable:
    return Askable(Session(tmp_path_factory.mktemp("nothing")), COMMANDS)


@pytest.mark.parametrize(("typed", "command"), PHRASES)
def test_the_command_that_is_asked_for_is_the_first_entry(
    typed: str, command: str, askable: Askable
) -> None:
    first = askable.choices(typed)[0]
    assert isinstance(first.value, Command)
    assert first.value.id == command
    assert not first.detail.plain


@pytest.mark.parametrize(
    ("typed", "command"), [("print the zebra", "brief"), ("what changed in the zebra", "changes")]
)
def test_words_that_a_command_does_not_answer_are_named(
    typed: str, command: str, askable: Askable
) -> None:
    first = askable.choices(typed)[0]
    assert isinstance(first.value, Command)
    assert (first.value.id, first.detail.plain) == (command, "not understood: zebra")


def test_words_of_which_nothing_is_made_are_named_where_they_are_searched_for(
    askable: Askable,
) -> None:
    (only,) = askable.choices("the zebra crossing")
    assert isinstance(only.value, TextWanted)
    assert only.detail.plain == "not understood: zebra, crossing"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("how do I print this?", [("print", ())]),
        ("printing", [("print", ())]),
        ("saved as an excel file", [("save", ("file",))]),
        ("send it to my director", [("mail", ())]),
        ("savings", []),
        ("can this be saved", [("save", ())]),
        ("cases printed", []),
        ("no saving", []),
        ("director", []),
        ("", []),
    ],
)
def test_a_phrase_counts_where_all_its_words_are_asked(
    typed: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    things = [(value, tuple(",".join(said).split(","))) for value, said in THINGS]
    assert [(each.value, each.rest) for each in requested(typed, things)] == found


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("red in May", ("red", "may")),
        ("reds May 2024", ("reds", "may", "2024")),
        ("may I see the reds", ("reds",)),
    ],
)
def test_may_is_a_month_where_it_stands_as_one(typed: str, words: tuple[str, ...]) -> None:
    assert telling_words(typed) == words


@given(st.text(max_size=30))
def test_what_is_left_of_a_request_are_words_of_it(typed: str) -> None:
    for each in requested(typed, THINGS):
        assert set(each.rest) <= set(telling_words(typed))


DAY = date(2024, 7, 31)
HELD = [month_end(DAY, -back) for back in range(13, -1, -1)]


@pytest.mark.parametrize(
    ("typed", "since"),
    [
        ("what changed since last year", date(2023, 7, 31)),
        ("What has changed since last year?", date(2023, 7, 31)),
        ("what changed since last month", HELD[-2]),
        ("What's changed since the previous report?", HELD[-2]),
        ("changes since May 2023", date(2023, 5, 31)),
        ("show me what is new since march", date(2024, 3, 31)),
        ("compare July 2023", date(2023, 7, 31)),
        ("compare debt", None),
        ("how does this differ from last July", date(2023, 7, 31)),
        ("what changed", None),
        ("changed since the flood", None),
        ("what changed since August 2024", None),
        ("red since last year", None),
    ],
)
def test_since_when_is_understood(typed: str, since: date | None) -> None:
    assert changed_since(typed, DAY, HELD) == since


@pytest.mark.parametrize(
    ("typed", "kind", "beside"),
    [
        ("show me debt in jan 2024", PeriodType.MONTH, ("debt",)),
        ("Debt and waste, January 2024?", PeriodType.MONTH, ("debt", "waste")),
        ("debt in jan and feb", PeriodType.MONTH, ("debt",)),
        ("debt in jan 2031", PeriodType.MONTH, ("debt", "jan", "2031")),
        ("the january 2024 report please", PeriodType.MONTH, ()),
        ("what was said in 2024-01", PeriodType.MONTH, ()),
        ("january", PeriodType.MONTH, ()),
        ("debt in Q4", PeriodType.MONTH, ("debt",)),
        ("debt in Q1", PeriodType.MONTH, ("debt", "q1")),
        ("debt in Q4 2023/24", PeriodType.QUARTER, ("debt",)),
        ("the quarter Q4 2023/24", PeriodType.QUARTER, ()),
        ("debt 03/2024", PeriodType.MONTH, ("debt",)),
        ("debt 2023/24", PeriodType.MONTH, ("debt",)),
    ],
)
def test_what_a_period_does_not_answer(
    typed: str, kind: PeriodType, beside: tuple[str, ...]
) -> None:
    held = [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]
    assert beside_periods(typed, held, kind) == beside


async def test_what_changed_since_a_month_is_shown(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("what changed since june 2024")
        assert explorer.picking.shown[0].text.plain == "What changed since June 2024"
        await explorer.press("enter")
        assert explorer.main.session.shown is Mode.CHANGES
        await explorer.press("ctrl+p")
        await explorer.type("what changed since last year")
        await explorer.press("enter")
        assert explorer.told == ["No report of July 2023 is held."]


async def test_what_changed_between_two_other_months_is_shown_there(tmp_path: Path) -> None:
    months = ("2024-04", "2024-06", "2024-07")
    actuals = zip(months, ("10", "40", "70"), strict=True)
    store = stored(
        tmp_path / "store", *(month(day, row(period_actual=each)) for day, each in actuals)
    )
    async with explore(store) as explorer:
        await explorer.press("ctrl+p")
        await explorer.paste("between April and June")
        assert explorer.picking.shown[0].text.plain == "What changed in June 2024 since April 2024"
        await explorer.press("enter")
        assert explorer.main.session.shown is Mode.CHANGES
        assert "June 2024 since April 2024" in explorer.screen
        assert "Actual 10 → 40" in explorer.screen
        await explorer.press("ctrl+p")
        await explorer.paste("June vs July")
        await explorer.press("enter")
        assert "July 2024 since June 2024" in explorer.screen


async def test_what_is_told_leaves_the_rows_alone_and_esc_ends_it(small: Path) -> None:
    async with explore(small, (80, 24)) as explorer:
        explorer.app.notify("Sorted by Code.")
        await explorer.settle()
        (toast,) = explorer.app.screen.query(Toast)
        assert toast.region.bottom == 23
        assert toast.region.height == 1
        await explorer.press("escape")
        assert not list(explorer.app._notifications)
