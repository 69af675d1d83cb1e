"""Headings of groups between the measures of a table without lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kpi_tui.pdf.page.glyphs import is_bold_font
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.header_columns import HANGING, FieldColumn
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.text.lines import Line, flow, into_lines
from kpi_tui.profiles.profile import TitlePlace

_PARTED = 1.25
"""A heading stands further below a name than this many times the distance of its lines."""
_LEADING = 1.3
"""The usual distance of lines, in font sizes, where a name has but one."""
_PADDED = 1.4
"""Lines of one cell are closer than this many times the font's size."""
_SOLID = 0.95
"""Lines of one text are no closer than this share of the font's size: else one runs over another."""
_LOOKED_AT = 3
"""So many names tell whether all are bold."""
_LEVEL = 0.5
"""Lines that differ by less than this share of the font's size are one."""


def find_group_headings(
    words: Sequence[Word], borders: Sequence[float], table: Region, layout: PageLayout
) -> Iterator[Line]:
    """Yield the lines below a code or a name that stand below all else of their row, and apart."""
    phrases, page = layout.phrases, layout.page.number
    first = table.columns[table.lead]
    beside = table.columns[table.lead + 1 : table.lead + 2]
    if first.field == "code" and [column.field for column in beside] == ["measure"]:
        first = replace(first, x1=beside[0].x1)
    leading = find_leading(words, table.columns)
    codes = [
        line.base
        for line in into_lines(w for w in words if first.holds(w, HANGING))
        if phrases.code_at_start(line.text)
    ]
    # Rows are never closer than lines of one cell: what is as far off is a row of its own.
    pitch = 0.97 * min((b - a for a, b in pairwise(codes)), default=math.inf)
    for top, bottom in pairwise(borders):
        inside = [word for word in words if top < word.centre < bottom]
        lines = into_lines((w for w in inside if first.holds(w, HANGING)), page)
        if len(lines) < 2 or phrases.code_at_start(lines[0].text) is None:
            continue
        others = [word.base for word in inside if word.middle >= first.x1]
        size = lines[0].size
        steps = [b.base - a.base for a, b in pairwise(lines)]
        usual = min(leading, *steps) if leading else _LEADING * size
        for index, step in enumerate(steps, 1):
            below_all = max(others, default=0.0) + _LEVEL * size < lines[index].base
            if below_all and (step > _PARTED * usual or step > max(pitch, _PADDED * size)):
                yield from lines[index:]
                break


def find_heading_rows(
    words: Sequence[Word], borders: Sequence[float], table: Region, layout: PageLayout
) -> Iterator[list[Line]]:
    """Yield the rows between lines in which a heading stands below the measures' names, and nothing else.

    It reads as the profile says, or is bold where names are not: a measure may have no figures yet.
    One that is wider than its column is no name beside figures.
    """
    lead, page = table.columns[table.lead], layout.page
    alone, others = [], []
    for top, bottom in pairwise(borders):
        inside = [word for word in words if top < word.centre < bottom]
        names = [word for word in inside if lead.holds(word, HANGING)]
        if names and len(names) == len(inside):
            alone.append(into_lines(names, page.number))
        elif names and not _is_one_text(inside, lead):
            others.append(names[0])
    names_are_bold = any(is_bold_font(page.font_of(word)) for word in others[:_LOOKED_AT])
    for lines in alone if others else ():
        if is_heading(lines, layout, names_are_bold=names_are_bold):
            yield lines


def _is_one_text(words: Sequence[Word], column: FieldColumn) -> bool:
    """Whether nothing stands beside lines that begin in a column, however far they reach."""
    return all(
        len(line.runs()) == 1 and column.holds(line.words[0], HANGING) for line in into_lines(words)
    )


def find_title_alone(words: Sequence[Word], table: Region, layout: PageLayout) -> list[list[Line]]:
    """Return the heading that is all there is below a header: its measures stand on the next page."""
    lines = into_lines(words, layout.page.number)
    is_title = (
        layout.phrases.profile.priorities.place is TitlePlace.ROW
        and lines
        and all(len(line.runs()) == 1 for line in lines)
        and lines[0].x0 < table.columns[0].x1
        and layout.phrases.code_at_start(lines[0].text) is None
        and is_heading(lines, layout, names_are_bold=table.has_bold_names)
    )
    return [lines] if is_title else []


def note_bold_names(layouts: Sequence[PageLayout]) -> None:
    """Note of each table whether most names of measures are bold, those of other pages too."""
    tables = [(layout, region) for layout in layouts for region in layout.regions]
    are_bold = [
        is_bold_font(layout.page.font_of(line.words[0]))
        for layout, region in tables
        for line in layout.lines_between(region.header.bottom, region.bottom)
        if len(line.runs()) > 1 and region.columns[region.lead].holds(line.words[0])
    ]
    for _, region in tables:
        region.has_bold_names = 2 * sum(are_bold) > len(are_bold)


def is_heading(lines: Sequence[Line], layout: PageLayout, *, names_are_bold: bool = False) -> bool:
    """Whether lines read as the profile says that headings do, or are bold where names are not."""
    declared = layout.phrases.profile.priorities.headings
    if declared:
        return any(phrase.fills(flow(lines)) is not None for phrase in declared)
    return not names_are_bold and is_bold_font(layout.page.font_of(lines[0].words[0]))


def find_leading(words: Sequence[Word], columns: Sequence[FieldColumn]) -> float:
    """Return the least distance from line to line in any column; 0 where all cells have one line."""
    steps = [
        below.base - above.base
        for column in columns
        for above, below in pairwise(into_lines(word for word in words if column.holds(word)))
        if below.base - above.base > _SOLID * below.size
    ]
    return min(steps, default=0.0)
