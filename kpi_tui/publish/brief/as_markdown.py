"""A briefing as Markdown, in which nothing of a report is markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.labels import mark
from kpi_tui.publish.brief.document import (
    OURS,
    Block,
    Brief,
    Bullets,
    Cell,
    Chart,
    Item,
    Paragraph,
    Quote,
    Section,
    Table,
    Tone,
)
from kpi_tui.publish.export.markdown import escape, escape_lines


def to_markdown(brief: Brief) -> bytes:
    """The document as UTF-8. Charts are told in words."""
    parts = [f"# {escape(brief.title)}", escape(brief.subtitle), *_blocks(brief.blocks)]
    for section in brief.sections:
        parts += _section(section, 2)
    return ("\n\n".join(parts) + "\n").encode()


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escape(section.title)}"
    yield from _blocks(section.blocks)
    for part in section.sections:
        yield from _section(part, level + 1)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _paragraph(block)
            case Bullets():
                yield "\n".join(line for item in block.items for line in _item(item))
            case Table():
                yield from _table(block)
            case Quote():
                yield f"**{escape(block.label)}**, as published:"
                yield "> " + escape_lines(block.text).replace("\n", "\n> ")
            case Chart():
                said = escape(f"{block.title}: {block.description}")
                yield f"*{escape(OURS)}:* {said}"


def _paragraph(paragraph: Paragraph) -> str:
    references = "; ".join(item.text for item in paragraph.references)
    text = escape(f"{paragraph.text} {references}")
    if paragraph.tone is Tone.LEAD:
        return f"**{text}**"
    return f"*{OURS}:* {text}" if paragraph.tone is Tone.OURS else text


def _item(item: Item) -> Iterator[str]:
    lines = [escape(line) for line in (*item.lines, item.note) if line]
    if not item.head:
        yield from (f"- {line}" for line in lines)
    elif len(lines) == 1:
        yield f"- **{escape(item.head)}:** {lines[0]}"
    else:
        yield f"- **{escape(item.head)}**"
        yield from (f"  - {line}" for line in lines)


def _table(table: Table) -> Iterator[str]:
    yield f"*{escape(table.caption)}*"
    rule = ["--:" if column.right else "---" for column in table.columns]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    lines = [[escape(column.title) for column in table.columns], rule, *rows]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(cell: Cell) -> str:
    return escape(str(mark(cell.status)) if cell.status else cell.text)
