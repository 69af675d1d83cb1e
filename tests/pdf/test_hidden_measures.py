"""What hides a whole measure is told of with its page, and no measure takes another's words."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import kpi_tui
from kpi_tui.report import Report
from tests.rendering.appended import append
from tests.rendering.drawn_over import DrawnRow, drawing_over, rows_of
from tests.rendering.overlay import Overlay, overlay
from tests.rendering.style import Engine
from tests.support.sound_annex import read_once, sound_annex

pytestmark = pytest.mark.costly(3)

ENGINES: tuple[Engine, ...] = ("reportlab", "fpdf2", "weasyprint")
HIDDEN = ("OCC01.01", "OCC02.02", "OCC11.03")
"""The first row of a table, one in the middle of another, and the last of all."""


@pytest.fixture(scope="module", params=ENGINES)
def sound(request: pytest.FixtureRequest) -> Path:
    return sound_annex(request.param)


def told_of(report: Report, page: int) -> list[str]:
    return [
        each.message for each in report.warnings if (each.page, each.measure_code) == (page, None)
    ]


def row_of(path: Path, code: str) -> DrawnRow:
    return rows_of(path)[code]


@pytest.mark.parametrize("code", HIDDEN)
def test_a_row_that_is_blacked_out(copy: Path, code: str) -> None:
    row = row_of(copy, code)
    with drawing_over(copy) as pen:
        pen.fill(row.page, row.box, (0, 0, 0))
    report = kpi_tui.read_report(copy)
    assert code not in [each.measure_code for each in report.readings]
    assert any("blacked out" in message for message in told_of(report, row.page + 1))


@pytest.mark.parametrize("angle", [20.0, 45.0, 90.0, 180.0, -90.0])
def test_a_turned_word_in_a_row(copy: Path, angle: float) -> None:
    row = row_of(copy, "OCC02.04")
    left, top, _, bottom = row.cells["period_actual"]

    def draw(page: Overlay) -> None:
        page.text("712", left + 14, (top + bottom) / 2, 6.5, angle=angle)

    overlay(copy, row.page + 1, draw)
    report = kpi_tui.read_report(copy)
    (reading,) = (each for each in report.readings if each.measure_code == "OCC02.04")
    messages = [each.message for each in report.warnings if each.measure_code == "OCC02.04"]
    assert reading.period_actual == "712" or any("turned" in each for each in messages)


@pytest.mark.parametrize("size", [40.0, 60.0, 110.0])
def test_a_level_watermark_beside_the_tables(copy: Path, sound: Path, size: float) -> None:
    whole = read_once(sound)
    for number in (4, 5, 6):
        overlay(copy, number, lambda page: page.text("DRAFT", 120, 560, size, grey=215, below=True))
    report = kpi_tui.read_report(copy)
    assert report.readings == whole.readings
    assert [each.section for each in report.priorities] == [
        each.section for each in whole.priorities
    ]


def test_a_page_beside_the_measures_that_has_lost_its_content(copy: Path) -> None:
    last = kpi_tui.read_report(copy).readings[-1].pages[0]
    with pikepdf.open(copy, allow_overwriting_input=True) as file:
        file.pages[last - 1].obj.Contents = file.make_stream(b"")
        file.save(copy)
    report = kpi_tui.read_report(copy)
    assert any("nothing is on this page" in message for message in told_of(report, last))


@pytest.mark.parametrize("code", HIDDEN)
@pytest.mark.parametrize("is_cropped", [True, False], ids=["a clip", "a picture of its size"])
def test_a_row_that_is_a_picture(copy: Path, code: str, is_cropped: bool) -> None:
    row = row_of(copy, code)
    with pypdfium2.PdfDocument(copy.read_bytes()) as document:
        page = document[row.page]
        width, height = page.get_size()
        drawn = page.render(scale=1.5, grayscale=True).to_pil()
    left, top, right, bottom = row.box
    box = (left + 1, top + 1, right - 1, bottom - 1)
    if not is_cropped:
        drawn = drawn.crop(tuple(round(1.5 * side) for side in box))
    with pikepdf.open(copy, allow_overwriting_input=True) as file:
        image = file.make_stream(
            drawn.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
            Width=drawn.width, Height=drawn.height, ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )  # fmt: skip
        resources = file.pages[row.page].obj.Resources
        if "/XObject" not in resources:
            resources.XObject = pikepdf.Dictionary()
        resources.XObject.Pasted = image
        area = (box[0], height - box[3], box[2] - box[0], box[3] - box[1])
        place = (width, height, 0, 0) if is_cropped else (area[2], area[3], area[0], area[1])
        pasted = b"q %.2f %.2f %.2f %.2f re W n 1 g %.2f %.2f %.2f %.2f re f " % (*area, *area)
        pasted += b"%.2f 0 0 %.2f %.2f %.2f cm /Pasted Do Q" % place
        own = file.pages[row.page].obj.Contents
        parts = list(own) if isinstance(own, pikepdf.Array) else [own]
        q, restore = file.make_stream(b"q"), file.make_stream(b"Q " + pasted)
        file.pages[row.page].obj.Contents = pikepdf.Array([q, *parts, restore])
        file.save(copy)
    report = kpi_tui.read_report(copy)
    named = {each.measure_code for each in report.warnings}
    said = " ".join(each.message for each in report.warnings)
    assert code in named or code in said or told_of(report, row.page + 1)


def test_a_status_that_is_marked_for_redaction(copy: Path) -> None:
    row = row_of(copy, "OCC01.02")
    left, top, right, bottom = row.cells["ytd_status"]
    with pypdfium2.PdfDocument(copy.read_bytes()) as document:
        height = document[row.page].get_height()
    rect = b"%.2f %.2f %.2f %.2f" % (left, height - bottom, right, height - top)
    append(copy, row.page + 1, notes=[b"<</Type/Annot/Subtype/Redact/F 4/Rect[%s]>>" % rect])
    report = kpi_tui.read_report(copy)
    messages = [each.message for each in report.warnings if each.measure_code == "OCC01.02"]
    assert any("redaction" in each for each in messages)
