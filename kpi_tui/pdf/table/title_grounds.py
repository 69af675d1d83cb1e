"""Titles on grounds of their own in a table that no line parts: rows between them part as its cells tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kpi_tui.pdf.page.drawings import Ruling
from kpi_tui.pdf.table.cell_edges import grounds_across
from kpi_tui.pdf.table.group_headings import is_heading
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.text.lines import Line, into_lines

_SAME = 1.0
"""Points between the edge of a ground and what is drawn along it."""
_DRAWN = 0.5
"""Of a table's width, which a line along the edge of a ground has."""
_LINES = 2
"""A title has so many lines at most."""


@dataclass(frozen=True, slots=True)
class TitleGround:
    """A title, and the edges of the ground that it stands on."""

    upper: Ruling
    lower: Ruling
    lines: list[Line]


def titles_on_grounds(
    table: Region, layout: PageLayout, cuts: Sequence[float]
) -> list[TitleGround]:
    """Return the titles of a table on grounds of their own, from top to bottom.

    There are none where one of its `cuts` is a line, or the edge of another ground: it parts rows.
    """
    across = table.columns[0].x0, table.columns[-1].x1
    shapes = layout.page.shapes
    titles = [
        TitleGround(upper, lower, lines)
        for upper, lower in grounds_across(shapes, across)
        if table.header.bottom < lower.at
        and upper.at < table.bottom
        and (lines := _title_between(upper.at, lower.at, table, layout))
    ]
    own = [edge for title in titles for edge in (title.upper, title.lower)]
    others = [ruling for ruling in shapes.horizontals if ruling not in own]
    for cut in cuts:
        along = sum(max(0.0, each.along(*across)) for each in others if abs(each.at - cut) < _SAME)
        is_edge = any(abs(edge.at - cut) < _SAME for edge in own)
        if not is_edge or along > _DRAWN * (across[1] - across[0]):
            return []
    return titles


def between_titles(table: Region, titles: Sequence[TitleGround]) -> Iterator[Region]:
    """Yield the parts of a table above the first of its titles, between two, and below the last."""
    tops = [table.header.bottom, *(title.lower.at for title in titles)]
    bottoms = [*(title.upper.at for title in titles), table.bottom]
    for at, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
        if bottom > top:
            header = replace(table.header, top=top, bottom=top) if at else table.header
            yield replace(table, header=header, bottom=bottom)


def _title_between(top: float, bottom: float, table: Region, layout: PageLayout) -> list[Line]:
    """Return the lines of the title that is all there is on a ground; none where it is no title."""
    words = [word for word in table.words(layout.lines) if top < word.centre < bottom]
    lines = into_lines(words, layout.page.number)
    is_title = (
        0 < len(lines) <= _LINES
        and all(len(line.runs()) == 1 for line in lines)
        and lines[0].x0 < table.columns[0].x1
        and layout.phrases.code_at_start(lines[0].text) is None
        and is_heading(lines, layout, names_are_bold=table.has_bold_names)
    )
    return lines if is_title else []
