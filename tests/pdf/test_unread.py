"""Ink that no word explains is named: with its measure where it lies in a row, else with its page."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import kpi_tui
from kpi_tui.report import Report
from tests.rendering.appended import OWN, append, place_of
from tests.support.sound_annex import read_once

pytestmark = pytest.mark.costly(3)

MEASURE, FIGURE = "OCC01.01", "537"


where = cache(place_of)


def messages(report: Report, page: int | None = None, code: str | None = None) -> list[str]:
    return [
        each.message
        for each in report.warnings
        if each.measure_code == code and page in (None, each.page)
    ]


def field(x: float, y: float, more: bytes = b"") -> bytes:
    box = b"%.2f %.2f %.2f %.2f" % (x - 2, y - 3, x + 28, y + 7)
    return b"<</Type/Annot/Subtype/Widget/FT/Tx/F 4/T(a)/V(623)/DA(/Helv 6 Tf 0 g)/Rect[%s]%s>>" % (
        box,
        more,
    )


@pytest.mark.parametrize("more", [b"", b"/AP<</N %ap%>>"], ids=["value alone", "appearance"])
def test_figures_typed_into_form_fields_are_read(copy: Path, sound: Path, more: bytes) -> None:
    page, x, y = where(sound, "119")
    white = b" q 1 g %.2f %.2f 20 8 re f Q" % (x - 4, y - 2)
    appearance = b"BT /Helv 6 Tf %.2f %.2f Td (623) Tj ET" % (x, y)
    append(copy, page, OWN + white, fields=[field(x, y, more)], appearance=appearance)
    report = kpi_tui.read_report(copy)
    (reading,) = (each for each in report.readings if each.measure_code == MEASURE)
    assert reading.period_target == "623"
    assert any("119" in each for each in messages(report, page, MEASURE))


@pytest.mark.parametrize("hidden", [b"/F 2", b"/F 32"])
def test_fields_that_are_hidden_are_not_read(copy: Path, sound: Path, hidden: bytes) -> None:
    page, x, y = where(sound, FIGURE)
    append(copy, page, fields=[field(x, y - 8).replace(b"/F 4", hidden)])
    assert kpi_tui.read_report(copy).readings == read_once(sound).readings


DRAWN = {
    "a digit in curves": b"%.2f %.2f m %.2f %.2f %.2f %.2f %.2f %.2f c h f",
    "a stroke of a pen": b"%.2f %.2f m %.2f %.2f %.2f %.2f %.2f %.2f c S",
}


@pytest.mark.parametrize("how", DRAWN)
@pytest.mark.parametrize("size", [3.0, 5.0, 12.0])
def test_something_drawn_in_a_cell(copy: Path, sound: Path, how: str, size: float) -> None:
    page, x, y = where(sound, "Fenwick")
    points = (x, y - 8, x, y - 8 + size, x + size, y - 8 + size, x + size, y - 8)
    append(copy, page, OWN + b" q 0 g " + DRAWN[how] % points + b" Q")
    assert any("not read" in each for each in messages(kpi_tui.read_report(copy), page, MEASURE))


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("{x0} {y0} m {x1} {y1} l S", True),
        ("{x0} {y0} m {x0} {y1} {x1} {y0} {x1} {y1} c S", True),
        ("{x0} {y0} m {x1} {y0} {x1} {y1} {x0} {y1} c {x0} {y0} l S", False),
        ("{x0} {y0} m {x0} {y1} {x1} {y1} {x1} {y0} c h S", False),
    ],
    ids=["slanted", "by hand", "around it", "around it, closed"],
)
def test_a_stroke_over_a_figure_is_told_of(copy: Path, sound: Path, drawn: str, told: bool) -> None:
    page, x, y = where(sound, FIGURE)
    places = {"x0": x - 2, "y0": y - 2, "x1": x + 13, "y1": y + 7}
    append(copy, page, OWN + b" q 1 w " + drawn.format(**places).encode() + b" Q")
    report = kpi_tui.read_report(copy)
    assert report.readings == read_once(sound).readings
    said = "not read, a drawing: year-to-date actual" in messages(report, page, MEASURE)
    assert said is told


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_is_a_picture(copy: Path, turned: int) -> None:
    replace_by_picture(copy, 4)
    with pypdfium2.PdfDocument(copy.read_bytes()) as document:
        document[3].set_rotation(turned)
        document.save(copy)
    assert any("no text" in each for each in messages(kpi_tui.read_report(copy), 4))


def test_a_page_that_is_a_picture_with_a_page_number(copy: Path) -> None:
    replace_by_picture(copy, 4)
    append(copy, 4, OWN + b" BT /Added 8 Tf 400 12 Td (Page 4) Tj ET")
    assert messages(kpi_tui.read_report(copy), 4)


def test_each_page_that_is_a_picture_at_the_same_place_is_told_of(copy: Path) -> None:
    for page in (3, 4, 5):
        replace_by_picture(copy, page)
    report = kpi_tui.read_report(copy)
    for page in (3, 4, 5):
        assert any("no text on this page" in each for each in messages(report, page))


def test_a_page_that_lost_its_content(copy: Path) -> None:
    append(copy, 4, b" ")
    assert any("nothing is on" in each for each in messages(kpi_tui.read_report(copy), 4))


def test_pages_of_other_papers_without_text_are_one_line(copy: Path) -> None:
    with pypdfium2.PdfDocument(copy.read_bytes()) as document:
        picture = picture_of(document[3])
        for _ in range(9):
            added = document.new_page(842, 595)
            put(document, added, picture)
        document.save(copy)
    said = [each for each in messages(kpi_tui.read_report(copy)) if "no text" in each]
    assert len(said) == 1


@pytest.mark.parametrize(
    "kind",
    [
        b"Text",
        b"FreeText",
        b"Stamp",
        b"Ink",
        b"StrikeOut",
        b"Watermark",
        b"Screen",
        b"FileAttachment",
    ],
)
def test_notes_are_named_and_not_read(copy: Path, sound: Path, kind: bytes) -> None:
    page, x, y = where(sound, "119")
    box = b"%.2f %.2f %.2f %.2f" % (x - 3, y - 14, x + 9, y - 4)
    note = b"<</Type/Annot/Subtype/%s/F 4/Rect[%s]/Contents(88412)>>" % (kind, box)
    append(copy, page, notes=[note])
    report = kpi_tui.read_report(copy)
    assert report.readings == read_once(sound).readings
    assert any("put on the page" in each for each in messages(report, page, MEASURE))


def replace_by_picture(path: Path, number: int) -> None:
    """Draw a page as a scanner would, without any text."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        page = document[number - 1]
        picture = picture_of(page)
        while pdfium.FPDFPage_CountObjects(page.raw):
            pdfium.FPDFPage_RemoveObject(page.raw, pdfium.FPDFPage_GetObject(page.raw, 0))
        put(document, page, picture)
        document.save(path)


