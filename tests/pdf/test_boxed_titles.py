"""A priority's date, title and status in a box of their own, as Word draws a table of two columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

import kpi_tui
from kpi_tui.report import Report
from kpi_tui.status import Status

HEADER = (
    *("Measure", "Director", "Portfolio Holder", "Comment", "Risk Impact"),
    *("Period\nActual", "Period\nTarget", "Status", "YTD\nActual", "YTD\nTarget", "YTD"),
)
WIDTHS = (130, 80, 80, 130, 60, 45, 45, 40, 45, 45, 40)
WIDE = sum(WIDTHS)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
COLOURS = {Status.GREEN: colors.HexColor(0x00B050), Status.RED: colors.red}
TITLES = ("Put action first", "Tackle inequalities")


def draw(path: Path, status: Status | None, split: float = 0.5, word: str = "") -> Report:
    """Draw two priorities of two measures each, whose table goes on at the next page's top."""
    plain = getSampleStyleSheet()["Normal"]
    story: list[object] = []
    for number, title in enumerate(TITLES, 1):
        code = f"OCC{number:02}"
        box = [["Status of Indicators", "31/07/2024"], [f"{code} - {title}", word]]
        ground = [("BACKGROUND", (1, 1), (1, 1), COLOURS[status])] if status else []
        lines = [] if word.islower() else [GRID]
        rows = [
            [
                *(Paragraph(f"{code}.{at:02} Number of visits", plain), "Ann Lee", "Cllr B Day"),
                *(f"Visits of {at}.", "", "12", "10", "", "40", "50", ""),
            ]
            for at in (1, 2)
        ]
        marks = [
            ("BACKGROUND", (column, at), (column, at), COLOURS[Status.GREEN])
            for at in (1, 2)
            for column in (7, 10)
        ]
        widths = [split * WIDE, (1 - split) * WIDE]
        story += [
            *(
                Paragraph(title, getSampleStyleSheet()["Heading1"]),
                Paragraph("We will act.", plain),
            ),
            *(Table(box, widths, style=[*lines, *ground]), Spacer(0, 8)),
            Table([HEADER, *rows], WIDTHS, style=[GRID, *marks], repeatRows=1),
            PageBreak(),
        ]
    SimpleDocTemplate(
        str(path), pagesize=(842, 595), leftMargin=45, rightMargin=45, topMargin=30
    ).build(story)
    return kpi_tui.read_report(path)


@pytest.mark.parametrize("status", [Status.GREEN, Status.RED, None])
@pytest.mark.parametrize("split", [0.5, 0.9])
def test_a_boxed_title_ends_the_table_of_the_page_before(
    tmp_path: Path, status: Status | None, split: float
) -> None:
    report = draw(tmp_path / "a.pdf", status, split)
    assert [each.title for each in report.priorities] == list(TITLES)
    assert [each.status for each in report.priorities] == [status, status]
    codes = ["OCC01.01", "OCC01.02", "OCC02.01", "OCC02.02"]
    assert [each.measure_code for each in report.readings] == codes
    assert {each.measure_name for each in report.readings} == {"Number of visits"}
    assert {each.period_status for each in report.readings} == {Status.GREEN}
    assert report.warnings == ()


@pytest.mark.parametrize("word", ["Red", "R", "red"])
def test_a_word_in_a_cell_beside_a_title_is_its_status(tmp_path: Path, word: str) -> None:
    report = draw(tmp_path / "a.pdf", None, 0.6, word)
    assert [each.title for each in report.priorities] == list(TITLES)
    assert [each.status for each in report.priorities] == [Status.RED, Status.RED]


def test_titles_among_the_printed_lines_of_a_whole_sheet_are_no_rows(tmp_path: Path) -> None:
    story: list[object] = []
    for number, title in enumerate(TITLES, 1):
        code = f"OCC{number:02}"
        empty = [""] * 10
        rows = [
            *([title, *empty], ["Status of Indicators", *empty[:6], "31/07/2024", "", "", ""]),
            *([f"{code} - {title}", *empty], HEADER),
            *(
                [
                    *(f"{code}.{at:02} Visits", "Ann Lee", "Cllr B Day", f"Visits of {at}."),
                    *("", "12", "10", "Green", "40", "50", "Green"),
                ]
                for at in (1, 2)
            ),
        ]
        story += [Table(rows, WIDTHS, style=[GRID]), PageBreak()]
    document = SimpleDocTemplate(
        str(tmp_path / "a.pdf"), pagesize=(842, 595), leftMargin=45, rightMargin=45, topMargin=30
    )
    document.build(story)
    report = kpi_tui.read_report(tmp_path / "a.pdf")
    assert [each.title for each in report.priorities] == list(TITLES)
    names = [(each.measure_code, each.measure_name) for each in report.readings]
    codes = ("OCC01.01", "OCC01.02", "OCC02.01", "OCC02.02")
    assert [code for code, _ in names] == list(codes)
    # The heading above is at the top of the page, as the end of a name would be: it is told of.
    told = {each.measure_code for each in report.warnings}
    assert all(name == "Visits" or code in told for code, name in names)
