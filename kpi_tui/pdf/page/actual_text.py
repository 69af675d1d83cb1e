"""Text that the file says stands for what it draws (`/ActualText`), where the two differ.

Programs give it to ligatures and to hyphens at lines' ends, and PDFium reads it in place of the
characters. What a reader sees are the characters.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.ligatures import undo_ligatures
from kpi_tui.pdf.page.limits import DEEPEST_FORM

_KEY = b"ActualText"


class _Marked(NamedTuple):
    """A piece of text that the file draws at once, and what is said to stand for it."""

    place: int
    """Its place among the texts of the page that have such a mark."""
    drawn: Any
    mark: Any
    said: str


def prefer_drawn(page: pypdfium2.PdfPage, number: int) -> dict[int, str]:
    """Make PDFium read what a page draws wherever its file says something else of it.

    Returns what the file says, by the address of the text object. To be called before the page's
    text is read; `number` counts from 1.
    """
    marked = list(_marked(page.raw))
    if not any(letter.isalnum() for item in marked for letter in item.said):
        return {}
    other = page.pdf[number - 1]  # the marks of a page do not come back
    try:
        drawn = _drawn(other)
    finally:
        other.close()
    differing: dict[int, str] = {}
    for said, group in groupby(marked, key=lambda item: item.said):
        items = list(group)
        texts = [drawn.get(item.place) for item in items]
        if None in texts or not _differs("".join(map(str, texts)), said):
            continue
        for item in items:
            pdfium.FPDFPageObj_RemoveMark(item.drawn, item.mark)
            differing[address(item.drawn)] = said
    return differing


def address(drawn: Any) -> int:
    """Return what tells one object of a page from the others."""
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0


def _marked(page: Any) -> Iterator[_Marked]:
    place = 0
    for drawn in _texts(page):
        for index in range(pdfium.FPDFPageObj_CountMarks(drawn)):
            mark = pdfium.FPDFPageObj_GetMark(drawn, index)
            said = _said(mark)
            if said is not None:
                yield _Marked(place, drawn, mark, said)
                place += 1
                break


def _texts(page: Any) -> Iterator[Any]:
    """Yield the text objects of a page, those in its forms too."""
    stack = [
        (pdfium.FPDFPage_GetObject(page, index), 0)
        for index in reversed(range(pdfium.FPDFPage_CountObjects(page)))
    ]
    while stack:
        drawn, depth = stack.pop()
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield drawn
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            count = pdfium.FPDFFormObj_CountObjects(drawn)
            stack += [
                (pdfium.FPDFFormObj_GetObject(drawn, index), depth + 1)
                for index in reversed(range(count))
            ]


def _said(mark: Any) -> str | None:
    """Return the text that a mark says to be read, `None` where it says none."""
    if pdfium.FPDFPageObjMark_GetParamValueType(mark, _KEY) != pdfium.FPDF_OBJECT_STRING:
        return None
    length = ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, _KEY, None, 0, length)
    buffer = (ctypes.c_ushort * (length.value // 2 + 1))()
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, _KEY, buffer, length.value, length)
    return bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _drawn(page: pypdfium2.PdfPage) -> dict[int, str | None]:
    """Return the text that a page draws under each mark, `None` where a glyph has no character."""
    places = {}
    for item in list(_marked(page.raw)):
        places[address(item.drawn)] = item.place
        pdfium.FPDFPageObj_RemoveMark(item.drawn, item.mark)
    text = page.get_textpage()
    texts: defaultdict[int, str | None] = defaultdict(str)
    for index in range(text.count_chars()):
        place = places.get(address(pdfium.FPDFText_GetTextObject(text.raw, index)))
        if place is None or pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        known = texts[place]
        if known is None or code < 0x20 or unicodedata.category(chr(code)) in ("Co", "Cn", "Cs"):
            texts[place] = None
        else:
            texts[place] = known + chr(code)
    return texts


def _differs(drawn: str, said: str) -> bool:
    """Whether two texts have other letters or figures. Signs alone, such as icons, have none."""
    ours, theirs = _folded(undo_ligatures(drawn)), _folded(said)
    if not ours or ours == theirs:
        return False
    return not theirs or ours != theirs * (len(ours) // len(theirs))


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
