"""Text upon text: what is drawn twice counts once, what a program recognised in a picture counts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import pypdfium2.raw as pdfium

from kpi_tui.pdf.ink.bands import Bands, share_place
from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.ink.objects import DrawnObject
from kpi_tui.pdf.ink.suspects import FAINT
from kpi_tui.pdf.page.boxes import area_of, holds
from kpi_tui.pdf.page.marks import HUGE
from kpi_tui.pdf.page.pages import Box

_LARGE = 0.25
"""The share of a page from which a picture may be the page itself, scanned."""
_SAME = 0.8
"""So many of its letters have their like at the same place: a shadow, or fake bold."""
_OVERPRINTED = 0.3
"""So many of its letters have others upon them: it is hard to read."""

_LEVEL = 0.998
"""The cosine of the angle by which text that is turned askew is turned, at least."""

_Letter = tuple[str, Box]
"""A letter, and where its ink is."""
Characters = dict[int, list[int]]
"""The characters of pieces of text, by index, under the order of drawing of each piece."""


def find_recognised(
    drawing: Drawing, suspects: Sequence[DrawnObject], characters: Characters, unseen: set[int]
) -> set[int]:
    """Return the unseen characters of text that a program recognised in the picture of a page."""
    width, height = drawing.page.size
    pictures = [
        drawn.box
        for drawn in drawing.objects
        if drawn.kind == pdfium.FPDF_PAGEOBJ_IMAGE and area_of(drawn.box) > _LARGE * width * height
    ]
    hidden = [text for text in suspects if all(i in unseen for i in characters.get(text.order, ()))]
    orders = {text.order for text in hidden}
    visible = Bands(text for text in drawing.texts if text.order not in orders)
    return {
        index
        for text in (hidden if pictures else ())
        if any(holds(picture, text.box) for picture in pictures)
        and drawing.image.contrast(text.box) >= FAINT
        and not any(share_place(text.box, other.box) for other in visible.touching(text.box))
        for index in characters.get(text.order, ())
    }


def find_drawn_twice(
    drawing: Drawing, suspects: Sequence[DrawnObject], characters: Characters, unseen: set[int]
) -> tuple[set[int], set[int]]:
    """Return the characters that no longer count, and those that are hard to read.

    Both have others drawn upon them. A piece with the same letters upon it is a shadow of those.
    One with others upon it is hard to read, and where they lie upon most of it they replace it,
    unless they are a stamp's.
    """
    doubled: set[int] = set()
    overprinted: set[int] = set()
    letters = _Letters(drawing, characters, unseen)
    by_order = {text.order for text in suspects}
    pairs: defaultdict[int, dict[int, DrawnObject]] = defaultdict(dict)
    for one, other in drawing.bands.sharing_place():
        if one.order in by_order and other.order in by_order and one.order != other.order:
            lower, upper = (one, other) if one.order < other.order else (other, one)
            pairs[lower.order][upper.order] = upper
    for lower_order, uppers in pairs.items():
        own = letters.of(lower_order)
        upon = [letter for upper in uppers for letter in letters.of(upper)]
        if not own or not upon:
            continue
        same = sum(any(text == top and _near(box, at) for top, at in upon) for text, box in own)
        replacing = [
            letter
            for upper in uppers
            if letters.of(upper) and not letters.is_stamp(upper, lower_order)
            for letter in letters.of(upper)
        ]
        if same >= _SAME * len(own):
            doubled.update(characters[lower_order])
        elif _beneath(own, upon) > _OVERPRINTED * len(own):
            overprinted.update(characters[lower_order])
            if _beneath(own, replacing) > 2 * _OVERPRINTED * len(own):
                doubled.update(characters[lower_order])
    return doubled, overprinted


class _Letters:
    """The letters, figures and signs of pieces of text that are seen, each with its box."""

    def __init__(self, drawing: Drawing, characters: Characters, unseen: set[int]) -> None:
        self._drawing, self._characters, self._unseen = drawing, characters, unseen
        self._known: dict[int, list[_Letter]] = {}

    def of(self, order: int) -> list[_Letter]:
        """Return the letters of the piece that is drawn at this place in the order."""
        if order not in self._known:
            page = self._drawing.page
            seen = (index for index in self._characters.get(order, ()) if index not in self._unseen)
            read = pdfium.FPDFText_GetUnicode
            self._known[order] = [
                (chr(code), page.character_box(index))
                for index in seen
                if (code := read(page.text_page.raw, index)) < 0xD800 and not chr(code).isspace()
            ]
        return self._known[order]

    def is_stamp(self, upper: int, lower: int) -> bool:
        """Whether a piece of text upon another is far larger than that, or turned askew to it."""
        taller = _height(self.of(upper)) > HUGE * _height(self.of(lower))
        return taller or math.cos(self._angle(upper) - self._angle(lower)) < _LEVEL

    def _angle(self, order: int) -> float:
        first = self._characters[order][0]
        return float(pdfium.FPDFText_GetCharAngle(self._drawing.page.text_page.raw, first))


def _height(letters: Sequence[_Letter]) -> float:
    """Return the height of the tallest letter."""
    return max((box[3] - box[1] for _, box in letters), default=0.0)


def _beneath(letters: Sequence[_Letter], upon: Sequence[_Letter]) -> int:
    """Count the letters with others upon them."""
    return sum(any(holds(at, box) for _, at in upon) for _, box in letters)


def _near(one: Box, other: Box) -> bool:
    """Whether two letters are drawn less than half their height apart."""
    height = max(one[3] - one[1], 2.0)
    return abs(one[0] - other[0]) < 0.5 * height and abs(one[3] - other[3]) < 0.5 * height
