"""Which direction of travel a cell prints: in words, in signs, or as a drawn arrow.

What an arrow means is the report's own: one whose meaning its profile does not say is unclear, and told.
"""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.signs.arrows import UNKNOWN, find_arrow, find_arrow_beside
from kpi_tui.pdf.signs.ink_masks import ink_mask
from kpi_tui.pdf.signs.picture import FAINTEST, Canvas
from kpi_tui.profiles.arrows import ARROWS
from kpi_tui.profiles.profile import DirectionRules
from kpi_tui.report import PublishedDirection

_LOOKS = dict.fromkeys(map(ord, "\ufe0e\ufe0f"))
"""Variation selectors, which only say how a sign is drawn, are left out."""
_MOST = 0.8
"""Of a drawing's ink: with so much in its own box, or more, it is not the tip of one in the next row."""

Said = tuple[PublishedDirection | None, bool]
"""A direction, and whether something stands there that says none."""


def read_direction(
    canvas: Canvas,
    box: Box,
    words: Sequence[Word],
    rules: DirectionRules,
    beside: Sequence[Word] | None = None,
) -> Said:
    """Return the direction in a cell, and whether something is there that says none.

    Where a status, say, may stand in the cell too, its words are those `beside`.
    """
    if words:
        return said_by([word.text for word in words], rules)
    way = find_arrow(canvas, box) if beside is None else find_arrow_beside(canvas, box, beside)
    if way == UNKNOWN:
        return None, True
    return _meant(way, rules) if way else (None, False)


def holds_most(canvas: Canvas, box: Box, wider: Box) -> bool:
    """Whether a box cuts off a little of what is drawn in a wider one, and the most of it is its own."""
    ink = []
    for area in (canvas.area(box), canvas.area(wider)):
        if area is None:
            return False
        mask = ink_mask(canvas.image.crop(area), canvas.commonest(area), FAINTEST)
        ink.append(mask.histogram()[255])
    return _MOST * ink[1] <= ink[0] < ink[1]


def said_by(texts: Sequence[str], rules: DirectionRules) -> Said:
    """Return the direction that words or signs say together, or each of them."""
    folded = [text.translate(_LOOKS).casefold() for text in texts]
    whole = "".join(folded)
    if whole in rules.words or len(folded) == 1:
        return _one(whole, rules)
    each = {_one(text, rules) for text in folded}
    return each.pop() if len(each) == 1 else (None, True)


def is_direction(text: str, rules: DirectionRules) -> bool:
    """Whether a word or a sign is known to be a direction, or is arrows."""
    text = text.translate(_LOOKS).casefold()
    return text in rules.words or (bool(text) and all(sign in ARROWS for sign in text))


def _one(text: str, rules: DirectionRules) -> Said:
    if text in rules.words:
        return rules.words[text], False
    return _meant(ARROWS[text], rules) if text in ARROWS else (None, True)


def _meant(way: str, rules: DirectionRules) -> Said:
    """Return what an arrow means: unclear, and told, where the profile does not say."""
    return rules.arrows.get(way, PublishedDirection.UNCLEAR), way not in rules.arrows
