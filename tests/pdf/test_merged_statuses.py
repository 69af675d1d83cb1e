"""A status that is drawn in a cell of several rows is no other row's in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.report import Report
from kpi_tui.status import Status
from tests.support.html_tables import LINES, draw_html, html_table
from tests.support.plain_report import profile, rows

COLOURS = {"Green": "#00a651", "Amber": "#ffc000", "Red": "#ff0000"}
TOLD = "period status may be that of the row its cell is merged with"


def read(folder: Path, style: str, *, down: int, without: int | None = None) -> Report:
    """Read six measures; the status of the second, a circle, holds for so many; one may have none."""
    signs = {
        word: f'<svg width="9" height="9"><circle cx="4" cy="4" r="4" fill="{fill}"/></svg>'
        for word, fill in COLOURS.items()
    }
    body = [[*row[:5], f"{at} {row[5]}", *row[6:]] for at, row in enumerate(rows())]
    table = html_table(body)
    for at, row in enumerate(rows()):
        first, is_merged = at == 1, 1 < at < 1 + down
        cell = f'<td rowspan="{down}">' if first and down > 1 else "<td>"
        drawn = "" if is_merged else f"{cell}{'' if at == without else signs[row[5]]}</td>"
        table = table.replace(f"<td>{at} {row[5]}</td>", drawn)
    path = draw_html(folder / "a.pdf", f"<h2>Priority 1: Clean streets</h2>{table}", style)
    return kpi_tui.read_report(path, profile=profile(folder))


@pytest.mark.parametrize("down", [2, 3])
@pytest.mark.parametrize("lines", [LINES["grid"], LINES["rules"]], ids=["grid", "rules"])
def test_the_rows_that_it_may_hold_for_are_told_of(tmp_path: Path, lines: str, down: int) -> None:
    report = read(tmp_path, lines, down=down)
    told = [each.measure_code for each in report.warnings if each.message == TOLD]
    assert told == [f"ENV-{number:02}" for number in range(3, 2 + down)]
    assert report.readings[1].period_status is Status.RED


def test_rows_with_a_cell_each_are_not(tmp_path: Path) -> None:
    report = read(tmp_path, LINES["grid"], down=1)
    assert [each.period_status.value for each in report.readings if each.period_status] == [
        row[5].lower() for row in rows()
    ]
    assert [each.message for each in report.warnings if "merged" in each.message] == []


def test_a_column_without_lines_is_no_merged_cell(tmp_path: Path) -> None:
    open_column = "td:nth-child(6) { border-top: none; border-bottom: none }"
    report = read(tmp_path, LINES["grid"] + open_column, down=1, without=3)
    assert [each.period_status is None for each in report.readings] == [at == 3 for at in range(6)]
    assert [each.message for each in report.warnings if "merged" in each.message] == []
