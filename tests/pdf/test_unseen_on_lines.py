"""A figure in the colour of its ground is not seen where it stands on a line of its cell either."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import toColor
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.report import Report
from tests.support import plain_report

HEADER = ("Ref", "Indicator", "Target", "This quarter", "RAG", "Commentary")
EDGES = (40, 90, 300, 345, 405, 450, 780)
TOP, HIGH, SIZE = 470.0, 20.0, 8.0
ROW = 3
"""The row, after the header, in whose empty cell it stands."""
FOOT = TOP - HIGH * (ROW + 1)
LEFT, RIGHT = EDGES[3], EDGES[4]
PLACES = {
    "foot": (LEFT + 20, FOOT + 0.3),
    "head": (LEFT + 20, FOOT + HIGH - 0.7 * SIZE),
    "left": (LEFT - 0.8, FOOT + 8),
    "right": (RIGHT - 4, FOOT + 8),
    "corner": (LEFT - 0.6, FOOT - 1),
}


def read(path: Path, text: str, place: str, ground: str, colour: str) -> Report:
    """Read a report with a text in a colour on the ground of a cell, upon one of its lines."""
    canvas = Canvas(str(path), pagesize=(842, 595))
    for number, line in enumerate((*plain_report.PAGE.title, plain_report.PAGE.heading)):
        canvas.drawString(40, 560 - 16 * number, line)
    cells = [[*row[:3], row[4], row[5], row[7]] for row in plain_report.rows()]
    cells[ROW - 1][3] = ""
    canvas.setFillColor(toColor(ground))
    canvas.rect(LEFT, FOOT, RIGHT - LEFT, HIGH, stroke=0, fill=1)
    canvas.setFillColor(toColor("black"))
    canvas.setFont("Helvetica", SIZE)
    for number, row in enumerate([HEADER, *cells]):
        for x, said in zip(EDGES, row, strict=False):
            canvas.drawString(x + 3, TOP - HIGH * number - 13, said)
    canvas.grid(EDGES, [TOP - HIGH * number for number in range(len(cells) + 2)])
    canvas.setFillColor(toColor(colour))
    canvas.drawString(*PLACES[place], text)
    canvas.save()
    return kpi_tui.read_report(path, profile=plain_report.profile(path.parent))


@pytest.mark.parametrize("text", ["7", "1,247"])
@pytest.mark.parametrize("place", PLACES)
def test_white_on_white_is_left_out_and_told_of(tmp_path: Path, place: str, text: str) -> None:
    report = read(tmp_path / "a.pdf", text, place, "white", "white")
    assert report.readings[ROW - 1].period_actual is None
    assert [each.period_actual for each in report.readings if each.period_actual] == [
        *("61.2%", "62.2%", "64.2%", "65.2%", "66.2%")
    ]
    told = [each.measure_code for each in report.warnings if "not seen" in each.message]
    assert f"ENV-{ROW:02}" in told


@pytest.mark.parametrize("place", ["foot", "head"])
def test_a_figure_in_the_colour_of_its_cell_alone_is_left_out(tmp_path: Path, place: str) -> None:
    report = read(tmp_path / "a.pdf", "7", place, "red", "red")
    assert report.readings[ROW - 1].period_actual is None


@pytest.mark.parametrize("text", ["7", "1,247"])
@pytest.mark.parametrize("place", ["foot", "head", "right"])
@pytest.mark.parametrize("looks", ["white black", "darkblue white", "white lightgrey"])
def test_a_figure_that_is_seen_is_read(tmp_path: Path, looks: str, place: str, text: str) -> None:
    ground, colour = looks.split()
    report = read(tmp_path / "a.pdf", text, place, ground, colour)
    read_as, told = (
        report.readings[ROW - 1].period_actual,
        {w.measure_code for w in report.warnings},
    )
    assert read_as == text or (place == "right" and f"ENV-{ROW:02}" in told)
