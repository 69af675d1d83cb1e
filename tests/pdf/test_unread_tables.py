"""Rows of figures above the first table that is read are left over: no front matter has them."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.unread_tables import lines_of_tables
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.labels import Labels
from kpi_tui.profiles.profile import PriorityRules, Profile, StatusRules, TableRules, TitlePlace
from kpi_tui.status import Status

LABELS = Labels({"measure": ("Measure",), "period_actual": ("Actual",), "period_status": ("RAG",)})
WORDS = {status.value: status for status in (Status.GREEN, Status.AMBER, Status.RED)}
ANY = Profile(
    "a",
    "",
    "",
    tables=(TableRules(labels=LABELS),),
    status=StatusRules(words=WORDS | {"ontrack": Status.GREEN}),
)


def line(*cells: str, base: float = 100.0, page: int = 1, size: float = 9.0) -> Line:
    """A line of cells that stand apart."""
    words: list[Word] = []
    x = 50.0
    for cell in cells:
        for word in cell.split():
            words.append(Word(word, x, x + 5 * len(word), base, size))
            x = words[-1].x1 + 2.5
        x += 40
    return Line(words, page)


MEASURES = [
    line("Bins collected on the day", "99.2%", "99.0%", base=100),
    line("Missed collections", "14", "10", base=120),
    line("which are most of them", base=130),
    line("Household waste recycled", "46.1%", ">= 45%", base=140),
    line("Cost of a collection", "£1.02", "£1,000", base=160),
]
COUNTS = [
    line("Clean streets", "5", "2", "1", base=100),
    line("Good homes", "12", "3", "4", base=120),
    line("All measures", "17", "5", "5", base=140),
]
PROSE = [line("In September 8,412 households received help, 6% more than a year ago", base=300)]


def test_rows_of_figures_are_a_table_with_all_between_them() -> None:
    assert list(lines_of_tables([*PROSE, *MEASURES, *PROSE], ANY)) == MEASURES


def test_counts_and_sentences_are_no_table() -> None:
    assert list(lines_of_tables([*COUNTS, *PROSE], ANY)) == []


def test_shares_of_whole_numbers_are_figures_and_those_of_all_measures_none() -> None:
    """Measures in whole per cents were front matter, of which nothing is said."""
    shares = [
        line(f"Bins collected in {place}", f"{50 + n}%", "55%", base=100 + 20 * n)
        for n, place in enumerate(("Ash", "Birch", "Cedar"))
    ]
    assert list(lines_of_tables([*PROSE, *shares], ANY)) == shares
    of_all = [line(name, "70%", "20%", "10%") for name in ("Streets", "Homes", "Trees")]
    by_status = [line(name, "40%", "35%") for name in ("Green", "Amber", "On target")]
    assert list(lines_of_tables([*of_all, *by_status, *PROSE], ANY)) == []


def test_one_figure_and_a_status_are_a_row() -> None:
    """A table “Measure | Score | RAG” was front matter, of which nothing is said."""
    said = [("Ash", "Green"), ("Birch", "Red"), ("Cedar", "On track")]
    rated = [
        line(f"Visits in {place}", f"{60 + n}", status, base=100 + 20 * n)
        for n, (place, status) in enumerate(said)
    ]
    assert list(lines_of_tables([*PROSE, *rated], ANY)) == rated


def test_one_figure_below_headings_of_measures_is_a_row() -> None:
    """Its status may be a colour: no word of it stands on the line."""
    header = line("Measure", "Score", "RAG", base=100)
    rows = [line(f"Visits to {place}", "61%", base=120) for place in ("Ash", "Birch")]
    assert list(lines_of_tables([*PROSE, header, *rows], ANY)) == rows
    assert list(lines_of_tables([*PROSE, *rows], ANY)) == []


@pytest.mark.parametrize(
    "rows",
    [
        [("Green", "12", "On track"), ("Amber", "5", "Amber"), ("Red", "1", "Red")],
        [("On target", "12", "Green"), ("Within 5%", "3", "Amber"), ("Below", "2", "Red")],
        [("Clean streets", "5 Green", "2 Amber"), ("Good homes", "12 Green", "3 Amber")] * 2,
        [("Clean streets", "Green", "5", "Amber", "2"), ("Homes", "Green", "1", "Red", "3")] * 2,
        [("Measure", "Page", "RAG"), *[("Visits", "4", "Green"), ("Loans", "5", "Green")] * 2],
        [("Priority", "Measures", "RAG"), *[("Streets", "8", "Green"), ("Homes", "2", "Red")] * 2],
        [("1", "Introduction", "3"), ("2", "Clean streets", "4"), ("3", "Good homes", "9")],
        [("Head of Policy", "01865 815000", "policy@example.org")] * 3,
        [("Cabinet", "18 November 2025", "2 pm"), ("Council", "9 December 2025", "10 am")] * 2,
        [("Signed", "Date", "12/11/2025"), ("Approved", "Date", "13/11/2025")] * 2,
        [("Version", "1.2", "Draft"), ("Version", "1.3", "Final"), ("Version", "1.4", "Final")],
    ],
    ids=[
        "counts",
        "key",
        "priorities",
        "statuses",
        "pages",
        "measures",
        "contents",
        "contacts",
        "meetings",
        "signatures",
        "versions",
    ],
)
def test_front_matter_is_no_table(rows: list[tuple[str, ...]]) -> None:
    lines = [line(*cells, base=100 + 20 * n) for n, cells in enumerate(rows)]
    assert list(lines_of_tables([*PROSE, *lines], ANY)) == []


def test_two_rows_are_too_few() -> None:
    assert list(lines_of_tables(MEASURES[:2], ANY)) == []


def test_each_page_counts_its_own_rows() -> None:
    elsewhere = [line("Trees planted on council land", "3.5%", "2.0%", page=2)]
    assert list(lines_of_tables([*MEASURES, *elsewhere], ANY)) == MEASURES


def outline(place: TitlePlace = TitlePlace.ROW) -> SectionOutline:
    return SectionOutline(Phrases(Profile("a", "", "", priorities=PriorityRules(place))))


def test_a_table_that_is_not_read_is_left_over() -> None:
    found = outline()
    for each in (*PROSE, *MEASURES):
        found.line(each)
    found.break_off()
    assert found.strays == MEASURES
    assert found.front == PROSE


def test_what_stands_below_a_header_is_no_front_matter() -> None:
    found = outline()
    found.line(PROSE[0])
    found.break_off()  # a header, none of whose rows are read
    found.line(COUNTS[0])
    found.break_off()
    assert (found.front, found.strays) == (PROSE, [COUNTS[0]])


def test_the_last_line_of_a_paragraph_is_no_heading_where_a_chart_has_smaller_labels() -> None:
    found = outline(TitlePlace.ABOVE)
    for at in range(8):
        found.line(line("Each measure compares the figure with that before", base=100 + 12 * at))
    found.line(line("Q3", "Q4", "Q1", "Q2", base=190, size=6))
    found.line(line("cannot be made where a figure is provisional", base=200))
    found.break_off()
    assert found.sections == []
