"""What readers put on a page after it was made: form fields, comments, boxes, marks for redaction.

What is typed into form fields is what a reader sees, so it becomes a part of the page. Comments are
no part of the report.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

REDACTION = pdfium.FPDF_ANNOT_REDACT
STRUCK_OUT = pdfium.FPDF_ANNOT_STRIKEOUT
COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT: "comment",
    pdfium.FPDF_ANNOT_FREETEXT: "text box",
    pdfium.FPDF_ANNOT_STAMP: "stamp",
    pdfium.FPDF_ANNOT_INK: "pen stroke",
    pdfium.FPDF_ANNOT_SQUARE: "box",
    pdfium.FPDF_ANNOT_CIRCLE: "circle",
    pdfium.FPDF_ANNOT_POLYGON: "shape",
    pdfium.FPDF_ANNOT_POLYLINE: "line",
    pdfium.FPDF_ANNOT_LINE: "line",
    pdfium.FPDF_ANNOT_CARET: "insertion",
    pdfium.FPDF_ANNOT_WATERMARK: "watermark",
    pdfium.FPDF_ANNOT_SCREEN: "film",
    pdfium.FPDF_ANNOT_RICHMEDIA: "film",
    pdfium.FPDF_ANNOT_FILEATTACHMENT: "attached file",
    STRUCK_OUT: "strike-out",
    REDACTION: "mark for redaction",
}
"""The name of each kind in a warning. Links, highlights and underlines say nothing that is not read."""
_COVERING = frozenset(
    (
        *(pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_SQUARE),
        *(pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_POLYGON, REDACTION),
        *(pdfium.FPDF_ANNOT_WATERMARK, pdfium.FPDF_ANNOT_SCREEN, pdfium.FPDF_ANNOT_RICHMEDIA),
        pdfium.FPDF_ANNOT_FILEATTACHMENT,
    )
)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW

Sides = tuple[float, float, float, float]
"""Left, bottom, right and top, in the page's own space."""


class Annotation(NamedTuple):
    """Something put on a page."""

    kind: int
    areas: tuple[Sides, ...]
    """What it marks: its box, or the stretches of text."""

    @property
    def covers(self) -> bool:
        """Whether what is beneath it may be hidden."""
        return self.kind in _COVERING


def open_page(
    document: pypdfium2.PdfDocument, index: int
) -> tuple[pypdfium2.PdfPage, list[Annotation]]:
    """Open a page, with what is typed into its form fields made part of it, and its other annotations.

    Raises `pypdfium2.PdfiumError` where the page is damaged.
    """
    page = document[index]
    annotations = list(_read(page))
    if any(annotation.kind == pdfium.FPDF_ANNOT_WIDGET for annotation in annotations):
        for place in reversed(range(len(annotations))):
            if annotations[place].kind != pdfium.FPDF_ANNOT_WIDGET:
                pdfium.FPDFPage_RemoveAnnot(page.raw, place)
        # Flattening clips to US Letter where a page inherits its box: it is written into the page.
        sides = [ctypes.c_float() for _ in range(4)]
        rect = pdfium.FS_RECTF()
        has_own = pdfium.FPDFPage_GetMediaBox(page.raw, *map(ctypes.byref, sides))
        if not has_own and pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(rect)):
            pdfium.FPDFPage_SetMediaBox(page.raw, rect.left, rect.bottom, rect.right, rect.top)
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
    return page, [annotation for annotation in annotations if annotation.kind in COMMENTS]


def _read(page: pypdfium2.PdfPage) -> Iterator[Annotation]:
    """Yield every annotation of a page; one that is hidden is of no kind."""
    rect, quad = pdfium.FS_RECTF(), pdfium.FS_QUADPOINTSF()
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        areas: list[Sides] = []
        for part in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
            if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, part, quad):
                xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                areas.append((min(xs), min(ys), max(xs), max(ys)))
        if not areas and pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            areas.append((rect.left, rect.bottom, rect.right, rect.top))
        if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            kind = pdfium.FPDF_ANNOT_UNKNOWN
        pdfium.FPDFPage_CloseAnnot(annotation)
        yield Annotation(kind, tuple(areas))
