"""Writing a list that stands in the place of table and commentary to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kpi_tui.text import one_line
from kpi_tui.tui.files.listing_job import FORMATS, ListingJob
from kpi_tui.tui.files.writing import Place
from kpi_tui.tui.screens.write_file import WriteDialog

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing

KEYS = "Enter writes · ↑↓ format · Tab completes · Esc close"


class WriteListingDialog(WriteDialog):
    """Writes a list.

    `listing` makes it, in a thread; `scope` says in words what it holds, `name` what the file is
    called unless told.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Previous format", show=False),
        Binding("down", "step(1)", "Next format", show=False),
    ]
    forms = tuple(FORMATS)

    def __init__(self, store: Path, listing: Callable[[], Listing], scope: str, name: str) -> None:
        super().__init__(store)
        self._listing, self._scope, self._name = listing, scope, name

    def compose(self) -> ComposeResult:
        """Lay out what is written, in which format, and where to."""
        with VerticalScroll(id="write", can_focus=False) as box:
            box.border_title = Content("Export")
            box.border_subtitle = Content(KEYS)
            yield Static(Text(one_line(self._scope)), markup=False, id="scope")
            yield Static(id="formats")
            yield from self.path_lines(f"{self._name}.{self.form}")

    def on_mount(self) -> None:
        """Put the cursor into the name, which is there to be changed."""
        self.field.focus()

    def action_step(self, step: int) -> None:
        """Choose the previous format (-1) or the next (1)."""
        self.choose_form(self.forms[(self.forms.index(self.form) + step) % len(self.forms)])

    def action_choose(self, form: str) -> None:
        """Choose a format."""
        self.choose_form(form)

    def show_form(self) -> None:
        """Show which format is chosen, and what each is for."""
        # Our own words: nothing of a report or a path is in this markup.
        rows = (
            f"[@click=screen.choose('{form}')]{'[b]›' if form == self.form else ' '} "
            f"{name}: {use}{'[/b]' if form == self.form else ''}[/]"
            for form, (name, use) in FORMATS.items()
        )
        self.query_one("#formats", Static).update(Content.from_markup("\n".join(rows)))

    def why_not(self) -> str:
        """Refuse nothing: a list without lines says so itself."""
        return ""

    def job(self, place: Place, stop: Event) -> ListingJob:
        """Return what makes the file."""
        return ListingJob(self.store, place, self._listing, stop=stop, tell=self.tell)
