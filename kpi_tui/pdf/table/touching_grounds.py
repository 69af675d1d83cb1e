"""Rows of a table without lines, parted where the grounds of their statuses touch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.pdf.page.drawings import Ruling
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.cell_edges import covers
from kpi_tui.pdf.table.fields import FIGURES, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn, column_at
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.text.lines import into_lines

_TOUCH = 0.7
"""Points between the lower edge of a ground and the upper one of the next."""


def part_at_grounds(
    cuts: Sequence[float], words: Sequence[Word], table: Region, layout: PageLayout
) -> list[float]:
    """Return the heights between rows, each moved to where two grounds touch if one is meant by that.

    Space tells only roughly where rows part whose cells stand close: so prose alone changes its row,
    and each cut is moved once.
    """
    moved: dict[float, float] = {}
    # A header's ground touches that of the first row.
    first = min((word.top for word in words), default=0.0)
    for at in _touching(layout.page.shapes.horizontals, table.columns):
        cut = min(cuts, key=lambda each: abs(each - at), default=None)
        if cut is None or at < first or any(word.top < at < word.base for word in words):
            continue
        nearer = cut not in moved or abs(cut - at) < abs(cut - moved[cut])
        if nearer and not any(
            min(cut, at) < word.centre < max(cut, at) and _tells_row(word, table.columns)
            for word in words
        ):
            moved[cut] = at
    return [moved.get(cut, cut) for cut in cuts]


def rows_on_grounds(words: Sequence[Word], table: Region, layout: PageLayout) -> list[float]:
    """Return the heights between rows where the grounds of their statuses tell all; none elsewhere.

    Cells may stand so close that space tells nothing. Each row has a ground then, or stands between
    two, with a name and one line of figures.
    """
    edges = layout.page.shapes.horizontals
    if not _touching(edges, table.columns):
        return []
    for column in table.columns:
        if column.field in STATUSES:
            cuts = _cuts_within(words, [e.at for e in edges if covers(e, (column.x0, column.x1))])
            rows = _between(words, cuts)
            if len(rows) > 1 and all(_is_row(row, table.columns) for row in rows):
                return cuts
    return []


def _cuts_within(words: Sequence[Word], edges: Sequence[float]) -> list[float]:
    """Return the edges between the first of the words and the last; none where one cuts a word."""
    first = min((word.top for word in words), default=0.0)
    last = max((word.base for word in words), default=0.0)
    cuts: list[float] = []
    for at in sorted(at for at in edges if first < at < last):
        cuts += [at] if not cuts or at - cuts[-1] >= _TOUCH else []
    return [] if any(word.top < at < word.base for word in words for at in cuts) else cuts


def _between(words: Sequence[Word], cuts: Sequence[float]) -> list[list[Word]]:
    """Return the words above the first height, between each two, and below the last."""
    borders = [-math.inf, *cuts, math.inf]
    return [[word for word in words if a < word.centre < b] for a, b in pairwise(borders)]


def _is_row(words: Sequence[Word], columns: Sequence[FieldColumn]) -> bool:
    """Whether words are a row: a name, and one line of figures in a column, or none."""
    cells = {each.field: into_lines(filter(each.holds, words)) for each in columns}
    figures = [cells[name] for name in FIGURES if cells.get(name)]
    numbers = [sum(any(map(str.isdigit, each.text)) for each in lines) for lines in figures]
    return bool(cells.get("measure")) and bool(figures) and max(numbers) <= 1


def _touching(edges: Sequence[Ruling], columns: Sequence[FieldColumn]) -> list[float]:
    """Return the heights at which two grounds touch in a column of statuses."""
    found = []
    for column in columns:
        if column.field in STATUSES:
            own = sorted(each.at for each in edges if covers(each, (column.x0, column.x1)))
            found += [two for one, two in pairwise(own) if two - one < _TOUCH]
    return found


def _tells_row(word: Word, columns: Sequence[FieldColumn]) -> bool:
    """Whether a word is of a figure or a code, which stands in its row whatever else is printed."""
    field = columns[column_at(word.middle, [each.x0 for each in columns])].field
    return field in (*FIGURES, *STATUSES, "code")
