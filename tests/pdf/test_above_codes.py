"""The end of a comment at the top of a page, with no line between it and the next measure."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.report import Report
from tests.support import plain_report

HEADER = ("Ref", "Indicator", "Target", "This quarter", "RAG", "Commentary")
LEFT = (40, 90, 300, 345, 405, 450)
LEADING, PADDING, SIZE, TOP = 9.5, 3.0, 8.0, 480.0
LONG = (
    "Crews went out on every day of the",
    "quarter, also on those of the strike,",
    "and were paid.",
)
END = "and by the parishes."


def draw(path: Path, end: str) -> Report:
    """Draw a table over two pages, the second of which begins with the end of a comment."""
    canvas = Canvas(str(path), pagesize=(842, 595))
    cells = [[*row[:3], *row[4:6]] for row in plain_report.rows()]
    for number, line in enumerate((*plain_report.PAGE.title, plain_report.PAGE.heading)):
        canvas.drawString(40, 560 - 16 * number, line)
    for first in (0, 3):
        canvas.setFont("Helvetica", SIZE)
        if first:
            canvas.drawString(40, 560, "Performance of all services in the quarter")
        y = TOP
        for x, text in zip(LEFT, HEADER, strict=True):
            canvas.drawString(x, y, text)
        y -= 2 * LEADING
        if first and end:
            canvas.drawString(LEFT[-1], y, end)
            y -= LEADING
        for row in cells[first : first + 3]:
            for x, text in zip(LEFT, row, strict=False):
                canvas.drawString(x, y, text)
            for text in LONG:
                canvas.drawString(LEFT[-1], y, text)
                y -= LEADING
            y -= PADDING
        canvas.showPage()
    canvas.save()
    return kpi_tui.read_report(path, profile=plain_report.profile(path.parent))


def test_both_measures_are_named_where_it_is_not_told(tmp_path: Path) -> None:
    report = draw(tmp_path / "a.pdf", END)
    comments = {each.measure_code: each.comment or "" for each in report.readings}
    told = {each.measure_code for each in report.warnings if END in each.message}
    assert list(comments) == [f"ENV-{number:02}" for number in range(1, 7)]
    assert comments["ENV-03"].endswith(END) or {"ENV-03", "ENV-04"} <= told


def test_comments_that_begin_with_their_code_raise_no_alarm(tmp_path: Path) -> None:
    report = draw(tmp_path / "a.pdf", "")
    assert {each.comment for each in report.readings} == {" ".join(LONG)}
    assert not any("above its code" in each.message for each in report.warnings)
