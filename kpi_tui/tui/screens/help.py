"""The help: every command with its keys, grouped by what one wants to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kpi_tui.labels import MARKS
from kpi_tui.tui.commands import COMMANDS, MOVING, Mode, footer_commands
from kpi_tui.tui.palette import GLYPH, Palette

KEY_WIDTH = 19
HERE = {
    Mode.TREE: "Here, in the tree",
    Mode.TABLE: "Here, in the table",
    Mode.READING: "Here, reading a measure",
    Mode.SEARCHING: "Here, in the search line",
}
MOVES_HERE = {
    Mode.TREE: [("← →", "Close and climb, open and enter; the table follows")],
    Mode.TABLE: [("Enter", "Read everything about the measure")],
    Mode.READING: [("← →", "The measure before, the next one")],
    Mode.SEARCHING: [
        ("Enter or ↓", "Keep the words and go to the measures"),
        ("Esc", "Let go of them"),
    ],
}
OURS = (
    ("↑ ↓ =", "the figure went up, down, or stayed since the report before"),
    ("better, worse", "whether that is good, where we know which way is"),
    ("! behind a status", "something about the measure does not add up: k lists it"),
)


class HelpScreen(ModalScreen[None]):
    """Closed by Esc, q or the key that opened it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", show=False),
        *(
            Binding(key, f"scroll('{action}')", show=False)
            for key, action in (
                ("j,down", "scroll_down"),
                ("k,up", "scroll_up"),
                ("space,pagedown", "page_down"),
                ("pageup", "page_up"),
                ("g,home", "scroll_home"),
                ("G,end", "scroll_end"),
            )
        ),
    ]

    def __init__(self, mode: Mode = Mode.TABLE, keymap: Mapping[str, str] | None = None) -> None:
        """Begins with the keys of the pane that it was opened from."""
        super().__init__()
        self._mode = mode
        self._keymap = keymap or {}

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll(id="help") as box:
            box.border_title = Content("Help")
            box.border_subtitle = Content("Esc closes")
            yield Static(Group(*self._parts()), markup=False)

    def action_scroll(self, action: str) -> None:
        """Pass a scrolling key on to the text."""
        box = self.query_one("#help", VerticalScroll)
        getattr(box, f"action_{action}")()

    def _parts(self) -> Iterator[RenderableType]:
        palette = Palette.of_theme(self.app.theme_variables)
        here = [(each.key_text(self._keymap), each.help) for each in footer_commands(self._mode)]
        yield from _group(HERE[self._mode], [*MOVES_HERE[self._mode], *here], palette)
        yield from _group("Everywhere", MOVING, palette)
        for group, commands in groupby(COMMANDS, key=lambda command: command.group):
            keys = [(each.key_text(self._keymap), each.help) for each in commands]
            yield from _group(group, keys, palette)
        signs = [
            (palette.status(status, room=GLYPH), f"{sign.word}: {sign.meaning}")
            for status, sign in MARKS.items()
        ]
        yield from _group("What the signs mean", [*signs, *OURS], palette)
        yield Text(
            "Statuses are the council's, as published; directions, changes and findings are "
            "worked out here.",
            palette.muted,
        )


def _group(
    title: str, rows: Sequence[tuple[str | Text, str]], palette: Palette
) -> Iterator[RenderableType]:
    """A heading and its lines: what is too long for one goes on beneath itself."""
    yield Text(title, palette.heading)
    grid = Table.grid(expand=True)
    grid.add_column(width=KEY_WIDTH, no_wrap=True)
    grid.add_column(ratio=1)
    for key, meaning in rows:
        grid.add_row(key if isinstance(key, Text) else Text(key, "bold"), Text(meaning))
    yield grid
    yield Text()
