"""Writing what is on screen to a file: its path, its format, and what became of it."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from kpi_tui.labels import plural
from kpi_tui.period import ANNEX_MONTHS, PeriodKey, PeriodType
from kpi_tui.period_names import short_name
from kpi_tui.text import fold, one_line
from kpi_tui.tui.files.export_job import FORMATS, ExportJob, ExportRefused, FileExists, FileWritten
from kpi_tui.tui.files.path_field import PathField, list_names
from kpi_tui.tui.files.typed_paths import here, short, tilde, typed_path
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import Dialog

KEYS = "Enter writes · ↑↓ format · Tab completes · Esc leaves"


class ExportDialog(Dialog[Path | None]):
    """Asks for a path, writes the file, and gives its path; `None` where nothing was written.

    `shown` are the codes and names of the measures on screen, in their order; `scope` says in
    words what they are. The folder of the last export is suggested for the next.
    """

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("up", "step(-1)", "Format before", show=False),
        Binding("down", "step(1)", "Next format", show=False),
    ]
    last_folder: ClassVar[Path | None] = None

    field = query_one(PathField)

    def __init__(
        self, store: Path, period: PeriodKey, shown: Sequence[tuple[str, str]], scope: str
    ) -> None:
        super().__init__()
        self.store = store
        self.period = period
        self.shown = shown
        self.scope = scope
        self._form = next(iter(FORMATS))
        self._asked: Path | None = None
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out what is written, where to, in which format, and what is wrong with that."""
        name = f"kpi-tui-{_file_name(self.period)}.{self._form}"
        suggested = name if self.app.is_web else tilde((self.last_folder or here()) / name)
        with VerticalScroll(id="export", can_focus=False) as box:
            box.border_title = Content("Export")
            box.border_subtitle = Content(KEYS)
            yield Static(Text(one_line(self.scope)), markup=False, id="scope")
            yield PathField(suggested, f".{self._form}")
            yield Static(id="formats")
            yield Static(markup=False, id="about")
            yield Static(markup=False, id="said")

    def on_mount(self) -> None:
        """Put the cursor into the name, which is there to be changed."""
        self._show_format()
        self.field.focus()

    # -- the format ---------------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Choose the format before (-1) or the next (1)."""
        names = list(FORMATS)
        self.action_choose(names[(names.index(self._form) + step) % len(names)])

    def action_choose(self, form: str) -> None:
        """Choose a format: the name's end follows."""
        self._form = form
        if self.field.value.strip():
            self.field.value = f"{_split(self.field.value)[0]}.{form}"
            self.field.action_end()
        self._show_format()

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        event.stop()
        self._form = _split(event.value)[1] or self._form
        self._show_format()
        self._asked = None
        self._say("")

    def _show_format(self) -> None:
        self.field.suffix = f".{self._form}"
        # Our own words: nothing of a report or a path is in this markup.
        row = "  ".join(
            f"[b reverse] {name} [/]"
            if name == self._form
            else f"[@click=screen.choose('{name}')] {name} [/]"
            for name in FORMATS
        )
        self.query_one("#formats", Static).update(Content.from_markup(row))
        self.query_one("#about", Static).update(f"{self._form}: {FORMATS[self._form]}")

    # -- writing ------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        path = typed_path(event.value)
        if self._busy:
            return
        if not self.shown:
            self._say("No measure is shown: there is nothing to write.", alarm=True)
            return
        if path is None:
            self._say("Type the name of a file.", alarm=True)
            return
        self._busy = True
        self._say("Writing …")
        web = self.app.is_web
        self._write(
            ExportJob(self.store, self.period, self.shown, path, self._form, self._asked, web)
        )

    @work(thread=True, exit_on_error=False, group="export")
    def _write(self, export: ExportJob) -> None:
        """Write in a thread, and post what became of it."""
        self.post_message(export.result())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """End the wait after a fault of ours too."""
        if event.state is WorkerState.ERROR and event.worker.group == "export":
            fault = type(event.worker.error).__name__
            self.post_message(ExportRefused(f"could not be written ({fault}): please report this"))

    @on(ExportRefused)
    def _show_refusal(self, event: ExportRefused) -> None:
        self._busy = False
        self._say(event.why, alarm=True)

    @on(FileExists)
    def _ask(self, event: FileExists) -> None:
        self._busy = False
        self._asked = event.path
        self._say(f"{short(event.path)} exists: Enter writes over it, Esc keeps it.", alarm=True)

    @on(PathField.Several)
    def _show_names(self, event: PathField.Several) -> None:
        self._say(list_names(event.names))

    @on(FileWritten)
    def _end(self, event: FileWritten) -> None:
        where = f"written to {one_line(str(event.path))}"
        if event.content is not None:
            name = event.path.name
            self.app.deliver_binary(io.BytesIO(event.content), save_filename=name)
            where = f"sent to your browser as {one_line(name)}"
        else:
            type(self).last_folder = event.path.parent
        gone = len(self.shown) - event.measures
        left = f"; not in the store any more: {plural(gone, 'measure')}" if gone else ""
        self.app.notify(f"{plural(event.measures, 'measure')} {where}{left}", markup=False)
        for problem in event.problems:
            self.app.notify(one_line(problem), severity="warning", timeout=12, markup=False)
        self.dismiss(event.path)

    def action_leave(self) -> None:
        """Keep the file that is there, or leave."""
        if self._busy:
            self.app.notify(
                "The file was being written: it may be there in a moment.", markup=False
            )
            self.dismiss(None)
        elif self._asked is not None:
            self._asked = None
            self._say("It is kept: change the name, or press Esc once more to leave.")
        else:
            self.dismiss(None)

    def _say(self, sentence: str, alarm: bool = False) -> None:
        palette = Palette.of_theme(self.app.theme_variables)
        style = palette.alarm if alarm else ""
        self.query_one("#said", Static).update(Text(one_line(sentence), style=style))


def _file_name(period: PeriodKey) -> str:
    """Name a period as a part of a file's name: `2024-07`, `kent-qpr-2024-25-q3`."""
    day, kind = period.last_day, period.period_type
    if period.series == ANNEX_MONTHS:
        return f"{day:%Y-%m}"
    known = {PeriodType.MONTH: f"{day:%Y-%m}", PeriodType.DATE: f"{day}"}
    name, _, year = short_name(day, kind).rpartition(" ")
    said = f"{period.report_id} {known.get(kind) or f'{year} {name}'}"
    return "-".join(re.findall(r"[a-z0-9]+", fold(said)))


def _split(name: str) -> tuple[str, str]:
    """Split a typed name into its stem and format; no format where it ends in no known one."""
    stem, dot, suffix = name.rstrip(" '\"").rpartition(".")
    known = dot and suffix.lower() in FORMATS
    return (stem, suffix.lower()) if known else (name, "")
