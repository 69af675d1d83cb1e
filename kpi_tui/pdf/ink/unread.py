"""Ink that no word explains: pictures, drawings, and letters whose font does not say which they are.

Lines, fills and dots are explained by what they are. Icons are too, where statuses stand: whoever
knows where that is passes over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2.raw as pdfium

from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.page.pages import Box

_INK = 40
"""Less contrast than this, of 255: nothing is seen there."""
_SMALLEST = 1.0
"""Points, of the longer side."""


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


def find_unread(drawing: Drawing) -> list[UnreadMark]:
    """Return what is drawn on a page besides words, lines and fills, and can be seen."""
    return [
        mark
        for mark in _marks(drawing)
        if max(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) > _SMALLEST
        and drawing.image.contrast(_with_rim(mark.box)) >= _INK
    ]


def _marks(drawing: Drawing) -> Iterator[UnreadMark]:
    """Yield what may be unread; what words stand on is their ground."""
    page = drawing.page
    centres = [(word.middle, word.centre) for word in page.words]
    pictures = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
    for drawn in drawing.objects:
        if drawn.kind in pictures and not _any_in(drawn.box, centres):
            yield UnreadMark(MarkKind.PICTURE, drawn.box)
    for *sides, parts in page.shapes.outlines:
        x0, y0, x1, y1 = sides
        if not _any_in((x0, y0, x1, y1), centres):
            yield UnreadMark(MarkKind.DRAWING, (x0, y0, x1, y1), int(parts))
    for dot in page.shapes.dots:
        half = dot.size / 2
        yield UnreadMark(MarkKind.DOT, (dot.x - half, dot.y - half, dot.x + half, dot.y + half))
    for index in page.unnamed:
        yield UnreadMark(MarkKind.GLYPH, page.character_box(index))


def _any_in(box: Box, centres: Sequence[tuple[float, float]]) -> bool:
    x0, y0, x1, y1 = box
    return any(x0 <= x <= x1 and y0 <= y <= y1 for x, y in centres)


def _with_rim(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return x0 - 1, y0 - 1, x1 + 1, y1 + 1
