"""The rows of the tables of measures on a page, and the lines that stand outside them.

A row is what lies between two lines across the table. A row that is cut by the foot of a page
often has no line under it: it reaches to where the table's columns end. What follows at the top
of the next page, with or without another header, are rows of the same columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.across import into_texts, rows_below, texts_across
from kpi_tui.pdf.table.cell_texts import Cells
from kpi_tui.pdf.table.cells import deal_out
from kpi_tui.pdf.table.code_borders import part_at_codes, without_second_codes
from kpi_tui.pdf.table.group_headings import (
    find_group_headings,
    find_heading_rows,
    find_leading,
    find_title_alone,
)
from kpi_tui.pdf.table.level_rows import Parting, part_by_cells, several_in_one
from kpi_tui.pdf.table.open_feet import lowest_owner
from kpi_tui.pdf.table.open_tables import begins_again, continuation
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.row_kinds import join_row_kinds, with_targets
from kpi_tui.pdf.table.shared_cells import share_out, with_shared
from kpi_tui.pdf.table.spaced_rows import part_by_space
from kpi_tui.pdf.table.sums import part_at_sums
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.table.title_grounds import between_titles, titles_on_grounds
from kpi_tui.pdf.table.touching_grounds import part_at_grounds, rows_on_grounds
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.profiles.profile import Begins, TitlePlace

_JUST_BELOW = 0.8
"""Sizes of its font below a header within which a line is the header's own: no row is so low."""
_ABOVE_CODE = (
    "no line parts its code from what stands above it: "
    "this may be its own, not that of the measure before"
)
_BELOW = "what stands first on a page may be that of the measure below it: no line parts them"


@dataclass(slots=True)
class PageContent:
    """A page taken apart: rows and free lines from top to bottom, and its headers' words."""

    items: list[PrintedRow | Line]
    headers: list[Line] = field(default_factory=list)
    """The lines of its tables' headers."""
    across: list[list[Line]] = field(default_factory=list)
    """The lines of each row that runs across a table and is no measure's."""
    alone: list[Line] = field(default_factory=list)
    """Lines that stand alone in the first column of a table without lines."""


def read_rows(layout: PageLayout, going_on: Region | None) -> tuple[PageContent, Region | None]:
    """Read a page, and return its content and the table that is open at its end.

    `going_on` is the table that was open at the end of the page before.
    """
    taken: set[int] = set()
    items: list[PrintedRow | Line] = []
    content = PageContent(items)
    goes_on = going_on is not None and not begins_again(going_on, layout)
    table = continuation(going_on, layout) if going_on is not None and goes_on else None
    if table is not None:
        items += _rows(layout, table, content, taken, goes_on=True)
    elif going_on is not None and not layout.lines:
        return content, going_on  # a page left blank within a table
    lined = table.lined if table is not None else going_on.lined if going_on is not None else None
    for region in layout.regions:
        region.lined = lined
        header = region.header
        inside = region.own_lines(layout.lines_between(header.top, header.bottom))
        content.headers += inside
        taken.update(id(word) for line in inside for word in line.words)
        items += _rows(layout, region, content, taken, goes_on=going_on is not None)
        lined = region.lined
        if any(column.field == "measure" for column in region.columns):
            table = region
        else:  # the right half of another: rows may still go on with that one
            table = table or going_on
    for line in layout.lines:
        items += line.without(taken)
    items.sort(key=lambda item: item.top)
    lowest = max((region.header.bottom for region in layout.regions), default=0.0)
    for item in reversed(items):
        if isinstance(item, PrintedRow) or item.top < lowest:  # a header may stand at the foot
            break
        if layout.phrases.ends_table(item.text):  # behind the last row: the table ends here
            return content, None
    return content, table


