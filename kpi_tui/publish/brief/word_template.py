"""The Word file that a briefing is written into: ours, or a council's own.

Of a council's file only the styles, the page, the header and the footer are used, not its text.
Styles that it lacks are added from ours, in its own font.
"""

from __future__ import annotations

import io
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from kpi_tui.errors import KpiTuiError, reason_of

OURS = "brief.docx"
_HEADINGS = tuple(f"Heading {level}" for level in range(1, 5))
_PARAGRAPHS = (
    *("Title", "Subtitle", *_HEADINGS, "List Bullet", "List Number", "Caption"),
    *("Lead", "Small", "Cell", "Label", "Quoted"),
)
STYLES = {
    **dict.fromkeys(_PARAGRAPHS, WD_STYLE_TYPE.PARAGRAPH),
    "Note": WD_STYLE_TYPE.CHARACTER,
    "Table Grid": WD_STYLE_TYPE.TABLE,
}
"""The styles that a briefing is set in, by the names that Word shows."""
_MOST_BYTES = 50_000_000
"""The most that a template may unpack to."""
_KEPT = {
    *(RELATIONSHIP.STYLES, RELATIONSHIP.NUMBERING, RELATIONSHIP.SETTINGS),
    *(RELATIONSHIP.THEME, RELATIONSHIP.FONT_TABLE),
}
"""What a document keeps besides its headers and footers; pictures and notes go with its text."""
_LEADING_OUT = ("w:attachedTemplate", "w:footnotePr", "w:endnotePr")
"""Settings that name a file elsewhere, or notes that went with the text."""


def open_template(path: Path | None = None) -> Docx:
    """Return an empty document with every style of `STYLES`, from a council's own file or ours.

    Raises `KpiTuiError` where the file cannot be read as a Word document.
    """
    if path is None:
        return Document(io.BytesIO(_ours()))
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise KpiTuiError(f"{path}: not a file: name a Word document (.docx)")
        content = path.read_bytes()
    except OSError as error:
        why = reason_of(error)
        raise KpiTuiError(f"{path}: {why}: name a Word document (.docx)") from error
    try:
        with ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MOST_BYTES:
                raise ValueError("too large")
        document = Document(io.BytesIO(content))
        _empty(document)
        _add_missing_styles(document)
        document.save(io.BytesIO())
    except Exception as error:
        # python-docx has no error of its own for most of what can be wrong with a file.
        raise KpiTuiError(f"{path}: cannot be read as a Word document: save it as .docx") from error
    for name, kind in STYLES.items():
        if document.styles[name].type is not kind:
            wanted = kind.name.lower()
            raise KpiTuiError(f"{path}: its style “{name}” is no {wanted} style: rename it")
    return document


def _ours() -> bytes:
    return files(__package__).joinpath(OURS).read_bytes()


def _empty(document: Docx) -> None:
    """Take out all text with what belongs to it, and keep the page settings of the first section."""
    body = document.element.body
    page = deepcopy(document.sections[0]._sectPr)
    for element in list(body):
        body.remove(element)
    body.append(page)
    named = {element.get(qn("r:id")) for element in page}
    for key, relationship in list(document.part.rels.items()):
        if relationship.reltype not in _KEPT and key not in named:
            del document.part.rels[key]
    settings = document.settings.element
    for name in _LEADING_OUT:
        for element in settings.findall(qn(name)):
            settings.remove(element)
    links = document.part.part_related_by(RELATIONSHIP.SETTINGS).rels
    for key in [key for key, link in links.items() if link.is_external]:
        del links[key]


def _add_missing_styles(document: Docx) -> None:
    ours = Document(io.BytesIO(_ours()))
    taken = {style.style_id for style in document.styles}
    for name, kind in STYLES.items():
        if name in document.styles:
            continue
        style = deepcopy(ours.styles[name].element)
        style.styleId = style.styleId if style.styleId not in taken else f"Briefing{style.styleId}"
        for tag in ("w:basedOn", "w:next"):
            for element in style.findall(qn(tag)):
                style.remove(element)
        for fonts in list(style.iter(qn("w:rFonts"))):
            fonts.getparent().remove(fonts)
        base = document.styles.default(kind)
        if base is not None and kind is not WD_STYLE_TYPE.CHARACTER:
            style.basedOn_val = base.style_id
        for numbers in style.iter(qn("w:numId")):
            numbers.set(qn("w:val"), _add_numbering(document, ours, numbers.get(qn("w:val"))))
        document.styles.element.append(style)


def _add_numbering(document: Docx, ours: Docx, number: str) -> str:
    """Add the list of our template that has this number there; return its number here."""
    source = ours.part.numbering_part
    if not any(link.reltype == RELATIONSHIP.NUMBERING for link in document.part.rels.values()):
        part = NumberingPart(
            source.partname, source.content_type, deepcopy(source.element), document.part.package
        )
        document.part.relate_to(part, RELATIONSHIP.NUMBERING)
        return number
    target = document.part.numbering_part.element
    lists, kept = (part.findall(qn("w:abstractNum")) for part in (target, source.element))
    free = 1 + max((int(entry.get(qn("w:abstractNumId"))) for entry in lists), default=-1)
    meant = str(source.element.num_having_numId(int(number)).abstractNumId.val)
    added = deepcopy(next(entry for entry in kept if entry.get(qn("w:abstractNumId")) == meant))
    added.set(qn("w:abstractNumId"), str(free))
    following = [*lists, *target.num_lst]
    target.insert(target.index(following[0]) if following else len(target), added)
    return str(target.add_num(free).numId)
