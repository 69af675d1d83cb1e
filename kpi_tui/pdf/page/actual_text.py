"""Text that the file says stands for what it draws (`/ActualText`), where the two differ.

Programs give it to ligatures and to hyphens at lines' ends, and PDFium reads it in place of the
characters. What a reader sees are the characters.
"""

from __future__ import annotations

import codecs
import ctypes
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.calls import direct
from kpi_tui.pdf.page.ligatures import undo_ligatures
from kpi_tui.pdf.page.page_objects import PageObject
from kpi_tui.text import bare

_KEY = b"ActualText"
_SOFT_HYPHEN = "\u00ad"
"""What the file says of a place where a word may be broken; Chromium draws a blank of no width there."""
_count_marks = direct(pdfium.FPDFPageObj_CountMarks)
_type_of = direct(pdfium.FPDFPageObjMark_GetParamValueType)


class _Marked(NamedTuple):
    """A piece of text that the file draws at once, and what is said to stand for it."""

    drawn: Any
    said: str


def read_text(
    page: pypdfium2.PdfPage, objects: Iterable[PageObject]
) -> tuple[pypdfium2.PdfTextPage, dict[int, str]]:
    """Return the text that a page draws, and what the file says in its place where the two differ.

    The second is by the address of the text object. A piece without characters is read as the file
    says.
    """
    marked = list(_take_marks(objects))
    text = page.get_textpage()
    differing: dict[int, str] = {}
    unread: list[_Marked] = []
    for said, group in groupby(marked, key=lambda item: item.said):
        items = list(group)
        texts = [_drawn(item.drawn, text.raw) for item in items]
        drawn = "".join(filter(None, texts))
        if None in texts or not drawn.strip():
            unread.append(items[0])
            continue
        if _SOFT_HYPHEN in said and " " in drawn and " " not in said:
            said = said.replace(_SOFT_HYPHEN, "")
            unread += (item._replace(said=said) for item in items)
            continue
        # Signs alone, such as icons, have no letters or figures that could be others.
        ours, theirs = _folded(undo_ligatures(drawn)), _folded(said)
        if ours and theirs and ours != theirs * (len(ours) // len(theirs)):
            differing.update((address(item.drawn), said) for item in items)
    if unread:
        for item in unread:
            mark = pdfium.FPDFPageObj_AddMark(item.drawn, b"Span")
            said = codecs.BOM_UTF16_BE + item.said.encode("utf-16-be", "surrogatepass")
            pdfium.FPDFPageObjMark_SetBlobParam(
                page.pdf.raw, item.drawn, mark, _KEY, (ctypes.c_ubyte * len(said))(*said), len(said)
            )
        text.close()
        text = page.get_textpage()
    return text, differing


def address(drawn: Any) -> int:
    """Return what tells one object of a page from the others."""
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0


def _take_marks(objects: Iterable[PageObject]) -> Iterator[_Marked]:
    """Yield each text that has such a mark, and take the mark away."""
    for drawn, kind, _, _ in objects:
        marks = _count_marks(drawn) if kind == pdfium.FPDF_PAGEOBJ_TEXT else 0
        for index in range(marks):
            mark = pdfium.FPDFPageObj_GetMark(drawn, index)
            said = _said(mark)
            if said is not None:
                pdfium.FPDFPageObj_RemoveMark(drawn, mark)
                yield _Marked(drawn, said)
                break


def _said(mark: Any) -> str | None:
    """Return the text that a mark says to be read, `None` where it says none."""
    if _type_of(mark, _KEY) != pdfium.FPDF_OBJECT_STRING:
        return None
    length = ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, None, 0, length)
    buffer = (ctypes.c_ubyte * max(1, length.value))()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, buffer, length.value, length)
    return _decoded(bytes(buffer)[: length.value])


def _decoded(said: bytes) -> str:
    """Return a text as files write them: PDFium takes all of them for UTF-8, and drops what is none."""
    if said.startswith(codecs.BOM_UTF16_BE):
        return said[2:].decode("utf-16-be", "replace").rstrip("\0")
    try:
        return said.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        from pdfminer.utils import decode_text

        return decode_text(said)  # in PDFDocEncoding


def _drawn(drawn: Any, text: Any) -> str | None:
    """Return what one text draws, `None` where a glyph has no character."""
    length = pdfium.FPDFTextObj_GetText(drawn, text, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(drawn, text, buffer, length)
    letters = bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0")
    unread = any(
        (letter < " " and letter not in "\r\n\t\x02")
        or unicodedata.category(letter) in ("Co", "Cn", "Cs")
        for letter in letters
    )
    return None if unread else letters


def _folded(text: str) -> str:
    return bare(unicodedata.normalize("NFKC", text))
