"""Rows of tables without lines: where their cells stand tells what is of one row, also over pages."""

from __future__ import annotations

import cProfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import kpi_tui
from kpi_tui.pdf.table import level_rows
from kpi_tui.pdf.table.header_columns import FieldColumn, Header
from kpi_tui.pdf.table.spaced_rows import part_by_space
from kpi_tui.pdf.table.tables import Region
from kpi_tui.report import Report
from tests.support import html_reports
from tests.support.html_tables import (
    BREAK,
    CODELESS,
    LINES,
    WIDTHS,
    draw_html,
    html_table,
    names_and_priorities,
)
from tests.support.pdf_words import words
from tests.support.plain_report import COUNCIL, HEADER, NAMES, profile, rows

pytestmark = pytest.mark.costly(4)

HEADING = "<h2>Priority 1: Clean streets</h2>"
PLACES = ("top", "middle", "bottom")
MIXED = (1, 2, 1, 3, 1, 1)
SMALL = "Owner of the service"


def said(measure: int, sentences: int, word: str = "Sentence") -> str:
    """Return what is said about a measure, so long."""
    return " ".join(
        f"{word} {number} of measure {measure} tells what the crews did and who paid."
        for number in range(sentences)
    )


def body(comments: Sequence[str], names: Sequence[str] = NAMES) -> list[list[str]]:
    """Return rows of measures without codes."""
    made = rows(cells={"Commentary": comments, "Indicator": names})
    return [row[1:] for row in made]


def read(
    folder: Path,
    table: Sequence[Sequence[str]],
    place: str,
    padding: float,
    leading: float | str = "normal",
) -> Report:
    """Read a table without lines whose cells stand so."""
    cells = f"vertical-align: {place}; padding: {padding}pt; line-height: {leading}"
    style = f"{LINES['none']} td {{ {cells} }}"
    path = draw_html(folder / "a.pdf", HEADING + html_table(table, HEADER[1:]), style)
    return kpi_tui.read_report(path, profile=profile(folder, CODELESS))


@pytest.mark.parametrize("lengths", [MIXED, (1,) * 6, (1, 0, 2, 1, 0, 3)], ids=str)
@pytest.mark.parametrize("padding", [0.5, 1, 3])
@pytest.mark.parametrize("place", PLACES)
def test_rows_close_together_are_told_apart(
    tmp_path: Path, place: str, padding: float, lengths: tuple[int, ...]
) -> None:
    comments = [said(number, length) for number, length in enumerate(lengths, 1)]
    report = read(tmp_path, body(comments), place, padding)
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.comment or "" for each in report.readings] == comments
    assert [each.period_target for each in report.readings] == [f"5{n}.0%" for n in range(1, 7)]
    assert report.warnings == ()


@pytest.mark.parametrize("place", PLACES)
def test_lines_of_a_cell_may_stand_far_apart(tmp_path: Path, place: str) -> None:
    comments = [said(number, length) for number, length in enumerate(MIXED, 1)]
    names = [f"{name} in all of the wards of the town" for name in NAMES]
    report = read(tmp_path, body(comments, names), place, 4, 1.5)
    assert [each.measure_name for each in report.readings] == names
    assert [each.comment for each in report.readings] == comments
    assert report.warnings == ()


@pytest.mark.parametrize("padding", [0.5, 2])
@pytest.mark.parametrize("place", PLACES)
def test_small_print_below_a_name_stays_in_its_row(
    tmp_path: Path, place: str, padding: float
) -> None:
    comments = [said(number, length) for number, length in enumerate(MIXED, 1)]
    names = [f'{name}<br><span style="font-size: 7pt">{SMALL}</span>' for name in NAMES]
    report = read(tmp_path, body(comments, names), place, padding)
    assert [each.measure_name for each in report.readings] == [f"{name} {SMALL}" for name in NAMES]
    assert [each.comment for each in report.readings] == comments


def calls_for(folder: Path, number: int) -> int:
    """Return how many calls it takes to part so many rows, none as far from the next as others."""
    names = [f"Streets cleaned of kind {at}" for at in range(number)]
    table = [
        [f'<p style="margin: {1 + 0.1 * at}pt 0">{name}</p>', *body([said(at, 1)])[0][1:]]
        for at, name in enumerate(names)
    ]
    style = f"{LINES['none']} @page {{ size: 842pt 3000pt }}"
    path = draw_html(folder / "a.pdf", HEADING + html_table(table, HEADER[1:]), style)
    profiler = cProfile.Profile()
    report = profiler.runcall(kpi_tui.read_report, path, profile=profile(folder, CODELESS))
    assert [each.measure_name for each in report.readings] == names
    return sum(
        each.callcount
        for each in profiler.getstats()
        if not isinstance(each.code, str) and each.code.co_filename == level_rows.__file__
    )


