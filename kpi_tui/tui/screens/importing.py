"""Importing without leaving: progress, an account of what came in, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import plural
from kpi_tui.text import one_line
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.batch import Batch
    from kpi_tui.publish.account import Doubt


@dataclass(frozen=True, slots=True)
class Imported:
    """Where to go after an import: the last month that came in, and a measure to look at."""

    month: date | None
    measure_code: str | None = None


@dataclass
class PageSeen(Message):
    """A page has been read."""

    text: str
    done: float


@dataclass
class FileDone(Message):
    """A file is in the store, or refused."""

    lines: Sequence[str]
    doubts: Sequence[Doubt]
    month: date | None


@dataclass
class AllDone(Message):
    """No file is left."""


class ImportScreen(ModalScreen[Imported]):
    """Esc cancels while files are read; then it closes, as Enter does."""

    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Cancel or close", show=False),
        Binding("enter", "leave", "Close", show=False),
    ]

    box = query_one("#import", Vertical)
    bar = query_one(ProgressBar)
    said = query_one("#said", Static)
    questions = query_one(OptionList)

    def __init__(self, store: Path, files: Sequence[Path]) -> None:
        super().__init__()
        self.store = store
        self.files = files
        self._batch: Batch | None = None
        self._reading = True
        self._cancelled = False
        self._text = Text()
        self._doubts: list[Doubt] = []
        self._month: date | None = None

    def compose(self) -> ComposeResult:
        """What is read, how far, what came of it, and what is doubtful."""
        with Vertical(id="import") as box:
            box.border_title = Content("Import")
            box.border_subtitle = Content("Esc cancels")
            yield Static("Reading …", markup=False, id="doing")
            yield ProgressBar(total=1.0, show_eta=len(self.files) > 1, id="bar")
            with VerticalScroll(id="account"):
                yield Static(markup=False, id="said")
            yield OptionList(id="doubts", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self.questions.display = False
        self._run()

    def on_unmount(self) -> None:
        """Leave no process behind, however the screen is left."""
        if self._batch is not None:
            self._batch.cancel()

    @work(thread=True, exclusive=True, exit_on_error=False, group="import")
    def _run(self) -> None:
        """Read the files and put them into the store. It only posts messages."""
        try:
            self._read_all()
        finally:
            self.post_message(AllDone())

    def _read_all(self) -> None:
        from kpi_tui.batch import Batch
        from kpi_tui.publish.account import add_and_say, doubts, headline, words_read

        with Batch(self.files, self._step) as batch:
            self._batch = batch
            if self._cancelled:
                batch.cancel()
            from kpi_tui.store import Store

            for outcome in batch:
                name, report = one_line(outcome.path.name), outcome.result
                if isinstance(report, KpiTuiError):
                    self.post_message(FileDone([str(report)], [], None))
                    continue
                try:
                    added, said = add_and_say(Store(self.store), report)
                except KpiTuiError as error:
                    self.post_message(FileDone([str(error)], [], None))
                    continue
                lines = [f"{name}: {headline(report)}", words_read(report), *said]
                self.post_message(FileDone(lines, doubts(report), added.report_date))

    def _step(self, step: object) -> None:
        from kpi_tui.batch import Step

        assert isinstance(step, Step)
        text = f"{one_line(step.path.name)}, page {step.page} of {step.of}"
        self.post_message(PageSeen(text, step.done))

    @on(PageSeen)
    def _show_page(self, event: PageSeen) -> None:
        self.query_one("#doing", Static).update(Text(event.text))
        self.bar.update(progress=event.done)

    @on(FileDone)
    def _show_file(self, event: FileDone) -> None:
        palette = Palette.of_theme(self.app.theme_variables)
        first, *rest = event.lines
        self._text.append(f"{one_line(first)}\n", style="bold" if event.month else palette.alarm)
        for line in rest:
            self._text.append(f"  {one_line(line)}\n")
        self.said.update(self._text)
        self._month = event.month or self._month
        self._doubts += event.doubts
        self.questions.add_options(
            Option(Text(f"! {one_line(doubt.text)}")) for doubt in event.doubts
        )

    @on(AllDone)
    def _end(self) -> None:
        self._reading = False
        self.bar.update(progress=1.0)
        asked = f", {plural(len(self._doubts), 'doubt')} to look at" if self._doubts else ""
        ended = "Done" if self._month else "Nothing came in"
        if self._cancelled:
            ended = "Cancelled; what was read before is kept"
        self.query_one("#doing", Static).update(Text(f"{ended}{asked}.", style="bold"))
        self.box.border_subtitle = Content("Esc closes")
        if self._doubts:
            self.questions.display = True
            self.questions.highlighted = 0
            self.questions.focus()
            self.box.border_subtitle = Content("Enter goes to the measure · Esc closes")

    @on(OptionList.OptionSelected)
    def _go_to_measure(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(Imported(self._month, self._doubts[event.option_index].measure_code))

    def action_leave(self) -> None:
        """Cancel what is being read; close when nothing is."""
        if not self._reading:
            self.dismiss(Imported(self._month))
            return
        self._cancelled = True
        self.query_one("#doing", Static).update(Text("Cancelling …"))
        if self._batch is not None:
            self._batch.cancel()
