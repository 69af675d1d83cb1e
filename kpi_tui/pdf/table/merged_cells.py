"""Cells that may be merged downwards, where no line between two measures tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kpi_tui.labels import field_label
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.report import PROSE_FIELDS

_TEXTS = (*PEOPLE, *PROSE_FIELDS)
_FEWEST = 2
_LEVEL = 0.25
"""Cells whose first lines differ by less than this share of the font's size begin together. A text in
the middle of two rows may differ from the second by no more than the room above its letters."""
_MOSTLY = 0.8
"""The share of a table's cells that begin level with their rows where all should."""


def doubt_merged(rows: Sequence[PrintedRow]) -> None:
    """Tell of measures whose cell may be one with that of a neighbour.

    Where half of the measures have no director, one may hold for several. A text that begins lower
    than the others of its row may stand in the middle of several.
    """
    tables: defaultdict[int, list[PrintedRow]] = defaultdict(list)
    for row in rows:
        if row.is_measure and not all(row.drawn):
            tables[id(row.columns)].append(row)
    for coded in tables.values():
        _doubt_owners(coded)
        _doubt_lower(coded)


def _doubt_owners(coded: Sequence[PrintedRow]) -> None:
    for name in PEOPLE:
        known = any(row.column_of(name) is not None for row in coded[:1])
        without = [row for row in coded if known and name not in row.cells]
        if _FEWEST <= len(without) < len(coded) <= 2 * len(without):
            for row in without:
                row.doubts.append(
                    f"no {field_label(name)} beside it: without lines, that of another may hold for it"
                )


def _doubt_lower(coded: Sequence[PrintedRow]) -> None:
    coded = [row for row in coded if "measure" in row.cells]  # a code's row may lack its name
    texts = [
        (index, name) for index, row in enumerate(coded) for name in _TEXTS if name in row.cells
    ]
    lower = [
        (index, name)
        for index, name in texts
        if not _begin_together(coded[index].cells["measure"][0], coded[index].cells[name][0])
    ]
    if len(lower) > (1 - _MOSTLY) * len(texts):
        return
    for index, name in lower:
        for row in coded[max(0, index - 1) : index + 2]:
            if row is coded[index] or name not in row.cells:
                row.doubts.append(
                    f"{field_label(name)} may be one cell with that of the next measure"
                )


def _begin_together(one: Line, other: Line) -> bool:
    """Whether two lines begin level; letters of another size stand lower by as much as they are taller."""
    return abs(one.base - other.base) <= _LEVEL * one.size + abs(one.size - other.size)
