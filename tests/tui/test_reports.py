"""Several councils' reports in one store: which is shown, how another is chosen, never two joined."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.doubts import Doubt
from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import PeriodType, Series
from kpi_tui.store.store import Store
from kpi_tui.tui.files.import_result import ImportResult
from kpi_tui.tui.screens.choose_pdf import FilesChosen
from kpi_tui.tui.screens.import_pdf import AllDone, FileDone, ImportScreen
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.state import Memory, Remembered, recall
from tests.support.explorer import NARROW, Explorer, explore, plain
from tests.support.other_reports import KENT, QUARTER_ENDS, quarterly, quarters, yearly
from tests.support.samples import EMPTY, JULY, JUNE
from tests.support.stores import stored

QUARTERS = Series("kent-qpr", PeriodType.QUARTER)
YEARS = Series("harrowmere-plan", PeriodType.YEAR)
LARGE = (160, 45)


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Months of one council, quarters of another, years of a third."""
    reports = (JUNE, JULY, *quarters(3), yearly(2022), yearly(2023))
    return stored(tmp_path / "store", *reports)


async def chosen(explorer: Explorer, words: str) -> None:
    await explorer.press("C")
    await explorer.type(words)
    await explorer.press("enter")
    explorer.told.clear()


# -- choosing ----------------------------------------------------------------------------------


