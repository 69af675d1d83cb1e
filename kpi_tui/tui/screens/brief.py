"""Briefing and printing: what is to be in it, as what it is written, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from kpi_tui.period import PeriodKey
from kpi_tui.tui.files.brief_job import FORMATS, BriefJob, BriefScope
from kpi_tui.tui.files.writing import Place
from kpi_tui.tui.screens.export import name_for_files, slug
from kpi_tui.tui.screens.write_file import WriteDialog
from kpi_tui.tui.widgets.option_line import OptionLine

KEYS = "Enter writes · ↑↓ line · ←→ choose · Esc close"
LENGTHS = ("One page, for a committee", "In full, with every exception")


@dataclass
class PdfProgramsFound(Message):
    """Which programs here make PDFs."""

    names: Sequence[str]


class BriefDialog(WriteDialog):
    """Writes a briefing on a period.

    `scopes` are what it may be of, and `at` the one suggested; `earlier` are the periods it may be
    compared with and what they are called, the last one first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Line above", show=False),
        Binding("down", "app.focus_next", "Line below", show=False),
        Binding("enter", "write", "Write it", show=False),
    ]
    forms = tuple(FORMATS)

    def __init__(
        self,
        store: Path,
        period: PeriodKey,
        called: str,
        scopes: Sequence[BriefScope],
        earlier: Sequence[tuple[PeriodKey, str]],
        at: int = 0,
    ) -> None:
        super().__init__(store)
        self.period = period
        self.called = called
        self.scopes = scopes
        self.earlier = earlier
        self.opens = True
        self._at = at
        self._programs: Sequence[str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out what it is to be, and where to."""
        with VerticalScroll(id="write", can_focus=False) as box:
            box.border_title = Content("Brief and print")
            box.border_subtitle = Content(KEYS)
            yield Static(f"Briefing on {self.called}", markup=False, id="scope")
            yield OptionLine("Length", LENGTHS, id="length")
            yield OptionLine("Of", [scope.said for scope in self.scopes], self._at, id="of")
            yield OptionLine("Compared with", [name for _, name in self.earlier], id="since")
            yield OptionLine("Written as", tuple(FORMATS.values()), id="form")
            yield Static(markup=False, id="about")
            yield from self.path_lines(self._file_name)

    def on_mount(self) -> None:
        """Put the cursor into the first line, and look which programs make PDFs."""
        self.query_one("#length").focus()
        self._find_programs()

    @property
    def scope(self) -> BriefScope:
        """What it is to be of."""
        return self.scopes[self._option("of").at]

    @property
    def is_full(self) -> bool:
        """Whether it is to be in full."""
        return self._option("length").at == 1

    @property
    def _file_name(self) -> str:
        mounted = self.is_mounted and self.query("#of")
        scope, full = (self.scope, self.is_full) if mounted else (self.scopes[self._at], False)
        words = slug(f"{scope.director or scope.priority or ''} {'full' if full else ''}")
        return f"briefing-{name_for_files(self.period)}{words and f'-{words}'}.{self.form}"

    def _option(self, name: str) -> OptionLine:
        return self.query_one(f"#{name}", OptionLine)

    @on(OptionLine.Changed)
    def _take(self, event: OptionLine.Changed) -> None:
        event.stop()
        if event.line.id == "form":
            self.choose_form(self.forms[event.line.at])
        elif self.field.value == self._put:
            folder = Path(self._put).parent
            self.put(
                str(folder / self._file_name) if self._put else self.suggested(self._file_name)
            )
        if self._stop is None:
            self.say("")

    def show_form(self) -> None:
        """Show which format is chosen, and which program makes a PDF."""
        line = self._option("form")
        if line.at != self.forms.index(self.form):
            line.at = self.forms.index(self.form)
            line.refresh()
        about = ""
        if self.form == "pdf" and self._programs is not None:
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
        self.show_form()

    def why_not(self) -> str:
        """Say nothing: there is always a period to write of."""
        return ""

    def job(self, place: Place, stop: Event) -> BriefJob:
        """Return what makes the file."""
        since = self.earlier[self._option("since").at][0] if self.earlier else None
        return BriefJob(
            self.store,
            place,
            self.period,
            self.scope,
            self.is_full,
            since,
            stop=stop,
            tell=self.tell,
        )
