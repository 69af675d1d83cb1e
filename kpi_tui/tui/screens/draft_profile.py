"""A report that no profile knows: what its columns are taken for, to be changed and saved."""

from __future__ import annotations

from collections.abc import Iterator
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
from textual.widgets import Static

from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import and_list
from kpi_tui.paths import profiles_path
from kpi_tui.period import PeriodType
from kpi_tui.profiles.fields import FIELD_WORDS
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.text import one_line, shortened
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.files.typed_paths import short
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.screens.pick import ChoiceDialog
from kpi_tui.tui.widgets.item_list import ItemList, ListItem

if TYPE_CHECKING:
    from kpi_tui.importing.child import PdfChild
    from kpi_tui.importing.protocol import Drafted
    from kpi_tui.report import Report

_COUNCIL, _REPORT, _PERIOD, _HEADING = range(4)
"""The items above those of the columns."""
_WIDEST = 40
"""Letters of a heading that are shown."""


@dataclass(frozen=True, slots=True)
class SavedProfile:
    """A profile that was saved, and what the report is read as by it, unless that is refused."""

    path: Path
    read: tuple[Report, ...]


@dataclass
class Guessed(Message):
    """What was guessed of the report, and whether it is to be saved at once."""

    drafted: Drafted
    is_to_be_saved: bool


@dataclass
class NotGuessed(Message):
    """Why nothing could be guessed."""

    error: KpiTuiError


class DraftProfileDialog(Dialog[SavedProfile | None]):
    """Gives the profile that was saved; `None` where it was left."""

    CSS_PATH = "draft_profile.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", show=False),
        Binding("s", "save", "Save and import", show=False),
    ]

    box = query_one("#draft", Vertical)
    said = query_one("#said", Static)
    guessed = query_one(ItemList)

    def __init__(self, path: Path, password: str | None = None) -> None:
        """Take the report, a PDF, and the password that opens it."""
        super().__init__()
        self._path, self._password = path, password
        self._drafted: ProfileGuess | None = None
        """The last guess as it was made."""
        self.guess: ProfileGuess | None = None
        """The last guess as a person has changed it."""
        self._read: tuple[Report, ...] = ()
        """What the last guess reads of the report."""
        self._child: PdfChild | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is said, and the list of what each column is taken for."""
        with Vertical(id="draft") as box:
            box.border_title = Content("A profile for this report")
            box.border_subtitle = Content("Esc close")
            yield Static(markup=False, id="said")
            yield ItemList(id="guessed")

    def on_mount(self) -> None:
        """Look through the report."""
        self.guessed.focus()
        self._look_through(None, is_to_be_saved=False)

    def on_unmount(self) -> None:
        """Leave no process behind."""
        if self._child is not None:
            self._child.cancel()

    # -- guessing -----------------------------------------------------------------------------

    def _look_through(self, told: ProfileGuess | None, *, is_to_be_saved: bool) -> None:
        self.said.update(Text(f"Looking through {one_line(self._path.name)} …"))
        self._draft(told, is_to_be_saved)

    @work(thread=True, exclusive=True, exit_on_error=False, group="draft")
    def _draft(self, told: ProfileGuess | None, is_to_be_saved: bool) -> None:
        """Guess in a process of its own. It only posts messages."""
        from kpi_tui.importing.child import draft_in_child

        try:
            drafted = draft_in_child(self._path, told, self._password, on_child=self._take_child)
        except KpiTuiError as error:
            self.post_message(NotGuessed(error))
        else:
            self.post_message(Guessed(drafted, is_to_be_saved))

    def _take_child(self, child: PdfChild) -> None:
        self._child = child

    @on(NotGuessed)
    def _say_why_not(self, event: NotGuessed) -> None:
        self.said.update(Text(one_line(str(event.error))))

    @on(Guessed)
    def _show_guess(self, event: Guessed) -> None:
        told, guess = self.guess, event.drafted.guess
        self.guess = self._drafted = guess
        self._read = event.drafted.reports
        self.said.update(Text("What is printed, and what it is taken for. Is all of it right?"))
        self.box.border_subtitle = Content("s save and import · Enter change · Esc close")
        self._show_items(_HEADING + 1)
        if not event.is_to_be_saved:
            return
        if told is None or told.columns == guess.columns:
            self._write()
        else:
            self.said.update(Text("What was taken for a code looks like none: it is not kept."))

    # -- changing -----------------------------------------------------------------------------

    def _show_items(self, at: int) -> None:
        assert self.guess is not None
        self.guessed.show(_items(self.guess), at)

    @on(ItemList.Opened)
    def _change(self, event: ItemList.Opened) -> None:
        event.stop()
        at = self.guessed.at
        if self.guess is None or at is None:
            return
        if at in (_COUNCIL, _REPORT):
            what = "Council" if at == _COUNCIL else "Report"
            now = self.guess.council if at == _COUNCIL else self.guess.report
            prompt = PromptDialog(what, one_line(now), "its name", needed=True)
            self.app.push_screen(prompt, self._take_name)
        elif at == _PERIOD:
            kinds = [Choice(kind, Text(kind.words)) for kind in PeriodType]
            self.app.push_screen(
                ChoiceDialog("It reports on a …", kinds, at=self.guess.period_type),
                self._take_period,
            )
        else:
            column = at - _HEADING - 1
            _, name = self.guess.columns[column]
            title = f"The column headed {shortened(self.guess.headings[column], _WIDEST)} is …"
            self.app.push_screen(ChoiceDialog(title, _FIELDS, at=name), self._take_field)

    def _take_name(self, typed: str | None) -> None:
        if typed and self.guess is not None:
            name = one_line(typed)
            is_council = self.guessed.at == _COUNCIL
            guess = self.guess
            self._take(replace(guess, council=name) if is_council else replace(guess, report=name))

    def _take_period(self, chosen: list[PeriodType] | None) -> None:
        if chosen and self.guess is not None:
            self._take(replace(self.guess, period_type=chosen[0]))

    def _take_field(self, chosen: list[str] | None) -> None:
        if chosen and self.guess is not None and self.guessed.at is not None:
            self._take(self.guess.taking(self.guessed.at - _HEADING - 1, chosen[0]))

    def _take(self, guess: ProfileGuess) -> None:
        self.guess = guess
        self._show_items(self.guessed.at or 0)

    # -- saving -------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save it; what a person changed is guessed anew first, as other columns may follow from it."""
        if self.guess is None:
            return
        if not self.guess.has_measures:
            self.said.update(Text("No column is taken for the measure's name: choose one."))
        elif self.guess == self._drafted:
            self._write()
        else:
            self._look_through(self.guess, is_to_be_saved=True)

    def _write(self) -> None:
        from kpi_tui.profiles.known_profiles import save_own

        assert self.guess is not None
        path = _place(self.guess)
        try:
            save_own(path, self.guess.toml)
        except KpiTuiError as error:
            self.said.update(Text(one_line(str(error))))
            return
        self.dismiss(SavedProfile(path, self._read))


