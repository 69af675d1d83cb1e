"""Rows of a table without lines, parted where the grounds of their statuses touch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.pdf.page.drawings import Ruling
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.cell_edges import covers
from kpi_tui.pdf.table.fields import FIGURES, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn, column_at
from kpi_tui.pdf.table.tables import PageLayout, Region

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
