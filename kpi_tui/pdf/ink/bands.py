"""Bands across a page: which words and drawings meet, found without comparing each with each."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kpi_tui.pdf.ink.objects import DrawnObject
from kpi_tui.pdf.page.limits import LARGEST_SIDE
from kpi_tui.pdf.page.pages import Box, Word

_BAND = 8.0
"""Points: objects are looked up by the bands across the page in which their middles lie."""
_MOST = 8
"""So many objects that stand at one place are compared with the next."""
_APART = 0.9
"""Of the smaller height: middles that are further apart are those of two lines."""
_OVERLAP = 1.0
"""Points: letters side by side overlap by less."""


class WordBands:
    """Words by where they stand, to count those that stand on a box with all of their width."""

    def __init__(self, words: Iterable[Word]) -> None:
        bands: defaultdict[int, list[tuple[float, float, float]]] = defaultdict(list)
        for word in words:
            bands[_band(word.centre)].append((word.x0 + 1, word.x1 - 1, word.centre))
        self._by_band = {band: sorted(placed) for band, placed in bands.items()}
        self._first, self._last = min(bands, default=0), max(bands, default=-1)

    def on(self, box: Box) -> Iterator[float]:
        """Yield where each word on a box begins."""
        x0, y0, x1, y1 = box
        first, last = max(_band(y0), self._first), min(_band(y1), self._last)
        for band in range(first, last + 1):
            words = self._by_band.get(band, ())
            for start, end, y in words[bisect_left(words, (x0,)) :]:
                if start > x1 + 2:
                    break
                if end <= x1 and y0 <= y <= y1:
                    yield start


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
        """Yield pairs of objects that stand on one line and over one another; a pair may come twice."""
        for band, objects in self._by_band.items():
            row = sorted(
                (*objects, *self._by_band.get(band + 1, ())), key=lambda drawn: drawn.box[0]
            )
            reaching: list[DrawnObject] = []
            for drawn in row:
                x0, y0, _, y1 = drawn.box
                reaching = [other for other in reaching if other.box[2] > x0][-_MOST:]
                for other in reaching:
                    _, top, _, bottom = other.box
                    if abs((top + bottom) - (y0 + y1)) <= 2 * (y1 - y0) and share_place(
                        other.box, drawn.box
                    ):
                        yield other, drawn
                reaching.append(drawn)


def _band(y: float) -> int:
    if -LARGEST_SIDE < y < 2 * LARGEST_SIDE:
        return int(y / _BAND)
    if math.isnan(y):
        return 0
    return int(min(max(y, -LARGEST_SIDE), 2 * LARGEST_SIDE) / _BAND)


def share_place(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line and partly on one another."""
    height = min(one[3] - one[1], other[3] - other[1])
    if abs((one[1] + one[3]) - (other[1] + other[3])) / 2 > _APART * height:
        return False
    width = min(one[2] - one[0], other[2] - other[0])
    return min(one[2], other[2]) - max(one[0], other[0]) > min(_OVERLAP, 0.4 * width)
