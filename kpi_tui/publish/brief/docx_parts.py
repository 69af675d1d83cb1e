"""What python-docx has no word for: language, page numbers, repeated headers, alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from kpi_tui.publish.brief.charts.drawing import COLOURS, INK, MUTED
from kpi_tui.publish.brief.document import Cell, Table
from kpi_tui.report import Status
from kpi_tui.text import one_line

LEAD_STYLE, SMALL_STYLE, CELL_STYLE, LABEL_STYLE, QUOTE_STYLE = (
    *("Lead", "Small", "Cell", "Label", "Quoted"),
)
SHORT = 8
"""Tables of no more rows are not broken over two pages."""
COLUMN = 4.0
"""Centimetres that a column takes at most on average."""
LANGUAGE = "en-GB"
FONT = "Arial"
ROOM = 17.0
"""Centimetres between the margins."""
HEADINGS = {"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Heading 4": 10.5}
_NO_XML = re.compile("[\ufffe\uffff]")


def clean(text: str) -> str:
    """The text on one line, with nothing in it that XML does not have."""
    return _NO_XML.sub("�", one_line(text))


def add(document: Docx, style: str, text: str = "") -> Line:
    """A new paragraph at the end. `style` is the id: looking for its name takes long."""
    line = document.add_paragraph(text)
    line._p.style = style
    if isinstance(line._p.getprevious(), CT_Tbl):
        line.paragraph_format.space_before = Pt(8)
    return line


def prepare(document: Docx, title: str) -> None:
    """Sets an A4 page with its number in the footer, British English, and the styles used."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _set_language(document)
    _set_styles(document)
    _drop_thumbnail(document)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles[SMALL_STYLE]
    footer.add_run(f"{title} · page ")
    footer._p.append(_page_number())


def table(document: Docx, content: Table) -> Iterator[tuple[Line, Cell]]:
    """Adds a table whose header row is repeated on each page and whose rows are never cut.

    Yields the paragraph of each cell with what is to be written into it.
    """
    grid = document.add_table(1 + len(content.rows), len(content.columns), "Table Grid")
    grid.autofit = False
    widths = _widths(content)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    header = tuple(Cell(column.title) for column in content.columns)
    last = len(content.rows)
    for number, (row, cells) in enumerate(zip(grid.rows, (header, *content.rows), strict=True)):
        _flag(row, "w:cantSplit")
        if number == 0:
            _flag(row, "w:tblHeader")
        together = number == 0 or (last <= SHORT and number < last)
        for into, width, column, cell in zip(
            row.cells, widths, content.columns, cells, strict=True
        ):
            into.width = width
            line = into.paragraphs[0]
            line._p.style = CELL_STYLE
            line.paragraph_format.keep_with_next = together
            if number == 0:
                _shade(into)
            if column.right:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            yield line, cell


def _widths(content: Table) -> list[Length]:
    """As wide as the page; tables of few columns are narrower."""
    whole = sum(column.width for column in content.columns)
    room = min(ROOM, COLUMN * len(content.columns))
    return [Cm(room * column.width / whole) for column in content.columns]


def describe(picture: InlineShape, title: str, description: str) -> None:
    """Gives a picture its alternative text."""
    properties = picture._inline.docPr
    properties.set("title", title)
    properties.set("descr", description)


def colour(run: Run, status: Status) -> None:
    """Sets a status in bold and in its colour; those that judge nothing stay as they are."""
    if status in COLOURS:
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(COLOURS[status][1:].upper())


def small(run: Run) -> None:
    """Sets a run in small print."""
    run.font.size = Pt(8.5)
    run.font.color.rgb = RGBColor.from_string(MUTED[1:].upper())


def _set_language(document: Docx) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in [] if defaults is None else defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    document.core_properties.language = LANGUAGE


def _drop_thumbnail(document: Docx) -> None:
    """Takes out the picture of an empty page that python-docx's template brings."""
    relations = document.part.package.rels
    for key in [key for key, item in relations.items() if item.reltype == RELATIONSHIP.THUMBNAIL]:
        del relations[key]


def _set_styles(document: Docx) -> None:
    styles = document.styles
    _set_style(styles["Normal"], 10, INK)
    styles["Normal"].paragraph_format.space_after = Pt(5)
    for name, size in HEADINGS.items():
        _set_style(styles[name], size, INK)
        styles[name].paragraph_format.space_before = Pt(size)
        styles[name].paragraph_format.space_after = Pt(4)
    _set_style(styles["Subtitle"], 11, MUTED)
    _set_style(styles["Caption"], 8.5, MUTED)
    styles["Caption"].font.bold = False
    for name, size in {LEAD_STYLE: 12, SMALL_STYLE: 8.5, CELL_STYLE: 8.5, LABEL_STYLE: 9.5}.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _set_style(style, size, MUTED if name == SMALL_STYLE else INK)
        style.paragraph_format.space_after = Pt(1 if name in (CELL_STYLE, LABEL_STYLE) else 5)
    styles[LABEL_STYLE].font.bold = True
    styles[LABEL_STYLE].paragraph_format.keep_with_next = True
    quoted = styles.add_style(QUOTE_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    quoted.base_style = styles["Normal"]
    quoted.paragraph_format.left_indent = Cm(0.4)
    quoted.paragraph_format.space_after = Pt(3)
    _rule_left(quoted)
    _space_out(styles["List Bullet"])


def _set_style(style: BaseStyle, size: float, colour: str) -> None:
    """Gives a style its size and colour in one font, whatever the theme of the document."""
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour[1:].upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _space_out(style: BaseStyle) -> None:
    """Leaves room between the points of a list, which Word's own style takes away."""
    assert isinstance(style, ParagraphStyle)
    style.paragraph_format.space_after = Pt(4)
    for flag in style.element.findall(f".//{qn('w:contextualSpacing')}"):
        flag.getparent().remove(flag)


def _rule_left(style: ParagraphStyle) -> None:
    """A line at the left, which sets off what is quoted."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in {"val": "single", "sz": "18", "space": "8", "color": MUTED[1:]}.items():
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    style.element.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind")


def _page_number() -> BaseOxmlElement:
    """A field that the word processor fills."""
    field, run, digit = (OxmlElement(name) for name in ("w:fldSimple", "w:r", "w:t"))
    field.set(qn("w:instr"), "PAGE")
    digit.text = "1"
    run.append(digit)
    field.append(run)
    return field


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": "E8EBED"}.items():
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
