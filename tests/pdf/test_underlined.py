"""Underlined texts in all cells of a table: their lines part no rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

import kpi_tui
from kpi_tui.pdf.page.drawings import Ruling, Shapes
from kpi_tui.pdf.page.underlines import without_underlines
from kpi_tui.pdf.page.words import Word
from tests.support import plain_report
from tests.support.plain_report import COUNCIL, NAMES

HEADER = ("Ref", "Indicator", "Target", "This quarter", "RAG", "Commentary")
WIDTHS = (50, 210, 45, 45, 45, 330)
BORDERS = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, "black")],
    "rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, "black")],
    "none": [("LINEABOVE", (0, 0), (-1, 0), 0.5, "black")],
}
ROWS = [
    [
        f"ENV-{number:02}",
        f"{name}, counted by all of the crews of the council in the period",
        f"{50 + number}.0%",
        f"{60 + number}.2%",
        "Green",
        f"Work goes on at number {number} and it will go on for longer than was thought by all at "
        "the start of the year, and by the looks of it also in the next one.",
    ]
    for number, name in enumerate(NAMES, 1)
]


def underlined(text: str, depth: float) -> str:
    return f'<u offset="-{depth}*F">{text}</u>'


@pytest.mark.costly(6)
@pytest.mark.parametrize("borders", BORDERS)
@pytest.mark.parametrize("columns", [(1, 5), range(6)], ids=["texts", "all"])
@pytest.mark.parametrize("depth", [0.08, 0.125, 0.25])
@pytest.mark.parametrize("aligned", ["TOP", "MIDDLE"])
def test_the_lines_below_words_part_no_rows(
    tmp_path: Path, borders: str, columns: tuple[int, ...], depth: float, aligned: str
) -> None:
    styles = getSampleStyleSheet()
    title = (COUNCIL, "Corporate Performance Report", "Quarter 2 2025/26")
    drawn = [
        [
            Paragraph(underlined(cell, depth) if at in columns else cell, styles["BodyText"])
            for at, cell in enumerate(row)
        ]
        for row in [HEADER, *ROWS]
    ]
    look = TableStyle([*BORDERS[borders], ("VALIGN", (0, 0), (-1, -1), aligned)])
    path = tmp_path / "a.pdf"
    SimpleDocTemplate(str(path), pagesize=landscape(A4), topMargin=36, bottomMargin=36).build(
        [
            *(Paragraph(line, styles["Normal"]) for line in title),
            Paragraph("Priority 1: Clean streets", styles["Heading2"]),
            Table(drawn, colWidths=WIDTHS, style=look),
        ]
    )
    got = kpi_tui.read_report(path, profile=plain_report.profile(tmp_path))
    read = [
        [r.measure_code, r.measure_name, r.period_target, r.period_actual, "Green", r.comment]
        for r in got.readings
    ]
    assert read == ROWS
    assert not [each.message for each in got.warnings if "sampleford" not in each.message]
    assert not got.account.leftovers


def line_below(*borders: Ruling, verticals: tuple[Ruling, ...] = ()) -> list[Ruling]:
    """Return what is left of lines that are drawn close below "Waste recycled", at 100 to 160."""
    words = [Word("Waste", 100, 128, 200, 10), Word("recycled", 131, 160, 200, 10)]
    return without_underlines(Shapes(list(borders), list(verticals)), words)


@pytest.mark.parametrize("end", [159.5, 160, 163])
def test_a_line_as_wide_as_its_words_is_no_border(end: float) -> None:
    assert not line_below(Ruling(201.5, 100, end))
    assert not line_below(Ruling(201.5, 100, 128), Ruling(201.5, 128, end))


def test_a_line_that_goes_on_or_meets_an_edge_is_a_border() -> None:
    line = Ruling(201.5, 100, 160)
    assert line_below(line, Ruling(201.5, 160, 240)) == [line, Ruling(201.5, 160, 240)]
    assert line_below(line, verticals=(Ruling(160, 180, 201.5),)) == [line]
    for border in (Ruling(201.5, 98, 162), Ruling(201.5, 100, 190), Ruling(204, 100, 160)):
        assert line_below(border) == [border]
