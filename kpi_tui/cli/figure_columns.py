"""Readings as rows of a table: the columns that `measures` and `show` share."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from shutil import get_terminal_size

from kpi_tui.labels import Label, mark
from kpi_tui.publish.console import ColouredText, TableColumn

PrintedFigures = tuple[str | None, str | None, str | None]
"""An actual, its target and its status."""

_FIGURES = (
    TableColumn(Label.ACTUAL, right=True, no_wrap=True),
    TableColumn(Label.TARGET, right=True, no_wrap=True),
    TableColumn(Label.STATUS, no_wrap=True),
)
_YEAR = (
    TableColumn(Label.YTD_ACTUAL, right=True, no_wrap=True),
    TableColumn(Label.YTD_TARGET, right=True, no_wrap=True),
    TableColumn(Label.YTD_RAG, no_wrap=True),
)


def figure_columns(wide: bool) -> Sequence[TableColumn]:
    """Return the period's columns, and the year's beside them where there is room."""
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
