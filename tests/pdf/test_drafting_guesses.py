"""What a draft may guess, and what it leaves to the person: columns, codes, periods, titles."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.pdf.drafting.candidates import find_candidates
from kpi_tui.pdf.drafting.code_shapes import leading_codes, shape_of
from kpi_tui.pdf.drafting.contents import Contents
from kpi_tui.pdf.drafting.kinds import find_starts
from kpi_tui.pdf.drafting.parted import find_form
from kpi_tui.pdf.drafting.period import guess_period
from kpi_tui.pdf.drafting.titles import UNTITLED, names_of_report
from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.lines import Line
from kpi_tui.period import PeriodType
from kpi_tui.profiles.cell_forms import CellForm
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.profiles.period_text import find_periods
from tests.support.column_guesses import FIGURES, fields
from tests.support.pdf_words import FakePage, page_text, words

YEAR = find_periods("2025/26")[0]
PROSE = [f"Said of measure {n} in a good many words, and more." for n in range(5)]
WAYS = ["Improving", "Declining", "Static", "Improving", "Declining"]


def page(number: int, *lines: str, size: float = 10.0) -> Any:
    """A page of lines of text, the first of twice the size."""
    made = []
    for index, line in enumerate(lines):
        at = 40.0 * (index + 1)
        own = 2 * size if index == 0 else size
        said = line.split()
        words = [Word(w, 50.0 + 40 * n, 87.5 + 40 * n, at, own) for n, w in enumerate(said)]
        for word in words[:-1]:
            object.__setattr__(word, "spaced", True)
        made.append(Line(words, number))
    return SimpleNamespace(page=SimpleNamespace(number=number), lines=made)


def test_a_figure_more_or_less_makes_no_column_the_likelier() -> None:
    """“October” was the actual where one cell in “October 2025” said “Annual”, without a word."""
    (october,) = find_periods("October 2025")
    figures = [str(n) for n in range(25)]
    taken = fields(
        october,
        Performance_October_2025=["Annual", *figures[1:]],
        October=["No data", *figures[1:]],
        Target=figures,
    )
    assert taken["Performance October 2025"] == "period_actual"
    assert taken["October"] == UNREAD


def test_an_annual_target_is_no_target_to_date() -> None:
    taken = fields(Actual=FIGURES, Target=FIGURES, Annual_target=FIGURES, YTD_actual=FIGURES)
    assert taken["Target"] == "period_target"
    assert taken["YTD actual"] == "ytd_actual"
    assert taken["Annual target"] == UNREAD


@pytest.mark.parametrize("label", ["Annual_target", "2025/26_target", "Year_end_target"])
def test_a_target_for_the_year_beside_a_result_to_date_is_not_read(label: str) -> None:
    taken = fields(Actual=FIGURES, YTD_actual=FIGURES, **{label: FIGURES})
    assert taken[label.replace("_", " ")] == UNREAD


def test_in_a_report_on_a_year_the_annual_target_is_the_target() -> None:
    assert fields(YEAR, Actual=FIGURES, Annual_target=FIGURES)["Annual target"] == "period_target"


def test_the_outturn_of_a_year_is_not_what_was_before_a_quarter() -> None:
    assert fields(Q2=FIGURES, **{"2024/25 outturn": FIGURES})["2024/25 outturn"] == "ignored"
    assert fields(Q2=FIGURES, **{"Q3 2024/25": FIGURES})["Q3 2024/25"] == "previous_actual"
    assert fields(YEAR, Result=FIGURES, **{"2022/23": FIGURES})["2022/23"] == "previous_actual"


@pytest.mark.parametrize(
    ("tolerance", "taken"),
    [
        (["5%"] * 5, "ignored"),
        (["+/- 5%", "±10", "±£4", "5%", "±100"], "ignored"),
        (["48%", "120", "£70", "95%", "1,100"], "floor"),
        (["48%", "5", "£70", "95%", ""], "floor"),
    ],
)
def test_margins_around_targets_are_no_floors(tolerance: list[str], taken: str) -> None:
    assert fields(Actual=FIGURES, Target=FIGURES, Tolerance=tolerance)["Tolerance"] == taken
    lowest = fields(Actual=FIGURES, Target=FIGURES, Minimum=["20%"] * 5)
    assert lowest["Minimum"] == "floor"


@pytest.mark.parametrize("own", ["September 2025", "Quarter 2 2025/26"])
def test_figures_to_date_are_of_the_year_beside_them(own: str) -> None:
    (period,) = find_periods(own)
    taken = fields(
        period,
        **{"Actual": FIGURES, "YTD_2025/26": FIGURES, "YTD_2024/25": FIGURES},
        YTD_target=FIGURES,
    )
    assert taken["Actual"] == "period_actual"
    assert (taken["YTD 2025/26"], taken["YTD target"]) == ("ytd_actual", "ytd_target")
    assert taken["YTD 2024/25"] == UNREAD


AROUND = st.sampled_from(
    ["", "Q2 ", "Quarterly ", "Current ", "YTD ", "Latest ", "Our ", "2025/26 "]
)
BEHIND = st.sampled_from(["", " Q2", " 2025/26", " (%)", " to date", " this quarter"])


@given(AROUND, BEHIND, st.sampled_from(["Target", "Goal"]), st.sampled_from(["Actual", "Result"]))
def test_a_target_is_never_an_actual(before: str, behind: str, target: str, actual: str) -> None:
    wanted, got = f"{before}{target}{behind}", f"{before}{actual}{behind}"
    taken = fields(**{wanted: FIGURES, got: FIGURES})
    assert not taken[wanted].endswith("actual")
    assert not taken[got].endswith("target")


def test_what_officers_say_is_no_officer() -> None:
    taken = fields(Lead_officer=["Head of Waste"] * 5, Officer_comments=PROSE)
    assert taken["Lead officer"] == "directors"
    assert taken["Officer comments"] == "comment"


@pytest.mark.parametrize("label", ["Compared_with_last_quarter", "Since_Q1", "How_it_goes"])
def test_words_of_direction_are_no_status(label: str) -> None:
    assert fields(**{label: WAYS})[label.replace("_", " ")] == "published_direction"


def test_a_forecast_is_no_result() -> None:
    assert fields(Projected_outturn=FIGURES)["Projected outturn"] == IGNORED


@pytest.mark.parametrize(
    "figures",
    [
        ["10 days", "24.5 working days", "8 weeks", "3.5 hrs", "45 minutes"],
        ["120 tonnes", "7.4 FTE", "1,204 homes", "12 per 1,000", "62.1 per 10,000 population"],
    ],
)
def test_figures_with_their_unit_are_figures(figures: list[str]) -> None:
    assert fields(Result=figures, Target=figures) == fields(Result=FIGURES, Target=FIGURES)
    assert fields(Cases=figures) == fields(Cases=FIGURES)
    form = find_form("Actual / Target", "current", Contents([f"{a} / {a}" for a in figures], []))
    assert form == CellForm("{period_actual} / {period_target}")


def test_figures_that_nothing_names_are_left_to_the_person() -> None:
    taken = fields(Actual=FIGURES, Cases=FIGURES)
    assert taken["Cases"] == UNREAD


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("RAG against target", ("status", "")),
        ("Performance against target", ("difference", "")),
        ("Annual target", ("target", "annual")),
        ("Target for the year", ("target", "annual")),
        ("Target for the year to date", ("target", "ytd")),
        ("Performance for the year so far", ("actual", "ytd")),
        ("Actual for the year to September", ("actual", "")),
        ("Actual for the year before", ("actual", "")),
        ("KPI Ref and Description", ("measure", "")),
        ("Reference number / KPI owner", ("directors", "")),
        ("Owned by", ("directors", "")),
        ("Homes owned by the council", ("", "")),
        ("Aim", ("target", "")),
        ("Prev. status", ("status", "previous")),
        ("Reason for variance", ("comment", "")),
        ("Desired direction", ("published_polarity", "")),
        ("Good performance", ("published_polarity", "")),
    ],
)
def test_headings_say_what_and_when(label: str, meant: tuple[str, str]) -> None:
    assert what_of(label) == meant


def test_codes_keep_their_look_where_one_in_ten_has_another() -> None:
    shape = shape_of([*(f"ENV{n:02}" for n in range(1, 10)), "HOM-new"])
    assert shape is not None
    assert shape.shape == "ENV##"
    assert shape_of(["ENV01", "New", "later", "A.2"]) is None
    assert leading_codes([*(f"A{n} Bins {n}" for n in range(9)), "Trees planted"]) != []


def test_letters_of_codes_may_differ() -> None:
    shape = shape_of(["ENV01", "ENV02", "HOM01", "SAF02"])
    assert shape is not None
    assert shape.match("ECO11") == "ECO11"


@pytest.mark.parametrize(
    "said",
    [
        "Cabinet, 18 November 2025",
        "Report to Cabinet 18 November 2025",
        "Scrutiny Committee – November 2025",
        "Published December 2025",
        "Next report: June 2026",
    ],
)
def test_the_day_of_a_meeting_is_no_period(said: str) -> None:
    assert guess_period([page(1, "Performance report", said)], ()) is None
    guess = guess_period([page(1, "Performance report", said, "Quarter 2 2025/26")], ())
    assert guess is not None
    assert guess.period.text == "Quarter 2 2025/26"


def test_a_period_on_a_later_page_is_found_again() -> None:
    pages = [page(n, "Report", "of which more below") for n in range(1, 6)]
    guess = guess_period([*pages, page(6, "Appendix", "Quarter 2 2025/26")], ())
    assert guess is not None
    assert guess.places[0] == "Quarter {quarter} {year}"


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Period 6 (September) 2025/26", True),
        ("Quarterly Performance Report 2025/26", True),
        ("Q2/3 update 2025/26", True),
        ("Annual Performance Report 2025/26", False),
        ("Reporting period: 2025/26", False),
        ("Quarter 2 2025/26", False),
    ],
)
def test_a_part_of_a_year_that_is_not_understood_is_told_of(line: str, is_told: bool) -> None:
    guess = guess_period([page(1, "Performance report", line)], ())
    assert guess is not None
    assert guess.unread == (line if is_told else "")


def test_last_year_in_a_heading_makes_no_report_on_a_year() -> None:
    labels = ("Measure", "Outturn 2024/25", "Q3 value")
    guess = guess_period([page(1, "Plan", "October to December 2025 (Quarter 3)")], labels)
    assert guess is not None
    assert guess.period.type is PeriodType.QUARTER


def test_the_year_of_the_period_in_a_heading_makes_no_report_on_a_year() -> None:
    guess = guess_period([page(1, "Plan", "Quarter 1 2025/26")], ("Measure", "2025/26", "Target"))
    assert guess is not None
    assert guess.period.type is PeriodType.QUARTER


def test_the_largest_line_of_a_cover_is_the_title() -> None:
    council, title = names_of_report(
        [page(1, "How we are doing", "Elmford City Council", "Performance tables")], (), ()
    )
    assert (council, title) == ("Elmford City Council", "How we are doing")


def test_a_heading_is_no_title() -> None:
    labels = ("Indicator", "Actual", "Target", "Status")
    first = page(1, "Clean streets", "Elmford City Council", "Indicator Actual Target Status")
    assert names_of_report([first], ["Clean streets"], labels)[1] == UNTITLED


def test_a_council_may_be_a_borough_of_somewhere() -> None:
    assert names_of_report([page(1, "Scorecard", "London Borough of Elmford")], (), ())[0] == (
        "London Borough of Elmford"
    )


@pytest.mark.parametrize(
    ("above", "step", "first"),
    [("Clean streets", 20, "Measure"), ("Name of the", 12, "Name of the Measure")],
    ids=["a title", "more of a heading"],
)
def test_what_stands_above_headings_far_below_a_line_is_a_title_or_of_them(
    above: str, step: float, first: str
) -> None:
    placed = words(above, 100 - step, 50)
    for at, label in enumerate(("Measure", "Actual", "Target", "RAG")):
        placed += words(label, 100, 50 + 120 * at)
    placed += words("Trees planted", 130, 50)
    text = page_text(placed)
    for at in (20, 120):
        text.page.shapes.line(50, at, 500, at)
    assert {each.labels[0] for each in find_candidates(text)} == {first}


@pytest.mark.parametrize(
    ("above", "size", "below", "bold", "expected"),
    [
        ("Clean streets", 13, "", (), "Measure"),
        ("Name of the", 10, "", (), "Name of the Measure"),
        ("", 0, "Trees planted", ("Measure", "Actual", "Target", "RAG"), "Measure"),
        ("", 0, "Trees planted", (), "Measure Trees planted"),
        ("", 0, "(in full)", ("Measure", "Actual", "Target", "RAG"), "Measure (in full)"),
        ("", 0, "of success", ("Measure", "success", "Actual", "Target", "RAG"), "Measure of success"),
        ("", 0, "indicator", ("Measure", "Actual", "Target", "RAG"), "Measure indicator"),
    ],
    ids=[
        *("a larger title", "more of a heading", "a row that is not bold", "no telling"),
        *("in brackets", "bold itself", "what a heading says"),
    ],
)  # fmt: skip
def test_a_title_or_a_row_between_two_lines_is_no_part_of_the_headings(
    above: str, size: int, below: str, bold: tuple[str, ...], expected: str
) -> None:
    placed = words(above, 88, 50, size or 10)
    for at, label in enumerate(("Measure", "Actual", "Target", "RAG")):
        placed += words(label, 100, 50 + 120 * at)
    placed += words(below, 112, 50)
    text = page_text(placed)
    cast(FakePage, text.page).bold = {*bold}
    for at in (60, 130):
        text.page.shapes.line(50, at, 500, at)
    assert expected == find_candidates(text)[0].labels[0]


@pytest.mark.parametrize("said", ["No data", "n/a", "TBC", "Worsened", "No change"])
def test_a_row_in_which_nothing_is_printed_or_a_figure_moved_is_no_header(said: str) -> None:
    """“No data” told of a number, and three measures were named by what stood below their codes."""
    cells = ("Homes rated as good", said, "Cllr Lee", "Annual", "No data held")
    placed = [word for at, each in enumerate(cells) for word in words(each, 100, 50 + 150 * at)]
    text = page_text(placed)
    for at in (80, 115):
        text.page.shapes.line(50, at, 800, at)
    for edge in range(40, 800, 150):
        text.page.shapes.line(edge, 80, edge, 115)
    assert find_candidates(text) == []


MIDDLED = [
    *(("Result", 96, 200), ("Last", 100, 300), ("Plan", 100, 400), ("Measure", 105, 50)),
    *(("Trend", 105, 500), ("quarter", 110, 300), ("target", 110, 400), ("Actual", 115, 200)),
    ("Status", 105, 600),
]
"""Headings of one line and of two set to the middle of their cells, beside one below another."""


@pytest.mark.parametrize("is_whole", [True, False], ids=["whole", "with more lines than are read"])
def test_headings_in_the_middle_of_cells_are_drafted_from_all_of_their_lines_or_from_none(
    is_whole: bool,
) -> None:
    """Three of their lines were a header: “of measure” was the name, and units were measures."""
    placed = [word for text, base, x in MIDDLED for word in words(text, base, x)]
    for step in range(0 if is_whole else 4):
        placed += words("more", 120 + 5 * step, 700)
        placed += words("more", 120 + 5 * step, 750)
    text = page_text(placed)
    cast(FakePage, text.page).bold = {word.text for word in placed}
    whole = ("Measure", "Actual", "Last quarter", "Plan target", "Trend", "Status")
    found = [each.labels for each in find_candidates(text)]
    assert found == ([whole] if is_whole else [])


def test_lines_of_headings_may_stand_far_apart_between_their_lines() -> None:
    """The first was taken for a title, and the headings were Performance, Q2, Q2 and RAG."""
    upper, lower = ("Performance", "Q2", "Q2", "RAG"), ("measure", "actual", "target", "status")
    placed = []
    for at, labels in ((100, upper), (120, lower), (136, ("Trees", "40", "50", "Red"))):
        for number, label in enumerate(labels):
            placed += words(label, at, 50 + 100 * number)
    text = page_text(placed)
    for at in (84, 126):
        text.page.shapes.line(50, at, 500, at)
    expected = tuple(map(" ".join, zip(upper, lower, strict=True)))
    assert expected in {each.labels for each in find_candidates(text)}


@pytest.mark.parametrize(
    ("over", "x", "drafted"),
    [
        ("Performance", 165, ("Measure", "Actual", "Target", "RAG")),
        ("Performance", 185, ("Measure", "Actual", "Target", "RAG")),
        ("Current", 150, ("Measure", "Current Actual", "Target", "RAG")),
        ("Current", 245, ("Measure", "Actual", "Current Target", "RAG")),
    ],
    ids=["over two", "between two", "of the second", "of the third"],
)
def test_what_stands_over_several_headings_or_none_is_no_part_of_them(
    over: str, x: float, drafted: tuple[str, ...]
) -> None:
    placed = words(over, 92, x)
    for at, label in enumerate(("Measure", "Actual", "Target", "RAG")):
        placed += words(label, 100, (50, 150, 245 if x != 165 else 200, 340)[at])
    assert [each.labels for each in find_candidates(page_text(placed))] == [drafted]


STOREYS = [
    *(("Ref", 90, 50), ("Measure", 90, 120), ("Performance", 90, 255), ("Lower", 90, 400)),
    *(("limit", 102, 400), ("Current", 108, 230), ("Target 2025/26", 108, 300)),
]
"""Headings at the top of their cells, one of which stands over two others."""


@pytest.mark.parametrize("more", ["", "value"], ids=["three lines", "four lines"])
def test_a_heading_over_others_beside_the_first_lines_of_the_rest_is_told_from_theirs(
    more: str,
) -> None:
    """“Performance Current Target” was a heading, and “2025/26” one of the report's period."""
    placed = [word for text, base, x in STOREYS for word in words(text, base, x)]
    placed += words(more, 120, 230)
    current = f"Performance / Current {more}".strip()
    labels = ("Ref", "Measure", current, "Performance / Target 2025/26", "Lower limit")
    assert [each.labels for each in find_candidates(page_text(placed))] == [labels]


