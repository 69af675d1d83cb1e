"""A briefing as Markdown, in which nothing of a report is markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

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
from kpi_tui.publish.export.markdown import escape, escape_lines, table

_EMPHASIS = {Tone.LEAD: ("**", "**"), Tone.ANALYSIS: (f"*{ANALYSIS}:* ", "")}
"""What stands before and behind a paragraph that is not plain."""


def to_markdown(brief: Brief) -> bytes:
    """Return the document as UTF-8. In place of charts stand their descriptions, but on one page.

    There they take the room that words leave, which Markdown has none of.
    """
    parts = [f"# {escape(brief.title)}", escape(brief.subtitle), *_blocks(brief.blocks)]
    for section in brief.sections:
        parts += _section(without_charts(section) if brief.is_one_page else section, 2)
    return ("\n\n".join(parts) + "\n").encode()


def without_charts(section: BriefSection) -> BriefSection:
    """Return a section without the charts that stand in it."""
    blocks = (block for block in section.blocks if not isinstance(block, Chart))
    return replace(section, blocks=tuple(blocks))


def _section(section: BriefSection, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escape(section.title)}"
    yield from _blocks(section.blocks)
    for part in section.sections:
        yield from _section(part, level + 1)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                references = "; ".join(reference.text for reference in block.references)
                text = escape(f"{block.text} {references}")
                before, behind = _EMPHASIS.get(block.tone, ("", ""))
                yield f"{before}{text}{behind}"
            case Bullets(is_run_on=True):
                signs = (f"{n}." if block.numbered else "-" for n in count(1))
                yield "\n".join(
                    " ".join(
                        (
                            sign,
                            *([f"**{escape(item.head)}:**"] if item.head else []),
                            *map(escape, item.lines),
                            *([f"*({escape(item.note)})*"] if item.note else []),
                        )
                    )
                    for sign, item in zip(signs, block.items, strict=False)
                )
            case Bullets():
                yield "\n".join(line for item in block.items for line in _item(item))
            case Table():
                if block.caption:
                    yield f"*{escape(block.caption)}*"
                yield table(
                    [column.title for column in block.columns],
                    ([cell.shown for cell in row] for row in block.rows),
                    [column.right for column in block.columns],
                )
            case Quote():
                yield f"**{escape(block.label)}**, {block.credit}:"
                yield "> " + escape_lines(block.text).replace("\n", "\n> ")
                if block.more:
                    yield escape(f"({block.more})")
            case Chart():
                yield f"*{escape(ANALYSIS)}:* {escape(f'{block.title}: {block.description}')}"


def _item(item: BulletItem) -> Iterator[str]:
    lines = [escape(line) for line in (*item.lines, item.note) if line]
    if not item.head:
        yield from (f"- {line}" for line in lines)
    elif len(lines) == 1:
        yield f"- **{escape(item.head)}:** {lines[0]}"
    else:
        yield f"- **{escape(item.head)}**"
        yield from (f"  - {line}" for line in lines)
