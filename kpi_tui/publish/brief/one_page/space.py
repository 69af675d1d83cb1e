"""Estimates the room that a document takes: its words, and its lines on an A4 page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
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
MOST_LINES = 55.0
"""How many lines of plain text a page has, in Word and in print, with some to spare."""
_LINE, _INDENT = 40.0, 1.6
"""How wide a line is, in ems of plain text, and how much less in a list."""
_SMALL, _SMALL_LINE = 0.84, 0.85
"""How wide small print is beside plain text, and how high its lines are."""
_HEADING, _ROW, _CHART, _GAP = 1.75, 1.07, 9.1, 0.25
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
    taken = 1.7 * _lines_of(_width(document.title) * 1.6) + _lines_of(_width(document.subtitle))
    taken += _height(document.blocks) + _GAP
    for section in document.walk():
        taken += _HEADING + _height(section.blocks)
    return taken


def _height(blocks: Sequence[Block]) -> float:
    taken = 0.0
    for block in blocks:
        match block:
            case Paragraph(tone=Tone.SOURCE) | Chart():
                text = block.caption if isinstance(block, Chart) else block.text
                taken += _CHART if isinstance(block, Chart) else 0.0
                taken += _lines_of(_width(text) * _SMALL) * _SMALL_LINE + _GAP
            case Bullets():
                for item in block.items:
                    wide = _width(" ".join((item.head, *item.lines))) + _width(item.note) * _SMALL
                    taken += _lines_of(wide, _LINE - _INDENT) + _GAP
            case Table():
                share = _LINE / max(len(block.columns), 1) * 0.9
                rows = [[column.title for column in block.columns]]
                rows += [[cell.shown for cell in row] for row in block.rows]
                taken += sum(max(ceil(_width(text) / share) for text in row) * _ROW for row in rows)
                taken += _lines_of(_width(block.caption)) + _GAP if block.caption else _GAP
            case _:
                taken += sum(_lines_of(_width(text)) + _GAP for text in _texts_of([block]))
    return taken


def _lines_of(width: float, most: float = _LINE) -> int:
    # A word that does not fit goes to the next line, which leaves some room.
    return max(ceil(width * 1.04 / most), 1)


@lru_cache(maxsize=5_000)  # each draft of a page has most texts of the one before
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
