"""The objects that a page draws, one after the other: text, paths, pictures and shadings."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.limits import DEEPEST_FORM, MOST_DRAWINGS, allow
from kpi_tui.pdf.page.pages import Box, Page

_MapBox = Callable[[float, float, float, float], Box]


class DrawnObject(NamedTuple):
    """Something drawn at once. Later ones lie above earlier ones."""

    raw: Any
    kind: int
    box: Box
    order: int

    @property
    def height(self) -> float:
        """How far it reaches from top to bottom."""
        return self.box[3] - self.box[1]


def read_objects(page: Page) -> list[DrawnObject]:
    """List the objects of a page in the order of drawing, those inside forms too.

    Raises `LimitError`.
    """
    raw = page.raw.raw
    count = pdfium.FPDFPage_CountObjects(raw)
    allow(count, MOST_DRAWINGS, "drawings")
    objects: list[DrawnObject] = []
    for index in range(count):
        drawn = pdfium.FPDFPage_GetObject(raw, index)
        for found, kind, box in _inside(drawn, page.displayed, 0):
            objects.append(DrawnObject(found, kind, box, len(objects)))
            allow(len(objects), MOST_DRAWINGS, "drawings")
    return objects


def leave_undrawn(objects: Iterable[DrawnObject]) -> None:
    """Leave objects out of whatever is drawn of their page from now on."""
    for drawn in objects:
        pdfium.FPDFPageObj_SetIsActive(drawn.raw, False)


@contextmanager
def left_out(objects: Sequence[DrawnObject]) -> Iterator[None]:
    """Leave objects out of what is drawn for a while."""
    leave_undrawn(objects)
    try:
        yield
    finally:
        _draw_again(objects)


@contextmanager
def put_back(objects: Sequence[DrawnObject]) -> Iterator[None]:
    """Draw objects for a while that are left out."""
    _draw_again(objects)
    try:
        yield
    finally:
        leave_undrawn(objects)


def _draw_again(objects: Iterable[DrawnObject]) -> None:
    for drawn in objects:
        pdfium.FPDFPageObj_SetIsActive(drawn.raw, True)


def address(raw: Any) -> int | None:
    """Return what tells one of PDFium's objects from others."""
    return ctypes.cast(raw, ctypes.c_void_p).value


def _inside(drawn: Any, to_display: _MapBox, depth: int) -> Iterator[tuple[Any, int, Box]]:
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        sides = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        if pdfium.FPDFPageObj_GetBounds(drawn, *sides):
            left, bottom, right, top = sides
            yield drawn, kind, to_display(left.value, bottom.value, right.value, top.value)
        return
    allow(depth + 1, DEEPEST_FORM, "drawings inside drawings")
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
        outer = to_display

        def to_display(left: float, bottom: float, right: float, top: float) -> Box:
            corners = [
                (
                    matrix.a * x + matrix.c * y + matrix.e,
                    matrix.b * x + matrix.d * y + matrix.f,
                )
                for x in (left, right)
                for y in (bottom, top)
            ]
            xs, ys = zip(*corners, strict=True)
            return outer(min(xs), min(ys), max(xs), max(ys))

    for index in range(pdfium.FPDFFormObj_CountObjects(drawn)):
        yield from _inside(pdfium.FPDFFormObj_GetObject(drawn, index), to_display, depth + 1)
