"""What python-docx has no call for: repeated header rows, alternative texts, fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from kpi_tui.publish.brief.charts.drawing import COLOURS
from kpi_tui.publish.brief.document import SHORT_TABLE, Table, TableCell
from kpi_tui.regex import regex
from kpi_tui.status import Status
from kpi_tui.text import one_line

_COLUMN = Cm(4)
"""The most that columns are wide on average."""
_ROOM = Cm(17)
"""How wide the text of an A4 page is, where a template does not say how wide its page is."""
_NO_XML = regex("[\ufffe\uffff]")


def clean(text: str) -> str:
    """Return the text on one line, with nothing in it that XML does not have."""
    return _NO_XML.sub("�", one_line(text))


def room(document: Docx) -> Length:
    """Return how wide the text of a page is."""
    page = document.sections[0]
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    return Length(width) if width > 0 else _ROOM


def fill_titles(document: Docx, title: str) -> None:
    """Write the title into each field of that name in headers and footers."""
    for link in document.part.rels.values():
        if link.reltype not in (RELATIONSHIP.HEADER, RELATIONSHIP.FOOTER):
            continue
        for field in link.target_part.element.iter(qn("w:fldSimple")):
            if (field.get(qn("w:instr")) or "").strip().upper() == "TITLE":
                for shown in field.iter(qn("w:t")):
                    shown.text = title


def tighten(document: Docx, names: Iterable[str], *, is_ours: bool) -> None:
    """Set styles closer together, so that a page holds more; of our own styles headings smaller too."""
    for name in names:
        style = document.styles[name]
        spacing = style.paragraph_format
        spacing.line_spacing = 1.0
        before, after = _CLOSE.get(name, (0, 2))
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
        if is_ours and name in _SMALLER:
            style.font.size = Pt(_SMALLER[name])
    if is_ours:
        page = document.sections[0]
        page.top_margin = page.bottom_margin = Cm(1.5)


_CLOSE = {"Title": (0, 0), "Subtitle": (0, 2), "Heading 1": (7, 2), "Cell": (0, 0)}
"""Points before and after a paragraph of a style, in a briefing on one page; `(0, 2)` for others."""
_SMALLER = {"Title": 18, "Heading 1": 13}


def table(
    document: Docx, content: Table, styles: Mapping[str, str]
) -> Iterator[tuple[Line, TableCell]]:
    """Add a table whose header row is repeated on each page and whose rows are never cut.

    Yields the paragraph of each cell with what is to be written into it.
    """
    grid = document.add_table(1 + len(content.rows), len(content.columns), "Table Grid")
    grid.autofit = False
    whole = sum(column.width for column in content.columns)
    wide = min(room(document), _COLUMN * len(content.columns))
    widths = [Length(round(wide * column.width / whole)) for column in content.columns]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    header = tuple(TableCell(column.title) for column in content.columns)
    last = len(content.rows)
    for number, (row, cells) in enumerate(zip(grid.rows, (header, *content.rows), strict=True)):
        flags = row._tr.get_or_add_trPr()
        flags.append(OxmlElement("w:cantSplit"))
        if number == 0:
            flags.append(OxmlElement("w:tblHeader"))
        together = number == 0 or (last <= SHORT_TABLE and number < last)
        for into, width, column, cell in zip(
            row.cells, widths, content.columns, cells, strict=True
        ):
            into.width = width
            line = into.paragraphs[0]
            line._p.style = styles["Cell"]
            line.paragraph_format.keep_with_next = together
            if number == 0:
                shade = OxmlElement("w:shd")
                for name, value in {"val": "clear", "color": "auto", "fill": "E8EBED"}.items():
                    shade.set(qn(f"w:{name}"), value)
                into._tc.get_or_add_tcPr().append(shade)
            if column.right:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            yield line, cell


def describe(picture: InlineShape, title: str, description: str) -> None:
    """Give a picture its alternative text."""
    properties = picture._inline.docPr
    properties.set("title", title)
    properties.set("descr", description)


def colour(run: Run, status: Status) -> None:
    """Set green, amber or red in bold and in its colour; other statuses stay as they are."""
    if status in COLOURS:
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(COLOURS[status][1:].upper())