@pytest.mark.parametrize("x", [250, 265], ids=["left", "middle"])
def test_the_first_line_of_a_heading_alone_is_its_own_where_the_next_overlaps_it(x: int) -> None:
    """“for the month” was a heading of which nobody knew what it holds, and “Target” left over."""
    placed = [*words("Target", 90, x), *words("for the", 101, x), *words("month", 112, x)]
    for text, base, start in (
        *(("November", 95.5, 150), ("actual", 106.5, 150), ("Last", 95.5, 340)),
        *(("month", 106.5, 340), ("Measure", 101, 50), ("Comment", 101, 420)),
    ):
        placed += words(text, base, start)
    labels = ("Measure", "November actual", "Target for the month", "Last month", "Comment")
    assert [each.labels for each in find_candidates(page_text(placed))] == [labels]


def test_the_first_line_of_a_row_below_bold_headings_is_none_of_theirs() -> None:
    """“Lead officer Director of” was a heading, and the owner was “Resources”, in silence."""
    placed, below = [], []
    for at, label in enumerate(("Measure", "Actual", "Target", "Lead officer", "Comment")):
        placed += words(label, 100, 50 + 120 * at)
    for text, base, x in (
        *(("Director of", 114, 410), ("Resources", 125, 410), ("Trees planted", 119.5, 50)),
        *(("12", 119.5, 170), ("15", 119.5, 290), ("No new data.", 119.5, 530)),
    ):
        below += words(text, base, x)
    page = page_text([*placed, *below])
    cast(FakePage, page.page).bold = {word.text for word in placed}
    labels = ("Measure", "Actual", "Target", "Lead officer", "Comment")
    assert [each.labels for each in find_candidates(page)] == [labels]


@pytest.mark.parametrize(
    ("behind", "is_row"),
    [
        (("Sickness absence", "9.1", "", ""), True),
        (("Sickness absence", "", "£10", "Green"), True),
        (("", "9.1", "", ""), False),
        (("", "2024", "2025", ""), False),
        (("", "2024/25", "2025/26", ""), False),
        (("of housing", "revised", "", ""), False),
    ],
)
def test_the_first_row_right_below_a_header_that_is_printed_again_is_no_part_of_it(
    behind: tuple[str, ...], is_row: bool
) -> None:
    """They made a header of its own, and measures had the ends of other names, in silence."""
    header = ("Measure name", "Actual", "Target", "RAG status")
    both = tuple(f"{label} {text}".strip() for label, text in zip(header, behind, strict=True))
    texts = [
        page_text([w for at, label in enumerate(labels) for w in words(label, 60, 200 * at)], page)
        for page, labels in enumerate((header, both), 1)
    ]
    assert [labels for _, _, labels in find_starts(texts)] == [header, header if is_row else both]
