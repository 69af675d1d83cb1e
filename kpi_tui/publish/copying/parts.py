"""The parts of what is copied: headings, paragraphs, and tables in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kpi_tui.labels import MARKS
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell
from kpi_tui.text import begun
from kpi_tui.wording.plain import plain_words


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that heads what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """A table: its cells in plain words, and what is said below it."""

    sheet: Sheet
    lines: tuple[str, ...] = ()
    """Its lines in plain text, as in an e-mail; without them its rows, with tabs."""

    @property
    def rows(self) -> list[list[str]]:
        """Its header and its rows."""
        columns = [column.title for column in self.sheet.columns]
        return [columns, *([cell.text for cell in row] for row in self.sheet.rows)]


Part = str | Heading | CopiedTable
"""A part of what is copied; of a string each line is a line."""


SIGNS = {str(sign) for sign in MARKS.values()}


def in_plain_words(sheet: Sheet, *notes: str) -> Sheet:
    """Return a sheet with words in place of signs, and these notes before its own.

    Names stay as they are.
    """
    rows = (
        tuple(
            cell if column.is_name and cell.text not in SIGNS else replace(cell, text=_plain(cell))
            for column, cell in zip(sheet.columns, row, strict=True)
        )
        for row in sheet.rows
    )
    said = tuple(map(plain_words, (*notes, *sheet.notes)))
    return replace(sheet, rows=tuple(rows), notes=said)


def _plain(cell: SheetCell) -> str:
    """Return a cell's text in plain words; a status with a capital, as spreadsheets' filters list it."""
    said = plain_words(cell.text)
    return begun(said) if cell.status else said
