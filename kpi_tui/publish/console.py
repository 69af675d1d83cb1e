"""Tables and text for a terminal, and the same as plain lines where output goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.text import one_line, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_LONG_WORD = 12
"""A longer word of a column that may be broken over lines can be broken within."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table."""

    title: str
    right: bool = False
    no_wrap: bool = False
    """Whether its cells are never broken over lines."""


@dataclass(frozen=True, slots=True)
class ColouredText:
    """A text with a colour, which tells nothing that the text does not."""

    text: str
    colour: str = ""


def print_table(
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[str | ColouredText]],
    dense: bool = False,
) -> None:
    """Print a drawn table on a terminal; elsewhere a line a row with tabs between the cells.

    The text may come from a report: it is printed as it is, control characters made visible, and
    elsewhere than on a terminal with a `'` before what a spreadsheet would take for a formula.
    A dense table has one space between its columns. Where a terminal has no room for whole words
    and figures beside each other, others have so too, or each cell has a line of its own.
    """
    if not sys.stdout.isatty():
        print("\t".join(column.title for column in columns))
        for row in rows:
            print("\t".join(_plain(cell if isinstance(cell, str) else cell.text) for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    texts = [
        [Text(one_line(cell.text), cell.colour) for cell in map(_coloured, row)] for row in rows
    ]
    for between in (1,) if dense else (3, 1):
        widths = _widths(columns, texts, console.width - between * len(columns) - 1)
        if widths:
            break
    else:
        _print_in_lines(columns, texts, console)
        return
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, between // 2), show_edge=not dense
    )
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=column.no_wrap and not width,
            width=width,
            header_style="bold",
        )
    for cells in texts:
        table.add_row(*cells)
    console.print(table)


def _widths(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[Text]], room: int
) -> Sequence[int | None]:
    """Return how wide each column is, so that no code and no figure is cut; `None` for as it comes.

    Where there is no room for whole cells, they are broken between words; where not for words
    either, nothing is returned.
    """
    from rich.cells import cell_len

    cells = [[column.title, *(row[at].plain for row in rows)] for at, column in enumerate(columns)]
    whole = [
        max(cell_len(line) for cell in column for line in cell.split("\n")) for column in cells
    ]
    least = [max(map(cell_len, " ".join(column).split()), default=0) for column in cells]
    least = [
        width if column.no_wrap else min(width, _LONG_WORD)
        for column, width in zip(columns, least, strict=True)
    ]
    needed = [
        full if column.no_wrap else width
        for column, full, width in zip(columns, whole, least, strict=True)
    ]
    if sum(needed) <= room:
        return [None] * len(columns)
    if sum(least) > room:
        return []
    widths, places = least, range(len(columns))
    while sum(widths) < room:  # first for names and sentences
        growing = [at for at in places if widths[at] < whole[at]]
        at = min(growing, key=lambda at: (columns[at].no_wrap, widths[at]))
        widths[at] += 1
    return widths


def _print_in_lines(
    columns: Sequence[TableColumn], rows: Iterable[Sequence[Text]], console: Console
) -> None:
    """Print a line a cell, after the title of its column, and leave out empty ones."""
    from rich.text import Text

    titles = [column.title.replace("-\n", "").replace("\n", " ") for column in columns]
    for row in rows:
        for title, cell in zip(titles, row, strict=True):
            if cell.plain:
                console.print(Text.assemble((f"{title}: ", "bold"), cell))
        console.print()


def print_text(text: str, colour: str = "", bold: bool = False, indent: int = 0) -> None:
    """Print lines of text, wrapped on a terminal and left alone elsewhere.

    A tab becomes a space: what is pasted into a spreadsheet would go on in a cell of its own there.
    """
    text = text.replace("\t", " ")
    if not sys.stdout.isatty():
        print("\n".join(" " * indent + line for line in visible(text).split("\n")))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    style = f"{'bold ' if bold else ''}{colour}".strip()
    padded = Padding(Text(visible(text), style), (0, 0, 0, indent), expand=False)
    Console(highlight=False).print(padded)


@lru_cache(maxsize=5000)
def _plain(text: str) -> str:
    """Return a cell for other programs. Cached, since many texts come again and again."""
    return escape_formula(one_line(text))


def _coloured(cell: str | ColouredText) -> ColouredText:
    return ColouredText(cell) if isinstance(cell, str) else cell
