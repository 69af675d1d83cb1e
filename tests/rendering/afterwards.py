"""What is done to the pages of a PDF after any engine drew them: turned, or moved away from (0, 0)."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from .style import Style


def moved(path: Path, style: Style) -> None:
    """Turn and move every page of the file as the style says."""
    if style.page_turn == "none" and style.media_box_at == (0, 0):
        return
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        for page in document:
            _move(page, style)
        document.save(path)


def _move(page: pypdfium2.PdfPage, style: Style) -> None:
    width, height = page.get_size()
    x, y = style.media_box_at
    matrix = pdfium.FS_MATRIX(1, 0, 0, 1, x, y)
    if style.page_turn != "none":  # a quarter turn against the clock
        width, height = height, width
        matrix = pdfium.FS_MATRIX(0, 1, -1, 0, x + width, y)
    clip = pdfium.FS_RECTF(x, y + height, x + width, y)
    page.set_mediabox(x, y, x + width, y + height)
    page.set_cropbox(x, y, x + width, y + height)
    pdfium.FPDFPage_TransFormWithClip(page.raw, matrix, clip)
    if style.page_turn == "upright":
        page.set_rotation(90)