_FIELDS = [
    Choice(name, Text(words), found_by=f"{name} {words}") for name, words in FIELD_WORDS.items()
]


def _items(guess: ProfileGuess) -> Iterator[ListItem]:
    yield ListItem(Text(f"Council  {one_line(guess.council)}"))
    yield ListItem(Text(f"Report   {one_line(guess.report)}"))
    yield ListItem(Text(f"Period   {guess.period_type.words}"))
    headings = [shortened(heading, _WIDEST) for heading in guess.headings]
    wide = max(map(len, (*headings, "Column headed")))
    yield ListItem(Text(f"{'Column headed':<{wide}}  is"), is_heading=True)
    for at, heading in enumerate(headings):
        said = and_list(FIELD_WORDS[name] for name in guess.fields_of(at))
        yield ListItem(Text(f"{heading:<{wide}}  {said}"))
    signs = [(one_line(sign), status) for sign, status in guess.statuses_in_words]
    if signs:
        wide = max(len("Status shown as"), *(len(sign) for sign, _ in signs))
        yield ListItem(Text(f"{'Status shown as':<{wide}}  is"), is_heading=True)
        yield from (
            ListItem(Text(f"{sign:<{wide}}  {status}"), is_heading=True) for sign, status in signs
        )
    for note in guess.notes:
        yield ListItem(Text(one_line(note)), is_heading=True)
    said = f"s saves this as {short(_place(guess))}: change statuses there, and import again."
    yield ListItem(Text(said), is_heading=True)


def _place(guess: ProfileGuess) -> Path:
    return profiles_path() / f"{guess.name}.toml"
