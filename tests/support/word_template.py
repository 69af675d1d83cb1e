"""Make the template of Word briefings anew: `python -m tests.support.word_template`.

Without a council's own template a briefing has these styles, this page and this footer.
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import BaseStyle, CharacterStyle

from kpi_tui.publish import brief
from kpi_tui.publish.brief.charts.drawing import INK, MUTED
from kpi_tui.publish.brief.word_template import OURS, STYLES

SHIPPED = Path(brief.__file__).with_name(OURS)
LANGUAGE = "en-GB"
FONT = "Arial"
SIZES = {
    **{"Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 12, "Heading 4": 12},
    **{"Lead": 13, "Small": 10, "Cell": 10, "Label": 12, "Quoted": 12},
}
LISTS = ("List Bullet", "List Number")
DEFAULTS = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
NEEDLESS = {
    *(RELATIONSHIP.THUMBNAIL, RELATIONSHIP.CUSTOM_XML, RELATIONSHIP.WEB_SETTINGS),
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
MADE = datetime(2024, 1, 1)


def template() -> bytes:
    """Return the template as it is shipped."""
    document = Document()
    _keep_only_what_is_used(document)
    _set_language(document)
    _set_styles(document)
    _set_page(document)
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "kpi-tui", "", "Briefing"
    properties.language = LANGUAGE
    properties.created = properties.modified = MADE
    made, dated = io.BytesIO(), io.BytesIO()
    document.save(made)
    with ZipFile(made) as parts, ZipFile(dated, "w") as package:
        for name in parts.namelist():
            package.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return dated.getvalue()


def _keep_only_what_is_used(document: Docx) -> None:
    for style in list(document.styles):
        if style.name not in STYLES and style.name not in DEFAULTS:
            style.delete()
    for link in list(document.styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, link in relations.items() if link.reltype in NEEDLESS]:
            del relations[key]
    numbering = document.part.numbering_part.element
    kept = set()
    for name in LISTS:
        (number,) = document.styles[name].element.iter(qn("w:numId"))
        used = numbering.num_having_numId(int(number.get(qn("w:val"))))
        kept |= {used, str(used.abstractNumId.val)}
    for entry in list(numbering):
        if entry not in kept and entry.get(qn("w:abstractNumId")) not in kept:
            numbering.remove(entry)


def _set_language(document: Docx) -> None:
    places = [*document.styles.element.iter(qn("w:lang"))]
    for place in [*places, *document.settings.element.iter(qn("w:themeFontLang"))]:
        place.set(qn("w:val"), LANGUAGE)


def _set_styles(document: Docx) -> None:
    styles = document.styles
    for name, kind in STYLES.items():
        if name not in styles:
            styles.add_style(name, kind)
            if kind is WD_STYLE_TYPE.PARAGRAPH:
                styles[name].base_style = styles["Normal"]
    _set_style(styles["Normal"], 12, INK)
    styles["Normal"].paragraph_format.space_after = Pt(3)
    styles["Normal"].paragraph_format.line_spacing = 1.05
    for name, size in SIZES.items():
        _set_style(styles[name], size, MUTED if name == "Small" else INK)
        spacing = styles[name].paragraph_format
        if name in ("Title", *(f"Heading {level}" for level in range(1, 5))):
            spacing.space_before, spacing.space_after = Pt(0.5 * size), Pt(2)
        else:
            spacing.space_after = Pt(1 if name in ("Cell", "Label") else 3)
    _set_style(styles["Subtitle"], 12, MUTED)
    _set_style(styles["Caption"], 10, MUTED)
    styles["Caption"].font.bold = False
    styles["Note"].font.size = Pt(10)
    styles["Note"].font.color.rgb = RGBColor.from_string(MUTED[1:].upper())
    styles["Label"].font.bold = True
    styles["Label"].paragraph_format.keep_with_next = True
    styles["Quoted"].paragraph_format.left_indent = Cm(0.4)
    styles["Quoted"].paragraph_format.space_after = Pt(3)
    _rule_left(styles["Quoted"])
    # Word's own styles leave no room between the points of a list.
    for name in LISTS:
        styles[name].paragraph_format.space_after = Pt(2)
        for flag in styles[name].element.findall(f".//{qn('w:contextualSpacing')}"):
            flag.getparent().remove(flag)


def _set_style(style: BaseStyle, size: float, colour: str) -> None:
    """Give a style its size and colour in one font, whatever the theme of the document."""
    assert isinstance(style, CharacterStyle)
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour[1:].upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _rule_left(style: BaseStyle) -> None:
    """Draw a line at the left, which sets off what is quoted."""
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in {"val": "single", "sz": "18", "space": "8", "color": MUTED[1:]}.items():
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    style.element.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind")


def _set_page(document: Docx) -> None:
    """Set A4 upright, with the title and the page's number at the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.7)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Small"]
    foot._p.append(_field("TITLE", "Briefing"))
    foot.add_run(" · page ")
    foot._p.append(_field("PAGE", "1"))


def _field(name: str, text: str) -> BaseOxmlElement:
    """Return a field that the word processor fills, and what it shows until then."""
    field, run, shown = (OxmlElement(name) for name in ("w:fldSimple", "w:r", "w:t"))
    field.set(qn("w:instr"), name)
    shown.text = text
    run.append(shown)
    field.append(run)
    return field


if __name__ == "__main__":
    SHIPPED.write_bytes(template())
    print(f"{SHIPPED}: {SHIPPED.stat().st_size:,} bytes")
