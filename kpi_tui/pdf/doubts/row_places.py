"""Whose row and which column a place on a page lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kpi_tui.labels import field_label
from kpi_tui.pdf.ink.unread import MarkKind, UnreadMark
from kpi_tui.pdf.page.boxes import holds, shared_area
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.fields import DRAWN
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.profiles.labels import UNREAD

_BESIDE = 3.0
"""Points beside a table that still belong to it."""
_HALF = 0.5
_ABOVE, _BELOW = 0.95, 0.2
"""Of a font's size: so far above and below its base a line reaches at least."""
_WIDE = 0.7
"""What is nearly as wide as a row may be one."""


class RowPlaces:
    """The rows of all measures, by page."""

    def __init__(
        self, rows: Iterable[tuple[PrintedRow, str]], codeless: Sequence[PrintedRow] = ()
    ) -> None:
        self._by_page: defaultdict[int, list[tuple[PrintedRow, str]]] = defaultdict(list)
        self._codeless = codeless
        for row, code in rows:
            self._by_page[row.page].append((row, code))

    def at(self, page: int, word: Word, down: float = 0.0) -> tuple[str | None, str]:
        """Return the measure in whose row a word stands, and its column; `None` outside of rows.

        That is where its middle is, or so many points further down.
        """
        for row, code in self._by_page[page]:
            left, right = row.columns[0].x0 - _BESIDE, row.columns[-1].x1 + _BESIDE
            if row.top <= word.centre + down <= row.bottom and left <= word.middle <= right:
                column = next((c for c in row.columns if c.x0 <= word.middle <= c.x1), None)
                return code, _name(column) if column else "beside the table"
        return None, ""

    def touching(self, page: int, word: Word) -> Sequence[tuple[str | None, str]]:
        """Return each measure in whose row a word's line stands or reaches, with its column.

        Text that a cell cuts off reaches over the cell's edge, into the row below or above.
        """
        ends = (word.base - _ABOVE * word.size, word.base + _BELOW * word.size)
        found = [self.at(page, word), *(self.at(page, word, end - word.centre) for end in ends)]
        return list(dict.fromkeys(each for each in found if each[0])) or found[:1]

    def code_at(self, page: int, box: Box) -> str | None:
        """Return the measure in whose row the middle of a box lies."""
        for row, code in self._by_page[page]:
            if holds((row.columns[0].x0, row.top, row.columns[-1].x1, row.bottom), box):
                return code
        return None

    def continues(self, page: int, box: Box) -> bool:
        """Whether a box is as wide as the rows of a page and stands right above or below one of them."""
        x0, top, x1, bottom = box
        for row, _ in self._by_page[page]:
            left, right = row.columns[0].x0, row.columns[-1].x1
            wide = min(x1, right) - max(x0, left) > _WIDE * (right - left)
            if wide and min(abs(top - row.bottom), abs(row.top - bottom)) < bottom - top:
                return True
        return False

    def hides_code(self, page: int, box: Box) -> bool:
        """Whether a box lies where the code of a row would stand that has none."""
        x0, top, x1, bottom = box
        return any(
            row.page == page
            and (row.columns[0].x0 < x1 and x0 < row.columns[0].x1)
            and (row.top < bottom and top < row.bottom)
            for row in self._codeless
        )

    def unexplained(self, page: int, mark: UnreadMark) -> Iterator[tuple[str, str]]:
        """Yield measure and column of every cell that a mark fills, if it is no icon and no bullet.

        A column that is not read is told of by itself.
        """
        for row, code in self._by_page[page]:
            drawn = {column.x0 for column in row.columns if column.field in DRAWN}
            for column in row.columns:
                cell = row.box_of(column)
                explained = column.field in ("", UNREAD) or column.x0 in drawn
                if explained or not _meet(cell, mark.box):
                    continue
                # Text follows a bullet on its line.
                x0, y = mark.box[0], (mark.box[1] + mark.box[3]) / 2
                is_bullet = mark.kind is MarkKind.DOT and any(
                    word.top - 2 < y < word.base + 2 and word.x0 > x0
                    for word in row.words(column.field)
                )
                if not is_bullet:
                    yield code, _name(column)


def _name(column: FieldColumn) -> str:
    return field_label(column.field) or column.label


def _meet(one: Box, other: Box) -> bool:
    """Whether two boxes share half of the smaller."""
    areas = [max(box[2] - box[0], 0.1) * max(box[3] - box[1], 0.1) for box in (one, other)]
    return shared_area(one, other) > _HALF * min(areas)