def picture_of(page: pypdfium2.PdfPage) -> BytesIO:
    file = BytesIO()
    page.render(scale=1.5).to_pil().convert("L").save(file, "JPEG")
    return file


def put(
    document: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    picture: BytesIO,
    share: tuple[float, float] = (1, 1),
) -> None:
    image = pypdfium2.PdfImage.new(document)
    picture.seek(0)
    image.load_jpeg(picture, autoclose=False, inline=True)
    width, height = page.get_size()
    image.set_matrix(pypdfium2.PdfMatrix().scale(width * share[0], height * share[1]))
    page.insert_obj(image)
    page.gen_content()


def curves(count: int, x: float, y: float, size: float = 4.0) -> bytes:
    """Letters as curves, side by side."""
    letter = b"%.2f %.2f m %.2f %.2f %.2f %.2f %.2f %.2f c h f "
    return b"q 0 g " + b"".join(
        letter % (x + i * size, y, x + i * size, y + size * 1.5, *(x + (i + 0.8) * size, y + size * 1.5, x + (i + 0.8) * size, y))
        for i in range(count)
    ) + b"Q "  # fmt: skip


def test_a_line_of_letters_drawn_as_outlines(copy: Path) -> None:
    append(copy, 4, OWN + b" " + curves(30, 60, 20, 5))
    assert any("may be letters" in each for each in messages(kpi_tui.read_report(copy), 4))


def test_a_page_of_letters_drawn_as_outlines(copy: Path) -> None:
    append(copy, 4, b"".join(curves(60, 40, 40 + 9 * line) for line in range(40)))
    assert any("no text" in each for each in messages(kpi_tui.read_report(copy), 4))


@pytest.mark.parametrize("numbers", [(4,), (4, 5)], ids=str)
def test_a_picture_of_a_table_below_a_heading(copy: Path, numbers: tuple[int, ...]) -> None:
    with pypdfium2.PdfDocument(copy.read_bytes()) as document:
        for number in numbers:
            page = document[number - 1]
            picture = picture_of(page)
            while pdfium.FPDFPage_CountObjects(page.raw) > 2:
                pdfium.FPDFPage_RemoveObject(page.raw, pdfium.FPDFPage_GetObject(page.raw, 2))
            put(document, page, picture, (0.7, 0.6))
        document.save(copy)
    report = kpi_tui.read_report(copy)
    for number in numbers:
        assert any("picture" in each for each in messages(report, number))


@pytest.mark.parametrize(("number", "heading"), [(3, "OCC01 -"), (9, "OCC11 -")])
def test_a_picture_below_the_first_heading_or_the_last(
    copy: Path, number: int, heading: str
) -> None:
    with pypdfium2.PdfDocument(copy.read_bytes()) as document:
        page = document[number - 1]
        picture, text = picture_of(page), page.get_textpage()
        found = text.search(heading).get_next()
        assert found is not None
        below = text.get_charbox(found[0])[1] - 2
        for drawn in list(page.get_objects(max_depth=1)):
            if drawn.get_bounds()[3] < below:
                page.remove_obj(drawn)
        put(document, page, picture, (0.7, 0.6))
        document.save(copy)
    report = kpi_tui.read_report(copy)
    assert any("picture" in each for each in messages(report, number))
