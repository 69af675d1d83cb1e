"""Ctrl+P: a request that names a measure or a person is about that one, wherever the cursor is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.status import Status
from kpi_tui.tui.commands.asking import in_sight
from kpi_tui.tui.commands.command import needs_a_measure
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.session.situation import Mode, PageKind, Situation
from tests.support.explorer import Explorer, explore
from tests.support.frames import month, row
from tests.support.stores import stored

ROADS, WASTE, DEBT, BUSES, VISITS = (
    row("A01.01", "Roads resurfaced", period_status=Status.RED),
    row("A01.02", "Household waste recycled"),
    row("A01.03", "Corporate debt"),
    row("A01.04", "Bus journeys", period_status=Status.RED),
    row("A01.05", "No of visits reduced within 30 days"),
)
ROWS = (
    replace(ROADS, directors=("Ann Cole",)),
    replace(WASTE, directors=("Dee Fox",)),
    replace(DEBT, directors=("Ann Cole",)),
    replace(BUSES, portfolio_holder="Cllr B Cole"),
    replace(
        VISITS, directors=("Director of Finance",), portfolio_holder="Cabinet member for Finance"
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months. Only to be looked at."""
    path = tmp_path_factory.mktemp("asking") / "store"
    return stored(path, month("2024-06", *ROWS), month("2024-07", *ROWS))


@pytest.fixture(scope="module")
def answers() -> dict[str, list[str]]:
    """What is listed for each request, once one explorer has been asked them all."""
    return {}


OF_ONE = [
    ("trend of corporate debt", ["Trend: A01.03 Corporate debt"]),
    ("who is responsible for household waste?",
     ["A person’s page: A01.02 Household waste recycled"]),
    ("send household waste by email", ["Copy the measure: A01.02 Household waste recycled"]),
    ("show 01.03", ["A01.03 Corporate debt"]),
    ("what about bus journeys", ["A01.04 Bus journeys"]),
    ("export debt", ["A01.03 Corporate debt",
                     "Export what is shown …  Write what is on the screen to a file, or the "
                     "trend as a picture | not understood: debt"]),
    ("compare debt with the previous report", ["Compare with the previous report: A01.03 Corporate debt"]),
    ("compare debt with last year", ["A01.03 Corporate debt", "Compare with the year before  Not now: No report of July "
                                    "2023 is held. | not understood: debt"]),
    ("why is household waste red", ["Read in full: A01.02 Household waste recycled",
        "Show: ▲ red | not understood: why, household, waste"]),
    ("why are Ann Cole's red", ["Show: Ann Cole · ▲ red | not understood: why"]),
    ("no more visits than before", []),
    ("visits answered", []),
    ("number of visits", []),
    ("buses closed", []),
    ("trend 01.03", ["Trend: A01.03 Corporate debt"]),
    ("how long has 01.04 been red?", ["A01.04 Bus journeys", "Show: ▲ red | not understood: long, 01.04"]),
    ("email reds", ["Copy the rows: ▲ red", "Show: ▲ red | not understood: email"]),
    ("copy reds", ["Copy the rows: ▲ red", "Show: ▲ red | not understood: copy"]),
    ("who has no reds", []),
    ("not red", []),
    ("everything except Ann Cole", []),
    ("anything but red", []),
    ("all but the reds", []),
    ("no of visits", ["A01.05 No of visits reduced within 30 days"]),
    ("not an issue", ["Query: accept, not an issue  Not now: That is for the queries."]),
    ("getting worse for 3 months", ["Show: figure worse, 3 or more reports in a row"]),
    ("missed by more than 10%", ["Show: variance worse than -10%"]),
    ("10% or more ahead of target", ["Show: variance +10% or better"]),
    ("within 5% of target", ["Show: variance within 5% of target"]),
    ("red every quarter", ["Red measures  Show the red measures; once more, all"
                           " | not understood: every, quarter"]),
    ("getting worse every month", ["Trend  Draw the trend of the measure, with its target"
                                   " | not understood: every, month"]),
    ("out of control", []),
    ("trend of zebras", ["Trend  Draw the trend of the measure, with its target"
                         " | not understood: zebras"]),
]  # fmt: skip
"""Requests that name a measure or none, and what is listed."""
OF_SEVERAL = [
    ("export the reds", ["Export what is shown: ▲ red", "Show: ▲ red | not understood: export"]),
    ("save cole's reds as csv", ["Export what is shown: Ann Cole · ▲ red",
                                 "Export what is shown: Cllr B Cole · ▲ red"]),
    ("print Ann Cole", ["Brief and print: Ann Cole", "Show: Ann Cole | not understood: print"]),
    ("print the reds", ["Brief and print: ▲ red", "Show: ▲ red | not understood: print"]),
    ("print the reds in June", ["Show: ▲ red · in June 2024 | not understood: print"]),
    ("copy the reds to Word", ["Copy the rows: ▲ red"]),
    ("what changed for Ann Cole", ["What changed: Ann Cole", "Trend: Ann Cole"]),
    ("chart of the reds", ["Trend: ▲ red", "Show: ▲ red | not understood: chart"]),
    ("export the reds in June", ["Show: ▲ red · in June 2024 | not understood: export"]),
    ("brief the director of finance", ["Brief and print: Director of Finance",
                                        "Show: Director of Finance | not understood: brief"]),
    ("export red debts", ["Show: ▲ red | not understood: export, debts"]),
]  # fmt: skip
"""Requests about the measures of a question, and what is listed first."""


