"""A table that was open at the end of a page: where it goes on at the top of the next."""

from __future__ import annotations

import math
from dataclasses import replace

from kpi_tui.pdf.table.fitting import fills_row
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.next_titles import title_above
from kpi_tui.pdf.table.tables import (
    EDGE_TOLERANCE,
    PageLayout,
    Region,
    first_heading_top,
    rows_at_top,
)

_EDGES = 0.6
"""Of the edges of its columns, so many are drawn on each page on which a table goes on."""


def continuation(table: Region, layout: PageLayout) -> Region | None:
    """Find the part of an open table at the top of a page, above its first header or heading."""
    if table.header.parted and table.bottom < table.header.bottom + 1:
        ruled = continuation(replace(table, ruled=True, bottom=math.inf), layout)
        # No row stood below its header, at the foot of the page.
        if ruled is not None and not _is_one_of_grounds(ruled, layout):
            return ruled
    if not table.ruled:
        fitting, limit = rows_at_top(table.header, layout)
        if not fitting:
            return None
        bottom = fitting[-1].base + fitting[-1].size
        return moved(table, table.columns, fitting[0].top - 2.0, min(bottom, limit))
    first = layout.regions[0].header.top if layout.regions else layout.page.size[1]
    limit = first_heading_top(layout, table.header, 0.0, first)
    if layout.regions:
        limit = title_above(layout.lines, table.header, layout.phrases, limit)
    edges = [table.columns[0].x0, *(column.x1 for column in table.columns)]
    placed, present = [], []
    for edge in edges:
        near = [
            ruling
            for ruling in layout.vertical_rulings
            if abs(ruling.at - edge) <= EDGE_TOLERANCE and ruling.start < limit
        ]
        nearest = min(near, key=lambda ruling: abs(ruling.at - edge), default=None)
        placed.append(nearest.at if nearest else edge)
        if nearest:
            present.append(nearest)
    if len(present) < _EDGES * len(edges):
        return None
    top = min(ruling.start for ruling in present)
    bottom = max(ruling.reach(max(ruling.start, top)) for ruling in present)
    columns = tuple(
        replace(column, x0=placed[i], x1=placed[i + 1]) for i, column in enumerate(table.columns)
    )
    return moved(table, columns, top - 0.5, min(bottom + 0.5, limit))


def _is_one_of_grounds(ruled: Region, layout: PageLayout) -> bool:
    """Whether what vertical lines seem to part is a ground of some rows: others stand outside of it."""
    rows, _ = rows_at_top(ruled.header, layout)
    return any(
        fills_row(line, ruled.header)
        for line in rows
        if not ruled.header.bottom < line.centre < ruled.bottom
    )


def begins_again(table: Region, layout: PageLayout) -> bool:
    """Whether an open table's header stands at the same height as before: none of its rows is above.

    What is printed there is a running head, on however few pages.
    """
    return any(
        abs(region.header.top - table.header.top) < EDGE_TOLERANCE
        and [column.label for column in region.columns] == [each.label for each in table.columns]
        for region in layout.regions[:1]
    )


def moved(table: Region, columns: tuple[FieldColumn, ...], top: float, bottom: float) -> Region:
    """Return the table on another page, where no header stands above its rows."""
    header = replace(table.header, top=top, bottom=top)
    return Region(header, columns, bottom, table.ruled, table.lined)
