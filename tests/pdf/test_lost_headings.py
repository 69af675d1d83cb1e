"""A priority whose heading is not found, where others are, is told of: its title and status are not read."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.pdf.doubts.titles import warn_lost_titles
from kpi_tui.pdf.doubts.warnings import find_warnings
from kpi_tui.report import Priority
from tests.rendering.grids import Heading, Look, draw_grids
from tests.support.odd_tables import FINANCE, ROWS, priority, read_odd, rows, table
from tests.support.pdf_words import line

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


@pytest.mark.parametrize("title", ["OCC01 Open parks", "OCC01 | Open parks", "OCC01. Open parks"])
def test_a_report_none_of_whose_titles_is_read_says_so(title: str) -> None:
    """Its headings have none of the signs behind the code that tell a title."""
    outside = [line("Performance in July"), line(title, page=3), line("OCC02", page=4)]
    found = list(warn_lost_titles([Priority("OCC01", ""), Priority("OCC04", "")], outside))
    assert [(each.page, each.measure_code) for each in found] == [(3, None)]
    assert f"“{title}” is not read as its title" in found[0].message
    assert list(warn_lost_titles([Priority("OCC01", "Open parks")], outside)) == []


def test_its_warning_is_the_report_s(tmp_path: Path) -> None:
    blocks = (*FINANCE, Heading("Open parks (OCC01)"), table(*rows(*ROWS)))
    draw_grids(blocks, tmp_path / "a.pdf", Look())
    (told,) = kpi_tui.read_report(tmp_path / "a.pdf").warnings
    assert told.message.startswith("OCC01 has measures, and “Open parks (OCC01)” is not read")
