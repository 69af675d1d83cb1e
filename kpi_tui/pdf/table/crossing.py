"""Text that runs over the border of its column."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.table.fields import DRAWN, FIGURES
from kpi_tui.pdf.table.header_columns import FieldColumn, column_at

CROSSED = 1.0
"""Text crosses a border where it stands so many points on either side of it."""
_SPACE = (0.12, 0.38)
"""How wide a space is, in font sizes: such a gap parts words of one text, not two cells."""

BESIDE = 0.4
"""The text of a cell begins below its heading, but for so many points."""
_PADDED = 0.15
"""Points by which texts may differ that begin as far from the borders of their cells as others do."""
_FEWEST = 3
"""So many others, or more, are no chance."""


def crossing_runs(
    words: Sequence[Word], page: Page, columns: Sequence[FieldColumn]
) -> Iterator[list[Word]]:
    """Yield the runs of words, drawn one behind the other, that cross a border between columns."""
    inside = {id(word) for word in words}
    padding = _usual_padding(words, columns)
    run: list[Word] = []
    for word in [*(w for w in page.words if id(w) in inside), None]:
        if word is not None and run:
            gap = (word.x0 - run[-1].x1) / word.size
            is_level = abs(word.base - run[-1].base) < 0.1 * word.size
            if is_level and -0.1 < gap < _SPACE[1]:
                run.append(word)
                continue
        if run and _crosses(run, columns, padding):
            yield run
        run = [word] if word is not None else []


def _usual_padding(words: Sequence[Word], columns: Sequence[FieldColumn]) -> list[float]:
    """Return how far from the left border of their cells several texts begin, in points."""
    starts = [column.x0 for column in columns]
    first: dict[tuple[int, float], float] = {}
    for word in words:
        at = column_at(word.middle, starts)
        line = at, word.base
        first[line] = min(first.get(line, math.inf), word.x0 - starts[at])
    begun = Counter(round(each, 1) for each in first.values())
    return [padding for padding, count in begun.items() if padding > 0 and count > _FEWEST]


def _crosses(run: Sequence[Word], columns: Sequence[FieldColumn], padding: Sequence[float]) -> bool:
    """Whether a run stands on both sides of a border, in one word or with a space between two.

    Where the file has no space between two words, the second begins a cell of its own if it stands
    below the beginning of a heading, or as far from its border as texts of other cells do.
    """
    inner = [column.x1 for column in columns[:-1]]
    for word in run:
        at = bisect_right(inner, word.x0 + CROSSED)
        if at < len(inner) and inner[at] < word.x1 - CROSSED and is_text(word):
            return True
    for before, word in pairwise(run):
        column = columns[bisect_right(inner, word.middle)]
        if before.middle >= column.x0 or word.x0 - before.x1 < _SPACE[0] * word.size:
            continue
        if column.text_x0 is not None and abs(word.x0 - column.text_x0) <= BESIDE:
            continue
        inset = word.x0 - column.x0
        if not before.spaced and any(abs(inset - each) <= _PADDED for each in padding):
            continue
        is_figure = column.field in (*FIGURES, *DRAWN)
        if before.spaced or (not is_figure and abs(word.x0 - column.label_x0) > BESIDE):
            return True
    return False


def is_text(word: Word) -> bool:
    """Whether a word is none of signs alone."""
    return any(map(str.isalnum, word.text))
