"""Arrows and other signs, drawn as small pictures on a ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Points = Sequence[tuple[float, float]]
"""In a square from 0 to 1, counted from its upper left corner."""
Turn = Callable[[Points], Points]

WAYS: dict[str, Turn] = {
    "up": lambda points: points,
    "down": lambda points: [(x, 1 - y) for x, y in points],
    "left": lambda points: [(y, x) for x, y in points],
    "right": lambda points: [(1 - y, x) for x, y in points],
}
"""How what points up is turned elsewhere."""
_FINER = 8
"""Signs are drawn so many times as large and then made smaller, as on a rendered page."""


@dataclass(frozen=True)
class Sign:
    """A drawing of filled polygons and of strokes."""

    filled: Sequence[Points] = ()
    strokes: Sequence[Points] = ()
    width: float = 0.1
    """Of the strokes, as a share of the side."""

    def turned(self, turn: Turn) -> Sign:
        """Return the sign turned."""
        return Sign(
            [turn(points) for points in self.filled],
            [turn(points) for points in self.strokes],
            self.width,
        )

    def draw(self, size: int, ink: Colour, ground: Colour, margin: int = 4) -> Image.Image:
        """Draw it as a picture of so many pixels, with a margin of its ground."""
        side = _FINER * size
        image = Image.new("RGB", (side + 2 * _FINER * margin,) * 2, ground)
        pen = ImageDraw.Draw(image)

        def placed(points: Points) -> list[tuple[float, float]]:
            return [(_FINER * margin + x * side, _FINER * margin + y * side) for x, y in points]

        for points in self.filled:
            pen.polygon(placed(points), fill=ink)
        for points in self.strokes:
            pen.line(placed(points), fill=ink, width=max(_FINER, round(self.width * side)))
        return image.resize((size + 2 * margin,) * 2, Image.Resampling.BOX)


def _round(radius: float, corners: int = 40, start: float = 0.0) -> list[tuple[float, float]]:
    turns = [start + 2 * pi * number / corners for number in range(corners)]
    return [(0.5 + radius * cos(turn), 0.5 + radius * sin(turn)) for turn in turns]


def _block(head: float, shaft: float, width: float = 1.0) -> list[tuple[float, float]]:
    """Return a block arrow whose head is so long, its shaft and all of it so wide."""
    left, right = (1 - width) / 2, (1 + width) / 2
    inner, outer = (1 - shaft) / 2, (1 + shaft) / 2
    return [
        *((0.5, 0), (right, head), (outer, head), (outer, 1)),
        *((inner, 1), (inner, head), (left, head)),
    ]


def _star() -> list[tuple[float, float]]:
    outer, inner = _round(0.5, 5, -pi / 2), _round(0.2, 5, -pi / 2 + pi / 5)
    return [point for pair in zip(outer, inner, strict=True) for point in pair]


def _closed(points: Points) -> Points:
    inset = [(0.06 + 0.88 * x, 0.06 + 0.88 * y) for x, y in points]
    return [*inset, *inset[:2]]


_TRIANGLE = [(0.5, 0.05), (1.0, 0.95), (0.0, 0.95)]
ARROWS = {
    "block": Sign([_block(0.5, 0.4)]),
    "block, long head": Sign([_block(0.6, 0.5)]),
    "block, narrow": Sign([_block(0.4, 0.3, 0.7)]),
    "outlined": Sign(strokes=[_closed(_block(0.5, 0.4))], width=0.08),
    "thin": Sign(strokes=[[(0.5, 0), (0.5, 1)], [(0.15, 0.38), (0.5, 0.03), (0.85, 0.38)]]),
    "thin, long": Sign(strokes=[[(0.5, 0), (0.5, 1)], [(0.3, 0.25), (0.5, 0.03), (0.7, 0.25)]]),
    "filled head": Sign([[(0.5, 0), (0.8, 0.4), (0.2, 0.4)]], [[(0.5, 0.3), (0.5, 1)]], 0.12),
    "triangle": Sign([_TRIANGLE]),
    "flat triangle": Sign([[(0.5, 0.25), (1.0, 0.75), (0.0, 0.75)]]),
    "outlined triangle": Sign(strokes=[_closed(_TRIANGLE)], width=0.08),
}
"""Signs that point up."""


def _to_corner(points: Points) -> Points:
    """Turn what points up to the upper right corner, and make it fill the square again."""
    turned = [((x - 0.5) - (y - 0.5), (x - 0.5) + (y - 0.5)) for x, y in points]
    left, top = min(x for x, _ in turned), min(y for _, y in turned)
    side = max(max(x for x, _ in turned) - left, max(y for _, y in turned) - top)
    return [((x - left) / side, (y - top) / side) for x, y in turned]


TO_CORNERS = {
    "block": Sign([_to_corner(_block(0.5, 0.4))]),
    "block, narrow": Sign([_to_corner(_block(0.4, 0.3, 0.7))]),
    "thin": Sign(
        strokes=[[(0.05, 0.95), (0.95, 0.05)], [(0.4, 0.05), (0.95, 0.05), (0.95, 0.6)]], width=0.12
    ),
}
"""Signs that point to the upper right corner."""
CORNERS: dict[str, Turn] = {
    "up_right": lambda points: points,
    "up_left": lambda points: [(1 - x, y) for x, y in points],
    "down_right": lambda points: [(x, 1 - y) for x, y in points],
    "down_left": lambda points: [(1 - x, 1 - y) for x, y in points],
}
"""How what points to the upper right corner is turned elsewhere."""

_HEADS = [[(0.5, 0), (0.8, 0.3), (0.2, 0.3)], [(0.5, 1), (0.8, 0.7), (0.2, 0.7)]]
OTHERS = {
    "circle": Sign([_round(0.5)]),
    "ring": Sign(strokes=[_closed(_round(0.5))], width=0.1),
    "dash": Sign([[(0, 0.4), (1, 0.4), (1, 0.6), (0, 0.6)]]),
    "square": Sign([[(0, 0), (1, 0), (1, 1), (0, 1)]]),
    "diamond": Sign([[(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)]]),
    "star": Sign([_star()]),
    "plus": Sign([[(0, 0.4), (1, 0.4), (1, 0.6), (0, 0.6)], [(0.4, 0), (0.6, 0), (0.6, 1), (0.4, 1)]]),
    "cross": Sign(strokes=[[(0, 0), (1, 1)], [(1, 0), (0, 1)]], width=0.15),
    "equals": Sign([[(0, 0.25), (1, 0.25), (1, 0.4), (0, 0.4)], [(0, 0.6), (1, 0.6), (1, 0.75), (0, 0.75)]]),
    "two heads": Sign(_HEADS, [[(0.5, 0.2), (0.5, 0.8)]], 0.15),
    "tick": Sign(strokes=[[(0, 0.55), (0.35, 0.95), (1, 0.1)]], width=0.15),
    "T": Sign([[(0, 0), (1, 0), (1, 0.15), (0.58, 0.15), (0.58, 1), (0.42, 1), (0.42, 0.15), (0, 0.15)]]),
    "Y": Sign(strokes=[[(0.1, 0), (0.5, 0.5), (0.5, 1)], [(0.9, 0), (0.5, 0.5)]], width=0.14),
    "L": Sign(strokes=[[(0.1, 0), (0.1, 0.93), (0.9, 0.93)]], width=0.14),
    "R": Sign(strokes=[[(0.1, 1), (0.1, 0.05), (0.7, 0.05), (0.9, 0.28), (0.7, 0.5), (0.1, 0.5)],
                       [(0.45, 0.5), (0.95, 1)]], width=0.14),
    "H": Sign(strokes=[[(0.1, 0), (0.1, 1)], [(0.9, 0), (0.9, 1)], [(0.1, 0.5), (0.9, 0.5)]], width=0.14),
    "S": Sign(strokes=[[(0.9, 0.15), (0.7, 0.05), (0.3, 0.05), (0.1, 0.25), (0.3, 0.47), (0.7, 0.53),
                        (0.9, 0.75), (0.7, 0.95), (0.3, 0.95), (0.1, 0.85)]], width=0.14),
}  # fmt: skip
"""Signs that point nowhere."""
