"""Lines of justified text: a program set their words apart until they reached the edge of their column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kpi_tui.pdf.text.lines import Line

_EDGE = 0.5
"""Points: lines that reach the edge of their column end no further from it."""
_EVEN = 0.08
"""Of a font's size: the spaces of a stretched line differ no more."""
_OTHER = 0.1
"""Of a font's size: the spaces of two stretched lines mostly differ by more."""
_FEWEST = 3
"""So many lines of a table tell that its text is justified."""

_Cell = Sequence[Line]


def stretched_lines(columns: Iterable[Sequence[_Cell]]) -> set[int]:
    """Return the `id`s of lines whose spaces are wide since they were stretched to their column's edge.

    Each goes on below, in its cell. That a table's text is justified is told by its lines of
    several spaces: all that reach the edge have even ones, each line others. Beside them one with a
    single space is stretched too, if it ends below or above another at its column's edge.
    """
    at_edge = [list(_at_edge(cells)) for cells in columns]
    telling = [line for lines in at_edge for line in lines if len(line.words) > 2]
    spaces = [
        [(word.x0 - before.x1) / line.size for before, word in pairwise(line.words)]
        for line in telling
    ]
    differ = len({round(each[0] / _OTHER) for each in spaces}) >= _FEWEST
    if not differ or any(max(each) - min(each) > _EVEN for each in spaces):
        return set()
    return {
        id(line) for lines in at_edge for line in lines if len(line.words) > 2 or len(lines) > 1
    }


def _at_edge(cells: Sequence[_Cell]) -> Iterable[Line]:
    """Yield the lines of a column that others follow, as far to the right as any."""
    inner = [line for lines in cells for line, _ in pairwise(lines) if len(line.words) > 1]
    edge = max((line.words[-1].x1 for line in inner), default=0.0)
    return (line for line in inner if edge - line.words[-1].x1 < _EDGE)
