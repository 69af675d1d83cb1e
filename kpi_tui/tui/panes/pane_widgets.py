"""Which widgets draw a pane that stands in the place of table and commentary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.widget import Widget

from kpi_tui.tui.lists.heat_map import HeatMapPane
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.panes.heat_map_view import HeatCells, HeatDetail
from kpi_tui.tui.panes.list_view import LineDetail, ListRows
from kpi_tui.tui.session.main_pane import MainPane


class Drawn(Protocol):
    """What the widgets of a pane can do beside what every widget can."""

    def draw(self) -> None:
        """Draw it anew: the period, the filters, the colours or what is known have changed."""


def widgets_of(pane: MainPane) -> Sequence[Widget]:
    """Make the widgets of a pane, from top to bottom: each is `Drawn`, the first has the keyboard.

    Raises `ValueError` for a kind of pane that has none.
    """
    if isinstance(pane, ListPane):
        return ListRows(pane), LineDetail(pane)
    if isinstance(pane, HeatMapPane):
        return HeatCells(pane), HeatDetail(pane)
    raise ValueError(f"nothing draws {type(pane).__name__}")
