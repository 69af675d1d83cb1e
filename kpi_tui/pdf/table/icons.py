"""The status icon beside a heading: where it stands, in colour or in shades of grey."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image, ImageChops

from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.table.colours import HUES, LEAST_SATURATION, LEAST_VALUE
from kpi_tui.pdf.table.picture import FAINTEST, LEAST_INK, Area, Canvas, border_colour, ink_mask
from kpi_tui.pdf.table.status import StatusMark

_GAP = 3.0
"""Points between two things that are drawn side by side."""
_RIM = 2
"""Pixels around an icon, in which its background is seen."""
_LEAST_HEIGHT = 0.3
"""Of the stretch in which a grey icon is looked for: smaller things are dashes and dots."""


def find_icon(
    canvas: Canvas, box: Box, grey_from: float | None = None
) -> tuple[StatusMark, Box] | None:
    """Find the icon in a stretch of the page, and its box in points.

    One in a colour that stands for no status is taken where there is no other, and a grey one where
    there is none in colour. It stands behind all letters, the last of which ends at `grey_from`.
    """
    area = canvas.area(box, inset=0)
    if area is None:
        return None
    piece = canvas.image.crop(area)
    for mask in _coloured(piece):
        for found in _compact(mask, area, canvas):
            if mark := _mark(canvas, found):
                return mark, canvas.box(found)
    behind = canvas.area((box[0] if grey_from is None else grey_from, *box[1:]), inset=0)
    if behind is None:
        return None
    piece = canvas.image.crop(behind)
    mask = ink_mask(piece, border_colour(piece), FAINTEST)
    for found in _compact(mask, behind, canvas):
        high_enough = found[3] - found[1] >= _LEAST_HEIGHT * (behind[3] - behind[1])
        if high_enough and (mark := _mark(canvas, found)):
            return mark, canvas.box(found)
    return None


def _mark(canvas: Canvas, icon: Area) -> StatusMark | None:
    left, top, right, bottom = icon
    width, height = canvas.image.size
    picture = canvas.look(
        (
            max(0, left - _RIM),
            max(0, top - _RIM),
            min(width, right + _RIM),
            min(height, bottom + _RIM),
        )
    )
    return StatusMark(hue=picture.hue, shape=picture.shape) if picture.has_ink else None


def _coloured(image: Image.Image) -> Iterator[Image.Image]:
    """Yield where an image has a status's colour, and then where it has any: 255 there."""
    hue, saturation, value = image.convert("HSV").split()
    strong = saturation.point([255 * (part >= LEAST_SATURATION * 255) for part in range(256)])
    light = value.point([255 * (part >= LEAST_VALUE * 255) for part in range(256)])
    coloured = ImageChops.darker(strong, light)
    degrees = [part * 360 / 256 for part in range(256)]
    status = hue.point(
        [
            255
            * any(low <= turned <= high for low, high in HUES.values() for turned in (d, d + 360))
            for d in degrees
        ]
    )
    yield ImageChops.darker(coloured, status)
    yield coloured


def _compact(mask: Image.Image, area: Area, canvas: Canvas) -> Iterator[Area]:
    """Yield what is neither long nor tiny in a mask of an area, from left to right."""
    columns = bytes(mask.getprojection()[0])
    gap = round(_GAP * canvas.scale)
    for run in re.finditer(rb"\x01(?:\x00{0,%d}\x01)*" % gap, columns):
        start, end = run.span()
        part = mask.crop((start, 0, end, mask.height))
        box = part.getbbox()
        if box is None or part.histogram()[255] < LEAST_INK:
            continue
        left, top, right, bottom = box
        if 0.5 < (right - left) / (bottom - top) < 2:
            x, y = area[0] + start, area[1]
            yield x + left, y + top, x + right, y + bottom
