"""Boxes on a page: that of a word, how large one is, what it shares with another, and what holds several."""

from __future__ import annotations

from collections.abc import Iterable

from kpi_tui.pdf.page.pages import Box, Word


def box_of(word: Word) -> Box:
    """Return the box around a word, from the top of its capitals to the line that it stands on."""
    return word.x0, word.top, word.x1, word.base


def area_of(box: Box) -> float:
    """Return how large a box is, in square points."""
    return (box[2] - box[0]) * (box[3] - box[1])


def shared_area(one: Box, other: Box) -> float:
    """Return the area in which two boxes lie over each other."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def surround(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these. Raises `ValueError` where there are none."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