def test_twice_as_many_rows_take_four_times_as_long_at_most(tmp_path: Path) -> None:
    few, many = (calls_for(tmp_path, number) for number in (40, 80))
    assert many < 4.5 * few


@pytest.mark.parametrize("padding", [0.5, 2])
@pytest.mark.parametrize("place", PLACES)
def test_a_blank_line_within_a_comment_begins_no_row(
    tmp_path: Path, place: str, padding: float
) -> None:
    pairs = [(said(number, 1), said(number, 2, "Clause")) for number in range(1, 7)]
    comments = [f"{one}<br><br>{two}" if one[-1] else one for one, two in pairs]
    report = read(tmp_path, body(comments), place, padding)
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.comment for each in report.readings] == [f"{one}\n{two}" for one, two in pairs]


def draw_broken(path: Path, table: Sequence[Sequence[str]], place: str) -> Path:
    """Draw a report whose table goes on over two pages, also in the middle of a row."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=10.8)
    flow: list[Any] = [
        Paragraph(text, style)
        for text in (COUNCIL, "Corporate Performance Report", "Quarter 2 2025/26")
    ]
    flow += [Spacer(0, 245), Paragraph("Priority 1: Clean streets", style), Spacer(0, 6)]
    cells = [[Paragraph(cell, style) for cell in row] for row in (HEADER[1:], *table)]
    sides = [(f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("TOP", "BOTTOM")]
    look = TableStyle([("VALIGN", (0, 0), (-1, -1), place.upper()), *sides])
    widths = [140, 60, 70, 70, 50, 60, 230]
    flow.append(Table(cells, widths, repeatRows=1, splitInRow=1, style=look))
    SimpleDocTemplate(str(path), pagesize=landscape(A4), topMargin=36, bottomMargin=36).build(flow)
    return path


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("third", [6, 9, 12])
@pytest.mark.parametrize("place", PLACES)
def test_a_row_that_a_page_breaks_stays_one(
    tmp_path: Path, place: str, third: int, small: bool
) -> None:
    lengths = (1, 3, third, 2, 1, 2)
    comments = [said(number, length) for number, length in enumerate(lengths, 1)]
    below = f"<br/><font size=7>{SMALL}</font>" if small else ""
    table = body(comments, [name + below for name in NAMES])
    path = draw_broken(tmp_path / "a.pdf", table, place)
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    names = [f"{name} {SMALL}" if small else name for name in NAMES]
    assert [each.measure_name for each in report.readings] == names
    assert [each.comment for each in report.readings] == comments
    assert [each.period_actual for each in report.readings] == [f"6{n}.2%" for n in range(1, 7)]


def test_where_two_ways_to_part_rows_fit_their_measures_are_named(tmp_path: Path) -> None:
    lengths = (1, 3, 8, 1, 1, 1)
    comments = [said(number, length) for number, length in enumerate(lengths, 1)]
    comments[3] += "<br/><br/>" + said(4, 2, "Clause")
    table = body(comments)[:4]
    path = draw_broken(tmp_path / "a.pdf", table, "bottom")
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    last = report.readings[-1]
    assert last.pages == (2,)
    doubted = [each.measure_code for each in report.warnings if "no line parts" in each.message]
    assert last.measure_code in doubted


@pytest.mark.parametrize("length", [3, 6])
@pytest.mark.parametrize("place", PLACES)
def test_the_end_of_a_comment_at_the_top_of_a_page_is_none_of_the_row_below(
    tmp_path: Path, place: str, length: int
) -> None:
    """It was read with the first measure of the page, and that before was cut short, in silence.

    Where cells end level it fits both, as a paragraph of its own, and both are named.
    """
    comments = [said(1, 1), said(2, 3), said(3, length), said(4, 1), said(5, 3), said(6, 1)]
    table = body(comments)
    end = [""] * (len(HEADER) - 2) + ["and this is how it ends."]
    tables = html_table(table[:2], HEADER[1:]), html_table([end, *table[2:]], HEADER[1:])
    style = f"{LINES['none']} td {{ vertical-align: {place}; padding: 6pt; height: 50pt }}"
    style += " tr:first-child td { height: auto }"
    path = draw_html(tmp_path / "a.pdf", HEADING + BREAK.join(tables), style)
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    comments[1] += " and this is how it ends."
    got = {e.measure_code: (e.comment or "").replace("\n", " ") for e in report.readings}
    wrong = {code for (code, is_), want in zip(got.items(), comments, strict=True) if is_ != want}
    assert wrong <= {each.measure_code for each in report.warnings}
    assert not wrong or place == "bottom"


@pytest.mark.parametrize("padding", [0.5, 3])
@pytest.mark.parametrize("place", PLACES)
def test_a_measure_without_figures_has_its_row(tmp_path: Path, place: str, padding: float) -> None:
    comments = [said(number, length) for number, length in enumerate(MIXED, 1)]
    table = body(comments)
    table[2][1:6] = [""] * 5
    report = read(tmp_path, table, place, padding)
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.comment for each in report.readings] == comments


@pytest.mark.parametrize("place", PLACES)
def test_rows_that_nothing_parts_are_named(tmp_path: Path, place: str) -> None:
    comments = [said(number, 1) for number in range(1, 7)]
    table = body(comments)
    style = "margin: 0; line-height: 20pt"
    table.insert(3, [f'<p style="{style}">Parks and paths</p>', *[""] * 6])
    report = read(tmp_path, table, place, 0)
    got = {each.measure_name: each.comment for each in report.readings}
    named = {each.measure_code for each in report.warnings}
    wrong = [name for name, text in zip(NAMES, comments, strict=True) if got.get(name) != text]
    is_page_named = any(each.page == 1 and not each.measure_code for each in report.warnings)
    readings = {each.measure_code for each in report.readings}
    assert not wrong or is_page_named or named >= readings


@pytest.mark.parametrize("place", PLACES)
def test_what_stands_above_all_measures_is_told_of(tmp_path: Path, place: str) -> None:
    start = ["" for _ in HEADER[1:]]
    start[HEADER[1:].index("Commentary")] = "What was said of a measure before all others."
    tables = html_table([start], HEADER[1:]), html_table(body([said(1, 1)] * 6), HEADER[1:])
    page_break = '<h2 style="break-before: page">Priority 2: Safe streets</h2>'
    style = f"{LINES['none']} td {{ vertical-align: {place} }}"
    path = draw_html(tmp_path / "a.pdf", HEADING + page_break.join(tables), style)
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert report.readings[0].comment == said(1, 1)
    assert any("before all others" in warning.message for warning in report.warnings)


def test_names_begin_left_of_a_heading_that_stands_in_their_middle(tmp_path: Path) -> None:
    comments = [said(number, 1) for number in range(1, 7)]
    table = html_table(body(comments), HEADER[1:], {**WIDTHS, HEADER[1]: 30})
    style = f"{LINES['none']} th {{ text-align: center }}"
    path = draw_html(tmp_path / "a.pdf", HEADING + table, style)
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.comment for each in report.readings] == comments
    assert (report.account.leftovers, report.warnings) == ((), ())


@pytest.mark.parametrize(("place", "tall"), [("top", 1), ("bottom", 3)])
@pytest.mark.parametrize("align", ["left", "center"])
def test_what_stands_beside_names_without_a_heading_is_no_part_of_them(
    tmp_path: Path, align: str, place: str, tall: int
) -> None:
    """It stands on no line of a name, but beside comments."""
    comments = [said(number, 3) for number in range(1, 7)]
    made = body(comments)
    for at in range(0, 6, tall):
        made[at].insert(0, f'<td rowspan="{tall}" style="vertical-align: {place}">Tidy</td>')
    widths = {"": 9, **WIDTHS, HEADER[-1]: 29}
    headings = [f'<th style="width: {widths[each]}%">{each}</th>' for each in ("", *HEADER[1:])]
    style = f"{LINES['none']} td {{ vertical-align: middle }} th {{ text-align: {align} }}"
    path = draw_html(
        tmp_path / "a.pdf", HEADING + html_reports.table("".join(headings), made), style
    )
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.comment for each in report.readings] == comments
    assert "Tidy" in {each.text for each in report.account.leftovers}


@pytest.mark.parametrize(
    ("leading", "above", "doubted"),
    [(14.0, True, [True, True, False]), (14.0, False, [False] * 3), (20.0, False, [False] * 3)],
)
def test_rows_that_stand_otherwise_than_most_are_doubted_with_what_is_close(
    leading: float, above: bool, doubted: list[bool]
) -> None:
    """A measure of one line had a line of the comment beside it, and nothing was said."""
    names = ("measure", "period_actual", "period_target", "comment")
    columns = tuple(FieldColumn(name, at * 100, at * 100 + 100) for at, name in enumerate(names))
    table = Region(Header(0, 10, columns, parted=False, size=10), columns, 300, ruled=False)
    comments, filled = ["Starts", "One", "Begins", "Goes on", "Ends", "Short"], {1, 3, 5}
    placed = []
    for at in range(0 if above else 1, 6):
        if leading > 14 and at not in filled:
            continue
        base = 20 + at * leading
        placed += words(comments[at], base, 300)
        for x in (0, 100, 200) if at in filled else ():
            placed += words("Lamps" if x == 0 else f"{at}%", base, x)
    cuts, _, found = part_by_space(placed, table)
    borders = [10, *cuts, 300]
    rows_of = [any(a < low and high < b for a, b in found) for high, low in pairwise(borders)]
    assert rows_of == doubted


@pytest.mark.parametrize(
    ("leading", "apart", "is_doubted"),
    [(12.0, 18.0, False), (14.8, 20.0, False), (18.0, 24.0, False), (16.0, 16.0, True)],
)
def test_rows_part_where_lines_are_further_apart_than_prose_is_set(
    leading: float, apart: float, is_doubted: bool
) -> None:
    """A comment of lines far apart was parted into rows, and its lines went to the neighbours."""
    names = ("measure", "period_actual", "period_target", "comment")
    columns = tuple(FieldColumn(name, at * 100, at * 100 + 100) for at, name in enumerate(names))
    table = Region(Header(0, 10, columns, parted=False, size=10), columns, 300, ruled=False)
    placed, base = [], 20.0
    for row in range(4):
        for line in range(1 if row in (1, 2) else 5):
            placed += words("Crews have caught up", base, 300)
            if line == 2 or row in (1, 2):
                for x, said in ((0, "Lamps"), (100, "9%"), (200, "8%")):
                    placed += words(said, base, x)
            base += leading
        base += apart - leading
    found, _, doubtful = part_by_space(placed, table)
    assert bool(doubtful) == is_doubted
    assert is_doubted or len(found) == 3


def test_a_bold_name_alone_below_a_header_is_no_title_where_all_names_are_bold(
    tmp_path: Path,
) -> None:
    made = [[f"<b>{name}</b>", *cells] for name, *cells in body([said(1, 1)] * 6)]
    title = '<tbody><tr><td colspan="7"><b>Clean streets</b></td></tr>'
    tables = [
        html_table(made[:3], HEADER[1:]).replace("<tbody>", title),
        html_table([[made[3][0], *[""] * 6]], HEADER[1:]),
        html_table(made[4:], HEADER[1:]),
    ]
    path = draw_html(tmp_path / "a.pdf", BREAK.join(tables), LINES["none"])
    ours = CODELESS.replace('headings = ["Priority {number}: {title}"]', 'place = "row"')
    report = kpi_tui.read_report(path, profile=profile(tmp_path, ours))
    assert names_and_priorities(report) == [(name, "Clean streets") for name in NAMES]
    assert any("nothing but a name stands in its row" in each.message for each in report.warnings)


@pytest.mark.parametrize("place", PLACES)
def test_a_text_close_behind_one_set_to_the_right_is_of_its_own_column(
    tmp_path: Path, place: str
) -> None:
    """The border stood left of short words: “Static Crews went out” was the comment, in silence."""
    comments = [said(1, 2), "On track.", said(3, 3), "N/A", said(5, 1), "On track."]
    style = f"{LINES['none']} td {{ vertical-align: {place}; padding: 6pt 1.5pt }}"
    style += " td:nth-last-child(2) { text-align: right } th { text-align: center }"
    path = draw_html(tmp_path / "a.pdf", HEADING + html_table(body(comments), HEADER[1:]), style)
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    got = [(each.comment or "").replace("\n", " ") for each in report.readings]
    assert got == comments
    assert [each for each in report.warnings if each.measure_code] == []


@pytest.mark.parametrize("place", PLACES)
def test_rows_between_those_on_a_ground_are_parted_by_space(tmp_path: Path, place: str) -> None:
    """They were rows across the table, or comments of the measures above, in silence."""
    comments = [said(number, length) for number, length in enumerate((1, 1, 2, 1, 1), 1)]
    style = f"{LINES['none']} td {{ vertical-align: {place} }} th {{ background: #334455 }}"
    style += " tr:nth-child(odd) td { background: #eeeeff } td:nth-child(5) { background: #ffc000 }"
    path = draw_html(
        tmp_path / "a.pdf", HEADING + html_table(body(comments)[:5], HEADER[1:]), style
    )
    report = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS))
    assert [each.measure_name for each in report.readings] == list(NAMES[:5])
    assert [each.comment for each in report.readings] == comments
    assert report.account.leftovers == ()
