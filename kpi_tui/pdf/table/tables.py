"""Where on a page its tables stand: the header, the columns and the extent of each.

A table with vertical lines reaches as far as they do. One without goes on until a line of text
does not fit its columns: a heading, or a sentence that runs across two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.page.rulings import JoinedRuling, join_rulings, running_along
from kpi_tui.pdf.page.underlines import without_underlines
from kpi_tui.pdf.table.beside_text import part_from_text
from kpi_tui.pdf.table.cell_edges import grounds_across
from kpi_tui.pdf.table.comment_tables import heads_comments
from kpi_tui.pdf.table.fitting import fits_columns, is_next_row, rows_of, text_starts
from kpi_tui.pdf.table.header_columns import FieldColumn, Header
from kpi_tui.pdf.table.headers import find_headers, find_right_halves
from kpi_tui.pdf.table.next_titles import without_next_title, without_notes
from kpi_tui.pdf.table.over_headings import lines_over
from kpi_tui.pdf.table.white_space import find_gaps, part_by_whitespace, reach_left
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.profile import Begins, TitlePlace

EDGE_TOLERANCE = 2.5
"""A line no further than so many points from the edge of a column is that edge."""
_RIM = 3.0
"""Points beside a table at which words are still its own."""
_ROW_ACROSS = 45.0
"""Points that a row across the table is high at most."""
_FEW_EDGES, _OWN_EDGES = 6, 0.4
"""Of a table with more edges of columns than these few, its rows have this share of them."""
_TITLE_RUNS = 2
"""A title, and its status or date."""
_LAST_COLUMN = 60.0
"""Points by which the last column may reach beyond its heading."""


@dataclass(slots=True)
class Region:
    """A table under its header, down to where it ends on this page."""

    header: Header
    columns: tuple[FieldColumn, ...]
    bottom: float
    ruled: bool
    """Whether vertical lines part its columns below the header too."""
    lined: bool | None = None
    """Whether lines part each of its measures from the next; `None` where no two were seen yet."""
    has_bold_names: bool = False
    """Whether names of measures are bold in the report, as headings between them are elsewhere."""

    @property
    def lead(self) -> int:
        """Which column a measure begins in: that of its code, else that of its name."""
        fields = [column.field for column in self.columns]
        return next((fields.index(name) for name in ("code", "measure") if name in fields), 0)

    def names(self, row: Sequence[Line]) -> bool:
        """Whether a row has words in the column that a measure begins in."""
        column = self.columns[self.lead]
        return any(column.holds(word) for line in row for word in line.words)

    def words(self, lines: Sequence[Line]) -> Iterator[Word]:
        """Yield the words that stand in its rows."""
        for line in lines:
            for word in line.words:
                if self.header.bottom < word.centre < self.bottom and self._reaches(word):
                    yield word

    def own_lines(self, lines: Sequence[Line]) -> list[Line]:
        """Return lines without the words that stand beside the table."""
        own = ([word for word in line.words if self._reaches(word)] for line in lines)
        return [Line(words, line.page) for words, line in zip(own, lines, strict=True) if words]

    def _reaches(self, word: Word) -> bool:
        return self.columns[0].x0 - _RIM <= word.middle <= self.columns[-1].x1 + _RIM


@dataclass(slots=True)
class PageLayout:
    """What a page is made of, before its rows are read."""

    page: Page
    lines: list[Line]
    horizontal_rulings: list[JoinedRuling]
    vertical_rulings: list[JoinedRuling]
    regions: list[Region]
    phrases: Phrases
    over: list[Line] = field(default_factory=list)
    """Lines over some columns of headers that are none of the headings we know: of no lines above."""

    def lines_between(self, top: float, bottom: float) -> list[Line]:
        """Return the lines of a band of the page."""
        return [line for line in self.lines if top < line.base and line.centre < bottom]

    def rulings_across(self, left: float, right: float) -> list[float]:
        """Return the heights of the lines across the page that part the rows of a table so wide."""
        return running_along(self.horizontal_rulings, left, right)


def lay_out(text: PageText, furniture: set[int], phrases: Phrases) -> PageLayout:
    """Lay out a page. `furniture` holds the `id` of every line that is no report's."""
    page = text.page
    layout = PageLayout(
        page,
        [line for line in text.lines if id(line) not in furniture],
        join_rulings(without_underlines(page.shapes, page.words)),
        join_rulings(page.shapes.verticals),
        [],
        phrases,
    )
    return find_tables(layout, text, phrases)


