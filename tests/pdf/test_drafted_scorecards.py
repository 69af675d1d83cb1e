"""Scorecards as spreadsheets print them, each drafted and read by its draft as it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from kpi_tui.errors import PdfError
from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity
from tests.support.drafted_reports import FILLS, NAMES, RATED
from tests.support.labelled_cards import Sheet, first, read

Look = tuple[object, ...]
"""A command of a table's style."""
GRID: Look = ("GRID", (0, 0), (-1, -1), 0.5, "black")
STATUSES = (Status.GREEN, Status.AMBER, Status.RED)


def drafted(
    folder: Path,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *looks: Look,
    title: str = "Quarter 2 2025/26",
) -> tuple[ProfileGuess, Report]:
    """Draw a scorecard of one table, and read it by its draft."""
    styles = getSampleStyleSheet()
    path = folder / "scorecard.pdf"
    lines = ("Elmford City Council", f"Performance scorecard – {title}", "Clean streets")
    flow = [
        Paragraph(said, styles["Title" if n < 2 else "Heading2"]) for n, said in enumerate(lines)
    ]
    cells = [[Paragraph(said, styles["BodyText"]) for said in row] for row in (header, *rows)]
    widths = [210, *[75] * (len(header) - 1)]
    drawn = Table(cells, colWidths=widths, style=TableStyle([*looks]))
    SimpleDocTemplate(str(path), pagesize=landscape(A4), topMargin=30).build([*flow, drawn])
    guess = guess_profile(path)
    profile = folder / f"{guess.name}.toml"
    profile.write_text(guess.toml, encoding="utf-8")
    return guess, read_report(path, profile=str(profile))


def grounds(column: int, first: int) -> list[Look]:
    """The grounds of a column's cells, in turn."""
    return [
        ("BACKGROUND", (column, n + 1), (column, n + 1), FILLS[RATED[(n + first) % 3]])
        for n in range(len(NAMES))
    ]


@pytest.mark.parametrize("first", [0, 1], ids=["alike", "otherwise"])
def test_quarters_without_a_year_whose_figures_stand_on_their_status(
    tmp_path: Path, first: int
) -> None:
    header = ("Indicator", "Target", "Q1", "Q2", "Q3", "Q4", "Latest note")
    rows = [(name, "55%", f"{30 + n}%", f"{50 + n}%", "", "", "") for n, name in enumerate(NAMES)]
    _, report = drafted(tmp_path, header, rows, GRID, *grounds(2, first), *grounds(3, 0))
    assert [each.measure_name for each in report.readings] == list(NAMES)
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{30 + number}%", f"{50 + number}%")
        assert each.period_status is STATUSES[number % 3]
        assert each.previous_status is STATUSES[(number + first) % 3]


def test_figures_of_earlier_months_are_no_codes(tmp_path: Path) -> None:
    header = ("KPI", "Apr-25", "May-25", "Jun-25", "Target", "RAG")
    rows = [
        (name, f"{30 + n}.{n}", f"{40 + n}.1", f"{50 + n}.2", "55", RATED[n % 3])
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(tmp_path, header, rows, GRID, title="June 2025")
    assert "[code]" not in guess.toml
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.period_actual for each in report.readings] == [f"{50 + n}.2" for n in range(10)]


