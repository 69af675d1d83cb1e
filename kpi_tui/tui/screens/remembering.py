"""Putting the main screen back as it was left, and keeping how it is left."""

from __future__ import annotations

from textual.widget import Widget

from kpi_tui.measure_name import CodeAndName
from kpi_tui.period_names import in_words_of, period_name
from kpi_tui.tui.commands.registry import command
from kpi_tui.tui.panes.panes import Panes
from kpi_tui.tui.panes.row_order import SortedRows
from kpi_tui.tui.session.remembered import RememberedPlace
from kpi_tui.tui.session.session import Session

HINT = "New here? ↑ ↓ move · Enter reads · / searches · [ ] months · ? explains it"
REST = 3.0
"""Every so many seconds the place is kept, if it is another than before."""


class Remembering(Widget):
    """Puts the screen back and keeps its place; it shows nothing itself.

    Nothing is written where nothing has changed. While the explorer is open, a thread writes.
    """

    def __init__(self, session: Session, panes: Panes, is_first_run: bool) -> None:
        """Take the session and the panes that it puts back; in a first run it shows a hint instead."""
        super().__init__()
        self.display = False
        self._session, self._panes, self._is_first_run = session, panes, is_first_run
        session.kept.redraw = panes.draw_columns
        self._is_asked_for = session.wanted is not None or session.measure_wanted is not None
        """Whether a period or a measure was asked for, instead of the place that was left."""
        self._is_restored = False
        self._cursor: CodeAndName | None = None
        """The measure to go to as soon as it is listed."""
        self._kept: tuple[RememberedPlace, frozenset[str]] | None = None

    def on_mount(self) -> None:
        """Show newcomers how to begin; look now and then whether there is something to keep."""
        self._panes.hint.display = self._is_first_run
        if self._is_first_run:
            self._session.kept.memory.keep(hint_seen=True)
        if self._session.kept.memory.lasts:
            self.set_interval(REST, self._keep_at_rest)

    def on_unmount(self) -> None:
        """Keep where one was, however it is left."""
        self.keep()

    def restore(self) -> None:
        """Put the first period that is shown back as it was left, and tell what is not plain then."""
        session, kept = self._session, self._session.kept
        self._panes.hint.update(session.says(HINT))
        if self._is_restored or session.month is None:
            return
        self._is_restored = True
        place = kept.place(session.store)
        if kept.closed is not None:
            self._panes.tree.fold(kept.closed)
        self._panes.table.order = SortedRows.of(place.order)
        kept.panes = place.panes
        if session.measure_wanted is None:
            session.filters, self._panes.tree.view = place.filters, place.view
            kept.restored = place.view, place.filters
            self._cursor = place.cursor
        kind, newest, told = session.series.period_type, session.periods[-1], ""
        if self._is_asked_for or place.period is None or place.newest is None:
            return
        if newest > place.newest:
            was = period_name(place.period, kind)
            told = f"{period_name(newest, kind)} is new since you were here, at {was}."
        elif session.period == place.period != newest:
            key = command("last-month").key_text(session.screen.keymap)
            told = in_words_of(kind, f"You left off here. {key} goes to the last month.")
        if told:
            self.notify(told, timeout=5, markup=False)

    def point(self) -> None:
        """Put the cursor on the measure it was left on, where that is listed by now."""
        session, table = self._session, self._panes.table
        if self._cursor is not None:
            place = session.place_of(self._cursor)
            if place in table.in_order and table.chosen == next(iter(table.in_order), None):
                table.go_to_place(place)
            if place in table.in_order or session.assessment is not None:
                self._cursor = None

    def keep(self) -> None:
        """Keep the place in the store and the folded branches, where they have changed."""
        now = self._now()
        if now is not None and now != self._kept:
            self._kept = now
            self._session.kept.keep_place(self._session.store, *now)

    def _keep_at_rest(self) -> None:
        if self._now() != self._kept:
            self.run_worker(self.keep, thread=True, group="remember", exit_on_error=False)

    def _now(self) -> tuple[RememberedPlace, frozenset[str]] | None:
        """Return where one is and which branches are folded; `None` before anything is shown."""
        session, table = self._session, self._panes.table
        if not self._is_restored or session.period is None:
            return None
        panes = {mode.value: pane.arrangement for mode, pane in session.panes.items()}
        chosen = table.chosen
        place = RememberedPlace(
            session.period,
            session.periods[-1],
            self._panes.tree.view,
            session.filters,
            table.order.by,
            self._cursor if chosen is None else session.key(chosen),
            {**session.kept.panes, **panes},
        )
        return place, self._panes.tree.folded
