"""A briefing as a Word document: real headings, tables with repeated headers, described pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC

from docx import Document
from docx.document import Document as Docx
from docx.shared import Cm

from kpi_tui.labels import mark
from kpi_tui.publish.brief import docx_parts as parts
from kpi_tui.publish.brief.charts.png import to_png
from kpi_tui.publish.brief.document import (
    OURS,
    Block,
    Brief,
    Bullets,
    Chart,
    Item,
    Paragraph,
    Quote,
    Section,
    Table,
    Tone,
)
from kpi_tui.text import visible

PICTURE = Cm(15.5)
"""How wide charts are; the page has room for 17."""
STYLES = {Tone.SOURCE: parts.SMALL_STYLE, Tone.LEAD: parts.LEAD_STYLE}


def to_docx(brief: Brief) -> bytes:
    """The file. Styles are Word's own, so that a council can put its own in their place."""
    document = Document()
    parts.prepare(document, parts.clean(brief.title))
    properties = document.core_properties
    properties.title = parts.clean(brief.title)
    properties.subject = parts.clean(brief.subtitle)
    properties.author, properties.comments = "kpi-tui", ""
    properties.created = properties.modified = brief.made.astimezone(UTC).replace(tzinfo=None)
    document.add_heading(parts.clean(brief.title), 0)
    document.add_paragraph(parts.clean(brief.subtitle), "Subtitle")
    _blocks(document, brief.blocks)
    for section in brief.sections:
        _section(document, section, 1)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _section(document: Docx, section: Section, level: int) -> None:
    document.add_heading(parts.clean(section.title), level)
    _blocks(document, section.blocks)
    for part in section.sections:
        _section(document, part, level + 1)


def _blocks(document: Docx, blocks: Sequence[Block]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                _paragraph(document, block)
            case Bullets():
                for item in block.items:
                    _item(document, item)
            case Table():
                _table(document, block)
            case Quote():
                _quote(document, block)
            case Chart():
                _chart(document, block)


def _paragraph(document: Docx, paragraph: Paragraph) -> None:
    line = parts.add(document, STYLES.get(paragraph.tone, "Normal"))
    line.paragraph_format.keep_with_next = paragraph.tone is Tone.SOURCE
    if paragraph.tone is Tone.OURS:
        line.add_run(f"{OURS}: ").bold = True
    references = "; ".join(item.text for item in paragraph.references)
    line.add_run(parts.clean(f"{paragraph.text} {references}"))


def _item(document: Docx, item: Item) -> None:
    line = parts.add(document, "ListBullet")
    lines = [parts.clean(text) for text in item.lines]
    if item.head:
        line.add_run(parts.clean(item.head)).bold = True
        lines.insert(0, "")
    line.add_run("\n".join(lines))
    if item.note:
        parts.small(line.add_run(f"\n{parts.clean(item.note)}"))
    line.paragraph_format.keep_together = True


def _table(document: Docx, table: Table) -> None:
    caption = parts.add(document, "Caption", parts.clean(table.caption))
    caption.paragraph_format.keep_with_next = True
    for number, (line, cell) in enumerate(parts.table(document, table)):
        run = line.add_run(parts.clean(cell.text))
        if number < len(table.columns):
            run.bold = True
        elif cell.status:
            sign = mark(cell.status)
            run.text = f"{sign.glyph}\N{NO-BREAK SPACE}{sign.word}"
            parts.colour(run, cell.status)


def _quote(document: Docx, quote: Quote) -> None:
    label = parts.add(document, parts.LABEL_STYLE)
    label.add_run(f"{parts.clean(quote.label)}, as published")
    for text in visible(quote.text).split("\n"):
        if text.strip():
            parts.add(document, parts.QUOTE_STYLE, parts.clean(text))


def _chart(document: Docx, chart: Chart) -> None:
    line = document.add_paragraph()
    line.paragraph_format.keep_with_next = True
    picture = line.add_run().add_picture(io.BytesIO(to_png(chart)), PICTURE)
    parts.describe(picture, parts.clean(chart.title), parts.clean(chart.description))
    parts.add(document, parts.SMALL_STYLE, parts.clean(chart.caption))
