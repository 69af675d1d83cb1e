"""Lines drawn below words to underline them, told from the borders of cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.drawings import Ruling, Shapes
from kpi_tui.pdf.page.words import Word

_LEAST_DEPTH, _MOST_DEPTH = 0.02, 0.3
"""How far an underline lies below the ground line of its words, in sizes of their font."""
_SAME_HEIGHT = 0.3
"""Points between the heights of the pieces of one line."""
_TOUCHING = 1.0
"""Pieces of a line no further apart than this many points are one; so do a border and an edge meet."""
_BEFORE = 0.1
"""How far an underline begins from its first word, in sizes of the font: a border keeps its distance."""
_BEHIND = 0.4
"""The same behind the last word, where a space may be underlined too."""
_SPACE = 2.0
"""Words no further apart than this are underlined by one line, in sizes of their font."""


def without_underlines(shapes: Shapes, words: Sequence[Word]) -> list[Ruling]:
    """Return a page's horizontal lines but those that underline words.

    An underline lies close below words and is as wide as they are. The border of a cell goes on in
    the next one, or ends at a vertical line.
    """
    lower = sorted((word for word in words if word.level), key=lambda word: word.base)
    heights = [word.base for word in lower]
    deepest = _MOST_DEPTH * max((word.size for word in lower), default=0.0)
    ends = sorted(shapes.verticals)
    ats = [ruling.at for ruling in ends]
    kept: list[Ruling] = []
    for pieces in _lines(shapes.horizontals):
        at, start, end = pieces[0].at, pieces[0].start, max(piece.end for piece in pieces)
        near = lower[bisect_left(heights, at - deepest) : bisect_right(heights, at)]
        above = [
            word
            for word in near
            if word.x1 > start
            and word.x0 < end
            and _LEAST_DEPTH * word.size <= at - word.base <= _MOST_DEPTH * word.size
        ]
        meets = any(
            ruling.start - _TOUCHING <= at <= ruling.end + _TOUCHING
            for x in (start, end)
            for ruling in ends[bisect_left(ats, x - _TOUCHING) : bisect_right(ats, x + _TOUCHING)]
        )
        if meets or not _is_as_wide(above, start, end):
            kept += pieces
    return kept


def _lines(rulings: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Yield the pieces of each line: what is drawn at one height and touches."""
    level: list[Ruling] = []
    for ruling in [*sorted(rulings), None]:
        if level and (ruling is None or ruling.at - level[0].at > _SAME_HEIGHT):
            line: list[Ruling] = []
            for piece in sorted(level, key=lambda each: each.start):
                if line and piece.start > max(each.end for each in line) + _TOUCHING:
                    yield line
                    line = []
                line.append(piece)
            yield line
            level = []
        if ruling is not None:
            level.append(ruling)


def _is_as_wide(words: Sequence[Word], start: float, end: float) -> bool:
    """Whether a line begins and ends with the words above it, which stand in one text."""
    if not words:
        return False
    row = sorted(words, key=lambda word: word.x0)
    size, last = row[0].size, max(word.x1 for word in row)
    return (
        abs(start - row[0].x0) <= _BEFORE * size
        and -_BEFORE * size <= end - last <= _BEHIND * size
        and all(after.x0 - before.x1 <= _SPACE * size for before, after in pairwise(row))
    )