def test_an_arrow_beside_a_figure_is_no_column_of_arrows(tmp_path: Path) -> None:
    header = ("Measure", "Target", "Previous quarter", "Latest quarter", "RAG")
    arrow = '<font name="ZapfDingbats">&#9650;</font>', '<font name="ZapfDingbats">&#9660;</font>'
    rows = [
        (name, "55%", f"{30 + n}%", f"{50 + n}% {arrow[n % 2]}", RATED[n % 3])
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(tmp_path, header, rows, GRID)
    assert [each.period_actual for each in report.readings] == [f"{50 + n}%" for n in range(10)]
    assert any("▲, ▼: nothing in the report says" in note for note in guess.notes)
    doubted = {each.measure_code for each in report.warnings if "direction" in each.message}
    assert doubted == {each.measure_code for each in report.readings}


@pytest.mark.parametrize("padding", [3, 6, 8])
def test_a_line_below_the_header_alone(tmp_path: Path, padding: int) -> None:
    header = ("Measure", "Target", "Q1 2025/26", "Q2 2025/26", "Status", "Comment")
    rows = [
        (name, "55%", f"{30 + n}%", f"{50 + n}%", RATED[n % 3], "Crews work at it." * (n % 2))
        for n, name in enumerate(NAMES)
    ]
    looks = ("LINEBELOW", (0, 0), (-1, 0), 1, "black"), ("BOTTOMPADDING", (0, 0), (-1, 0), padding)
    _, report = drafted(tmp_path, header, rows, *looks)
    assert [each.measure_name for each in report.readings] == list(NAMES)
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{30 + number}%", f"{50 + number}%")
        assert each.period_status is STATUSES[number % 3]
    assert report.warnings == ()


def test_figures_below_figures_are_told(tmp_path: Path) -> None:
    header = ("Measure", "Q1 actual", "Q2 actual", "RAG")
    rows = [
        (name, f"{30 + n}%<br/>55%", f"{50 + n}%<br/>55%", RATED[n % 3])
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(tmp_path, header, rows, GRID)
    said = "“Q2 actual” holds several figures a measure, as “50% 55%”"
    assert any(note.startswith(said) for note in guess.notes)
    named = {each.measure_code for each in report.warnings}
    assert named >= {each.measure_code for each in report.readings}


def test_what_stands_below_names_is_told(tmp_path: Path) -> None:
    header = ("Measure", "Target", "Q2 2025/26", "RAG")
    rows = [
        (f"{name}<br/>Owner: Head of Roads", "55%", f"{50 + n}%", RATED[n % 3])
        for n, name in enumerate(NAMES)
    ]
    guess, _ = drafted(tmp_path, header, rows, GRID)
    assert "“Owner” stands below the names of measures: it is kept as a part of them" in guess.notes


def test_the_threshold_of_green_is_the_target_and_told(tmp_path: Path) -> None:
    header = ("Measure", "Green threshold", "Q2 2025/26", "RAG")
    rows = [(name, "≥ 55%", f"{50 + n}%", RATED[n % 3]) for n, name in enumerate(NAMES)]
    guess, report = drafted(tmp_path, header, rows, GRID)
    assert "“Green threshold” is taken for the target" in guess.notes
    assert {(each.period_target, each.floor) for each in report.readings} == {("≥ 55%", None)}


def test_a_table_that_is_not_understood_is_quoted(tmp_path: Path) -> None:
    header = ("Aspiration", "Before", "Now", "Ambition", "Progress")
    rows = [(name, "30%", "50%", "55%", "Crews work at it.") for name in NAMES]
    said = "only “Ambition”, “Progress” say what stands below them"
    with pytest.raises(PdfError, match=said):
        drafted(tmp_path, header, rows, GRID)


def test_tables_beside_each_other_are_no_cards(tmp_path: Path) -> None:
    """Headings that repeat on a line passed for labels of cards, and measures were called "RAG"."""
    half = [(name, "55%", f"5{n}%", RATED[n % 3]) for n, name in enumerate(NAMES)]
    rows = [[*left, *right] for left, right in pairwise(half)]
    with pytest.raises(PdfError, match="two tables headed “Measure, Target, Q2, RAG” stand beside"):
        drafted(tmp_path, ["Measure", "Target", "Q2", "RAG"] * 2, rows, GRID)


def test_cards_without_a_label_of_their_result_are_said_to_be_so(tmp_path: Path) -> None:
    sheet = first()
    for number, y in enumerate((150, 260, 370, 480), 1):
        sheet.name(40, y, f"Measure number {number}")
        sheet.text(40, y + 30, f"{number}7%", 22)
        sheet.text(40, y + 48, f"Target: {number}0%")
        sheet.text(40, y + 62, f"Last quarter: {number}5%")
    with pytest.raises(PdfError, match="no table"):
        read(tmp_path, sheet)
    with pytest.raises(
        PdfError, match="cards with “Target”, “Last quarter” have no label of their"
    ):
        guess_profile(tmp_path / "cards.pdf")


def test_a_page_that_has_only_its_number_is_no_cards(tmp_path: Path) -> None:
    sheet, empty = first(), Sheet()
    for number, y in enumerate((150, 260, 370, 480), 1):
        sheet.name(40, y, f"Measure number {number}")
        sheet.grid(40, y + 30, f"{number}7%", f"{number}0%")
        sheet.text(40, y + 62, "Officer: Head of Waste")
    for number, each in enumerate((sheet, empty), 1):
        each.text(270, 820, f"Page {number} of 2")
    read(tmp_path, sheet, empty)
    guess = guess_profile(tmp_path / "cards.pdf")
    assert {field for _, field in guess.columns} >= {"period_actual", "period_target"}


def test_of_two_columns_that_may_be_the_actual_the_choice_is_told(tmp_path: Path) -> None:
    header = ("Measure", "Depot result", "Office result", "RAG")
    rows = [(name, f"{30 + n}%", f"{50 + n}%", RATED[n % 3]) for n, name in enumerate(NAMES)]
    guess, _ = drafted(tmp_path, header, rows, GRID)
    said = "“Depot result” is taken for the period actual, though “Office result” may be that too"
    assert said in guess.notes


PLACES = {
    "a region": ["England average", "South East", "Elmford"],
    "a region's actual": ["South West actual", "North East", "Elmford City"],
    "two other places": ["Oakham", "Ashby", "Elmford"],
    "another council's actual": ["Oakham actual", "Ashby result", "Elmford actual"],
    "first letters": ["Oakham", "London", "ECC"],
}


@pytest.mark.parametrize("headings", PLACES.values(), ids=PLACES)
def test_of_figures_below_names_of_places_the_council_s_own_are_read(
    tmp_path: Path, headings: Sequence[str]
) -> None:
    rows = [
        [name, "71%", "72%", f"6{n}%", f"5{n}%", RATED[n % 3], "Ada Fenwick"]
        for n, name in enumerate(NAMES)
    ]
    _, report = drafted(tmp_path, ["Measure", *headings, "Target", "RAG", "Owner"], rows, GRID)
    assert [reading.period_actual for reading in report.readings] == [row[3] for row in rows]


def test_figures_below_unknown_names_are_told_of_where_one_is_taken(tmp_path: Path) -> None:
    rows = [
        [name, f"7{n}%", f"6{n}%", f"5{n}%", RATED[n % 3], "Ada Fenwick"]
        for n, name in enumerate(NAMES)
    ]
    guess, _ = drafted(
        tmp_path, ["Measure", "Oakham", "Ashby", "Target", "RAG", "Owner"], rows, GRID
    )
    said = "“Oakham” is taken for the period actual, though “Ashby” may be that too"
    assert said in " ".join(guess.notes)


def test_of_figures_below_unknown_names_those_with_the_targets_unit_are_read(
    tmp_path: Path,
) -> None:
    rows = [
        [name, f"7{n}", f"6{n}%", f"5{n}%", RATED[n % 3], "Ada Fenwick"]
        for n, name in enumerate(NAMES)
    ]
    header = ["Measure", "Cases", "Per head", "Target", "RAG", "Owner"]
    guess, report = drafted(tmp_path, header, rows, GRID)
    assert [reading.period_actual for reading in report.readings] == [row[2] for row in rows]
    said = "“Per head” is taken for the period actual, though “Cases” may be that too"
    assert said in guess.notes


def test_a_draft_without_actuals_says_so(tmp_path: Path) -> None:
    rows = [
        [name, f"7{n}%", f"6{n}%", f"5{n}%", RATED[n % 3], "Ada Fenwick"]
        for n, name in enumerate(NAMES)
    ]
    header = ["Measure", "Jul", "Aug", "Target", "RAG", "Owner"]
    guess, _ = drafted(tmp_path, header, rows, GRID)
    assert "no column is taken for the actual: is it “Jul” or “Aug”?" in guess.notes


def drafted_polarity(folder: Path, heading: str, *said: str) -> tuple[ProfileGuess, Report]:
    """Draw a scorecard with a column that says which way is better, low for the first measure alone."""
    header = ("Measure", heading, "Target", "Q2 2025/26", "RAG")
    rows = [(name, said[n > 0], "55%", f"{50 + n}%", RATED[n % 3]) for n, name in enumerate(NAMES)]
    return drafted(folder, header, rows, GRID)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Polarity", ("L", "H")),
        ("Direction", ("Lower is better", "Higher is better")),
        ("Plan is to", ("Minimise", "Maximise")),
        ("Good is", ("Low", "High")),
        ("Good performance", ("Lower", "Higher")),
    ],
)
def test_which_way_is_better_is_read(tmp_path: Path, heading: str, said: tuple[str, ...]) -> None:
    _, report = drafted_polarity(tmp_path, heading, *said)
    low, *high = [each.published_polarity for each in report.readings]
    assert low is Polarity.SMALLER_IS_BETTER
    assert {*high} == {Polarity.BIGGER_IS_BETTER}
    assert {each.published_direction for each in report.readings} == {None}


