"""Which cell of a table its words stand in, also where no line parts two cells.

Cells may be merged downwards, and hold for all their rows; a row may be merged across the table,
and is no measure's; and text may run over the border of its cell, which is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.pdf.page.marks import is_mark_of
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.beside_text import is_value_beside_text
from kpi_tui.pdf.table.cell_ends import is_end_of_cell, is_foot_of_cell
from kpi_tui.pdf.table.cell_texts import Cells, name_column
from kpi_tui.pdf.table.crossing import BESIDE, CROSSED, crossing_runs, is_text
from kpi_tui.pdf.table.downwards import join_downwards
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn, column_at
from kpi_tui.pdf.table.open_feet import open_feet
from kpi_tui.pdf.table.pairs import doubt_pairs
from kpi_tui.pdf.table.tables import EDGE_TOLERANCE, PageLayout, Region
from kpi_tui.pdf.text.quotes import quoted

_DRAWN = 0.5
"""A border is there where a line covers this share of it."""
_SAME_BORDER = 3.0
_ACROSS = 0.6
"""A row without a code is no measure's where so many of its cells are not parted."""
_CELLS = 4
"""A row that hardly a line parts has words in so many cells, or more, where white space does."""
_CUT = 0.1
"""Of a font's size: so far words stand over a border that cuts them off, at least."""


def deal_out(
    words: Sequence[Word], layout: PageLayout, table: Region, borders: Sequence[float]
) -> Cells:
    """Put the words of a table into its cells. `borders` are the heights between its rows."""
    starts = [column.x0 for column in table.columns]
    cells = Cells(layout.phrases, table.lead)
    before: Word | None = None
    for word in words:
        # A mark raised behind a figure may have room only in the next cell: it stays with its figure.
        host = before if before and is_mark_of(word, before) else word
        row = min(max(bisect_right(borders, host.centre) - 1, 0), len(borders) - 2)
        column = column_at(host.middle, starts)
        before = word
        cells.words.setdefault((row, column), []).append(word)
    closed, parted = _closed(layout, table, borders), _parted(layout, table, borders)
    crossing = list(crossing_runs(words, layout.page, table.columns))
    in_run = {id(word) for run in crossing for word in run}
    _part_by_space(cells, parted, in_run, table.columns)
    if closed and is_foot_of_cell(cells, len(closed), closed[-1]):
        parted[-1] = [True] * len(parted[-1])
    _take_rows_across(cells, parted, crossing, closed)
    for row, flags in enumerate(parted):
        if row not in cells.across:
            _join_across(cells, row, flags, table.columns)
    for run in crossing:
        if not is_value_beside_text(run, table.columns, cells.words, layout.phrases.profile):
            _give_to_one(cells, run, table.columns, parted)
    if table.ruled:
        _doubt_cut(cells, table.columns)
    else:
        doubt_pairs(cells, table.columns)
    _doubt_overlaps(cells, closed, borders)
    open_feet(cells, closed, table.columns, borders, layout.page.shapes)
    join_downwards(cells, closed, table.columns)
    return cells


def _closed(layout: PageLayout, table: Region, borders: Sequence[float]) -> list[list[bool]]:
    """Tell for the border under each row but the last in which columns it is drawn."""
    drawn = []
    for at in borders[1:-1]:
        near = [r for r in layout.horizontal_rulings if abs(r.at - at) <= _SAME_BORDER]
        # The edges of a status's ground alone part rows no more than white space does.
        lead = table.columns[table.lead]
        is_line = any(abs(ruling.at - at) < 0.1 for ruling in near) and any(
            ruling.coverage(lead.x0 + 1, lead.x1 - 1) >= _DRAWN for ruling in near
        )
        drawn.append(
            [
                not is_line or any(ruling.coverage(c.x0 + 1, c.x1 - 1) >= _DRAWN for ruling in near)
                for c in table.columns
            ]
        )
    return drawn


