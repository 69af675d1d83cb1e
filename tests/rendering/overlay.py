"""What others do to the pages of a finished annex: notes, strokes and stamps drawn over its words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.words import Word
from tests.support.pages import pages_of


class Overlay:
    """A page of the file, to draw on in points from its top left corner."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int) -> None:
        self.document = document
        self.page = document[number - 1]
        self.height = self.page.get_height()

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        angle: float = 0.0,
        font: str = "Helvetica",
        grey: int = 0,
        below: bool = False,
    ) -> None:
        """Draw a text whose ground line begins at a point, turned against the clock.

        `below` draws it before everything else of the page.
        """
        drawn = pdfium.FPDFPageObj_NewTextObj(self.document.raw, font.encode(), size)
        encoded = text.encode("utf-16-le") + b"\0\0"
        buffer = ctypes.create_string_buffer(encoded, len(encoded))
        pdfium.FPDFText_SetText(drawn, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPageObj_SetFillColor(drawn, grey, grey, grey, 255)
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        pdfium.FPDFPageObj_Transform(drawn, cos, sin, -sin, cos, x, self.height - y)
        self._insert(drawn, below=below)

    def stroke(self, x0: float, x1: float, y: float, width: float = 0.5) -> None:
        """Draw a line from left to right."""
        line = pdfium.FPDFPageObj_CreateNewPath(x0, self.height - y)
        pdfium.FPDFPath_LineTo(line, x1, self.height - y)
        pdfium.FPDFPageObj_SetStrokeColor(line, 200, 0, 0, 255)
        pdfium.FPDFPageObj_SetStrokeWidth(line, width)
        pdfium.FPDFPath_SetDrawMode(line, pdfium.FPDF_FILLMODE_NONE, True)
        pdfium.FPDFPage_InsertObject(self.page.raw, line)

    def box(self, x0: float, y0: float, x1: float, y1: float, rgb: tuple[int, int, int]) -> None:
        """Fill a box, before everything else of the page is drawn."""
        box = pdfium.FPDFPageObj_CreateNewRect(x0, self.height - y1, x1 - x0, y1 - y0)
        pdfium.FPDFPageObj_SetFillColor(box, *rgb, 255)
        pdfium.FPDFPath_SetDrawMode(box, pdfium.FPDF_FILLMODE_ALTERNATE, False)
        self._insert(box, below=True)

    def _insert(self, drawn: Any, *, below: bool) -> None:
        if below:
            pdfium.FPDFPage_InsertObjectAtIndex(self.page.raw, drawn, 0)
        else:
            pdfium.FPDFPage_InsertObject(self.page.raw, drawn)

    def say(self, drawn: str, said: str, encoding: str = "utf-8") -> None:
        """Have the file say of each text drawn so that it reads otherwise."""
        text = self.page.get_textpage()
        found: dict[int | None, tuple[str, Any]] = {}
        for index in range(text.count_chars()):
            one = pdfium.FPDFText_GetTextObject(text.raw, index)
            place = ctypes.cast(one, ctypes.c_void_p).value
            letters, _ = found.get(place, ("", one))
            found[place] = letters + chr(pdfium.FPDFText_GetUnicode(text.raw, index)), one
        matching = [one for letters, one in found.values() if letters.strip() == drawn]
        if not matching:
            raise LookupError(f"{drawn} is not drawn at once")
        for one in matching:
            mark = pdfium.FPDFPageObj_AddMark(one, b"Span")
            written = said.encode(encoding)
            pdfium.FPDFPageObjMark_SetBlobParam(
                *(self.document.raw, one, mark, b"ActualText"),
                *((ctypes.c_ubyte * len(written))(*written), len(written)),
            )


def overlay(path: Path, number: int, draw: Callable[[Overlay], object]) -> None:
    """Draw on a page of the file, counted from 1."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        page = Overlay(document, number)
        draw(page)
        pdfium.FPDFPage_GenerateContent(page.page.raw)
        document.save(path)


def find(path: Path, text: str) -> tuple[int, Word]:
    """Return the first word of the file that reads so, with its page."""
    with open_pdf(path) as document:
        for page in pages_of(document):
            for word in page.words:
                if word.text == text:
                    return page.number, word
    raise LookupError(f"{text} is not in {path}")
