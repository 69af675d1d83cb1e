"""Statuses as letters, grounds, and in grey; and what lies over them, and is none."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.glyphs import is_symbol_font
from kpi_tui.report import STATUS_FIELDS, Report
from kpi_tui.status import Status
from tests.rendering import Style, as_printed, render
from tests.rendering.drawn_over import (
    NOTE,
    YELLOW,
    Colour,
    DrawnRow,
    Pen,
    drawing_over,
    middle,
    rows_of,
)
from tests.rendering.samples import small_report
from tests.support.pages import pages_of
from tests.support.roundtrip import CUT_OFF, assert_same

pytestmark = pytest.mark.costly(3)

EMPTY = ("OCC01.06", "OCC02.01", "OCC10.01")
"""The measures of the sample that have no status here."""
GREEN_FELT, PINK_FELT = (0x92, 0xD0, 0x50), (0xFF, 0x99, 0x99)
SHADES = (YELLOW, GREEN_FELT, PINK_FELT, (0xE2, 0xEF, 0xDA), (0xFF, 0xF2, 0xCC), (0xF2, 0xF2, 0xF2))

Rows = Mapping[str, DrawnRow]
Draw = Callable[[Pen, Rows], None]

READ = (
    Style(icons="letter"),
    Style(icons="letter", palette="themes", borders="none"),
    Style(icons="letter", palette="grey", orientation="portrait"),
    Style(icons="ground", palette="excel", zebra=True, borders="horizontal"),
    Style(icons="word", palette="bright"),
    Style(palette="grey"),
    Style(icons="glyph", palette="grey-average", borders="horizontal"),
    Style(engine="typst", icons="letter", palette="bright"),
    Style(engine="typst", icons="ground", palette="themes"),
    Style(engine="typst", icons="jpeg", palette="grey"),
    Style(engine="fpdf2", icons="letter", palette="excel", zebra=True, borders="none"),
    Style(engine="fpdf2", icons="png", palette="grey-average"),
    Style(engine="weasyprint", icons="letter", palette="excel"),
    Style(engine="weasyprint", icons="ground"),
    Style(engine="weasyprint", palette="grey", zebra=True),
)


@pytest.mark.parametrize("style", READ, ids=str)
def test_statuses_come_back(tmp_path: Path, style: Style) -> None:
    report = small_report()
    render(report, tmp_path / "annex.pdf", style)
    got = kpi_tui.read_report(tmp_path / "annex.pdf")
    assert_same(got, as_printed(report, style))
    assert [warning.measure_code for warning in got.warnings] == [CUT_OFF]


@pytest.mark.parametrize("palette", ["grey", "grey-average"])
def test_coloured_cells_in_grey_are_unreadable_and_named(tmp_path: Path, palette: str) -> None:
    style = Style(icons="ground", palette=palette)  # type: ignore[arg-type]
    report = small_report()
    render(report, tmp_path / "annex.pdf", style)
    got = kpi_tui.read_report(tmp_path / "annex.pdf")
    named = {warning.measure_code for warning in got.warnings}
    rated = (Status.GREEN, Status.AMBER, Status.RED)
    for read, drawn in zip(got.readings, report.readings, strict=True):
        for name in STATUS_FIELDS:
            was = getattr(drawn, name)
            assert getattr(read, name) == (Status.UNREADABLE if was in rated else was)
            assert was not in rated or read.measure_code in named


def sparse_report() -> Report:
    """The sample, some measures of it without a status."""
    base = small_report()
    readings = (
        replace(r, period_status=None, ytd_status=None) if r.measure_code in EMPTY else r
        for r in base.readings
    )
    return replace(base, readings=tuple(readings))


@pytest.fixture(scope="module")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Style], tuple[bytes, Rows]]:
    drawn: dict[Style, tuple[bytes, Rows]] = {}

    def draw(style: Style) -> tuple[bytes, Rows]:
        if style not in drawn:
            path = tmp_path_factory.mktemp("sparse") / "annex.pdf"
            render(sparse_report(), path, style)
            drawn[style] = path.read_bytes(), rows_of(path)
        return drawn[style]

    return draw


Sparse = Callable[[Style], tuple[bytes, Rows]]


def read_over(path: Path, sparse: tuple[bytes, Rows], draw: Draw) -> Report:
    file, rows = sparse
    path.write_bytes(file)
    with drawing_over(path) as pen:
        draw(pen, rows)
    return kpi_tui.read_report(path)


def wrong(got: Report) -> dict[tuple[str, str], Status | None]:
    """The statuses that are not as they were drawn."""
    known = {reading.measure_code: reading for reading in sparse_report().readings}
    return {
        (reading.measure_code, name): getattr(reading, name)
        for reading in got.readings
        for name in STATUS_FIELDS
        if getattr(reading, name) != getattr(known[reading.measure_code], name)
    }


def named(report: Report) -> set[str | None]:
    return {warning.measure_code for warning in report.warnings}


def mark_rows(*codes: str, colour: Colour) -> Draw:
    def draw(pen: Pen, rows: Rows) -> None:
        for code in codes or rows:
            pen.fill(rows[code].page, rows[code].box, colour, multiply=True)

    return draw


@pytest.mark.parametrize("colour", SHADES)
@pytest.mark.parametrize("icons", ["vector", "letter"])
def test_the_ground_of_a_row_is_no_status(
    tmp_path: Path, sparse: Sparse, icons: str, colour: Colour
) -> None:
    codes = EMPTY if icons == "letter" else (*EMPTY, "OCC01.01", "OCC02.03", "OCC10.01")
    style = Style(icons=icons)  # type: ignore[arg-type]
    got = read_over(tmp_path / "annex.pdf", sparse(style), mark_rows(*codes, colour=colour))
    assert wrong(got) == {}
    assert named(got) == {CUT_OFF}


def test_a_tint_of_the_whole_table_is_no_status(tmp_path: Path, sparse: Sparse) -> None:
    tint = mark_rows(colour=(0xE2, 0xEF, 0xDA))
    got = read_over(tmp_path / "annex.pdf", sparse(Style()), tint)
    assert wrong(got) == {}
    assert named(got) == {CUT_OFF}


@pytest.mark.parametrize("colour", [(0xF2, 0xF2, 0xF2), (0xE2, 0xEF, 0xDA), (0xDE, 0xEA, 0xF6)])
def test_a_tint_of_the_status_columns_is_no_status(
    tmp_path: Path, sparse: Sparse, colour: Colour
) -> None:
    def tint(pen: Pen, rows: Rows) -> None:
        for row in rows.values():
            for name in STATUS_FIELDS:
                pen.fill(row.page, row.cells[name], colour, multiply=True)

    got = read_over(tmp_path / "annex.pdf", sparse(Style()), tint)
    assert wrong(got) == {}


def annotate(subtype: int, colour: Colour) -> Draw:
    def draw(pen: Pen, rows: Rows) -> None:
        for code in (*EMPTY, "OCC01.01"):
            row = rows[code]
            pen.annotate(row.page, middle(row.cells["period_status"], 16), subtype, colour)
            pen.annotate(row.page, row.cells["ytd_status"], subtype, colour)

    return draw


@pytest.mark.parametrize(
    "subtype", [pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_STAMP]
)
def test_annotations_are_not_the_report(tmp_path: Path, sparse: Sparse, subtype: int) -> None:
    got = read_over(tmp_path / "annex.pdf", sparse(Style()), annotate(subtype, NOTE))
    assert wrong(got) == {}
    told = [each for each in got.warnings if "put on the page by a reader" not in each.message]
    assert named(replace(got, warnings=tuple(told))) == {CUT_OFF}


def over_cells(draw_cell: Callable[[Pen, DrawnRow], None]) -> Draw:
    def draw(pen: Pen, rows: Rows) -> None:
        for code in (*EMPTY, "OCC01.01"):
            draw_cell(pen, rows[code])

    return draw


def note(side: float, aside: float = 0) -> Callable[[Pen, DrawnRow], None]:
    def draw(pen: Pen, row: DrawnRow) -> None:
        left, top, right, bottom = middle(row.cells["period_status"], side)
        pen.note(row.page, (left + aside, top, right + aside, bottom))

    return draw


def highlighter(colour: Colour) -> Callable[[Pen, DrawnRow], None]:
    return lambda pen, row: pen.fill(row.page, row.cells["period_status"], colour, multiply=True)


def stroke(colour: Colour, *shares: tuple[float, float]) -> Callable[[Pen, DrawnRow], None]:
    """A line through points of the cell, given in shares of its sides."""

    def draw(pen: Pen, row: DrawnRow) -> None:
        left, top, right, bottom = row.cells["period_status"]
        points = [(left + x * (right - left), top + y * min(20.0, bottom - top)) for x, y in shares]
        pen.stroke(row.page, points, colour, 1.5)

    return draw


TICK = ((0.3, 0.5), (0.45, 0.9), (0.8, 0.1))
STRIKE = ((-0.5, 0.5), (1.5, 0.6))
RING = tuple(
    (0.5 + 0.4 * math.cos(k * math.pi / 8), 0.5 + 0.45 * math.sin(k * math.pi / 8))
    for k in range(17)
)
RED_PEN, GREEN_PEN, AMBER_PEN = (220, 0, 0), (0, 140, 0), (255, 150, 0)

FLATTENED: dict[str, Callable[[Pen, DrawnRow], None]] = {
    "small note": note(10),
    "note": note(16),
    "large note": note(24),
    "note aside": note(16, 8),
    "yellow felt": highlighter(YELLOW),
    "green felt": highlighter(GREEN_FELT),
    "red tick": stroke(RED_PEN, *TICK),
    "green tick": stroke(GREEN_PEN, *TICK),
    "amber strike": stroke(AMBER_PEN, *STRIKE),
    "red ring": stroke(RED_PEN, *RING),
}


@pytest.mark.parametrize("drawn", FLATTENED)
@pytest.mark.parametrize("icons", ["vector", "letter"])
def test_what_is_drawn_over_cells_is_no_status(
    tmp_path: Path, sparse: Sparse, icons: str, drawn: str
) -> None:
    style = Style(icons=icons)  # type: ignore[arg-type]
    got = read_over(tmp_path / "annex.pdf", sparse(style), over_cells(FLATTENED[drawn]))
    assert set(wrong(got).values()) <= {Status.UNREADABLE}
    assert {code for code, _ in wrong(got)} <= named(got)
    assert wrong(got)[EMPTY[0], "period_status"] is Status.UNREADABLE


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier-Bold", "Helvetica-Bold"])
@pytest.mark.parametrize(("text", "size"), [("R", 5.0), ("r", 8.0), ("G", 12.0), ("A", 16.0)])
def test_a_letter_is_read_in_any_font(
    tmp_path: Path, sparse: Sparse, font: str, text: str, size: float
) -> None:
    def letter(pen: Pen, rows: Rows) -> None:
        row = rows[EMPTY[0]]
        pen.text(row.page, row.cells["period_status"], text, size, font)

    got = read_over(tmp_path / "annex.pdf", sparse(Style()), letter)
    said = {"r": Status.RED, "a": Status.AMBER, "g": Status.GREEN}[text.lower()]
    assert wrong(got) == {(EMPTY[0], "period_status"): said}


@pytest.mark.parametrize("letter", "RAG")
def test_a_letter_at_odds_with_its_ground_is_named(
    tmp_path: Path, sparse: Sparse, letter: str
) -> None:
    colours = {"R": GREEN_FELT, "A": PINK_FELT, "G": YELLOW}

    def draw(pen: Pen, rows: Rows) -> None:
        row = rows[EMPTY[0]]
        pen.fill(row.page, row.cells["period_status"], colours[letter])
        pen.text(row.page, row.cells["period_status"], letter, 7)

    got = read_over(tmp_path / "annex.pdf", sparse(Style(icons="letter")), draw)
    assert wrong(got) == {(EMPTY[0], "period_status"): Status.UNREADABLE}
    assert named(got) == {EMPTY[0], CUT_OFF}


@pytest.mark.parametrize("text", ["95", "see p. 3", "S"])
def test_text_that_says_no_status_is_unreadable(tmp_path: Path, sparse: Sparse, text: str) -> None:
    def draw(pen: Pen, rows: Rows) -> None:
        row = rows[EMPTY[0]]
        pen.text(row.page, row.cells["period_status"], text, 6)

    got = read_over(tmp_path / "annex.pdf", sparse(Style()), draw)
    assert wrong(got) == {(EMPTY[0], "period_status"): Status.UNREADABLE}
    assert EMPTY[0] in named(got)


@pytest.mark.parametrize(
    "name", ["ABCDEF+Wingdings-Regular", "Webdings", "ITCZapfDingbats", "Symbol"]
)
def test_fonts_of_signs_have_no_letters(name: str) -> None:
    assert is_symbol_font(name)


@pytest.mark.parametrize("name", ["Helvetica", "ABCDEF+SegoeUISymbol", "Calibri", ""])
def test_other_fonts_have(name: str) -> None:
    assert not is_symbol_font(name)


def test_the_font_of_a_word_is_known(tmp_path: Path, sparse: Sparse) -> None:
    (tmp_path / "annex.pdf").write_bytes(sparse(Style(icons="letter"))[0])
    with open_pdf(tmp_path / "annex.pdf") as document:
        fonts = {
            page.font_of(word)
            for page in pages_of(document)
            for word in page.words
            if word.text in ("R", "G")
        }
    assert fonts == {"Helvetica-Bold"}
