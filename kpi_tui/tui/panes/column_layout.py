"""Which columns of the measure table have room, how wide each is, and names cut to theirs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from kpi_tui.settings import DEFAULT_COLUMNS
from kpi_tui.text import one_line
from kpi_tui.tui.cut_names import cut_apart
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.columns import COLUMNS, TableColumn
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.tui.short_codes import shared_start

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
"""What gives way to the name, in this order, where the name would have fewer cells than this."""
NARROW, NARROW_STATUS = 68, 7
"""Below so many cells statuses other than the colours are glyphs alone."""
MIDDLING = 90
"""Below so many cells codes are short, and so are labels that have a short form."""
NARROW_CODE, MOST_NARROW_CODE = 5, 9
"""Cells of short codes, and of such as hardly get shorter."""
ROOMY = 200
"""From so many cells on labels that have a short form are written in full."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that have room, and how many cells each takes."""

    columns: tuple[TableColumn, ...]
    widths: tuple[int, ...]
    names: Sequence[str] = ()
    """The name of each row, cut so that no two look alike."""


def lay_out(
    rows: Sequence[TableRow],
    room: int,
    padding: int,
    palette: Palette,
    wanted: Collection[str] = DEFAULT_COLUMNS,
) -> Layout:
    """Choose the columns for `room` cells, each with `padding` cells around its text.

    Columns that are not wanted, or of which no row has anything, are left out, whatever the room.
    """
    columns = [
        each
        for each in COLUMNS
        if each.key in ("code", "name") or (each.key in wanted and each.is_in(rows))
    ]
    if any(row.reading.code_is_ours for row in rows):
        ours = "Our code" if room >= NARROW else "Ours"
        columns = [replace(each, label=ours) if each.key == "code" else each for each in columns]
    widths = {column.key: _width(column, rows, room, palette) for column in columns}

    def left() -> int:
        return room - sum(widths[column.key] + padding for column in columns)

    for key, least in GIVING_WAY.items():
        if left() < least:
            columns = [column for column in columns if column.key != key]
    lacking = LEAST_NAME - left() if room < NARROW else 0
    widths["code"] = max(min(widths["code"], NARROW_CODE), widths["code"] - max(0, lacking))
    widths["name"] = max(left(), LEAST_NAME)
    (named,) = [each for each in columns if each.key == "name"]
    names = [named.text(row, palette, NAME_IN_FULL).plain for row in rows]
    return Layout(
        tuple(columns),
        tuple(widths[column.key] for column in columns),
        cut_apart(names, [widths["name"]] * len(names)),
    )


def _width(column: TableColumn, rows: Sequence[TableRow], room: int, palette: Palette) -> int:
    if not column.most:
        return 0
    most = column.most
    if column.key == "code" and room < MIDDLING:
        codes = [one_line(row.reading.measure_code) for row in rows]
        longest = max(map(len, codes), default=0) - len(shared_start(codes))
        most = min(max(NARROW_CODE, longest), MOST_NARROW_CODE)
    elif room < NARROW and column.key in ("period_status", "previous_status", "ytd_status"):
        most = NARROW_STATUS
    label = column.label if room >= ROOMY else column.short or column.label
    texts = (column.text(row, palette, most).cell_len for row in rows)
    return min(most, max([column.least, len(label), *texts]))
