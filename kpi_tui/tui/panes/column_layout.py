"""Which columns of the measure table have room, how wide each is, and names cut to theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.text import Text

from kpi_tui.report import ALL_STATUSES
from kpi_tui.text import one_line
from kpi_tui.tui.cut_names import cut_apart
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.columns import COLUMNS, MeasureColumn
from kpi_tui.tui.session.column_choice import ALWAYS, ColumnChoice
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.tui.short_codes import shared_start
from kpi_tui.tui.text_layout import wrap

LEAST_NAME = 15
"""Cells of a measure's name, before figures give way to it."""
NAME_IN_FULL = 999
GIVING_WAY = {
    "previous_status": 40,
    "ytd_target": 40,
    "ytd_status": 34,
    "trend": 32,
    "portfolio_holder": 30,
    "directors": 28,
    "ytd_actual": 27,
    "published_direction": 25,
    "previous_actual": 24,
    "floor": 22,
    "travel": 22,
    "notes": 20,
    "variance": 20,
    "queries": LEAST_NAME,
    "period_target": LEAST_NAME,
    "period_actual": LEAST_NAME,
}
"""The columns that give way, in this order: each goes if the name has fewer cells than its number."""
NARROW, NARROW_STATUS = 68, 7
"""Below so many cells of the table, statuses have so few: words that are longer become glyphs."""
MIDDLING = 90
"""Below so many cells codes are short, and so are labels that have a short form."""
NARROW_CODE, MOST_NARROW_CODE = 5, 9
"""Cells of short codes, and the most that codes have which stay long without their shared start."""
ROOMY = 200
"""From so many cells on labels that have a short form are written in full."""


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The columns that have room, and how many cells each takes."""

    columns: tuple[MeasureColumn, ...]
    widths: tuple[int, ...]
    names: Sequence[tuple[str, ...]] = ()
    """The name of each row, cut so that no two look alike: a line, or two where that was chosen."""

    @property
    def by_key(self) -> dict[str, int]:
        """The cells of each column."""
        return {each.key: cells for each, cells in zip(self.columns, self.widths, strict=True)}


def lay_out(
    rows: Sequence[TableRow],
    room: int,
    padding: int,
    palette: Palette,
    choice: ColumnChoice | None = None,
) -> ColumnLayout:
    """Choose the columns for `room` cells, each with `padding` cells around its text.

    Columns that were not chosen, or of which no row has anything, are left out, whatever the room.
    """
    choice = choice or ColumnChoice()
    columns = [
        each
        for each in sorted(COLUMNS, key=lambda each: choice.place(each.key))
        if each.key in ALWAYS or (each.key in choice.shown and each.is_in(rows))
    ]
    if any(row.reading.code_is_ours for row in rows):
        ours = "Our code" if room >= MIDDLING else "Ours"
        columns = [replace(each, label=ours) if each.key == "code" else each for each in columns]
    widths = {column.key: _width(column, rows, room, palette) for column in columns}
    widths |= {key: cells for key, cells in choice.widths.items() if widths.get(key)}
    wished = choice.widths.get("name", 0)

    def left() -> int:
        return room - sum(widths[column.key] + padding for column in columns)

    for key, least in GIVING_WAY.items():
        if left() < (wished or least):
            columns = [column for column in columns if column.key != key]
    lacking = LEAST_NAME - left() if room < NARROW else 0
    widths["code"] = max(min(widths["code"], NARROW_CODE), widths["code"] - max(0, lacking))
    widths["name"] = max(left(), LEAST_NAME)
    (named,) = [each for each in columns if each.key == "name"]
    names = [named.text(row, palette, NAME_IN_FULL).plain for row in rows]
    return ColumnLayout(
        tuple(columns),
        tuple(widths[column.key] for column in columns),
        _in_lines(names, widths["name"], 2 if choice.two_lines else 1),
    )


def _in_lines(names: Sequence[str], room: int, lines: int) -> list[tuple[str, ...]]:
    """Cut names to a line, or to two of which the first ends between words where it can."""
    if lines == 1:
        return [(name,) for name in cut_apart(names, [room] * len(names))]
    first = [wrap(Text(name), room)[0].plain.rstrip() if name else "" for name in names]
    rest = [name[len(begin) :].strip() for name, begin in zip(names, first, strict=True)]
    return list(zip(first, cut_apart(rest, [room] * len(rest)), strict=True))


def _width(column: MeasureColumn, rows: Sequence[TableRow], room: int, palette: Palette) -> int:
    if not column.most:
        return 0
    most = column.most
    if column.key == "code" and room < MIDDLING:
        codes = [one_line(row.reading.measure_code) for row in rows]
        longest = max(map(len, codes), default=0) - len(shared_start(codes))
        most = min(max(NARROW_CODE, longest), MOST_NARROW_CODE)
    elif room < NARROW and column.key in ALL_STATUSES:
        most = NARROW_STATUS
    label = column.label if room >= ROOMY else column.short or column.label
    texts = (column.text(row, palette, most).cell_len for row in rows)
    return min(most, max([column.least, len(label), *texts]))
