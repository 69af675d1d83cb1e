"""What people draw over a report that is finished: highlighters, notes, strokes, cells by hand.

It becomes a part of the page, as where a file is flattened, or stays an annotation.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.table.rows import PrintedRow, read_rows
from kpi_tui.pdf.table.tables import lay_out
from kpi_tui.pdf.text.lines import PageText
from tests.support.pages import pages_of

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the top left corner of the page."""
Point = tuple[float, float]

YELLOW: Colour = (255, 255, 0)
NOTE: Colour = (255, 209, 0)
INK: Colour = (20, 20, 20)


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """Where a measure's row stands."""

    page: int
    box: Box
    cells: dict[str, Box]


def rows_of(path: Path) -> dict[str, DrawnRow]:
    """The first row of each measure, by code."""
    found: dict[str, DrawnRow] = {}
    with open_pdf(path) as document:
        table = None
        for page in pages_of(document):
            content, table = read_rows(lay_out(PageText.of(page), set()), table)
            for row in content.items:
                if isinstance(row, PrintedRow) and (code := row.code):
                    found.setdefault(code.printed, _drawn(row))
    return found


def _drawn(row: PrintedRow) -> DrawnRow:
    cells = {
        column.field or column.label: (column.x0, row.top, column.x1, row.bottom)
        for column in row.columns
    }
    box = (row.columns[0].x0, row.top, row.columns[-1].x1, row.bottom)
    return DrawnRow(row.page - 1, box, cells)


class Pen:
    """Draws on the pages of an open PDF."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self.document = document
        self.pages = [document[index] for index in range(len(document))]

    def fill(self, page: int, box: Box, colour: Colour, *, multiply: bool = False) -> None:
        """A rectangle, through which what is beneath shows where it is `multiply`."""
        left, bottom, width, height = self._rect(page, box)
        shape = pdfium.FPDFPageObj_CreateNewRect(left, bottom, width, height)
        pdfium.FPDFPageObj_SetFillColor(shape, *colour, 255)
        pdfium.FPDFPath_SetDrawMode(shape, pdfium.FPDF_FILLMODE_WINDING, 0)
        if multiply:
            pdfium.FPDFPageObj_SetBlendMode(shape, b"Multiply")
        self._put(page, shape)

    def stroke(self, page: int, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A line through points."""
        high = self.pages[page].get_height()
        (x, y), *others = points
        shape = pdfium.FPDFPageObj_CreateNewPath(x, high - y)
        for x, y in others:
            pdfium.FPDFPath_LineTo(shape, x, high - y)
        pdfium.FPDFPageObj_SetStrokeColor(shape, *colour, 255)
        pdfium.FPDFPageObj_SetStrokeWidth(shape, width)
        pdfium.FPDFPath_SetDrawMode(shape, 0, 1)
        self._put(page, shape)

    def text(
        self, page: int, box: Box, text: str, size: float, font: str = "Helvetica", **more: Any
    ) -> None:
        """Letters in the middle of a box."""
        colour: Colour = more.get("colour", INK)
        shape = pdfium.FPDFPageObj_NewTextObj(self.document.raw, font.encode(), size)
        encoded = (text + "\0").encode("utf-16-le")
        buffer = ctypes.cast(ctypes.create_string_buffer(encoded), pdfium.FPDF_WIDESTRING)
        pdfium.FPDFText_SetText(shape, buffer)
        pdfium.FPDFPageObj_SetFillColor(shape, *colour, 255)
        left, bottom, width, height = self._rect(page, box)
        x = left + width / 2 - 0.33 * size * len(text)
        pdfium.FPDFPageObj_Transform(shape, 1, 0, 0, 1, x, bottom + height / 2 - 0.35 * size)
        self._put(page, shape)

    def note(self, page: int, box: Box) -> None:
        """A sticky note: a yellow square with a border and three lines."""
        left, top, right, bottom = box
        self.fill(page, box, NOTE)
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        self.stroke(page, corners, INK, 0.8)
        for share in (0.3, 0.5, 0.7):
            y = top + share * (bottom - top)
            self.stroke(page, [(left + 3, y), (right - 3, y)], INK, 0.8)

    def annotate(self, page: int, box: Box, subtype: int, colour: Colour) -> None:
        """A highlighter, a note or a stamp that can be taken off again."""
        annotation = pdfium.FPDFPage_CreateAnnot(self.pages[page].raw, subtype)
        left, bottom, width, height = self._rect(page, box)
        area = pdfium.FS_RECTF(left, bottom + height, left + width, bottom)
        pdfium.FPDFAnnot_SetRect(annotation, area)
        content = "{} {} {} rg {} {} {} {} re f".format(
            *(part / 255 for part in colour), left, bottom, width, height
        )
        encoded = (content + "\0").encode("utf-16-le")
        buffer = ctypes.cast(ctypes.create_string_buffer(encoded), pdfium.FPDF_WIDESTRING)
        pdfium.FPDFAnnot_SetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer)
        pdfium.FPDFPage_CloseAnnot(annotation)

    def _rect(self, page: int, box: Box) -> tuple[float, float, float, float]:
        left, top, right, bottom = box
        return left, self.pages[page].get_height() - bottom, right - left, bottom - top

    def _put(self, page: int, shape: Any) -> None:
        pdfium.FPDFPage_InsertObject(self.pages[page].raw, shape)


@contextmanager
def drawing_over(path: Path) -> Iterator[Pen]:
    """Draw over a file, and save it."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        pen = Pen(document)
        yield pen
        for page in pen.pages:
            page.gen_content()
        document.save(path)


def middle(box: Box, side: float) -> Box:
    """A square in the middle of a box."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (x - side / 2, y - side / 2, x + side / 2, y + side / 2)
