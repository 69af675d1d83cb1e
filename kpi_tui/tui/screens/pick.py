"""A list to choose from: typing narrows it, Space ticks, Enter takes, Esc leaves it.

While a name of several words is typed that more than one choice begins with, Space types a space.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input

from kpi_tui.labels import Label
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.narrowing import goes_on, which_hold
from kpi_tui.tui.choices.ticks import Ticks
from kpi_tui.tui.screens.choice_items import under_another_heading, under_headings
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.screens.headline import Headline
from kpi_tui.tui.screens.tick_line import TickLine
from kpi_tui.tui.widgets.item_list import ItemList, ListItem

T = TypeVar("T")

MOVES = (
    ("up", "cursor_up"),
    ("down", "cursor_down"),
    ("pageup", "page_up"),
    ("pagedown", "page_down"),
    ("ctrl+home", "top"),
    ("ctrl+end", "bottom"),
)
"""What moves the cursor of the list while the line has the keyboard."""


class NarrowingInput(Input):
    """Narrows the list. Where the list has ticks, Space is for it to take."""

    ticks = False
    """Whether Space ticks what the cursor is on."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave Space to the list where it ticks."""
        return not (key == "space" and self.ticks) and super().check_consume_key(key, character)


_WITH_TICKS = "Space ticks · Tab next heading · Enter apply"


