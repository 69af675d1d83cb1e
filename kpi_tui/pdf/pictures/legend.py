"""What stands below the picture of a page: what its colours mean, and a caption."""

from __future__ import annotations

import ctypes
import textwrap
from collections.abc import Iterable, Sequence

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from kpi_tui.labels import field_label
from kpi_tui.pdf.pictures.colouring import (
    BLACK,
    FAULT,
    FIELDS,
    FURNITURE,
    HEADING,
    cross,
    hatch,
)
from kpi_tui.pdf.signs.colours import Colour

COMPRESSION = 3
"""Of a picture as PNG: with the usual 6 a page is hardly smaller and takes half as long again."""
_LETTERS = 15
"""Pixels."""
_STEP = 24
"""Pixels from line to line."""
_WIDE = 0.55
"""The usual width of a letter, as a share of its height."""
_MARGIN = 24
_SWATCH = 22
_COLUMN = 280
"""Pixels, of the names of colours."""
_PALER = 4.5
_MEANINGS: tuple[tuple[str, Colour], ...] = (
    *((field_label(name), known) for name, known in FIELDS.items()),
    ("heading, commitments, date", HEADING),
    ("page number, header, cover", FURNITURE),
    ("left over: in no field", FAULT),
    ("not seen: invisible text", FAULT),
    ("not read: drawn, no text", FAULT),
    ("blacked out", BLACK),
)


def below(page: Image.Image, caption: Sequence[str]) -> Image.Image:
    """Return the picture of a page with the meaning of its colours and a caption below it."""
    width = page.width
    across = max(1, (width - 2 * _MARGIN) // _COLUMN)
    room = int((width - 2 * _MARGIN) / (_WIDE * _LETTERS))
    lines = [line for text in caption for line in textwrap.wrap(text, room)]
    rows = -(-len(_MEANINGS) // across)
    height = _STEP * (rows + len(lines) + 1) + _MARGIN
    texts: list[tuple[float, float, str]] = []
    swatches: list[tuple[float, float, str, Colour]] = []
    for place, (name, known) in enumerate(_MEANINGS):
        x = float(_MARGIN + _COLUMN * (place % across))
        y = _MARGIN / 2 + _STEP * (place // across)
        swatches.append((x, y, name, known))
        texts.append((x + _SWATCH + 6, y + _LETTERS, name))
    for place, line in enumerate(lines):
        texts.append((_MARGIN, _MARGIN + _STEP * (rows + place) + _LETTERS, line))
    foot = _write(width, height, texts)
    pen = ImageDraw.Draw(foot)
    pen.line((0, 0, width, 0), FURNITURE, 2)
    for x, y, name, known in swatches:
        box = (x, y, x + _SWATCH, y + _LETTERS + 2)
        pale = tuple(round(255 - (255 - part) / _PALER) for part in known)
        pen.rectangle(box, BLACK if known == BLACK else pale, known, 2)
        if name.startswith("not seen"):
            hatch(pen, box)
        elif name.startswith("not read"):
            cross(pen, box)
    return _joined(page, foot)


def captioned(page: Image.Image, caption: Sequence[str]) -> Image.Image:
    """Return the picture of a page with a caption below it."""
    room = int((page.width - 2 * _MARGIN) / (_WIDE * _LETTERS))
    lines = [line for text in caption for line in textwrap.wrap(text, max(1, room))]
    height = _STEP * len(lines) + _MARGIN
    texts = (
        (_MARGIN, _MARGIN / 2 + _STEP * place + _LETTERS, line) for place, line in enumerate(lines)
    )
    return _joined(page, _write(page.width, height, texts))


def _joined(page: Image.Image, foot: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (page.width, page.height + foot.height))
    whole.paste(page)
    whole.paste(foot, (0, page.height))
    return whole


def _write(width: int, height: int, texts: Iterable[tuple[float, float, str]]) -> Image.Image:
    """Write texts on white, each on a ground line that begins at a point.

    By PDFium, which has letters for all that English reports print: Pillow has no pound sign.
    """
    with pypdfium2.PdfDocument.new() as document:
        page = document.new_page(width, height)
        for x, y, text in texts:
            known = text.replace("−", "-").encode("cp1252", "replace").decode("cp1252")
            encoded = known.encode("utf-16-le") + b"\0\0"
            buffer = ctypes.create_string_buffer(encoded, len(encoded))
            drawn = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", _LETTERS)
            pdfium.FPDFText_SetText(drawn, ctypes.cast(buffer, pdfium.FPDF_WIDESTRING))
            pdfium.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, x, height - y)
            pdfium.FPDFPage_InsertObject(page.raw, drawn)
        page.gen_content()
        image: Image.Image = page.render(scale=1).to_pil()
        return image.convert("RGB")