def _rows(
    layout: PageLayout, table: Region, content: PageContent, taken: set[int], *, goes_on: bool
) -> list[PrintedRow]:
    """Read the rows of a table; the `id`s of their words are added to `taken`."""
    if table.ruled:
        table.bottom = lowest_owner(table, layout)
    titles = [] if table.ruled else titles_on_grounds(table, layout, _lines_between(layout, table))
    if not titles:
        return _rows_of(layout, table, content, taken, goes_on=goes_on)
    content.across += [title.lines for title in titles]
    taken.update(id(word) for title in titles for line in title.lines for word in line.words)
    rows: list[PrintedRow] = []
    for part in between_titles(table, titles):
        below = _rows_of(layout, part, content, taken, goes_on=goes_on and not rows)
        for row in below if part.header.bottom > table.header.bottom else ():
            row.opens = False
        table.lined = part.lined
        rows += below
    return rows


def _lines_between(layout: PageLayout, table: Region) -> list[float]:
    """Return the heights of the lines that part a table's rows."""
    first = table.header.bottom + _JUST_BELOW * table.header.size
    across = layout.rulings_across(table.columns[0].x0, table.columns[-1].x1)
    return [at for at in across if first < at < table.bottom - 1]


def _rows_of(
    layout: PageLayout, table: Region, content: PageContent, taken: set[int], *, goes_on: bool
) -> list[PrintedRow]:
    """Read the rows of a table, or of a part of it."""
    already = len(content.across), len(content.alone)
    by_code = layout.phrases.profile.begins is Begins.CODE
    top, bottom = table.header.bottom, table.bottom
    if not table.ruled:
        content.across += texts_across(layout, table, taken)
    inside = [word for word in table.words(layout.lines) if id(word) not in taken]
    cuts = _lines_between(layout, table)
    parting = None if table.ruled or cuts else part_by_cells(inside, table, layout, goes_on=goes_on)
    doubtful: list[tuple[float, float]] = []
    if parting is not None:
        cuts = part_at_grounds(parting.cuts, inside, table, layout)
    elif not (table.ruled or cuts or by_code):
        cuts, inside, doubtful = _part_by_space(inside, layout, table, content, taken)
    taken.update(map(id, inside))
    leading = find_leading(inside, table.columns)
    borders, is_guess = [top, *cuts, bottom], False
    if parting is None:
        borders, is_guess = part_at_codes(inside, borders, table, layout.phrases, leading)
    if table.ruled or cuts:
        borders = without_second_codes(borders, cuts, inside, table)
    if not table.ruled:
        borders = part_at_sums(borders, inside, table, leading)
    found = [] if table.ruled else find_title_alone(inside, table, layout)
    if not (found or table.ruled or cuts):
        found = [[line] for line in find_group_headings(inside, borders, table, layout)]
    elif layout.phrases.profile.priorities.place is TitlePlace.ROW and not (found or table.ruled):
        found = list(find_heading_rows(inside, borders, table, layout))
    content.across += found
    inside = _without(inside, [line for lines in found for line in lines])
    lines = {*(() if parting and by_code else cuts), *((top, bottom) if table.ruled else ())}
    if parting is None and (is_guess or not table.ruled):
        doubtful += [(top, bottom)] if is_guess else several_in_one(inside, table, layout, borders)
        parting = Parting(cuts, doubtful, begins_next=False)
    cells = deal_out(inside, layout, table, borders)
    content.across += [into_lines(each, layout.page.number) for each in cells.across.values()]
    rows = [
        row
        for index, row in enumerate(_printed_rows(cells, table, borders, layout))
        if row.cells or (row.bottom - row.top > table.header.size and index not in cells.across)
    ]
    if not table.ruled:
        alone = ([line] for line in content.alone[already[1] :])
        rows = rows_below(rows, [*content.across[already[0] :], *alone])
    rows = join_row_kinds(rows, layout.phrases.profile.table.rows)
    _mark(rows, parting, lines, table)
    return rows


