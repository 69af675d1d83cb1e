"""Ctrl+P: anything by its name, and plain questions answered while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.status import Status
from kpi_tui.tui.choices.asked import Askable
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.filter_words import QUERIES
from kpi_tui.tui.choices.named_measures import called_so
from kpi_tui.tui.choices.ranking import Fit, NamedChoice, ranked
from kpi_tui.tui.choices.wanted import TextWanted, Wanted
from kpi_tui.tui.commands.command import Command, why_not
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode, Situation
from tests.support.explorer import NARROW, WIDE, explore
from tests.support.frames import month, row
from tests.support.stores import stored


def named(name: str, *others: str) -> NamedChoice[str]:
    return NamedChoice(name, (name.lower(),), others)


THINGS = [named("Trend", "graph", "history"), named("Heat map", "history", "over time", "last on target"), named("Export", "save"),
          named("Visits to libraries", "number of visits"), named("Matching", "renumbered")]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("trend", ["Trend"]),
        ("TR", ["Trend"]),
        ("graph", ["Trend"]),
        ("history", ["Trend", "Heat map"]),
        ("map", ["Heat map"]),
        ("map heat", ["Heat map"]),
        ("library", ["Visits to libraries"]),
        ("visiting library", ["Visits to libraries"]),
        ("numbing", []),
        ("exprt", ["Export"]),
        ("umber", ["Visits to libraries", "Matching"]),
        ("num", ["Visits to libraries"]),
        ("over target", []),
        ("map time", ["Heat map"]),
        ("xyz", []),
    ],
)
def test_the_best_match_comes_first(typed: str, found: Sequence[str]) -> None:
    assert [each.value for each, _ in ranked(typed, THINGS)] == found


@pytest.mark.parametrize(
    ("words", "is_called"),
    [(("every", "contact"), True), (("every",), False), (("each", "3"), False), (("no",), False)],
)
def test_nothing_is_called_by_words_that_count_alone(
    words: tuple[str, ...], is_called: bool
) -> None:
    measure = named("no of each and every contact in 3 months")
    choice: Choice[Wanted] = Choice(TextWanted(""), Text())
    measures = [NamedChoice(choice, measure.names)]
    assert bool(called_so(words, measures)) is is_called


@given(st.text(max_size=12))
def test_what_fits_better_stands_first_whatever_is_typed(typed: str) -> None:
    fits = [fit for _, fit in ranked(typed, THINGS)]
    assert fits == sorted(fits)
    assert set(fits) <= set(Fit)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("compare", "beside"),
        ("history", "trend"),
        ("graph", "trend"),
        ("print", "brief"),
        ("brief", "brief"),
        ("undo", "undo"),
        ("note", "review"),
        ("settings", "theme"),
        ("variance", "sort"),
        ("director", "person"),
        ("year to date", "read"),
        ("word", "brief"),
        ("queries", "checks"),
        ("excel", "export"),
        ("last year", "year-before"),
        ("streak", "heat-map"),
        ("keys", "help"),
        ("how do I print this", "brief"),
        ("change colours", "theme"),
        ("dark mode", "theme"),
        ("no colours", "theme"),
        ("the mouse does not work", "help"),
        ("e-mail this to somebody", "copy"),
        ("copy into Word", "copy-rows"),
        ("put it in a spreadsheet", "export"),
        ("export to Excel", "export"),
        ("what changed since last year", "year-before"),
        ("show me the page", "page"),
        ("where did this come from?", "page"),
        ("who owns this?", "person"),
        ("go back", "back"),
        ("start again", "all"),
        ("clear the filter", "all"),
        ("how do I quit", "quit"),
        ("how do I import a report", "import"),
        ("show the graph", "trend"),
        ("what should I ask?", "checks"),
        ("questions for committee", "checks"),
        ("write a briefing", "brief"),
        ("correct a figure", "review"),
        ("this figure is wrong", "review"),
        ("add a note", "review"),
        ("undo that", "undo"),
        ("search the comments", "search"),
        ("latest report", "last-month"),
        ("another council", "reports"),
        ("pin this measure", "pin"),
        ("save this filter", "saved-filters"),
        ("delete this report", "forget"),
        ("forget last", "forget"),
        ("delete last month", "forget"),
        ("changes", "changes"),
        ("columns", "columns"),
        ("ask", "palette"),
        ("what does ● mean", "help"),
        ("what can I do", "help"),
    ],
)
def test_commands_are_found_by_what_they_are_called_elsewhere(
    typed: str, command: str, tmp_path: Path
) -> None:
    first = Askable(Session(tmp_path), COMMANDS).choices(typed)[0].value
    assert isinstance(first, Command)
    assert first.id == command


def test_a_command_is_found_by_what_the_footer_calls_it(tmp_path: Path) -> None:
    askable = Askable(Session(tmp_path), COMMANDS)
    for each in COMMANDS:
        first = [choice.value for choice in askable.choices(each.label)[:3]]
        assert each.id in [found.id for found in first if isinstance(found, Command)], each.label


async def ask(small: Path, typed: str, *, by_letters: bool = False) -> list[str]:
    """What is listed, each as a line."""
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        await (explorer.type(typed) if by_letters else explorer.paste(typed))
        shown = explorer.picking.shown
        return [" | ".join(filter(None, (each.text.plain, each.detail.plain, each.aside.plain)))
                for each in shown]  # fmt: skip


async def test_a_question_is_understood_while_it_is_typed(small: Path) -> None:
    listed = await ask(small, "red foo", by_letters=True)
    assert listed[0].startswith("Show: ▲ red")
    assert "not understood: foo" in listed[0]
    assert "measure" in listed[0]
    assert listed[-1] == "Search names, owners and commentary for “red foo” | search"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("amebr", "Show: ● amber | for “amebr”: amber"),
        ("redd", "Show: ▲ red | for “redd”: red"),
        ("no comentary", "Show: no commentary | for “comentary”: commentary"),
        ("no improvment paln", "for “improvment”: improvement · for “paln”: plan"),
        ("reds by directer", "by director: ▲ red | for “directer”: director"),
        ("exeptions foo", "for “exeptions”: exceptions · not understood: foo"),
        ("quries", "for “quries”: queries"),
    ],
)
async def test_a_misspelt_word_is_taken_for_the_one_that_it_is_near_and_said(
    small: Path, typed: str, first: str
) -> None:
    listed = await ask(small, typed)
    assert any(first in each for each in listed[:2]), listed[:3]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lirbary visits", "A01.01 Library visits delayed | for “lirbary”: library"),
        ("deleyed visits", "A01.01 Library visits delayed | for “deleyed”: delayed"),
        ("recylcing", "A01.02 Recycling of waste | for “recylcing”: recycling"),
        (
            "watse wasted",
            "A01.02 Recycling of waste | for “watse”: waste",
        ),  # a comment says “wasted”
        ("zzvisits", "Search"),
    ],
)
async def test_a_misspelt_word_of_a_name_is_taken_for_it_and_said(
    tmp_path: Path, typed: str, first: str
) -> None:
    rows = (
        row("A01.01", "Library visits delayed"),
        replace(row("A01.02", "Recycling of waste"), comment="Less was wasted."),
    )
    listed = await ask(stored(tmp_path, month("2024-07", *rows)), typed)
    assert listed[0].startswith(first), listed


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("~red", ["Search names, owners and commentary for “~red” | not understood: not, red | search"]),
        ("amber -red", ["Show: ● amber | not understood: not red", "Search"]),
        ("annual measures", ["Search names, owners and commentary for “annual measures” | not understood: annual"]),
        ("is this up to date", ["Search names, owners and commentary for “is this up to date” | not understood: up, date | search"]),
        ("annual review", ["Review …  ", "Search"]),
        ("biggest", ["Search names, owners and commentary for “biggest” | not understood: biggest"]),
        ("what is ytd", ["Help  what is ytd"]),
        ("reds jun 24", ["Show: ▲ red · in June 2024", "June 2024", "Search"]),
        ("reds June vs July", ["Show: ▲ red · in June 2024", "Show: ▲ red · in July 2024 | 1 measure", "Search"]),
        ("target changed june vs july", ["Show: target changed | not understood: june, vs, july", "July 2024", "June 2024", "Search"]),
        ("worse June v July", ["Show: figure worse than in the previous report | not understood: june, v, july", "July 2024", "June 2024", "Search"]),
        ("reds 6/24", ["Show: ▲ red · in June 2024", "June 2024", "Search"]),
        ("reds 30/06/2024", ["Show: ▲ red · in June 2024", "June 2024", "Search"]),
        ("reds 30 june", ["Show: ▲ red · in June 2024", "June 2024", "Search"]),
        ("30.6.2024", ["June 2024 | month", "Search"]),
        ("reds fy 24/25", ["Show: ▲ red · in July 2024 | 2 of 12 months are held | 1 measure", "Show: ▲ red · in June 2024", "Search"]),
        ("red in 2 months between june and july", ["Show: ▲ red, in 2 or more reports from June 2024 to July 2024 | 0", "Search"]),
        ("reds between june and july", ["Show: ▲ red · in July 2024 | a line for each of 2 months | 1", "Show: ▲ red · in June 2024", "Search"]),
        ("reds last quarter", ["Show: ▲ red · in June 2024 | 1 of 3 months", "Search"]),
        ("red this year", ["Show: ▲ red · in July 2024 | 2 of 12 months are held | 1", "Show: ▲ red · in June 2024", "Search"]),
        ("worst this year", ["Show: red or amber, off target · the furthest off first · in July 2024", "Show: red or amber, off target · the furthest off first · in June 2024", "Search"]),
        ("improved this year", ["Show: figure better than in the previous report | not understood: year", "Search"]),
        ("reds 7/23", ["Show: ▲ red | no report of July 2023 is held | 1 measure", "Search"]),
        ("reds in may 2019 foo", ["Show: ▲ red | no report of May 2019 is held · not understood: foo | 1 measure", "Search"]),
        ("q3 2019/20", ["Search names, owners and commentary for “q3 2019/20” | no report of Quarter 3 2019/20 is held | search"]),
        ("what changed june 2019", ["What changed in June 2019  Not now: no report of it is held | What changed", "Search"]),
        ("what changed 2019/20", ["What changed  What changed since the previous report | no report of 2019/20 is held", "Trend  ", "Search"]),
        ("what changed 7/24", ["What changed since June 2024 | What changed", "Search"]),
        ("visits june v july", ["Show: search: visits · in June 2024 | another month", "Show: search: visits · in July 2024 | this month", "Search"]),
        ("june 2024 v july ambers", ["Show: ● amber · in June 2024", "Show: ● amber · in July 2024 | ", "Search"]),
    ],
)  # fmt: skip
async def test_what_is_asked_of_two_periods_or_with_signs_is_said(
    small: Path, typed: str, listed: list[str]
) -> None:
    shown = await ask(small, typed)
    for line, begins in zip(shown, listed, strict=False):
        assert line.startswith(begins), shown
    assert len(shown) == len(listed) or typed == "what is ytd"


async def test_a_word_that_the_report_has_is_none_misspelt(tmp_path: Path) -> None:
    rows = (row("A01.01", "Grene Park visits", period_status=Status.GREEN),)
    listed = await ask(stored(tmp_path, month("2024-07", *rows)), "grene")
    assert not any("| for “" in each for each in listed)


async def test_a_word_of_a_measure_that_is_gone_is_none_misspelt(tmp_path: Path) -> None:
    gone, stays = row("A01.01", "Ownars of dogs fined"), row("A01.02", "Bins")
    store = stored(tmp_path, month("2024-05", gone, stays), month("2024-07", stays))
    assert not any("| for “" in each for each in await ask(store, "ownars reds"))


@pytest.mark.parametrize("typed", ["worst", "worst first", "furthest off target"])
async def test_an_order_asked_for_is_answered_before_the_next_order(
    small: Path, typed: str
) -> None:
    """Sorting goes on to the next column, whichever that is."""
    first, second, *_ = await ask(small, typed)
    assert first.startswith("Show: red or amber, off target · the furthest off first")
    assert second.startswith("Sort by the next column")


async def test_enter_shows_the_answer_with_its_filters(small: Path) -> None:
    async with explore(small, NARROW) as explorer:
        await explorer.press("o", "ctrl+p")
        await explorer.type("off target")
        await explorer.press("enter")
        assert explorer.main.session.shown is None
        assert "▲ red" in explorer.filters
        assert explorer.codes == ["OCC01.02"]


async def test_measures_people_and_months_are_gone_to(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("02.01")
        await explorer.press("enter")
        assert explorer.cursor == "OCC02.01"
        await explorer.press("ctrl+p")
        await explorer.type("june 2024")
        await explorer.press("enter")
        assert explorer.day.month == 6
        name = explorer.main.session.listed[0].directors[0]
        await explorer.press("ctrl+p")
        await explorer.paste(name)
        people = [at for at, each in enumerate(explorer.picking.shown) if each.text.plain == name]
        await explorer.press(*["down"] * people[0], "enter")
        assert explorer.main.session.shown is Mode.PERSON


@pytest.mark.parametrize(
    "typed",
    [
        "go to june 2024 please",
        "what was said in June?",
        "show me jun",
        "the report of 2024-06 again",
        "red in june 2024",
    ],
)
async def test_a_month_is_found_amid_a_sentence(small: Path, typed: str) -> None:
    listed = await ask(small, typed)
    assert any(each.startswith("June 2024") for each in listed[:2])
    assert sum(each.startswith("June 2024") for each in listed) == 1
    assert not any("not understood" in each for each in listed)


async def test_what_a_month_alone_does_not_answer_is_named(small: Path) -> None:
    first, *_ = await ask(small, "show me zebras in june 2024")
    assert first == "June 2024 | not understood: zebras | month"


async def test_what_a_request_answers_is_not_offered_again(small: Path) -> None:
    for typed in ("what changed since June", "worse than in June 2024", "what was said in August"):
        assert not any(each.startswith(("June", "July")) for each in await ask(small, typed))


async def test_words_of_a_name_narrow_what_a_question_asks_for(tmp_path: Path) -> None:
    roads = row("A01.03", "Roads", period_status=Status.RED)
    rows = (
        row("A01.01", "Household waste recycled", period_status=Status.RED),
        row("A01.02", "Waste sent to landfill", period_status=Status.GREEN),
        replace(roads, comment="No waste of asphalt."),
        row("A01.04", "Buses", period_status=Status.RED),
    )
    listed = await ask(stored(tmp_path / "years", month("2024-07", replace(
        rows[0], measure_name="Early years", period_status=Status.RED))), "red year")  # fmt: skip
    assert listed[0].startswith("Show: ▲ red | not understood: year")
    async with explore(stored(tmp_path / "store", month("2024-07", *rows)), WIDE) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("waste reds")
        shown = [(each.text.plain, each.aside.plain) for each in explorer.picking.shown[:2]]
        assert shown == [
            ("Show: ▲ red · search: waste", "2 measures"),
            ("Show: ▲ red", "3 measures"),
        ]
        await explorer.press("enter")
        assert explorer.codes == ["A01.01", "A01.03"]
        assert "“waste”" in explorer.filters
        await explorer.press("ctrl+p")
        await explorer.type("red asphalt")
        first = explorer.picking.shown[0]
        assert first.text.plain == "Show: ▲ red", "a comment alone may say anything"
        assert first.detail.plain == "not understood: asphalt"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("red in January 2023", "Show: ▲ red · in January 2023 | another month"),
        ("which were red in january?", "Show: ▲ red · in January 2023 | another month"),
        ("amber or red Jan 2023", "Show: ● amber or ▲ red · in January 2023 | another month"),
        ("reds in 2023-01 zebra", "Show: ▲ red · in January 2023 | not understood: zebra | another month"),
        ("red in July 2024", "Show: ▲ red | 4 measures"),
        ("reds this month", "Show: ▲ red | 4 measures"),
        ("whats red", "Show: ▲ red | 4 measures"),
        ("whats changed", "What changed  What changed since the previous report"),
        ("What changed this month?", "What changed  What changed since the previous report"),
        ("red since January 2023", "Show: ▲ red, 2 or more reports in a row | 2 measures"),
        ("red all of last month", "Heat map: ▲ red | 4 measures"),
        ("reds last month", "Show: ▲ red · in January 2023 | another month"),
        ("no plan last month", "Show: no improvement plan, though red or amber · in January 2023 | another month"),
        ("worse last month", "Show: figure worse than in the previous report | not understood: last month"),
        ("worst in January 2023", "Show: red or amber, off target · the furthest off first · in January 2023 | another month"),
        ("worst last month", "Show: red or amber, off target · the furthest off first · in January 2023 | another month"),
        ("top 5 closest to target in january", "Show: red or amber, off target · the nearest first · in January 2023 | all are listed, the 5 asked for first | another month"),
        ("reds by director in January 2023", "Heat map by director: ▲ red | not understood: january, 2023 | "),
        ("red last year", "Compare with the year before  Not now: "),
        ("finance red in January 2023", "Show: OCC11 Finance · ▲ red | not understood: january, 2023 | "),
        ("red in May 2021", "Show: ▲ red | no report of May 2021 is held | 4 measures"),
        ("red in January or July", "Show: ▲ red | not understood: january, july | 4 measures"),
    ],
)  # fmt: skip
async def test_a_question_about_another_month_is_answered_there(
    real: Path, typed: str, first: str
) -> None:
    assert (await ask(real, typed))[0].startswith(first)


async def test_another_month_is_gone_to_and_put_in_the_order_asked_for(real: Path) -> None:
    async with explore(real) as explorer:
        await explorer.press("ctrl+p")
        await explorer.paste("worst in January 2023")
        await explorer.press("enter")
        assert explorer.day == date(2023, 1, 31)
        assert explorer.told[-1] == "Sorted by Variance: the furthest off target first."


async def test_the_months_of_a_quarter_named_are_offered_and_all_reports_counted(
    tmp_path: Path,
) -> None:
    """Monthly reports have none of the quarter: which month is meant is not guessed, each has a line."""
    red = row(period_status=Status.RED)
    months = ("2023-05", "2024-03", "2024-05", "2024-06", "2024-07")
    store = stored(tmp_path / "store", *(month(each, red) for each in months))
    assert (await ask(store, "q1 reds"))[:3] == [
        "Show: ▲ red · in June 2024 | 2 of 3 months are held | another month",
        "Show: ▲ red · in May 2024 | another month",
        "Search names, owners and commentary for “q1 reds” | search",
    ]
    assert (await ask(store, "q1"))[:2] == ["June 2024 | month", "May 2024 | month"]
    said = "Show: ▲ red, 5 or more reports in a row | all 5 reports held until this one | 1 measure"
    assert (await ask(store, "always red"))[0] == said


async def test_the_answer_in_another_month_goes_there(real: Path) -> None:
    async with explore(real) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("red in January 2023")
        await explorer.press("enter")
        session = explorer.main.session
        assert session.period == date(2023, 1, 31)
        assert "▲ red" in explorer.filters
        assert session.month is not None
        reds = [each for each in session.month.report.readings if each.period_status is Status.RED]
        assert explorer.codes == [each.measure_code for each in reds]


async def test_a_page_of_words_is_only_searched_for_and_said(small: Path) -> None:
    assert len(await ask(small, "red " * 60)) > 1
    listed = await ask(small, "red " * 61)
    assert len(listed) == 1
    assert listed[0].endswith("| more than 60 words: only searched for | search")
    (only,) = await ask(small, "red-" * 300)
    assert only.endswith("| more than 1,000 letters: only searched for | search")


async def test_words_that_name_nothing_are_searched_for(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("zzz")
        await explorer.press("enter")
        assert "“zzz”" in explorer.filters


def test_a_command_of_many_panes_says_so_in_a_few_words() -> None:
    said = {each.id: why_not(each, Situation()) for each in COMMANDS if each.modes}
    assert said["open-line"] == "That is for a list, such as the changes or the queries."
    assert said["group"] == "That is for the changes and the queries."


async def test_a_command_of_another_pane_says_whose_it_is(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("query: accept")
        chosen = [at for at, each in enumerate(explorer.picking.shown)
                  if each.text.plain.startswith("Query: accept")]  # fmt: skip
        await explorer.press(*["down"] * chosen[0], "enter")
        assert explorer.told == ["That is for the queries."]


def test_queries_asked_for_by_question_are_called_as_their_rules_are() -> None:
    titles = {rule.id: rule.title for rule in RULES}
    assert {rule: titles[rule].lower() for rule in QUERIES} == QUERIES


async def test_what_is_late_shows_the_measures_with_a_date_gone_by(tmp_path: Path) -> None:
    late = row("A01.01", "Bins", period_actual="1", period_target="9", timeframe="March 2024",
               period_status=Status.RED)  # fmt: skip
    others = row("A01.02", "Roads"), row("A01.03", "Late buses", period_status=Status.RED)
    reports = [month(day, late, *others) for day in ("2024-02", "2024-07")]
    async with explore(stored(tmp_path / "store", *reports), WIDE) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("what is late")
        assert explorer.choices[0] == "Show: query: promised date has passed"
        await explorer.press("enter")
        assert [explorer.main.session.listed[place].reading.measure_code
                for place in explorer.table.in_order] == ["A01.01"]  # fmt: skip


async def test_who_has_them_and_which_is_worst_is_answered(tmp_path: Path) -> None:
    """Each who has some is named with how many; what is furthest off target stands on top, until Esc."""
    bins = row("A01.01", "Bins", period_status=Status.RED, period_actual="90", period_target="100")
    roads = replace(bins, measure_code="A01.02", measure_name="Roads", period_actual="20")
    buses = replace(bins, measure_code="A01.03", measure_name="Buses", period_actual="80")
    trees = row("A01.04", "Trees", period_status=Status.GREEN)
    owners = zip(("Cole", "Fox", "Fox", "Cole"), (bins, roads, buses, trees), strict=True)
    measures = [replace(each, directors=(name,)) for name, each in owners]
    store = stored(tmp_path / "store", month("2024-06", *measures), month("2024-07", *measures))
    async with explore(store, WIDE) as explorer:

        async def ask_for(typed: str) -> list[str]:
            await explorer.press("ctrl+p")
            await explorer.paste(typed)
            return [
                f"{each.text.plain} | {each.aside.plain}" for each in explorer.picking.shown[:3]
            ]

        assert await ask_for("who has the most reds") == [
            "Show: ▲ red · Fox | 2 measures",
            "Show: ▲ red · Cole | 1 measure",
            "Heat map by director: ▲ red | 3 measures",
        ]
        await explorer.press("enter")
        assert explorer.codes == ["A01.02", "A01.03"]
        await ask_for("who has the most reds in June")
        assert explorer.picking.shown[0].text.plain == "Show: ▲ red · Fox"
        assert explorer.picking.shown[0].detail.plain == "not understood: june"
        await explorer.press("escape")
        assert (await ask_for("reds by director"))[0] == "Heat map by director: ▲ red | 3 measures"
        await explorer.press("enter")
        pane = explorer.main.session.pane
        assert pane is not None
        assert pane.title.startswith("Heat map by director")
        await explorer.press("escape", "escape")
        listed = await ask_for("top 2 worst reds")
        assert listed[0] == "Show: ▲ red · the furthest off first | 3 measures"
        assert explorer.picking.shown[0].detail.plain == "all 3 are listed, the 2 asked for first"
        await explorer.press("enter")
        assert explorer.codes == ["A01.02", "A01.03", "A01.01"]
        await explorer.press("escape")
        assert explorer.codes == ["A01.01", "A01.02", "A01.03", "A01.04"]
        listed = await ask_for("closest to target")
        assert listed[0] == "Show: red or amber, off target · the nearest first | 3 measures"
        await explorer.press("enter")
        assert explorer.codes == ["A01.01", "A01.03", "A01.02"]
        assert explorer.told[-1] == "Sorted by Variance: the furthest off target last."


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("missing targets", "Show: ● amber or ▲ red", "Show: Target missing"),
        ("slipped this month", "Show: worse status", "Show: query: promised date has passed"),
        ("missed targets", "Show: ● amber or ▲ red", "Search names"),
        ("missing a target", "Show: Target missing", "Search names"),
        ("plans slipping", "Show: query: promised date has passed", "Search names"),
        ("slipped to red", "Show: newly ▲ red", "Search names"),
    ],
)
async def test_what_else_the_words_may_mean_is_offered_behind(
    small: Path, typed: str, first: str, second: str
) -> None:
    listed = await ask(small, typed)
    assert listed[0].startswith(first)
    assert listed[1].startswith(second)


async def test_a_name_with_all_the_words_comes_before_a_question_of_some(tmp_path: Path) -> None:
    """`Late` alone asks for what is late; in the name of a measure it is a word of it."""
    report = month("2024-07", row("A01.01", "Payments that were late"), row("A01.02", "Bins"))
    store = stored(tmp_path / "store", report)
    listed = await ask(store, "late payments")
    assert listed[0].startswith("A01.01 Payments that were late")
    assert listed[1].startswith("Show: query: promised date has passed | not understood: payments")
    assert (await ask(store, "late"))[0].startswith("Show: query: promised date has passed")


async def test_a_report_that_prints_no_plans_says_so(tmp_path: Path) -> None:
    """All its reds would look as if somebody had forgotten theirs."""
    report = month("2024-07", row("A01.01", "Bins", period_status=Status.RED))
    store = stored(tmp_path / "store", report)
    for asked in ("reds without plans", "reds with plans"):
        listed = await ask(store, asked)
        assert listed[0].startswith("Show: ▲ red · improvement plan: this report prints none")


async def test_what_is_no_longer_reported_comes_before_all_that_changed(real: Path) -> None:
    async with explore(real) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("no longer reported")
        assert explorer.choice.startswith("Show: no longer reported")
        await explorer.press("enter")
        assert "“No longer reported”" in explorer.filters


@pytest.mark.parametrize(
    ("typed", "other"),
    [("why is it red", "why is it red"), ("is", "maximise"), ("read", None), ("zebra", None)],
)
def test_what_something_is_found_by_is_the_other_name_with_most_of_the_words(
    typed: str, other: str | None
) -> None:
    found = named("Read", "maximise", "why", "why is it red")
    at = found.other_name(typed.split())
    assert (None if at is None else found.others[at]) == other


async def test_what_is_found_by_another_name_says_too_why_it_does_nothing_now(small: Path) -> None:
    assert (await ask(small, "newest"))[0].startswith("Last month  Not now: There is no later")


async def test_of_what_is_called_just_so_what_does_nothing_now_comes_last(small: Path) -> None:
    assert [line.partition("  ")[0] for line in await ask(small, "last month")][:2] == [
        "Previous month",
        "Compare with the previous report",
    ]
