"""Which way a drawn arrow points: told by where it is widest, whatever its colour and outline."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.picture import FAINTEST, LEAST_INK, Canvas, ink_mask
from kpi_tui.profiles.profile import DirectionRules
from kpi_tui.report import PublishedDirection

_BANDS = 12
_CLEAR = 0.06
"""An arrow is so much wider in one half than in the other, as a share of its size."""
_BASE = 0.85
"""Of its width: so wide is a triangle at its base, and no arrow at its end."""
_CLEARER = 1.6
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
    across, along = _widths(mask), _widths(mask.transpose(Image.Transpose.TRANSPOSE))
    lean, lie = _lean(across), _lean(along)
    if abs(lean) >= _CLEAR and abs(lean) > _CLEARER * abs(lie):
        return "up" if _towards_start(across, lean) else "down"
    if abs(lie) >= _CLEAR and abs(lie) > _CLEARER * abs(lean):
        return "left" if _towards_start(along, lie) else "right"
    return "?"


def _towards_start(widths: Sequence[float], lean: float) -> bool:
    """Whether a drawing points to where its bands begin: a triangle is widest at its other end."""
    is_triangle = max(widths[0], widths[-1]) > _BASE
    return lean < 0 if is_triangle else lean > 0


def _widths(mask: Image.Image) -> list[float]:
    """Return how wide the bands of a drawing are from top to bottom, as shares of its width."""
    width, height = mask.size
    widths = []
    for band in range(_BANDS):
        top = band * height // _BANDS
        bottom = max(top + 1, (band + 1) * height // _BANDS)
        box = mask.crop((0, top, width, min(bottom, height))).getbbox()
        widths.append((box[2] - box[0]) / width if box else 0.0)
    return widths


def _lean(widths: Sequence[float]) -> float:
    """Return how much wider the first half of a drawing's bands is than the second."""
    half = len(widths) // 2
    return (sum(widths[:half]) - sum(widths[half:])) / half
