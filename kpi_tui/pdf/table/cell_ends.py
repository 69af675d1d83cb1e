"""Words alone in a row at the top or the foot of a page: whether they are of a cell that goes on there."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.table.cell_texts import PITCH, Cells

_SAME_LEFT = 3.0
"""Points by which texts of one column may begin apart."""


def is_end_of_cell(cells: Cells, columns: Sequence[int]) -> bool:
    """Whether all text of the first row begins where texts in its one column do: a page broke its cell."""
    if len(columns) != 1 or columns[0] == 0:
        return False
    begins = [
        min(word.x0 for word in words)
        for (row, column), words in sorted(cells.words.items())
        if column == columns[0]
    ]
    return any(abs(begins[0] - other) < _SAME_LEFT for other in begins[1:])


def is_foot_of_cell(cells: Cells, row: int, closed: Sequence[bool]) -> bool:
    """Whether all text of the last row goes on with that above it, in one column that no line ends.

    `closed` tells of the border above it, which ends the first cell of the measure there: a cell
    that is merged downwards may reach further, where a page breaks it.
    """
    columns = cells.columns(row)
    if len(columns) != 1 or columns[0] in (0, cells.lead):
        return False
    own, above = (cells.words.get((each, columns[0]), []) for each in (row, row - 1))
    return (
        bool(above)
        and closed[cells.lead]
        and not closed[columns[0]]
        and min(word.base for word in own) - max(word.base for word in above) < PITCH * own[0].size
    )
