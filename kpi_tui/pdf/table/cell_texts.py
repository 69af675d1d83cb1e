"""The words of a table's rows, each in its cell, and what is told of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.text.lines import flow, into_lines
from kpi_tui.pdf.text.phrases import Phrases

PITCH = 1.6
"""Of a font's size: lines of one text stand no further apart."""


@dataclass
class Cells:
    """The words of a table's rows, each in its cell, and what is unusual about them."""

    phrases: Phrases
    lead: int
    """The column in which the code of a measure stands, or else its name."""
    words: dict[tuple[int, int], list[Word]] = field(default_factory=dict)
    """By row and column."""
    across: dict[int, list[Word]] = field(default_factory=dict)
    """The words of rows that are no measure's."""
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """The first and the last row of a cell that stands in more than one."""
    doubts: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What to tell of a row's cells."""
    given: dict[tuple[int, int], str] = field(default_factory=dict)
    """What is told of words that stood in a cell and were given to the one beside it."""

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        return flow(into_lines(self.words.get((row, column), ())))

    def has_code(self, row: int) -> bool:
        """Whether a measure's code begins the row."""
        return self.phrases.code_at_start(self.text(row, self.lead)) is not None

    def columns(self, row: int) -> list[int]:
        """Return the columns in which a row has words."""
        return sorted(column for at, column in self.words if at == row)


def name_column(column: FieldColumn) -> str:
    """Return what a warning calls a column."""
    return column.label or "a column without a heading"
