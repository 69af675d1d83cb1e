"""Importing without leaving: progress, an account of what came in, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
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

from kpi_tui.labels import plural
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.files.import_result import (
    Imported,
    ImportResult,
    ResultLine,
    result_lines,
    summary,
)
from kpi_tui.tui.files.reading import ToRead, opening, results_of, to_read
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.session.presence import require_store
from kpi_tui.tui.widgets.item_list import ItemList, ListItem

if TYPE_CHECKING:
    from kpi_tui.importing.batch import Batch, Step
    from kpi_tui.period import Series
    from kpi_tui.store.store import Store
    from kpi_tui.tui.screens.draft_profile import SavedProfile


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
    """Reads files, and gives where to go then.

    Esc cancels while files are read; then it closes, and Enter goes to what the cursor is on.
    """

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
        self._looked_at = looked_at
        self._parts = [ToRead(tuple(files))] if files else []
        self._left_out: list[str] = []
        """What is wrong with files of the store and has not been told yet."""
        self._batch: Batch | None = None
        self._reading = True
        self._cancelled = False
        self._results: list[ImportResult] = []
        self._lines: list[ResultLine] = []
        self._passwords: dict[Path, str] = {}
        """What was typed to open files, the last of each."""

    def compose(self) -> ComposeResult:
        """Lay out what is read, how far, and what came of it with what is doubtful."""
        with Vertical(id="importing") as box:
            box.border_title = Content("Import")
            box.border_subtitle = Content("Esc cancel")
            yield Static(opening(self._parts), markup=False, id="doing")
            # Without a total the bar moves to and fro: it is long until the first page of a pack.
            yield ProgressBar(
                total=None, show_eta=any(len(part.files) > 1 for part in self._parts), id="bar"
            )
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
        from kpi_tui.importing.batch import Batch, Outcome
        from kpi_tui.store.store import Store

        store: Store | None = None
        for part in self._parts:
            left = () if part.read else part.files
            with Batch(left, self._step, part.command, password=part.password) as batch:
                # The children are at work already: Polars loads meanwhile.
                store = store or Store(
                    self.store, on_problem=lambda problem: self._left_out.append(str(problem))
                )
                self._batch = batch
                if self._cancelled:
                    batch.cancel()
                read = [Outcome(part.files[0], part.read)] if part.read else []
                for outcome in chain(read, batch):
                    for result in results_of(outcome, store, self._passwords, self._require):
                        told, self._left_out = self._left_out, []
                        self.post_message(FileDone(replace(result, lines=(*result.lines, *told))))

    def _require(self) -> None:
        """Raise `StoreError` where the store that was looked at is gone: it is not made anew."""
        if self._looked_at is not None:
            require_store(self.store)

    def _step(self, step: Step) -> None:
        text = f"{one_line(step.path.name)}, page {step.page} of {step.of}"
        self.post_message(PageSeen(text, step.done))

    # -- what is said -------------------------------------------------------------------------

    @on(PageSeen)
    def _show_page(self, event: PageSeen) -> None:
        if not self._cancelled:
            self.doing.update(Text(event.text))
        self.bar.update(total=1.0, progress=event.done)

    @on(FileDone)
    def _show_file(self, event: FileDone) -> None:
        lines = list(self._lines_of(event.result))
        self._results.append(event.result)
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
            newest = [at for at in came if self._lines[at].leads_to.period == self._newest.period]
            at = [*doubts[:1], *newest[-1:], *came[-1:], 0][0]
            # By the next frame it has all the lines it will have.
            self.call_after_refresh(self.account.scroll_home, animate=False, immediate=True)
            self.call_after_refresh(self.account.point_at, at)
        unlocks = "Enter asks for the password · " if self._locked else ""
        leads = any(self._lines[at].leads_to.measure_code for at in doubts)
        goes = "Enter opens the measure · " if leads else "Enter opens it · " if came else unlocks
        drafts = "p draft a profile · " if self._unknown else ""
        self.box.border_subtitle = Content(f"{goes}{drafts}Esc close")
        if self._locked and not self._cancelled:
            self._ask_password()

    # -- a file that a password locks --------------------------------------------------------------

    @property
    def _locked(self) -> list[Path]:
        return [each.locked for each in self._results if each.locked]

    def _ask_password(self) -> None:
        """Ask for the password of the files that are locked: most often they have the same."""
        locked = self._locked
        name, others = one_line(locked[0].name), len(locked) - 1
        also = f" and {plural(others, 'other file')}" if others else ""
        wrong = any(path in self._passwords for path in locked)
        said = "This password does not open" if wrong else "A password locks"
        dialog = PromptDialog("Password", f"{said} {name}{also}.", "password", True, secret=True)
        self.app.push_screen(dialog, self._open_with)

    def _open_with(self, password: str | None) -> None:
        if password is not None:
            locked = self._locked
            self._passwords |= dict.fromkeys(locked, password)
            self._read_again(locked, to_read(locked, self._passwords))

    # -- a file that no profile knows -------------------------------------------------------------

    def action_draft_profile(self) -> None:
        """Draft a profile for the last file that none knows; then import all such files again."""
        if self._unknown and not self._reading:
            from kpi_tui.tui.screens.draft_profile import DraftProfileDialog

            path = self._unknown[-1]
            dialog = DraftProfileDialog(path, self._passwords.get(path))
            self.app.push_screen(dialog, self._read_by)

    @property
    def _unknown(self) -> list[Path]:
        return [each.unknown for each in self._results if each.unknown]

    def _read_by(self, saved: SavedProfile | None) -> None:
        if saved is not None:
            # The others that nothing knew may be reports of the same kind: the new profile knows them.
            *others, drafted_for = unknown = self._unknown
            password = self._passwords.get(drafted_for)
            first = ToRead((drafted_for,), password, saved.path, saved.read)
            self._read_again(unknown, [first, *to_read(others, self._passwords)])

    def _read_again(self, files: Sequence[Path], parts: Sequence[ToRead]) -> None:
        """Read files that were refused once more; what was said of them goes."""
        left = [each for each in self._results if (each.unknown or each.locked) not in files]
        self._results, self._parts, self._reading = left, [*parts], True
        self._cancelled = False  # what was cancelled before is over
        self._lines = [line for result in left for line in self._lines_of(result)]
        self.account.show([ListItem(line.text) for line in self._lines], None)
        self.doing.update(opening(self._parts))
        self.bar.update(total=None, progress=0.0)
        self.bar.display = True
        self.box.border_subtitle = Content("Esc cancel")
        self._run()

    # -- leaving ------------------------------------------------------------------------------

    @on(ItemList.Opened)
    def _go(self, event: ItemList.Opened) -> None:
        event.stop()
        if not self._reading and self.account.at is not None:
            line = self._lines[self.account.at]
            leads_to = line.leads_to
            if line.is_locked:
                self._ask_password()
                return
            self.dismiss(leads_to if leads_to.period else self._newest)

    @property
    def _newest(self) -> Imported:
        """The newest period that came in of the series looked at, and what came of others in words."""
        wanted = self._looked_at
        periods = [each.period for each in self._results if each.period]
        own = [each for each in periods if wanted is None or each.series == wanted]
        others = [
            each.name_of_report
            for each in self._results
            if each.period and each.is_new and each.period not in own
        ]
        newest = max(own, default=None)
        return Imported(newest, others=tuple(dict.fromkeys(others)))

    def action_leave(self) -> None:
        """Cancel what is being read; close when nothing is."""
        if not self._reading:
            self.dismiss(self._newest)
            return
        self._cancelled = True
        self.doing.update(Text("Cancelling …"))
        if self._batch is not None:
            self._batch.cancel()
