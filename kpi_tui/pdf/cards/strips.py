"""The labels of a line card by card: where one comes again, or a box ends, the next card begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from kpi_tui.pdf.cards.boxes import outlines_around
from kpi_tui.pdf.cards.periods import LEADS
from kpi_tui.pdf.cards.values import LabelledValue, cell_at
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.text import squash

_LEVEL = 2.0
"""Points by which labels of one line stand higher or lower at most."""


@dataclass(frozen=True)
class Strips:
    """The labels of a page, by the lines that they stand on."""

    rows: Sequence[Sequence[LabelledValue]]
    layout: PageLayout

    def all(self) -> list[list[LabelledValue]]:
        """Return the labels of each line, parted where the next card begins."""
        return [strip for row in self.rows for strip in self._parted(row)]

    def _parted(self, row: Sequence[LabelledValue]) -> Iterator[list[LabelledValue]]:
        ordered = sorted(row, key=lambda label: label.x0)
        strip = ordered[:1]
        for last, each in pairwise(ordered):
            if any(_comes_again(each, other) for other in strip) or self._part(last, each):
                yield strip
                strip = []
            strip.append(each)
        yield strip

    def _part(self, left: LabelledValue, right: LabelledValue) -> bool:
        """Whether two labels on a line stand in the boxes of two cards."""
        one, other = self._homes.get(id(left)), self._homes.get(id(right))
        return one is not None and other is not None and one[2] <= other[0] + 1

    @cached_property
    def _homes(self) -> dict[int, Box]:
        """The box that is drawn around each label, where it is a card's: others stand below it there."""
        every = [each for row in self.rows for each in row]
        homes = {}
        for row in self.rows:
            for each in row if len(row) > 1 else ():
                box = self._box_of(each)
                held = [] if box is None else [one for one in every if stands_in(box, one)]
                heights = [one.base for one in held]
                is_card = any(one.name in LEADS for one in held)
                if box is not None and is_card and max(heights) - min(heights) > _LEVEL:
                    homes[id(each)] = box
        return homes

    def _box_of(self, each: LabelledValue) -> Box | None:
        """Return the smallest box that is drawn around a label."""
        inner = each.x0, each.top, each.x1, each.base
        middle = (each.x0 + each.x1) / 2, (each.top + each.base) / 2
        drawn = cell_at(*middle, self.layout, self.layout.page.size[1])
        return drawn or next(iter(outlines_around(self.layout, inner)), None)


def box_by_box(
    strip: Sequence[LabelledValue], boxes: Sequence[Box]
) -> Iterator[list[LabelledValue]]:
    """Yield the labels of a strip by the boxes of cards that they stand in."""

    def place(each: LabelledValue) -> int:
        return next((n for n, box in enumerate(boxes) if stands_in(box, each)), len(boxes))

    yield from (list(part) for _, part in groupby(strip, place))


def stands_in(box: Box, each: LabelledValue) -> bool:
    """Whether a label begins in a box."""
    return box[0] < each.x0 < box[2] and box[1] < each.base < box[3]


def comes_again(labels: Sequence[LabelledValue]) -> bool:
    """Whether a field that is kept has several of these labels."""
    named = [each.name for each in labels if each.name not in (IGNORED, UNREAD)]
    return len(set(named)) < len(named)


def _comes_again(each: LabelledValue, other: LabelledValue) -> bool:
    """Whether two labels are of one field: of what is not kept, where they say the same."""
    if each.name != IGNORED or other.name != IGNORED:
        return each.name == other.name
    return squash(text_of(each.label)) == squash(text_of(other.label))
