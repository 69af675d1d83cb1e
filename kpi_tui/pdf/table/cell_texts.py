"""The words of a table's rows, each in its cell, and what is told of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.text.lines import flow, into_lines

"""Characters of a row or a cell that a warning quotes."""


@dataclass
class Cells:
    """The words of a table's rows, each in its cell, and what is unusual about them."""

    words: dict[tuple[int, int], list[Word]]
    """By row and column."""
    across: dict[int, list[Word]] = field(default_factory=dict)
    """The words of rows that are no measure's."""
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """The first and the last row of a cell that stands in more than one."""
    doubts: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What to tell of a row's cells."""

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        return flow(into_lines(self.words.get((row, column), ())))

    def columns(self, row: int) -> list[int]:
        """Return the columns in which a row has words."""
        return sorted(column for at, column in self.words if at == row)


def name_column(column: FieldColumn) -> str:
    """Return what a warning calls a column."""
    return column.label or "a column without a heading"
