"""Writing a list that stands in the place of table and commentary to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.files.file_form import FileForm
from kpi_tui.tui.files.listing_job import FORMATS, ListingJob
from kpi_tui.tui.files.writing import Place
from kpi_tui.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing

KEYS = "Enter write · ↑↓ format · Tab complete · Esc close"


class WriteListingDialog(Dialog[Path | None]):
    """Writes a list, and gives the path; `None` where nothing was written.

    `listing` makes it, in a thread; `scope` says in words what it holds, `name` what the file is
    called unless told.
    """

    CSS_PATH = "write_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("ctrl+o", "toggle_open", "Open it", show=False, priority=True),
        Binding("up", "step(-1)", "Previous format", show=False),
        Binding("down", "step(1)", "Next format", show=False),
    ]

    form = query_one(FileForm)

    def __init__(
        self, store: StorePath, listing: Callable[[], Listing], scope: str, name: str
    ) -> None:
        super().__init__()
        self.store = store
        self._listing, self._scope, self._name = listing, scope, name

    def compose(self) -> ComposeResult:
        """Lay out what is written, in which format, and where to."""
        with VerticalScroll(id="write", can_focus=False) as box:
            box.border_title = Content("Export")
            box.border_subtitle = Content(KEYS)
            yield Static(Text(one_line(self._scope)), markup=False, id="scope")
            yield Static(id="formats")
            forms = tuple(FORMATS)
            yield FileForm(f"{self._name}.{forms[0]}", forms, self._job, lambda: "")

    def on_mount(self) -> None:
        """Put the cursor into the name, which is there to be changed."""
        self.form.field.focus()
        self._show_form()

    def action_step(self, step: int) -> None:
        """Choose the previous format (-1) or the next (1)."""
        forms = self.form.forms
        self.form.choose_form(forms[(forms.index(self.form.form) + step) % len(forms)])

    def action_choose(self, form: str) -> None:
        """Choose a format."""
        self.form.choose_form(form)

    def action_toggle_open(self) -> None:
        """Open the file when it is written, or do not."""
        self.form.toggle_open()

    def action_leave(self) -> None:
        """Stop what is being written, keep the file that is there, or leave."""
        self.form.leave()

    @on(FileForm.FormChosen)
    def _show_form(self) -> None:
        """Show which format is chosen, and what each is for."""
        # Our own words: nothing of a report or a path is in this markup.
        rows = (
            f"[@click=screen.choose('{form}')]{'[b]›' if form == self.form.form else ' '} "
            f"{name}: {use}{'[/b]' if form == self.form.form else ''}[/]"
            for form, (name, use) in FORMATS.items()
        )
        self.query_one("#formats", Static).update(Content.from_markup("\n".join(rows)))

    def _job(self, place: Place, stop: Event) -> ListingJob:
        """Return what makes the file."""
        return ListingJob(self.store, place, self._listing, stop=stop, tell=self.form.tell)
