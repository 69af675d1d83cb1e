"""Marks of a status, drawn pixel by pixel in the middle of a cell."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from kpi_tui.pdf.page.pages import Bitmap
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.status import Status

GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED
WHITE, BLACK, GREY, BLUE = 0xFFFFFF, 0x000000, 0x808080, 0x2040D0
COLOURS = {GREEN: 0x2E9E3F, AMBER: 0xF2A900, RED: 0xC62828}
SIDE = 40
BOX = (0.0, 0.0, 40.0, 40.0)

Inside = Callable[[float, float], bool]
"""Whether a point of the unit square, y downwards, is inked."""


def circle(x: float, y: float) -> bool:
    return (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.25


def triangle(x: float, y: float) -> bool:
    return abs(x - 0.5) < y / 2


def square(_x: float, _y: float) -> bool:
    return True


def star(x: float, y: float) -> bool:
    """Five points: inside at least three of the five lines through them."""
    corners = [
        (0.5 + 0.5 * math.sin(4 * math.pi * k / 5), 0.5 - 0.5 * math.cos(4 * math.pi * k / 5))
        for k in range(6)
    ]
    sides = [
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0 for (ax, ay), (bx, by) in pairwise(corners)
    ]
    return sum(sides) >= 4


DRAWN = {"circle": circle, "triangle": triangle, "star": star}


def canvas(shape: Inside | None, colour: int, ground: int = WHITE, size: int = 24) -> Canvas:
    return Canvas.of(bitmap(shape, colour, ground, size))


def bitmap(shape: Inside | None, colour: int, ground: int = WHITE, size: int = 24) -> Bitmap:
    """A shape in the middle of a cell of 40 by 40 points, a pixel each."""
    first = (SIDE - size) // 2

    def inked(x: int, y: int) -> bool:
        """Whether any part of a pixel is: renderers draw edges in paler ink."""
        parts = ((x - first + dx, y - first + dy) for dx in (0.25, 0.75) for dy in (0.25, 0.75))
        return shape is not None and any(
            0 <= px < size and 0 <= py < size and shape(px / size, py / size) for px, py in parts
        )

    pixels = [colour if inked(x, y) else ground for y in range(SIDE) for x in range(SIDE)]
    raw = b"".join(pixel.to_bytes(4, "little") for pixel in pixels)
    return Bitmap(memoryview(raw).cast("I"), SIDE, SIDE, 1.0)
