"""Which way a drawn arrow points: told by its tip and its head, whatever its colour and outline."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.picture import FAINTEST, LEAST_INK, Canvas, ink_mask
from kpi_tui.profiles.profile import DirectionRules
from kpi_tui.report import PublishedDirection

_SIDE = 48
_BANDS = 24
_PLATEAU = 0.06
"""Bands no narrower than the widest by this, as a share of the width, are as wide."""
_BESIDE = (6, 4, 3)
"""So many bands on both sides of the widest are compared: fewer where a shaft is nearly as wide."""
_CLEAR = 0.2
"""So much wider they are on the side of the tip, as a share of the width."""
_CLEARER = 1.4
"""And so many times as much in one direction as in the other."""


def read_direction(
    canvas: Canvas, box: Box, words: Sequence[Word], rules: DirectionRules
) -> tuple[PublishedDirection | None, bool]:
    """Return the direction in a cell, and whether something is there that says none."""
    text = "".join(word.text for word in words).casefold()
    if text:
        return rules.words.get(text), text not in rules.words
    way = find_arrow(canvas, box)
    if way is None:
        return None, False
    return rules.arrows.get(way), way not in rules.arrows


def find_arrow(canvas: Canvas, box: Box) -> str | None:
    """Return where the arrow in a box points; "?" for other drawings, `None` where there is none."""
    area = canvas.area(box)
    if area is None:
        return None
    piece = canvas.image.crop(area)
    mask = ink_mask(piece, canvas.commonest(area), FAINTEST)
    inked = mask.getbbox()
    if inked is None or mask.histogram()[255] < LEAST_INK:
        return None
    return _points(mask.crop(inked))


def _points(mask: Image.Image) -> str:
    # All drawings in one size, so that no band is lower than another.
    mask = mask.resize((_SIDE, _SIDE), Image.Resampling.BOX).point([0] + [255] * 255)
    down, across = _widths(mask), _widths(mask.transpose(Image.Transpose.TRANSPOSE))
    ways = (_way(_lean(down, bands), _lean(across, bands)) for bands in _BESIDE)
    return next((way for way in ways if way != "?"), "?")


def _way(upright: float, level: float) -> str:
    if max(abs(upright), abs(level)) < _CLEAR:
        return "?"
    if abs(upright) > _CLEARER * abs(level):
        return "up" if upright > 0 else "down"
    if abs(level) > _CLEARER * abs(upright):
        return "left" if level > 0 else "right"
    return "?"


def _lean(widths: Sequence[float], bands: int) -> float:
    """Return how much wider a drawing is before its widest bands than behind them.

    An arrow grows narrower slowly towards its tip, and all at once towards its shaft; a triangle
    ends where it is widest.
    """
    most = max(widths) - _PLATEAU
    wide = [at for at, width in enumerate(widths) if width >= most]
    first, last = wide[0], wide[-1]
    padded = [0.0] * bands + list(widths) + [0.0] * bands
    before = padded[first : first + bands]
    behind = padded[last + bands + 1 : last + 2 * bands + 1]
    return (sum(before) - sum(behind)) / bands


def _widths(mask: Image.Image) -> list[float]:
    """Return how wide the bands of a drawing are from top to bottom, as shares of its width."""
    width, height = mask.size
    widths = []
    for band in range(_BANDS):
        box = mask.crop(
            (0, band * height // _BANDS, width, (band + 1) * height // _BANDS)
        ).getbbox()
        widths.append((box[2] - box[0]) / width if box else 0.0)
    return widths
