"""Readings as rows of a table: the columns that `measures` and `show` share."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import Any

from kpi_tui.labels import mark
from kpi_tui.publish.plain import Cell, Column

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
WIDE = 110
"""From how many columns a terminal has room for the year to date beside the month."""


def figure_columns() -> Sequence[Column]:
    """The month's columns, and the year's where there is room or no terminal."""
    return (*FIGURES, *YEAR) if _is_wide() else FIGURES


def figure_cells(reading: dict[str, Any]) -> list[Cell]:
    """The cells under `figure_columns`."""
    kinds = ("period", "ytd") if _is_wide() else ("period",)
    cells: list[Cell] = []
    for kind in kinds:
        sign = mark(reading[f"{kind}_status"])
        cells += [Cell(reading[f"{kind}_{name}"] or "") for name in ("actual", "target")]
        cells.append(Cell(str(sign), sign.colour))
    return cells


def _is_wide() -> bool:
    return not sys.stdout.isatty() or get_terminal_size().columns >= WIDE
