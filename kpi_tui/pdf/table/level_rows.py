"""The rows of a table without lines, where its cells tell which lines are of one row."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.level_cells import (
    APART,
    Alignment,
    CellLine,
    GrowingRow,
    RowPart,
    RowTest,
    lines_of_cells,
)
from kpi_tui.pdf.table.tables import PageLayout, Region

_LEAST = 0.8
"""Rows are no closer than lines of so many sizes of their font."""
_FAR = 2.2
"""Lines of one cell are no further apart than this many sizes of their font, however they are set."""
_SAME = 0.02
"""Distances that differ by less than this share of the font's size are the same."""
_Cuts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """The heights between rows, and those between which it is open where rows part."""

    cuts: list[float]
    open: list[tuple[float, float]]
    begins_next: bool
    """Whether the last of them is the start of a row whose name stands on the next page."""
    ends_above: bool = False
    """Whether what the first begins with may be the end of a row on the page before."""


def part_by_cells(
    words: Sequence[Word], table: Region, layout: PageLayout, *, goes_on: bool
) -> Parting | None:
    """Part the rows of a table as its cells tell; `None` where they tell nothing.

    The first of them may be the end of a row from the page before, where the table `goes_on`.
    """
    lines = sorted(lines_of_cells(words, table, layout.phrases), key=lambda line: line.base)
    if not lines:
        return None
    ends = (
        goes_on and not any(line.base < table.header.top for line in layout.lines),
        not any(line.centre > table.bottom for line in layout.lines),
    )
    search = _Search(lines, RowTest.of(table, layout.phrases), ends)
    found = search.run()
    if not found:
        return None
    heights = [[lines[at].base - 0.85 * lines[at].size for at in cuts] for cuts in found]
    last = max(found[0], default=0)
    begins_next = not (last == 0 and ends[0]) and not search.test.has_name(lines[last:])
    shared = set(heights[0]).intersection(*heights[1:])
    borders = [table.header.bottom, *sorted(shared), table.bottom]
    doubtful = [
        (top, bottom)
        for top, bottom in pairwise(borders)
        if any(top < cut < bottom for each in heights for cut in each)
    ]
    named = {search.test.has_name(lines[: min(cuts, default=len(lines))]) for cuts in found}
    return Parting(heights[0], doubtful, begins_next, ends_above=ends[0] and len(named) > 1)


def several_in_one(
    words: Sequence[Word], table: Region, layout: PageLayout, borders: Sequence[float]
) -> list[tuple[float, float]]:
    """Return the rows that have figures below figures, and may be of several measures."""
    lines = list(lines_of_cells(words, table, layout.phrases))
    test = RowTest.of(table, layout.phrases)
    return [
        (top, bottom)
        for top, bottom in pairwise(borders)
        if test.are_several([line for line in lines if top < line.base <= bottom])
    ]


class _RowsFrom:
    """The rows that may begin with a line: each is looked at once, whatever ways it is part of."""

    def __init__(
        self, lines: Sequence[CellLine], start: int, test: RowTest, ends: tuple[bool, bool]
    ) -> None:
        self._lines, self._start, self._ends = lines, start, ends
        self._row: GrowingRow | None = GrowingRow(test)
        """`None` when no more lines may be of it."""
        self._alignments: list[tuple[Alignment, ...]] = []
        """Where the cells of the row stand that ends with each line; nowhere if it is no row."""

    def may_reach(self, end: int) -> bool:
        """Whether all lines before that one may be of the row."""
        while self._row is not None and self._start + len(self._alignments) < end:
            if not self._row.takes(self._lines[self._start + len(self._alignments)]):
                self._row = None
            else:
                self._alignments.append(tuple(self._stand(self._row)))
        return self._start + len(self._alignments) >= end

    def alignments(self, end: int) -> tuple[Alignment, ...]:
        """Return where the cells stand in the row that ends before a line; nowhere if it is none."""
        return self._alignments[end - self._start - 1] if self.may_reach(end) else ()

    def _stand(self, row: GrowingRow) -> Iterator[Alignment]:
        parts = [RowPart.WHOLE]
        if self._start == 0 and self._ends[0]:
            parts.append(RowPart.END)
        if self._start + len(self._alignments) + 1 == len(self._lines) and self._ends[1]:
            parts.append(RowPart.START)
        return (each for each in Alignment if any(row.is_row(each, part) for part in parts))


class _PartedLines:
    """A way to part lines into rows, of which rows are joined one by one."""

    def __init__(self, cuts: Iterable[int], rows: Sequence[_RowsFrom]) -> None:
        borders = [0, *cuts, len(rows)]
        self._rows = rows
        self._ends = dict(pairwise(borders))
        self._starts = {end: start for start, end in self._ends.items()}
        self.may_be_rows = all(rows[start].may_reach(end) for start, end in self._ends.items())
        """Whether no row has too many lines: whatever is joined to it, it has too many then."""
        self._standing: Counter[Alignment] = Counter()
        """How many rows have cells that stand so."""
        for start, end in self._ends.items():
            self._standing.update(rows[start].alignments(end))

    def join(self, cut: int) -> None:
        """Make the rows above and below a cut one."""
        start, end = self._starts.pop(cut), self._ends.pop(cut)
        self._ends[start], self._starts[end] = end, start
        self.may_be_rows &= self._rows[start].may_reach(end)
        self._standing.subtract(self._rows[start].alignments(cut))
        self._standing.subtract(self._rows[cut].alignments(end))
        self._standing.update(self._rows[start].alignments(end))

    @property
    def are_rows(self) -> bool:
        """Whether all are rows, whose cells stand alike."""
        return len(self._ends) in self._standing.values()

    @property
    def cuts(self) -> _Cuts:
        """The lines that rows begin with, but for the first."""
        return tuple(sorted(self._ends)[1:])


