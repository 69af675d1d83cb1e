"""A briefing as a Word document, opened again."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kpi_tui.errors import KpiTuiError
from kpi_tui.publish.brief import write
from kpi_tui.publish.brief.document import Brief, Table
from kpi_tui.publish.brief.docx_parts import clean
from kpi_tui.publish.brief.word_template import open_template
from kpi_tui.status import Status
from tests.support.briefing import (
    FORMULA,
    HOSTILE,
    JULY,
    MADE,
    NASTY,
    PRIORITIES,
    VISITS,
    blocks,
    brief,
    charts,
    month,
)
from tests.support.word_template import template


@pytest.fixture(scope="module")
def content(document: Brief) -> bytes:
    return write(document, "docx")


@pytest.fixture(scope="module")
def opened(content: bytes) -> Docx:
    return Document(io.BytesIO(content))


def test_headings_are_real_ones(opened: Docx, document: Brief) -> None:
    found = [
        p for p in opened.paragraphs if p.style and p.style.name.startswith(("Heading", "Title"))
    ]
    assert [p.text for p in found] == [
        *(clean(document.title), *(clean(part.title) for part in document.walk()))
    ]
    levels = [int(p.style.name[-1]) for p in found[1:] if p.style]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_repeat_their_header_and_cut_no_row(opened: Docx, document: Brief) -> None:
    tables = [block for block in blocks(document) if isinstance(block, Table)]
    assert len(opened.tables) == len(tables)
    for grid, table in zip(opened.tables, tables, strict=True):
        rows = list(grid.rows)
        assert [cell.text for cell in rows[0].cells] == [clean(c.title) for c in table.columns]
        assert len(rows) == 1 + len(table.rows)
        flags = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert flags == [True, *[False] * len(table.rows)]
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert sum(column.width or 0 for column in grid.columns) <= Cm(17.1)
    texts = {cell.text for grid in opened.tables for row in grid.rows for cell in row.cells}
    assert {"▲\u00a0red", "●\u00a0amber", "no status"} <= texts


def test_words_of_a_status_without_a_sign_may_stand_below_each_other() -> None:
    missing = replace(VISITS, period_actual=None, period_status=Status.ACTUAL_MISSING)
    grids = Document(io.BytesIO(write(brief([month(JULY, missing)]), "docx"))).tables
    texts = {cell.text for grid in grids for row in grid.rows for cell in row.cells}
    assert "Actual missing" in texts  # joined by a no-break space it is cut in a word


def test_pictures_have_an_alternative_text(opened: Docx, document: Brief) -> None:
    shapes = list(opened.inline_shapes)
    assert len(shapes) == len(charts(document)) == 1
    for shape, chart in zip(shapes, charts(document), strict=True):
        assert shape._inline.docPr.get("descr") == clean(chart.description)
        assert shape._inline.docPr.get("title") == clean(chart.title)
        assert shape.width <= Cm(17)
    (part,) = (p for p in opened.part.package.iter_parts() if p.partname.endswith(".png"))
    assert Image.open(io.BytesIO(part.blob)).format == "PNG"


def test_a_chart_has_the_line_above_it_on_its_page_and_a_heading_what_follows(opened: Docx) -> None:
    """Nothing else of a measure is kept together: its text fills the page before its chart."""
    lines = opened.paragraphs
    drawn = [at for at, line in enumerate(lines) if line._p.findall(f".//{qn('w:drawing')}")]
    assert drawn
    for at in drawn:
        assert lines[at].paragraph_format.keep_with_next, "its caption"
        assert lines[at - 1].paragraph_format.keep_with_next, lines[at - 1].text
        above = at - 1
        while not (style := lines[above].style) or not style.name.startswith("Heading"):
            above -= 1
        assert style.paragraph_format.keep_with_next
        assert lines[above + 1].paragraph_format.keep_with_next, "who answers for it"
        assert not all(line.paragraph_format.keep_with_next for line in lines[above:at])


def test_the_words_of_a_report_are_there_as_they_are(opened: Docx) -> None:
    texts = [paragraph.text for paragraph in opened.paragraphs]
    at = texts.index(f"Comment, as published: {FORMULA}")
    assert texts[at + 1 : at + 3] == [clean(NASTY), "- second"]
    assert "<script>alert(1)</script>" in clean(NASTY)
    assert f"Improvement plan, as published: {clean(NASTY)}" in texts
    assert any(text.startswith("kpi-tui’s analysis: ") for text in texts)


def test_the_page_is_british(opened: Docx, content: bytes) -> None:
    assert round((opened.sections[0].page_width or 0) / Cm(1), 1) == 21.0
    properties = opened.core_properties
    assert properties.language == "en-GB"
    assert properties.title == "Performance briefing, July 2024"
    assert properties.author == "kpi-tui"
    assert properties.comments == ""
    assert properties.created == MADE
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()
    assert 'w:val="en-US"' not in styles
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "thumb" in name]
    footer = opened.sections[0].footer.paragraphs[0]._p
    fields = [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))]
    assert fields == ["TITLE", "PAGE"]
    shown = [text.text for text in footer.iter(qn("w:t"))]
    assert shown == [properties.title, " · page ", "1"]


def test_nothing_leads_out_of_the_file_and_all_xml_is_whole(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                assert b'TargetMode="External"' not in book.read(name)
                ElementTree.fromstring(book.read(name))


@pytest.mark.parametrize("length", [255, 256, 40_000])
def test_a_long_title_is_whole_on_the_page_and_cut_where_word_has_no_room(length: int) -> None:
    words = ("Annex é " * length)[:length].strip() + "."
    reports = [replace(report, title=words) for report in HOSTILE]
    long = replace(brief(reports), title=words)
    made = Document(io.BytesIO(write(long, "docx")))
    title, subtitle = made.paragraphs[:2]
    assert [title.text, subtitle.text] == [words, words]
    properties = made.core_properties
    assert [properties.title, properties.subject] == [words[:255], words[:255]]


def test_a_briefing_on_a_priority_of_a_long_name_is_written() -> None:
    name = "Tackling the climate emergency, " * 20
    priorities = (replace(PRIORITIES[0], title=name), PRIORITIES[1])
    reports = [replace(report, priorities=priorities) for report in HOSTILE]
    long = brief(reports, priority="OCC01")
    made = Document(io.BytesIO(write(long, "docx")))
    assert made.paragraphs[1].text == clean(long.subtitle)
    assert made.paragraphs[1].text.endswith(f"only OCC01 {name.strip()}")
    assert made.core_properties.subject == clean(long.subtitle)[:255]


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\ufffe", "\uffff", "\ud800", "\u2028"])
def test_characters_that_xml_has_not_are_replaced(text: str) -> None:
    cleaned = clean(f"a{text}b")
    assert text not in cleaned
    ElementTree.fromstring(f"<a>{cleaned}</a>".encode())


ATTACHED_TEMPLATE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
)


def own_template(*styles: str) -> Docx:
    """A council's own file: its font, its page, and only the styles named, in green."""
    document = Document()
    for style in list(document.styles):
        if style.name not in {"Normal", "Default Paragraph Font", "Normal Table", *styles}:
            style.delete()
    for name in styles:
        document.styles[name].font.color.rgb = RGBColor(0, 0x80, 0)
    document.styles["Normal"].font.name = "Gill Sans"
    document.add_paragraph("Minutes of the last meeting")
    document.add_picture(io.BytesIO(picture()))
    page = document.sections[0]
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin, page.right_margin = Cm(3), Cm(3)
    page.header.paragraphs[0].text = "Borough of Ambridge"
    return document


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG")
    return buffer.getvalue()