def test_a_column_of_polarities_that_are_not_understood_is_told(tmp_path: Path) -> None:
    guess, report = drafted_polarity(tmp_path, "Polarity", "Type 2", "Type 1")
    assert any("“Polarity”" in note for note in guess.notes)
    assert any("“Polarity”" in each.message for each in report.warnings)


def test_a_year_to_date_is_not_what_the_report_is_on(tmp_path: Path) -> None:
    header = ("Measure", "Sep-25", "Sep-24", "YTD 25/26", "YTD 24/25", "Target", "RAG")
    rows = [
        (name, f"{60 + n}", f"{40 + n}", f"{360 + n}", f"{340 + n}", "55", RATED[n % 3])
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(tmp_path, header, rows, GRID, title="September 2025")
    assert report.period_label == "September 2025"
    assert [each.period_actual for each in report.readings] == [f"{60 + n}" for n in range(10)]
    assert 'ytd_actual = ["YTD {year}"]' in guess.toml
    assert {each.previous_actual for each in report.readings} == {None}


def test_columns_that_are_not_kept_are_in_no_wrong_order(tmp_path: Path) -> None:
    header = ("Measure", "Target", "Q2 2025/26", "RAG", "England average", "Nearest neighbours")
    rows = [
        (name, "55%", f"{50 + n}%", RATED[n % 3], f"{40 + n}%", f"{45 + n}%")
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(tmp_path, header, rows, GRID)
    assert 'ignored = ["England average", "Nearest neighbours"]' in guess.toml
    assert report.warnings == ()
