"""Cells with a character each; what matters more is drawn over what matters less."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from rich.style import Style
from rich.text import Text


@dataclass(frozen=True, slots=True)
class Pen:
    """How a thing is drawn, and what it is drawn over: what has no higher level."""

    glyph: str
    style: Style
    level: int


NOTHING = Pen(" ", Style.null(), 0)


@dataclass(slots=True)
class Canvas:
    """So many rows of so many columns."""

    rows: int
    columns: int
    _cells: dict[tuple[int, int], Pen] = field(default_factory=dict)

    def put(self, row: int, column: int, pen: Pen) -> None:
        """Draw the pen's glyph, unless something of a higher level is there; off the edge nothing."""
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        if inside and self._cells.get((row, column), NOTHING).level <= pen.level:
            self._cells[row, column] = pen

    def row(self, row: int) -> Text:
        """Return a row as text, as wide as the canvas."""
        text = Text()
        pens = [self._cells.get((row, column), NOTHING) for column in range(self.columns)]
        for style, alike in groupby(pens, key=lambda pen: pen.style):
            text.append("".join(pen.glyph for pen in alike), style=style)
        return text
