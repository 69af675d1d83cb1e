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
from kpi_tui.errors import KpiTuiError, StoreError
from kpi_tui.store_url import StorePath
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
    from kpi_tui.period import Series
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
    """Esc cancel while files are read; then it closes, and Enter goes to what the cursor is on."""

    CSS_PATH = "import_pdf.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Cancel or close", show=False),
        Binding("p", "draft_profile", "Draft a profile", show=False),
    ]

    box = query_one("#importing", Vertical)
    doing = query_one("#doing", Static)
    bar = query_one(ProgressBar)
    account = query_one(ItemList)

    def __init__(
        self, store: StorePath, files: Sequence[Path], looked_at: Series | None = None
    ) -> None:
        """Take the files, and the series that is looked at: its store is not made anew if it is gone."""
        super().__init__()
        self.store = store
        self.files = files
        self._looked_at = looked_at
        self._left_out: list[str] = []
        """What is wrong with files of the store, and not told yet."""
        self._batch: Batch | None = None
        self._reading = True
        self._cancelled = False
        self._results: list[ImportResult] = []
        self._lines: list[ResultLine] = []
        self._unknown: list[tuple[Path, int]] = []
        """Files that no profile knows, and their lines."""
        self._drafted: tuple[Path, Path] | None = None
        """The file that a profile was drafted for, and the profile: it is read first, and by that."""

    def compose(self) -> ComposeResult:
        """Lay out what is read, how far, and what came of it with what is doubtful."""
        with Vertical(id="importing") as box:
            box.border_title = Content("Import")
            box.border_subtitle = Content("Esc cancel")
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
        from kpi_tui.importing.child import READER
        from kpi_tui.importing.protocol import PROFILE
        from kpi_tui.store.store import Store

        parts: list[tuple[Sequence[Path], list[str]]] = [(self.files, [])] if self.files else []
        if self._drafted:
            path, profile = self._drafted
            parts.insert(0, ([path], [f"{PROFILE}{profile}"]))
        store: Store | None = None
        for files, chosen in parts:
            with Batch(files, self._step, (*READER, *chosen)) as batch:
                # The children are at work already: Polars loads meanwhile.
                store = store or Store(self.store, on_problem=self._leave_out)
                self._batch = batch
                if self._cancelled:
                    batch.cancel()
                for outcome in batch:
                    for result in self._results_of(outcome, store):
                        told, self._left_out = self._left_out, []
                        self.post_message(FileDone(replace(result, lines=(*result.lines, *told))))

    def _leave_out(self, problem: StoreError) -> None:
        self._left_out.append(str(problem))

    def _results_of(self, outcome: Outcome, store: Store) -> Iterator[ImportResult]:
        if isinstance(outcome.result, KpiTuiError):
            yield refused_file(outcome.path.name, outcome.result, outcome.path)
            return
        from kpi_tui.importing.sources import remember_source

        for report in outcome.result:
            remember_source(outcome.path, report.source.sha256)
            yield self._result_of(outcome.path.name, report, store)

    def _result_of(self, name: str, report: Report, store: Store) -> ImportResult:
        from kpi_tui.publish.import_summary import add_and_say, headline, words_read

        try:
            if self._looked_at is not None:
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
            added.key,
            len(report.readings),
            added.is_new,
            report.council,
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
        lines = list(self._lines_of(event.result))
        self._results.append(event.result)
        if event.result.unknown:
            self._unknown.append((event.result.unknown, len(self._lines)))
        self._lines += lines
        self.account.add([ListItem(line.text) for line in lines])
        self.account.scroll_end(animate=False, immediate=True)

    def _lines_of(self, result: ImportResult) -> Iterator[ResultLine]:
        palette = Palette.of_theme(self.app.theme_variables)
        return result_lines(result, palette, self._looked_at)

    @on(AllDone)
    def _end(self) -> None:
        self._reading = False
        self.bar.display = False
        self.doing.update(Text(summary(self._results, self._cancelled), style="bold"))
        doubts = [at for at, line in enumerate(self._lines) if line.is_doubt]
        came = [at for at, line in enumerate(self._lines) if line.leads_to.period]
        if self._lines:
            at = [*doubts[:1], *came[-1:], 0][0]
            # By the next frame it has all the lines it will have.
            self.call_after_refresh(self.account.scroll_home, animate=False, immediate=True)
            self.call_after_refresh(self.account.point_at, at)
        goes = "Enter opens the measure · " if doubts else "Enter opens it · " if came else ""
        drafts = "p draft a profile · " if self._unknown else ""
        self.box.border_subtitle = Content(f"{goes}{drafts}Esc close")

    # -- a file that no profile knows -------------------------------------------------------------

    def action_draft_profile(self) -> None:
        """Draft the profile of the last file that none knows, and import it and the others with that."""
        if self._unknown and not self._reading:
            from kpi_tui.tui.screens.draft_profile import DraftProfileDialog

            self.app.push_screen(DraftProfileDialog(self._unknown[-1][0]), self._read_by)

    def _read_by(self, profile: Path | None) -> None:
        if profile is None:
            return
        # The others that nothing knew may be reports of the same kind: the new profile knows them.
        unknown, self._unknown = [path for path, _ in self._unknown], []
        self._results = [result for result in self._results if result.unknown is None]
        self._lines = [line for result in self._results for line in self._lines_of(result)]
        self.account.show([ListItem(line.text) for line in self._lines], None)
        *self.files, drafted_for = unknown
        self._drafted, self._reading = (drafted_for, profile), True
        self.doing.update("Reading …")
        self.bar.update(progress=0.0)
        self.bar.display = True
        self.box.border_subtitle = Content("Esc cancel")
        self._run()

    # -- leaving ------------------------------------------------------------------------------

    @on(ItemList.Opened)
    def _go(self, event: ItemList.Opened) -> None:
        event.stop()
        if not self._reading and self.account.at is not None:
            leads_to = self._lines[self.account.at].leads_to
            self.dismiss(leads_to if leads_to.period else self._last)

    @property
    def _last(self) -> Imported:
        """The last period that came in of the series that is looked at: of another when asked for."""
        wanted = self._looked_at
        periods = [each.period for each in self._results if each.period]
        own = [each for each in periods if wanted is None or each.series == wanted]
        others = [
            each.name_of_report
            for each in self._results
            if each.period and each.is_new and each.period not in own
        ]
        return Imported(own[-1] if own else None, others=tuple(dict.fromkeys(others)))

    def action_leave(self) -> None:
        """Cancel what is being read; close when nothing is."""
        if not self._reading:
            self.dismiss(self._last)
            return
        self._cancelled = True
        self.doing.update(Text("Cancelling …"))
        if self._batch is not None:
            self._batch.cancel()
