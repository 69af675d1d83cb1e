"""The rows of a table without lines, where its cells tell which lines are of one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import compress, pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.level_cells import APART, CellLine, Part, Place, RowTest, lines_of_cells
from kpi_tui.pdf.table.tables import PageLayout, Region

_LEAST = 0.8
"""Rows are no closer than lines of so many sizes of their font."""
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
    heights = [_heights(lines, cuts) for cuts in found]
    last = max(found[0], default=0)
    begins_next = not (last == 0 and ends[0]) and not search.test.has_name(lines[last:])
    shared = set(heights[0]).intersection(*heights[1:])
    borders = [table.header.bottom, *sorted(shared), table.bottom]
    doubtful = [
        (top, bottom)
        for top, bottom in pairwise(borders)
        if any(top < cut < bottom for each in heights for cut in each)
    ]
    return Parting(heights[0], doubtful, begins_next)


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


def _heights(lines: Sequence[CellLine], cuts: _Cuts) -> list[float]:
    return [lines[at].base - 0.85 * lines[at].size for at in cuts]


class _Search:
    """Looks for the ways in which lines may be parted into rows."""

    def __init__(self, lines: Sequence[CellLine], test: RowTest, ends: tuple[bool, bool]) -> None:
        self._lines, self.test, self._ends = lines, test, ends
        self._size = sorted(line.size for line in lines)[len(lines) // 2]
        self._gaps = {
            at: round(below.base - above.base, 1)
            for at, (above, below) in enumerate(pairwise(lines), 1)
            if below.base - above.base >= _LEAST * min(above.size, below.size)
        }

    def run(self) -> list[_Cuts]:
        """Return the ways, those of which space tells before others; several where it is open."""
        slack = _SAME * self._size
        sizes = sorted(set(self._gaps.values()))
        evenly: set[_Cuts] = {()}
        for index, least in enumerate(sizes):
            for most in sizes[index:]:
                fits = (least - slack < gap < most + slack for gap in self._gaps.values())
                evenly.add(tuple(compress(self._gaps, fits)))
        usual = self._leading()
        wide = {at for at, gap in self._gaps.items() if gap > usual + slack}
        for places in (wide, self._gaps.keys()):
            if found := self._among(evenly, places) or self._ways(sorted(places)):
                return sorted(found, key=self._widest)
        self.test = replace(self.test, is_told=False)
        return sorted(self._among(evenly, wide), key=self._widest)

    def _among(self, ways: Iterable[_Cuts], places: AbstractSet[int]) -> set[_Cuts]:
        return {
            cuts
            for cuts in ways
            if places >= set(cuts) and any(self._are_rows(cuts, place) for place in Place)
        }

    def _are_rows(self, cuts: _Cuts, place: Place) -> bool:
        return all(
            self._is_row(start, end, place) for start, end in pairwise((0, *cuts, len(self._lines)))
        )

    def _widest(self, cuts: _Cuts) -> tuple[float, _Cuts]:
        return -min((self._gaps[at] for at in cuts), default=0.0), cuts

    def _leading(self) -> float:
        """Return the usual distance of lines in one cell; 0 where no cell has several."""
        steps: Counter[float] = Counter()
        last: dict[int, CellLine] = {}
        for line in self._lines:
            step = line.base - last[line.column].base if line.column in last else 0.0
            if _LEAST * line.size < step < APART * line.size:
                steps[round(step, 1)] += 1
            last[line.column] = line
        return max(steps, key=lambda step: (steps[step], -step), default=0.0)

    def _ways(self, places: Sequence[int]) -> set[_Cuts]:
        """Return the ways to part the lines at some of these places, two a place of cells or fewer."""
        return {cuts for place in Place for cuts in self._of_place(sorted(places), place)}

    def _of_place(self, places: Sequence[int], place: Place) -> list[_Cuts]:
        """Return ways to part the lines into rows whose cells stand alike: no more than two to any line."""
        borders = [0, *places, len(self._lines)]
        ways: dict[int, list[_Cuts]] = {0: [()]}
        for at, start in enumerate(borders[:-1]):
            if start not in ways:
                continue
            for end in borders[at + 1 :]:
                if not self.test.may_grow(self._lines[start:end]):
                    break
                if self._is_row(start, end, place):
                    known = ways.setdefault(end, [])
                    new = [(*cuts, start) if start else () for cuts in ways[start]]
                    known += new[: 2 - len(known)]
        return ways.get(len(self._lines), [])

    def _is_row(self, start: int, end: int, place: Place) -> bool:
        lines = self._lines[start:end]
        return self.test.may_grow(lines) and any(
            self.test.is_row(lines, place, part) for part in self._parts(start, end)
        )

    def _parts(self, start: int, end: int) -> Iterator[Part]:
        yield Part.WHOLE
        if start == 0 and self._ends[0]:
            yield Part.END
        if end == len(self._lines) and self._ends[1]:
            yield Part.START
