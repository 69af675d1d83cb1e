"""From the space in which a page is described to the page as it is displayed."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

Matrix = tuple[float, float, float, float, float, float]
"""From a point of one space to one of another, as PDF writes it."""


class Affine(Matrix):
    """A map from a point of the page's own space to a point as displayed."""

    __slots__ = ()
    FINE = 1000
    """PDFium answers in whole pixels: ask at a scale at which that is precise."""

    @classmethod
    def of_page(cls, page: pypdfium2.PdfPage, turn: int, size: tuple[float, float]) -> Affine:
        """Return the map of this page, with its rotation and the offset of its boxes."""
        width, height = (round(side * cls.FINE) for side in size)

        def ask(x: float, y: float) -> tuple[float, float]:
            dx, dy = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(page.raw, 0, 0, width, height, turn, x, y, dx, dy)
            return dx.value / cls.FINE, dy.value / cls.FINE

        (e, f), (ax, ay), (cx, cy) = ask(0, 0), ask(1000, 0), ask(0, 1000)
        return cls(((ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point is displayed."""
        a, b, c, d, e, f = self
        return a * x + c * y + e, b * x + d * y + f

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the page that is displayed there."""
        a, b, c, d, e, f = self
        x, y, area = x - e, y - f, a * d - b * c
        return (d * x - c * y) / area, (a * y - b * x) / area
