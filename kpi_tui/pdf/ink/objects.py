"""The objects that a page draws, one after the other: text, paths, pictures and shadings."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.affine import Matrix
from kpi_tui.pdf.page.calls import direct
from kpi_tui.pdf.page.pages import Box, Page

_read_bounds = direct(pdfium.FPDFPageObj_GetBounds)


class DrawnObject(NamedTuple):
    """Something drawn at once. Later ones lie above earlier ones."""

    raw: Any
    kind: int
    box: Box
    order: int
    form: Any = None
    """The form that it is a part of."""

    @property
    def height(self) -> float:
        """How far it reaches from top to bottom."""
        return self.box[3] - self.box[1]


def read_objects(page: Page) -> list[DrawnObject]:
    """List the objects of a page in the order of drawing, those inside forms too.

    Raises `LimitError`.
    """
    left, bottom, right, top = sides = tuple(ctypes.c_float() for _ in range(4))
    into = tuple(map(ctypes.byref, sides))
    objects: list[DrawnObject] = []
    spaces: tuple[Matrix, ...] = ()
    a, b, c, d, e, f = page.to_display
    for raw, kind, form, its_spaces in page.objects:
        if its_spaces is not spaces:
            spaces = its_spaces
            a, b, c, d, e, f = _within(spaces, page.to_display)
        if not _read_bounds(raw, *into):
            continue
        x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _within_clip(raw, (x0, y0, x1, y1))
        if not b and not c:
            x0, y0, x1, y1 = a * x0 + e, d * y0 + f, a * x1 + e, d * y1 + f
        else:  # turned by anything but quarters it is too wide: that is told apart later
            xs = (a * x0 + c * y0, a * x1 + c * y1, a * x0 + c * y1, a * x1 + c * y0)
            ys = (b * x0 + d * y0, b * x1 + d * y1, b * x0 + d * y1, b * x1 + d * y0)
            x0, y0, x1, y1 = min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f
        if x1 < x0:  # turned by half a circle, or mirrored
            x0, x1 = x1, x0
        box = (x0, y0, x1, y1) if y0 < y1 else (x0, y1, x1, y0)
        if math.isfinite(x0 + y0 + x1 + y1):
            objects.append(DrawnObject(raw, kind, box, len(objects), form))
    return objects


def _within_clip(picture: Any, box: Box) -> Box:
    """Return what is seen of a picture: programs crop one by a clip upon it."""
    clip = pdfium.FPDFPageObj_GetClipPath(picture)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        points = []
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, bottom = max(box[0], min(xs)), max(box[1], min(ys))
            right, top = min(box[2], max(xs)), min(box[3], max(ys))
            if left < right and bottom < top:
                box = (left, bottom, right, top)
    return box


def _within(spaces: Sequence[Matrix], to_display: Matrix) -> Matrix:
    """Return the map from the innermost of some spaces to the page as displayed."""
    for inner in reversed(spaces):
        a, b, c, d, e, f = to_display
        to_display = (
            a * inner[0] + c * inner[1],
            b * inner[0] + d * inner[1],
            a * inner[2] + c * inner[3],
            b * inner[2] + d * inner[3],
            a * inner[4] + c * inner[5] + e,
            b * inner[4] + d * inner[5] + f,
        )
    return to_display


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


def remove_objects(page: Page, objects: Sequence[DrawnObject]) -> None:
    """Take objects that are no text out of a page, as if the file had none of them."""
    for drawn in objects:
        if drawn.form is None:
            removed = pdfium.FPDFPage_RemoveObject(page.raw.raw, drawn.raw)
        else:
            removed = pdfium.FPDFFormObj_RemoveObject(drawn.form, drawn.raw)
        if removed:
            pdfium.FPDFPageObj_Destroy(drawn.raw)
    if objects:
        page.forget_shapes()
