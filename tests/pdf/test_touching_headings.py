"""Headings of columns that touch are parted where the rows below them show two columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.profiles.known_profiles import parse_own
from kpi_tui.report import Report
from kpi_tui.status import Status

pytestmark = pytest.mark.costly(3)

HEADINGS = ("Ref", "Indicator", "Actual", "Target", "Status", "Comment")
LEFT = (40.0, 80.0, 300.0, 360.0, 420.0, 500.0)
ROWS = (
    ("CS1", "Streets that are clean", "95%", "90%", "Green", "All well in the quarter."),
    ("CS2", "Bins missed per 1,000", "12", "10", "Red", "Two rounds were late in July."),
    ("CS3", "Fly-tips removed in a day", "88%", "90%", "Amber", "A van was in for repair."),
    ("CS4", "Graffiti removed", "97%", "95%", "Green", "As planned."),
)
BOLD = "Helvetica-Bold"
SIZE = 9.0

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")


def touching(first: int, last: int, gap: float) -> list[float]:
    """Where columns begin of which some are as wide as their headings, and so much wider."""
    left = list(LEFT)
    for at in range(first, last):
        left[at + 1] = left[at] + metrics.stringWidth(HEADINGS[at], BOLD, SIZE) + gap
    return left


def drafted(
    path: Path,
    left: Sequence[float],
    *,
    lines: str = "",
    headings: Sequence[str] = HEADINGS,
    rows: Sequence[Sequence[str]] = ROWS,
) -> Report:
    """Draw a report, draft its profile, and read it by that."""
    page = canvas.Canvas(str(path), pagesize=(842, 595))
    for font, size, y, said in (
        (BOLD, 16, 540.0, "Sampleford Borough Council performance report"),
        ("Helvetica", 12, 516.0, "Quarter 2 2024/25"),
        (BOLD, 12, 486.0, "Clean streets"),
    ):
        page.setFont(font, size)
        page.drawString(40, y, said)
    y = 460.0
    for row, font in ((headings, BOLD), *((row, "Helvetica") for row in rows)):
        page.setFont(font, SIZE)
        for x, said in zip(left, row, strict=True):
            page.drawString(x, y, said)
        if lines:
            page.line(36, y + 13, 800, y + 13)
        y -= 22
    if lines:
        page.line(36, y + 13, 800, y + 13)
    for x in (*left, 804) if lines == "grid" else ():
        page.line(x - 1, 473, x - 1, y + 13)
    page.save()
    with open_pdf(path, None, None) as document:
        profile = parse_own(write_profile(draft_profile(document)), "drafted.toml")
    return read_report(path, profile=profile)


def cells(report: Report) -> list[tuple[str | None, ...]]:
    return [
        (
            *(each.measure_code, each.measure_name, each.period_actual, each.period_target),
            *(each.period_status and each.period_status.value.title(), each.comment),
        )
        for each in report.readings
    ]


@pytest.mark.parametrize("lines", ["", "rules", "grid"])
@pytest.mark.parametrize("gap", [0.0, 1.0, 2.5, 4.0])
@pytest.mark.parametrize(("first", "last"), [(2, 3), (3, 4), (2, 4)])
def test_headings_that_touch_are_parted(
    tmp_path: Path, first: int, last: int, gap: float, lines: str
) -> None:
    report = drafted(tmp_path / "report.pdf", touching(first, last, gap), lines=lines)
    assert cells(report) == list(ROWS)
    assert report.warnings == ()


@pytest.mark.parametrize("gap", [0.0, 3.0])
def test_texts_that_touch_below_them_are_read_or_told(tmp_path: Path, gap: float) -> None:
    """Between "Green" and the sentence behind it there is no more than a space."""
    report = drafted(tmp_path / "report.pdf", touching(4, 5, gap))
    told = {warning.measure_code for warning in report.warnings}
    wrong = [row[0] for row, want in zip(cells(report), ROWS, strict=True) if row != want]
    assert {*wrong} <= told
    assert gap == 0.0 or not wrong


def test_a_heading_of_two_words_is_one_where_its_cells_are(tmp_path: Path) -> None:
    headings = ("Ref", "Indicator", "Actual", "Target", "Target status", "Comment")
    report = drafted(tmp_path / "report.pdf", LEFT, headings=headings)
    assert cells(report) == list(ROWS)
    assert report.warnings == ()


def test_a_comment_behind_a_status_is_not_lost_in_silence(tmp_path: Path) -> None:
    rows = [(*row[:4], f"{row[4]} {row[5]}") for row in ROWS]
    path = tmp_path / "report.pdf"
    report = drafted(path, LEFT[:5], headings=HEADINGS[:5], rows=rows, lines="rules")
    assert {each.period_status for each in report.readings} == {Status.UNREADABLE}
    assert {each.measure_code for each in report.warnings} >= {row[0] for row in ROWS}
