"""Rows that have a name and little else, and names with two codes: none is wrong unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.report import Report
from tests.rendering.grids import Cell, Look
from tests.support.html_tables import BREAK, CODELESS, LINES, draw_html, html_table
from tests.support.odd_tables import FIELDS, read_odd, rows, table
from tests.support.plain_report import HEADER, NAMES, profile
from tests.support.plain_report import rows as plain_rows

HEADING = "<h2>Priority 1: Clean streets</h2>"
GROUP = "Parks and open spaces"

pytestmark = pytest.mark.costly(4)
styles = pytest.mark.parametrize("lines", LINES)


def said_of(report: Report, code: str) -> str:
    """Return the warnings about a measure."""
    return " ".join(each.message for each in report.warnings if each.measure_code == code)


def read_plain(folder: Path, lines: str, *tables: Sequence[Sequence[str]]) -> Report:
    """Read a report whose tables stand on a page each."""
    body = HEADING + BREAK.join(map(html_table, tables))
    return kpi_tui.read_report(
        draw_html(folder / "a.pdf", body, LINES[lines]), profile=profile(folder)
    )


@pytest.mark.parametrize("alone", [GROUP, f"<b>{GROUP}</b>"], ids=["plain", "bold"])
@styles
def test_a_group_s_heading_at_the_top_of_a_page_is_told_of(
    tmp_path: Path, lines: str, alone: str
) -> None:
    body, group = plain_rows(), ["", alone, *[""] * 6]
    report = read_plain(tmp_path, lines, body[:3], [group, *body[3:]])
    assert f"“{GROUP}” is read as the end of its name" in said_of(report, "ENV-03")
    assert [each.measure_name for each in report.readings if each.measure_code != "ENV-03"] == [
        name for name in NAMES if name != NAMES[2]
    ]


@styles
def test_the_end_of_a_name_at_the_top_of_a_page_raises_no_alarm(tmp_path: Path, lines: str) -> None:
    body = plain_rows()
    report = read_plain(tmp_path, lines, body[:3], [["", "of a report", *[""] * 6], *body[3:]])
    assert report.readings[2].measure_name == f"{NAMES[2]} of a report"
    assert not said_of(report, "ENV-03")


@styles
def test_a_group_s_heading_below_the_names_is_no_name(tmp_path: Path, lines: str) -> None:
    body = plain_rows()
    report = read_plain(tmp_path, lines, [*body[:3], ["", GROUP, *[""] * 6], *body[3:]])
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert GROUP in [item.text for item in report.account.leftovers]


@pytest.mark.parametrize("lines", ["rules", "grid"])
def test_a_row_with_a_name_alone_is_doubted_where_no_codes_are(tmp_path: Path, lines: str) -> None:
    body = [row[1:] for row in plain_rows()]
    page = HEADING + html_table([*body[:3], [GROUP, *[""] * 6], *body[3:]], HEADER[1:])
    report = kpi_tui.read_report(
        draw_html(tmp_path / "a.pdf", page, LINES[lines]), profile=profile(tmp_path, CODELESS)
    )
    (reading,) = [each for each in report.readings if each.measure_name == GROUP]
    assert "nothing but a name" in said_of(report, reading.measure_code)


@pytest.mark.parametrize("column", ["period_status", "comment"])
def test_a_row_without_a_code_below_a_measure_is_told_of(tmp_path: Path, column: str) -> None:
    text = {"period_status": "Red", "comment": "Counted from May."}[column]
    cells = {FIELDS[0]: Cell("of which in the north"), column: Cell(text)}
    below = tuple(cells.get(field, Cell()) for field in FIELDS)
    body = rows()
    report = read_odd(tmp_path / "a.pdf", Look(), table(*body[:3], below, *body[3:]))
    assert "a row of its own, “of which in the north”" in said_of(report, "OCC01.03")


@pytest.mark.parametrize("second", ["ENV-52", "/ ENV-52", "was ENV-52"])
@pytest.mark.parametrize("lines", ["zebra", "rules", "grid"])
def test_a_second_code_in_a_cell_begins_no_row(tmp_path: Path, lines: str, second: str) -> None:
    body = [list(row) for row in plain_rows()]
    before, between, after = f"{body[1][0]} {second}".rpartition("ENV")
    body[1][0] = f"{before.rstrip()}<br>{between}{after}"
    report = read_plain(tmp_path, lines, body)
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert "ENV-52" in said_of(report, "ENV-02")


def test_a_second_code_in_a_name_is_told_of(tmp_path: Path) -> None:
    name = "OCC01.02 Drains cleared in five days, formerly\nOCC01.09 in the last plan"
    body = [list(row) for row in rows()]
    body[1][0] = Cell(name)
    report = read_odd(tmp_path / "a.pdf", Look("weasyprint"), table(*map(tuple, body)))
    assert [each.measure_code[-2:] for each in report.readings] == ["01", "02", "03", "05"]
    assert "OCC01.09" in said_of(report, "OCC01.02")


@pytest.mark.parametrize("at", [0, 3])
@pytest.mark.parametrize("lines", ["none", "zebra", "rules"])
def test_a_row_without_a_name_is_read(tmp_path: Path, lines: str, at: int) -> None:
    names = ["" if number == at else name for number, name in enumerate(NAMES)]
    report = read_plain(tmp_path, lines, plain_rows(cells={"Indicator": names}))
    assert [each.measure_name for each in report.readings] == names
    assert [each.measure_code for each in report.readings][at] == f"ENV-{at + 1:02}"
