"""The status icons: green star, amber circle, red triangle, and a blue square that means nothing."""

from __future__ import annotations

from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

from kpi_tui.status import Status

from .style import Style

PICTURES = ("png", "png-rgb", "indexed", "inline", "jpeg")
"""The kinds of icons that are pictures."""

Point = tuple[float, float]
Colour = tuple[int, int, int]

NO_STATUS: Colour = (40, 80, 200)
PALETTES: dict[str, tuple[Colour, Colour, Colour]] = {
    "strong": ((0, 150, 64), (255, 176, 0), (204, 20, 20)),
    "excel": ((0xC6, 0xEF, 0xCE), (0xFF, 0xEB, 0x9C), (0xFF, 0xC7, 0xCE)),
    "themes": ((0xE2, 0xEF, 0xDA), (0xFF, 0xF2, 0xCC), (0xF2, 0xDC, 0xDB)),
    "bright": ((0x00, 0xFF, 0x00), (0xFF, 0xFF, 0x00), (0xFF, 0x00, 0x00)),
}
"""Green, amber and red: of a designer, of Excel's rules, of Office's themes, of a marker."""
WORDS = {Status.GREEN: "GREEN", Status.AMBER: "AMBER", Status.RED: "RED"}
ON_GROUND = ("word", "letter", "ground")
"""The kinds of icons that colour the whole cell."""
EMOJI = {Status.GREEN: "🟢", Status.AMBER: "🟠", Status.RED: "🔴", Status.UNREADABLE: "🔵"}
GLYPHS = {Status.GREEN: "★", Status.AMBER: "●", Status.RED: "▲", Status.UNREADABLE: "■"}


def colours(style: Style) -> dict[Status, Colour]:
    """The colour of each status, as this style prints it."""
    grey = style.palette.startswith("grey")
    three = PALETTES["strong" if grey else style.palette]
    colours = dict(zip((Status.GREEN, Status.AMBER, Status.RED), three, strict=True))
    colours[Status.UNREADABLE] = NO_STATUS
    weights = (1 / 3, 1 / 3, 1 / 3) if style.palette == "grey-average" else (0.299, 0.587, 0.114)
    if grey:
        for status, colour in colours.items():
            level = round(sum(w * part for w, part in zip(weights, colour, strict=True)))
            colours[status] = (level, level, level)
    return colours


def words_on_ground(style: Style) -> dict[Status, str]:
    """What is printed on a coloured cell: words, letters, or nothing."""
    if style.icons == "word":
        return WORDS
    if style.icons == "letter":
        return {status: word[0] for status, word in WORDS.items()}
    return dict.fromkeys(WORDS, "") if style.icons == "ground" else {}


def is_dark(colour: Colour) -> bool:
    """Whether words on a colour are printed in white."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] < 140


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


def picture(status: Status, style: Style, side: int = 48) -> bytes:
    """The icon as a file: `png` with a transparent ground, the others on white.

    `indexed` names each of its colours by a number.
    """
    kind = style.icons
    mask = _coverage(OUTLINES[status], side)
    image = Image.new("RGBA", (side, side), (*colours(style)[status], 0))
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
