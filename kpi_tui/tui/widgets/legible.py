"""The words of the cursor's line in colours that can be read on its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.constants import DIM_FACTOR

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (1.4.3, level AA)."""
STEPS = 10


def legible(drawn: Iterable[Segment]) -> list[Segment]:
    """Return segments whose colours are as near to their own as can be read on what is behind.

    A status keeps its hue, lighter on what is dark and darker on what is light. Colours of the
    terminal's own are left as they are: nobody knows them here.
    """
    return [
        Segment(text, legible_style(style) if style else style, rest) for text, style, rest in drawn
    ]


@lru_cache(1024)
def legible_style(style: Style) -> Style:
    """Return a style whose colour is as near to its own as can be read on what is behind."""
    if not (style.color and style.bgcolor and style.color.triplet and style.bgcolor.triplet):
        return style
    text, ground = map(Color.from_rich_color, (style.color, style.bgcolor))
    seen = ground.blend(text, DIM_FACTOR) if style.dim else text
    if contrast(seen, ground) >= READABLE:
        return style
    found = legible_on(text, [ground])
    return style + Style(color=RichColor.from_rgb(*found.rgb), dim=False)


def legible_on(text: Color, grounds: Sequence[Color]) -> Color:
    """Return the colour that is nearest to one and can be read on each of some grounds."""

    def least(colour: Color) -> float:
        return min(contrast(colour, ground) for ground in grounds)

    end = max((Color(255, 255, 255), Color(0, 0, 0)), key=least)
    nearer = (text.blend(end, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in nearer if least(each) >= READABLE), end)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as WCAG reckons it: 1 for the same, 21 at most."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))
