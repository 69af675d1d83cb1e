"""Lines, fills and pictures that nobody sees: beneath a sheet, or on a layer that is off.

They are no rules of the tables that are seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium
from PIL import ImageChops

from kpi_tui.pdf.ink.bands import Bands
from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.ink.images import draw_image
from kpi_tui.pdf.ink.objects import DrawnObject, left_out, remove_objects

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
    for number, group in enumerate(_groups(drawing)):
        group = [drawn for drawn in group if drawn.order not in removed]
        if not group or number >= _MOST_GROUPS:
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
    layer: list[DrawnObject] = []
    for drawn in others:
        if pdfium.FPDFPageObj_CountMarks(drawn.raw) > 0:
            layer.append(drawn)
        elif layer:
            yield layer
            layer = []
    yield layer
    bands = Bands(others)
    for sheet in others:
        x0, y0, x1, y1 = sheet.box
        if min(x1 - x0, y1 - y0) > _SHEET:
            yield [
                drawn
                for drawn in bands.touching((x0, y0 - 0.1, x1, y1 + 0.1))
                if drawn.order < sheet.order and drawn.box[0] >= x0 - 1 and drawn.box[2] <= x1 + 1
            ]
