"""Rows that neither lines nor codes part: they stand apart, or have figures below figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.header_columns import column_at
from kpi_tui.pdf.table.tables import Region
from kpi_tui.pdf.text.lines import Line, into_lines

_APART = 1.45
"""Lines further apart than this many sizes of their font are of two rows."""
_LEAST = 0.8
"""Lines closer than this are of one row, whose cells begin at different heights."""
_SHARED = 0.5
"""A line with words in so many of the columns that its row has already begins another."""
_CELLS = 3
"""Most rows of a table have words in so many cells, or more."""


def part_by_space(words: Sequence[Word], table: Region) -> tuple[list[float], list[Line]]:
    """Return the heights between rows, and the lines in the first column that are headings."""
    starts = [column.x0 for column in table.columns]
    rows: list[list[Line]] = []
    for line in into_lines(words):
        if rows and not _begins_row(rows[-1], line, starts):
            rows[-1].append(line)
        else:
            rows.append([line])
    filled = [_columns([w for line in row for w in line.words], starts) for row in rows]
    if sorted(map(len, filled))[len(filled) // 2] < min(_CELLS, len(starts)) if filled else True:
        return [], []
    alone = [row for row, columns in zip(rows, filled, strict=True) if columns == {table.lead}]
    kept = [row for row in rows if row not in alone]
    cuts = [min(line.top for line in below) - 0.15 * below[0].size for _, below in pairwise(kept)]
    return cuts, [line for row in alone for line in row]


def _begins_row(row: Sequence[Line], line: Line, starts: Sequence[float]) -> bool:
    step = (line.base - max(each.base for each in row)) / line.size
    if step > _APART:
        return True
    own = _columns([word for each in row for word in each.words], starts)
    shared = own & _columns(line.words, starts)
    return step > _LEAST and len(shared) >= max(_CELLS, _SHARED * len(starts))


def _columns(words: Sequence[Word], starts: Sequence[float]) -> set[int]:
    return {column_at(word.middle, starts) for word in words}
