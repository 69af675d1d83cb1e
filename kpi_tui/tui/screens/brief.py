"""The dialog that writes a briefing: what is in it, in which format, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from kpi_tui.labels import Label
from kpi_tui.period import PeriodKey
from kpi_tui.store_url import StorePath
from kpi_tui.tui.files.brief_job import FORMATS, BriefJob, BriefScope
from kpi_tui.tui.files.file_form import FileForm
from kpi_tui.tui.files.file_names import name_for_files, slug
from kpi_tui.tui.files.writing import Destination
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.widgets.option_line import OptionLine

KEYS = "Enter write · ↑↓ line · ←→ choose · Esc close"
FULL = "In full, with every exception"
LENGTHS = ("One page, for a committee", FULL)


@dataclass
class PdfProgramsFound(Message):
    """Which programs here make PDFs."""

    names: Sequence[str]


class BriefDialog(Dialog[Path | None]):
    """Writes a briefing on a period, and gives its path; `None` where nothing was written.

    `scopes` are what it may be of, and `at` the one suggested; `earlier` are the periods it may be
    compared with and what they are called, the last one first, `since` the one suggested. `note` is
    what is to be known beforehand.
    """

    CSS_PATH = "write_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("ctrl+o", "toggle_open", "Open it", show=False, priority=True),
        Binding("up", "app.focus_previous", "Line above", show=False),
        Binding("down", "app.focus_next", "Line below", show=False),
        Binding("enter", "write", "Write it", show=False),
    ]

    form = query_one(FileForm)

    def __init__(
        self,
        store: StorePath,
        period: PeriodKey,
        called: str,
        scopes: Sequence[BriefScope],
        earlier: Sequence[tuple[PeriodKey, str]],
        at: int = 0,
        since: int = 0,
        *,
        note: str = "",
    ) -> None:
        super().__init__()
        self.store = store
        self.period = period
        self.called = called
        self.scopes = scopes
        self.earlier = earlier
        self._at, self._since, self._note = at, since, note
        self._programs: Sequence[str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out what it is to be, and where to."""
        with VerticalScroll(id="write", can_focus=False) as box:
            box.border_title = Content(Label.BRIEF)
            box.border_subtitle = Content(KEYS)
            about = "\n".join(filter(None, (f"Briefing on {self.called}", self._note)))
            yield Static(about, markup=False, id="scope")
            yield OptionLine("Length", LENGTHS, id="length")
            yield OptionLine("Of", [scope.said for scope in self.scopes], self._at, id="of")
            before = [name for _, name in self.earlier]
            yield OptionLine("Compared with", before, self._since, id="since")
            yield OptionLine("Written as", tuple(FORMATS.values()), id="form")
            yield Static(markup=False, id="about")
            forms = tuple(FORMATS)
            name = self._file_name(self.scopes[self._at], forms[0])
            yield FileForm(name, forms, self._job, opens=True)

    def on_mount(self) -> None:
        """Put the cursor into the first line, and look which programs make PDFs."""
        self.query_one("#length").focus()
        self._find_programs()

    def _file_name(self, scope: BriefScope, form: str, is_full: bool = False) -> str:
        of = scope.owner.name if scope.owner else scope.priority or scope.filters
        of = of if scope.is_pinned is None else Label.MY_MEASURES
        words = slug(f"{of} {'full' if is_full else ''}")
        return f"briefing-{name_for_files(self.period)}{words and f'-{words}'}.{form}"

    @property
    def _scope(self) -> BriefScope:
        return self.scopes[self._option("of").at]

    @property
    def _is_full(self) -> bool:
        return self._option("length").at == LENGTHS.index(FULL)

    def _option(self, name: str) -> OptionLine:
        return self.query_one(f"#{name}", OptionLine)

    @on(OptionLine.Changed)
    def _take(self, event: OptionLine.Changed) -> None:
        event.stop()
        form = self.form
        if event.line.id == "form":
            form.choose_form(form.forms[event.line.at])
        else:
            form.suggest(self._file_name(self._scope, form.form, self._is_full))

    @on(FileForm.FormChosen)
    def _show_form(self) -> None:
        """Show which format is chosen, and which program makes a PDF."""
        line = self._option("form")
        line.at = self.form.forms.index(self.form.form)
        line.refresh(layout=True)
        about = ""
        if self.form.form == "pdf" and self._programs is not None:
            about = "No program here makes PDFs: write the web page, open it and print it."
            if self._programs:
                about = f"The PDF is made by {self._programs[0]}."
        self.query_one("#about", Static).update(about)

    @work(thread=True, exit_on_error=False, group="programs")
    def _find_programs(self) -> None:
        """Look which programs make PDFs. It only posts a message."""
        from kpi_tui.publish.brief.as_pdf import pdf_programs

        self.post_message(PdfProgramsFound([program.name for program in pdf_programs()]))

    @on(PdfProgramsFound)
    def _show_programs(self, event: PdfProgramsFound) -> None:
        self._programs = event.names
        self._show_form()

    def action_write(self) -> None:
        """Write the briefing."""
        self.form.write()

    def action_toggle_open(self) -> None:
        """Open the file when it is written, or do not."""
        self.form.toggle_open()

    def action_leave(self) -> None:
        """Stop what is being written, keep the file that is there, or leave."""
        self.form.leave()

    def _job(self, place: Destination) -> BriefJob:
        """Return what makes the file."""
        since = self.earlier[self._option("since").at][0] if self.earlier else None
        return BriefJob(self.store, place, self.period, self._scope, self._is_full, since)
