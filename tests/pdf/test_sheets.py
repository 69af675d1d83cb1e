"""Two pages on a sheet are read as two pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import kpi_tui
from tests.pdf.test_roundtrip import CUT_OFF, assert_same
from tests.rendering import Style, as_printed, render
from tests.rendering.samples import small_report

A3 = (1191.0, 842.0)
A4 = (842.0, 595.0)


def two_on_a_sheet(path: Path, size: tuple[float, float], across: int, down: int) -> Path:
    """The pages of a file, so many beside and above each other."""
    sheets = path.with_name("sheets.pdf")
    with pypdfium2.PdfDocument(path) as document:
        raw = pdfium.FPDF_ImportNPagesToOne(document.raw, *size, across, down)
        pypdfium2.PdfDocument(raw).save(sheets)
    return sheets


WHOLE = [((2 * A4[0], A4[1]), 2, 1), ((A4[0], 2 * A4[1]), 1, 2)]
SMALLER = [(A3, 2, 1), (A3[::-1], 1, 2)]
STYLES = (
    Style(),
    Style(icons="glyph", layout="2023", open_rows=True, repeat_header=False),
    Style(engine="typst", borders="horizontal", running_head="Planning Pattern"),
)


@pytest.mark.parametrize(
    ("size", "across", "down", "style"),
    [
        *((*sheet, style) for sheet in WHOLE for style in STYLES),
        *((*sheet, style) for sheet in SMALLER for style in STYLES[:2]),
    ],
    ids=str,
)
def test_two_pages_on_a_sheet(
    tmp_path: Path, size: tuple[float, float], across: int, down: int, style: Style
) -> None:
    report = small_report()
    render(report, tmp_path / "annex.pdf", style)
    got = kpi_tui.read_report(two_on_a_sheet(tmp_path / "annex.pdf", size, across, down))
    assert_same(got, as_printed(report, style))
    assert [warning.measure_code for warning in got.warnings] == [CUT_OFF]