def find_tables(layout: PageLayout, text: PageText, phrases: Phrases) -> PageLayout:
    """Return a page with the tables whose headings these phrases know."""
    layout = replace(layout, regions=[], phrases=phrases, over=[])
    rulings = layout.horizontal_rulings, layout.vertical_rulings
    labels = phrases.profile.labels
    if not labels.fields:  # its measures stand in cards
        return layout
    headers = find_headers(text, *rulings, labels) or find_right_halves(text, *rulings, labels)
    layout.over = [
        line
        for header in headers
        for line in lines_over(header, layout.lines, layout.page, phrases)
    ]
    layout.lines = [line for line in layout.lines if not any(line is each for each in layout.over)]
    for index, header in enumerate(headers):
        limit = headers[index + 1].top if index + 1 < len(headers) else layout.page.size[1]
        bottom, ruled = _end(header, layout, limit)
        layout.regions.append(Region(header, header.columns, bottom, ruled))
    return layout


def part_columns(layouts: Sequence[PageLayout]) -> None:
    """Part the columns of tables without lines between them.

    The rows of all tables whose labels stand at the same places tell together where the white
    space between two columns is, also those on the pages that follow: a table of one row alone
    would not.
    """
    alike: dict[tuple[tuple[str, int], ...], list[tuple[int, Region]]] = defaultdict(list)
    for at, layout in enumerate(layouts):
        for region in layout.regions:
            if not region.header.parted:
                labels = tuple((c.field, round(c.label_x0)) for c in region.header.columns)
                alike[labels].append((at, region))
    for tables in alike.values():
        alone = {*_alone_on_grounds(layouts, tables[0][1].header)}
        own = (line for at, region in tables for line in _lines_of(region, layouts[at:]))
        lines = [line for line in own if id(line) not in alone]
        starts = text_starts(tables[0][1].header)
        stretches = [stretch for line in lines for stretch in line.runs(starts)]
        gaps = find_gaps(lines)
        for layout, region in ((layouts[at], region) for at, region in tables):
            header = region.header
            drawn = running_along(layout.vertical_rulings, header.bottom, region.bottom)
            *columns, last = part_by_whitespace(header, stretches, drawn, gaps)
            if last.x1 - last.label_x1 < EDGE_TOLERANCE:
                # No line says how far the last column reaches: margins are alike.
                margin = layout.page.size[0] - header.left
                below = (end for start, end in stretches if last.x0 < start < last.label_x1)
                reach = max(below, default=0.0)
                room = min(margin, last.label_x1 + _LAST_COLUMN)
                beside = [at for at in drawn if max(last.label_x1, reach) <= at <= room]
                last = replace(last, x1=min(beside, default=max(last.x1, room, reach)))
            columns = reach_left((*columns, last), lines)
            region.columns = part_from_text(columns, lines, layout.phrases.profile)


def _lines_of(region: Region, layouts: Sequence[PageLayout]) -> Iterator[Line]:
    """Yield the lines of a table on its page, the first one, and on those on which it goes on."""
    first, *others = layouts
    for line in first.lines_between(region.header.bottom, region.bottom):
        if fits_columns(line, region.header):
            yield line
    if region is not first.regions[-1]:
        return
    for layout in others:
        rows, limit = rows_at_top(region.header, layout)
        yield from rows
        if not rows or limit < layout.page.size[1]:
            return


def _alone_on_grounds(layouts: Sequence[PageLayout], header: Header) -> Iterator[int]:
    """Yield the `id`s of lines alone on a ground as wide as a table: titles run on past its columns."""
    for layout in layouts:
        for upper, lower in grounds_across(layout.page.shapes, (header.left, header.right)):
            on = [line for line in layout.lines if upper.at < line.centre < lower.at]
            yield from map(id, on if all(len(line.runs()) == 1 for line in on) else ())


