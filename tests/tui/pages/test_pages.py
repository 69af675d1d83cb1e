"""What the commentary pane shows of a measure: its words, last month's beside them, the trend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.demo import published
from kpi_tui.figures import Unit, parse
from kpi_tui.judgements.judgement import Note
from kpi_tui.labels import PROSE
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.report import Priority, Reading, Source
from kpi_tui.status import Status
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.text import fold, one_line, visible
from kpi_tui.tui.pages.beside import LEAST_FOR_TWO, beside_page
from kpi_tui.tui.pages.page import MeasurePage, marked
from kpi_tui.tui.pages.priority import priority_page
from kpi_tui.tui.pages.trend import trend_page
from kpi_tui.tui.pages.words import MONTHS_LISTED, words_page
from kpi_tui.tui.session.selected_measure import SelectedMeasure
from kpi_tui.vocabulary import Polarity
from tests.support.laws import examples
from tests.support.measures import measure, month_end, point, points, through
from tests.support.samples import DEBT, JULY, LIBRARY, WASTE
from tests.support.strategies import READINGS
from tests.support.subjects import MONTH, PLAIN, looked_for, subject

WIDTHS = [34, 60, 80, 110, 158, 200, 300]
MARKUP = "[bold]x[/] [@click=app.quit]y[/] [/] [red"


def text_of(page: MeasurePage) -> str:
    return "\n".join(line.plain.rstrip() for line in page.lines)


def words_of(
    reading: Reading, *actuals: str | None, width: int = 100, month: LoadedReport = MONTH
) -> str:
    return text_of(words_page(replace(subject(reading, *actuals), month=month), width, PLAIN))


def folded(text: str) -> str:
    """Without white space, so that it does not matter where lines are broken."""
    return "".join(text.split())


def styled(page: MeasurePage, style: Style) -> list[str]:
    """What is drawn in a style."""
    return [
        line.plain[span.start : span.end]
        for line in page.lines
        for span in line.spans
        if span.style == style
    ]


def found(page: MeasurePage) -> list[str]:
    """The words that are marked as found."""
    return styled(page, PLAIN.found)


# -- the words --------------------------------------------------------------------------------


def test_a_measure_in_full() -> None:
    lines = words_of(WASTE).splitlines()
    assert lines[:5] == [
        "Household waste recycled | composted",
        "Ada Brown · Cllr G Hill",
        "In month      56.96%  target 61.50%   ▲ red   4.5 points below target",
        "Year to date       –  target      –   Not reported",
        "",
    ]
    assert lines[5:7] == ["Comment", '=HYPERLINK("http://example.com")'], (
        "straight after the figures"
    )
    headings = list(PROSE.values())
    assert [line for line in lines if line in headings] == headings
    assert lines[-1].startswith("Source: annex.pdf, page 3; revision 2, imported 15 January 2026")


def test_figures_stand_under_each_other() -> None:
    period, to_date = words_of(LIBRARY).splitlines()[2:4]
    for one, other in (("1,247", "9,000"), ("1,000", "10,000")):
        assert period.index(one) + len(one) == to_date.index(other) + len(other)
    assert period.index("target") == to_date.index("target")
    assert period.index("★") == to_date.index("●")


def test_nothing_printed_says_so() -> None:
    text = words_of(DEBT)
    assert "no director · no portfolio holder" in text
    assert "no status printed" in text
    assert "No commentary this month." in text
    assert "page unknown" in text


@pytest.mark.parametrize(("pages", "said"), [((2,), "page 2;"), ((2, 3), "pages 2, 3;")])
def test_the_pages_it_was_read_from_are_named(pages: tuple[int, ...], said: str) -> None:
    assert said in words_of(replace(LIBRARY, pages=pages))


@pytest.mark.parametrize("origin", Origin)
def test_a_page_says_where_it_comes_from_and_on_top_that_it_is_made_up(origin: Origin) -> None:
    month = replace(MONTH, report=replace(JULY, provenance=origin))
    text = words_of(LIBRARY, month=month)
    said = " ".join(text.split())
    assert origin.note in said
    assert (origin is Origin.SIMULATED) == (
        said.find("Simulated: ") in range(said.index("In month"))
    )


def test_the_source_is_named() -> None:
    report = replace(JULY, source=Source("simulated from two reports", "0" * 64, 0))
    assert "Source: simulated" in words_of(LIBRARY, month=replace(MONTH, report=report))


def test_lines_of_prose_stay_lines() -> None:
    assert "More people came.\n- the café “reopened”\n- [bold]not markup[/]" in words_of(LIBRARY)


def test_ours_is_told_from_theirs() -> None:
    known = through(*points("900", "9"))
    text = text_of(words_page(replace(subject(), measure=known), 100, PLAIN))
    assert "▸ kpi-tui's analysis: June 2024 had 900: not to be compared" in text
    assert "analysis" not in words_of(LIBRARY), "while the other months are being read"


VISITS = MeasureName("OCC01.01", "Visits")
ODD = Finding(
    *(("S1",), Level.ERROR, date(2024, 7, 31), (VISITS,), "Green, 65% above target.", (), 2),
    "It may be right.",
)
QUERY = structs.replace(ODD, rules=("D2",), level=Level.QUESTION, message=f"Why {MARKUP}?")
NOTED = Note(who="Ada", why="", measure=VISITS, text="Counted.")


def test_queries_are_one_line_behind_the_words_and_spelled_out_in_full() -> None:
    made = replace(subject(), findings=(ODD, QUERY), notes=(NOTED,))
    short, full = (words_page(made, 100, PLAIN, in_full=full) for full in (False, True))
    text = text_of(short)
    assert "▸ 2 queries, 1 must be resolved · Q" in text
    assert "Green, 65% above target." not in text
    assert text.index("Comment") < text.index("2 queries") < text.index("Source")
    assert "Note          Counted. (Ada, " in text
    text = text_of(full)
    assert "▾ 2 queries" in text
    assert "  Must resolve Green, 65% above target." in text
    assert f"  Query        Why {MARKUP}?" in text
    for page in (short, full):
        assert [page.lines[fold].plain[2:11] for fold in page.folds] == ["2 queries"]


def test_a_note_says_which_period_it_was_written_on() -> None:
    made = replace(
        subject(), notes=(msgspec.structs.replace(NOTED, report_date=date(2024, 6, 30)),)
    )
    note = " ".join(text_of(words_page(made, 100, PLAIN)).split())
    assert f"{NOTED.at.year}, on June 2024)" in note
    (line,) = (each for each in made.officers_lines if each.startswith("Note: "))
    assert line.endswith(", on June 2024)")


def test_one_query_is_one() -> None:
    assert "▸ 1 query · Q" in text_of(words_page(replace(subject(), findings=(QUERY,)), 100, PLAIN))


def test_analysis_is_one_line_and_spelled_out_in_full() -> None:
    known = through(*points("900", "1,247"))
    made = replace(subject(), measure=structs.replace(known, polarity=Polarity.BIGGER_IS_BETTER))
    (line,) = [
        each for each in text_of(words_page(made, 60, PLAIN)).splitlines() if "analysis" in each
    ]
    assert line.startswith("▸ kpi-tui's analysis: ")
    assert "higher is better" not in line
    assert "  higher is better" in text_of(words_page(made, 60, PLAIN, in_full=True))


def test_last_years_figure_stands_beside_this_years() -> None:
    earlier = point(date(2023, 7, 31), "2,090")
    made = replace(subject(), measure=through(earlier, point(date(2024, 7, 31), "1,247")))
    wide, narrow = (text_of(words_page(made, width, PLAIN)) for width in (100, 50))
    first = next(line for line in wide.splitlines() if line.startswith("In month"))
    assert first.endswith("(July 2023: 2,090)")
    assert "(July 2023: 2,090)" in narrow, "in one piece"


def test_one_month_is_no_history() -> None:
    assert "Last 1" not in words_of(LIBRARY, "1")


def test_a_long_history_says_what_is_drawn_and_what_is_listed() -> None:
    text = words_of(LIBRARY, *(str(n) for n in range(1, 20)))
    assert "19 months  t: chart\n" in text
    assert "The last 13 months:\n" in text
    assert "Last 13" not in text


def test_the_last_months_stand_in_a_line_and_in_rows_below_each_other() -> None:
    text = words_of(LIBRARY, "9", None, "1,100")
    assert "Last 3 months  t: chart\nMay 2024 ▁ █ July 2024\n" in text
    rows = [line for line in text.splitlines() if "2024  " in line and "target" in line]
    assert [row.split()[2] for row in rows] == ["9", "–", "1,100"]
    assert len({row.index("target") for row in rows}) == 1
    assert all(row.endswith("★ green") for row in rows)


def test_reports_that_do_not_follow_one_another_are_no_months() -> None:
    for month, title in ((6, "Last 2 months  t: chart\n"), (4, "Last 2 reports  t: chart\n")):
        before = point(date(2024, month, 30), "900")
        known = through(before, point(date(2024, 7, 31), "1,247"))
        assert title in text_of(words_page(replace(subject(), measure=known), 100, PLAIN))


def test_no_bar_is_drawn_of_what_is_not_compared() -> None:
    days = [date(2024, month, 28) for month in (4, 5, 6, 7)]
    units = (Unit.GBP, Unit.GBP, Unit.PERCENT, Unit.PERCENT)
    readings = [point(day, "90", unit=unit) for day, unit in zip(days, units, strict=True)]
    for last, line in ((4, "June 2024 ▄▄ July 2024\n"), (2, "April 2024 ▄▄ May 2024\n"), (3, "")):
        made = replace(subject(), measure=through(*readings[:last]))
        text = text_of(words_page(made, 100, PLAIN))
        assert line in text
        assert ("▄" in text) is bool(line), "one bar alone says nothing"


def test_a_history_under_another_code() -> None:
    before = point(date(2024, 6, 30), "900", code="OCC09.09")
    known = through(before, point(date(2024, 7, 31), "1,247"))
    text = text_of(words_page(replace(subject(), measure=known), 100, PLAIN))
    assert "as OCC09.09" in text
    assert "as OCC01.01" not in text


def test_a_history_without_numbers_has_no_line() -> None:
    text = words_of(LIBRARY, "Yes", "No")
    assert "█" not in text
    assert "Yes" in text


def test_no_more_than_a_year_is_listed() -> None:
    text = words_of(replace(LIBRARY, period_target=None), *map(str, range(30)))
    rows = [line for line in text.splitlines() if "target  1,000" in line or "target 1,000" in line]
    assert len(rows) == MONTHS_LISTED
    assert rows[-1].startswith("July 2024")
    assert rows[0].startswith("July 2023"), "the same month of the year before is among them"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_line_of_a_long_history_is_there_at_any_width(width: int) -> None:
    text = words_of(LIBRARY, *map(str, range(60)), width=width)
    assert "█" in text
    assert "t: chart" in text


def test_a_chart_beside_the_words_where_there_is_room() -> None:
    months = list(map(str, range(12)))
    narrow, wide = (words_of(LIBRARY, *months, width=width) for width in (110, 158))
    assert "└" not in narrow
    assert "└" in wide
    assert words_of(LIBRARY, "1", width=158).splitlines()[0] == "Visits to libraries"
    first = next(line for line in wide.splitlines() if "More people came." in line)
    assert first.rstrip().endswith("│"), "they stand side by side"


# -- the words searched for -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("", []),
        ("cafe", ["café"]),
        ("CAFÉ", ["café"]),
        ("libraries", ["libraries"]),
        ("[bold]", ["[bold]"]),
        ('"reopened"', ["reopened"]),
        ("fry", ["Fry"]),
        ("nowhere", []),
    ],
)
@pytest.mark.parametrize("width", [34, 100])
def test_words_searched_for_are_marked(words: str, marks: list[str], width: int) -> None:
    page = words_page(subject(sought=fold(words).split()), width, PLAIN)
    assert found(page) == marks
    assert len(page.hits) == len(marks)


def test_every_place_is_marked_and_counted_in_order() -> None:
    said = replace(DEBT, measure_name="aba", comment="ABA\nxabax and aba")
    page = words_page(subject(said, sought=["aba"]), 100, PLAIN)
    assert found(page) == ["aba", "ABA", "aba", "aba"]
    assert [page.lines[hit].plain.strip() for hit in page.hits] == [
        *("aba", "ABA", "xabax and aba", "xabax and aba")
    ]


@pytest.mark.parametrize(
    ("comment", "word", "marks"),
    [
        ("a cafe\u0301 here", "cafe", ["cafe\u0301"]),
        ("re\u0301open", "reopen", ["re\u0301open"]),
        ("the \ufb01nance of de\ufb01ning", "fin", ["\ufb01n", "\ufb01n"]),
        ("the \ufb01nance", "nance", ["nance"]),
        ("x\ufb01", "xf", ["x\ufb01"]),
        ("½ a café", "1⁄2", ["½"]),
    ],
)
def test_what_a_search_finds_is_marked_however_it_is_written(
    comment: str, word: str, marks: list[str]
) -> None:
    """An accent that is a character of its own; two letters that are printed as one sign."""
    assert word in fold(comment), "the search finds it"
    assert found(words_page(subject(replace(DEBT, comment=comment), sought=[word]), 80, PLAIN)) == (
        marks
    )


def test_hits_stay_where_they_are_beside_a_chart() -> None:
    made = replace(subject(LIBRARY, *map(str, range(12))), sought=looked_for("cafe"))
    page = words_page(made, 158, PLAIN)
    (hit,) = page.hits
    assert "café" in page.lines[hit].plain
    assert found(page) == ["café"]


def test_marking_nothing() -> None:
    assert marked([Text("a")], looked_for(), PLAIN.found) == MeasurePage([Text("a")], [])


# -- last month's words beside ----------------------------------------------------------------

EARLIER = replace(
    WASTE,
    measure_code="OCC01.20",
    comment="Fewer came.",
    improvement_plan=None,
    timeframe="May",
    finance_impact=WASTE.finance_impact,
    portfolio_holder="Cllr Old Holder",
    period_actual="50%",
)


@pytest.mark.parametrize("width", [LEAST_FOR_TWO - 1, LEAST_FOR_TWO, 158])
def test_what_differs_is_shown_and_what_does_not_is_one_line(width: int) -> None:
    made = subject(WASTE, "1", "2", earlier=EARLIER)
    page = beside_page(made, width, PLAIN)
    text = text_of(page)
    for words in (
        "Fewer came.",
        "May",
        "Old Holder",
        "50%",
        "HYPERLINK",
        "March",
        "G Hill",
        "56.96%",
    ):
        assert words in text
    assert text.splitlines()[0] == "Household waste recycled | composted"
    assert text.index("Comment") < text.index("Portfolio holder"), "the comment is first"
    assert "Improvement plan  added" in text
    assert "June 2024 · OCC01.20" in text
    assert "July 2024 · OCC01.02" in text
    (fold,) = page.folds
    assert (
        page.lines[fold].plain
        == "▸ No change: measure, director, year to date, finance impact, risk impact"[:width]
    )
    full = beside_page(made, width, PLAIN, in_full=True)
    assert "Finance impact\nNone." in text_of(full)
    assert text_of(full).splitlines()[full.folds[0]].startswith("▾ ")


def test_side_by_side_or_in_one_text() -> None:
    made = subject(replace(DEBT, comment="one new two three"), "1", "2",
                   earlier=replace(DEBT, comment="one old two three"))  # fmt: skip
    pages = [beside_page(made, width, PLAIN) for width in (LEAST_FOR_TWO, LEAST_FOR_TWO - 1)]
    wide, narrow = map(text_of, pages)
    assert any("one old two" in line and "one new two" in line for line in wide.splitlines())
    assert "one old new two" in narrow
    for page in pages:
        assert styled(page, PLAIN.removed) == ["removed", "old"]
        assert styled(page, PLAIN.added) == ["added", "new"]


def test_what_was_rewritten_is_read_whole_and_not_struck_through() -> None:
    before, now = "Fewer people came in than before.", "The café drew crowds"
    made = subject(replace(DEBT, comment=now), "1", "2", earlier=replace(DEBT, comment=before))
    pages = [beside_page(made, width, PLAIN) for width in (LEAST_FOR_TWO, LEAST_FOR_TWO - 1)]
    wide, narrow = map(text_of, pages)
    assert any(before in line and now in line for line in wide.splitlines())
    assert f"June 2024\n{before}\nJuly 2024\n{now}" in narrow
    for page in pages:
        assert not styled(page, PLAIN.removed) + styled(page, PLAIN.added)


def test_a_text_that_is_gone() -> None:
    made = subject(replace(WASTE, comment=None), "1", "2", earlier=WASTE)
    assert "Comment  removed" in text_of(beside_page(made, 100, PLAIN))


def test_a_comment_that_did_not_change_is_still_read_first() -> None:
    text = text_of(beside_page(subject(WASTE, "1", "2", earlier=WASTE), 100, PLAIN))
    assert 'Comment  no change\n=HYPERLINK("http://example.com")' in text


def test_only_what_one_of_them_says_is_listed() -> None:
    text = text_of(beside_page(subject(DEBT, "1", "2", earlier=DEBT), 100, PLAIN))
    assert "risk impact" not in text
    assert "No change: measure, in month, year to date" in text


def test_no_earlier_report_has_it() -> None:
    assert text_of(beside_page(subject(LIBRARY, "1"), 60, PLAIN)) == (
        "No earlier report has this measure."
    )


@pytest.mark.parametrize("made", [subject(LIBRARY), subject(LIBRARY, "1", "2")])
def test_an_earlier_one_that_is_still_being_read_is_not_denied(made: SelectedMeasure) -> None:
    assert "No earlier report" not in text_of(beside_page(made, 60, PLAIN))


# -- the trend --------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 111, 112, 160])
def test_the_trend_has_a_chart_and_every_figure(width: int) -> None:
    made = subject(LIBRARY, "9", None, "1,100")
    text = text_of(trend_page(made, width, 26, PLAIN))
    assert text.startswith("Visits to libraries")
    assert "└" in text
    assert "Fewer than 10 months" in " ".join(text.split())
    rows = [line for line in text.splitlines() if "★ green" in line and "1,000" in line]
    assert [row[row.index("2024") - 4 :].split()[:3] for row in rows] == [
        ["Jul", "2024", "1,100"],
        ["Jun", "2024", "–"],
        ["May", "2024", "9"],
    ], "the latest first, and a month without a figure as well"


def test_a_trend_is_drawn_in_its_unit_of_now() -> None:
    actuals = ("£21,600,000", "£22,400,000", "110", "116")
    counted = through(
        *(
            point(month_end(2024, number), actual, None, unit=parse(actual).unit)
            for number, actual in enumerate(actuals, 4)
        )
    )
    text = text_of(trend_page(replace(subject(), measure=counted), 80, 26, PLAIN))
    assert "Not drawn, as counted in another unit: April 2024 to May 2024." in text
    assert "0m" not in text
    assert "£22,400,000" in text
    drawn = [line for line in text.splitlines() if line[3:4] in "│┤"]
    assert sum(line.count("★") for line in drawn) == 2
    one_unit = through(*(point(month_end(2024, number), "110", None) for number in (6, 7)))
    assert "Not drawn" not in text_of(
        trend_page(replace(subject(), measure=one_unit), 80, 26, PLAIN)
    )


def test_a_trend_under_another_code() -> None:
    before = point(date(2024, 6, 30), "900", code="OCC09.09")
    known = through(before, point(date(2024, 7, 31), "1,247"))
    assert "as OCC09.09" in text_of(trend_page(replace(subject(), measure=known), 80, 26, PLAIN))


def test_a_trend_while_the_other_months_are_read() -> None:
    assert "Still being worked out" in text_of(trend_page(subject(), 80, 26, PLAIN))


def test_enough_months_are_judged() -> None:
    text = text_of(trend_page(subject(LIBRARY, *map(str, range(12))), 160, 40, PLAIN))
    assert "usual range, marks and sentences are worked out here" in text
    assert "Fewer than" not in text


def test_a_trend_of_words() -> None:
    text = text_of(trend_page(subject(LIBRARY, "Yes", "No"), 80, 26, PLAIN))
    assert "No figures to draw." in text
    assert "Yes" in text


@pytest.mark.parametrize("width", [60, 160])
def test_words_searched_for_are_marked_in_a_trend_too(width: int) -> None:
    made = replace(subject(LIBRARY, "1", "2"), sought=looked_for("libraries"))
    page = trend_page(made, width, 26, PLAIN)
    assert found(page) == ["libraries"]
    assert len(page.hits) == 1


# -- a priority -------------------------------------------------------------------------------

PRIORITY = Priority(
    "OCC01", "Climate", commitments=("We will plant [bold]trees[/].", "And more."), status=Status.AMBER,
    note="This report has no data for it.",
)  # fmt: skip


def test_a_priority_has_its_status_note_measures_by_status_and_commitments() -> None:
    page = priority_page(PRIORITY, [LIBRARY, DEBT, WASTE], 100, PLAIN)
    lines = [line.plain.rstrip() for line in page.lines]
    assert lines[:4] == ["OCC01 Climate", "Status        ● amber as published", "", PRIORITY.note]
    assert lines[5] == "3 measures"
    assert [line.split()[:2] for line in lines[6:8]] == [["▲", "red"], ["★", "green"]]
    assert lines[8].lstrip().startswith("OCC02.01")
    assert lines[9:] == ["", "Commitments", *PRIORITY.commitments]


def test_a_status_that_an_officer_corrected_is_marked_on_a_priority_s_page() -> None:
    page = priority_page(PRIORITY, [LIBRARY, DEBT, WASTE], 100, PLAIN, {LIBRARY.named})
    marked = [line.plain for line in page.lines if "†" in line.plain]
    assert [line.split()[:3] for line in marked] == [["★", "green†", LIBRARY.measure_code]]


def test_a_priority_without_measures() -> None:
    text = text_of(priority_page(Priority("OCC01", "Climate"), [], 100, PLAIN))
    assert "no status printed" in text
    assert "0 measures" in text
    assert "Commitments" not in text


# -- laws of all of them ----------------------------------------------------------------------


def every_page(made: SelectedMeasure, width: int) -> list[MeasurePage]:
    return [
        words_page(made, width, PLAIN, in_full=True),
        beside_page(made, width, PLAIN, in_full=True),
        priority_page(PRIORITY, [made.reading], width, PLAIN),
        trend_page(made, width, 26, PLAIN),
    ]


@given(READINGS)
def test_nothing_is_lost_and_nothing_acts(reading: Reading) -> None:
    text = words_of(reading)
    for name in ("measure_name", *PROSE):
        assert folded(visible(getattr(reading, name) or "")) in folded(text)
    for name in ("period_actual", "period_target", "ytd_actual", "ytd_target"):
        assert folded(one_line(getattr(reading, name) or "")) in folded(text)
    harmless(text)


def harmless(text: str) -> None:
    """No control character, which a terminal would act on."""
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in text)
    assert "\x7f" not in text
    assert not any("\x80" <= letter < "\xa0" for letter in text)


@examples(60)
@given(READINGS, READINGS, st.integers(0, 14), st.integers(34, 200), st.text(max_size=5))
def test_no_line_is_wider_than_the_width(
    reading: Reading, before: Reading, months: int, width: int, words: str
) -> None:
    history = [
        point(month_end(2024, 7 - at), *figures, code=before.measure_code)
        for at, figures in enumerate(
            [(reading.period_actual, reading.period_target, reading.period_status)]
            + [(before.period_actual, before.period_target, before.period_status)] * months
        )
    ]
    history[1:2] = [measure(before, month_end(2024, 6))]
    insight = through(*reversed(history))
    made = SelectedMeasure(reading, MONTH, insight, sought=looked_for(words))
    for page in every_page(made, width):
        harmless(text_of(page))
        for line in page.lines:
            assert Text(line.plain.rstrip()).cell_len <= width
        assert all(0 <= hit < len(page.lines) for hit in page.hits)


@pytest.mark.parametrize("month", ["2023-01", "2024-07"])
@pytest.mark.parametrize("width", [34, 80, 158])
def test_the_published_months_at_any_width(month: str, width: int) -> None:
    for reading in published(month).readings:
        made = subject(reading, reading.period_actual, earlier=replace(reading, comment="Other."))
        for page in every_page(made, width):
            for line in page.lines:
                assert Text(line.plain.rstrip()).cell_len <= width, line.plain


@pytest.mark.parametrize("of", [words_page, partial(beside_page, in_full=True)])
def test_what_looks_like_markup_stays_text(
    of: Callable[..., MeasurePage],
) -> None:
    odd = replace(
        WASTE,
        measure_name=MARKUP,
        directors=(MARKUP,),
        portfolio_holder=MARKUP,
        period_actual=MARKUP,
        comment=MARKUP,
        timeframe=MARKUP,
    )
    page = of(subject(odd, "1", "2", earlier=replace(odd, comment=None)), 120, PLAIN)
    assert text_of(page).count("[@click=app.quit]y[/]") >= 5
    assert not any(
        isinstance(span.style, Style) and span.style.meta
        for line in page.lines
        for span in line.spans
    )
    trend = trend_page(subject(odd, MARKUP, MARKUP), 120, 26, PLAIN)
    assert text_of(trend).count("[@click=app.quit]y[/]") == 3


@given(st.text(max_size=30), st.text(max_size=5))
def test_marking_any_words_in_any_text_is_no_crash(comment: str, words: str) -> None:
    words_page(subject(replace(DEBT, comment=comment), sought=fold(words).split()), 60, PLAIN)


def test_a_status_that_cannot_be_read_says_so() -> None:
    assert "◌ unreadable" in words_of(replace(LIBRARY, period_status=Status.UNREADABLE))