async def lines(explorer: Explorer, typed: str) -> list[str]:
    await explorer.press("ctrl+p")
    await explorer.paste(typed)
    return [" | ".join(filter(None, (each.text.plain, each.detail.plain)))
            for each in explorer.picking.shown[:-1]]  # fmt: skip


async def answer(store: Path, answers: dict[str, list[str]], typed: str) -> list[str]:
    if not answers:
        async with explore(store) as explorer:
            for each, _ in (*OF_ONE, *OF_SEVERAL):
                answers[each] = await lines(explorer, each)
                await explorer.press("escape")
    return answers[typed]


@pytest.mark.parametrize(("typed", "listed"), OF_ONE)
async def test_a_measure_named_in_a_request_is_the_one_it_is_about(
    store: Path, answers: dict[str, list[str]], typed: str, listed: list[str]
) -> None:
    assert await answer(store, answers, typed) == listed


async def test_of_what_is_understood_whole_no_measure_is_asked_too(tmp_path: Path) -> None:
    """The words that it has in its name are those of the question, or of a command."""
    children = replace(
        row("A01.01", "Children in care", period_status=Status.RED),
        portfolio_holder="Cabinet member for Children",
    )
    council = row("A01.02", "Change in council tax collected")
    async with explore(stored(tmp_path / "store", month("2024-07", children, council))) as explorer:
        listed = await lines(explorer, "cabinet member for children")
        assert listed[0].startswith("Show: Cabinet member for Children")
        assert not any("A01.01" in each for each in listed)
        await explorer.press("escape")
        listed = await lines(explorer, "change council")
        assert listed[0].startswith("Choose another report …")


async def test_a_measure_is_offered_too_where_words_of_a_question_may_be_its_name(
    tmp_path: Path,
) -> None:
    """Before the answer, where a word that was understood stands beside them in it."""
    names = ("Late payments", "Green spaces kept", "Training days taken", "Missed bins",
             "Adult care complaints", "Child care complaints", *[f"Visits to hall {at}" for at in range(6)])  # fmt: skip
    rows = (row(f"A01.{at:02}", each, period_status=Status.AMBER) for at, each in enumerate(names))
    async with explore(stored(tmp_path / "store", month("2024-07", *rows))) as explorer:
        for typed, place, measure in (
            ("are late payments red", 0, "A01.00 Late payments"),
            ("is green spaces on target", 0, "A01.01 Green spaces kept"),
            ("training on track", 1, "A01.02 Training days taken"),
            ("is missed bins green", 1, "A01.03 Missed bins"),
            ("adult care complaints green", 1, "A01.04 Adult care complaints"),
            ("late green adult care complaints", 1, "A01.04 Adult care complaints"),
            ("visits red", 1, None),
        ):
            listed = await lines(explorer, typed)
            assert listed[place : place + 1] == ([measure] if measure else []), typed
            await explorer.press("escape")


