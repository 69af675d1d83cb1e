"""Readings as rows of a table: the columns that `measures` and `show` share."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from shutil import get_terminal_size

from kpi_tui.labels import mark
from kpi_tui.publish.console import Cell, Column

Printed = tuple[str | None, str | None, str | None]
"""An actual, its target and its status."""

FIGURES = (
    Column("Actual", right=True, whole=True),
    Column("Target", right=True, whole=True),
    Column("Status", whole=True),
)
YEAR = (
    Column("YTD actual", right=True, whole=True),
    Column("YTD target", right=True, whole=True),
    Column("YTD status", whole=True),
)


def figure_columns(wide: bool) -> Sequence[Column]:
    """The month's columns, and the year's beside them."""
    return (*FIGURES, *YEAR) if wide else FIGURES


def figure_cells(period: Printed, ytd: Printed, wide: bool) -> list[Cell]:
    """The cells under `figure_columns`."""
    cells: list[Cell] = []
    for actual, target, status in (period, ytd) if wide else (period,):
        sign = mark(status)
        cells += [Cell(actual or ""), Cell(target or ""), Cell(str(sign), sign.colour)]
    return cells


def has_room(columns: int) -> bool:
    """Whether a terminal has so many columns; where output goes elsewhere there is always room."""
    return not sys.stdout.isatty() or get_terminal_size().columns >= columns
