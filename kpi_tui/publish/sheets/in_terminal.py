"""A sheet in a terminal: as many of its last periods as there is room for, or all of it piped."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from shutil import get_terminal_size

from kpi_tui.labels import mark, plural
from kpi_tui.origin import Origin
from kpi_tui.publish.console import ColouredText, TableColumn, print_table, print_text
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell
from kpi_tui.text import one_line, visible

NAME = 22
"""The fewest columns that a name is cut to: earlier periods are left out before that."""


@dataclass(frozen=True, slots=True)
class TerminalLayout:
    """The part of a sheet that a terminal has room for."""

    columns: tuple[int, ...]
    """The places of the columns shown."""
    name: int
    """How many columns of the terminal the name has."""
    left_out: int
    """How many of the earlier periods there is no room for."""


def lay_out(sheet: Sheet, width: int) -> TerminalLayout:
    """Return the part of a sheet that fits into so many columns, with a space between any two."""
    shown = [
        place
        for place, column in enumerate(sheet.columns)
        if column.least is not None and column.least <= width
    ]
    needs = {place: sheet.room_for(place) for place in shown}
    names = [place for place in shown if sheet.columns[place].is_name]
    periods = [place for place in shown if sheet.columns[place].is_period]
    room = width - sum(needs[place] + 1 for place in shown if place not in (*names, *periods))
    longest = max((needs[place] for place in names), default=0)
    kept = len(periods)
    while kept > 1 and min(longest, NAME) + 1 + _sum(needs, periods[-kept:]) > room:
        kept -= 1
    gone = periods[: len(periods) - kept]
    name = max(min(longest, room - 1 - _sum(needs, periods[len(gone) :])), min(longest, NAME))
    return TerminalLayout(tuple(place for place in shown if place not in gone), name, len(gone))


def cut_in_the_middle(name: str, width: int) -> str:
    """Cut a name in its middle, since it often differs from others at its end."""
    if len(name) <= width:
        return name
    end = (width - 1) // 3
    return f"{name[: width - 1 - end].rstrip()}…{name[len(name) - end :].lstrip()}"


def print_sheet(sheet: Sheet, noun: str) -> None:
    """Print a sheet, on a terminal as much as it has room for. `noun` is what a period is called."""
    if not sys.stdout.isatty():
        print(visible(sheet.title if sheet.rows else f"{sheet.title}: none"), file=sys.stderr)
        print_table(
            [TableColumn(column.title) for column in sheet.columns],
            ([one_line(cell.text) for cell in row] for row in sheet.rows),
        )
        return
    layout = lay_out(sheet, get_terminal_size().columns)
    print_text(sheet.title, bold=True)
    for line in sheet.lead:
        print_text(line)
    if not sheet.rows:
        return
    shown = [sheet.columns[place] for place in layout.columns]
    periods = [place for place in layout.columns if sheet.columns[place].is_period]
    rows = [row for row in sheet.rows if not periods or any(row[at].text for at in periods)]
    print_table(
        [TableColumn("\n".join(column.lines), column.right, not column.wraps) for column in shown],
        [[_cell(row[at], sheet, at, layout) for at in layout.columns] for row in rows],
        dense=True,
    )
    left_out = ""
    if layout.left_out:
        gone = len(sheet.rows) - len(rows)
        with_rows = f" with {plural(gone, 'row')} of theirs alone" if gone else ""
        left_out = (
            f"{plural(layout.left_out, f'earlier {noun}')}{with_rows} left out: a wider terminal "
            "shows more, --format html or xlsx all."
        )
    for line in filter(None, (sheet.key, left_out, *sheet.notes)):
        print_text(line)


def _cell(cell: SheetCell, sheet: Sheet, place: int, layout: TerminalLayout) -> ColouredText:
    text = one_line(cell.brief)
    if sheet.columns[place].is_name:
        text = cut_in_the_middle(text, layout.name)
    faint = "dim " if cell.origin is Origin.SIMULATED else ""
    return ColouredText(text, f"{faint}{mark(cell.status).colour}".strip())


def _sum(needs: dict[int, int], places: Sequence[int]) -> int:
    return sum(needs[place] + 1 for place in places)
