"""Which way a drawn arrow points: told by its outline, whatever its colour and filling.

An arrow is as wide on one side of its axis as on the other. Along it, it grows from its tip to the end
of its head, and goes on as a shaft of one width, or ends there, a triangle. One that points to a
corner has a shaft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.signs.colours import Colour
from kpi_tui.pdf.signs.icon_shapes import is_ring, shape_of
from kpi_tui.pdf.signs.ink_masks import LEAST_INK, Area, ink_mask, relief, without_slivers
from kpi_tui.pdf.signs.picture import FAINTEST, INSET, Canvas
from kpi_tui.regex import regex

_SIDE = 48
_BANDS = 24
_INK = 0.4
"""Of what stands out most: what stands out less is the blur of an edge."""
_HEADS = range(5, _BANDS + 1)
"""A head is so many bands long."""
_SHAFT = 5
"""A shaft is so many bands long, or more, where there must be one."""
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
_TURNED = 3
"""A drawing is made so many times as large before it is turned, so that its edges stay sharp."""
_LONGEST = 1.6
"""An arrow to a corner fills a square, or nearly."""
_CORNERS = {"up": "up_left", "right": "up_right", "down": "down_right", "left": "down_left"}
"""Where an arrow points that points so once it is turned by half a quarter."""
_RUN = regex(rb"\x01(?:\x00?\x01)*")
"""Rows or columns of pixels with ink: a gap of two parts them."""
_RIM = 1
_INSETS = (INSET, INSET / 2)
"""Points left out at each side of a cell: fewer where an arrow reaches nearly to its lines."""
_STANDING = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZabcdehiklmnorstuvwxz")
"""Letters that do not reach below their line."""
_BLUR = 0.5
"""Points that such letters are blurred below it."""
UNKNOWN = "?"
"""A drawing that is no arrow."""


def find_arrow(canvas: Canvas, box: Box, words: Sequence[Word] = ()) -> str | None:
    """Return where the arrow in a box points; "?" for other drawings, `None` where there is none.

    `words` stand beside it in the box.
    """
    way: str | None = None
    for piece, area in _views(canvas, box, words):
        # A cell may have a block of colour in it, or a sign that fills most of it.
        grounds = dict.fromkeys((piece.commonest(area), piece.border(area)))
        ways = [_on_ground(piece, area, ground) for ground in grounds]
        way = next((way for way in ways if way != UNKNOWN), UNKNOWN)
        if way != UNKNOWN:
            break
    return way


def find_arrow_beside(canvas: Canvas, box: Box, words: Sequence[Word] = ()) -> str | None:
    """Return where the one arrow points that stands beside, above or below another drawing in a box.

    `None` says that nothing is drawn, or one thing that is no arrow: that is the other drawing. "?"
    says that several things are drawn, and that none or more than one of them is an arrow; or, where
    `words` say what the other drawing would, that one is drawn and is no icon of a status.
    """
    whole = find_arrow(canvas, box, words)
    area = canvas.area(box)
    if whole != UNKNOWN or area is None:
        return whole
    canvas = canvas.without(words, area)
    mask = ink_mask(canvas.image, canvas.commonest((0, 0, *canvas.image.size)), FAINTEST)
    pieces = list(_pieces(mask))
    ways = [_on_ground(canvas, piece, canvas.border(piece)) for piece in pieces]
    arrows = [way for way in ways if way not in (None, UNKNOWN)]
    if len(arrows) == 1:
        return arrows[0]
    if len(pieces) > 1:
        return UNKNOWN
    is_icon = shape_of(mask) is not None or is_ring(mask)
    return UNKNOWN if words and not is_icon and not _surrounds(canvas, mask, words) else None


def _surrounds(canvas: Canvas, mask: Image.Image, words: Sequence[Word]) -> bool:
    """Whether ink lies around some words: their own ground, or a frame."""
    box = mask.getbbox()
    if box is None:
        return True
    left, top, right, bottom = canvas.box(box)
    return any(left < word.middle < right and top < word.centre < bottom for word in words)


def _views(canvas: Canvas, box: Box, words: Sequence[Word]) -> Iterator[tuple[Canvas, Area]]:
    """Yield what may be an arrow in a box, without its words; the most is left out first."""
    stand = all(_STANDING.issuperset(word.text) for word in words)
    areas = [area for inset in _INSETS if (area := canvas.area(box, inset))]
    for area in areas if canvas.area(box) else ():
        if not words:
            yield canvas, area
            continue
        for below in (None, _BLUR) if stand else (None,):
            piece = canvas.without(words, area, below)
            yield piece, (0, 0, *piece.image.size)


def _pieces(mask: Image.Image) -> Iterator[Area]:
    """Yield where things are drawn beside or below each other, with a rim of their ground."""
    box = mask.getbbox()
    if box is None:
        return
    left, top, right, bottom = box
    across, down = (bytes(flags) for flags in mask.getprojection())
    columns = [each.span() for each in _RUN.finditer(across)]
    rows = [each.span() for each in _RUN.finditer(down)]
    if len(columns) == 1 and len(rows) == 1 and bottom - top > _LONGEST * (right - left):
        cut = _thinnest(mask, box)  # two things that touch
        rows = [(top, cut), (cut, bottom)]
    if len(columns) > 1:
        rows = [(top, bottom)]
    for x0, x1 in columns:
        for y0, y1 in rows:
            yield (
                *(max(0, x0 - _RIM), max(0, y0 - _RIM)),
                *(min(mask.width, x1 + _RIM), min(mask.height, y1 + _RIM)),
            )


def _thinnest(mask: Image.Image, box: Area) -> int:
    """Return the row with the least ink in the middle of a box."""
    left, top, right, bottom = box
    quarter = (bottom - top) // 4
    return min(
        range(top + quarter, bottom - quarter),
        key=lambda row: mask.crop((left, row, right, row + 1)).histogram()[255],
    )


def _on_ground(canvas: Canvas, area: Area, ground: Colour) -> str | None:
    area = without_slivers(ink_mask(canvas.image.crop(area), ground, FAINTEST), area)
    piece = canvas.image.crop(area)
    mask = ink_mask(piece, ground, FAINTEST)
    if mask.histogram()[255] < LEAST_INK:
        return None
    drawn = relief(piece, ground)
    way = _points(drawn)
    return _points_to_corner(drawn) if way == UNKNOWN else way


def _points_to_corner(drawn: Image.Image) -> str:
    """Return to which corner a drawing points."""
    box = _ink(drawn, max(drawn.tobytes())).getbbox()
    assert box is not None
    width, height = box[2] - box[0], box[3] - box[1]
    if max(width, height) > _LONGEST * min(width, height):
        return UNKNOWN
    drawn = drawn.crop(box)
    large = drawn.resize((_TURNED * width, _TURNED * height), Image.Resampling.BILINEAR)
    turned = large.rotate(-45, Image.Resampling.BILINEAR, expand=True)
    return _CORNERS.get(_points(turned, has_shaft=True), UNKNOWN)


def _ink(drawn: Image.Image, most: int) -> Image.Image:
    return drawn.point([255 if value >= _INK * most else 0 for value in range(256)])


def _points(drawn: Image.Image, *, has_shaft: bool = False) -> str:
    """Return where a drawing points, given how much each of its pixels stands out."""
    most = max(drawn.tobytes())
    whole = drawn.crop(_ink(drawn, most).getbbox()).resize(
        (_SIDE, _SIDE), Image.Resampling.BILINEAR
    )
    mask = _ink(whole, most)
    down = _spans(mask)
    across = _spans(mask.transpose(Image.Transpose.TRANSPOSE))
    ways = {"up": down, "down": down[::-1], "left": across, "right": across[::-1]}
    heads = _HEADS[:-_SHAFT] if has_shaft else _HEADS
    off = {
        way: (_off(spans, heads), (sum((abs(start + end - 1) for start, end in spans)) / _BANDS))
        for way, spans in ways.items()
    }
    best, second = sorted(ways, key=lambda way: sum(off[way]))[:2]
    start, end = ways[best][0]
    widths, aside = off[best]
    is_arrow = widths < _OFF and aside < _ASIDE and end - start < _WIDEST_TIP
    return best if is_arrow and sum(off[second]) - sum(off[best]) > _CLEAR else UNKNOWN


def _spans(mask: Image.Image) -> list[tuple[float, float]]:
    """Return from where to where the bands of a drawing reach, as shares of its side."""
    spans = []
    for band in range(_BANDS):
        rows = (0, band * _SIDE // _BANDS, _SIDE, (band + 1) * _SIDE // _BANDS)
        box = mask.crop(rows).getbbox() or (_SIDE // 2, 0, _SIDE // 2, 0)
        spans.append((box[0] / _SIDE, box[2] / _SIDE))
    return spans


def _off(spans: Sequence[tuple[float, float]], heads: Sequence[int]) -> float:
    """Return by how much the widths of bands differ from those of an arrow whose tip is the first."""
    widths = [end - start for start, end in spans]
    least = float(_BANDS)
    for head in heads:
        shaft = widths[head:]
        usual = sum(shaft) / len(shaft) if shaft else 0.0
        if usual > _WIDEST_SHAFT:
            continue
        behind = sum([abs(width - usual) for width in shaft])
        for grown in _GROWN[head]:
            if behind >= least:
                break
            pairs = zip(widths, grown, strict=False)
            least = min(least, behind + sum([abs(width - like) for width, like in pairs]))
    return least / _BANDS


_GROWN = {
    head: [[tip + (1 - tip) * (band + 0.5) / head for band in range(head)] for tip in _TIPS]
    for head in _HEADS
}
"""How wide the bands of heads are, by their length."""
