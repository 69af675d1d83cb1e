"""Lines, fills and pictures that nobody sees: beneath a sheet, or on a layer that is off.

They are no rules of the tables that are seen.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

import pypdfium2.raw as pdfium
from PIL import ImageChops

from kpi_tui.pdf.ink.bands import Bands
from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.ink.images import draw_image
from kpi_tui.pdf.ink.objects import DrawnObject, left_out, remove_objects
from kpi_tui.pdf.page.boxes import area_of
from kpi_tui.pdf.page.pages import Box

_DPI = 100
_LEAST = 24
"""Something is seen that changes some pixel by so much, of 255."""
_SHEET = 20.0
"""Points of the shorter side: what is smaller covers no table."""
_MOST_GROUPS = 24
"""So many sheets and layers are tried."""


def remove_unseen_objects(drawing: Drawing) -> None:
    """Take the drawings that nobody sees out of a page."""
    whole = draw_image(drawing.page, _DPI).image
    removed: set[int] = set()
    for group in islice(filter(None, _groups(drawing)), _MOST_GROUPS):
        group = [drawn for drawn in group if drawn.order not in removed]
        if not group:
            continue
        with left_out(group):
            without = draw_image(drawing.page, _DPI).image
        _, most = ImageChops.difference(whole, without).getextrema()
        if most < _LEAST:  # type: ignore[operator]
            removed.update(drawn.order for drawn in group)
    remove_objects(drawing.page, [each for each in drawing.objects if each.order in removed])
    drawing.objects = [each for each in drawing.objects if each.order not in removed]


def _groups(drawing: Drawing) -> Iterator[Sequence[DrawnObject]]:
    """Yield what is on a layer, and what lies beneath each sheet."""
    others = [drawn for drawn in drawing.objects if drawn.kind != pdfium.FPDF_PAGEOBJ_TEXT]
    yield from (list(group) for on_layer, group in groupby(others, _is_on_layer) if on_layer)
    bands = Bands(others)
    sheets = [
        drawn
        for drawn in others
        if min(drawn.box[2] - drawn.box[0], drawn.box[3] - drawn.box[1]) > _SHEET
    ]
    for sheet in sorted(sheets, key=lambda drawn: -area_of(drawn.box)):
        x0, y0, x1, y1 = sheet.box
        yield [
            drawn
            for drawn in bands.touching((x0, y0 - 0.1, x1, y1 + 0.1))
            if drawn.order < sheet.order and _lies_in(drawn.box, (x0 - 1, y0 - 1, x1 + 1, y1 + 1))
        ]


def _is_on_layer(drawn: DrawnObject) -> bool:
    """Whether it is marked as part of a layer, which may be off."""
    name = (ctypes.c_ushort * 3)()
    for index in range(pdfium.FPDFPageObj_CountMarks(drawn.raw)):
        mark = pdfium.FPDFPageObj_GetMark(drawn.raw, index)
        length = ctypes.c_ulong()
        pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if length.value == ctypes.sizeof(name) and bytes(name).decode("utf-16-le") == "OC\0":
            return True
    return False


def _lies_in(inner: Box, outer: Box) -> bool:
    """Whether a box lies wholly in another."""
    return (
        inner[0] >= outer[0]
        and inner[1] >= outer[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )
