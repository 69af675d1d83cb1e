"""Cells with round corners: their borders are none of what is drawn and not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.report import Report
from tests.rendering.grids import HEIGHT
from tests.support.odd_tables import HEADINGS, ROWS, WIDTHS, wrong

PAGE = (842, HEIGHT)
LAST = "OCC01.05"
ROW = 52


def read_round(path: Path, radius: float, zero: float = 0) -> Report:
    """Read a table of cells with such corners; a zero of curves may stand in the last row."""
    canvas = Canvas(str(path), PAGE)
    canvas.setFont("Helvetica", 16)
    canvas.drawString(28, HEIGHT - 30, "Keep the streets in good order")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(28, HEIGHT - 50, "Status of Indicators 31/07/2024")
    canvas.drawString(28, HEIGHT - 70, "OCC01 - Keep the streets in good order")
    canvas.setFont("Helvetica", 6)
    top = HEIGHT - 90
    for row in (tuple(name for name, _ in HEADINGS), *ROWS):
        x = 28.0
        for text, width in zip(row, WIDTHS, strict=True):
            canvas.roundRect(x, top - ROW, width, ROW, radius)
            for number, line in enumerate(simpleSplit(text, "Helvetica", 6, width - 6)):
                canvas.drawString(x + 3, top - 8 - 7 * number, line)
            x += width
        top -= ROW
    if zero:
        x = 28 + sum(WIDTHS[:4]) + 10
        canvas.ellipse(x, top + 8, x + 0.7 * zero, top + 8 + zero)
    canvas.save()
    return kpi_tui.read_report(path)


@pytest.mark.parametrize("radius", [0.5, 2, 3])
def test_empty_cells_with_round_corners_are_not_doubted(radius: float, tmp_path: Path) -> None:
    report = read_round(tmp_path / "round.pdf", radius)
    assert wrong(report) == []
    assert report.warnings == ()


@pytest.mark.parametrize("size", [10, 24, 34])
def test_a_figure_drawn_in_curves_is_told_beside_them(size: float, tmp_path: Path) -> None:
    report = read_round(tmp_path / "zero.pdf", 2, size)
    assert [(each.measure_code, each.message) for each in report.warnings] == [
        (LAST, "not read, a drawing: risk impact")
    ]
