"""Pages of cards whose figures have labels, drawn by hand and read by a profile of such cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from kpi_tui.pdf.reports import read_report
from kpi_tui.report import Reading, Report

HEIGHT = 842
PROFILE = """
profile = 1
name = "testshire-cards"
council = "Testshire Council"
report = "Scorecard"
recognise = ["Testshire Council", "Scorecard"]
[period]
type = "quarter"
places = ["Quarter {quarter} {year}"]
[priority]
place = "above"
[[table]]
kind = "cards"
[table.columns]
period_actual = ["Result"]
period_target = ["Target"]
previous_actual = ["Result last quarter"]
directors = ["Officer"]
comment = ["What we did"]
[status.words]
"On track" = "green"
"Off track" = "red"
"""


@dataclass
class Sheet:
    """A page to be drawn: texts at places counted from its upper left corner."""

    texts: list[tuple[float, float, str, float, bool]] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    dots: list[tuple[float, float, str]] = field(default_factory=list)
    bars: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    def text(self, x: float, y: float, said: str, size: float = 9, *, bold: bool = False) -> None:
        self.texts.append((x, y, said, size, bold))

    def name(self, x: float, y: float, said: str) -> None:
        self.text(x, y, said, 12, bold=True)

    def grid(self, x: float, y: float, *figures: str) -> None:
        """Labels over figures, a hundred points apart."""
        for number, (label, figure) in enumerate(zip(("Result", "Target"), figures, strict=False)):
            self.text(x + 100 * number, y, label, 8)
            self.text(x + 100 * number, y + 14, figure, 10)

    def box(self, x: float, y: float, width: float, height: float, radius: float = 0) -> None:
        self.boxes.append((x, y, width, height, radius))


def first() -> Sheet:
    sheet = Sheet()
    for y, said in ((60, "Testshire Council"), (80, "Scorecard Quarter 2 2025/26")):
        sheet.text(40, y, said, 11)
    sheet.text(40, 120, "Roads and waste", 16, bold=True)
    return sheet


def read(folder: Path, *sheets: Sheet, profile: str = PROFILE) -> Report:
    canvas = Canvas(str(folder / "cards.pdf"), (595, HEIGHT))
    for sheet in sheets:
        for x, y, width, height, radius in sheet.boxes:
            canvas.roundRect(x, HEIGHT - y - height, width, height, radius)
        for x, y, width, height, colour in sheet.bars:
            canvas.setFillColor(colour)
            canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)
            canvas.setFillColor("black")
        for x, y, colour in sheet.dots:
            canvas.setFillColor(colour)
            canvas.circle(x, HEIGHT - y, 5, stroke=0, fill=1)
            canvas.setFillColor("black")
        for x, y, said, size, bold in sheet.texts:
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
            canvas.drawString(x, HEIGHT - y, said)
        canvas.showPage()
    canvas.save()
    (folder / "profile.toml").write_text(profile)
    return read_report(folder / "cards.pdf", profile=str(folder / "profile.toml"))


def figures(readings: Sequence[Reading]) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            each.measure_name,
            each.period_actual,
            each.period_target,
        )
        for each in readings
    ]


def named(report: Report) -> str:
    leftovers = report.account.leftovers if report.account else ()
    return " ".join([*(each.text for each in leftovers), *(w.message for w in report.warnings)])
