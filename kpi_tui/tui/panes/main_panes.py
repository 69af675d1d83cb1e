"""The widgets that stand in the place of table and commentary: made when first shown, then kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

from textual.screen import Screen
from textual.widget import Widget

from kpi_tui.tui.session.main_pane import MainPane
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode


class Drawn(Protocol):
    """What the widgets of a pane can do beside what every widget can."""

    def draw(self) -> None:
        """Draw it anew: the period, the filters, the colours or what is known have changed."""


def widgets_of(pane: MainPane) -> Sequence[Widget]:
    """Make the widgets of a pane, from top to bottom: each is `Drawn`, the first has the keyboard.

    Raises `ValueError` for a kind of pane that has none.
    """
    # Imported only here: the start would wait for what is first shown when a list is.
    from kpi_tui.tui.lists.heat_map import HeatMapPane
    from kpi_tui.tui.lists.list_pane import ListPane
    from kpi_tui.tui.panes.heat_map_view import HeatCells, HeatDetail
    from kpi_tui.tui.panes.list_view import LineDetail, ListRows

    if isinstance(pane, ListPane):
        return ListRows(pane), LineDetail(pane)
    if isinstance(pane, HeatMapPane):
        return HeatCells(pane), HeatDetail(pane)
    raise ValueError(f"nothing draws {type(pane).__name__}")


class MainPaneWidgets:
    """The widgets of the session's panes; those of one pane are shown, or table and commentary."""

    def __init__(self, session: Session, table: Widget, commentary: Widget) -> None:
        self._session, self._table, self._commentary = session, table, commentary
        self._made: dict[Mode, Sequence[Widget]] = {}

    @property
    def shown(self) -> Sequence[Widget]:
        """The widgets of the pane that is shown; the first has the keyboard."""
        mode = self._session.shown
        return self._made.get(mode, ()) if mode is not None else ()

    def draw(self, with_first: bool = True) -> None:
        """Draw the pane that is shown anew; without its first widget, what follows that one's cursor."""
        for widget in self.shown if with_first else self.shown[1:]:
            cast("Drawn", widget).draw()

    def arrange(self, screen: Screen[None]) -> None:
        """Show the widgets of the pane that is open, or table and commentary, and hide all others."""
        pane, place = self._session.pane, self._table.parent
        if pane is not None and pane.mode not in self._made:
            assert isinstance(place, Widget)
            self._made[pane.mode] = widgets_of(pane)
            place.mount(*self._made[pane.mode])
        for mode, widgets in self._made.items():
            for widget in widgets:
                widget.display = mode is self._session.shown
        self._table.display = pane is None
        self._commentary.display = pane is None or screen.maximized is self._commentary
