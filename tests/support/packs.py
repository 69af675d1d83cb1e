"""Packs of papers with an annex in them, put together from pages that are drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
SENTENCE = "The committee agreed that the scheme for the parish be put to the county in the spring"


def papers(path: Path, pages: int, *, foot: str = "", above: Sequence[str] = ()) -> Path:
    """Write so many pages of ordinary prose, with lines above it and a foot; `#` is the page."""
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(1, pages + 1):
        for line, text in enumerate([*above, *[f"{SENTENCE}, item {n}." for n in range(36)]]):
            canvas.drawString(60, 790 - 19 * line, text)
        canvas.drawString(280, 24, foot.replace("#", str(number)))
        canvas.showPage()
    canvas.save()
    return path


def joined(path: Path, *parts: Path | tuple[Path, Sequence[int]]) -> Path:
    """Write one file of other files' pages: of all, or of those counted from 0."""
    with pypdfium2.PdfDocument.new() as document:
        for part in parts:
            source, pages = part if isinstance(part, tuple) else (part, None)
            with pypdfium2.PdfDocument(source) as other:
                document.import_pages(other, list(pages) if pages is not None else None)
        document.save(path)
    return path


def stamped(path: Path, source: Path, stamps: Sequence[tuple[str, float, float]]) -> Path:
    """Write a copy with texts printed over each page at x and y from the lower left."""
    with pypdfium2.PdfDocument(source) as document:
        font = pypdfium2.raw.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
        for number, page in enumerate(document, 1):
            for text, x, y in stamps:
                raw = pypdfium2.raw.FPDFPageObj_CreateTextObj(document.raw, font, 11.0)
                letters = (text.replace("#", str(number + 120)) + "\0").encode("utf-16-le")
                array = (pypdfium2.raw.FPDF_WCHAR * (len(letters) // 2)).from_buffer_copy(letters)
                pypdfium2.raw.FPDFText_SetText(raw, array)
                pypdfium2.raw.FPDFPageObj_Transform(raw, 1, 0, 0, 1, x, y)
                pypdfium2.raw.FPDFPage_InsertObject(page.raw, raw)
            page.gen_content()
        document.save(path)
    return path