def _parted(layout: PageLayout, table: Region, borders: Sequence[float]) -> list[list[bool]]:
    """Tell for each row which of its cells a line parts from the next to the right.

    Where a border is drawn in no row and not in the header, white space parts the cells.
    """
    rows = list(pairwise(borders))
    by_border = []
    for column in table.columns[:-1]:
        near = [r for r in layout.vertical_rulings if abs(r.at - column.x1) <= EDGE_TOLERANCE]
        flags = [
            bottom - top < 4 or any(r.coverage(top + 1, bottom - 1) >= _DRAWN for r in near)
            for top, bottom in rows
        ]
        header = table.header
        in_header = any(r.coverage(header.top, header.bottom) >= _DRAWN for r in near)
        drawn = table.ruled and (in_header or any(flags))
        by_border.append(flags if drawn else [True] * len(rows))
    return [list(flags) for flags in zip(*by_border, strict=True)] or [[] for _ in rows]


def _part_by_space(
    cells: Cells, parted: Sequence[list[bool]], in_run: set[int], columns: Sequence[FieldColumn]
) -> None:
    """Have white space part the cells of a row that hardly a line parts, where several have words.

    The grounds that part others may lie below every other row alone, but those of statuses.
    """
    own = [not {a.field, b.field}.isdisjoint(STATUSES) for a, b in pairwise(columns)]
    for row, flags in enumerate(parted):
        filled = cells.columns(row)
        others = [flag for flag, is_own in zip(flags, own, strict=True) if not is_own]
        is_bare = any(each.count(False) >= max(_ACROSS * len(each), 1) for each in (flags, others))
        words = [word for column in filled for word in cells.words[row, column]]
        if len(filled) >= _CELLS and is_bare and in_run.isdisjoint(map(id, words)):
            flags[:] = [True] * len(flags)


def _take_rows_across(
    cells: Cells,
    parted: Sequence[Sequence[bool]],
    crossing: Sequence[Sequence[Word]],
    closed: Sequence[Sequence[bool]],
) -> None:
    """Take out the rows that run across the table: headings of groups, and notes."""
    in_run = {id(word): index for index, run in enumerate(crossing) for word in run}
    is_below_measure = False
    for row, flags in enumerate(parted):
        columns = cells.columns(row)
        if not columns:
            continue
        words = [word for column in columns for word in cells.words[row, column]]
        runs = {in_run[id(word)] for word in words if id(word) in in_run}
        starts = {_column_of(cells, row, crossing[index][0]) for index in runs}
        loose = flags.count(False)
        if not cells.has_code(row):
            alone = {
                column
                for column in columns
                for word in cells.words[row, column]
                if id(word) not in in_run
            }
            # A line is drawn above it in the first column, so it does not go on with that measure.
            is_heading = is_below_measure and columns == [0] and closed[row - 1][0]
            is_across = (
                (loose >= 2 and loose >= _ACROSS * len(flags))
                or (starts == {0} and alone <= {0})
                or is_heading
            ) and not (row == 0 and not runs and is_end_of_cell(cells, columns))
        else:
            is_below_measure = True
            is_across = bool(runs) and loose == len(flags) > 1
        if is_across:
            cells.across[row] = words
            for column in columns:
                del cells.words[row, column]


def _column_of(cells: Cells, row: int, word: Word) -> int:
    return next(c for c in cells.columns(row) if any(w is word for w in cells.words[row, c]))


def _join_across(
    cells: Cells, row: int, parted: Sequence[bool], columns: Sequence[FieldColumn]
) -> None:
    """Put the words of cells that are merged with those beside them into one, and tell of it."""
    group = [0]
    for column in range(1, len(columns) + 1):
        if column < len(columns) and not parted[column - 1]:
            group.append(column)
            continue
        filled = [c for c in group if (row, c) in cells.words]
        if len(group) > 1 and filled:
            named = [c for c in group if columns[c].field == "comment"]
            owner = (named or group)[0]
            words = [word for c in filled for word in cells.words.pop((row, c))]
            cells.words[row, owner] = words
            first, last = name_column(columns[group[0]]), name_column(columns[group[-1]])
            said = quoted(cells.text(row, owner))
            cells.doubts[row].append(f"one cell from {first} to {last}: {said}")
        group = [column]


