"""Importing without leaving: progress, an account of what came in, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import ProgressBar, Static

from kpi_tui.doubts import doubts
from kpi_tui.errors import KpiTuiError
from kpi_tui.text import one_line
from kpi_tui.tui.files.import_result import (
    Imported,
    ImportResult,
    ResultLine,
    refused_file,
    result_lines,
    summary,
)
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.session.presence import require_store
from kpi_tui.tui.widgets.item_list import ItemList, ListItem

if TYPE_CHECKING:
    from kpi_tui.importing.batch import Batch, Outcome, Step
    from kpi_tui.report import Report
    from kpi_tui.store.store import Store


@dataclass
class PageSeen(Message):
    """A page has been read."""

    text: str
    done: float


@dataclass
class FileDone(Message):
    """A file is in the store, or refused."""

    result: ImportResult


@dataclass
class AllDone(Message):
    """No file is left."""


class ImportScreen(Dialog[Imported]):
    """Esc cancels while files are read; then it closes, and Enter goes to what the cursor is on."""

    CSS_PATH = "import_pdf.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Cancel or close", show=False),
    ]

    box = query_one("#import", Vertical)
    doing = query_one("#doing", Static)
    bar = query_one(ProgressBar)
    account = query_one(ItemList)

    def __init__(self, store: Path, files: Sequence[Path], had_reports: bool = False) -> None:
        """Take the files; a store that `had_reports` and is gone is not made anew."""
        super().__init__()
        self.store = store
        self.files = files
        self._had_reports = had_reports
        self._left_out: list[str] = []
        """What is wrong with files of the store, and not told yet."""
        self._batch: Batch | None = None
        self._reading = True
        self._cancelled = False
        self._results: list[ImportResult] = []
        self._lines: list[ResultLine] = []

    def compose(self) -> ComposeResult:
        """Lay out what is read, how far, and what came of it with what is doubtful."""
        with Vertical(id="import") as box:
            box.border_title = Content("Import")
            box.border_subtitle = Content("Esc cancels")
            yield Static("Reading …", markup=False, id="doing")
            yield ProgressBar(total=1.0, show_eta=len(self.files) > 1, id="bar")
            yield ItemList(id="account")

    def on_mount(self) -> None:
        """Begin to read."""
        self.account.focus()
        self._run()

    def on_unmount(self) -> None:
        """Leave no process behind, however the screen is left."""
        if self._batch is not None:
            self._batch.cancel()

    # -- reading ------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group="import")
    def _run(self) -> None:
        """Read the files and put them into the store. It only posts messages."""
        try:
            self._read_all()
        finally:
            self.post_message(AllDone())

    def _read_all(self) -> None:
        from kpi_tui.importing.batch import Batch
        from kpi_tui.store.store import Store

        with Batch(self.files, self._step) as batch:
            # The children are at work already: Polars loads meanwhile.
            store = Store(self.store, on_problem=lambda each: self._left_out.append(str(each)))
            self._batch = batch
            if self._cancelled:
                batch.cancel()
            for outcome in batch:
                for result in self._results_of(outcome, store):
                    told, self._left_out = self._left_out, []
                    self.post_message(FileDone(replace(result, lines=(*result.lines, *told))))

    def _results_of(self, outcome: Outcome, store: Store) -> Iterator[ImportResult]:
        if isinstance(outcome.result, KpiTuiError):
            yield refused_file(outcome.path.name, outcome.result)
            return
        for report in outcome.result:
            yield self._result_of(outcome.path.name, report, store)

    def _result_of(self, name: str, report: Report, store: Store) -> ImportResult:
        from kpi_tui.publish.import_summary import add_and_say, headline, words_read

        try:
            if self._had_reports:
                require_store(self.store)
            added, (said, *changes) = add_and_say(store, report)
        except KpiTuiError as error:
            return refused_file(name, error)
        lines = (headline(report), *words_read(report), said)
        return ImportResult(
            name,
            lines,
            tuple(changes),
            tuple(doubts(report.warnings, report.account)),
            added.report_date,
            len(report.readings),
            added.is_new,
        )

    def _step(self, step: Step) -> None:
        text = f"{one_line(step.path.name)}, page {step.page} of {step.of}"
        self.post_message(PageSeen(text, step.done))

    # -- what is said -------------------------------------------------------------------------

    @on(PageSeen)
    def _show_page(self, event: PageSeen) -> None:
        if not self._cancelled:
            self.doing.update(Text(event.text))
        self.bar.update(progress=event.done)

    @on(FileDone)
    def _show_file(self, event: FileDone) -> None:
        lines = list(result_lines(event.result, Palette.of_theme(self.app.theme_variables)))
        self._results.append(event.result)
        self._lines += lines
        self.account.add([ListItem(line.text) for line in lines])
        self.account.scroll_end(animate=False, immediate=True)

    @on(AllDone)
    def _end(self) -> None:
        self._reading = False
        self.bar.display = False
        self.doing.update(Text(summary(self._results, self._cancelled), style="bold"))
        doubts = [at for at, line in enumerate(self._lines) if line.is_doubt]
        came = [at for at, line in enumerate(self._lines) if line.leads_to.month]
        if self._lines:
            at = [*doubts[:1], *came[-1:], 0][0]
            # By the next frame it has all the lines it will have.
            self.call_after_refresh(self.account.scroll_home, animate=False, immediate=True)
            self.call_after_refresh(self.account.point_at, at)
        goes = "Enter goes to the measure · " if doubts else "Enter goes there · " if came else ""
        self.box.border_subtitle = Content(f"{goes}Esc closes")

    # -- leaving ------------------------------------------------------------------------------

    @on(ItemList.Opened)
    def _go(self, event: ItemList.Opened) -> None:
        event.stop()
        if not self._reading and self.account.at is not None:
            leads_to = self._lines[self.account.at].leads_to
            self.dismiss(leads_to if leads_to.month else self._last)

    @property
    def _last(self) -> Imported:
        """The last month that came in."""
        months = [result.month for result in self._results if result.month]
        return Imported(months[-1] if months else None)

    def action_leave(self) -> None:
        """Cancel what is being read; close when nothing is."""
        if not self._reading:
            self.dismiss(self._last)
            return
        self._cancelled = True
        self.doing.update(Text("Cancelling …"))
        if self._batch is not None:
            self._batch.cancel()
