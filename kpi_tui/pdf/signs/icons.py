"""The status icon beside a heading: where it stands, in colour or in shades of grey."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image, ImageChops

from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.signs.colours import HUES, LEAST_SATURATION, LEAST_VALUE, ground_hue
from kpi_tui.pdf.signs.ink_masks import LEAST_INK, Area, ink_mask
from kpi_tui.pdf.signs.picture import FAINTEST, Canvas
from kpi_tui.pdf.signs.status import Ground, StatusMark

_GAP = 3.0
"""Points between two things that are drawn side by side."""
_RIM = 2
"""Pixels around an icon, in which its background is seen."""
_LEAST_HEIGHT = 0.26
"""Of the stretch in which an icon is looked for: lower things are rules, dashes and bullets."""
_SOLID = 0.93


def find_icon(
    canvas: Canvas, box: Box, grey_from: float | None = None
) -> tuple[StatusMark, Box] | None:
    """Find the icon in a stretch of the page, and its box in points.

    One in a colour that stands for no status is taken where there is no other, and a grey one where
    there is none in colour: letters are grey too, so it is looked for behind `grey_from`, where the
    last of them ends.
    """
    area = canvas.area(box, inset=0)
    if area is None:
        return None
    piece = canvas.image.crop(area)
    for mask in _coloured(piece):
        for found in _things(mask, area, canvas):
            if mark := _mark(canvas, found):
                return mark, canvas.box(found)
    behind = canvas.area((box[0] if grey_from is None else grey_from, *box[1:]), inset=0)
    if behind is None:
        return None
    piece = canvas.image.crop(behind)
    mask = ink_mask(piece, canvas.border(behind), FAINTEST)
    for found in _things(mask, behind, canvas):
        if mark := _mark(canvas, found):
            return mark, canvas.box(found)
    return None


def _mark(canvas: Canvas, icon: Area) -> StatusMark | None:
    """Return what an icon looks like; `None` where nothing is drawn."""
    left, top, right, bottom = icon
    width, height = canvas.image.size
    rim = (left - _RIM, top - _RIM, right + _RIM, bottom + _RIM)
    picture = canvas.look_closely(
        (max(0, rim[0]), max(0, rim[1]), min(width, rim[2]), min(height, rim[3]))
    )
    ground = None
    if picture.block is not None:
        hue = ground_hue(picture.block)
        ground = Ground(picture.block, hue, alone=not picture.has_ink)
    if not picture.has_ink and ground is None:
        return None
    return StatusMark(hue=picture.hue, shape=picture.shape, ground=ground, ink=picture.colour)


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


def _things(mask: Image.Image, area: Area, canvas: Canvas) -> Iterator[Area]:
    """Yield what may be a status in a mask of an area, from left to right.

    That is what is as wide as high, and solid blocks, but no rules, dashes and bullets.
    """
    columns = bytes(mask.getprojection()[0])
    gap = round(_GAP * canvas.scale)
    for run in re.finditer(rb"\x01(?:\x00{0,%d}\x01)*" % gap, columns):
        start, end = run.span()
        part = mask.crop((start, 0, end, mask.height))
        box = part.getbbox()
        ink = part.histogram()[255]
        if box is None or ink < LEAST_INK:
            continue
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        solid = ink > _SOLID * width * height
        if height >= _LEAST_HEIGHT * mask.height and 0.5 < width / height < (8 if solid else 2):
            x, y = area[0] + start, area[1]
            yield x + left, y + top, x + right, y + bottom
