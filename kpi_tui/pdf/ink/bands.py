"""Boxes on a page: which of them meet, found without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kpi_tui.pdf.ink.objects import DrawnObject
from kpi_tui.pdf.page.limits import LARGEST_SIDE
from kpi_tui.pdf.page.pages import Box

_BAND = 8.0
"""Points: objects are looked up by the bands across the page in which their middles lie."""
_MOST = 8
"""So many objects that stand at one place are compared with the next."""
_OVERLAP = 1.0
"""Points: letters side by side overlap by less."""


class Bands:
    """Drawn objects by where they stand, to find those that touch a box."""

    def __init__(self, objects: Iterable[DrawnObject]) -> None:
        self._by_band: defaultdict[int, list[DrawnObject]] = defaultdict(list)
        for drawn in objects:
            self._by_band[_band((drawn.box[1] + drawn.box[3]) / 2)].append(drawn)
        self._first = min(self._by_band, default=0)
        self._last = max(self._by_band, default=-1)

    def touching(self, box: Box) -> Iterator[DrawnObject]:
        """Yield the objects whose middle line crosses a box."""
        x0, y0, x1, y1 = box
        first, last = max(_band(y0), self._first), min(_band(y1), self._last)
        for band in range(first, last + 1):
            for drawn in self._by_band.get(band, ()):
                left, top, right, bottom = drawn.box
                if left < x1 and right > x0 and y0 < (top + bottom) / 2 < y1:
                    yield drawn

    def sharing_place(self) -> Iterator[tuple[DrawnObject, DrawnObject]]:
        """Yield objects that stand on one line and over one another, two and two."""
        for band, objects in self._by_band.items():
            row = sorted(
                (*objects, *self._by_band.get(band + 1, ())), key=lambda drawn: drawn.box[0]
            )
            reaching: list[DrawnObject] = []
            for drawn in row:
                reaching = [other for other in reaching if other.box[2] > drawn.box[0]][-_MOST:]
                for other in reaching:
                    if share_place(other.box, drawn.box):
                        yield other, drawn
                reaching.append(drawn)


def _band(y: float) -> int:
    return int(min(max(y, -LARGEST_SIDE), 2 * LARGEST_SIDE) / _BAND)


def share_place(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line and partly on one another."""
    height = min(one[3] - one[1], other[3] - other[1])
    if abs((one[1] + one[3]) - (other[1] + other[3])) / 2 > 0.6 * height:
        return False
    width = min(one[2] - one[0], other[2] - other[0])
    return min(one[2], other[2]) - max(one[0], other[0]) > min(_OVERLAP, 0.4 * width)


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
