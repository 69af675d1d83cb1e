"""A heading that is a period is no priority's title, wherever it stands among those that are."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kpi_tui.pdf import read_report
from kpi_tui.profiles.load import parse_profile
from kpi_tui.profiles.period_text import is_period
from tests.support.filled_cells import PROFILE


@pytest.mark.parametrize(
    "text", ["Quarter 2 2024/25", "July 2024", "(Q2 2025/26)", "2024/25", "April – June 2025"]
)
def test_a_period_alone(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize("text", ["Roads", "Clean streets July 2024", "", "24/7 help"])
def test_more_or_less_than_a_period(text: str) -> None:
    assert not is_period(text)


@pytest.mark.parametrize(
    "headings",
    [
        ("Roads", "July 2024"),
        ("Position at 31 July 2024", "Roads"),
        ("Roads", "To end of July 2024"),
    ],
)
def test_a_period_among_headings_is_no_title(tmp_path: Path, headings: tuple[str, str]) -> None:
    path = tmp_path / "report.pdf"
    styles = getSampleStyleSheet()
    story = [
        Paragraph("Sampleford City Council", styles["Title"]),
        Paragraph("Dashboard July 2024", styles["Heading1"]),
    ]
    head = ["Measure", "Outturn", "Target", "Direction of travel", "Status", "What we do"]
    for number, names in enumerate((("Clean streets",), headings), 1):
        story += [Paragraph(name, styles["Heading2"]) for name in names]
        rows = [f"Visits to place {number}", "43.0", "50.0", "Static", "Red", "Summer was busy."]
        widths = [190, 70, 70, 110, 50, 200]
        story.append(Table([head, rows], widths, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story)
    report = read_report(path, profile=parse_profile(PROFILE, "sampleford.toml"))
    assert [each.title for each in report.priorities] == ["Clean streets", "Roads"]
