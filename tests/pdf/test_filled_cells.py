"""Statuses that are filled cells, in tables of which only the rows are parted by lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kpi_tui.pdf import read_report
from kpi_tui.pdf.pictures.colouring import FIELDS
from kpi_tui.pdf.table.fields import KNOWN
from kpi_tui.profiles.load import parse_profile
from tests.support.filled_cells import FILLS, PROFILE, WAYS

TIMES = 4


def draw(path: Path, width: float) -> Path:
    """A table with lines below its rows, whose column before the status is so many points wide."""
    styles = getSampleStyleSheet()
    rows = [["Measure", "Outturn", "Target", "Direction of travel", "Status", "What we do"]]
    looks: list[tuple[object, ...]] = [("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#808080"))]
    looks.append(("BACKGROUND", (0, 0), (-1, 0), HexColor("#d0d8e0")))
    for row, (fill, way) in enumerate(
        zip((*FILLS.values(),) * TIMES, WAYS * TIMES, strict=True), 1
    ):
        rows.append([f"Visits to place {row}", "43.0", "50.0", way, "", "Summer was busy."])
        looks.append(("BACKGROUND", (4, row), (4, row), HexColor(fill)))
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(
        [
            Paragraph("Sampleford City Council", styles["Title"]),
            Paragraph("Dashboard July 2024", styles["Heading1"]),
            Paragraph("Clean streets", styles["Heading2"]),
            Table(rows, colWidths=[190, 70, 70, width, 50, 200], style=looks),
        ]
    )
    return path


@pytest.mark.parametrize("width", [88, 95, 105, 120, 150])
def test_the_edges_of_grounds_are_those_of_the_column(tmp_path: Path, width: float) -> None:
    path = draw(tmp_path / "report.pdf", width)
    report = read_report(path, profile=parse_profile(PROFILE, "sampleford.toml"))
    assert [reading.period_status for reading in report.readings] == list(FILLS) * TIMES


def test_a_picture_has_a_colour_for_whatever_a_column_holds() -> None:
    assert FIELDS.keys() == KNOWN
    assert len(set(FIELDS.values())) == len(FIELDS)
