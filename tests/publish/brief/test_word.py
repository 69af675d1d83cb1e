"""A briefing as a Word document, opened again."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from kpi_tui.publish.brief import write
from kpi_tui.publish.brief.document import Brief, Table
from kpi_tui.publish.brief.docx_parts import clean
from tests.support.briefing import FORMULA, HOSTILE, MADE, NASTY, blocks, brief, charts


@pytest.fixture(scope="module")
def document() -> Brief:
    return brief(HOSTILE)


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


def test_pictures_have_an_alternative_text(opened: Docx, document: Brief) -> None:
    shapes = list(opened.inline_shapes)
    assert len(shapes) == len(charts(document)) == 1
    for shape, chart in zip(shapes, charts(document), strict=True):
        assert shape._inline.docPr.get("descr") == clean(chart.description)
        assert shape._inline.docPr.get("title") == clean(chart.title)
        assert shape.width <= Cm(17)
    (part,) = (p for p in opened.part.package.iter_parts() if p.partname.endswith(".png"))
    assert Image.open(io.BytesIO(part.blob)).format == "PNG"


def test_the_words_of_a_report_are_there_as_they_are(opened: Docx) -> None:
    texts = [paragraph.text for paragraph in opened.paragraphs]
    at = texts.index("Comment, as published")
    assert texts[at + 1 : at + 4] == [FORMULA, clean(NASTY), "- second"]
    assert "<script>alert(1)</script>" in clean(NASTY)
    assert "Improvement plan, as published" in texts
    assert any(text.startswith("Ours: ") for text in texts)


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
    assert footer.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_nothing_leads_out_of_the_file_and_all_xml_is_whole(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                assert b'TargetMode="External"' not in book.read(name)
                ElementTree.fromstring(book.read(name))


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\ufffe", "\uffff", "\ud800", "\u2028"])
def test_characters_that_xml_has_not_are_replaced(text: str) -> None:
    cleaned = clean(f"a{text}b")
    assert text not in cleaned
    ElementTree.fromstring(f"<a>{cleaned}</a>".encode())
