"""The part of a dialog that writes a file: its path, the question before another is lost, the wait."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from kpi_tui.files import is_there
from kpi_tui.text import one_line
from kpi_tui.tui.files.path_field import PathField, list_names
from kpi_tui.tui.files.typed_paths import here, short, tilde, typed_path
from kpi_tui.tui.files.writing import (
    Destination,
    FileExists,
    FileWritten,
    WriteJob,
    WriteProgress,
    WriteRefused,
    WriteStopped,
)
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.state import Memory


class FileForm(Vertical):
    """Asks for a path, writes the file, and leaves its dialog with the path.

    The folder of the last file is suggested for the next. The formats are `forms`, the first of
    which is suggested; `job` makes the file of a place, and `why_not` says why there is nothing to
    write.
    """

    field = query_one(PathField)

    @dataclass
    class FormChosen(Message):
        """A format was chosen, or the name says another."""

        form: str

    def __init__(
        self,
        name: str,
        forms: Sequence[str],
        job: Callable[[Destination], WriteJob],
        why_not: str = "",
        *,
        opens: bool = False,
    ) -> None:
        super().__init__(id="file")
        self.forms = forms
        self.form = forms[0]
        self.opens = opens
        self._file_name, self._job, self._why_not = name, job, why_not
        self._put = ""
        """What was last put into the field by this form, not by a person."""
        self._asked: Path | None = None
        self._stop: Event | None = None
        """Set to end what is being written; there while something is."""

    def compose(self) -> ComposeResult:
        """Lay out the line for the path, whether it is opened, and what is wrong."""
        self._put = self._suggested()
        yield PathField(self._put, f".{self.form}")
        yield Static(id="opens")
        yield Static(markup=False, id="said")

    def on_mount(self) -> None:
        """Show whether it is opened."""
        self._show_opens()

    def _tell(self, said: str) -> None:
        """Say from another thread how far it has come."""
        self.post_message(WriteProgress(said))

    # -- the name and its format ------------------------------------------------------------------

    def _suggested(self) -> str:
        """Return the path that the file is written to unless told."""
        if self.app.is_web:
            return self._file_name
        memory = getattr(self.app, "memory", None)
        kept = Path(memory.now.folder) if isinstance(memory, Memory) and memory.now.folder else None
        folder = kept if kept and is_there(kept) else here()
        return tilde(folder / self._file_name)

    @property
    def is_untouched(self) -> bool:
        """Whether the path stands there as it was suggested, the cursor behind it."""
        field = self.field
        return field.value == self._put and field.cursor_position == len(field.value)

    def suggest(self, name: str) -> None:
        """Suggest another name, unless somebody has typed one."""
        if self.field.value == self._put:
            folder = self._put.removesuffix(Path(self._put).name)
            self._set(f"{folder}{name}")

    def _set(self, value: str) -> None:
        self.field.value = self._put = value
        self.field.action_end()

    def choose_form(self, form: str) -> None:
        """Choose a format: the name's end follows."""
        self.form = form
        if self.field.value.strip():
            self._set(f"{self._split(self.field.value)[0]}.{form}")
        self.post_message(self.FormChosen(form))

    def _split(self, name: str) -> tuple[str, str]:
        """Split a typed name into its stem and format; no format where it ends in no known one."""
        stem, dot, suffix = name.rstrip(" '\"").rpartition(".")
        known = dot and suffix.lower() in self.forms
        return (stem, suffix.lower()) if known else (name, "")

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        event.stop()
        self.form = self._split(event.value)[1] or self.form
        self.field.suffix = f".{self.form}"
        self.post_message(self.FormChosen(self.form))
        self._asked = None
        if self._stop is None:
            self.say("")

    def toggle_open(self) -> None:
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
        self.write()

    def write(self) -> None:
        """Write the file, or say why that cannot be."""
        path = typed_path(self.field.value)
        if self._stop is not None:
            return
        if self._why_not:
            self.say(self._why_not, alarm=True)
            return
        if path is None:
            self.say("Type the name of a file.", alarm=True)
            return
        self.say("Writing … (Esc stops)")
        self._stop = Event()
        opens = self.opens and not self.app.is_web
        place = Destination(path, self.form, self._asked, self.app.is_web, opens)
        self._start(replace(self._job(place), stop=self._stop, tell=self._tell))

    @work(thread=True, exit_on_error=False, group="write")
    def _start(self, job: WriteJob) -> None:
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
            memory = getattr(self.app, "memory", None)
            if isinstance(memory, Memory):
                memory.keep(folder=str(event.path.parent))
        aside = f"; {event.not_opened}" if event.not_opened else ""
        self.app.notify(f"{event.what} {where}{aside}", markup=False)
        for problem in event.problems:
            self.app.notify(one_line(problem), severity="warning", timeout=12, markup=False)
        self._leave(event.path)

    def leave(self) -> None:
        """Stop what is being written, keep the file that is there, or leave."""
        if self._stop is not None and not self._stop.is_set():
            self._stop.set()
            self.say("Stopping …")
        elif self._asked is not None:
            self._asked = None
            self.say("It is kept: change the name, or press Esc once more to leave.")
        else:
            self._leave(None)

    def _leave(self, path: Path | None) -> None:
        dialog: Dialog[Path | None] = cast("Dialog[Path | None]", self.screen)
        dialog.dismiss(path)

    def say(self, sentence: str, alarm: bool = False) -> None:
        """Say something below the path."""
        palette = Palette.of_theme(self.app.theme_variables)
        style = palette.alarm if alarm else ""
        self.query_one("#said", Static).update(Text(one_line(sentence), style=style))
