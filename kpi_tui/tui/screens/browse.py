"""Looking for PDFs from folder to folder: several may be ticked, in several folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from kpi_tui.labels import Label, plural
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.files import enter_does, file_choices, is_folder
from kpi_tui.tui.files.folders import (
    FolderContents,
    FolderRead,
    PathLookedAt,
    PlacesFound,
    find_places,
    look_at,
    parent_of,
    read_first,
)
from kpi_tui.tui.files.imported_marks import ImportedFound, mark_imported
from kpi_tui.tui.files.typed_paths import is_path, left_to_find, short, typed_path
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.choice_items import under_another_heading, under_headings
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.screens.folder_input import FolderInput
from kpi_tui.tui.screens.pick import MOVES
from kpi_tui.tui.screens.tick_line import Pressed
from kpi_tui.tui.widgets.item_list import ItemList, ListItem
from kpi_tui.tui.widgets.text_line import TextLine

KEYS = "Enter open or import · Space tick · Backspace up · Esc close"


class Import(Message):
    """What is ticked is to be imported."""


class BrowseDialog(Dialog[list[Path] | None]):
    """Gives the files to import, or `None`. It begins in the first of `folders` that can be read.

    What was `typed` before it was opened is looked for there; of a path, what it ends in. Where `store` is given, the PDFs that its reports were read from are marked.
    """

    CSS_PATH = "browse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("enter", "take", "Open or import", show=False, priority=True),
        Binding("space", "tick", "Tick", show=False, priority=True),
        Binding("tab", "to_heading(1)", "Next heading", show=False, priority=True),
        Binding("shift+tab", "to_heading(-1)", "Previous heading", show=False, priority=True),
        *(Binding(key, f"move('{action}')", show=False, priority=True) for key, action in MOVES),
    ]

    line = query_one(FolderInput)
    options = query_one(ItemList)

    def __init__(
        self, folders: Sequence[Path], store: StorePath | None = None, typed: str = ""
    ) -> None:
        super().__init__()
        self._store, self._typed = store, typed
        self.folder = folders[0]
        self.ticked: dict[Path, None] = {}
        """The files that are ticked, in any folder, in the order of their ticks."""
        self.imported: set[Path] = set()
        self._contents = FolderContents()
        self._places: Sequence[tuple[str, Path]] = ()
        self._asked: Sequence[Path] = folders
        """The folders that are being read, of which the first is wanted; none once one has been."""
        self._trouble = ""
        """What could not be done; it is told until the next key."""
        self._listed: list[Choice[Path] | None] = []
        """What each item of the list stands for; `None` is a heading."""
        self._listed_for = ""

    def compose(self) -> ComposeResult:
        """Lay out where one is, a line to type in, the list, and what Enter does."""
        with Vertical(id="browse") as box:
            box.border_title = Content("Choose PDFs to import")
            box.border_subtitle = Content(KEYS)
            yield Static(markup=False, id="folder")
            hint = f"{Label.TYPE_TO_FILTER}, or a path"
            yield FolderInput(self._typed, hint, compact=True, select_on_focus=False)
            yield ItemList(id="files")
            with Horizontal(id="chosen"):
                yield TextLine(id="enter")
                yield Pressed("Import", Import)

    def on_mount(self) -> None:
        """Begin to read."""
        self.options.can_focus = False
        self.line.focus()
        self._say()
        read_first(self._asked, self)
        find_places(self)

    # -- where one is -------------------------------------------------------------------------

    def go_to(self, folder: Path | None) -> None:
        """Read another folder; what is shown stays until it has been read."""
        if folder is not None:
            self._asked, self._trouble = [folder], ""
            self._say()
            read_first(self._asked, self)

    @on(FolderRead)
    def _show_folder(self, event: FolderRead) -> None:
        if event.asked is not self._asked:
            return  # another has been asked for since
        self._asked = ()
        if event.why:
            self._refuse(f"{short(event.folder)}: {event.why}")
            return
        left, self.folder = self.folder, event.folder
        with self.prevent(Input.Changed):
            self.line.value = left_to_find(self._typed, self.folder)
        self.line.action_end()
        self._typed = ""
        self._contents = event.contents
        self._list(left if parent_of(left) == self.folder else None)
        paths = [pdf.path for pdf in self._contents.pdfs]
        mark_imported(paths, self._store, self, lambda path: path.parent == self.folder)

    @on(PlacesFound)
    def _show_places(self, event: PlacesFound) -> None:
        self._places = event.places
        self._list_anew(always=True)

    @on(ImportedFound)
    def _mark(self, event: ImportedFound) -> None:
        self.imported.add(event.path)
        self._list_anew(always=True)

    @on(FolderInput.Climbed)
    def _climb(self) -> None:
        self.go_to(parent_of(self._asked[0] if self._asked else self.folder))

    @on(FolderInput.Entered)
    def _enter(self) -> None:
        choice = self.under_cursor
        if choice is not None and is_folder(choice):
            self.go_to(choice.value)

    # -- the keys -----------------------------------------------------------------------------

    def action_move(self, action: str) -> None:
        """Move the cursor of the list; the line keeps the keyboard."""
        self._after_the_letters(lambda: self._move(action))

    def action_to_heading(self, step: int) -> None:
        """Go to what stands first under the next (1) or previous (-1) heading."""
        self._after_the_letters(lambda: self._move_to_heading(step))

    def action_tick(self) -> None:
        """Tick the file under the cursor, or take its tick away."""
        self._after_the_letters(self._tick)

    def action_take(self) -> None:
        """Open the folder under the cursor, or import what is ticked, else the file there."""
        self._after_the_letters(self._take)

    def action_leave(self) -> None:
        """Leave it: first what was typed, then the dialog."""
        if self.line.value:
            self.line.value = ""
        else:
            self.dismiss(None)

    def _after_the_letters(self, do: Callable[[], None]) -> None:
        """Do it when the letters that were typed before have come to the line."""

        def then() -> None:
            if self.is_current:
                self._trouble = ""
                self._list_anew()
                do()

        self.line.call_later(then)

    def _move(self, action: str) -> None:
        getattr(self.options, f"action_{action}")()
        self._say()

    def _move_to_heading(self, step: int) -> None:
        at = under_another_heading(self._listed, self.options.at, step)
        if at is not None:
            self.options.point_at(at)
            self._say()

    def _tick(self) -> None:
        choice = self.under_cursor
        if choice is None or is_folder(choice):
            return
        if self.ticked.pop(choice.value, choice) is choice:
            self.ticked[choice.value] = None
        self._list(choice.value)

    def _take(self) -> None:
        choice, path = self.under_cursor, typed_path(self.line.value)
        if path is not None and is_path(self.line.value):
            look_at(path, self)
        elif choice is None:
            return
        elif is_folder(choice):
            self.go_to(choice.value)
        else:
            self.dismiss([*self.ticked] or [choice.value])

    @on(PathLookedAt)
    def _take_path(self, event: PathLookedAt) -> None:
        if event.is_folder:
            self.go_to(event.path)
        elif event.is_file:
            self.dismiss([*dict.fromkeys([*self.ticked, event.path])])
        else:
            self._refuse(f"{short(event.path)}: no such file: check its name and folder")

    @on(Import)
    def _import(self) -> None:
        if self.ticked:
            self.dismiss([*self.ticked])
        else:
            self._take()

    @on(ItemList.Opened)
    def _do_clicked(self, event: ItemList.Opened) -> None:
        """Tick the file that is clicked on, or open the folder: each of the two takes its own."""
        event.stop()
        self._enter()
        self._tick()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._trouble = ""
        self._list_anew()

    # -- what is shown ------------------------------------------------------------------------

    @property
    def under_cursor(self) -> Choice[Path] | None:
        """What the cursor is on."""
        at = self.options.at
        return self._listed[at] if at is not None and at < len(self._listed) else None

    def _list_anew(self, always: bool = False) -> None:
        if always or self.line.value != self._listed_for:
            choice = self.under_cursor
            self._list(choice.value if always and choice else None)

    def _list(self, at: Path | None) -> None:
        """List what is in the folder and has the words typed, the cursor on a path or on the first."""
        self._listed_for = self.line.value
        typed = "" if is_path(self.line.value) else self.line.value
        there = self.folder, self._contents, self._places
        choices = file_choices(*there, typed, self.ticked, self.imported)
        self._listed, items = under_headings(choices, None)
        places = [place for place, each in enumerate(self._listed) if each is not None]
        wanted = (place for place in places if (each := self._listed[place]) and each.value == at)
        nothing = ListItem(Text(Label.NO_MATCHES, "dim"), is_heading=True)
        self.options.show(items or [nothing], next(wanted, next(iter(places), None)))
        self._say()

    def _refuse(self, why: str) -> None:
        self._trouble = why
        self._say()

    def _say(self) -> None:
        """Say where one is, and what Enter does, or what could not be done."""
        palette = Palette.of_theme(self.app.theme_variables)
        count = len(self._contents.pdfs)
        where = Text.assemble(
            (short(self.folder), "bold"),
            (f"  {plural(count, 'PDF') if count else 'no PDF'}", "dim"),
        )
        self.query_one("#folder", Static).update(where)
        if self._asked:
            does = f"Reading {short(self._asked[0])} …"
        elif is_path(self.line.value):
            does = "Enter opens or imports what is typed."
        else:
            does = enter_does(self.under_cursor, self.ticked)
        style = palette.alarm if self._trouble else palette.muted
        said = Text(one_line(self._trouble or does), style, no_wrap=True)
        self.query_one("#enter", TextLine).set_line(said)
