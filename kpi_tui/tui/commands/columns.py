"""Commands that arrange the columns of the table and the order of its rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.command import SCREEN, Command, needs_a_period
from kpi_tui.tui.commands.screen import needs_the_table, sort_rows
from kpi_tui.tui.commands.steps import Steps, ask

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def arrange_columns(session: Session) -> Steps:
    """Choose the columns of the table, their order and widths."""
    from kpi_tui.tui.screens.columns import ColumnsDialog

    yield from ask(ColumnsDialog(session.kept, session.rows))


COMMANDS = (
    Command("columns", "W", "columns", f"{Label.COLUMNS} …",
            "Show, hide and order columns, their widths, names of two lines", SCREEN,
            arrange_columns, needs_a_period, at_once=True,
            also="column chooser, hide, width, order of columns, settings, unit, year to date, add column, "
                 "hide column, hide columns, change columns, more columns, show director column, wider, "
                 "long names"),
    Command("sort-as-well", "plus", "sort as well", "Sort by a second column as well",
            "Where rows are alike, by a second column; so does Shift and a click", SCREEN,
            partial(sort_rows, step=0), needs_the_table,
            also="several columns, then by, second"),
)  # fmt: skip
