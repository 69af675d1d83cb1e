"""Which way a drawn arrow points: told by its outline, whatever its colour and filling.

An arrow is as wide on one side of its axis as on the other. Along it, it grows from its tip to the end
of its head, and goes on as a shaft of one width, or ends there, a triangle.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.picture import FAINTEST, LEAST_INK, Canvas, ink_mask, relief, without_slivers
from kpi_tui.profiles.profile import DirectionRules
from kpi_tui.report import PublishedDirection

_SIDE = 48
_BANDS = 24
_INK = 0.4
"""Of what stands out most: what stands out less is the blur of an edge."""
_HEADS = range(5, _BANDS + 1)
"""A head is so many bands long."""
_TIPS = (0.0, 0.15, 0.3)
"""A tip is so wide, as a share of the head."""
_WIDEST_TIP = 0.6
_WIDEST_SHAFT = 0.7
_OFF = 0.09
"""The widths of its bands differ by less from those of an arrow, as shares of the widest."""
_ASIDE = 0.1
"""And they stand by less beside its axis."""
_CLEAR = 0.04
"""And differ so much more from those of an arrow that points another way."""


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
    ground = canvas.commonest(area)
    area = without_slivers(ink_mask(canvas.image.crop(area), ground, FAINTEST), area)
    piece = canvas.image.crop(area)
    mask = ink_mask(piece, ground, FAINTEST)
    if mask.histogram()[255] < LEAST_INK:
        return None
    return _points(relief(piece, ground))


def _points(drawn: Image.Image) -> str:
    """Return where a drawing points, given how much each of its pixels stands out."""
    most = max(drawn.tobytes())
    strong = drawn.point([255 if value >= _INK * most else 0 for value in range(256)])
    whole = drawn.crop(strong.getbbox()).resize((_SIDE, _SIDE), Image.Resampling.BILINEAR)
    mask = whole.point([255 if value >= _INK * most else 0 for value in range(256)])
    down = _spans(mask)
    across = _spans(mask.transpose(Image.Transpose.TRANSPOSE))
    ways = {"up": down, "down": down[::-1], "left": across, "right": across[::-1]}
    off = {
        way: (_off(spans), (sum((abs(start + end - 1) for start, end in spans)) / _BANDS))
        for way, spans in ways.items()
    }
    best, second = sorted(ways, key=lambda way: sum(off[way]))[:2]
    start, end = ways[best][0]
    widths, aside = off[best]
    is_arrow = widths < _OFF and aside < _ASIDE and end - start < _WIDEST_TIP
    return best if is_arrow and sum(off[second]) - sum(off[best]) > _CLEAR else "?"


def _spans(mask: Image.Image) -> list[tuple[float, float]]:
    """Return from where to where the bands of a drawing reach, as shares of its side."""
    spans = []
    for band in range(_BANDS):
        rows = (0, band * _SIDE // _BANDS, _SIDE, (band + 1) * _SIDE // _BANDS)
        box = mask.crop(rows).getbbox() or (_SIDE // 2, 0, _SIDE // 2, 0)
        spans.append((box[0] / _SIDE, box[2] / _SIDE))
    return spans


def _off(spans: Sequence[tuple[float, float]]) -> float:
    """Return by how much the widths of bands differ from those of an arrow whose tip is the first."""
    widths = [end - start for start, end in spans]
    offs = [1.0]
    for head in _HEADS:
        shaft = widths[head:]
        usual = sum(shaft) / len(shaft) if shaft else 0.0
        if usual > _WIDEST_SHAFT:
            continue
        behind = sum(abs(width - usual) for width in shaft)
        for tip in _TIPS:
            grown = (tip + (1 - tip) * (band + 0.5) / head for band in range(head))
            before = sum(abs(width - like) for width, like in zip(widths, grown, strict=False))
            offs.append((before + behind) / _BANDS)
    return min(offs)
