"""Text that a cell cuts off at its edge, as Excel does, is named of the measure that it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from tests.support import plain_report

HEADER = ("Ref", "Indicator", "Target", "This quarter", "RAG", "Commentary")
EDGES = (40, 90, 300, 345, 405, 450, 780)
TOP, HIGH, SIZE = 490.0, 20.0, 8.0


@pytest.mark.parametrize("at", [0, 2, 4])
@pytest.mark.parametrize("side", ["foot", "head"])
def test_its_measure_is_named(tmp_path: Path, at: int, side: str) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(842, 595))
    for number, line in enumerate((*plain_report.PAGE.title, plain_report.PAGE.heading)):
        canvas.drawString(40, 560 - 16 * number, line)
    canvas.setFont("Helvetica", SIZE)
    cells = [[*row[:3], *row[4:6], row[7]] for row in plain_report.rows()]
    for number, row in enumerate([HEADER, *cells]):
        for x, text in zip(EDGES, row, strict=False):
            canvas.drawString(x + 3, TOP - HIGH * number - 13, text)
    canvas.grid(EDGES, [TOP - HIGH * number for number in range(len(cells) + 2)])
    foot = TOP - HIGH * (at + 2)
    clip = canvas.beginPath()
    clip.rect(EDGES[5], foot, EDGES[6] - EDGES[5], HIGH)
    canvas.clipPath(clip, stroke=0, fill=0)
    base = foot - 0.9 * SIZE if side == "foot" else foot + HIGH + 0.1 * SIZE
    canvas.drawString(EDGES[5] + 3, base, "gully xylophone query")
    canvas.save()
    report = kpi_tui.read_report(tmp_path / "a.pdf", profile=plain_report.profile(tmp_path))
    told = {each.measure_code for each in report.warnings if "xylophone" in each.message}
    assert f"ENV-{at + 1:02}" in told
