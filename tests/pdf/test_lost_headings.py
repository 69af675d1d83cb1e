"""A priority whose heading is not found, where others are, is told of: its title and status are not read."""

from __future__ import annotations

from pathlib import Path

from kpi_tui.pdf.doubts.warnings import find_warnings
from kpi_tui.report import Priority
from tests.rendering.grids import Heading, Look
from tests.support.odd_tables import ROWS, priority, read_odd, rows, table

TOLD = "{} has measures, and its heading was not found: its title, status and text are not read"
SECOND, THIRD = (
    [(row[0].replace("OCC01", code), *row[1:]) for row in ROWS] for code in ("OCC02", "OCC03")
)


def test_a_heading_with_a_number_before_it_is_told_of(tmp_path: Path) -> None:
    blocks = (
        *(table(*rows(*ROWS)), priority("OCC02", "Open parks"), table(*rows(*SECOND))),
        *(Heading("12 OCC03 - Good homes"), table(*rows(*THIRD))),
    )
    report = read_odd(tmp_path / "a.pdf", Look(), *blocks)
    assert [each.title for each in report.priorities][1:] == ["Open parks", ""]
    assert TOLD.format("OCC03") in [warning.message for warning in report.warnings]


def test_a_report_without_headings_lacks_none() -> None:
    found = find_warnings([], [Priority("OCC01", ""), Priority("OCC02", "")], {}, [])
    assert [warning.message for warning in found] == []