def saved(document: Docx, path: Path) -> Path:
    document.save(str(path))
    return path


def test_a_councils_own_template_gives_styles_page_and_header(
    document: Brief, tmp_path: Path
) -> None:
    path = saved(own_template("Heading 1", "Title"), tmp_path / "own.docx")
    made = Document(io.BytesIO(write(document, "docx", path)))
    assert made.sections[0].header.paragraphs[0].text == "Borough of Ambridge"
    assert made.sections[0].page_width == pytest.approx(Cm(29.7), abs=1000)
    assert max(sum(c.width or 0 for c in grid.columns) for grid in made.tables) <= Cm(23.8)
    assert "Minutes of the last meeting" not in [p.text for p in made.paragraphs]
    pictures = [p for p in made.part.package.iter_parts() if p.partname.endswith(".png")]
    assert len(pictures) == len(charts(document))
    title, first = (
        made.paragraphs[0],
        next(p for p in made.paragraphs if style_of(p) == "Heading 1"),
    )
    assert [style_of(title), title.text] == ["Title", clean(document.title)]
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x80, 0)
    assert first.style == made.styles["Heading 1"]
    assert made.styles["Normal"].font.name == "Gill Sans"


def test_styles_that_a_template_has_not_are_added_in_its_font(
    document: Brief, tmp_path: Path
) -> None:
    own = own_template()
    for link, target in list(own.part.rels.items()):
        if target.reltype.endswith("/numbering"):
            del own.part.rels[link]
    for path in (saved(own_template(), tmp_path / "a.docx"), saved(own, tmp_path / "b.docx")):
        made = Document(io.BytesIO(write(document, "docx", path)))
        assert {style_of(p) for p in made.paragraphs} >= {"Heading 1", "List Bullet", "Quoted"}
        assert made.styles["Heading 2"].font.name is None
        assert made.styles["Heading 2"].base_style == made.styles["Normal"]
        (number,) = made.styles["List Bullet"].element.iter(qn("w:numId"))
        numbering = made.part.numbering_part.element
        used = numbering.num_having_numId(int(number.get(qn("w:val"))))
        (bullet,) = (
            entry
            for entry in numbering.findall(qn("w:abstractNum"))
            if entry.get(qn("w:abstractNumId")) == str(used.abstractNumId.val)
        )
        assert bullet.find(f".//{qn('w:numFmt')}").get(qn("w:val")) == "bullet"


