"""Taking a period out of the store, in a thread, and telling what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.widget import Widget

from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import plural
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import name_of
from kpi_tui.publish.revisions_left import RevisionsLeft
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.panes.messages import CommandWanted
from kpi_tui.tui.session.presence import require_store


@dataclass
class Forgotten(Message):
    """A period has gone, or could not be taken out."""

    said: str
    is_failure: bool


class Forgetter(Widget):
    """Takes a period out, and says so. It shows nothing itself."""

    DEFAULT_CSS = "Forgetter { display: none; }"

    @work(thread=True, exit_on_error=False, group="forget")
    def forget(self, store: StorePath, period: PeriodKey, left: RevisionsLeft | None) -> None:
        """Take a period, or its last revision alone, out in a thread, and post `Forgotten`."""
        from kpi_tui.store.store import Store

        try:
            require_store(store)
            held = Store(store, on_problem=lambda _: None)
            count = held.forget(period, last=left.number if left else None)
        except KpiTuiError as error:
            self.post_message(Forgotten(str(error), is_failure=True))
            return
        again = "import its PDF to have it back"
        said = f"{name_of(period)} forgotten ({plural(count, 'revision')}): {again}."
        if left is not None:
            said = f"{name_of(period)}: {left.last} forgotten, {left.then}."
        self.post_message(Forgotten(said, is_failure=False))

    @on(Forgotten)
    def _tell(self, event: Forgotten) -> None:
        self.app.notify(
            one_line(event.said),
            severity="error" if event.is_failure else "information",
            timeout=6,
            markup=False,
        )
        self.screen.post_message(CommandWanted("reload"))
