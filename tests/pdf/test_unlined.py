"""Tables without any lines: their statuses are read, groups and merged cells are told of."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from tests.rendering import Style, as_printed
from tests.rendering.annex import compose
from tests.rendering.grids import Cell, Look
from tests.rendering.html_page import html_page
from tests.rendering.samples import small_report
from tests.rendering.weasy_pdf import print_html
from tests.support.odd_tables import FIELDS, ROWS, read_odd, rows, table, unsaid, wrong
from tests.support.roundtrip import CUT_OFF, assert_same

pytestmark = pytest.mark.costly(3)

WITHOUT = (
    Look(rules="none"),
    Look(rules="none", size=8.0, pad=4.0),
    Look("typst", rules="none", size=5.0, pad=2.0),
    Look("weasyprint", rules="none", size=6.0, pad=2.5),
)
without_lines = pytest.mark.parametrize("look", WITHOUT, ids=str)


@pytest.mark.parametrize("icons", ["vector", "png", "glyph", "word", "ground"])
@pytest.mark.parametrize("ground", [True, False], ids=["header on a ground", "bare header"])
def test_statuses_are_read_where_nothing_parts_the_cells(
    tmp_path: Path, icons: str, ground: bool
) -> None:
    style = Style(engine="weasyprint", icons=icons, borders="none", page_numbers=False)  # type: ignore[arg-type]
    report = small_report()
    page = html_page(compose(report, style), style)
    if not ground:
        page = page.replace('bgcolor="#1f3864"', "").replace('color="#ffffff"', 'color="#000000"')
    path = tmp_path / "annex.pdf"
    print_html(page, path, presentational_hints=True)
    got = kpi_tui.read_report(path)
    assert_same(got, as_printed(report, style))
    assert {warning.measure_code for warning in got.warnings} <= {CUT_OFF}


@pytest.mark.parametrize("text", ["Drains", "Parks and paths"])
@pytest.mark.parametrize("at", [1, 2, 3])
@without_lines
def test_the_heading_of_a_group_is_no_name(tmp_path: Path, look: Look, text: str, at: int) -> None:
    heading = (Cell(text, whole=True), *(Cell(),) * (len(FIELDS) - 1))
    body = rows()
    report = read_odd(tmp_path / "a.pdf", look, table(*body[:at], heading, *body[at:]))
    assert wrong(report) == []
    assert [(item.page, item.text) for item in report.account.leftovers] == [(1, text)]


@pytest.mark.parametrize("middle", [False, True], ids=["top", "middle"])
@pytest.mark.parametrize("columns", [(1, 2), (1,)], ids=["owners", "director"])
@without_lines
def test_owners_of_several_measures_are_doubted(
    tmp_path: Path, look: Look, columns: tuple[int, ...], middle: bool
) -> None:
    expected = [list(row) for row in ROWS]
    body = [list(row) for row in rows()]
    for column in columns:
        body[0][column] = Cell(ROWS[0][column], down=3, middle=middle)
        for row in range(3):
            expected[row][column] = ROWS[0][column]
            if row:
                body[row][column] = None
    report = read_odd(tmp_path / "a.pdf", look, table(*map(tuple, body)))
    assert unsaid(report, expected) == []


@without_lines
def test_a_text_in_the_middle_of_two_rows_is_doubted(tmp_path: Path, look: Look) -> None:
    body = [list(row) for row in rows()]
    body[0][3] = Cell(ROWS[0][3], down=2, middle=True)
    body[1][3] = None
    expected = [list(row) for row in ROWS]
    expected[1][3] = ROWS[0][3]
    report = read_odd(tmp_path / "a.pdf", look, table(*map(tuple, body)))
    assert unsaid(report, expected) == []


@pytest.mark.parametrize("look", [WITHOUT[0], WITHOUT[-1]], ids=str)
def test_it_is_where_it_stands_nearly_level_with_the_second(tmp_path: Path, look: Look) -> None:
    """The middle of a row of one line and one of two is a little above the second's first line."""
    names = ("OCC01.01 Lamps", "OCC01.02 Drains cleared within five days of the call")
    named = [(name, *row[1:]) for name, row in zip(names, ROWS, strict=False)]
    body = [list(row) for row in rows(*named, *ROWS[2:])]
    body[0][3] = Cell("As planned.", down=2, middle=True)
    body[1][3] = None
    report = read_odd(tmp_path / "a.pdf", look, table(*map(tuple, body)))
    doubted = {warning.measure_code for warning in report.warnings}
    assert {"OCC01.01", "OCC01.02"} <= doubted


@without_lines
def test_a_sound_table_is_not_doubted(tmp_path: Path, look: Look) -> None:
    body = [list(row) for row in rows()]
    body[1][1] = Cell()
    report = read_odd(tmp_path / "a.pdf", look, table(*map(tuple, body)))
    assert report.warnings == ()
