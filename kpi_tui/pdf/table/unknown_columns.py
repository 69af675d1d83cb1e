"""Columns of which the profile says nothing, or not all, and what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import DIRECTION, FIGURES, STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.labels import UNKNOWN
from kpi_tui.pdf.table.other_colours import OtherColours
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import flow
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.report import PROSE_FIELDS, Warning
from kpi_tui.status import RATED
from kpi_tui.text import first_of
from kpi_tui.vocabulary import CELLS_NOT_READ

_LONGEST = 40
"""Characters of a cell that a message quotes."""
_NAMED = 8
"""Measures that a message names; the others are counted."""
_OTHERWISE = (DIRECTION, IGNORED, UNREAD, UNKNOWN)
"""Fields of columns whose colours are no lost status: they mean something else, or are told of."""

_JUDGED = ("code", "measure", *FIGURES, DIRECTION, *PROSE_FIELDS)
"""Fields of columns whose cells may be coloured as statuses where none is declared."""


def unknown_boxes(row: PrintedRow) -> Iterator[tuple[FieldColumn, Box]]:
    """Yield the columns of a row that have no field, each with the box of its cell."""
    for column in row.columns:
        if column.field in (UNKNOWN, UNREAD):
            yield column, (column.x0, row.top, column.x1, row.bottom)


def describe_unknown(
    rows: Sequence[PrintedRow],
    colours: OtherColours,
    unread: defaultdict[str, list[tuple[int, str]]],
) -> Iterator[str]:
    """Yield a message for each column without a field in which something stands.

    Columns that the profile leaves unread come with each table: page and text of their cells are
    gathered in `unread`, by heading.
    """
    found: dict[tuple[float, str], list[str]] = defaultdict(list)
    for row in rows:
        for column, box in unknown_boxes(row):
            name = column.field or column.label
            words = [w for w in row.words(name) if column.holds(w)]
            if not words and not colours.has_mark(row, box):
                continue
            if column.field == UNREAD:
                unread[column.label].append((row.page, text_of(words)))
            else:
                found[column.x0, column.label].append(text_of(words))
    for (_, label), texts in sorted(found.items()):
        yield _not_read(label, texts)


def warn_unread(unread: Mapping[str, Sequence[tuple[int, str]]]) -> Iterator[Warning]:
    """Yield a warning for each column that the profile leaves unread, once for all tables."""
    for label, cells in unread.items():
        yield Warning(cells[0][0], None, _not_read(label, [text for _, text in cells]))


def _not_read(label: str, texts: Sequence[str]) -> str:
    which = (
        f"the column {quoted(label)} is not known" if label else "a column has no readable heading"
    )
    first = next(filter(None, texts), "")
    holds = f", the first {quoted(first, _LONGEST)}" if first else ", drawn signs"
    count = f"{len(texts)} cell{'s' * (len(texts) != 1)}"
    return f"{which}, {CELLS_NOT_READ}: {count}{holds}"


def describe_coloured(rows: Sequence[PrintedRow], colours: OtherColours) -> Iterator[str]:
    """Yield a message for each column whose cells are coloured, where none is declared as a status."""
    found: dict[str, list[object]] = defaultdict(list)
    for row in rows:
        declared = row.phrases.profile.labels.fields
        if not declared or any(name in declared for name in STATUSES):
            return
        for column in row.columns:
            if column.field in _JUDGED:
                hue = colours.hue_beneath(row, column)
                if hue in RATED:
                    found[column.label].append(hue)
    for label, hues in found.items():
        if len(set(hues)) > 1:
            count = f"{len(hues)} of its cells"
            yield f"the column {quoted(label)} is declared as no status, and {count} are coloured as one"


def describe_lost(
    rows: Sequence[PrintedRow],
    marks: Mapping[int, Mapping[str, StatusMark]],
    colours: OtherColours,
    phrases: Phrases,
) -> Iterator[str]:
    """Yield messages that name the measures without a status that colours seem to tell.

    A cell of theirs is coloured, or their rows, bars before them or figures are in colours of more
    than one status. `marks` holds what was seen of each row, by its `id`.
    """
    declared = phrases.profile.labels.fields
    unread = [
        row
        for row in rows
        if row.is_measure and "measure" in row.cells and not marks[id(row)] and row.columns
    ]
    lost: dict[int, PrintedRow] = {}
    if any(name in declared for name in STATUSES):
        lost = {id(row): row for row in unread if colours.hues_in(row, _OTHERWISE)}
    if lost:
        yield f"a cell is coloured as a status and none is read: {_names([*lost.values()])}"
    coloured: defaultdict[str, list[tuple[object, PrintedRow]]] = defaultdict(list)
    for row in unread:
        if id(row) not in lost:
            for what, hue in colours.hues_of_row(row):
                coloured[what].append((hue, row))
    for what, seen in coloured.items():
        if len({hue for hue, _ in seen}) > 1:
            names = _names([row for _, row in seen])
            yield f"{what} coloured as statuses and none is read: {names}"


def _names(rows: Sequence[PrintedRow]) -> str:
    """Return the measures of rows as a message names them."""
    return first_of([quoted(flow(row.cells["measure"])) for row in rows], _NAMED)
