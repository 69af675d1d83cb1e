"""A figure of a card and its label: what stands beside the label or, where nothing does, below it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kpi_tui.pdf.cards.boxes import around
from kpi_tui.pdf.cards.chart_words import is_of_axis
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.page.rulings import running_along
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.figure_words import starts_figure
from kpi_tui.pdf.text.lines import SPACE, Line, into_lines

_CLOSE = 1.5
"""Lines of one figure are no further apart, in sizes of their font."""
_BELOW = 3.4
"""A figure stands no further below its label, in sizes of the label's font."""
_HIGHEST = 70.0
"""Points that a cell of one figure is high at most."""
HIGHEST_CHART, _ROWS_OF_CHART = 300.0, 2.0
"""The same of the cell of a chart, and over how many rows of figures one reaches at least."""
_ALIGNED = 3.0
_LARGER = 1.4
"""A figure over its label is larger by so much."""


@dataclass
class LabelledValue:
    """A label, what stands beside or below it, and the cell that it stands in."""

    name: str
    label: list[Word]
    is_open: bool
    """Whether the label ends with a colon: a text goes on below it."""
    values: list[Word] = field(default_factory=list)
    box: Box = (0.0, 0.0, 0.0, 0.0)
    rivals: list[Word] = field(default_factory=list)
    """Figures in further cells of its line, of which nothing says that they are another's."""

    @property
    def x0(self) -> float:
        """Where the label begins."""
        return min(word.x0 for word in self.label)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.label)

    @property
    def top(self) -> float:
        """The upper edge of the label."""
        return min(word.top for word in self.label)

    @property
    def base(self) -> float:
        """What its last line stands on."""
        return max(word.base for word in self.label)

    @property
    def words(self) -> list[Word]:
        """Label and value."""
        return [*self.label, *self.values]


def text_runs(line: Line, layout: PageLayout) -> Iterator[list[Word]]:
    """Yield the texts of a line: words that neither a gap nor a line parts."""
    run: list[Word] = []
    for word in line.words:
        apart = run and (
            word.x0 - run[-1].x1 > SPACE * word.size
            or any(
                run[-1].x1 - 1 < ruling.at < word.x0 + 1 and ruling.runs_along(word.top, word.base)
                for ruling in layout.vertical_rulings
            )
        )
        if apart:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def fill(
    each: LabelledValue, every: Sequence[LabelledValue], taken: set[int], layout: PageLayout
) -> None:
    """Find what stands beside a label or, where there is nothing, below it."""
    right = min(
        (
            other.x0
            for other in every
            if other.x0 > each.x1 and other.top < each.base and each.top < other.base
        ),
        default=layout.page.size[0],
    )
    if each.values:
        each.box = around(each.values)
        return
    beside = [
        run
        for line in layout.lines
        if line.top < each.base and each.top < line.base
        for run in text_runs(line, layout)
        if each.x1 <= run[0].x0 + 1 and run[0].x0 < right and id(run[0]) not in taken
    ]
    cell = _cell_beside(each, right, layout)
    if cell is not None:
        each.box = cell
        each.values = words_inside(cell, layout, taken)
        each.rivals = [
            run[0]
            for run in beside
            if run[0].x0 >= cell[2]
            and starts_figure(run[0].text)
            and not _is_of_chart(run[0], cell, layout)
        ]
    elif beside and not _heads_a_row(each, every):
        each.values = min(beside, key=lambda run: run[0].x0)
        each.box = around(each.values)
    else:
        _fill_below(each, right, taken, layout)
        if not each.values:
            above = _above(each, layout, taken)
            each.values, each.box = above, around(above) if above else each.box


def _is_of_chart(word: Word, row: Box, layout: PageLayout) -> bool:
    """Whether a figure stands at the axis of a chart: its cell is higher than a row, and holds no text."""
    cell = cell_at(word.middle, word.centre, layout, HIGHEST_CHART)
    if cell is None or cell[3] - cell[1] < _ROWS_OF_CHART * (row[3] - row[1]):
        return False
    return is_of_axis(words_inside(cell, layout))


