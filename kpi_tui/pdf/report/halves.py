"""A table that is printed on two pages side by side: the measures, and the columns right of them.

The right half may print the codes again; where it does not, its rows are as high as those of the
left half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kpi_tui.grouping import grouped
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import flow
from kpi_tui.text import squash

_SAME_HEIGHT = 1.5
"""Rows of two halves differ by no more than so many points."""


@dataclass
class _Table:
    """The rows of a table on one page: how high each is, and its measure."""

    page: int
    rows: list[tuple[float, Record]] = field(default_factory=list)
    matched: bool = False

    def fits(self, half: Sequence[PrintedRow]) -> bool:
        """Whether the rows of a half are as many and as high."""
        return len(self.rows) == len(half) and all(
            abs(row.bottom - row.top - height) <= _SAME_HEIGHT
            for row, (height, _) in zip(half, self.rows, strict=True)
        )


@dataclass
class Halves:
    """The tables read so far, for the halves that may follow."""

    _tables: dict[tuple[int, int], _Table] = field(default_factory=dict)

    def note(self, row: PrintedRow, record: Record) -> None:
        """Note the measure of a row."""
        table = self._tables.setdefault((row.page, id(row.columns)), _Table(row.page))
        table.rows.append((row.bottom - row.top, record))

    def match(self, rows: Sequence[PrintedRow]) -> tuple[dict[int, Record], list[Record]]:
        """Find the measures of rows without a column of measures.

        Return them by the `id` of each row, and those of which it is doubtful: where rows are not
        as high as the measures', all that lack their columns.
        """
        found: dict[int, Record] = {}
        doubtful: list[Record] = []
        for half in grouped(rows, lambda row: id(row.columns)).values():
            fields = {column.field for column in half[0].columns}
            possible = [
                table
                for table in self._tables.values()
                if table.page < half[0].page
                and not table.matched
                and not any(record.fields & fields for _, record in table.rows)
            ]
            fitting = next((table for table in possible if table.fits(half)), None)
            if fitting is None:
                doubtful += [record for table in possible for _, record in table.rows]
                continue
            fitting.matched = True
            pairs = zip(half, fitting.rows, strict=True)
            found |= {id(row): record for row, (_, record) in pairs}
        return found, doubtful


def other_half(records: Sequence[Record], code: str, row: PrintedRow) -> Record | None:
    """Return the record whose right half a row is: the same code and name, and other columns."""
    fields = {column.field for column in row.columns} - {"measure"}
    name = squash(flow(row.cells["measure"]))
    for record in records:
        if record.code == code and not record.fields & fields:
            known = squash(flow(record.lines.get("measure", [])))
            return record if known.startswith(name) else None
    return None
