"""The counts by status that a report prints are held against what was read of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.pdf.doubts.printed_counts import PrintedCounts
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.status_counts import find_counts
from kpi_tui.period import PeriodType
from kpi_tui.profiles.period_text import period_of
from kpi_tui.report import Priority, Reading
from kpi_tui.status import Status
from tests.support.html_tables import BREAK, TITLE, draw_html, html_table
from tests.support.pdf_words import line, lines, words
from tests.support.plain_report import profile, rows

G, A, R = Status.GREEN, Status.AMBER, Status.RED
WORDS = {"green": G, "amber": A, "red": R, "ontarget": G, "g": G}
PERIOD = period_of(PeriodType.QUARTER, date(2025, 9, 30), "Quarter 2 2025/26")
TITLES = ("Clean streets", "Good homes")
HEADING = "<h2>Priority 1: Clean streets</h2>"


def counted(*texts: str) -> list[dict[Status, int]]:
    return [dict(each.counts) for each in find_counts(lines(*texts), WORDS)]


@pytest.mark.parametrize(
    "texts",
    [
        ["6 green 5 amber 3 red"],
        ["Of the 14 measures in this report, 6 are green, 5 amber and 3 red."],
        ["14 measures: Green 6, Amber 5, Red 3"],
        ["RAG summary – Green: 6 | Amber: 5 | Red: 3 | Total: 14"],
        ["Green 6 (43%) Amber 5 (36%) Red 3 (21%)"],
        ["On target 6, amber 5, red 3"],
        ["Green: 6", "Amber: 5", "Red: 3"],
        ["6 green", "5 amber", "3 red"],
        ["Of the 14 measures that this report has, 6 are", "green, 5 amber and", "3 red."],
        ["The council did well. It has 6 green, 5 amber and 3 red measures. All are below."],
    ],
)
def test_counts_in_words_are_found(texts: Sequence[str]) -> None:
    assert {G: 6, A: 5, R: 3} in counted(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["Six of the measures are green, five amber and three red."],
        ["Of our fourteen measures, six are green, 5 amber and three red."],
        ["14 measures: Green six, Amber five, Red three"],
        ["Green: six", "Amber: five", "Red: three"],
        ["Six measures in one priority are 6 green, 5 amber and 3 red."],
    ],
)
def test_counts_in_number_words_are_found(texts: Sequence[str]) -> None:
    assert {G: 6, A: 5, R: 3} in counted(*texts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Twelve measures are rated red.", {R: 12}),
        ("Of our 45 measures, twelve are red this quarter.", {R: 12}),
        ("In this quarter 3 of the 14 measures are amber.", {A: 3}),
        ("There are three red indicators.", {R: 3}),
        ("None of the measures is rated red", {R: 0}),
        ("There are no red measures.", {R: 0}),
        ("There are 3 green, two amber and no red measures.", {G: 3, A: 2, R: 0}),
        ("Twenty-two measures are on target.", {G: 22}),
        ("Three measures are red and get worse.", {}),
        ("Two of the red measures have new targets.", {}),
        ("Three are red.", {}),
        ("All measures are green.", {}),
    ],
)
def test_sentences_that_count_measures_in_words(text: str, counts: Mapping[Status, int]) -> None:
    assert counted(text) == ([counts] if counts else [])


@pytest.mark.parametrize(
    "texts",
    [
        ["Green: 3 or more; Amber: 2; Red: 1 or fewer"],
        ["Green: within 5% of target; Amber: within 10%; Red: 10% off"],
        ["2 measures moved from 1 green to 3 red"],
        ["Last quarter 6 were green, 5 amber and 3 red."],
        ["The register has 2 green, 3 amber and 4 red risks."],
        ["Green 6 5", "Amber 4 4", "Red 3 5"],
        ["3 green and 2 green"],
        ["Page 3", "Red 7", "Chapter 4"],
        ["4 G 3 A"],
        ["Of the 12 schemes 7 are green, 3 amber and 2 red."],
        ["Our 20 commitments: 12 green, 5 amber and 3 red."],
        ["Nationally 30 councils are green, 20 amber and 10 red."],
        ["A year ago 3 were green, 2 amber and 1 red."],
        ["We aim to have 5 green, 1 amber and 0 red."],
        ["Projects", "Green: 6", "Amber: 5", "Red: 3"],
        ["Previous quarter", "Green 6, Amber 5, Red 3"],
        ["Green ..... 3", "Amber ..... 4", "Red ..... 5"],
        ["Food hygiene: 40 green, 6 amber, 2 red premises."],
        ["Our schools are rated 14 green, 3 amber and 2 red."],
        ["Two red kites: 3 red kites and 2 amber lights were seen, 4 green bins lent."],
        ["Key: Green 100 – Amber 90 – Red 80"],
        ["Thresholds: Green 95 Amber 90 Red 85"],
        ["Status Score", "Green 3", "Amber 2", "Red 1"],
        ["For the year to date 3 are green, 2 amber and 1 red."],
    ],
)
def test_other_numbers_beside_statuses_are_no_counts(texts: Sequence[str]) -> None:
    assert counted(*texts) == []


def table(
    *body: Sequence[str], header: Sequence[str] = ("Priority", "Green", "Amber", "Red")
) -> list[Line]:
    """A table whose columns stand 100 points apart, each text in the middle of its column."""
    found = []
    for number, cells in enumerate((header, *body)):
        base = 20.0 + 14 * number
        placed = [
            word
            for at, text in enumerate(cells)
            for word in words(text, base, 250 + 100 * at - 2.5 * len(text) if at else 0.0)
        ]
        found.append(Line(placed, 1))
    return found


def test_each_row_of_a_table_counts() -> None:
    lines = table(
        ("Clean streets", "4", "–", "1"),
        ("Good homes in 2", "2", "5", ""),
        ("Total", "6", "5", "1"),
    )
    assert [(each.label, dict(each.counts)) for each in find_counts(lines, WORDS)] == [
        ("Clean streets", {G: 4, A: 0, R: 1}),
        ("Good homes in 2", {G: 2, A: 5, R: 0}),
        ("Total", {G: 6, A: 5, R: 1}),
    ]


def test_counts_above_their_statuses_are_found() -> None:
    tiles = table(("", "Green", "Amber", "Red"), header=("", "6", "5", "3"))
    assert [dict(each.counts) for each in find_counts(tiles, WORDS)] == [{G: 6, A: 5, R: 3}]


def test_prose_below_the_names_of_statuses_ends_the_table() -> None:
    lines = table(
        ("Clean streets", "4", "2", "1"), ("Work", "goes", "on", "well"), ("Homes", "2", "5", "3")
    )
    assert [each.label for each in find_counts(lines, WORDS)] == ["Clean streets"]


def told(front: Sequence[Line], *statuses: Mapping[Status, int]) -> list[str]:
    """What is told of a report with measures of these statuses under each priority."""
    priorities = [Priority(f"{at}", TITLES[at - 1]) for at in range(1, len(statuses) + 1)]
    readings = [
        Reading(priority.code, f"{priority.code}.{status}{number}", "Visits", period_status=status)
        for priority, own in zip(priorities, statuses, strict=True)
        for status, count in own.items()
        for number in range(count)
    ]
    found = PrintedCounts(WORDS, PERIOD, priorities, readings).before(front)
    return [f"{each.page} {each.message}" for each in found]


ENDS = ": measures may be missing, or a status misread"
ALL = f"1 counts 6 green, 5 amber and 3 red, and 6 green, 4 amber and 3 red were read{ENDS}"


def test_counts_that_agree_are_not_told_of() -> None:
    said = lines("6 green, 5 amber and 3 red")
    assert told(said, {G: 2, A: 1}, {G: 4, A: 4, R: 3}) == []
    assert told(said, {G: 2, A: 1}, {G: 4, A: 3, R: 3}) == [ALL]


def test_counts_of_some_of_the_statuses_are_held_where_no_other_was_read() -> None:
    assert told(lines("6 green and 3 red"), {G: 6, A: 5, R: 3}) == []
    assert told(lines("6 green and 3 red"), {G: 6, R: 3}) == []
    assert len(told(lines("6 green and 3 red"), {G: 6, R: 2})) == 1


def test_a_sentence_that_counts_those_of_one_status_is_held() -> None:
    assert told(lines("Three measures are rated red."), {G: 6, A: 5, R: 3}) == []
    assert told(lines("Four measures are rated red."), {G: 6, A: 5, R: 3}) == [
        f"1 counts 4 red, and 3 red were read{ENDS}"
    ]
    assert len(told(lines("None of the measures is rated red."), {G: 6, A: 5, R: 3})) == 1
    assert told(lines("None of the measures is rated red."), {G: 6, A: 5}) == []
    assert told(lines("Last quarter four measures were red."), {G: 6, A: 5, R: 3}) == []


@pytest.mark.parametrize("said", ["One key measure is red.", "Two of our key indicators are red."])
def test_key_measures_may_be_some_of_them_and_are_no_fewer(said: str) -> None:
    assert told(lines(said), {G: 6, R: 3}) == []
    assert len(told(lines(said), {G: 6})) == 1
    assert len(told([*lines(said), line("5 green and 3 red", 90.0)], {G: 6, R: 3})) == 1


def test_key_performance_indicators_may_be_all() -> None:
    assert len(told(lines("One key performance indicator is red."), {G: 6, R: 3})) == 1


@pytest.mark.parametrize("before", ["Quarter 1 2025/26", "Q1", "In 2024/25"])
def test_counts_of_an_earlier_period_are_not_held(before: str) -> None:
    said = lines(f"{before}: 6 green, 5 amber and 3 red")
    assert told(said, {G: 6, A: 4, R: 4}) == []


@pytest.mark.parametrize("own", ["Quarter 2 2025/26: ", "Q2 – ", "In 2025/26 there are "])
def test_counts_of_the_report_s_own_are(own: str) -> None:
    said = lines(f"{own}6 green, 5 amber and 3 red")
    assert told(said, {G: 6, A: 4, R: 3}) == [ALL]


def test_one_count_that_agrees_is_enough() -> None:
    said = [*lines("6 green, 5 amber and 3 red"), line("The 2 green, 1 amber and 0 red", 90.0)]
    assert told(said, {G: 2, A: 1}) == []


def test_the_rows_of_priorities_are_held_against_their_own_measures() -> None:
    rows_ = [
        ("1. Clean streets", "2", "1", "0"),
        ("Good homes", "4", "4", "3"),
        ("Parks", "9", "9", "9"),
    ]
    assert told(table(*rows_), {G: 2, A: 1}, {G: 4, A: 4, R: 3}) == []
    assert told(table(*rows_), {G: 2, A: 1}, {G: 4, A: 4, R: 2}) == [
        "1 counts 4 green, 4 amber and 3 red for “Good homes”, and 4 green, 4 amber and 2 red were "
        f"read{ENDS}"
    ]


def test_a_table_of_periods_is_held_by_the_report_s_own_row() -> None:
    rows_ = [("Q1 2025/26", "9", "4", "1"), ("Q2 2025/26", "6", "5", "3")]
    assert told(table(*rows_), {G: 6, A: 5, R: 3}) == []
    assert told(table(*rows_), {G: 6, A: 4, R: 3}) == [ALL]


@pytest.mark.parametrize(
    "said",
    [
        ["Priority 2 has 4 measures: 1 green, 2 amber and 1 red."],
        ["Of the measures on good homes 1 is green, 2 are amber and 1 is red."],
        ["Good homes", "Green 1, Amber 2, Red 1"],
        ["Our directorate has 1 green, 2 amber and 1 red measures."],
        ["Quarter 1 2025/26", "Green 1, Amber 2, Red 1"],
    ],
)
def test_counts_of_one_priority_or_of_an_earlier_quarter_are_not_those_of_all(
    said: Sequence[str],
) -> None:
    assert told(lines(*said), {G: 2, A: 1}, {G: 1, A: 2, R: 1}) == []


def test_counts_below_a_heading_of_the_report_s_own_are_held() -> None:
    said = lines("Measures by status in Quarter 2 2025/26", "Green 1, Amber 2, Red 1")
    assert len(told(said, {G: 2, A: 1}, {G: 1, A: 2, R: 1})) == 1


def told_below(*said: tuple[float, str], before: str = "") -> list[str]:
    """What is told of two priorities whose titles stand 100 and 300 points down a page."""
    sections = [
        PrioritySection(f"{at}", 1, [line(title, 200.0 * at - 100)], [], title=title)
        for at, title in enumerate(TITLES, 1)
    ]
    sections[0].before = lines(before) if before else []
    readings = [Reading("1", f"1.{each}", "Visits", period_status=each) for each in (G, A, R)]
    readings += [Reading("2", f"2.{each}", "Visits", period_status=each) for each in (G, A)]
    counts = PrintedCounts(WORDS, PERIOD, [], readings)
    found = counts.below(sections, [line(text, base) for base, text in said])
    return [each.message for each in found]


def test_counts_below_a_title_are_held_against_its_own_measures() -> None:
    right = (120.0, "1 green 1 amber 1 red"), (320.0, "1 green 1 amber 0 red")
    wrong = (320.0, "1 green 1 amber 2 red")
    assert told_below(*right) == []
    assert told_below(right[0], wrong) == [
        f"counts 1 green, 1 amber and 2 red for “Good homes”, and 1 green, 1 amber and 0 red were read{ENDS}"
    ]
    assert told_below((90.0, wrong[1])) == []  # above all titles
    assert len(told_below((120.0, right[1][1]))) == 1
    assert told_below((320.0, "2 green 2 amber 1 red")) == []  # those of the report


@pytest.mark.parametrize(
    "said", ["Of the 3 measures 1 is green, 1 amber and {} red.", "1 green 1 amber {} red"]
)
def test_counts_in_the_text_of_a_priority_are_held(said: str) -> None:
    assert told_below(before=said.format(1)) == []
    assert len(told_below(before=said.format(2))) == 1


@pytest.mark.parametrize("missing", [0, 2])
def test_a_page_that_is_missing_at_the_end_is_told_of(tmp_path: Path, missing: int) -> None:
    """Its pages have no numbers, and its codes end where they end."""
    body = rows()
    front = TITLE + "<p>Of the 6 measures, 2 are green, 2 amber and 2 red.</p>"
    page = HEADING + BREAK.join(map(html_table, [body[:4], body[4 : len(body) - missing]]))
    path = draw_html(tmp_path / "a.pdf", page, title=front)
    report = read_report(path, profile=profile(tmp_path))
    counts = [each for each in report.warnings if "were read" in each.message]
    assert len(counts) == (1 if missing else 0)
