"""Icons of a few points, as they are where a sheet was printed smaller, are told as large ones are."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageDraw

import kpi_tui
from kpi_tui.pdf.signs.ink_masks import without_slivers
from kpi_tui.report import STATUS_FIELDS, Report
from tests.rendering import Style, as_printed, render
from tests.rendering.samples import small_report
from tests.support.roundtrip import CUT_OFF

pytestmark = pytest.mark.costly(3)

STYLES = (
    Style(),
    Style(icons="png", borders="fills", layout="2023"),
    Style(engine="fpdf2", icons="png"),
    Style(engine="typst"),
    Style(engine="weasyprint", borders="horizontal"),
    Style(icons="outlined", borders="none", zebra=True),
)


def draw_smaller(path: Path, scale: float, *, on_same_paper: bool) -> None:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        for page in document:
            width, height = page.get_size()
            paper = 1 if on_same_paper else scale
            clip = pdfium.FS_RECTF(0, scale * height, scale * width, 0)
            matrix = pdfium.FS_MATRIX(scale, 0, 0, scale, 0, 0)
            pdfium.FPDFPage_TransFormWithClip(page.raw, matrix, clip)
            page.set_mediabox(0, 0, paper * width, paper * height)
            page.set_cropbox(0, 0, paper * width, paper * height)
        document.save(path)


def statuses(report: Report) -> list[object]:
    rated = [
        (each.measure_code, name, getattr(each, name))
        for each in report.readings
        for name in STATUS_FIELDS
    ]
    return rated + [(each.code, each.status) for each in report.priorities]


@pytest.mark.parametrize(
    ("scale", "on_same_paper"),
    [(0.71, False), (0.6, True), (0.5, False), (0.4, True), (0.35, True), (0.3, False)],
)
@pytest.mark.parametrize("style", STYLES, ids=str)
def test_statuses_are_told(tmp_path: Path, style: Style, scale: float, on_same_paper: bool) -> None:
    report = small_report()
    path = tmp_path / "annex.pdf"
    render(report, path, style)
    draw_smaller(path, scale, on_same_paper=on_same_paper)
    got = kpi_tui.read_report(path)
    assert statuses(got) == statuses(as_printed(report, style))
    assert [each.measure_code for each in got.warnings] == [CUT_OFF]


AREA = (100, 200, 140, 230)


def sliver(*box: int) -> tuple[int, int, int, int]:
    """What is kept of an area of 40 pixels by 30 in which there is ink in a box."""
    mask = Image.new("L", (40, 30))
    ImageDraw.Draw(mask).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=255)
    return without_slivers(mask, AREA)


def test_a_tiny_icon_at_the_edge_of_its_cell_is_kept() -> None:
    assert sliver(0, 8, 6, 14) == AREA
    assert sliver(35, 24, 40, 30) == AREA


def test_what_reaches_in_from_beside_is_not() -> None:
    assert sliver(0, 0, 6, 30) == (106, 200, 140, 230)
    assert sliver(10, 0, 22, 6) == (100, 206, 140, 230)
    assert sliver(38, 10, 40, 12) == (100, 200, 138, 230)
