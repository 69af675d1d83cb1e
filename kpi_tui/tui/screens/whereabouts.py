"""Where one was when a pane took the place of table and commentary, and going back there."""

from __future__ import annotations

from dataclasses import dataclass

from textual.screen import Screen
from textual.widget import Widget

from kpi_tui.measure_name import CodeAndName
from kpi_tui.tui.panes.panes import Panes
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode, PageKind


@dataclass(slots=True)
class Whereabouts:
    """The place in table and commentary; it is empty before a pane is first opened."""

    focused: Widget | None = None
    page: PageKind | None = None
    cursor: CodeAndName | None = None
    scrolled: float = 0
    """How many lines the table was scrolled down."""
    read: float = 0
    """How many lines the commentary was scrolled down."""

    def show_pane(
        self, screen: Screen[None], session: Session, panes: Panes, mode: Mode | None
    ) -> None:
        """Show a pane; where it takes the place of table and commentary, keep the place in those."""
        if mode is not None and session.shown is None and mode is not session.behind:
            chosen = panes.table.chosen
            self.focused, self.page = screen.focused, panes.page
            self.cursor = None if chosen is None else session.key(chosen)
            self.scrolled, self.read = panes.table.scroll_y, panes.commentary.scroll_y
        panes.show_pane(mode)

    def leave_pane(self, screen: Screen[None], session: Session, panes: Panes) -> None:
        """Show table and commentary as they were, the keyboard where it was."""
        panes.show_pane(None)
        place = session.place_of(self.cursor)
        if place in panes.table.in_order:
            panes.table.go_to_place(place)
            panes.table.scroll_to(y=self.scrolled, animate=False, immediate=True)
        if self.page is not None:
            panes.read(self.page)
        elif self.focused is not None and self.focused.display:
            screen.set_focus(self.focused)
        panes.commentary.scroll_to(y=self.read, animate=False)
