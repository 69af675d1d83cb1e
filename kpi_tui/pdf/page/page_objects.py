"""What a page is made of: text, paths, pictures and shadings, those inside its forms too.

All who look at the objects of a page look at this one list of them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.affine import Matrix
from kpi_tui.pdf.page.calls import direct
from kpi_tui.pdf.page.limits import DEEPEST_FORM, MOST_DRAWINGS, allow

_object_at = direct(pdfium.FPDFPage_GetObject)
_kind_of = direct(pdfium.FPDFPageObj_GetType)
_read_matrix = direct(pdfium.FPDFPageObj_GetMatrix)

PageObject = tuple[Any, int, Any, tuple[Matrix, ...]]
"""Something that a page draws at once: itself, its kind, the form that it is a part of, and the maps
from its own space to the page's, those of the forms that hold it, the innermost first."""


def read_page_objects(page: Any) -> list[PageObject]:
    """List the objects of a page in the order of drawing: the parts of a form in place of the form.

    Raises `LimitError`.
    """
    count = pdfium.FPDFPage_CountObjects(page)
    walk = _Walk()
    walk.allow(count)
    walk.take((_object_at(page, index) for index in range(count)), None, (), 0)
    return walk.found


class _Walk:
    """What was found on a page so far."""

    def __init__(self) -> None:
        self.found: list[PageObject] = []
        self._drawn = 0

    def allow(self, count: int) -> None:
        """Count so many objects more. Raises `LimitError`."""
        self._drawn += count
        allow(self._drawn, MOST_DRAWINGS, "drawings")

    def take(
        self, objects: Iterable[Any], form: Any, spaces: tuple[Matrix, ...], depth: int
    ) -> None:
        """Take in the objects of the page or of a form. Raises `LimitError`."""
        add = self.found.append
        for raw in objects:
            kind = _kind_of(raw)
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                add((raw, kind, form, spaces))
                continue
            allow(depth + 1, DEEPEST_FORM, "drawings inside drawings")
            count = pdfium.FPDFFormObj_CountObjects(raw)
            self.allow(count)
            own = matrix_of(raw)
            parts = (pdfium.FPDFFormObj_GetObject(raw, index) for index in range(count))
            self.take(parts, raw, (own, *spaces) if own else spaces, depth + 1)


def matrix_of(raw: Any) -> Matrix | None:
    """Return the map from an object's own space to that of what it is a part of."""
    matrix = pdfium.FS_MATRIX()
    if not _read_matrix(raw, ctypes.byref(matrix)):
        return None
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
