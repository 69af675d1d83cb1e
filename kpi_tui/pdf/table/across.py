"""Texts that run across the columns of a table without vertical lines, and the rows below them."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.table.fitting import fits_columns
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases

_LEADING = 1.5
"""Lines of one text are no further apart than this many sizes of their font."""
_SAME_SIZE = 0.3


def texts_across(layout: PageLayout, table: Region, taken: set[int]) -> list[list[Line]]:
    """Return the texts that run across a table; the `id`s of their words are added to `taken`."""
    lines = [
        line
        for line in layout.lines_between(table.header.bottom, table.bottom)
        if _is_across(line, table, layout.phrases) and not taken & set(map(id, line.words))
    ]
    taken.update(id(word) for line in lines for word in line.words)
    return into_texts(lines)


def _is_across(line: Line, table: Region, phrases: Phrases) -> bool:
    """Whether a line is one text that runs across the columns of a table without lines."""
    begins_left = line.x0 < table.columns[0].x1
    return (
        begins_left
        and len(line.runs()) == 1
        and phrases.code_at_start(line.text) is None
        and not fits_columns(line, table.header)
    )


def rows_below(rows: Sequence[PrintedRow], between: Sequence[Sequence[Line]]) -> list[PrintedRow]:
    """Return the rows, each below the texts across the table that stand above its own text."""
    kept = []
    for row in rows:
        own = row.own_lines
        highest = min((line.base for line in own), default=row.bottom)
        above = [text[-1].base for text in between if row.top <= text[0].base < highest - 1]
        row.top = max(above, default=row.top)
        if own or not above:
            kept.append(row)
    return kept


def into_texts(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines by the text that they are of: one goes on right below, in the same size."""
    blocks: list[list[Line]] = []
    for line in lines:
        above = blocks[-1][-1] if blocks else None
        if (
            above is not None
            and line.base - above.base < _LEADING * line.size
            and abs(line.size - above.size) < _SAME_SIZE
        ):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks
