"""A status that a page break parts from the words of its row is read or told of, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import toColor
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.report import Report
from kpi_tui.status import Status
from tests.support import plain_report

HEADER = ("Ref", "Indicator", "Target", "This quarter", "RAG")
EDGES = (40, 90, 320, 380, 450, 500)
COLOURS = ("green", "orange", "red")
STATUSES = (Status.GREEN, Status.AMBER, Status.RED)
TOP, HIGH, LOW, SIZE = 440.0, 28.0, 12.0, 8.0
CUT = 3
"""How many rows stand above the one that the page cuts."""


class Sheet:
    """Draws rows of a table from the top down."""

    def __init__(self, path: Path, lines: str, sign: str, logo: str = "") -> None:
        self.canvas = Canvas(str(path), pagesize=(842, 595))
        self.lines, self.sign, self.logo = lines, sign, logo
        self.top = self.start = TOP
        self.decorate()

    def decorate(self) -> None:
        self.canvas.setFillColor(toColor("green"))
        if self.logo == "logo":
            self.canvas.circle(470, 560, 12, stroke=0, fill=1)
        if self.logo == "band":
            self.canvas.rect(40, 550, 740, 20, stroke=0, fill=1)
        self.canvas.setFillColor(toColor("black"))

    def rule(self) -> None:
        if self.lines != "none":
            self.canvas.line(EDGES[0], self.top, EDGES[-1], self.top)

    def row(
        self, cells: tuple[str, ...] = (), number: int | None = None, high: float = HIGH
    ) -> None:
        """Draw a row: its words, and the status of a measure."""
        self.rule()
        self.canvas.setFont("Helvetica", SIZE)
        for x, text in zip(EDGES, cells, strict=False):
            self.canvas.drawString(x + 3, self.top - SIZE - 2, text)
        if number is not None:
            self.canvas.setFillColor(toColor(COLOURS[number % 3]))
            left, right = EDGES[-2:]
            if self.sign == "circle":
                self.canvas.circle(left + 12, self.top - 6, 4, stroke=0, fill=1)
            else:
                self.canvas.rect(left, self.top - high, right - left, high, stroke=0, fill=1)
            self.canvas.setFillColor(toColor("black"))
        self.top -= high

    def end(self) -> None:
        """End a page."""
        self.rule()
        if self.lines == "grid":
            for x in EDGES:
                self.canvas.line(x, self.start, x, self.top)
        self.canvas.showPage()
        self.top = self.start = 530.0
        self.decorate()


def read(
    path: Path, lines: str, sign: str, *, below: str = "rows", at_foot: bool = False, logo: str = ""
) -> Report:
    """Read a report in which the status of the fourth of six measures stands on the other page."""
    sheet = Sheet(path, lines, sign, logo)
    for number, line in enumerate((*plain_report.PAGE.title, plain_report.PAGE.heading)):
        sheet.canvas.drawString(40, 535 - 20 * number, line)
    cells = [(*row[:3], row[4]) for row in plain_report.rows()]
    sheet.row(HEADER)
    for number in range(CUT):
        sheet.row(cells[number], number)
    if at_foot:
        sheet.row(number=CUT, high=LOW)
        sheet.end()
        sheet.row(cells[CUT])
    else:
        sheet.row(cells[CUT])
        sheet.end()
        if below == "header":
            sheet.row(HEADER)
        sheet.row(number=None if logo else CUT, high=LOW)
    if below in ("rows", "header"):
        for number in range(CUT + 1, len(cells)):
            sheet.row(cells[number], number)
    sheet.end()
    sheet.canvas.save()
    return kpi_tui.read_report(path, profile=plain_report.profile(path.parent))


def told(report: Report) -> list[str]:
    """What is told of a status that is drawn alone."""
    return [
        str(each.measure_code)
        for each in report.warnings
        if "may be its period status" in each.message
    ]


@pytest.mark.parametrize("sign", ["circle", "fill"])
@pytest.mark.parametrize("below", ["rows", "header", "nothing"])
@pytest.mark.parametrize("lines", ["grid", "rules", "none"])
def test_one_at_the_top_of_the_next_page_is_read_or_told_of(
    tmp_path: Path, lines: str, below: str, sign: str
) -> None:
    report = read(tmp_path / "a.pdf", lines, sign, below=below)
    cut = report.readings[CUT]
    assert cut.period_status in (STATUSES[CUT % 3], None)
    assert cut.period_status or cut.measure_code in told(report)


@pytest.mark.parametrize("sign", ["circle", "fill"])
@pytest.mark.parametrize("lines", ["grid", "rules", "none"])
def test_one_at_the_foot_of_the_page_before_is_read_or_told_of(
    tmp_path: Path, lines: str, sign: str
) -> None:
    report = read(tmp_path / "a.pdf", lines, sign, at_foot=True)
    above, cut = report.readings[CUT - 1 : CUT + 1]
    assert cut.period_status in (STATUSES[CUT % 3], None)
    assert cut.period_status or cut.measure_code in told(report)
    assert lines == "none" or above.period_status is STATUSES[(CUT - 1) % 3]


@pytest.mark.parametrize("logo", ["logo", "band"])
@pytest.mark.parametrize("lines", ["rules", "none"])
def test_what_every_page_bears_at_its_top_is_no_status(
    tmp_path: Path, lines: str, logo: str
) -> None:
    report = read(tmp_path / "a.pdf", lines, "circle", logo=logo)
    assert report.readings[CUT].period_status is None
    assert told(report) == []
