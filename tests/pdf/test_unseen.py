"""What a page has and nobody sees is in no cell, and it is told of; what is drawn twice counts once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import kpi_tui
from kpi_tui.report import Report
from tests.rendering.appended import OWN, again, append, place_of, text
from tests.support.sound_annex import read_once

pytestmark = pytest.mark.costly(3)

MEASURE, FIGURE = "OCC01.01", "537"
SECRET = b"71933"


where = cache(place_of)


def same_cells(path: Path, sound: Path) -> Report:
    """The report of a changed file, whose cells are those of the sound one."""
    report = kpi_tui.read_report(path)
    assert report.readings == read_once(sound).readings
    return report


def messages(report: Report, code: str | None) -> list[str]:
    return [each.message for each in report.warnings if each.measure_code == code]


HIDDEN = {
    "white": text(b"%s", 0, 0, how=b"1 g"),
    "nearly white": text(b"%s", 0, 0, how=b"0.97 g"),
    "invisible": text(b"%s", 0, 0, how=b"3 Tr"),
    "clipped": b"q 1 1 2 2 re W n " + text(b"%s", 0, 0) + b"Q ",
    "on a layer that is off": b"/OC /Off BDC " + text(b"%s", 0, 0) + b"EMC ",
    "transparent": text(b"%s", 0, 0, how=b"/Clear gs"),
    "too small": text(b"%s", 0, 0, size=0.5),
}


@pytest.mark.parametrize("how", [*HIDDEN, "beneath a patch"])
def test_an_old_figure_that_is_not_seen(copy: Path, sound: Path, how: str) -> None:
    content = OWN
    for figure, dx in (("537", -22.0), ("57.14%", 0.5), ("98", 9.0)):
        page, x, y = where(sound, figure)
        if how == "beneath a patch":
            white = b"q 1 g %.2f %.2f 24 8 re f Q " % (x + dx - 1, y - 2)
            content = text(b"88412", x + dx, y) + white + content
        else:
            hidden = HIDDEN[how].replace(b"0.00 0.00 Td", b"%.2f %.2f Td" % (x + dx, y))
            content += hidden.replace(b"%s", b"88412")
    append(copy, page, content)
    report = same_cells(copy, sound)
    for code, times in (("OCC01.01", 2), ("OCC01.02", 1)):
        (message,) = (each for each in messages(report, code) if "not seen" in each)
        assert message.count("88412") == times


@pytest.mark.parametrize("how", ["invisible", "clipped"])
@pytest.mark.parametrize("off", [-3.0, 3.0])
def test_an_old_figure_half_a_line_off_the_one_that_is_seen(
    copy: Path, sound: Path, how: str, off: float
) -> None:
    page, x, y = where(sound, "537")
    hidden = HIDDEN[how].replace(b"0.00 0.00 Td", b"%.2f %.2f Td" % (x - 2, y + off))
    append(copy, page, OWN + hidden.replace(b"%s", b"88412"))
    report = same_cells(copy, sound)
    (message,) = (each for each in messages(report, MEASURE) if "not seen" in each)
    assert "88412" in message


def test_text_outside_the_page(copy: Path, sound: Path) -> None:
    append(copy, 3, OWN + text(b"Floor: 90%", 300, -30) + text(b"Other", -200, 300))
    report = same_cells(copy, sound)
    assert any("“Floor: 90%” (outside the page)" in each for each in messages(report, None))


def test_text_of_a_patched_figure_is_read_anew(copy: Path, sound: Path) -> None:
    page, x, y = where(sound, FIGURE)
    patch = b"q 1 g %.2f %.2f 16 8 re f Q " % (x - 1.5, y - 2) + text(b"623", x, y, 6)
    append(copy, page, OWN + patch)
    report = kpi_tui.read_report(copy)
    (reading,) = (each for each in report.readings if each.measure_code == MEASURE)
    assert reading.ytd_actual == "623"
    assert any(FIGURE in each for each in messages(report, MEASURE))


@pytest.mark.parametrize("colour", [b"0 g", b"0.2 g", b"0 0 0.3 rg"])
def test_what_is_blacked_out_is_nowhere(copy: Path, sound: Path, colour: bytes) -> None:
    page, x, y = where(sound, FIGURE)
    box = b"q %s %.2f %.2f 30 8 re f Q " % (colour, x - 1, y - 2)
    append(copy, page, OWN + text(SECRET, x, y) + box)
    report = kpi_tui.read_report(copy)
    assert SECRET.decode() not in json.dumps(report.to_dict())
    assert FIGURE not in [each.ytd_actual for each in report.readings]
    assert any("blacked out" in each for each in messages(report, MEASURE))


@pytest.mark.parametrize("appearance", [b"0 g 0 0 900 600 re f", b"1 0 0 RG 0 0 900 600 re S", b""])
def test_a_redaction_that_was_never_applied(copy: Path, sound: Path, appearance: bytes) -> None:
    page, x, y = where(sound, FIGURE)
    append(
        copy,
        page,
        OWN + text(SECRET, x, y + 1),
        notes=[note(b"Redact", x, y)],
        appearance=appearance,
    )
    report = kpi_tui.read_report(copy)
    assert SECRET.decode() not in json.dumps(report.to_dict())
    assert any("blacked out" in each for each in messages(report, MEASURE))


@pytest.mark.parametrize("kind", [b"Square", b"Stamp", b"FreeText", b"Watermark", b"Screen"])
def test_a_box_over_a_figure(copy: Path, sound: Path, kind: bytes) -> None:
    page, x, y = where(sound, FIGURE)
    append(copy, page, notes=[note(kind, x, y)], appearance=b"0 g 0 0 900 600 re f")
    report = kpi_tui.read_report(copy)
    assert FIGURE not in json.dumps([each.ytd_actual for each in report.readings])
    assert any("blacked out" in each for each in messages(report, MEASURE))


def note(kind: bytes, x: float, y: float) -> bytes:
    rect = b"%.2f %.2f %.2f %.2f" % (x - 2, y - 3, x + 28, y + 7)
    return b"<</Type/Annot/Subtype/%s/F 4/Rect[%s]/AP<</N %%ap%%>>>>" % (kind, rect)


@pytest.mark.parametrize(
    "content",
    [
        OWN + b" q 1 g 0 0 842 596 re f Q " + OWN,
        b"q 1 0 0 1 0.3 -0.3 cm " + OWN + b" Q " + OWN,
        OWN,
    ],
    ids=["a sheet between two copies", "a shadow", "as it was"],
)
def test_words_that_are_drawn_twice_count_once(copy: Path, sound: Path, content: bytes) -> None:
    for page in range(3, 7):
        append(copy, page, content)
    report = same_cells(copy, sound)
    assert report.warnings == read_once(sound).warnings
    assert report.account == read_once(sound).account


@pytest.mark.parametrize(("dx", "dy"), [(0.0, 0.0), (1.2, -0.8), (-2.0, 1.5)])
def test_an_ocr_layer_over_text(copy: Path, sound: Path, dx: float, dy: float) -> None:
    append(copy, 3, OWN + again(sound, 3, dx, dy, b"3 Tr"))
    new = [
        each for each in same_cells(copy, sound).warnings if each not in read_once(sound).warnings
    ]
    # Where the layer's own font lets words run together, it may say something else.
    assert all("another text lies under" in each.message for each in new)


@pytest.mark.parametrize(("number", "other"), [(3, 4), (6, 5)])
def test_another_page_beneath_a_sheet(copy: Path, sound: Path, number: int, other: int) -> None:
    with pypdfium2.PdfDocument(copy.read_bytes()) as document:
        beneath = pdfium.FPDF_NewXObjectFromPage(document.raw, document.raw, other - 1)
        page = document[number - 1]
        form = pdfium.FPDF_NewFormObjectFromXObject(beneath)
        sheet = pdfium.FPDFPageObj_CreateNewRect(0, 0, *page.get_size())
        pdfium.FPDFPageObj_SetFillColor(sheet, 255, 255, 255, 255)
        pdfium.FPDFPath_SetDrawMode(sheet, pdfium.FPDF_FILLMODE_ALTERNATE, False)
        for index, drawn in enumerate((form, sheet)):
            pdfium.FPDFPage_InsertObjectAtIndex(page.raw, drawn, index)
        pdfium.FPDFPage_GenerateContent(page.raw)
        document.save(copy)
    if b"typst" in sound.read_bytes().lower():
        pytest.skip("PDFium loses its colours when it writes the page anew")
    assert same_cells(copy, sound).warnings != read_once(sound).warnings