async def test_the_reports_of_a_store_are_listed_by_council(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("C")
        assert explorer.choices == [
            "Harrowmere Borough Council, years",
            "Kent County Council, quarters",
            "Oxfordshire County Council, months",
        ]
        assert explorer.choice == "Oxfordshire County Council, months", "where one is"
        assert explorer.details[1] == ("3 quarters, the last of them Quarter 3 2025/26 · kent-qpr")
        await explorer.press("escape")
        assert explorer.day == JULY.report_date


async def test_many_other_reports_are_counted(tmp_path: Path) -> None:
    others = (yearly(2023, f"{name}-plan", f"{name.title()} Council") for name in "abcd")
    store = stored(tmp_path / "store", JUNE, *others)
    async with explore(store) as explorer:
        (said,) = explorer.told
        assert said.startswith("This is Oxfordshire County Council, months: C chooses")
        assert said.endswith("of the 5 reports in the report library.")
        await explorer.press("C")
        assert explorer.details[0] == "1 year: 2023/24 · a-plan"


@pytest.mark.parametrize("words", ["kent", "quarters", "qpr"])
async def test_another_report_is_chosen_by_council_period_or_id(three: Path, words: str) -> None:
    async with explore(three) as explorer:
        await chosen(explorer, words)
        assert explorer.month.report.period.series == QUARTERS
        assert explorer.day == QUARTER_ENDS[-1]
        assert "Kent County Council" in explorer.strip
        assert "Quarter 3 2025/26 ‹ 3/3 ›" in explorer.strip
        assert "Q 2 to resolve" in explorer.strip, "before the names of its neighbours"


@pytest.mark.parametrize("typed", ["kent", "go to kent", "Kent County Council"])
async def test_another_council_is_gone_to_by_its_name(three: Path, typed: str) -> None:
    async with explore(three) as explorer:
        session = explorer.main.session
        before = session.series
        await explorer.press("ctrl+p")
        await explorer.type(typed)
        first = explorer.picking.shown[0]
        assert first.text.plain.startswith("Kent County Council, ")
        await explorer.press("enter")
        await explorer.settle()
        assert explorer.main.session.series == first.value != before


async def test_the_neighbours_of_a_quarter_are_named_where_there_is_room(three: Path) -> None:
    async with explore(three, (200, 60)) as explorer:
        await chosen(explorer, "kent")
        assert "Kent County Council · Quarter 3 2025/26" in explorer.strip
        assert "‹ Q2 2025/26 [ 3 of 3 ] last ›" in explorer.strip
        assert "c RAG 3 worse · 0 better · 1 new red   Q 2 to resolve" in explorer.strip


async def test_the_same_report_chosen_again_changes_nothing(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("down", "r")
        main, cursor = explorer.main, explorer.cursor
        await chosen(explorer, "oxfordshire")
        assert explorer.main is main
        assert explorer.cursor == cursor


async def test_keys_that_come_with_the_choice_are_for_the_report_chosen(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.send("Ckent\r[")
        assert explorer.month.report.period.series == QUARTERS
        assert explorer.day in QUARTER_ENDS[-2:]
        await explorer.press("{")
        assert explorer.day == QUARTER_ENDS[-3]


async def test_there_and_back(three: Path) -> None:
    async with explore(three) as explorer:
        for words, day in (
            ("kent", QUARTER_ENDS[-1]),
            ("harrow", yearly(2023).report_date),
            ("oxford", JULY.report_date),
        ):
            await chosen(explorer, words)
            assert explorer.day == day
        assert explorer.month.report.readings == JULY.readings


async def test_a_store_of_one_report_looks_as_it_did(small: Path) -> None:
    async with explore(small) as explorer:
        assert "Oxfordshire" not in explorer.strip
        await explorer.press("C")
        assert explorer.choices == ["Oxfordshire County Council, months"]


async def test_one_report_of_another_council_says_whose_it_is(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", *quarters(2))) as explorer:
        assert explorer.strip.startswith(" Kent County Council · Quarter 3 2025/26")
        assert explorer.told == []


async def test_where_there_is_little_room_the_council_gives_way(tmp_path: Path) -> None:
    name = f"{KENT} and its many neighbours in England"
    store = stored(tmp_path / "store", JULY, *(replace(each, council=name) for each in quarters(3)))
    async with explore(store, NARROW) as explorer:
        await chosen(explorer, "kent")
        assert "Kent Cou" in explorer.strip
        assert "…" in explorer.strip
        assert "2025/26" in explorer.strip
        assert "Q 2 to resolve    ★ 2 " in explorer.strip


# -- never joined ------------------------------------------------------------------------------


async def test_periods_are_those_of_the_report_alone(three: Path) -> None:
    async with explore(three) as explorer:
        await chosen(explorer, "kent")
        days = []
        for key in "[[[}":
            await explorer.press(key)
            days.append(explorer.day)
        assert days == [*QUARTER_ENDS[-2:-4:-1], QUARTER_ENDS[-3], QUARTER_ENDS[-1]]
        assert explorer.told == ["There is no earlier quarter."]
        await explorer.press("m")
        assert explorer.picking._title == "Quarters"
        assert [each.split("  ")[0] for each in explorer.choices[:-1]] == [
            "Quarter 3 2025/26",
            "Quarter 2 2025/26",
            "Quarter 1 2025/26",
        ]


async def test_what_is_worked_out_is_the_same_whatever_else_the_store_holds(
    three: Path, tmp_path: Path
) -> None:
    said = []
    for store in (three, stored(tmp_path / "alone", *quarters(3))):
        async with explore(store, LARGE) as explorer:
            await chosen(explorer, "kent")
            screens = [explorer.words]
            for keys in (["t"], ["d"], ["escape", "c"], ["escape", "Q"], ["escape", "O"]):
                await explorer.press(*keys)
                screens.append("\n".join(explorer.lines[1:]))
            said.append(screens)
    assert said[0] == said[1]


async def test_quarters_of_a_council_that_had_months_are_not_joined_with_them(
    tmp_path: Path,
) -> None:
    quarter = replace(JULY, period_type=PeriodType.QUARTER)
    async with explore(stored(tmp_path / "store", JUNE, JULY, quarter)) as explorer:
        assert "months  t: chart" in explorer.words
        await chosen(explorer, "quarters")
        assert explorer.month.report.period_type is PeriodType.QUARTER
        assert "Over the" not in explorer.words
        await explorer.press("c")
        assert explorer.told == [
            "This is the only quarter held of this report: nothing to compare it with."
        ]
        await explorer.press("O")
        assert "it is the first quarter held of this report" in explorer.screen


async def test_a_report_whose_last_file_is_gone_gives_no_way_to_another(three: Path) -> None:
    async with explore(three) as explorer:
        await chosen(explorer, "harrow")
        for year in (2022, 2023):
            Store(three).forget(yearly(year).period)
        await explorer.press("f5")
        assert explorer.month.report.period.series == YEARS, "what was read stays"
        assert "no report of harrowmere-plan is left in it" in explorer.told[-1]
        await chosen(explorer, "kent")
        assert explorer.day == QUARTER_ENDS[-1]


async def test_a_judgement_is_about_the_report_that_is_shown(three: Path) -> None:
    named = MeasureName("CS.01", "Calls answered")
    append(three, Note(who="Ada", why="", measure=named, text="of the annex"))
    async with explore(three) as explorer:
        await chosen(explorer, "kent")
        assert "of the annex" not in explorer.words
        await explorer.press("J")
        await explorer.type("write a note")
        await explorer.press("enter")
        await explorer.type("of kent")
        await explorer.press("enter")
        assert "of kent" in explorer.words
    ids = {each.report_id for each in read(three).all}
    assert ids == {None, "kent-qpr"}


async def test_an_export_is_of_the_report_that_is_shown(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(three) as explorer:
        await chosen(explorer, "kent")
        await explorer.press("e")
        assert "6 measures of Quarter 3 2025/26" in explorer.screen
        for key in ("down", "down", "down", "enter"):
            await explorer.press(key)
        await explorer.until(lambda: isinstance(explorer.app.screen, MainScreen))
    (file,) = tmp_path.rglob("kpi-tui-kent-qpr-2025-26-q3.json")
    rows = json.loads(file.read_text())
    assert {(row["report_id"], row["report_date"]) for row in rows} == {
        ("kent-qpr", QUARTER_ENDS[-1].isoformat())
    }
    assert len(rows) == 6


# -- remembered --------------------------------------------------------------------------------


async def test_the_explorer_opens_on_the_report_looked_at_last(three: Path, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    async with explore(three, state=state) as explorer:
        await chosen(explorer, "kent")
    assert recall(state).series == QUARTERS
    assert recall(state).report == "kent-qpr/quarter"
    async with explore(three, state=state) as explorer:
        assert explorer.month.report.period.series == QUARTERS
        assert explorer.told == []
        await chosen(explorer, "oxford")
    async with explore(three, state=state) as explorer:
        assert explorer.day == JULY.report_date


async def test_a_store_without_the_report_remembered_opens_on_its_own(
    small: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state.json"
    Memory(state).keep(**QUARTERS._asdict())
    async with explore(small, state=state) as explorer:
        assert explorer.day == JULY.report_date
    assert recall(state).series == QUARTERS, "another store may have it"


@pytest.mark.parametrize(
    "remembered",
    [Remembered(), Remembered(report_id="kent-qpr"), Remembered(report_id="x", period_type="eon")],
)
def test_what_is_half_remembered_is_nothing(remembered: Remembered) -> None:
    assert (remembered.series, remembered.report) == (None, "")


# -- an import of another's --------------------------------------------------------------------


async def imported(explorer: Explorer, *results: ImportResult) -> None:
    """Have these results come in, as if files had been read."""
    await explorer.press("i")
    # A file that is not there is refused at once; then come the results.
    explorer.app.screen.post_message(FilesChosen([Path("none.pdf")]))
    await explorer.until(lambda: isinstance(explorer.app.screen, ImportScreen))
    await explorer.settle()
    screen = explorer.app.screen
    assert isinstance(screen, ImportScreen)
    screen._results.clear()
    screen._lines.clear()
    for result in results:
        screen.post_message(FileDone(result))
    screen.post_message(AllDone())
    await explorer.settle()


def result_of(store: Path, *, doubts: int = 0) -> ImportResult:
    report = quarterly(QUARTER_ENDS[-1])
    Store(store).add(report)
    return ImportResult(
        "qpr.pdf",
        ("read",),
        doubts=tuple(Doubt("odd", "GE.02") for _ in range(doubts)),
        period=report.period,
        measures=6,
        is_new=True,
        council=report.council,
    )


async def test_another_councils_report_comes_in_and_one_goes_there(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    async with explore(store) as explorer:
        await imported(explorer, result_of(store))
        said = plain(explorer.lines)
        assert "This is another report: Kent County Council, Quarter 3 2025/26." in said
        assert "Enter opens it" in said
        await explorer.press("enter")
        assert explorer.month.report.period.series == QUARTERS


async def test_a_doubt_about_anothers_measure_leads_to_it(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    async with explore(store) as explorer:
        await imported(explorer, result_of(store, doubts=1))
        await explorer.press("enter")
        assert (explorer.day, explorer.cursor) == (QUARTER_ENDS[-1], "GE.02")


async def test_a_doubt_about_no_measure_promises_none(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    result = result_of(store)
    for codes, told in ((None,), "Enter opens it"), ((None, "GE.02"), "Enter opens the measure"):
        doubts = tuple(Doubt("odd", code) for code in codes)
        async with explore(store) as explorer:
            await imported(explorer, replace(result, doubts=doubts))
            assert f"{told} · Esc close" in explorer.screen


async def test_another_councils_report_comes_in_and_one_stays(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    async with explore(store) as explorer:
        await imported(explorer, result_of(store))
        await explorer.press("escape")
        assert explorer.day == JULY.report_date
        assert "Kent County Council, Quarter 3 2025/26 imported: C goes there." in explorer.told
        await chosen(explorer, "kent")
        assert explorer.day == QUARTER_ENDS[-1]


# -- the words of its periods ------------------------------------------------------------------


async def test_screens_speak_of_quarters(three: Path) -> None:
    async with explore(three, NARROW) as explorer:
        await chosen(explorer, "kent")
        assert "[ ] quarter" in explorer.footer
        assert "In quarter" in explorer.words
        assert "Year to date" not in explorer.words, "the report prints none"
        await explorer.press("?")
        assert "month" not in explorer.screen
        await explorer.press("/")
        await explorer.type("previous quarter")
        assert "Go to the previous quarter" in explorer.screen
        await explorer.press("escape", "escape", "t")
        assert "· trend ─" in explorer.screen
        assert "Q3" in explorer.screen
        assert "2025/26" in explorer.screen
        assert "⠒⠐⠂ floor" in explorer.screen


async def test_months_are_months_still(three: Path) -> None:
    async with explore(three, NARROW) as explorer:
        assert "[ ] month" in explorer.footer
        assert "In month " in explorer.words
        assert "Year to date" in explorer.words


async def test_what_the_report_prints_beside_its_figures(three: Path) -> None:
    async with explore(three, LARGE) as explorer:
        for key in ("floor", "published_direction", "previous_actual"):
            assert key not in explorer.column_keys, "the annex prints none"
        await chosen(explorer, "kent")
        assert {"floor", "published_direction", "previous_actual"} <= set(explorer.column_keys)
        assert "ytd_actual" not in explorer.column_keys
        assert "Printed" in explorer.headings
        assert "Direction improving as printed" in explorer.said
        assert "Floor 90% as printed" in explorer.said
        assert "Code CS.01 given by kpi-tui: the report prints none" in explorer.said


async def test_statuses_of_work_are_counted_and_filtered(three: Path) -> None:
    async with explore(three, LARGE) as explorer:
        await chosen(explorer, "harrow")
        assert "1 red  1 complete  1 other" in explorer.strip
        assert "1 Homes ✔ 1 ○ 1 2" in explorer.ways
        await explorer.press("f")
        await explorer.type("not started")
        await explorer.press("enter")
        assert explorer.codes == ["HB1.02"]


async def test_a_series_of_an_empty_report_and_one_of_another_council(tmp_path: Path) -> None:
    bare = replace(quarterly(QUARTER_ENDS[-1]), readings=())
    async with explore(stored(tmp_path / "store", EMPTY, bare)) as explorer:
        await chosen(explorer, "kent")
        assert explorer.codes == []
        assert explorer.said == "No measure here this quarter."


# -- what some reports have ---------------------------------------------------------------------


async def test_a_council_s_first_report_has_no_columns_of_what_went_before(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", *quarters(3)), (220, 45)) as explorer:
        assert {"Direction", "Trend"} <= set(explorer.headings)
        await explorer.press("[")
        assert "Direction" in explorer.headings
        assert "Trend" not in explorer.headings, "two figures are no trend"
        await explorer.press("[")
        assert not {"Direction", "Trend"} & set(explorer.headings)


async def test_what_is_said_of_a_whole_section_stands_under_its_measures(tmp_path: Path) -> None:
    (report,) = quarters(1)
    spoken = [replace(each, commitments=(f"Of {each.title}.",)) for each in report.priorities]
    silent = [replace(each, comment=None) for each in report.readings]
    by_section = replace(
        report, priorities=tuple(spoken), readings=tuple(silent), section_commentary=True
    )
    async with explore(stored(tmp_path / "store", by_section), LARGE) as explorer:
        title = spoken[0].title
        assert f"On all of {title}" in explorer.words
        assert f"Of {title}." in explorer.words
        assert "Nothing is said" not in explorer.words
        await explorer.press("slash")
        await explorer.type(f"Of {spoken[0].title}.")
        of_it = [each for each in report.readings if each.priority_code == spoken[0].code]
        assert len(explorer.codes) == len(of_it)


async def test_codes_of_ours_are_headed_so(three: Path) -> None:
    async with explore(three, LARGE) as explorer:
        assert explorer.headings[0] == "Code"
        await chosen(explorer, "kent")
        assert explorer.headings[0] == "Our code"


async def test_a_key_takes_the_place_of_what_the_last_one_said(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("]", "]", "J", "escape", "}")
        shown = [each.message for each in explorer.app._notifications]
        assert shown.count("There is no later month.") == 1
        assert (
            len([each for each in explorer.app._notifications if each.severity == "information"])
            == 1
        )


async def test_a_report_that_is_gone_is_not_stayed_with(three: Path, tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    Memory(state).keep(**Series("gone-plan", PeriodType.QUARTER)._asdict())
    async with explore(three, state=state) as explorer:
        assert explorer.strip.startswith(" C Oxfordshire County Council")
        assert explorer.told == [
            "This is Oxfordshire County Council, months: C chooses another of the 3 reports in "
            "the report library."
        ]


async def test_thirty_reports_are_listed_and_narrowed(tmp_path: Path) -> None:
    many = [yearly(2023, f"plan-{n}", f"Council number {n}") for n in range(1, 31)]
    async with explore(stored(tmp_path / "store", *many), NARROW) as explorer:
        await explorer.press("C")
        assert len(explorer.choices) == 30
        await explorer.type("number 17")
        await explorer.press("enter")
        assert explorer.strip.startswith(" C Council number 17")
