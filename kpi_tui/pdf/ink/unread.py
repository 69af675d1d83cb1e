"""Ink that no word explains: pictures, drawings, and letters whose font does not say which they are.

Lines, fills and dots are explained by what they are. Icons are too, where statuses stand: whoever
knows where that is passes over them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

import pypdfium2.raw as pdfium

from kpi_tui.pdf.ink.bands import WordBands
from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.page.boxes import area_of
from kpi_tui.pdf.page.pages import Box

INK = 40
"""Less contrast than this, of 255: nothing is seen there."""
_SMALLEST = 1.0
"""Points, of the longer side."""
LARGE = 0.12
"""The share of a page from which a picture may hold a table."""
_FEW_WORDS = 40
"""A scan may have a page number or a stamp upon it; what has more words is the paper under them."""
_PAPER, _MOSTLY = 225, 0.6
"""Shades from the first on, of 255, are paper. More than this share of a scan is, of a photograph less."""
_RIM = 3.0
"""Points: so broad is the edge of a frame at most, round corners too."""
_ROOM = 12.0
"""Points: what has less room within its edge is no frame, but may be a letter."""
_LINE = 1.5
"""Points: so near to its side is the line of a frame, and that of a round letter is further in."""
_WHITE = 250


class MarkKind(StrEnum):
    """What is drawn."""

    PICTURE = "picture"
    DRAWING = "drawing"
    GLYPH = "letter"
    """One that its font does not name."""
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class UnreadMark:
    """Something drawn that is none of the page's words."""

    kind: MarkKind
    box: Box
    parts: int = 1
    """How many figures it is made of."""
    shades: int = 0
    """What tells a picture from another at the same place."""


def find_unread(drawing: Drawing) -> list[UnreadMark]:
    """Return what is drawn on a page besides words, lines and fills, and can be seen."""
    found: list[UnreadMark] = []
    for mark in _marks(drawing):
        x0, y0, x1, y1 = mark.box
        with_rim = (x0 - 1, y0 - 1, x1 + 1, y1 + 1)
        if max(x1 - x0, y1 - y0) <= _SMALLEST or drawing.image.contrast(with_rim) < INK:
            continue
        if mark.kind is not MarkKind.DRAWING or not _is_frame(drawing, mark.box):
            found.append(mark)
    return found


def _is_frame(drawing: Drawing, box: Box) -> bool:
    """Whether nothing is drawn within an edge: the border of an empty cell, with round corners."""
    left, top, right, bottom = box
    x0, y0, x1, y1 = left + _RIM, top + _RIM, right - _RIM, bottom - _RIM
    if min(x1 - x0, y1 - y0) < _ROOM:
        return False
    ends = [(x0, x0 + _LINE), (x1 - _LINE, x1)]
    has_line = all(
        drawing.image.contrast((start, side - _LINE, end, side + _LINE)) >= INK
        for start, end in ends
        for side in (top, bottom)
    )
    return has_line and not any(drawing.image.piece((x0, y0, x1, y1)).histogram()[:_WHITE])


def _marks(drawing: Drawing) -> Iterator[UnreadMark]:
    """Yield what may be unread; what whole words stand on is their ground, but for a stroke over them."""
    page = drawing.page
    words = WordBands(page.words)
    pictures = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
    for drawn in drawing.objects:
        if drawn.kind in pictures:
            count = sum(1 for _ in words.on(drawn.box))
            if not count or (count < _FEW_WORDS and _is_scan(drawing, drawn.box)):
                shades = crc32(drawing.image.piece(drawn.box).tobytes())
                yield UnreadMark(MarkKind.PICTURE, drawn.box, shades=shades)
    for x0, y0, x1, y1, parts, is_stroke in page.shapes.outlines:
        if is_stroke or next(words.on((x0, y0, x1, y1)), None) is None:
            yield UnreadMark(MarkKind.DRAWING, (x0, y0, x1, y1), parts)
    for dot in page.shapes.dots:
        half = dot.size / 2
        yield UnreadMark(MarkKind.DOT, (dot.x - half, dot.y - half, dot.x + half, dot.y + half))
    for index in page.unnamed:
        yield UnreadMark(MarkKind.GLYPH, page.character_box(index))


def _is_scan(drawing: Drawing, box: Box) -> bool:
    """Whether a picture is as large as a piece of a page, and mostly as white as paper."""
    width, height = drawing.page.size
    if area_of(box) < LARGE * width * height:
        return False
    histogram = drawing.image.piece(box).histogram()
    return sum(histogram[_PAPER:]) > _MOSTLY * sum(histogram)
