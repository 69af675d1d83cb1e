"""Two pages on a sheet are read as two pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.reports import explain_report
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.sheets import PagePart, split_sheets
from kpi_tui.profiles.labels import Labels
from kpi_tui.profiles.profile import Profile, TableRules
from tests.rendering import Style, as_printed, render
from tests.rendering.appended import OWN, append, place_of
from tests.rendering.samples import small_report
from tests.support.annex_profile import PHRASES
from tests.support.packs import joined
from tests.support.pages import pages_of
from tests.support.pdf_words import page_text, words
from tests.support.roundtrip import CUT_OFF, assert_same

pytestmark = pytest.mark.costly(3)

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


@pytest.fixture(scope="module", params=[(WHOLE[0], "beside"), (WHOLE[1], "above")], ids=str)
def sheets(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An annex whose pages stand beside, or above, each other."""
    path = tmp_path_factory.mktemp("sheets") / "annex.pdf"
    render(small_report(), path, Style())
    return two_on_a_sheet(path, *request.param[0])


def parts_of(path: Path) -> list[PagePart]:
    with open_pdf(path) as document:
        texts = split_sheets([PageText.of(page) for page in pages_of(document)], PHRASES)
        parts = [text.page for text in texts if isinstance(text.page, PagePart)]
        for part in parts:
            assert part.words == part.words_without(())
        return parts


def test_two_readers_agree_on_sheets(sheets: Path) -> None:
    assert kpi_tui.read_report(sheets, verify=True) == kpi_tui.read_report(sheets)


def test_a_sheet_has_one_picture_with_marks_on_both_halves(sheets: Path, tmp_path: Path) -> None:
    from PIL import Image

    told = explain_report(sheets, pictures=tmp_path / "pictures")
    pictures = [line.removeprefix("picture ") for line in told.lines if line.startswith("picture")]
    assert len(pictures) == len(set(pictures)) == kpi_tui.read_report(sheets).source.pages
    _, first, second, *_ = parts_of(sheets)[1:]  # the sheet behind the cover and the contents
    with Image.open(pictures[1]) as picture:
        for part in (first, second):
            left, top, right, bottom = (round(side * 150 / 72) for side in part.box)
            half = picture.crop((left, top, right, bottom))
            colours = {colour for _, colour in half.getcolors(1 << 24) or ()}
            assert {(31, 119, 180), (255, 140, 20)} <= colours, "of names and comments"


def test_what_is_known_of_a_sheet_is_known_of_its_pages(sheets: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(sheets.read_bytes())
    number, x, y = place_of(copy, "537")
    note = b"<</Type/Annot/Subtype/Text/Contents(x)/Rect[%.1f %.1f %.1f %.1f]>>"
    append(copy, number, OWN, notes=[note % (x, y, x + 9, y + 9)])
    with open_pdf(copy) as document:
        pages = pages_of(document)
        page = pages[number - 1]
        page.leave_out({0})
        texts = split_sheets([PageText.of(page) for page in pages], PHRASES)
        parts = [text.page for text in texts if text.page.number == number]
        assert [len(part.annotations) for part in parts] == [1, 0]
        note_at = parts[0].displayed(*parts[0].annotations[0].areas[0])
        (figure,) = (word for word in parts[0].words if word.text == "537")
        assert abs(note_at[0] - figure.x0) < 1 > abs(note_at[3] - figure.base)
        written = [word.text for part in parts for word in part.written_words]
        assert written == [word.text for word in page.written_words]


@pytest.mark.parametrize("sheet", [0, 1], ids=["beside", "above"])
def test_two_equal_halves_of_a_sheet_are_taken_once(tmp_path: Path, sheet: int) -> None:
    report = small_report()
    render(report, tmp_path / "annex.pdf", Style())
    pages = range(kpi_tui.read_report(tmp_path / "annex.pdf").source.pages)
    twice = joined(
        tmp_path / "twice.pdf", (tmp_path / "annex.pdf", [p for p in pages for _ in "ab"])
    )
    got = kpi_tui.read_report(two_on_a_sheet(twice, *WHOLE[sheet]))
    assert_same(got, as_printed(report, Style()))
    said = [warning for warning in got.warnings if warning.measure_code is None]
    assert {warning.message for warning in said} == {
        "both halves of this page are the same: taken once"
    }
    tables = {reading.pages[0] for reading in got.readings}
    assert tables <= {warning.page for warning in said}


def test_a_comment_that_begins_as_a_heading_does_heads_no_second_page() -> None:
    """It was a second table on a sheet of two, and pages behind were not read, in silence."""
    labels = Labels({"measure": ("Performance measure",), "period_actual": ("Actual",)})
    phrases = Phrases(Profile("name", "council", "report", tables=(TableRules(labels=labels),)))
    header = [*words("Performance measure", 40, 20), *words("Actual", 40, 300)]
    row = [*words("Calls answered", 340, 20), *words("57%", 340, 300)]
    texts = [page_text([*header, *row, *words("Performance is above target", 340, 400)])]
    assert split_sheets(texts, phrases) == texts
