"""Cells with a character or some dots each; what matters more is drawn over what matters less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.style import Style
from rich.text import Span, Text

ACROSS, DOWN = 2, 4
"""How many dots a cell has, in Braille."""
BRAILLE = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a Braille character, row by row."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How a thing is drawn; it is drawn over whatever has the same or a lower level."""

    glyph: str
    style: Style
    level: int


NOTHING = Pen(" ", Style.null(), 0)


class ChartCanvas:
    """A drawing of so many rows and columns, each cell of which is drawn over by what matters more."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows = rows
        self.columns = columns
        self._cells = [NOTHING] * (rows * columns)
        self._lines = [NOTHING] * (rows * columns)
        """For each cell the pen that made its dots; two pens never share a cell."""
        self._bits = [0] * (rows * columns)

    def put(self, row: int, column: int, pen: Pen) -> None:
        """Draw the pen's glyph, unless something of a higher level is there; off the edge nothing."""
        if 0 <= row < self.rows and 0 <= column < self.columns:
            at = row * self.columns + column
            if self._cells[at].level <= pen.level:
                self._cells[at] = pen

    def dots(self, places: Iterable[tuple[int, int]], pen: Pen) -> None:
        """Draw dots, each counted across and down from the top left, as `put` does glyphs.

        They hide those of a lower level in their cells.
        """
        columns, rows, level = self.columns, self.rows, pen.level
        lines, all_bits = self._lines, self._bits
        for across, down in places:
            column, row = across // ACROSS, down // DOWN
            if 0 <= row < rows and 0 <= column < columns:
                at = row * columns + column
                other = lines[at].level
                if other <= level:
                    bit = _BITS[down % DOWN][across % ACROSS]
                    all_bits[at] = bit | all_bits[at] if other == level else bit
                    lines[at] = pen

    def row(self, row: int) -> Text:
        """Return a row as text, as wide as the canvas."""
        if not 0 <= row < self.rows:
            return Text(" " * self.columns)
        here = slice(row * self.columns, (row + 1) * self.columns)
        glyphs, spans, last, begun = [], [], NOTHING.style, 0
        for place, (pen, line, bits) in enumerate(
            zip(self._cells[here], self._lines[here], self._bits[here], strict=True)
        ):
            is_dots = line.level > pen.level
            glyphs.append(chr(BRAILLE + bits) if is_dots else pen.glyph)
            style = line.style if is_dots else pen.style
            if style is not last:
                spans.append(Span(begun, place, last))
                last, begun = style, place
        spans.append(Span(begun, self.columns, last))
        return Text("".join(glyphs), spans=[span for span in spans if span.end > span.start])
