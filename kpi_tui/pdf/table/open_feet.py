"""Owners' cells that no line ends at the foot of a page: they go on there, and hold for the rows on both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.page.drawings import Ruling, Shapes
from kpi_tui.pdf.table.cell_edges import covers
from kpi_tui.pdf.table.cell_texts import Cells
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.profiles.phrases import PEOPLE

_NEAR = 3.0
"""Points from a border between rows to what is drawn there."""


def open_feet(
    cells: Cells,
    closed: Sequence[list[bool]],
    columns: Sequence[FieldColumn],
    borders: Sequence[float],
    shapes: Shapes,
) -> None:
    """Open the borders above an owner's empty cell at the foot of a page where grounds alone end.

    Lines end the row's first cell, above and at the foot, and none ends the empty one: its words
    stand above, and a page that breaks the cell may end its ground with its first row. A ground
    that begins there is of a cell of its own.
    """

    def is_lined(border: int, column: FieldColumn) -> bool:
        return any(
            not _ends_ground(each, shapes) for each in _drawn_at(borders[border], column, shapes)
        )

    lead, last = columns[cells.lead], len(borders) - 2
    for index, column in enumerate(columns):
        if column.field not in PEOPLE or not is_lined(-1, lead):
            continue
        if any(_drawn_at(borders[-1], column, shapes)):
            continue
        row = last
        while row > 0 and (row, index) not in cells.words:
            if is_lined(row, column) or not is_lined(row, lead):
                break
            closed[row - 1][index] = False
            row -= 1


def _drawn_at(at: float, column: FieldColumn, shapes: Shapes) -> Iterator[Ruling]:
    """Yield what is drawn along a border of a column's cell, or along most of it."""
    for ruling in shapes.horizontals:
        if abs(ruling.at - at) < _NEAR and covers(ruling, (column.x0, column.x1)):
            yield ruling


def _ends_ground(edge: Ruling, shapes: Shapes) -> bool:
    """Whether a line is where a rectangle ends, to the point: lines round a cell reach past each other.

    No other begins there: one that does is the ground of the next cell.
    """
    sides = [
        {(each.start, each.end) for each in shapes.verticals if each.at == at}
        for at in (edge.start, edge.end)
    ]
    both = set.intersection(*sides)
    begins = any(abs(top - edge.at) < _NEAR for top, _ in both)
    return not begins and any(bottom == edge.at for _, bottom in both)
