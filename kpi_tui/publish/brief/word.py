"""A briefing as a Word document: real headings, tables with repeated headers, described pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.table import CT_Tbl
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as Line

from kpi_tui.publish.brief import docx_parts as parts
from kpi_tui.publish.brief.charts.png import to_png
from kpi_tui.publish.brief.document import (
    ANALYSIS,
    Block,
    Brief,
    BriefSection,
    BulletItem,
    Bullets,
    Chart,
    Paragraph,
    Quote,
    Table,
    Tone,
)
from kpi_tui.publish.brief.docx_package import save_package
from kpi_tui.publish.brief.docx_parts import clean
from kpi_tui.publish.brief.word_template import STYLES, open_template
from kpi_tui.text import visible

_MOST = 255
"""How many characters a property of a Word document may have."""
_PICTURE, _SMALLER_PICTURE = Cm(15.5), Cm(14.4)
"""How wide charts are where the page has room, and on a briefing of one page."""
_PARAGRAPHS = [name for name, kind in STYLES.items() if kind is WD_STYLE_TYPE.PARAGRAPH]
_TONES = {Tone.SOURCE: "Small", Tone.LEAD: "Lead"}
"""The styles of paragraphs that are not plain."""


def to_docx(brief: Brief, template: Path | None = None) -> bytes:
    """Return the file, in the styles and on the page of a council's own template if there is one.

    Raises `KpiTuiError` where that cannot be read as a Word document.
    """
    writer = _Writer(template)
    writer.write(brief)
    buffer = io.BytesIO()
    save_package(writer.document.part.package, buffer)
    return buffer.getvalue()


class _Writer:
    """Writes a briefing into a document. It sets styles by id: python-docx is slow to find names."""

    def __init__(self, template: Path | None) -> None:
        self.document = open_template(template)
        self._is_ours = template is None
        self._picture = _PICTURE
        self._ids = {name: self.document.styles[name].style_id for name in STYLES}

    def write(self, brief: Brief) -> None:
        if brief.is_one_page:
            self._picture = _SMALLER_PICTURE
            parts.tighten(self.document, _PARAGRAPHS, is_ours=self._is_ours)
        title, subtitle = clean(brief.title), clean(brief.subtitle)
        properties = self.document.core_properties
        properties.title, properties.subject = title[:_MOST], subtitle[:_MOST]
        properties.author, properties.comments, properties.language = "kpi-tui", "", "en-GB"
        properties.last_modified_by = ""
        made = brief.made.astimezone(UTC).replace(tzinfo=None)
        properties.created = properties.modified = made
        parts.fill_titles(self.document, title)
        self._add("Title", title)
        self._add("Subtitle", subtitle)
        self._blocks(brief.blocks)
        for section in brief.sections:
            self._section(section, 1)

    def _add(self, style: str | None, text: str = "") -> Line:
        """Add a paragraph at the end, of the plain style unless told; set it off from a table."""
        line = self.document.add_paragraph(text)
        if style is not None:
            line._p.style = self._ids[style]
        if isinstance(line._p.getprevious(), CT_Tbl):
            line.paragraph_format.space_before = Pt(8)
        return line

    def _section(self, section: BriefSection, level: int) -> None:
        heading = self.document.add_paragraph(clean(section.title))
        heading._p.style = self._ids[f"Heading {level}"]
        self._blocks(section.blocks)
        for part in section.sections:
            self._section(part, level + 1)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block, below in zip(blocks, (*blocks[1:], None), strict=False):
            match block:
                case Paragraph():
                    line = self._add(_TONES.get(block.tone))
                    is_source = block.tone is Tone.SOURCE and below is not None
                    line.paragraph_format.keep_with_next = is_source or isinstance(below, Chart)
                    if block.tone is Tone.ANALYSIS:
                        line.add_run(f"{ANALYSIS}: ").bold = True
                    references = "; ".join(reference.text for reference in block.references)
                    line.add_run(clean(f"{block.text} {references}"))
                case Bullets(is_run_on=True):
                    for item in block.items:
                        self._run_on("List Number" if block.numbered else "List Bullet", item)
                case Bullets():
                    for item in block.items:
                        self._item(item)
                case Table():
                    self._table(block)
                case Quote():
                    self._quote(block, is_kept=isinstance(below, Chart))
                case Chart():
                    line = self.document.add_paragraph()
                    line.paragraph_format.keep_with_next = True
                    width = min(self._picture, parts.room(self.document))
                    picture = line.add_run().add_picture(io.BytesIO(to_png(block)), width)
                    parts.describe(picture, clean(block.title), clean(block.description))
                    self._add("Small", clean(block.caption))

    def _quote(self, quote: Quote, *, is_kept: bool) -> None:
        """Add a quotation; one that is kept has what follows on the page of its last line."""
        lines = [clean(text) for text in visible(quote.text).split("\n") if text.strip()]
        for number, text in enumerate(lines):
            line = self._add("Quoted")
            if number == 0:
                line.add_run(f"{clean(quote.label)}, {quote.credit}: ").bold = True
            line.add_run(text)
            line.paragraph_format.keep_with_next = is_kept and number == len(lines) - 1
            if quote.more and number == len(lines) - 1:
                line.add_run(f" ({clean(quote.more)})")._r.style = self._ids["Note"]

    def _run_on(self, style: str, item: BulletItem) -> None:
        line = self._add(style)
        if item.head:
            line.add_run(f"{clean(item.head)}: ").bold = True
        line.add_run(" ".join(map(clean, item.lines)))
        if item.note:
            line.add_run(f" {clean(item.note)}")._r.style = self._ids["Note"]

    def _item(self, item: BulletItem) -> None:
        line = self._add("List Bullet")
        lines = [clean(text) for text in item.lines]
        if item.head:
            line.add_run(clean(item.head)).bold = True
            lines.insert(0, "")
        line.add_run("\n".join(lines))
        if item.note:
            line.add_run(f"\n{clean(item.note)}")._r.style = self._ids["Note"]
        line.paragraph_format.keep_together = True

    def _table(self, table: Table) -> None:
        if table.caption:
            caption = self._add("Caption", clean(table.caption))
            caption.paragraph_format.keep_with_next = True
        cells = parts.table(self.document, table, self._ids)
        for number, (line, cell) in enumerate(cells):
            run = line.add_run(clean(cell.text))
            if number < len(table.columns):
                run.bold = True
            elif cell.status:
                # A sign stays with its word; words alone may stand below each other.
                sign = cell.shown
                joins = not sign[:1].isalpha()
                run.text = sign.replace(" ", "\N{NO-BREAK SPACE}", 1) if joins else sign
                parts.colour(run, cell.status)
