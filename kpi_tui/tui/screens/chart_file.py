"""Writing the chart of a measure as a picture."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.files.chart_job import FORMATS, ChartJob
from kpi_tui.tui.files.file_form import FileForm
from kpi_tui.tui.files.writing import Place
from kpi_tui.tui.screens.dialog import Dialog

KEYS = "Enter write · ↑↓ format · Tab complete · Esc close"


class ChartDialog(Dialog[Path | None]):
    """Writes a chart, and gives the path; `None` where nothing was written.

    `about` says whose the measure is and of which period, `source` where it was read, `name` what
    the file is called unless told.
    """

    CSS_PATH = "write_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("ctrl+o", "toggle_open", "Open it", show=False, priority=True),
        Binding("up,down", "other", "Other format", show=False),
    ]

    form = query_one(FileForm)

    def __init__(
        self, store: StorePath, measure: MeasurePeriod, about: str, source: str, name: str
    ) -> None:
        super().__init__()
        self.store = store
        self.measure = measure
        self.about = about
        self.source = source
        self._name = name

    def compose(self) -> ComposeResult:
        """Lay out what is drawn, in which format, and where to."""
        code, name = one_line(self.measure.measure_code), one_line(self.measure.measure_name)
        with VerticalScroll(id="write", can_focus=False) as box:
            box.border_title = Content("Chart as a picture")
            box.border_subtitle = Content(KEYS)
            yield Static(Text(f"{code} {name}"), markup=False, id="scope")
            yield Static(id="formats")
            forms = tuple(FORMATS)
            yield FileForm(f"{self._name}.{forms[0]}", forms, self._job, lambda: "")

    def on_mount(self) -> None:
        """Put the cursor into the name, which is there to be changed."""
        self.form.field.focus()
        self._show_form()

    def action_other(self) -> None:
        """Choose the other format."""
        self.form.choose_form(next(form for form in FORMATS if form != self.form.form))

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
            f"[b]› {name}: {use}[/b]"
            if form == self.form.form
            else f"[@click=screen.other]  {name}: {use}[/]"
            for form, (name, use) in FORMATS.items()
        )
        self.query_one("#formats", Static).update(Content.from_markup("\n".join(rows)))

    def _job(self, place: Place, stop: Event) -> ChartJob:
        """Return what draws the file."""
        return ChartJob(
            self.store,
            place,
            self.measure,
            self.about,
            self.source,
            stop=stop,
            tell=self.form.tell,
        )