def style_of(paragraph: Paragraph) -> str | None:
    return paragraph.style.name if paragraph.style else None


def test_what_leads_out_of_a_template_is_left_out(document: Brief, tmp_path: Path) -> None:
    own = own_template()
    out = own.part.part_related_by(RELATIONSHIP.SETTINGS).relate_to(
        "https://example.org/evil.dotm", ATTACHED_TEMPLATE, is_external=True
    )
    attached = OxmlElement("w:attachedTemplate")
    attached.set(qn("r:id"), out)
    own.settings.element.append(attached)
    own.part.relate_to("https://example.org/", RELATIONSHIP.HYPERLINK, is_external=True)
    path = saved(own, tmp_path / "own.docx")
    with zipfile.ZipFile(io.BytesIO(write(document, "docx", path))) as book:
        assert not any(b"example.org" in book.read(name) for name in book.namelist())


def test_a_style_of_another_kind_is_named(document: Brief, tmp_path: Path) -> None:
    own = own_template()
    own.styles.add_style("Lead", WD_STYLE_TYPE.CHARACTER)
    path = saved(own, tmp_path / "own.docx")
    with pytest.raises(KpiTuiError, match="its style “Lead” is no paragraph style: rename it"):
        write(document, "docx", path)


SHIPPED = files("kpi_tui.publish.brief").joinpath("brief.docx").read_bytes()


def test_the_shipped_template_is_the_one_that_is_made() -> None:
    with (
        zipfile.ZipFile(io.BytesIO(SHIPPED)) as shipped,
        zipfile.ZipFile(io.BytesIO(template())) as made,
    ):
        assert shipped.namelist() == made.namelist()
        assert all(shipped.read(name) == made.read(name) for name in made.namelist())


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_template_is_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Bytes of a part are changed, or a part is lost: it is read all the same, or refused."""
    path = tmp_path_factory.mktemp("damaged") / "own.docx"
    with (
        zipfile.ZipFile(io.BytesIO(SHIPPED)) as whole,
        zipfile.ZipFile(path, "w") as damaged,
    ):
        hurt = data.draw(st.sampled_from(whole.namelist()))
        lost = data.draw(st.booleans())
        for name in whole.namelist():
            content = whole.read(name)
            if name == hurt and not lost:
                at = data.draw(st.integers(0, len(content) - 1))
                content = content[:at] + data.draw(st.binary(max_size=4)) + content[at + 1 :]
            if name != hurt or not lost:
                damaged.writestr(name, content)
    said = str(path)
    try:
        open_template(path)
    except KpiTuiError as error:
        said = str(error)
    assert "\n" not in said
    assert said.startswith(str(path))


def test_a_template_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", bytes(60_000_000))
    with pytest.raises(KpiTuiError, match="cannot be read as a Word document"):
        open_template(path)