async def test_a_measure_that_has_all_the_words_comes_before_a_command_for_it(
    tmp_path: Path,
) -> None:
    rows = row("A01.01", "Reviews completed in time"), row("A01.02", "Bins")
    async with explore(stored(tmp_path / "store", month("2024-07", *rows))) as explorer:
        assert await lines(explorer, "reviews completed") == [
            "A01.01 Reviews completed in time",
            "Review …: A01.01 Reviews completed in time",
        ]
        await explorer.press("escape")
        assert await lines(explorer, "review bins") == ["Review …: A01.02 Bins"]
        await explorer.press("escape")
        assert await lines(explorer, "share of bins") == []


async def test_enter_goes_to_the_measure_named_and_does_what_is_asked(store: Path) -> None:
    async with explore(store) as explorer:
        for _ in range(2):  # a page that is open is not closed by being asked for again
            await explorer.press("ctrl+p")
            await explorer.paste("trend of debt")
            await explorer.press("enter")
            assert explorer.cursor == "A01.03"
            assert explorer.main.session.screen.page is PageKind.TREND
        await explorer.press("escape", "ctrl+p")
        await explorer.paste("who owns household waste")
        await explorer.press("enter")
        assert explorer.main.session.shown is Mode.PERSON
        assert explorer.cursor == "A01.02"


async def test_a_name_of_a_director_and_of_a_portfolio_holder_is_answered_for_both(
    store: Path,
) -> None:
    async with explore(store) as explorer:
        both = ["Show: Ann Cole · ▲ red", "Show: Cllr B Cole · ▲ red"]
        assert await lines(explorer, "cole red") == both


@pytest.mark.parametrize("key", ["r", "x", "o", "c", "Q", "O", "equals_sign"])
async def test_what_is_asked_for_twice_is_shown_still(store: Path, key: str) -> None:
    """A key pressed again closes what it shows: asked in words, it is what is wanted."""
    asked = next(each for each in COMMANDS if key in each.keys_in({}))
    async with explore(store) as explorer:
        session = explorer.main.session
        await explorer.press(key)
        seen = in_sight(session)
        for _ in range(2):
            await explorer.press("ctrl+p")
            await explorer.paste(asked.title)
            await explorer.press("enter")
            assert in_sight(session) == seen


def test_what_is_refused_without_a_measure_can_be_asked_of_a_measure_by_its_name() -> None:
    steps = {"measure-before", "measure-after"}
    nowhere = Situation(periods=2, place=1, rows=1, assessed=True)
    refused = {each.id for each in COMMANDS if each.why_not(nowhere) == needs_a_measure(nowhere)}
    assert refused - steps <= {each.id for each in COMMANDS if each.of_measure}


@pytest.mark.parametrize(("typed", "listed"), OF_SEVERAL)
async def test_what_is_done_with_the_measures_that_a_question_is_about(
    store: Path, answers: dict[str, list[str]], typed: str, listed: list[str]
) -> None:
    """Not what takes a while to be shown."""
    assert (await answer(store, answers, typed))[: len(listed)] == listed


async def test_the_measures_asked_for_are_exported_briefed_on_and_read(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("down")
        await lines(explorer, "export the reds")
        await explorer.press("enter")
        assert "2 of 5 measures of July 2024" in explorer.screen
        await explorer.press("escape")
        assert explorer.codes == ["A01.01", "A01.04"]
        await lines(explorer, "print Ann Cole")
        await explorer.press("enter")
        assert "‹ director: Ann Cole ›" in explorer.screen
        await explorer.press("escape")
        await lines(explorer, "print the reds")
        await explorer.press("enter")
        assert "‹ what is shown, 2 of 5 measures: ▲ red ›" in explorer.screen
        await explorer.press("escape")
        await lines(explorer, "chart of the reds")
        await explorer.press("enter")
        assert explorer.main.session.screen.page is PageKind.TREND
        assert explorer.cursor == "A01.01"
        await lines(explorer, "heat map of household waste, or of Dee Fox")
        await explorer.press("escape", "escape")
        await lines(explorer, "heat map for Dee Fox")
        await explorer.press("enter")
        assert explorer.main.session.shown is Mode.HEAT_MAP
        assert "Household waste" in explorer.screen
        assert "Corporate debt" not in explorer.screen
