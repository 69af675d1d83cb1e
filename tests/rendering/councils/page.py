"""A document before any engine has drawn it: paragraphs, tables of cells, and small drawings.

A row holds the cells that begin in it, as in HTML: a cell that goes on over columns or rows is
named once. Colours are "#rrggbb", lengths points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from .shapes import Drawing

Align = Literal["left", "center", "right"]
Rules = Literal["grid", "rows", "none"]
BLACK, WHITE = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: str
    bold: bool = False
    colour: str = BLACK
    size: float | None = None
    """The table's or the document's own where there is none."""
    rest: str = ""
    """What follows on the same line, not in bold."""
    is_glyph: bool = False
    """Drawn in a font that has arrows."""


@dataclass(frozen=True, slots=True)
class Cell:
    pieces: tuple[Text | Drawing, ...] = ()
    """One below the other."""
    align: Align = "left"
    fill: str | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    widths: tuple[float, ...]
    """How wide the columns are, each in relation to the others."""
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    """So many are repeated on each page."""
    rules: Rules = "grid"
    rule_colour: str = "#7f7f7f"
    size: float = 8.0
    pad: float = 3.0
    share: float = 1.0
    """How much of the page's width it takes."""
    is_kept: bool = False
    """Whether it stands on one page whole."""
    below: float = 12.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    below: float = 6.0
    with_next: bool = False
    """Never at the foot of a page alone."""
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Gap:
    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Paragraph | Table | Gap | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    blocks: tuple[Block, ...]
    is_landscape: bool = True
    size: float = 9.0
    margin: float = 40.0
    head: str = ""
    """In the upper right corner of each page."""
    foot: str = ""
    """In the lower left corner, opposite the page's number."""
    breaks_rows: bool = False
    """Whether a row may go on on the next page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and the first row and column that it takes."""

    row: int
    column: int
    cell: Cell


def placed(table: Table) -> Iterator[Placed]:
    """Where each cell of a table stands, as HTML would place it."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {
                (row + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
            yield Placed(row, column, cell)
            column += cell.columns


def words(text: str | None, align: Align = "left", **looks: Any) -> Cell:
    """A cell of text, a paragraph for each of its lines; `looks` are those of `Text`."""
    return Cell(tuple(Text(line, **looks) for line in (text or "").splitlines()), align)


def table_head(colour: str, *labels: str, fill: str, size: float | None = None) -> tuple[Cell, ...]:
    """The one row of a header."""
    return tuple(
        Cell((Text(label, bold=True, colour=colour, size=size),), "center", fill)
        for label in labels
    )
