"""Tables and text for a terminal, and the same as plain lines where output goes elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.text import one_line, visible


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
    A dense table has one space between its columns.
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

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 0 if dense else 1),
        show_edge=not dense,
    )
    for column in columns:
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=column.no_wrap,
            header_style="bold",
        )
    for row in rows:
        cells = map(_coloured, row)
        table.add_row(*(Text(one_line(cell.text), cell.colour) for cell in cells))
    Console(highlight=False).print(table)


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
