"""Writing what is on screen to a file: its path, its format, and what became of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
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

from kpi_tui.period import ANNEX_MONTHS, PeriodKey, PeriodType
from kpi_tui.period_names import short_name
from kpi_tui.store_url import StorePath
from kpi_tui.text import fold, one_line
from kpi_tui.tui.files.export_job import FORMATS, ExportJob
from kpi_tui.tui.files.file_form import FileForm
from kpi_tui.tui.files.writing import Place
from kpi_tui.tui.screens.dialog import Dialog

KEYS = "Enter write · ↑↓←→ format · Tab complete · Esc close"
_LOW = 20
"""On fewer lines than this only the use of the chosen format is told."""


class ExportDialog(Dialog[Path | None]):
    """Writes measures, and gives the path; `None` where nothing was written.

    `shown` are the codes and names of the measures on screen, in their order; `scope` says in
    words what they are.
    """

    CSS_PATH = "write_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("ctrl+o", "toggle_open", "Open it", show=False, priority=True),
        Binding("up", "step(-1)", "Previous format", show=False),
        Binding("down", "step(1)", "Next format", show=False),
        Binding("left", "across(-1)", "Previous format", show=False, priority=True),
        Binding("right", "across(1)", "Next format", show=False, priority=True),
    ]

    form = query_one(FileForm)

    def __init__(
        self, store: StorePath, period: PeriodKey, shown: Sequence[tuple[str, str]], scope: str
    ) -> None:
        super().__init__()
        self.store = store
        self.period = period
        self.shown = shown
        self.scope = scope

    def compose(self) -> ComposeResult:
        """Lay out what is written, in which format, and where to."""
        with VerticalScroll(id="write", can_focus=False) as box:
            box.border_title = Content("Export")
            box.border_subtitle = Content(KEYS)
            yield Static(Text(one_line(self.scope)), markup=False, id="scope")
            yield Static(id="formats")
            forms = tuple(FORMATS)
            name = f"kpi-tui-{name_for_files(self.period)}.{forms[0]}"
            yield FileForm(name, forms, self._job, self._why_not)

    def on_mount(self) -> None:
        """Put the cursor into the name, which is there to be changed."""
        self.form.field.focus()
        self._show_form()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave ← and → to the name once somebody changes it."""
        return action != "across" or self.form.is_untouched

    def action_step(self, step: int) -> None:
        """Choose the previous format (-1) or the next (1)."""
        forms = self.form.forms
        self.form.choose_form(forms[(forms.index(self.form.form) + step) % len(forms)])

    def action_across(self, step: int) -> None:
        """Choose the previous format (-1) or the next (1)."""
        self.action_step(step)

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
        is_low = self.app.size.height < _LOW
        parts = []
        for form, (name, use) in FORMATS.items():
            said = name if is_low else f"{name}: {use}"
            chosen = f"[b]› {said}[/b]" if form == self.form.form else f"  {said}"
            parts.append(f"[@click=screen.choose('{form}')]{chosen}[/]")
        lines = [" ".join(parts), FORMATS[self.form.form][1]] if is_low else parts
        self.query_one("#formats", Static).update(Content.from_markup("\n".join(lines)))

    def _why_not(self) -> str:
        """Say that no measure is shown, where none is."""
        return "" if self.shown else "No measure is shown: there is nothing to write."

    def _job(self, place: Place, stop: Event) -> ExportJob:
        """Return what makes the file."""
        return ExportJob(
            self.store, place, self.period, self.shown, self.scope, stop=stop, tell=self.form.tell
        )


def name_for_files(period: PeriodKey) -> str:
    """Name a period as a part of a file's name: `2024-07`, `kent-qpr-2024-25-q3`."""
    day, kind = period.last_day, period.period_type
    if period.series == ANNEX_MONTHS:
        return f"{day:%Y-%m}"
    known = {PeriodType.MONTH: f"{day:%Y-%m}", PeriodType.DATE: f"{day}"}
    name, _, year = short_name(day, kind).rpartition(" ")
    return slug(f"{period.report_id} {known.get(kind) or f'{year} {name}'}")


def slug(text: str) -> str:
    """Return words as a part of a file's name, hyphens between."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))
