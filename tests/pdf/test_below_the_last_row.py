"""A status drawn below the words of a table's last row, which no line ends, is never lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reportlab.graphics.shapes import Circle, Drawing
from reportlab.lib.colors import toColor
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kpi_tui.pdf import read_report
from kpi_tui.profiles.load import parse_profile
from kpi_tui.report import Report
from kpi_tui.status import Status
from tests.support.filled_cells import PROFILE

LOST = "what is drawn right below it may be its period status"


def read(path: Path, high: int, *below: str) -> Report:
    """Read three measures, with a circle at the foot of each status cell, and texts below them."""
    rows: list[list[Any]] = [["Measure", "Outturn", "Target", "Status"]]
    for number, colour in enumerate(("green", "orange", "red"), 1):
        fill = toColor(colour)
        icon = Drawing(20, high, Circle(6, 5, 4, fillColor=fill, strokeColor=fill))
        rows.append([f"Visits to place {number}", f"4{number}", "50", icon])
    styles = getSampleStyleSheet()
    titles = ("Sampleford City Council", "Dashboard July 2024", "Clean streets")
    table = Table(rows, colWidths=[190, 70, 70, 60], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    flow = [Paragraph(said, styles["Title"]) for said in titles]
    notes = [Paragraph(said, styles["BodyText"]) for said in below]
    SimpleDocTemplate(str(path)).build([*flow, table, *notes])
    return read_report(path, profile=parse_profile(PROFILE, "sampleford.toml"))


@pytest.mark.parametrize("below", [(), ("All figures are of July.",)], ids=["nothing", "a note"])
@pytest.mark.parametrize("high", [12, 20, 28, 34])
def test_it_is_read_or_named(tmp_path: Path, high: int, below: tuple[str, ...]) -> None:
    report = read(tmp_path / "report.pdf", high, *below)
    *others, last = report.readings
    assert [each.period_status for each in others] == [Status.GREEN, Status.AMBER]
    said = [each.message for each in report.warnings if each.measure_code == last.measure_code]
    assert (last.period_status, said) in ((Status.RED, []), (None, [LOST]))
