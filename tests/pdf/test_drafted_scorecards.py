"""Scorecards as spreadsheets print them, each drafted and read by its draft as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.guess import guess_profile
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Report, Status
from tests.pdf.test_drafted_kinds import FILLS, NAMES, RATED

Look = tuple[object, ...]
"""A command of a table's style."""
GRID: Look = ("GRID", (0, 0), (-1, -1), 0.5, "black")
STATUSES = (Status.GREEN, Status.AMBER, Status.RED)


def drafted(
    folder: Path,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *looks: Look,
    title: str = "Quarter 2 2025/26",
) -> tuple[ProfileGuess, Report]:
    """Draw a scorecard of one table, and read it by its draft."""
    styles = getSampleStyleSheet()
    path = folder / "scorecard.pdf"
    lines = ("Elmford City Council", f"Performance scorecard – {title}", "Clean streets")
    flow = [
        Paragraph(said, styles["Title" if n < 2 else "Heading2"]) for n, said in enumerate(lines)
    ]
    cells = [[Paragraph(said, styles["BodyText"]) for said in row] for row in (header, *rows)]
    widths = [210, *[75] * (len(header) - 1)]
    drawn = Table(cells, colWidths=widths, style=TableStyle([*looks]))
    SimpleDocTemplate(str(path), pagesize=landscape(A4), topMargin=30).build([*flow, drawn])
    guess = guess_profile(path)
    profile = folder / f"{guess.name}.toml"
    profile.write_text(guess.toml, encoding="utf-8")
    return guess, read_report(path, profile=str(profile))


def grounds(column: int, first: int) -> list[Look]:
    """The grounds of a column's cells, in turn."""
    return [
        ("BACKGROUND", (column, n + 1), (column, n + 1), FILLS[RATED[(n + first) % 3]])
        for n in range(len(NAMES))
    ]


@pytest.mark.parametrize("first", [0, 1], ids=["alike", "otherwise"])
def test_quarters_without_a_year_whose_figures_stand_on_their_status(
    tmp_path: Path, first: int
) -> None:
    header = ("Indicator", "Target", "Q1", "Q2", "Q3", "Q4", "Latest note")
    rows = [(name, "55%", f"{30 + n}%", f"{50 + n}%", "", "", "") for n, name in enumerate(NAMES)]
    _, report = drafted(tmp_path, header, rows, GRID, *grounds(2, first), *grounds(3, 0))
    assert [each.measure_name for each in report.readings] == list(NAMES)
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{30 + number}%", f"{50 + number}%")
        assert each.period_status is STATUSES[number % 3]
        assert each.previous_status is STATUSES[(number + first) % 3]


def test_figures_of_earlier_months_are_no_codes(tmp_path: Path) -> None:
    header = ("KPI", "Apr-25", "May-25", "Jun-25", "Target", "RAG")
    rows = [
        (name, f"{30 + n}.{n}", f"{40 + n}.1", f"{50 + n}.2", "55", RATED[n % 3])
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(tmp_path, header, rows, GRID, title="June 2025")
    assert "[code]" not in guess.toml
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.period_actual for each in report.readings] == [f"{50 + n}.2" for n in range(10)]


def test_an_arrow_beside_a_figure_is_no_column_of_arrows(tmp_path: Path) -> None:
    header = ("Measure", "Target", "Previous quarter", "Latest quarter", "RAG")
    arrow = '<font name="ZapfDingbats">&#9650;</font>', '<font name="ZapfDingbats">&#9660;</font>'
    rows = [
        (name, "55%", f"{30 + n}%", f"{50 + n}% {arrow[n % 2]}", RATED[n % 3])
        for n, name in enumerate(NAMES)
    ]
    guess, report = drafted(tmp_path, header, rows, GRID)
    assert [each.period_actual for each in report.readings] == [f"{50 + n}%" for n in range(10)]
    assert any("▲, ▼: nothing in the report says" in note for note in guess.notes)
    doubted = {each.measure_code for each in report.warnings if "direction" in each.message}
    assert doubted == {each.measure_code for each in report.readings}


def test_a_line_below_the_header_alone(tmp_path: Path) -> None:
    header = ("Measure", "Target", "Q1 2025/26", "Q2 2025/26", "Status", "Comment")
    rows = [
        (name, "55%", f"{30 + n}%", f"{50 + n}%", RATED[n % 3], "Crews work at it." * (n % 2))
        for n, name in enumerate(NAMES)
    ]
    _, report = drafted(tmp_path, header, rows, ("LINEBELOW", (0, 0), (-1, 0), 1, "black"))
    assert [each.measure_name for each in report.readings] == list(NAMES)
    for number, each in enumerate(report.readings):
        assert (each.previous_actual, each.period_actual) == (f"{30 + number}%", f"{50 + number}%")
        assert each.period_status is STATUSES[number % 3]
    assert report.warnings == ()
