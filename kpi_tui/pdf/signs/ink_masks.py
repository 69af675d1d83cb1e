"""Where there is ink in a piece of a picture, and which of it reaches in from beside."""

from __future__ import annotations

from PIL import Image, ImageChops

from kpi_tui.pdf.signs.colours import Colour

Area = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels of the bitmap."""

LEAST_INK = 12
"""Pixels of something that is drawn."""

_SLIVER = 6
"""Pixels. Rows and columns without lines between them are not known to the point."""
_ALL_ALONG = 240
"""Of 255: a line along a side of a cell is drawn along so much of it."""
_SQUARE = 1.5
"""A thing is no more than so many times as high as it is wide, or as wide as high."""


def ink_mask(image: Image.Image, ground: Colour, edge: float) -> Image.Image:
    """Return where an image differs from its ground by so much: 255 there, 0 elsewhere."""
    return relief(image, ground).point([255 if value >= edge else 0 for value in range(256)])


def relief(image: Image.Image, ground: Colour) -> Image.Image:
    """Return by how much each pixel of an image differs from its ground."""
    apart = ImageChops.difference(image, Image.new("RGB", image.size, ground))
    red, green, blue = apart.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def without_slivers(mask: Image.Image, area: Area) -> Area:
    """Return an area without what reaches a little into it from beside: it is its neighbours'.

    A thing as wide as high reaches in from nowhere: it is a tiny icon at the edge of its cell.
    """
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    short, long = sorted((right - left, bottom - top))
    if short * long >= LEAST_INK and long < min(_SQUARE * short, 2 * _SLIVER):
        return area
    across, down = mask.getprojection()
    return _inside(area, bytes(across), bytes(down))


def without_lines(mask: Image.Image, area: Area) -> Area:
    """Return an area without the lines that are drawn along its sides, from corner to corner."""
    return _inside(
        area,
        _drawn_along(mask, (mask.width, 1)),
        _drawn_along(mask, (1, mask.height)),
    )


def _inside(area: Area, across: bytes, down: bytes) -> Area:
    """Return an area without the columns and rows at its sides that are flagged."""
    (before, after), (above, below) = _ends_of(across), _ends_of(down)
    left, top, right, bottom = area
    return left + before, top + above, right - after, bottom - below


def _ends_of(flags: bytes) -> tuple[int, int]:
    """Return how many flags are set at both ends of a row of them; 0 where they are no sliver."""
    start = len(flags) - len(flags.lstrip(b"\x01"))
    end = len(flags) - len(flags.rstrip(b"\x01"))
    has_room = len(flags) - _SLIVER >= 4
    return (
        start if has_room and start <= _SLIVER else 0,
        end if has_room and end <= _SLIVER else 0,
    )


def _drawn_along(mask: Image.Image, size: tuple[int, int]) -> bytes:
    """Return which columns, or rows, of a mask are drawn along all their length."""
    shares = mask.resize(size, Image.Resampling.BOX).tobytes()
    return bytes(share >= _ALL_ALONG for share in shares)
