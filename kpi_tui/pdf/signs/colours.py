"""Which status a colour stands for: red, amber and green, however pale, and never grey."""

from __future__ import annotations

import colorsys
from functools import cache

from kpi_tui.status import RATED, Status

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""

OTHER = "other"
"""A colour that is none of the statuses'."""

GREY = "grey"
"""Neither coloured nor black, which some reports have for what is not rated."""
GREY_VALUES = range(70, 236)
"""How bright grey is, of 255: less is black, more is white."""

STATUS_COLOURS = frozenset((*RATED, Status.BLUE))
"""The statuses that are colours."""
HUES = {Status.RED: (340, 378), Status.AMBER: (20, 68), Status.GREEN: (75, 175)}
"""Degrees; red goes round past 360. The gaps between them belong to none."""
_BLUE = (190, 260)
LEAST_SATURATION = 0.35
"""Of ink. Paler pixels are the blur at the edges of a grey or black sign."""
LEAST_VALUE = 0.25
_LEAST_CHROMA = 14
"""Of a ground: the palest of Word's and Excel's themes has 19 (`#EBF1DE`), JPEG's noise up to 8."""


def distance(colour: Colour, other: Colour) -> int:
    """Return how far two colours are apart, 0 to 255."""
    (red, green, blue), (r, g, b) = colour, other
    return max(abs(red - r), abs(green - g), abs(blue - b))


@cache
def ink_hue(colour: Colour) -> Status | str | None:
    """Return the status that the colour of a sign stands for; `None` for white, black and grey."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if saturation < LEAST_SATURATION or value < LEAST_VALUE:
        return None
    return _status_of(hue * 360) or OTHER


@cache
def ground_hue(colour: Colour) -> Status | str | None:
    """Return the status that the colour of a whole cell stands for: it may be pale, or blue."""
    if max(colour) - min(colour) < _LEAST_CHROMA:
        return None
    hue, _, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if value < LEAST_VALUE:
        return None
    return _status_of(hue * 360) or OTHER


def _status_of(degrees: float) -> Status | None:
    for status, (low, high) in (*HUES.items(), (Status.BLUE, _BLUE)):
        if is_between(degrees, low, high):
            return status
    return None


def is_between(degrees: float, low: float, high: float) -> bool:
    """Whether a hue lies between two, the second of which may lie past 360 degrees."""
    return low <= degrees <= high or low <= degrees + 360 <= high
