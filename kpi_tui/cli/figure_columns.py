"""Readings as rows of a table: the columns that `measures` and `show` share."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from shutil import get_terminal_size

from kpi_tui.labels import mark
from kpi_tui.publish.console import ColouredText, TableColumn

PrintedFigures = tuple[str | None, str | None, str | None]
"""An actual, its target and its status."""

_FIGURES = (
    TableColumn("Actual", right=True, no_wrap=True),
    TableColumn("Target", right=True, no_wrap=True),
    TableColumn("Status", no_wrap=True),
)
_YEAR = (
    TableColumn("YTD actual", right=True, no_wrap=True),
    TableColumn("YTD target", right=True, no_wrap=True),
    TableColumn("YTD status", no_wrap=True),
)


def figure_columns(wide: bool) -> Sequence[TableColumn]:
    """Return the month's columns, and the year's beside them where there is room."""
    return (*_FIGURES, *_YEAR) if wide else _FIGURES


def figure_cells(period: PrintedFigures, ytd: PrintedFigures, wide: bool) -> list[ColouredText]:
    """Return the cells under `figure_columns`."""
    cells: list[ColouredText] = []
    for actual, target, status in (period, ytd) if wide else (period,):
        sign = mark(status)
        cells += [
            ColouredText(actual or ""),
            ColouredText(target or ""),
            ColouredText(str(sign), sign.colour),
        ]
    return cells


def has_room(columns: int) -> bool:
    """Whether a terminal has so many columns; where output goes elsewhere there is always room."""
    return not sys.stdout.isatty() or get_terminal_size().columns >= columns
