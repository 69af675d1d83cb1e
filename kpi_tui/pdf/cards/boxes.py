"""Boxes on a page: those around words, and those that are drawn around a card."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.page.boxes import area_of, box_of, surround
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.tables import PageLayout

_CLOSED = 0.85
"""So much of the upper and the lower side of a box is drawn."""
_JOINT = 4.0
"""Points that the other sides may end too early."""


def around(words: Sequence[Word]) -> Box:
    """Return the box around words, and a point more."""
    x0, top, x1, base = surround(map(box_of, words))
    return x0 - 1, top - 1, x1 + 1, base + 1


def boxes_around(layout: PageLayout, inner: Box) -> list[Box]:
    """Return the boxes that are drawn around a place, the smallest first."""
    x0, top, x1, bottom = inner
    found = outlines_around(layout, inner)
    verticals = [r for r in layout.vertical_rulings if r.coverage(top, bottom) > _CLOSED]
    for left in (ruling for ruling in verticals if ruling.at < x0 + 1):
        for right in (ruling for ruling in verticals if ruling.at > x1 - 1):
            across = [
                ruling.at
                for ruling in layout.horizontal_rulings
                if ruling.coverage(left.at + 2, right.at - 2) > _CLOSED
            ]
            found += [
                (left.at, high, right.at, low)
                for high in (at for at in across if at < top + 1)
                for low in (at for at in across if at > bottom - 1)
                if min(left.reach(high + 1), right.reach(high + 1)) > low - _JOINT
            ]
    return sorted(found, key=area_of)


def outlines_around(layout: PageLayout, inner: Box) -> list[Box]:
    """Return the outlines that lines do not make around a place, as of round corners; the smallest first."""
    x0, top, x1, bottom = inner
    found: list[Box] = [
        (each.x0, each.y0, each.x1, each.y1)
        for each in layout.page.shapes.outlines
        if each.x0 < x0 and each.y0 < top and each.x1 > x1 and each.y1 > bottom
    ]
    return sorted(found, key=area_of)


def words_above(layout: PageLayout, box: Box, top: float) -> list[Word]:
    """Return the words that stand in a box above the figures, which begin at `top`."""
    return [
        word
        for line in layout.lines_between(box[1], top)
        for word in line.words
        if box[0] < word.middle < box[2] and box[1] < word.centre < top
    ]