class ChoiceDialog(Dialog[list[T] | None]):
    """Gives what was chosen, `None` where nothing was. Several may be ticked where `ticked` is given."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("enter", "take", "Take it", show=False, priority=True),
        Binding("space", "tick", "Tick it", show=False, priority=True),
        Binding("tab", "to_heading(1)", "Next heading", show=False, priority=True),
        Binding("shift+tab", "to_heading(-1)", "Previous heading", show=False, priority=True),
        *(Binding(key, f"move('{action}')", show=False, priority=True) for key, action in MOVES),
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
        ticked: Iterable[T] | None = None,
        counted: Callable[[Sequence[T]], str] = lambda _: "",
        headline: str = "",
        wide: bool = False,
        placeholder: str = Label.TYPE_TO_FILTER,
        find: Callable[[str], Iterable[Choice[T]]] | None = None,
        preview: Callable[[T], None] = lambda _: None,
    ) -> None:
        """Open with the cursor on `at`. With `wide` it fills the screen.

        `counted` says how much some ticks leave. `find` returns the choices for typed words; without
        it, those that hold all of them. `preview` is told what the cursor is on.
        """
        super().__init__()
        self.set_class(wide, "-wide-list")
        self.set_class(ticked is not None, "-with-ticks")
        self._title = title
        self.choices = choices
        self._at = at
        self._ticks = None if ticked is None else Ticks(ticked)
        self._counted = counted
        self._typed_for = False
        """Whether the cursor is on what was typed for, and nothing has been ticked since."""
        self._is_typing = False
        """Whether one has typed last, and not moved or ticked."""
        self._headline = headline
        self._placeholder = placeholder
        self._find = find or (
            lambda words: which_hold(self.choices, words, run_on=self._ticks is not None)
        )
        self._preview = preview
        self._listed: list[Choice[T] | None] = []
        """What each item of the list stands for; `None` is a heading."""
        self._listed_for: str | None = None
        """The words they were narrowed by."""

    def compose(self) -> ComposeResult:
        """Lay out a line to type in, and the list."""
        with Vertical(id="pick") as box:
            box.border_title = Content(self._title)
            if self._headline:
                yield Headline(self._headline)
            yield NarrowingInput(placeholder=self._placeholder, compact=True, id="narrow")
            yield ItemList(id="choices")
            if self._ticks is not None:
                yield TickLine()

    def on_mount(self) -> None:
        """List all choices; the line has the keyboard, and the list shows its cursor."""
        self.options.can_focus = False
        self.line.ticks = self._ticks is not None
        self._list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Refuse ticks where one thing is chosen."""
        return not (action == "tick" and self._ticks is None)

    def action_move(self, action: str) -> None:
        """Move the cursor of the list; the line keeps the keyboard."""
        self._after_the_letters(self._move, action)

    def action_to_heading(self, step: int) -> None:
        """Go to what stands first under the next (1) or previous (-1) heading."""
        self._after_the_letters(self._move_to_heading, step)

    def action_tick(self) -> None:
        """Tick what the cursor is on, or take its tick away."""
        self._after_the_letters(self._tick)

    def action_take(self) -> None:
        """Take what the line under the list says."""
        self._after_the_letters(self._take)

    def _after_the_letters(self, do: Callable[..., None], *given: str | int) -> None:
        """Do it when the letters that were typed before have come to the line."""
        self.line.call_later(self._do_in_list, do, *given)

    def _do_in_list(self, do: Callable[..., None], *given: str | int) -> None:
        if self.is_current:
            self._list_anew()
            do(*given)

    def _move(self, action: str) -> None:
        getattr(self.options, f"action_{action}")()
        self._go_on()

    def _move_to_heading(self, step: int) -> None:
        at = under_another_heading(self._listed, self.options.at, step)
        if at is not None:
            self.options.point_at(at)
            self._go_on()

    def _go_on(self) -> None:
        self._is_typing = False
        if self._ticks is not None:
            self._ticks.go_on()
        self._say_choice()

    def _tick(self) -> None:
        choice = self.under_cursor
        if choice is not None and self._ticks is not None:
            if self._is_typing and goes_on(self.line.value, choice, self.shown):
                self.line.insert_text_at_cursor(" ")
                return
            self._ticks.toggle(choice.value)
            self._typed_for = self._is_typing = False
            self.line.action_select_all()  # the next letter begins another word
            self._list(self.options.at)

    def _take(self) -> None:
        choice = self.under_cursor
        if choice is None and not (self._ticks and self._ticks.values):
            if not self.line.value.strip():
                self.dismiss(None)
            # Else nothing matches what was typed, which can be typed anew.
        elif self._ticks is None:
            self.dismiss([choice.value] if choice else None)
        else:
            self.dismiss(self._taken())

    def _taken(self) -> list[T]:
        choice = self.under_cursor
        under_cursor = choice.value if choice else None
        ticks = self._ticks or Ticks[T]()
        return ticks.taken(under_cursor, is_typed_for=self._typed_for)

    @on(TickLine.Applied)
    def _apply(self) -> None:
        self.action_take()

    @on(TickLine.Cleared)
    def _clear(self) -> None:
        if self._ticks is not None:
            self._ticks.clear()
            self._typed_for = False
            self._list(self.options.at)

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
    def _do_clicked(self, event: ItemList.Opened) -> None:
        """Tick what is clicked on, or take it where one thing is chosen."""
        event.stop()
        if self._ticks is None:
            self.action_take()
        else:
            self._tick()

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
            self._go_on()
            self._typed_for = self._is_typing = self.line.value.strip() != ""
            self._list()

    def _list(self, at: int | None = None) -> None:
        """List what the words leave; the cursor on this item, else on what was there before."""
        self._listed_for = self.line.value
        takes = "Enter select" if self._ticks is None else _WITH_TICKS
        leaves = Label.ESC_CLEAR if self.line.value else Label.ESC_CLOSE
        self.box.border_subtitle = Content(f"{takes} · {leaves}")
        ticked = None if self._ticks is None else self._ticks.values
        self._listed, items = under_headings(self._find(self.line.value), ticked)
        wanted = (
            place for place, each in enumerate(self._listed) if each and each.value == self._at
        )
        first = (place for place, each in enumerate(self._listed) if each is not None)
        at = next(wanted, next(first, None)) if at is None else at
        # The headline says why there is nothing, where there is one.
        unfilled = "" if self._headline else "There is nothing."
        nothing = Label.NO_MATCHES if self.line.value.strip() else unfilled
        self.options.show(items or [ListItem(Text(nothing, "dim"), is_heading=True)], at)
        self._say_choice()

    def _say_choice(self) -> None:
        """Preview what the cursor is on; under the list, say what is ticked and what Enter takes."""
        choice = self.under_cursor
        if choice is not None:
            self._preview(choice.value)
        if self._ticks is None:
            return
        names = {choice.value: choice.short for choice in self.choices}
        taken, ticked = self._taken(), self._ticks.values
        self.query_one(TickLine).say(
            [names[value] for value in ticked if value in names],
            [names[value] for value in taken if value not in ticked],
            self._counted(taken),
        )
