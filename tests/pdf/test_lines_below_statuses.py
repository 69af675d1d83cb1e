"""A thick coloured line close below an empty status cell is no status."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.status import Status
from tests.support import plain_report
from tests.support.plain_report import COUNCIL

HEADER = ("Ref", "Indicator", "Target", "This quarter", "RAG", "Commentary")
EDGES = (40, 90, 300, 345, 405, 450, 780)
TOP, HIGH, EMPTY = 490.0, 24.0, 2


def draw(path: Path, borders: str, thick: float, above: float, *, filled: bool) -> Path:
    """Draw a table whose third measure has no status, but a red line so far above its row's foot."""
    canvas = Canvas(str(path), pagesize=(842, 595))
    title = (COUNCIL, "Corporate Performance Report", "Quarter 2 2025/26")
    for number, line in enumerate((*title, "Priority 1: Clean streets")):
        canvas.drawString(40, 560 - 16 * number, line)
    canvas.setFont("Helvetica", 8)
    of_measures = [[*row[:3], row[4], row[5], row[7]] for row in plain_report.rows()]
    of_measures[EMPTY][4] = ""
    for number, row in enumerate([HEADER, *of_measures]):
        for x, text in zip(EDGES, row, strict=False):
            canvas.drawString(x + 3, TOP - HIGH * number - 14.5, text)
    if borders == "columns":
        for x in EDGES:
            canvas.line(x, TOP, x, TOP - 7 * HIGH)
    elif borders == "header":
        for y in (TOP, TOP - HIGH):
            canvas.line(EDGES[0], y, EDGES[-1], y)
    y = TOP - HIGH * (EMPTY + 2) + above
    canvas.setFillColor(colors.red)
    canvas.setStrokeColor(colors.red)
    canvas.setLineWidth(thick)
    if filled:
        canvas.rect(EDGES[4], y - thick / 2, EDGES[5] - EDGES[4], thick, stroke=0, fill=1)
    else:
        canvas.line(EDGES[4], y, EDGES[5], y)
    canvas.save()
    return path


@pytest.mark.costly(8)
@pytest.mark.parametrize("borders", ["columns", "header", "none"])
@pytest.mark.parametrize("thick", [2.0, 2.5, 3.0])
@pytest.mark.parametrize("above", [-1.0, 0.0, 1.0, 2.0])
@pytest.mark.parametrize("filled", [False, True])
def test_the_line_is_no_status(
    tmp_path: Path, borders: str, thick: float, above: float, filled: bool
) -> None:
    path = draw(tmp_path / "a.pdf", borders, thick, above, filled=filled)
    report = kpi_tui.read_report(path, profile=plain_report.profile(tmp_path))
    amber, red, green = Status.AMBER, Status.RED, Status.GREEN
    assert [r.period_status for r in report.readings] == [amber, red, None, amber, red, green]


def test_the_measure_is_named(tmp_path: Path) -> None:
    path = draw(tmp_path / "a.pdf", "columns", 3.0, 1.0, filled=True)
    report = kpi_tui.read_report(path, profile=plain_report.profile(tmp_path))
    assert [(each.measure_code, each.message) for each in report.warnings if each.measure_code] == [
        ("ENV-03", "period status is empty but for a line below or above it")
    ]


@pytest.mark.parametrize("top", [490.0, 490.5])
@pytest.mark.parametrize("high", [20.0, 24.4])
def test_no_line_of_a_thick_grid_is_a_status(tmp_path: Path, top: float, high: float) -> None:
    cells = [[*row[:3], row[4], row[5], row[7]] for row in plain_report.rows()]
    cells[-1][4] = ""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(842, 595))
    for number, line in enumerate((*plain_report.PAGE.title, plain_report.PAGE.heading)):
        canvas.drawString(40, 560 - 16 * number, line)
    canvas.setFont("Helvetica", 8)
    for number, row in enumerate([HEADER, *cells]):
        for x, text in zip(EDGES, row, strict=False):
            canvas.drawString(x + 3, top - high * number - 14.5, text)
    canvas.setStrokeColor(colors.red)
    canvas.setLineWidth(3)
    canvas.grid(EDGES, [top - high * number for number in range(len(cells) + 2)])
    canvas.save()
    report = kpi_tui.read_report(tmp_path / "a.pdf", profile=plain_report.profile(tmp_path))
    assert report.readings[-1].period_status is None
