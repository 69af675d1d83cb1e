"""Cells that are merged downwards hold for all their rows; a line that is missing merges none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.pdf.table.cell_texts import PITCH, Cells, name_column
from kpi_tui.pdf.table.fields import FIGURES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.text.quotes import quoted

_SAME_LINE = 0.3
"""Points between the ground lines of two texts of one row."""
_FEWEST = 3
"""Cells one below another, or more, do not begin as high as their rows by chance."""


def join_downwards(
    cells: Cells, closed: Sequence[Sequence[bool]], columns: Sequence[FieldColumn]
) -> None:
    """Put the words of cells that are merged downwards into all rows that they stand beside.

    Codes and figures stand beside their own row, though a line is missing between two of them.
    """
    lead = cells.lead
    for index, column in enumerate(columns):
        opens = [False, *(not flags[index] for flags in closed)]
        is_figure = column.field in FIGURES
        groups: list[list[int]] = []
        for row, is_open in enumerate(opens):
            has_code = index == lead and cells.has_code(row)
            if not is_open or has_code or row - 1 in cells.across or row in cells.across:
                groups.append([row])
                continue
            filled = [each for each in groups[-1] if (each, index) in cells.words]
            if is_figure and filled and (row, index) in cells.words:
                _doubt_missing_line(cells, [*filled, row], index, column)
                groups.append([row])
            else:
                groups[-1].append(row)
        for group in (each for each in groups if len(each) > 1):
            filled = [row for row in group if (row, index) in cells.words]
            if index != lead and _are_own(cells, group, index):
                continue
            is_last = filled == group[-1:]
            if (index != lead and (len(filled) > 1 or is_last)) and all(
                _begins_its_row(cells, row, index) for row in filled
            ):
                _doubt_missing_line(cells, group, index, column)
            _tell_all_of_given(cells, group, index)
            words = [word for row in filled for word in cells.words[row, index]]
            for row in group:
                cells.merged[row, index] = group[0], group[-1]
                if words:
                    cells.words[row, index] = words


def _are_own(cells: Cells, rows: Sequence[int], column: int) -> bool:
    """Whether several cells that no line parts each hold their own row's text.

    All are filled, each begins as high as its row, and lines of one text stand closer than they.
    """
    texts = [cells.words.get((row, column), []) for row in rows]
    if len(rows) < _FEWEST or not all(texts):
        return False
    apart = all(
        min(word.base for word in below) - max(word.base for word in above) > PITCH * below[0].size
        for above, below in pairwise(texts)
    )
    return apart and all(_begins_its_row(cells, row, column) for row in rows)


def _begins_its_row(cells: Cells, row: int, column: int) -> bool:
    """Whether the text of a cell begins as high as that of the cell that the row begins with."""
    tops = [
        min((word.base for word in cells.words.get((row, each), ())), default=0.0)
        for each in (cells.lead, column)
    ]
    return abs(tops[0] - tops[1]) < _SAME_LINE


def _tell_all_of_given(cells: Cells, rows: Sequence[int], index: int) -> None:
    """Tell all rows of a merged cell of words that were given to the cell beside it in one of them."""
    for row in rows:
        if told := cells.given.get((row, index)):
            for other in rows:
                if told not in cells.doubts[other]:
                    cells.doubts[other].append(told)


def _doubt_missing_line(cells: Cells, rows: Sequence[int], index: int, column: FieldColumn) -> None:
    """Tell of cells that no line parts, though their texts may be those of one row each."""
    said = quoted(" ".join(cells.text(row, index) for row in rows))
    for row in rows:
        cells.doubts[row].append(f"no line parts {name_column(column)} from the next row’s: {said}")
