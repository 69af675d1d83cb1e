"""Whether lines are one row of a table without lines, as its cells stand to each other.

The cells of a row begin level, have their middles level, or end level; and a row has a name, and
no two figures below each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.fields import DRAWN, FIGURES
from kpi_tui.pdf.table.header_columns import column_at
from kpi_tui.pdf.table.tables import Region
from kpi_tui.pdf.text.lines import into_lines
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.profile import Begins
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS

_LEVEL = 0.4
"""Cells that differ by less than this share of the font's size stand level."""
APART = 1.45
"""Lines of one cell are no further apart than this many sizes of their font; paragraphs may be."""
_FIGURE = regex(r"\W*\d[\d,.]*\s?(?:%|[a-z]{0,3})\W*", re.I)
"""A figure that stands alone on its line."""


class Alignment(Enum):
    """Where in a row its cells stand: all begin level, have their middles level, or end level."""

    TOP = "top"
    MIDDLE = "middle"
    FOOT = "foot"


class RowPart(Enum):
    """How much of a row stands on a page."""

    WHOLE = "whole"
    END = "end"
    """Its first lines stand on the page before."""
    START = "start"
    """Its last lines stand on the next page."""


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of one cell."""

    column: int
    base: float
    size: float
    is_figure: bool
    """Whether it is a figure and nothing else, in a column of figures."""
    is_code: bool
    """Whether a measure's code begins it, where measures begin with one."""


@dataclass(frozen=True, slots=True)
class RowTest:
    """What the rows of a table have, and where."""

    lead: int
    """The column that a measure begins in."""
    told: frozenset[int]
    """The columns of figures, statuses and directions."""
    prose: frozenset[int]
    """The columns whose cells may have several paragraphs."""
    by_code: bool
    is_told: bool = True
    """Whether each has a figure, a status or a direction."""
    apart: float = APART
    """The lines of one cell are closer than this many sizes of their font."""

    @classmethod
    def of(cls, table: Region, phrases: Phrases) -> RowTest:
        """Return the test of a table's rows."""
        told, prose = (
            frozenset(at for at, each in enumerate(table.columns) if each.field in fields)
            for fields in ((*FIGURES, *DRAWN), PROSE_FIELDS)
        )
        return cls(table.lead, told, prose, phrases.profile.begins is Begins.CODE)

    def are_several(self, lines: Sequence[CellLine]) -> bool:
        """Whether lines have several figures below each other in several columns."""
        figures = Counter(line.column for line in lines if line.is_figure)
        return sum(count > 1 for count in figures.values()) > 1

    def is_whole(self, lines: Sequence[CellLine]) -> bool:
        """Whether the cells of a row begin level, have their middles level, or end level."""
        row = GrowingRow(self)
        are_taken = all(map(row.takes, lines))
        return are_taken and any(row.is_row(each, RowPart.WHOLE) for each in Alignment)

    def has_name(self, lines: Sequence[CellLine]) -> bool:
        """Whether the name of a measure, or its code, stands in lines."""
        if self.by_code:
            return any(line.is_code for line in lines)
        return any(line.column == self.lead for line in lines)


@dataclass(slots=True)
class GrowingRow:
    """Lines that may be one row, to which the next one is added."""

    test: RowTest
    _codes: int = 0
    _largest: float = 0.0
    _tops: dict[int, float] = field(default_factory=dict)
    """The height of the first line in each column."""
    _last: dict[int, CellLine] = field(default_factory=dict)
    """The last line in each column."""

    def takes(self, line: CellLine) -> bool:
        """Add a line: whether they may be of one row still.

        No two codes may, and no two figures or two texts in a column.
        """
        above = self._last.get(line.column)
        self._codes += line.is_code
        if self._codes > 1 or (above is not None and not self._goes_on(above, line)):
            return False
        self._largest = max(self._largest, line.size)
        self._tops.setdefault(line.column, line.base)
        self._last[line.column] = line
        return True

    def _goes_on(self, above: CellLine, line: CellLine) -> bool:
        if above.is_figure and line.is_figure:
            return False
        largest = max(above.size, line.size)
        return line.column in self.test.prose or line.base - above.base < self.test.apart * largest

    def is_row(self, alignment: Alignment, part: RowPart) -> bool:
        """Whether the lines are a row whose cells stand so, or so much of one."""
        has_name = self._codes > 0 if self.test.by_code else self.test.lead in self._last
        is_told = not self.test.told.isdisjoint(self._last)
        # A part of a cell stands anywhere in the part of its row, unless cells begin at the top.
        is_level = self._stands_level(alignment) or (
            part is not RowPart.WHOLE and alignment is not Alignment.TOP
        )
        if part is RowPart.END and not is_told:
            return is_level and not (self.test.by_code and has_name)
        if part is RowPart.START and not has_name:
            return alignment is not Alignment.TOP or (is_told and is_level)
        is_filled = is_told or (not self.test.is_told and len(self._last) > 1)
        return is_level and has_name and is_filled

    def _stands_level(self, alignment: Alignment) -> bool:
        """Whether the cells stand at the top of the row, in its middle or at its foot."""
        spans = [(top, self._last[column].base) for column, top in self._tops.items()]
        return stand_level(spans, alignment, self._largest)


def stand_level(spans: Sequence[tuple[float, float]], alignment: Alignment, size: float) -> bool:
    """Whether cells with these first and last lines, in letters of a size, stand so in their row."""
    heights = [_height(span, alignment) for span in spans]
    return max(heights) - min(heights) < _LEVEL * size


def _height(span: tuple[float, float], alignment: Alignment) -> float:
    first, last = span
    return {Alignment.TOP: first, Alignment.MIDDLE: (first + last) / 2, Alignment.FOOT: last}[
        alignment
    ]


def lines_of_cells(words: Sequence[Word], table: Region, phrases: Phrases) -> Iterator[CellLine]:
    """Yield the lines of all cells of a table."""
    by_code = phrases.profile.begins is Begins.CODE
    starts = [column.x0 for column in table.columns]
    cells: dict[int, list[Word]] = {}
    for word in words:
        cells.setdefault(column_at(word.middle, starts), []).append(word)
    for at, own in cells.items():
        has_figures = table.columns[at].field in FIGURES
        for line in into_lines(own):
            yield CellLine(
                at,
                line.base,
                line.size,
                has_figures and _FIGURE.fullmatch(line.text) is not None,
                by_code and at == table.lead and phrases.code_at_start(line.text) is not None,
            )