def _above(each: LabelledValue, layout: PageLayout, taken: set[int]) -> list[Word]:
    """Return the large figure that stands right over a label, as its caption; none as a rule."""
    size = each.label[0].size
    lines = layout.lines_between(each.top - 3 * size, each.top)
    runs = (run for line in lines for run in text_runs(line, layout))
    return next(
        (
            run
            for run in runs
            if abs(run[0].x0 - each.x0) < _ALIGNED
            and run[0].size > _LARGER * size
            and starts_figure(run[0].text)
            and id(run[0]) not in taken
        ),
        [],
    )


def _heads_a_row(each: LabelledValue, every: Sequence[LabelledValue]) -> bool:
    """Whether other labels stand beside one: then figures stand below them."""
    return any(
        other is not each
        and not other.is_open
        and abs(other.label[0].base - each.label[0].base) < _ALIGNED
        for other in every
        if not each.is_open
    )


def _cell_beside(each: LabelledValue, right: float, layout: PageLayout) -> Box | None:
    """Return the cell that lines draw beside that of a label."""
    middle = (each.top + each.base) / 2
    passing = running_along(layout.vertical_rulings, each.top, each.base)
    edges = [at for at in passing if each.x1 - 1 < at <= right]
    if len(edges) < 2:
        return None
    x0, x1 = edges[:2]
    box = _cell_between(x0, x1, middle, layout)
    return None if x0 - each.x1 > 4 * _HIGHEST else box


def cell_at(x: float, y: float, layout: PageLayout, highest: float = _HIGHEST) -> Box | None:
    """Return the cell that lines draw around a place."""
    edges = running_along(layout.vertical_rulings, y - 2, y + 2)
    x0, x1 = _nearest(edges, x)
    return None if x0 is None or x1 is None else _cell_between(x0, x1, y, layout, highest)


def _cell_between(
    x0: float, x1: float, y: float, layout: PageLayout, highest: float = _HIGHEST
) -> Box | None:
    levels = running_along(layout.horizontal_rulings, x0 + 1, x1 - 1)
    top, bottom = _nearest(levels, y)
    if top is None or bottom is None or bottom - top > highest:
        return None
    return x0, top, x1, bottom


def _nearest(edges: Sequence[float], place: float) -> tuple[float | None, float | None]:
    """Return the edges next to a place on its two sides; `None` for a side that has none."""
    before = max((at for at in edges if at < place), default=None)
    return before, min((at for at in edges if at > place), default=None)


def _fill_below(each: LabelledValue, right: float, taken: set[int], layout: PageLayout) -> None:
    """Find what stands below a label, as far as the next label or a line beside it."""
    size = each.label[0].size
    passing = running_along(layout.vertical_rulings, each.base, each.base + size)
    edges = [at for at in passing if at > each.x1]
    box = (
        each.x0 - _ALIGNED,
        each.base + 1,
        min([right - _ALIGNED, *edges]),
        each.base + _BELOW * size,
    )
    lines = into_lines(words_inside(box, layout, taken))
    kept = lines[:1]
    for above, line in pairwise(lines):
        if line.base - above.base > _CLOSE * line.size or abs(line.size - above.size) > 1:
            break
        kept.append(line)
    each.values = (
        next((list(run) for line in kept[:1] for run in text_runs(line, layout)), [])
        if len(kept) < 2
        else [word for line in kept for word in line.words]
    )
    each.box = around(each.values) if each.values else box


def words_inside(box: Box, layout: PageLayout, taken: Container[int] = frozenset()) -> list[Word]:
    """Return the words in a box that are not taken."""
    x0, top, x1, bottom = box
    return [
        word
        for line in layout.lines_between(top, bottom)
        for word in line.words
        if x0 <= word.middle < x1 and top < word.centre < bottom and id(word) not in taken
    ]