class _Search:
    """Looks for the ways in which lines may be parted into rows.

    It takes time in proportion to the square of their number.
    """

    def __init__(self, lines: Sequence[CellLine], test: RowTest, ends: tuple[bool, bool]) -> None:
        self._lines, self.test, self._ends = lines, test, ends
        self._rows = self._look_at_rows()
        self._size = sorted(line.size for line in lines)[len(lines) // 2]
        self._gaps = {
            at: round(below.base - above.base, 1)
            for at, (above, below) in enumerate(pairwise(lines), 1)
            if below.base - above.base >= _LEAST * min(above.size, below.size)
        }

    def _look_at_rows(self) -> list[_RowsFrom]:
        starts = range(len(self._lines))
        return [_RowsFrom(self._lines, start, self.test, self._ends) for start in starts]

    def run(self) -> list[_Cuts]:
        """Return the ways, those of which space tells before others; several where it is open."""
        if found := self._told(self._wide(APART)):
            return sorted(found, key=self._widest)
        far = self._leading(_FAR)
        if APART * self._size <= far < min(self._steps(self.test.told), default=math.inf):
            self._look_anew(replace(self.test, apart=far / self._size + _SAME))
            if found := self._told(self._wide(_FAR)):
                return sorted(found, key=self._widest)
        self._look_anew(replace(self.test, apart=APART, is_told=False))
        return sorted(self._evenly(self._wide(APART)), key=self._widest)

    def _look_anew(self, test: RowTest) -> None:
        self.test = test
        self._rows = self._look_at_rows()

    def _wide(self, apart: float) -> set[int]:
        """Return the places with more space than is usual between lines of a cell."""
        usual = self._leading(apart)
        return {at for at, gap in self._gaps.items() if gap > usual + _SAME * self._size}

    def _told(self, wide: AbstractSet[int]) -> set[_Cuts]:
        """Return the ways into rows that each have a figure, a status or a direction."""
        found = (
            self._evenly(places) or self._ways(sorted(places))
            for places in (wide, self._gaps.keys())
        )
        return next(filter(None, found), set())

    def _evenly(self, places: AbstractSet[int]) -> set[_Cuts]:
        """Return the ways to part the lines wherever their distance is in a range.

        They part at these places only. Of the ranges with one least distance each begins with all
        cuts, and loses those of its widest.
        """
        slack = _SAME * self._size
        sizes = sorted(set(self._gaps.values()))
        found: set[_Cuts] = {()} if _PartedLines((), self._rows).are_rows else set()
        for index, least in enumerate(sizes):
            cuts = [at for at, gap in self._gaps.items() if least - slack < gap]
            outside = set(cuts) - places
            if any(self._gaps[at] < least + slack for at in outside):
                continue  # each way of this least distance has them
            parted = _PartedLines(cuts, self._rows)
            if not parted.may_be_rows:
                break
            widest_last = sorted(cuts, key=self._gaps.__getitem__)
            for most in reversed(sizes[index:]):
                while self._gaps[widest_last[-1]] >= most + slack:
                    outside.discard(widest_last[-1])
                    parted.join(widest_last.pop())
                if not parted.may_be_rows:
                    break
                if not outside and parted.are_rows:
                    found.add(parted.cuts)
        return found

    def _widest(self, cuts: _Cuts) -> tuple[bool, float, _Cuts]:
        """Return what to sort ways by: those of wide gaps first, whose first row is whole or has no name."""
        first = self._lines[: min(cuts, default=0)]
        is_broken = self._ends[0] and self.test.has_name(first) and not self.test.is_whole(first)
        return is_broken, -min((self._gaps[at] for at in cuts), default=0.0), cuts

    def _leading(self, apart: float) -> float:
        """Return the usual distance of lines in one cell, below so many sizes; 0 where there is none."""
        steps = Counter(step for step in self._steps() if step < round(apart * self._size, 1))
        return max(steps, key=lambda step: (steps[step], -step), default=0.0)

    def _steps(self, columns: AbstractSet[int] | None = None) -> Iterator[float]:
        """Yield how far lines stand below each other in columns, or in all."""
        last: dict[int, CellLine] = {}
        for line in self._lines:
            if columns is None or line.column in columns:
                step = line.base - last[line.column].base if line.column in last else 0.0
                if step > _LEAST * line.size:
                    yield round(step, 1)
                last[line.column] = line

    def _ways(self, places: Sequence[int]) -> set[_Cuts]:
        """Return the ways to part the lines at some of these places, two an alignment of cells or fewer."""
        return {cuts for each in Alignment for cuts in self._aligned(sorted(places), each)}

    def _aligned(self, places: Sequence[int], alignment: Alignment) -> list[_Cuts]:
        """Return ways to part the lines into rows whose cells stand alike: no more than two to any line."""
        borders = [0, *places, len(self._lines)]
        ways: dict[int, list[_Cuts]] = {0: [()]}
        for at, start in enumerate(borders[:-1]):
            if start not in ways:
                continue
            rows = self._rows[start]
            for end in borders[at + 1 :]:
                if not rows.may_reach(end):
                    break
                known = ways.get(end, [])
                if len(known) < 2 and alignment in rows.alignments(end):
                    new = [(*cuts, start) if start else () for cuts in ways[start]]
                    ways[end] = [*known, *new][:2]
        return ways.get(len(self._lines), [])
