"""The status icons: green star, amber circle, red triangle, and a blue square that means nothing."""

from __future__ import annotations

from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

from kpi_tui.report import Status

PICTURES = ("png", "png-rgb", "indexed", "inline", "jpeg")
"""The kinds of icons that are pictures."""

Point = tuple[float, float]
Colour = tuple[int, int, int]

COLOURS: dict[Status, Colour] = {
    Status.GREEN: (0, 150, 64),
    Status.AMBER: (255, 176, 0),
    Status.RED: (204, 20, 20),
    Status.UNREADABLE: (40, 80, 200),
}
WORDS = {Status.GREEN: "GREEN", Status.AMBER: "AMBER", Status.RED: "RED"}
EMOJI = {Status.GREEN: "🟢", Status.AMBER: "🟠", Status.RED: "🔴", Status.UNREADABLE: "🔵"}
GLYPHS = {Status.GREEN: "★", Status.AMBER: "●", Status.RED: "▲", Status.UNREADABLE: "■"}


def _around(corners: int, radius: float, turn: float = 0.0) -> list[Point]:
    angles = [2 * pi * (i + turn) / corners for i in range(corners)]
    return [(0.5 + radius * sin(a), 0.5 + radius * cos(a)) for a in angles]


def _star() -> list[Point]:
    outer, inner = _around(5, 0.5), _around(5, 0.2, 0.5)
    return [point for pair in zip(outer, inner, strict=True) for point in pair]


OUTLINES: dict[Status, list[Point]] = {
    Status.GREEN: _star(),
    Status.AMBER: _around(48, 0.45),
    Status.RED: [(0.5, 0.95), (1.0, 0.05), (0.0, 0.05)],
    Status.UNREADABLE: [(0.1, 0.1), (0.1, 0.9), (0.9, 0.9), (0.9, 0.1)],
}
"""Corners in a square of side 1, y upwards."""


def picture(status: Status, kind: str, side: int = 48) -> bytes:
    """The icon as a file: `png` with a transparent ground, the others on white.

    `indexed` names each of its colours by a number.
    """
    mask = _coverage(OUTLINES[status], side)
    image = Image.new("RGBA", (side, side), (*COLOURS[status], 0))
    image.putalpha(mask)
    if kind != "png":
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image, mask=mask)
        image = flat.quantize(16) if kind == "indexed" else flat
    file = BytesIO()
    image.save(file, "JPEG" if kind == "jpeg" else "PNG", quality=85)
    return file.getvalue()


def _coverage(outline: list[Point], side: int, fine: int = 4) -> Image.Image:
    size = side * fine
    mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(mask).polygon([(x * size, (1 - y) * size) for x, y in outline], fill=255)
    return mask.resize((side, side), Image.Resampling.BOX)
