"""The status cells of a page: where they are, what has to be drawn of it, and what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from kpi_tui.pdf.page.glyphs import is_symbol_font
from kpi_tui.pdf.page.pages import Box, Page, Word
from kpi_tui.pdf.table.colours import Colour
from kpi_tui.pdf.table.headers import FieldColumn
from kpi_tui.pdf.table.picture import INSET, Canvas
from kpi_tui.pdf.table.rows import PrintedRow
from kpi_tui.pdf.table.status import StatusMark, printed_mark, printed_rating, read_mark
from kpi_tui.report import STATUS_FIELDS

_RIM = 0.25
"""Of a column's width: so far its neighbour's ground may reach into it."""
_HIGHER = INSET + 1.0
"""Points: where no line parts two rows, an icon may stand so much higher than its row's text."""
_NEAR = 8.0
"""Points from the border of a row to the edge of a ground in it."""
_COVERED = 0.6
"""Of a column's width, which a ground in it has."""
_LINES = 3
"""Lines of a cell around which a highlighter is looked for."""


class StatusCells:
    """The rows of a page, in whose status cells something may be drawn."""

    def __init__(self, rows: Sequence[PrintedRow], page: Page) -> None:
        self._rows = rows
        self._page = page

    def read(self) -> list[dict[str, StatusMark]]:
        """Return the marks of each row, by field. Only what words do not settle is drawn."""
        unsettled = [
            box
            for row in self._rows
            for name, box in self._boxes(row)
            if not printed_mark(row.words(name))
        ]
        canvas = Canvas.of(self._page.render(_around(unsettled))) if unsettled else None
        return [self._read_row(row, canvas) for row in self._rows]

    def has_mark(self, row: PrintedRow, box: Box) -> bool:
        """Tell whether a status is drawn in another cell of a row."""
        return read_mark(self._whole, box, (), partial(self._grounds, row)) is not None

    def _read_row(self, row: PrintedRow, canvas: Canvas | None) -> dict[str, StatusMark]:
        marks = {}
        for name, box in self._boxes(row):
            words = row.words(name)
            if canvas is None:
                mark = printed_mark(words)
            else:
                words = [] if self._is_symbol(words) else words
                mark = read_mark(canvas, box, words, partial(self._grounds, row))
            if mark is not None:
                marks[name] = mark
        return marks

    def _boxes(self, row: PrintedRow) -> Iterator[tuple[str, Box]]:
        """Yield the status cells of a row: the field and where it stands."""
        for column in row.columns:
            if column.field in STATUS_FIELDS:
                top, bottom = row.extents.get(column.field, (row.top, row.bottom))
                above, below = row.drawn
                top = top if above else self._edge(column, top, -_HIGHER)
                bottom = bottom if below else self._edge(column, bottom, _HIGHER)
                yield column.field, (column.x0, top, column.x1, bottom)

    def _edge(self, column: FieldColumn, at: float, further: float) -> float:
        """Return where a cell ends at a height at which no line parts its row from the next.

        That is the edge of a ground, or a little further on: an icon may reach beyond its text.
        """
        edges = [
            ruling.at
            for ruling in self._page.shapes.horizontals
            if abs(ruling.at - at) < _NEAR
            and min(ruling.end, column.x1) - max(ruling.start, column.x0)
            > _COVERED * (column.x1 - column.x0)
        ]
        return min(edges, key=lambda edge: abs(edge - at), default=at + further)

    def _is_symbol(self, words: Sequence[Word]) -> bool:
        """Whether what looks like the letter of a status is a sign of a font of signs."""
        return printed_rating(words) is not None and is_symbol_font(self._page.font_of(words[0]))

    def _grounds(self, row: PrintedRow) -> list[set[Colour]]:
        """Return the grounds of the row's other cells, and those of their words."""
        grounds = []
        for column in row.columns:
            # Columns without lines between them are not known to the point.
            rim = _RIM * (column.x1 - column.x0)
            box = (column.x0 + rim, row.top, column.x1 - rim, row.bottom)
            area = self._whole.area(box)
            if column.field in STATUS_FIELDS or area is None:
                continue
            seen = self._whole.common(area)
            for line in row.cells.get(column.field or column.label, ())[:_LINES]:
                if beneath := self._whole.around(line.words, box):
                    seen.add(beneath)
            grounds.append(seen)
        return grounds

    @cached_property
    def _whole(self) -> Canvas:
        boxes = [
            (column.x0, row.top, column.x1, row.bottom)
            for row in self._rows
            for column in row.columns
        ]
        return Canvas.of(self._page.render(_around(boxes)))


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