def _part_by_space(
    words: Sequence[Word], layout: PageLayout, table: Region, content: PageContent, taken: set[int]
) -> tuple[list[float], list[Word], list[tuple[float, float]]]:
    """Part rows by the space between them, and return the words that are no headings, and doubts."""
    if on_grounds := rows_on_grounds(words, table, layout):
        return on_grounds, list(words), []
    cuts, headings, doubtful = part_by_space(words, table)
    if layout.phrases.profile.priorities.place is TitlePlace.ROW:
        content.across += into_texts(headings)
        taken.update(id(word) for line in headings for word in line.words)
    else:
        content.alone += headings
    kept = _without(words, headings)
    return part_at_grounds(cuts, kept, table, layout), kept, doubtful


def _mark(
    rows: Sequence[PrintedRow], parting: Parting | None, lines: set[float], table: Region
) -> None:
    """Note of rows which lines part them, and what is open of where they begin and end.

    Whether its measures are parted by lines is noted of their table.
    """
    for row in rows:
        row.drawn = row.top in lines, row.bottom in lines
        if parting is not None and any(a < row.bottom and row.top < b for a, b in parting.open):
            row.doubts.append("no line parts it from those beside it, and its lines may be theirs")
    filled = [row for row in rows if row.cells]
    if filled:
        filled[0].opens = True
        filled[0].ends_above = parting is not None and parting.ends_above
        filled[-1].begins_next = parting is not None and parting.begins_next
    if table.ruled and len(filled) == 2 and not (filled[0].code or filled[1].drawn[0]):
        filled[0].doubts.append(_BELOW)
        filled[1].doubts.append(_ABOVE_CODE)
    pairs = [(one, two) for one, two in pairwise(rows) if one.code and two.code]
    if pairs:
        are_lined = all(one.drawn[1] and two.drawn[0] for one, two in pairs)
        table.lined = table.lined is not False and are_lined


def _without(words: Sequence[Word], lines: Sequence[Line]) -> list[Word]:
    """Return the words that stand in none of these lines."""
    apart = {id(word) for line in lines for word in line.words}
    return [word for word in words if id(word) not in apart]


def _printed_rows(
    cells: Cells, table: Region, borders: Sequence[float], layout: PageLayout
) -> list[PrintedRow]:
    """Return the rows of a table, with the lines of their cells."""
    page, profile = layout.page.number, layout.phrases.profile
    columns = with_targets(with_shared(table.columns, profile.labels), profile.table.rows)
    rows = [
        PrintedRow(page, a, b, columns, layout.phrases, doubts=cells.doubts.get(index, []))
        for index, (a, b) in enumerate(pairwise(borders))
    ]
    lowest = max((row for row, _ in cells.words), default=0)
    for (row, column), (first, last) in cells.merged.items():
        name = table.columns[column].field
        is_open = first == 0 and (row, column) not in cells.words
        if first < row or is_open:
            rows[row].joined.add(name)
        if row == last >= lowest:
            rows[row].hanging.add(name)
    lines = {key: into_lines(words, page) for key, words in cells.words.items()}
    lead = table.lead
    for row, column in sorted(lines, key=lambda at: (at[0], at[1] != lead, at[1])):
        first, last = cells.merged.get((row, column), (row, row))
        name = table.columns[column].field or table.columns[column].label
        # A cell merged downwards holds for each measure beside it; other rows go on with one.
        if row != first and (column == lead or (row, lead) not in lines or not _begins(rows[row])):
            continue
        rows[row].cells[name] = [*rows[row].cells.get(name, ()), *lines[row, column]]
        if first != last:
            rows[row].extents[name] = borders[first], borders[last + 1]
        if row != first:
            rows[row].repeated.add(name)
    if len(columns) > len(table.columns):
        for each in rows:
            share_out(each)
    return rows


def _begins(row: PrintedRow) -> bool:
    """Whether a row is a measure's, as far as its first cell tells."""
    by_code = row.phrases.profile.begins is Begins.CODE
    return row.code is not None if by_code else bool(row.cells)
