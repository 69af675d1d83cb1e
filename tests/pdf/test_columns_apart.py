"""Columns that a spreadsheet prints on a page of their own are told of, with their headings."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.report import Report
from tests.support.plain_report import HEADER, PAGE, PlainPage, draw, profile, rows

TOLD = "columns stand on this page, and their measures on another: "


def read(path: Path, *pages: PlainPage) -> Report:
    return kpi_tui.read_report(draw(path, *pages), profile=profile(path.parent))


def told(report: Report) -> list[tuple[int | None, str]]:
    return [(each.page, each.message) for each in report.warnings if TOLD in each.message]


def part(first: int, last: int, *title: str) -> PlainPage:
    """Return a page of some columns only."""
    cells = [row[first:last] for row in rows()]
    return PlainPage(title, PAGE.heading if first == 0 else "", HEADER[first:last], cells)


@pytest.mark.parametrize("first", [5, 6])
def test_their_page_and_headings_are_named(tmp_path: Path, first: int) -> None:
    report = read(tmp_path / "a.pdf", part(0, first, *PAGE.title), part(first, len(HEADER)))
    assert [each.period_actual for each in report.readings] == [row[4] for row in rows()]
    headings = ", ".join(f"“{each}”" for each in HEADER[first:])
    assert told(report) == [(2, f"{TOLD}{headings}, not read")]


def test_a_text_under_such_a_heading_is_none(tmp_path: Path) -> None:
    text = PlainPage(("Commentary", "Work went on as planned in the quarter."), heading="")
    assert told(read(tmp_path / "a.pdf", PAGE, text)) == []
