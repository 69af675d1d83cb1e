"""Tables without a line, as sheets print them whose borders nobody drew: grounds alone have edges."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

import kpi_tui
from kpi_tui.pdf.signs.convention import Convention, decide
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.signs.status import read_mark
from kpi_tui.report import Report
from kpi_tui.status import Status
from tests.support.annex_profile import RULES, WORDS
from tests.support.drafted_reports import NAMES, RATED
from tests.support.drawn_marks import BOX, COLOURS, bitmap
from tests.support.html_reports import drafted, rated, table
from tests.support.odd_tables import FIELDS, HEADINGS, ROWS, TITLE, priority, wrong

FILLS = {"Green": "#00b050", "Amber": "#ffc000", "Red": "#ff0000"}
STATUSES = (FIELDS.index("period_status"), FIELDS.index("ytd_status"))
SIZE = 6.5
SHARE = 0.88
"""Of the widths of the columns, so that the table ends well before the margin."""


def read(path: Path, header: str | None) -> Report:
    """Draw an annex whose statuses are grounds, no line, text at the tops of cells; and read it."""
    heads = [
        Paragraph(each.text, ParagraphStyle("head", fontSize=each.size, leading=1.3 * each.size))
        for each in (*TITLE, priority())
    ]
    widths = [SHARE * width for _, width in HEADINGS]
    looks: list[tuple[object, ...]] = [
        ("BACKGROUND", (column, at), (column, at), HexColor(FILLS[row[column]]))
        for at, row in enumerate(ROWS, 1)
        for column in STATUSES
        if row[column] in FILLS
    ]
    looks += [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), -0.15 * SIZE)]
    looks += [("FONTSIZE", (0, 0), (-1, -1), SIZE), ("LEADING", (0, 0), (-1, -1), 1.2 * SIZE)]
    if header:
        looks.append(("BACKGROUND", (0, 0), (-1, 0), HexColor(header)))
    cells = [
        [
            "" if text in FILLS else "\n".join(simpleSplit(text, "Helvetica", SIZE, width - 12))
            for text, width in zip(row, widths, strict=True)
        ]
        for row in ([name for name, _ in HEADINGS], *ROWS)
    ]
    SimpleDocTemplate(str(path), pagesize=landscape(A4), leftMargin=28, rightMargin=28).build(
        [*heads, Table(cells, colWidths=widths, style=looks, hAlign="LEFT")]
    )
    return kpi_tui.read_report(path)


@pytest.mark.parametrize("header", ["#d9e1f2", None])
def test_edges_of_grounds_merge_no_cells(tmp_path: Path, header: str | None) -> None:
    report = read(tmp_path / "annex.pdf", header)
    assert wrong(report) == []
    assert report.warnings == ()


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("colour", COLOURS)
def test_a_ground_beside_white_is_never_an_empty_cell(colour: Status, side: str) -> None:
    """A column that is thought wider than it is has white beside its ground."""

    def beside(x: float, _y: float) -> bool:
        return x > 0.76 if side == "right" else x < 0.24

    cell = Canvas.of(bitmap(beside, 0xFFFFFF, COLOURS[colour], size=40))
    mark = read_mark(cell, BOX, [], WORDS)
    assert decide(mark, Convention(RULES)) in (colour, Status.UNREADABLE)


@pytest.mark.costly(4)
@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("height", [24, 34])
@pytest.mark.parametrize("is_coded", [False, True])
def test_a_ground_in_a_table_without_lines_ends_with_its_row(
    tmp_path: Path, is_coded: bool, height: int, align: str
) -> None:
    """Rows are parted at their words, which says little of where between them a cell ends."""
    without, at = 4, f'<td style="height: {height}pt">'
    rows = [
        (
            *([f"{at}A{number:02}</td>", name] if is_coded else [f"{at}{name}</td>"]),
            *(f"{60 + number}%", "75%"),
            "<td></td>" if number == without else rated(number, ""),
        )
        for number, name in enumerate(NAMES)
    ]
    looks = f"<style>td, th {{ border: none; vertical-align: {align} }}</style>"
    headings = (*(("Ref",) if is_coded else ()), "Measure", "Actual", "Target", "RAG")
    _, report = drafted(tmp_path, looks, "<h2>Healthy lives</h2>", table(headings, rows))
    rated_so = (Status.GREEN, Status.AMBER, Status.RED)
    assert {reading.measure_name: reading.period_status for reading in report.readings} == {
        name: None if number == without else rated_so[number % 3]
        for number, name in enumerate(NAMES)
    }
    assert not [each for each in report.warnings if "status" in each.message]


@pytest.mark.parametrize("align", ["top", "bottom"])
def test_a_rectangle_narrower_than_its_cell_does_not_end_with_it(
    tmp_path: Path, align: str
) -> None:
    """Cut at both of its edges it filled its cell, and was not readable above a row without one."""
    without, drawn = (2, 6), '<td><div style="background: {}; width: 90%; height: 10pt"></div></td>'
    rows = [
        (name, f"{60 + n}%", "75%", "" if n in without else drawn.format(FILLS[RATED[n % 3]]))
        for n, name in enumerate(NAMES)
    ]
    looks = f"<style>td, th {{ border: none; vertical-align: {align} }}</style>"
    headings = ("Measure", "Actual", "Target", "RAG")
    _, report = drafted(tmp_path, looks, "<h2>Healthy lives</h2>", table(headings, rows))
    assert [each.period_status for each in report.readings] == [
        None if n in without else Status(RATED[n % 3].lower()) for n in range(len(NAMES))
    ]
