"""Which way a drawn arrow points: told by its tip and its head, whatever its colour and outline."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.picture import FAINTEST, LEAST_INK, Canvas, ink_mask
from kpi_tui.profiles.profile import DirectionRules
from kpi_tui.report import PublishedDirection

_SIDE = 48
_BANDS = 24
_PLATEAU = 0.06
"""Bands no narrower than the widest by this, as a share of the width, are as wide."""
_BESIDE = (1, 6)
"""Which bands on both sides of the widest are compared."""
_CLEAR = 0.2
"""So much wider they are on the side of the tip, as a share of the width."""
_ALIKE = 0.12
"""So much more alike an arrow's halves are about its own line than across it, as a share of its ink."""
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
    upright = _lean(_widths(mask))
    level = _lean(_widths(mask.transpose(Image.Transpose.TRANSPOSE)))
    if max(abs(upright), abs(level)) < _CLEAR:
        return _mirrored(mask, upright, level)
    if abs(upright) > _CLEARER * abs(level):
        return "up" if upright > 0 else "down"
    if abs(level) > _CLEARER * abs(upright):
        return "left" if level > 0 else "right"
    return _mirrored(mask, upright, level)


def _mirrored(mask: Image.Image, upright: float, level: float) -> str:
    """Return where a small arrow points whose halves are alike about the line that it points along."""
    beside = _alike(mask, mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    above = _alike(mask, mask.transpose(Image.Transpose.FLIP_TOP_BOTTOM))
    if beside - above > _ALIKE and abs(upright) > _CLEAR / 2:
        return "up" if upright > 0 else "down"
    if above - beside > _ALIKE and abs(level) > _CLEAR / 2:
        return "left" if level > 0 else "right"
    return "?"


def _alike(one: Image.Image, other: Image.Image) -> float:
    """Return how much of what two drawings cover both of them do."""
    both = ImageChops.darker(one, other).histogram()[255]
    any_of_them = ImageChops.lighter(one, other).histogram()[255]
    return both / any_of_them if any_of_them else 0.0


def _lean(widths: Sequence[float]) -> float:
    """Return how much wider a drawing is before its widest bands than behind them.

    An arrow grows narrower slowly towards its tip, and all at once towards its shaft; a triangle
    ends where it is widest.
    """
    most = max(widths) - _PLATEAU
    wide = [at for at, width in enumerate(widths) if width >= most]
    first, last = wide[0], wide[-1]
    start, end = _BESIDE
    padded = [0.0] * end + list(widths) + [0.0] * end
    before = padded[first + end - end : first + end - start + 1]
    behind = padded[last + end + start : last + end + end + 1]
    return (sum(before) - sum(behind)) / (end - start + 1)


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
