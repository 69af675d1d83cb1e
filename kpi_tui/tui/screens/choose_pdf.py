"""Choosing what to import: a path, or one of the PDFs that were found where PDFs lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from kpi_tui.errors import KpiTuiError
from kpi_tui.importing.find import find_pdfs
from kpi_tui.labels import plural
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.files.imported_marks import ImportedFound, mark_imported
from kpi_tui.tui.files.path_field import PathField, list_names
from kpi_tui.tui.files.pdf_search import (
    LISTED,
    FolderScanned,
    PdfList,
    describe_import,
    named_path,
    scan,
)
from kpi_tui.tui.files.typed_paths import is_path, short, typed_path
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import Dialog

KEYS = "Enter import · Tab complete · Ctrl+O browse · Esc close"
PROMPT = "a file, a folder, or part of a name"


@dataclass
class ImportRefused(Message):
    """There is nothing to import there."""

    why: str


@dataclass
class FilesChosen(Message):
    """These files are to be imported."""

    files: Sequence[Path]


@dataclass
class PathMeaning(Message):
    """What a typed text stands for: nothing where the list below is what it narrows."""

    typed: str
    meaning: str


class ChoosePdfDialog(Dialog[list[Path] | None]):
    """Gives the files to import, or `None`.

    `folders` are looked through for PDFs; those that `store` has reports of are marked. Enter
    imports the path that is typed, of a folder every PDF in it. Where no such path exists, and
    always once the arrows moved the cursor, it imports the file under the cursor.
    """

    CSS_PATH = "choose_pdf.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 Textual types it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        Binding("up", "move('cursor_up')", "Up", show=False),
        Binding("down", "move('cursor_down')", "Down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("ctrl+o,f2", "browse", "Browse", show=False),
    ]

    last_folder: ClassVar[Path | None] = None
    """The folder of the files chosen last."""

    field = query_one(PathField)
    pdfs = query_one(PdfList)

    def __init__(self, folders: Sequence[Path], store: StorePath | None = None) -> None:
        super().__init__()
        self.folders, self.store = folders, store
        self.waiting = list(folders)
        """The folders that are still being looked in."""
        self._troubles: list[str] = []
        self._meaning = ""
        self._ways = ""
        self._busy = False
        self._looking = False

    def compose(self) -> ComposeResult:
        """Lay out a field, what it means, and the PDFs there are."""
        with Vertical(id="choose") as box:
            box.border_title = Content("Import a PDF")
            box.border_subtitle = Content(KEYS)
            yield PathField("", ".pdf", PROMPT)
            yield Static(markup=False, id="said")
            yield PdfList()

    def on_mount(self) -> None:
        """Look round; the field can be typed into meanwhile."""
        self.field.focus()
        self._say_state()
        scan(self.folders, self)

    # -- the list -----------------------------------------------------------------------------

    @on(FolderScanned)
    def _take_folder(self, event: FolderScanned) -> None:
        self.waiting.remove(event.folder)
        if event.why:
            self._troubles.append(f"{short(event.folder)}: {event.why}")
        self.pdfs.add_found(event.pdfs)
        self._say_state()
        newest = [pdf.path for pdf in event.pdfs[:LISTED]]
        mark_imported(newest, self.store, self, lambda _: self.is_attached)

    @on(ImportedFound)
    def _mark(self, event: ImportedFound) -> None:
        self.pdfs.mark_imported(event.path)

    def action_move(self, action: str) -> None:
        """Move the cursor of the list, which then is what Enter takes."""
        self.pdfs.move(action)
        self._say_state()

    # -- the text -----------------------------------------------------------------------------

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        event.stop()
        self._meaning = self._ways = ""
        self.pdfs.narrow(event.value)
        self._say_state()
        self._look()

    def _look(self) -> None:
        """Ask the disk what the text means, one question at a time however fast one types."""
        if self.field.value.strip() and not self._looking:
            self._looking = True
            self._ask(self.field.value)

    @work(thread=True, exit_on_error=False, group="look")
    def _ask(self, typed: str) -> None:
        """Ask the disk, in a thread, and post the answer."""
        self.post_message(PathMeaning(typed, describe_import(typed)))

    @on(PathMeaning)
    def _take_meaning(self, event: PathMeaning) -> None:
        self._looking = False
        if event.typed != self.field.value:
            self._look()
            return
        self._meaning = event.meaning
        self._say_state()

    @on(PathField.Several)
    def _show_names(self, event: PathField.Several) -> None:
        self._ways = list_names(event.names)
        self._say_state()

    # -- the choice ---------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(event.value, self.pdfs.under_cursor, self.pdfs.moved)

    @on(PdfList.Opened)
    def _clicked(self, event: PdfList.Opened) -> None:
        event.stop()
        self._take("", self.pdfs.under_cursor, moved=True)

    def _take(self, typed: str, under_cursor: Path | None, moved: bool) -> None:
        if not self._busy:
            self._busy = True
            self._resolve(typed, under_cursor, moved)

    @work(thread=True, exit_on_error=False, group="resolve")
    def _resolve(self, typed: str, under_cursor: Path | None, moved: bool) -> None:
        """Find the files in a thread, and post them."""
        named = None if moved else named_path(typed)
        path = named or under_cursor or typed_path(typed)
        if path is None:
            self.post_message(
                ImportRefused("Type or paste a path, or press Ctrl+O to look for the file.")
            )
            return
        try:
            self.post_message(FilesChosen(find_pdfs(path)))
        except KpiTuiError as error:
            self.post_message(ImportRefused(str(error)))

    @on(FilesChosen)
    def _end(self, event: FilesChosen) -> None:
        type(self).last_folder = event.files[0].parent
        self.dismiss(list(event.files))

    @on(ImportRefused)
    def _show_refusal(self, event: ImportRefused) -> None:
        self._busy = False
        self._say(event.why, alarm=True)

    def action_browse(self) -> None:
        """Look for files from folder to folder, from the one that is typed; what is typed is kept."""
        from kpi_tui.tui.files.folders import starting_folders
        from kpi_tui.tui.screens.browse import BrowseDialog

        typed, folders = self.field.value, starting_folders(type(self).last_folder)
        path = typed_path(typed) if is_path(typed) else None
        if path is not None:  # it may be typed in part, or be a file
            folders = [path, path.parent, *folders]
        self.app.push_screen(BrowseDialog(folders, self.store, typed), self._browsed)

    def _browsed(self, chosen: list[Path] | None) -> None:
        if chosen:
            self.post_message(FilesChosen(chosen))

    # -- what it says -------------------------------------------------------------------------

    def _say_state(self) -> None:
        if self._meaning:
            self.pdfs.point_nowhere()
        if self._ways:
            self._say(f"{self._ways} …")
        elif self._meaning and not self.pdfs.moved:
            self._say(f"Enter imports {self._meaning}.")
        elif self.waiting:
            self._say(f"Looking in {', '.join(map(short, self.waiting))} …")
        else:
            self._say("; ".join([self._found(), *self._troubles]))

    def _found(self) -> str:
        places = ", ".join(map(short, self.folders))
        if not self.pdfs.found:
            return f"No PDF in {places}. Ctrl+O looks elsewhere."
        found = plural(self.pdfs.found, "PDF")
        if not self.field.value.strip():
            return f"{found} in {places}"
        return (
            f"{self.pdfs.matching:,} of {found}"
            if self.pdfs.matching
            else f"None of {found} has this in its name"
        )

    def _say(self, sentence: str, alarm: bool = False) -> None:
        palette = Palette.of_theme(self.app.theme_variables)
        style = palette.alarm if alarm else palette.muted
        self.query_one("#said", Static).update(Text(one_line(sentence), style=style))
