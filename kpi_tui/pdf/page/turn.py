"""How the text of a page stands: upright, on its side, or on its head."""

from __future__ import annotations

import math
from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

UPSIDE_DOWN = 2
"""Quarter turns."""


def turn_of(text: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage) -> int:
    """Return by how many quarter turns clockwise most text of a page, as displayed, is set upright."""
    count = text.count_chars()
    matrix = pdfium.FS_MATRIX()
    directions: Counter[int] = Counter()
    for index in range(0, count, max(1, count // 100)):
        if pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
            angle = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
            if math.isfinite(angle):
                directions[round(angle) % 4] += 1
    if not directions:
        return 0
    drawn = directions.most_common(1)[0][0]
    return int(drawn - page.get_rotation() // 90) % 4
