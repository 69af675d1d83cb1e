"""Which pieces of a page's text may not be seen: told fast, and too many rather than too few.

A piece is what the file draws at once: a line, a word or a letter.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.ink.objects import DrawnObject
from kpi_tui.pdf.ink.on_lines import like_their_ground
from kpi_tui.pdf.page.pages import Box, Page, Word

FAINT = 60
"""Less contrast than this, of 255, in a word's box: whether it is seen has to be asked. At 100 dots
an inch the weakest word of sound annexes has 75."""
_LETTERS = 2.5
"""More pieces a word than this are letters, which are not looked at one by one."""
_MOST = 20_000
"""So many pieces may be drawn over, counted each time: more than on any page of a report."""
_THINNEST = 3.0
"""What is thinner is a line over or under words and hides none."""


def find_suspects(drawing: Drawing) -> list[DrawnObject]:
    """Return the pieces of text without contrast, at one place with another, or drawn over."""
    page, texts, contrast = drawing.page, drawing.texts, drawing.image.contrast
    mode = pdfium.FPDFTextObj_GetTextRenderMode
    found = [text for text in texts if mode(text.raw) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE]
    if len(texts) < _LETTERS * len(page.words):
        faint = (text for text in texts if contrast(_middle(text.box)) < FAINT)
        found += (text for text in faint if _has_letters(page, text))
    alike = like_their_ground(drawing, texts, FAINT)
    found += (text for text in alike if _has_letters(page, text))
    for word in page.words:
        for box in _bodies(word):
            if contrast(box) < FAINT:
                found += drawing.bands.touching(box)
    for pair in drawing.bands.sharing_place():
        found += pair
    first = texts[0].order if texts else 0
    for cover in drawing.objects:
        if len(found) > _MOST:
            break
        x0, y0, x1, y1 = cover.box
        is_text = cover.kind == pdfium.FPDF_PAGEOBJ_TEXT
        if cover.order > first and not is_text and min(x1 - x0, y1 - y0) > _THINNEST:
            beneath = drawing.bands.touching(cover.box)
            found += (text for text in beneath if text.order < cover.order)
    return sorted({text.order: text for text in found}.values(), key=lambda text: text.order)


def _has_letters(page: Page, piece: DrawnObject) -> bool:
    """Whether a piece of text is more than white space."""
    text_page = page.text_page.raw
    length = pdfium.FPDFTextObj_GetText(piece.raw, text_page, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(piece.raw, text_page, buffer, length)
    return any(code and not chr(code).isspace() for code in buffer)


def _middle(box: Box) -> Box:
    """Return a piece's box without what may belong to a line above or below it.

    The box of a thin letter is all ink: what is beside it is taken in.
    """
    x0, y0, x1, y1 = box
    rim, beside = 0.12 * (y1 - y0), max(0.0, 2.0 - (x1 - x0)) / 2
    return x0 - beside, y0 + rim, x1 + beside, y1 - rim


def _bodies(word: Word) -> Iterator[Box]:
    """Yield where the small letters of both halves of a word are.

    All letters have ink there; signs alone may stand higher. A line that crosses a word which is
    not seen gives contrast to one half only.
    """
    above = 0.55 if any(map(str.isalnum, word.text)) else 0.75
    top = word.base - above * word.size
    if word.width > 1.2 * word.size:
        yield word.x0, top, word.middle, word.base
        yield word.middle, top, word.x1, word.base
    else:
        yield word.x0, top, word.x1, word.base
