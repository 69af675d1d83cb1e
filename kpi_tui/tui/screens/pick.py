"""A list to choose from: typing narrows it, Enter takes what is marked, Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from kpi_tui.analysis.browse.entries import matches
from kpi_tui.text import fold
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.widgets.item_list import ItemList, ListItem

T = TypeVar("T")


class NarrowingInput(Input):
    """What the list is narrowed by. Space is a letter of it only while words are being typed."""

    typing = True
    """Whether the list's cursor has not been moved since the last letter."""
    marks = False
    """Whether Space and Tab mark what the cursor is on."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave Space to the list where it marks."""
        typed = self.typing and self.value.strip() != ""
        if key == "space" and self.marks and not typed:
            return False
        return super().check_consume_key(key, character)


class ChoiceDialog(Dialog[list[T] | None]):
    """Gives what was chosen, `None` where nothing was. Several may be chosen where `marked` is given."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("enter", "take", "Take it", show=False, priority=True),
        Binding("space,tab", "mark", "Mark it", show=False, priority=True),
        *(
            Binding(key, f"move('{action}')", show=False, priority=True)
            for key, action in (
                ("up", "cursor_up"),
                ("down", "cursor_down"),
                ("pageup", "page_up"),
                ("pagedown", "page_down"),
                ("ctrl+home", "top"),
                ("ctrl+end", "bottom"),
            )
        ),
    ]

    box = query_one("#pick", Vertical)
    line = query_one("#narrow", NarrowingInput)
    options = query_one(ItemList)

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[T]],
        *,
        at: T | None = None,
        marked: Collection[T] | None = None,
        headline: str = "",
        wide: bool = False,
        typed: str = "",
    ) -> None:
        """Open with the cursor on `at`. With `wide` it fills the screen.

        `typed` is what it is narrowed to at first.
        """
        super().__init__(classes="-wide-list" if wide else "")
        self._title = title
        self.choices = choices
        self._at = at
        self._marked = None if marked is None else list(marked)
        self._by_hand = False
        """Whether something has been marked: then Enter takes just that."""
        self._pointed = not marked
        """Whether Enter means what the cursor is on: what was in force before stays until one moves."""
        self._headline = headline
        self._typed = typed
        self._listed: list[Choice[T] | None] = []
        """What each item of the list stands for; `None` is a heading."""
        self._listed_for: str | None = None
        """The words they were narrowed by."""

    def compose(self) -> ComposeResult:
        """Lay out a line to type in, and the list."""
        with Vertical(id="pick") as box:
            box.border_title = Content(self._title)
            if self._headline:
                yield Static(Text(self._headline), markup=False, id="headline")
            yield NarrowingInput(
                self._typed, placeholder="type to narrow the list", compact=True, id="narrow"
            )
            yield ItemList(id="choices")

    def on_mount(self) -> None:
        """Show all of it."""
        self.options.can_focus = False
        self.line.marks = self._marked is not None
        self._list()
        hint = "Enter takes it" if self._marked is None else "Space or Tab marks · Enter takes"
        self.box.border_subtitle = Content(f"{hint} · Esc leaves")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Refuse marks where one thing is chosen."""
        return not (action == "mark" and self._marked is None)

    def action_move(self, action: str) -> None:
        """Move the cursor of the list; the line keeps the keyboard."""
        self._after_the_letters(self._move, action)

    def action_mark(self) -> None:
        """Mark what the cursor is on, or take its mark away."""
        self._after_the_letters(self._mark)

    def action_take(self) -> None:
        """Take what is marked, and what the cursor was moved to where nothing was marked by hand."""
        self._after_the_letters(self._take)

    def _after_the_letters(self, do: Callable[..., None], *given: str) -> None:
        """Do it when the letters that were typed before have come to the line."""
        self.line.call_later(self._do_in_list, do, *given)

    def _do_in_list(self, do: Callable[..., None], *given: str) -> None:
        if self.is_current:
            self._list_anew()
            do(*given)

    def _move(self, action: str) -> None:
        self.line.typing = False
        self._pointed = True
        getattr(self.options, f"action_{action}")()

    def _mark(self) -> None:
        choice = self.under_cursor
        if choice is not None and self._marked is not None:
            self._by_hand = True
            self._toggle(choice.value)
            self._list(self.options.at)

    def _take(self) -> None:
        choice = self.under_cursor
        if self._marked is None:
            self.dismiss([choice.value] if choice else None)
            return
        if choice is not None and self._pointed and not self._by_hand:
            self._toggle(choice.value)
        self.dismiss(self._marked)

    def action_leave(self) -> None:
        """Leave it: first what was typed, then the list."""
        if self.line.value:
            self.line.value = ""
        else:
            self.dismiss(None)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list_anew()

    @on(ItemList.Opened)
    def _take_clicked(self, event: ItemList.Opened) -> None:
        event.stop()
        self._pointed = True
        self.action_take()

    def _toggle(self, value: T) -> None:
        assert self._marked is not None
        if value in self._marked:
            self._marked.remove(value)
        else:
            self._marked.append(value)

    @property
    def shown(self) -> list[Choice[T]]:
        """The choices that the words typed leave."""
        return [choice for choice in self._listed if choice is not None]

    @property
    def under_cursor(self) -> Choice[T] | None:
        """The choice that the cursor is on."""
        at = self.options.at
        return self._listed[at] if at is not None else None

    def _list_anew(self) -> None:
        if self.line.value != self._listed_for:
            self.line.typing = self._pointed = True
            self._list()

    def _list(self, at: int | None = None) -> None:
        """List what the words leave; the cursor on this item, else on what was there before."""
        self._listed_for = self.line.value
        words = fold(self.line.value).split()
        self._listed = []
        items = []
        group = ""
        for choice in self.choices:
            if not matches(choice.sought, words):
                continue
            if choice.group != group:
                group = choice.group
                self._listed.append(None)
                items.append(ListItem(Text(group), is_heading=True))
            self._listed.append(choice)
            text = choice.text
            if self._marked is not None:
                text = Text.assemble("[x] " if choice.value in self._marked else "[ ] ", text)
            items.append(ListItem(text, choice.detail if self._marked is None else Text()))
        wanted = (
            place for place, each in enumerate(self._listed) if each and each.value == self._at
        )
        first = (place for place, each in enumerate(self._listed) if each is not None)
        at = next(wanted, next(first, None)) if at is None else at
        nothing = "Nothing here says that." if words else "There is nothing."
        self.options.show(items or [ListItem(Text(nothing, "dim"), is_heading=True)], at)
