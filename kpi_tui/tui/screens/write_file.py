"""What dialogs share that write a file: its path, the question before another is lost, the wait."""

from __future__ import annotations

import io
from abc import abstractmethod
from pathlib import Path
from threading import Event
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from kpi_tui.files import is_there
from kpi_tui.text import one_line
from kpi_tui.tui.files.path_field import PathField, list_names
from kpi_tui.tui.files.typed_paths import here, short, tilde, typed_path
from kpi_tui.tui.files.writing import (
    FileExists,
    FileWritten,
    Place,
    WriteJob,
    WriteProgress,
    WriteRefused,
    WriteStopped,
)
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.state import Memory


class WriteDialog(Dialog[Path | None]):
    """Asks for a path, writes the file, and gives its path; `None` where nothing was written.

    The folder of the last file is suggested for the next.
    """

    CSS_PATH = "write_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("ctrl+o", "toggle_open", "Open it", show=False, priority=True),
    ]
    last_folder: ClassVar[Path | None] = None
    forms: ClassVar[tuple[str, ...]] = ()
    """The formats, the first of which is suggested."""

    field = query_one(PathField)

    def __init__(self, store: Path) -> None:
        super().__init__()
        self.store = store
        self.form = self.forms[0]
        self.opens = False
        self._put = ""
        """What was put into the line last."""
        self._asked: Path | None = None
        self._stop: Event | None = None
        """Set to end what is being written; there while something is."""

    @abstractmethod
    def job(self, place: Place, stop: Event) -> WriteJob:
        """Return what makes the file."""

    @abstractmethod
    def why_not(self) -> str:
        """Say why there is nothing to write; nothing where there is."""

    @abstractmethod
    def show_form(self) -> None:
        """Show which format is chosen."""

    def path_lines(self, name: str) -> ComposeResult:
        """Lay out the line for the path, whether it is opened, and what is wrong."""
        self._put = self.suggested(name)
        yield PathField(self._put, f".{self.form}")
        yield Static(id="opens")
        yield Static(markup=False, id="said")

    def on_mount(self) -> None:
        """Show what is chosen."""
        self.show_form()
        self._show_opens()

    def tell(self, said: str) -> None:
        """Say from another thread how far it has come."""
        self.post_message(WriteProgress(said))

    # -- the name and its format ------------------------------------------------------------------

    def suggested(self, name: str) -> str:
        """Return the path that a file of this name is written to unless told."""
        if self.app.is_web:
            return name
        memory = getattr(self.app, "memory", None)
        kept = Path(memory.now.folder) if isinstance(memory, Memory) and memory.now.folder else None
        folder = self.last_folder or (kept if kept and is_there(kept) else here())
        return tilde(folder / name)

    @property
    def is_untouched(self) -> bool:
        """Whether the path stands there as it was suggested, the cursor behind it."""
        field = self.field
        return field.value == self._put and field.cursor_position == len(field.value)

    def put(self, value: str) -> None:
        """Put a path into the line."""
        self.field.value = self._put = value
        self.field.action_end()

    def choose_form(self, form: str) -> None:
        """Choose a format: the name's end follows."""
        self.form = form
        if self.field.value.strip():
            self.put(f"{self.split(self.field.value)[0]}.{form}")
        self.show_form()

    def split(self, name: str) -> tuple[str, str]:
        """Split a typed name into its stem and format; no format where it ends in no known one."""
        stem, dot, suffix = name.rstrip(" '\"").rpartition(".")
        known = dot and suffix.lower() in self.forms
        return (stem, suffix.lower()) if known else (name, "")

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        event.stop()
        self.form = self.split(event.value)[1] or self.form
        self.field.suffix = f".{self.form}"
        self.show_form()
        self._asked = None
        if self._stop is None:
            self.say("")

    def action_toggle_open(self) -> None:
        """Open the file when it is written, or do not."""
        self.opens = not self.opens
        self._show_opens()

    def _show_opens(self) -> None:
        sign = "x" if self.opens else " "
        # Our own words: nothing of a report or a path is in this markup.
        said = f"[@click=screen.toggle_open]\\[{sign}] Open it when it is written[/]  Ctrl+O"
        self.query_one("#opens", Static).update(Content.from_markup(said))

    # -- writing ----------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write the file, or say why that cannot be."""
        path = typed_path(self.field.value)
        if self._stop is not None:
            return
        if why := self.why_not():
            self.say(why, alarm=True)
            return
        if path is None:
            self.say("Type the name of a file.", alarm=True)
            return
        self.say("Writing … (Esc stops)")
        self._stop = Event()
        opens = self.opens and not self.app.is_web
        place = Place(path, self.form, self._asked, self.app.is_web, opens)
        self._write(self.job(place, self._stop))

    @work(thread=True, exit_on_error=False, group="write")
    def _write(self, job: WriteJob) -> None:
        """Write in a thread, and post what became of it."""
        self.post_message(job.result())

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """End the wait after a fault of ours too."""
        if event.state is WorkerState.ERROR and event.worker.group == "write":
            fault = type(event.worker.error).__name__
            self.post_message(WriteRefused(f"could not be written ({fault}): please report this"))

    @on(WriteProgress)
    def _show_progress(self, event: WriteProgress) -> None:
        if self._stop is not None and not self._stop.is_set():
            self.say(f"{event.said} … (Esc stops)")

    @on(WriteRefused)
    def _show_refusal(self, event: WriteRefused) -> None:
        self._stop = None
        self.say(event.why, alarm=True)

    @on(WriteStopped)
    def _show_stopped(self) -> None:
        self._stop = None
        self.say("Stopped: nothing was written.")

    @on(FileExists)
    def _ask(self, event: FileExists) -> None:
        self._stop = None
        self._asked = event.path
        self.say(f"{short(event.path)} exists: Enter writes over it, Esc keeps it.", alarm=True)

    @on(PathField.Several)
    def _show_names(self, event: PathField.Several) -> None:
        self.say(list_names(event.names))

    @on(FileWritten)
    def _end(self, event: FileWritten) -> None:
        where = f"written to {one_line(str(event.path))}"
        if event.content is not None:
            name = event.path.name
            self.app.deliver_binary(io.BytesIO(event.content), save_filename=name)
            where = f"sent to your browser as {one_line(name)}"
        else:
            WriteDialog.last_folder = event.path.parent
            memory = getattr(self.app, "memory", None)
            if isinstance(memory, Memory):
                memory.keep(folder=str(event.path.parent))
        aside = f"; {event.not_opened}" if event.not_opened else ""
        self.app.notify(f"{event.what} {where}{aside}", markup=False)
        for problem in event.problems:
            self.app.notify(one_line(problem), severity="warning", timeout=12, markup=False)
        self.dismiss(event.path)

    def action_leave(self) -> None:
        """Stop what is being written, keep the file that is there, or leave."""
        if self._stop is not None and not self._stop.is_set():
            self._stop.set()
            self.say("Stopping …")
        elif self._asked is not None:
            self._asked = None
            self.say("It is kept: change the name, or press Esc once more to leave.")
        else:
            self.dismiss(None)

    def say(self, sentence: str, alarm: bool = False) -> None:
        """Say something below the path."""
        palette = Palette.of_theme(self.app.theme_variables)
        style = palette.alarm if alarm else ""
        self.query_one("#said", Static).update(Text(one_line(sentence), style=style))
