"""A small font with coloured circles at the places of the emoji, so that no machine need have one.

fontTools comes with fpdf2 and WeasyPrint.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from math import cos, pi, sin
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from .icons import EMOJI, Colour, colours
from .style import Style

LIGHT = 60
"""How much lighter the shine on a circle is."""


@cache
def emoji_font() -> bytes:
    """The font as a TrueType file with two coloured layers a letter."""
    names = {status: f"emoji{number}" for number, status in enumerate(EMOJI)}
    glyphs = [".notdef", *names.values(), "disc", "shine"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(EMOJI[status]): name for status, name in names.items()})
    outlines = {name: _disc(400, 500, 380) for name in glyphs}
    builder.setupGlyf(
        {**outlines, ".notdef": TTGlyphPen(None).glyph(), "shine": _disc(150, 420, 520)}
    )
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=850, descent=-150)
    builder.setupNameTable({"familyName": "Dots", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=850, sTypoDescender=-150, usWinAscent=850, usWinDescent=150)
    builder.setupPost()
    layers = [[("disc", 2 * n), ("shine", 2 * n + 1)] for n in range(len(names))]
    builder.setupCOLR(dict(zip(names.values(), layers, strict=True)))
    tones = [colours(Style())[status] for status in names]
    builder.setupCPAL([[tone for colour in tones for tone in (_tone(colour), _shine(colour))]])
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def _disc(radius: float, x: float, y: float) -> Any:
    pen = TTGlyphPen(None)
    angles = [-pi * step / 16 for step in range(32)]
    points = [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _tone(colour: Colour) -> tuple[float, ...]:
    return (*(part / 255 for part in colour), 1.0)


def _shine(colour: Colour) -> tuple[float, ...]:
    red, green, blue = (min(255, part + LIGHT) for part in colour)
    return _tone((red, green, blue))