def _give_to_one(
    cells: Cells,
    run: Sequence[Word],
    columns: Sequence[FieldColumn],
    parted: Sequence[Sequence[bool]],
) -> None:
    """Put a text that crosses a border into the cell that it begins in, and tell of it.

    A figure is written towards the right: it belongs to the cell that it ends in.
    """
    where = {
        key for key, words in cells.words.items() for word in run if any(w is word for w in words)
    }
    if not where:
        return  # a row across the table
    row = min(row for row, _ in where)
    starts = [column.x0 for column in columns]
    first = column_at(run[0].x0 + CROSSED, starts)
    last = column_at(run[-1].x1 - CROSSED, starts)
    if first == last or not any(parted[row][first:last]):
        return  # all of it stands in one cell
    if _is_of_full_cells(cells, row, run, columns):
        return
    is_figure = len(run) == 1 and columns[last].field.endswith(("_actual", "_target"))
    beside = [w for w in cells.words.get((row, first), ()) if not any(w is word for word in run)]
    owner = (
        last if is_figure and (beside or not columns[first].field.endswith("_actual")) else first
    )
    names = f"{name_column(columns[first])} and {name_column(columns[last])}"
    told = f"text runs across the border of {names}: {quoted(text_of(run))}"
    for key in where:
        kept = [w for w in cells.words[key] if not any(w is word for word in run)]
        if kept:
            cells.words[key] = kept
        else:
            del cells.words[key]
        if key != (row, owner):
            cells.given[key] = told
    cells.words.setdefault((row, owner), []).extend(run)
    cells.doubts[row].append(told)


def _is_of_full_cells(
    cells: Cells, row: int, run: Sequence[Word], columns: Sequence[FieldColumn]
) -> bool:
    """Whether a run is of cells side by side, each so full that its lines were broken.

    No word stands across a border, and each cell begins below its heading and goes on below.
    """
    parts: dict[int, list[Word]] = defaultdict(list)
    starts = [column.x0 for column in columns]
    for word in run:
        at = bisect_right(starts, word.middle) - 1
        if word.x0 < columns[at].x0 or word.x1 > columns[at].x1:
            return False
        parts[at].append(word)
    *full, last = sorted(parts)
    begins = all(abs(parts[at][0].x0 - columns[at].label_x0) < BESIDE for at in (*full[1:], last))
    goes_on = all(
        any(word.base > run[0].base + 0.5 * word.size for word in cells.words.get((row, at), ()))
        for at in full
    )
    return begins and goes_on


def _doubt_cut(cells: Cells, columns: Sequence[FieldColumn]) -> None:
    """Tell of words that stand a little over a border: a spreadsheet cuts off what has no room."""
    for (row, column), words in cells.words.items():
        place = columns[column]
        for word in words:
            over = max(place.x0 - word.x0, word.x1 - place.x1)
            if _CUT * word.size < over <= CROSSED and is_text(word):
                said = f"{name_column(place)}: {quoted(word.text)} stands over its border"
                cells.doubts[row].append(f"{said}: it may be cut off there")


def _doubt_overlaps(
    cells: Cells, closed: Sequence[Sequence[bool]], borders: Sequence[float]
) -> None:
    """Tell of text that a line between two rows runs through: it may be of either."""
    for (row, column), words in list(cells.words.items()):
        for below, border in ((row, borders[row]), (row + 1, borders[row + 1])):
            if not 0 < below < len(borders) - 1 or not closed[below - 1][column]:
                continue
            cut = [
                word
                for word in words
                if is_text(word) and 0.1 < (word.base - border) / word.size < 0.55
            ]
            if cut:
                said = quoted(text_of(cut))
                for doubted in (below - 1, below):
                    cells.doubts[doubted].append(f"text runs over the line of its row: {said}")
