"""Estimates the room that a document takes: its words, and its lines on an A4 page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil

from kpi_tui.publish.brief.document import (
    ANALYSIS,
    Block,
    Brief,
    Bullets,
    Chart,
    Paragraph,
    Quote,
    Table,
    Tone,
)

MOST_WORDS = 330
"""How many words a page has at most, titles, tables and notes counted."""
MOST_LINES = 57.0
"""How many lines of plain text a page has."""
_LINE = 38.0
"""How wide a line is, in ems of plain text."""
_HEADING, _ROW, _CHART, _GAP = 1.9, 1.25, 10.5, 0.3
"""How many lines a heading, a row of a table and a chart take, and the room between paragraphs."""
_NARROW = frozenset(" .,;:'|!()[]/-’‘·ijlftrI")


def words(document: Brief) -> int:
    """Count the words: whatever has white space around it, signs too."""
    return sum(len(text.split()) for text in texts(document))


def fits_a_page(document: Brief) -> bool:
    """Whether a document fits one A4 page, with no more words than such a page may have."""
    return words(document) <= MOST_WORDS and lines(document) <= MOST_LINES


def texts(document: Brief) -> Iterator[str]:
    """Yield every text of a document as it is read."""
    yield document.title
    yield document.subtitle
    yield from _texts_of(document.blocks)
    for section in document.walk():
        yield section.title
        yield from _texts_of(section.blocks)


def _texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                references = (reference.text for reference in block.references)
                marks = [f"{ANALYSIS}:"] if block.tone is Tone.ANALYSIS else []
                yield " ".join((*marks, block.text, *references))
            case Bullets():
                for item in block.items:
                    yield " ".join((item.head, *item.lines, item.note))
            case Table():
                yield block.caption
                yield " ".join(column.title for column in block.columns)
                yield from (cell.shown for row in block.rows for cell in row)
            case Quote():
                yield f"{block.label} {block.text} {block.more}"
            case Chart():
                yield f"{block.title} {block.caption}"


def lines(document: Brief) -> float:
    """Estimate how many lines of plain text a document takes, by the width of its letters."""
    taken = 1.8 * _lines_of(document.title, 1.7) + _lines_of(document.subtitle) + _GAP
    taken += _height(document.blocks)
    for section in document.walk():
        taken += _HEADING + _lines_of(section.title, 1.1) - 1 + _height(section.blocks)
    return taken


def _height(blocks: Sequence[Block]) -> float:
    taken = 0.0
    for block in blocks:
        if isinstance(block, Table):
            share = _LINE / max(len(block.columns), 1) * 0.9
            rows = [[column.title for column in block.columns]]
            rows += [[cell.shown for cell in row] for row in block.rows]
            taken += sum(max(ceil(_width(text) / share) for text in row) * _ROW for row in rows)
            taken += _lines_of(block.caption) + _GAP
        elif isinstance(block, Chart):
            taken += _CHART + _lines_of(block.caption) + _GAP
        else:
            taken += sum(_lines_of(text) + _GAP for text in _texts_of([block]))
    return taken


def _lines_of(text: str, scale: float = 1.0) -> int:
    # A word that does not fit goes to the next line, which leaves some room.
    return max(ceil(_width(text) * scale * 1.04 / _LINE), 1)


def _width(text: str) -> float:
    """Return about how wide a text is, in ems."""
    return sum(
        0.3
        if sign in _NARROW
        else 1.0
        if unicodedata.east_asian_width(sign) in "WF"
        else 0.72
        if sign.isupper() or sign in "mwMW%&"
        else 0.55
        for sign in text
    )
