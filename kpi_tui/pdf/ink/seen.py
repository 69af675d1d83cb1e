"""Which characters of a page are seen: the page is drawn with and without them.

What changes nothing when it is left out is not seen, whether it is white, clipped, invisible, on a
layer that is off, or beneath something. This settles it, at a price: only suspects are asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import pypdfium2.raw as pdfium
from PIL import ImageChops

from kpi_tui.pdf.ink.bands import Bands
from kpi_tui.pdf.ink.images import PieceImage, draw_piece
from kpi_tui.pdf.ink.objects import DrawnObject, left_out, put_back
from kpi_tui.pdf.ink.on_lines import Lines
from kpi_tui.pdf.page.actual_text import address
from kpi_tui.pdf.page.boxes import surround
from kpi_tui.pdf.page.calls import address_of_text
from kpi_tui.pdf.page.pages import Box, Page

_DPI = 200
_LEAST = 40
"""A character is seen that changes some pixel by so much, of 255, in red, green or blue."""
_RIM = 2.0
"""Points around what is looked for."""
_FOREIGN = 0x2E80
"""Characters from here on, emoji too, are not in the fonts that PDFium draws with where a file has
none: that they are not drawn says nothing."""
_MOST_LAYERS = 4
"""So many things drawn on one another are told apart."""
_TALLEST = 20.0
"""Points: half the height of the largest text that is looked for."""
_MOST_NEAR = 50
"""So many that may lie on one are looked at."""


def characters_of(page: Page, pieces: Sequence[DrawnObject]) -> dict[int, list[int]]:
    """Return the characters of pieces of text, by index, under the order of drawing of each."""
    orders = {address(piece.raw): piece.order for piece in pieces}
    text = page.text_page
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(text.count_chars()):
        order = orders.get(address_of_text(text.raw, index))
        if order is not None:
            found[order].append(index)
    return dict(found)


def find_unseen(
    page: Page,
    pieces: Sequence[DrawnObject],
    characters: dict[int, list[int]],
    *,
    annotations: bool = False,
) -> set[int]:
    """Return those of the pieces' characters, by index, that nobody sees.

    With `annotations` the notes and boxes that were put on the page hide what is beneath them.
    """
    unchanged: set[int] = set()
    layers = _layers(pieces)
    boxes = {index: page.character_box(index) for each in characters.values() for index in each}
    lines = Lines(page.shapes)
    around = _around(page, boxes.values())
    if around is None:  # outside the page nobody sees them
        return set(_whole_words(page, characters, {*boxes}))

    def draw() -> PieceImage:
        return draw_piece(page, _DPI, around, annotations=annotations)

    whole = draw()
    for layer in layers:
        with left_out(layer):
            without = draw()
        unchanged.update(_unchanged(layer, characters, boxes, (whole, without), lines))
    if len(layers) > 1:
        # White letters upon black ones change the picture too: each layer has to be seen alone.
        with left_out(pieces):
            bare = draw()
            # Of copies that cover one another the last is what a person sees.
            seen = unchanged.difference(_unchanged(pieces, characters, boxes, (whole, bare), lines))
            unchanged -= _last_of_twins(page, seen)
            for layer in layers:
                with put_back(layer):
                    alone = draw()
                unchanged.update(_unchanged(layer, characters, boxes, (alone, bare), lines))
    return set(_whole_words(page, characters, unchanged))


def _last_of_twins(page: Page, indexes: set[int]) -> set[int]:
    """Return the last of each group of the same characters that stand at one place."""
    places: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
    for index in sorted(indexes):
        x0, y0, _, y1 = page.character_box(index)
        code, size = pdfium.FPDFText_GetUnicode(page.text_page.raw, index), max(y1 - y0, 1.0)
        places[code, round(2 * x0 / size), round(2 * y0 / size)].append(index)
    return {twins[-1] for twins in places.values() if len(twins) > 1}


def _whole_words(
    page: Page, characters: dict[int, list[int]], unchanged: set[int]
) -> Iterator[int]:
    """Yield the characters that are not seen, with the rest of a word of which most are not.

    White letters upon a line of a table do change what is seen.
    """
    read = pdfium.FPDFText_GetUnicode
    for indexes in characters.values():
        word: list[int] = []
        judged = 0
        for index in (*indexes, None):
            code = 0x20 if index is None else read(page.text_page.raw, index) & 0xFFFF
            if index is not None and not chr(code).isspace():
                word.append(index)
                judged += code < _FOREIGN
                continue
            hidden = [each for each in word if each in unchanged]
            if judged:
                yield from word if 2 * len(hidden) >= len(word) else hidden
            word, judged = [], 0


def _around(page: Page, boxes: Iterable[Box]) -> Box | None:
    """Return a box around some, as far as it lies on the page."""
    width, height = page.size
    on_page = [b for b in boxes if b[2] >= 0 and b[3] >= 0 and b[0] <= width and b[1] <= height]
    if not on_page:
        return None
    left, top, right, bottom = surround(on_page)
    left, top = max(0.0, left - _RIM), max(0.0, top - _RIM)
    return left, top, min(width, right + _RIM), min(height, bottom + _RIM)


def _unchanged(
    layer: Sequence[DrawnObject],
    characters: dict[int, list[int]],
    boxes: Mapping[int, Box],
    drawn: tuple[PieceImage, PieceImage],
    lines: Lines,
) -> Iterator[int]:
    """Yield the characters of a layer where two drawings of the page are the same, but for lines.

    The second is drawn without them.
    """
    one, other = drawn
    changed, scale = ImageChops.difference(one.image, other.image), one.scale
    core = changed.im  # without Pillow's wrapping, which takes longer than the work
    for piece in layer:
        for index in characters.get(piece.order, ()):
            x0, y0, x1, y1 = (round(side * scale) for side in boxes[index])
            left, top = max(0, x0 - 1 - one.left), max(0, y0 - 1 - one.top)
            right = min(changed.width, x1 + 1 - one.left)
            bottom = min(changed.height, y1 + 1 - one.top)
            if left >= right or top >= bottom:  # outside the page nobody sees it
                yield index
                continue
            area = left, top, right, bottom
            bands = map(core.crop(area).getband, range(core.bands))
            if all(band.getextrema()[1] < _LEAST for band in bands) or lines.hold_all(
                changed, other, area, _LEAST
            ):
                yield index


def _layers(pieces: Sequence[DrawnObject]) -> list[list[DrawnObject]]:
    """Part pieces into layers in which none lies on another."""
    layers: list[list[DrawnObject]] = [[] for _ in range(_MOST_LAYERS)]
    depths: dict[int, int] = {}
    bands = Bands(pieces)
    for piece in sorted(pieces, key=lambda piece: piece.order):
        x0, y0, x1, y1 = piece.box
        around = bands.touching((x0, y0 - _TALLEST, x1, y1 + _TALLEST))
        near = islice(
            (
                other
                for other in around
                if x0 < other.box[2] and other.box[0] < x1
                if y0 < other.box[3] and other.box[1] < y1
            ),
            _MOST_NEAR,
        )
        depth = max((depths[other.order] for other in near if other.order in depths), default=-1)
        depths[piece.order] = min(depth + 1, _MOST_LAYERS - 1)
        layers[depths[piece.order]].append(piece)
    return [layer for layer in layers if layer]
