"""Rows that neither lines nor codes part: they stand apart, or have figures below figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.fields import FIGURES, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn, column_at
from kpi_tui.pdf.table.level_cells import Alignment, stand_level
from kpi_tui.pdf.table.tables import Region
from kpi_tui.pdf.text.lines import Line, into_lines

_APART = 1.45
"""Lines further apart than this many sizes of their font are of two rows."""
_LOOSE = 0.1
"""Sizes by which lines of prose may be further apart than they usually are."""
_FAR = 2.0
"""Prose is set no wider than this."""
_CLOSE = 1.5
"""Those that are not as far apart may be of one all the same, where its cells tell."""
_LEAST = 0.8
"""Lines closer than this are of one row, whose cells begin at different heights."""
_SHARED = 0.5
"""A line with words in so many of the columns that its row has already begins another."""
_CELLS = 3
"""Most rows of a table have words in so many cells, or more."""


def part_by_space(
    words: Sequence[Word], table: Region
) -> tuple[list[float], list[Line], list[tuple[float, float]]]:
    """Return the heights between rows, the lines in the first column that are headings, and doubts.

    These are the heights between which lines may be of another row.
    """
    starts = [column.x0 for column in table.columns]
    lines = into_lines(words)
    apart, is_told = _apart(lines, table.columns)
    open_all = [] if is_told else [(lines[0].top, lines[-1].base)]
    rows: list[list[Line]] = []
    for line in lines:
        if rows and not _begins_row(rows[-1], line, starts, apart):
            rows[-1].append(line)
        else:
            rows.append([line])
    filled = [_columns([w for line in row for w in line.words], starts) for row in rows]
    if sorted(map(len, filled))[len(filled) // 2] < min(_CELLS, len(starts)) if filled else True:
        return [], [], open_all
    alone = [row for row, columns in zip(rows, filled, strict=True) if columns == {table.lead}]
    kept = [row for row in rows if row not in alone]
    cuts = [min(line.top for line in below) - 0.15 * below[0].size for _, below in pairwise(kept)]
    return cuts, [line for row in alone for line in row], open_all or list(_open(kept, starts))


def _open(rows: Sequence[Sequence[Line]], starts: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield where a row close to another has cells that do not stand as in most rows."""
    level = [
        {each for each in Alignment if stand_level(_spans(row, starts), each, row[0].size)}
        for row in rows
    ]
    usual = max(Alignment, key=lambda each: sum(each in found for found in level))
    for above, (row, found) in enumerate(zip(rows, level, strict=True), -1):
        if usual in found:
            continue
        first, last = row[0].top, row[-1].base
        if above >= 0 and _step(rows[above], row[0]) < _CLOSE:
            first = rows[above][-1].base
        if above + 2 < len(rows) and _step(row, rows[above + 2][0]) < _CLOSE:
            last = rows[above + 2][0].base
        if (first, last) != (row[0].top, row[-1].base):
            yield first, last


def _spans(row: Sequence[Line], starts: Sequence[float]) -> list[tuple[float, float]]:
    """Return the heights of the first line and the last in each column of a row."""
    bases: dict[int, list[float]] = {}
    for line in row:
        for column in _columns(line.words, starts):
            bases.setdefault(column, []).append(line.base)
    return [(min(each), max(each)) for each in bases.values()]


def _step(row: Sequence[Line], line: Line) -> float:
    """Return how far a line stands below a row, in sizes of its font."""
    return (line.base - max(each.base for each in row)) / line.size


def _apart(lines: Sequence[Line], columns: Sequence[FieldColumn]) -> tuple[float, bool]:
    """Return how many sizes lines of one row are apart at most, and whether that tells rows apart.

    They may be as far apart as prose is set, and rows are told apart where they are further.
    """
    starts = [column.x0 for column in columns]
    telling = {at for at, column in enumerate(columns) if column.field in (*FIGURES, *STATUSES)}
    of_prose: Counter[float] = Counter()
    of_rows = []
    for above, below in pairwise(lines):
        upper, lower = _columns(above.words, starts), _columns(below.words, starts)
        step = (below.base - above.base) / below.size
        if len(telling & upper & lower) > 1:
            of_rows.append(step)
        elif upper & lower and not telling & (upper | lower):
            of_prose[round(step, 1)] += 1
    usual = max(of_prose, key=lambda step: (of_prose[step], -step), default=0.0)
    if usual <= _APART - _LOOSE:
        return _APART, True
    is_closer = _FAR > usual + _LOOSE < min(of_rows, default=math.inf)
    return (usual + _LOOSE if is_closer else _APART), is_closer


def _begins_row(row: Sequence[Line], line: Line, starts: Sequence[float], apart: float) -> bool:
    step = _step(row, line)
    if step > apart:
        return True
    own = _columns([word for each in row for word in each.words], starts)
    shared = own & _columns(line.words, starts)
    return step > _LEAST and len(shared) >= max(_CELLS, _SHARED * len(starts))


def _columns(words: Sequence[Word], starts: Sequence[float]) -> set[int]:
    return {column_at(word.middle, starts) for word in words}
