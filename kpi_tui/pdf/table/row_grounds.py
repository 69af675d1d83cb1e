"""The grounds that the cells of a page's rows are drawn on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kpi_tui.pdf.page.boxes import surround
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.signs.colours import Colour
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.table.fields import DRAWN
from kpi_tui.pdf.table.printed_row import PrintedRow

BAR = 6.0
"""Points from the left edge of a row to a bar that is drawn before it."""
_RIM = 0.25
"""Of a column's width: so far its neighbour's ground may reach into it."""
_LINES = 3
"""Lines of a cell around which a highlighter is looked for."""


class RowGrounds:
    """The rows of a page as they are drawn, for what lies beneath their words."""

    def __init__(self, rows: Sequence[PrintedRow], page: Page) -> None:
        self._rows = rows
        self._page = page

    @cached_property
    def whole(self) -> Canvas:
        """All the rows, drawn once, with what stands just before them."""
        boxes = [
            (column.x0 - BAR, row.top, column.x1, row.bottom)
            for row in self._rows
            for column in row.columns
        ]
        return Canvas.of(self._page.render(surround(boxes)))

    def of(self, row: PrintedRow, beside: float) -> list[set[Colour]]:
        """Return the grounds of the row's cells but the one that begins at an x, and of their words."""
        grounds = []
        held = {beside, *(each.x0 for each in row.columns if each.field in DRAWN)}
        for column in row.columns:
            # Columns without lines between them are not known to the point.
            rim = _RIM * (column.x1 - column.x0)
            top, bottom = row.extents.get(column.field, (row.top, row.bottom))
            above, below = max(top, row.top), min(bottom, row.bottom)
            box = (column.x0 + rim, above, column.x1 - rim, below)
            area = self.whole.area(box)
            if column.x0 in held or area is None:
                continue
            seen = self.whole.common(area)
            for line in row.cells.get(column.field or column.label, ())[:_LINES]:
                if beneath := self.whole.around(line.words, box):
                    seen.add(beneath)
            grounds.append(seen)
        return grounds
