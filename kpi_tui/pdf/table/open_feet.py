"""Owners' cells that no line ends at the foot of a page: they go on there, and hold for the rows on both."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from kpi_tui.pdf.page.drawings import Shapes
from kpi_tui.pdf.table.cell_edges import covers
from kpi_tui.pdf.table.cell_texts import PITCH, Cells
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.profiles.phrases import PEOPLE

_NEAR = 3.0
"""Points from a border between rows to what is drawn there."""
_BELOW = 0.3
"""Of a font's size, which its letters reach below their ground line."""


class _Drawn(Enum):
    """What is drawn along a border."""

    LINE = auto()
    GROUND_BEGINS = auto()
    GROUND_ENDS = auto()


def open_feet(
    cells: Cells,
    closed: Sequence[list[bool]],
    columns: Sequence[FieldColumn],
    borders: Sequence[float],
    shapes: Shapes,
) -> None:
    """Open the borders above an owner's empty cell at the foot of a page where grounds alone end.

    Lines end the row's first cell, above and at the foot, and none ends the empty one: its words
    stand above, and a page that breaks the cell may end its ground with its first row. Where the
    page breaks the row too, no cell has a line at the foot. A ground that begins there is of a cell
    of its own, and a column without any line tells nothing.
    """
    is_cut = not any(_Drawn.LINE in _drawn_at(borders[-1], column, shapes) for column in columns)
    for index, column in enumerate(columns):
        if column.field not in PEOPLE or _drawn_at(borders[-1], column, shapes):
            continue
        own = [_drawn_at(at, column, shapes) for at in borders[:-1]]
        lead = [_Drawn.LINE in _drawn_at(at, columns[cells.lead], shapes) for at in borders]
        is_lined = any(_Drawn.LINE in drawn for drawn in own)
        for row in reversed(range(1, len(own)) if is_lined else ()):
            is_parted = lead[row] and (lead[row + 1] or (is_cut and row + 1 == len(own)))
            if (row, index) in cells.words or own[row] - {_Drawn.GROUND_ENDS} or not is_parted:
                break
            closed[row - 1][index] = False


def lowest_owner(table: Region, layout: PageLayout) -> float:
    """Return where a table ends on a page: below an owner whose cell its last line does not end.

    That line ends the first cell. Where the page breaks the owner's, words may stand below the line,
    right below those above it, and nothing else in their lines.
    """
    bottom, shapes = table.bottom, layout.page.shapes
    if _Drawn.LINE not in _drawn_at(bottom, table.columns[table.lead], shapes):
        return bottom
    inside = list(table.words(layout.lines))
    for column in table.columns:
        if column.field not in PEOPLE or _drawn_at(table.bottom, column, shapes):
            continue
        last = max((word.base for word in inside if column.holds(word)), default=0.0)
        for line in sorted(layout.lines, key=lambda line: line.base):
            is_own = column.x0 < line.x0 and line.x1 < column.x1 and line.centre > table.bottom
            if is_own and 0 < line.base - last < PITCH * line.size:
                last = line.base
                bottom = max(bottom, last + _BELOW * line.size)
    return bottom


def _drawn_at(at: float, column: FieldColumn, shapes: Shapes) -> set[_Drawn]:
    """Return what is drawn along a border of a column's cell, or along most of it.

    The edges of grounds are their sides' to the point: lines round a cell reach past each other, or
    one lies on the edge of its ground, as a second.
    """
    found: set[_Drawn] = set()
    for ruling in shapes.horizontals:
        if abs(ruling.at - at) >= _NEAR or not covers(ruling, (column.x0, column.x1)):
            continue
        sides = [
            {(each.start, each.end) for each in shapes.verticals if each.at == end}
            for end in (ruling.start, ruling.end)
        ]
        grounds = set.intersection(*sides)
        if any(top == ruling.at for top, _ in grounds):
            found.add(_Drawn.GROUND_BEGINS)
        elif any(bottom == ruling.at for _, bottom in grounds):
            found.add(_Drawn.GROUND_ENDS)
        edges = sum(ruling.at in each for each in grounds)
        if shapes.horizontals.count(ruling) > edges:
            found.add(_Drawn.LINE)
    return found
