"""A sheet printed with all of its lines: those between columns pass the titles above a table too."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from tests.support.odd_tables import HEADINGS, ROWS, WIDTHS, wrong

SIZE = 6.0
EDGES = list(accumulate(WIDTHS, initial=28.0))
SECOND = tuple((row[0].replace("OCC01", "OCC02"), *row[1:]) for row in ROWS)


def draw_sheet(page: Canvas, titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    """Draw titles and a table from the top of a page, with all lines of the sheet."""
    top = 560.0
    borders = [top]
    for at, text in enumerate(titles):
        size = 11.0 if at == 0 else SIZE
        top -= 1.5 * size
        page.setFont("Helvetica", size)
        page.drawString(29, top + 2, text)
        borders.append(top)
    page.setFont("Helvetica", SIZE)
    for row in ([name for name, _ in HEADINGS], *rows):
        texts = [
            simpleSplit(text, "Helvetica", SIZE, width - 3)
            for text, width in zip(row, WIDTHS, strict=True)
        ]
        for left, lines in zip(EDGES, texts, strict=False):
            for number, line in enumerate(lines, 1):
                page.drawString(left + 1, top - 1.2 * SIZE * number, line)
        top -= 1.2 * SIZE * max(map(len, texts)) + 3
        borders.append(top)
    page.grid(EDGES, borders)
    page.showPage()


def test_a_title_between_the_lines_of_a_sheet_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "annex.pdf"
    page = Canvas(str(path), pagesize=landscape(A4))
    dated = "Status of Indicators 31/07/2024"
    draw_sheet(page, ("Clean streets for all", dated, "OCC01 - Clean streets"), ROWS)
    draw_sheet(page, ("Prioritise the health of all", dated, "OCC02 - Health"), SECOND)
    page.save()
    report = kpi_tui.read_report(path)
    assert wrong(report, [*ROWS, *SECOND]) == []
    assert report.account.leftovers == ()
    assert report.warnings == ()
