"""The columns of the table, arranged on the screen: every change is seen behind the list at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from kpi_tui.labels import Label
from kpi_tui.tui.choices.ticks import box
from kpi_tui.tui.panes.columns import COLUMNS
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.session.column_choice import ALWAYS, ColumnChoice
from kpi_tui.tui.session.kept import Kept
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.tui.widgets.item_list import ItemList, ListItem

KEYS = "Space show, hide · < > move · ← → width · Esc close"
TWO_LINES, AS_SET = "two lines", "as set"
"""The lines below the columns: names of two lines, and the columns of the settings."""


class ColumnList(ItemList):
    """Lists the columns and has the keyboard, so that each key finds the cursor where keys left it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,W", "screen.leave", "Close", show=False),
        Binding("space,enter", "screen.take", "Show or hide", show=False),
        Binding("shift+up,less_than_sign", "screen.move(-1)", "Move left", show=False),
        Binding("shift+down,greater_than_sign", "screen.move(1)", "Move right", show=False),
        Binding("left", "screen.widen(-1)", "Narrower", show=False),
        Binding("right", "screen.widen(1)", "Wider", show=False),
    ]


class ColumnsDialog(Dialog[None]):
    """Arranges the columns; what is chosen is kept when it is left."""

    CSS_PATH = "columns.tcss"

    items = query_one(ColumnList)

    def __init__(self, kept: Kept, rows: Sequence[TableRow]) -> None:
        """Take what keeps the columns, and the measures there are."""
        super().__init__()
        self._kept, self._rows = kept, rows
        self._drawn: Mapping[str, int] = {}
        self._ids: list[str | None] = []
        """What each item of the list stands for; `None` is a heading."""

    def compose(self) -> ComposeResult:
        """Lay out the list, and what keys do in it."""
        with Vertical(id="columns") as box:
            box.border_title = Content(Label.COLUMNS)
            box.border_subtitle = Content(KEYS)
            yield ColumnList(id="columns-listed")

    def on_mount(self) -> None:
        """List the columns, the cursor on the name."""
        self._choose(self._kept.columns, "name")

    def action_leave(self) -> None:
        """Keep what is chosen."""
        self._kept.arrange(self._kept.columns)
        self.dismiss(None)

    def action_take(self) -> None:
        """Show or hide the column under the cursor, or do what the line says."""
        chosen, columns = self._under_cursor, self._kept.columns
        if chosen == TWO_LINES:
            self._choose(columns.with_lines(two=not columns.two_lines), chosen)
        elif chosen == AS_SET:
            self._choose(self._kept.usual, chosen)
        elif chosen is not None:
            self._choose(columns.toggled(chosen), chosen)

    def action_move(self, step: int) -> None:
        """Put the column under the cursor further to the left (-1) or the right (1)."""
        chosen = self._under_cursor
        if chosen is not None and chosen in self._kept.columns.order:
            self._choose(self._kept.columns.moved(chosen, step), chosen)

    def action_widen(self, step: int) -> None:
        """Make the column under the cursor wider (1) or narrower (-1)."""
        chosen = self._under_cursor
        if chosen is not None and chosen in self._drawn:
            wider = self._kept.columns.widened(chosen, step, self._drawn[chosen])
            self._choose(wider, chosen)

    @on(ItemList.Opened)
    def _take_clicked(self, event: ItemList.Opened) -> None:
        event.stop()
        self.action_take()

    @property
    def _under_cursor(self) -> str | None:
        at = self.items.at
        return self._ids[at] if at is not None else None

    def _choose(self, choice: ColumnChoice, at: str) -> None:
        """Draw the table with a choice of columns, and list them, the cursor on one of the lines."""
        self._kept.columns = choice
        self._drawn = self._kept.redraw()
        columns = {each.key: each for each in COLUMNS}
        listed = [ListItem(Text("From left to right"), is_heading=True)]
        self._ids = [None]
        for key in choice.order:
            is_shown, column = key in choice.shown, columns[key]
            line = Text(f"{box(is_shown)}{column.label:<18}")
            if key in self._drawn:
                line.append(f"{self._drawn[key]:>3} wide", "dim")
                line.append(", always there" if key in ALWAYS else "", "dim")
            elif is_shown:
                here = "no room: hide others" if column.is_in(self._rows) else "nothing in it now"
                line.append(f"    {here}", "dim")
            listed.append(ListItem(line))
            self._ids.append(key)
        listed.append(ListItem(Text("All of the table"), is_heading=True))
        listed.append(ListItem(Text(f"{box(choice.two_lines)}Two lines for a measure’s name")))
        listed.append(ListItem(Text("Reset: columns as in the settings file")))
        self._ids += [None, TWO_LINES, AS_SET]
        self.items.show(listed, self._ids.index(at))