def rows_at_top(header: Header, layout: PageLayout) -> tuple[list[Line], float]:
    """Return the lines at the top of a page with which a table goes on, and the y of what ends it."""
    first = layout.regions[0].header.top if layout.regions else layout.page.size[1]
    limit = first_heading_top(layout, header, 0.0, first)
    above = [line for line in layout.lines if line.base < limit]
    return own_rows(above, header, layout, limit), limit


def _end(header: Header, layout: PageLayout, limit: float) -> tuple[float, bool]:
    """Tell where the table under a header ends, and whether vertical lines say so."""
    limit = first_heading_top(layout, header, header.bottom, limit)
    edges = {header.left, *(column.x1 for column in header.columns)} if header.parted else set()
    beside = [
        ruling
        for ruling in layout.vertical_rulings
        if any(abs(ruling.at - edge) <= EDGE_TOLERANCE for edge in edges)
    ]
    reached = [ruling.reach(header.bottom) for ruling in beside]
    if reached and layout.phrases.profile.begins is not Begins.CODE:
        outermost = min(limit, max(reached))
        reached = [each.resumed(header.bottom, outermost, _ROW_ACROSS) for each in beside]
    inner = sorted(reached)[len(reached) // 3] if reached else header.bottom
    ruled = inner > header.bottom + 2
    end = min(limit, max(reached) + 0.5) if ruled else header.bottom
    below = [line for line in layout.lines if end < line.base < limit]
    # A table goes on below its vertical lines where only some of its rows are shaded.
    goes_on = bool(below) and fits_columns(below[0], header)
    if ruled and goes_on:
        rulings = layout.rulings_across(header.left, header.right)
        inside = layout.lines_between(header.bottom, end)
        goes_on = is_next_row(below, inside, header, end) or any(
            below[0].base < at < limit - EDGE_TOLERANCE for at in rulings
        )
    if ruled and not goes_on:
        return end, True
    for line in own_rows(below, header, layout, limit):
        end = line.base + line.size
    return min(end, limit), False


def own_rows(lines: Sequence[Line], header: Header, layout: PageLayout, limit: float) -> list[Line]:
    """Return the first of the lines, as far as they are rows of a table without vertical lines.

    `limit` is where the next header begins, or a heading, or the page ends.
    """
    rulings = layout.rulings_across(header.left, header.right)
    rows = rows_of(lines, header, layout.page, layout.phrases)
    rows = without_notes(rows, header, limit, rulings)
    if layout.phrases.profile.priorities.place is TitlePlace.ROW:
        return rows  # a title below the last row is a heading within the table
    return without_next_title(rows, header, layout.page, layout.phrases, limit, rulings)


def first_heading_top(layout: PageLayout, header: Header, below: float, limit: float) -> float:
    """Return the top of the first heading below a height at which a table's rows are, or the limit."""
    tops = [
        line.top
        for line in layout.lines
        if below < line.base < limit
        and (
            heads_comments(line)
            or (
                layout.phrases.ends_table(line.text)
                and (
                    _is_announced(line, layout, header)
                    or not _is_within_cells(line, layout, header)
                )
            )
        )
    ]
    return min([*(top - 0.5 for top in tops), limit])


def _is_announced(line: Line, layout: PageLayout, header: Header) -> bool:
    """Whether a line announces a priority where a measure would begin, with no figures beside it.

    All lines of a sheet may be printed, so that those between columns pass titles too.
    """
    begins = line.x0 < header.columns[0].x1
    return begins and len(line.runs()) <= _TITLE_RUNS and layout.phrases.announces(line.text)


def _is_within_cells(line: Line, layout: PageLayout, header: Header) -> bool:
    """Whether a line stands in a cell of several: lines between columns pass it on both sides.

    A heading may stand in a box of its own, whose lines are not those of the table's columns.
    """
    beside = running_along(layout.vertical_rulings, line.top, line.base)
    edges = [header.left, *(column.x1 for column in header.columns)]
    if header.parted and len(edges) > _FEW_EDGES:
        own = sum(any(abs(at - edge) <= EDGE_TOLERANCE for at in beside) for edge in edges)
        if own < _OWN_EDGES * len(edges):
            return False
    return len(beside) > 2 and min(beside) <= line.x0 and max(beside) >= line.x1
