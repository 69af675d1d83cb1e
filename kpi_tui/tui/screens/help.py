"""The help: every command with its keys, grouped by what one wants to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from kpi_tui.labels import Label
from kpi_tui.period import PeriodType
from kpi_tui.tui.commands.command import Command
from kpi_tui.tui.pages.help import help_lines
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.session.situation import Mode
from kpi_tui.tui.widgets.paper import TextView

GAP = 1
"""A cell between the text and the scrollbar."""
_SEARCH, _READ = "/ search", "Enter read"


class HelpText(TextView):
    """The help as a text; a search leaves the lines that say its words."""

    def __init__(
        self,
        commands: Sequence[Command],
        mode: Mode | None,
        keymap: Mapping[str, str],
        kind: PeriodType = PeriodType.MONTH,
    ) -> None:
        super().__init__(id="help")
        self._commands, self._mode, self._keymap, self._kind = commands, mode, keymap, kind
        self._cut_to, self._typed = 0, ""
        self.border_title = Content("Help")
        self.say_keys()

    def on_resize(self) -> None:
        """Cut the lines to the width there is."""
        if self.page_width and self.page_width != self._cut_to:
            self._cut_to = self.page_width
            self._draw()

    def say_keys(self, first: str = _SEARCH, escape: str = Label.ESC_CLOSE) -> None:
        """Say in the frame which key goes on from here, and what Esc does."""
        self.border_subtitle = Content(f"{first} · {escape}")

    def narrow(self, typed: str) -> None:
        """Leave only what says these words."""
        self._typed = typed
        self._draw()
        self.scroll_home(animate=False)

    def _draw(self) -> None:
        palette = Palette.of_theme(self.app.theme_variables)
        said = self._commands, self._mode, self._keymap, palette, self._cut_to - GAP, self._kind
        self.set_lines(list(help_lines(*said, self._typed)))


class HelpScreen(Dialog[None]):
    """Closed by Esc, q or the key that opened it."""

    CSS_PATH = "help.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("q,question_mark,f1", "dismiss", "Close", show=False),
        Binding("slash,ctrl+f", "search", "Search", show=False),
        Binding("k", "scroll_up", "Up", show=False),
    ]

    def __init__(
        self,
        commands: Sequence[Command],
        mode: Mode | None,
        keymap: Mapping[str, str],
        kind: PeriodType = PeriodType.MONTH,
    ) -> None:
        """Begin with the keys of the pane that it was opened from, in the words of a type of period."""
        super().__init__()
        self._text = HelpText(commands, mode, keymap, kind)

    def compose(self) -> ComposeResult:
        """Yield one scrolling text, and a line to search it."""
        yield self._text
        line = Input(placeholder=Label.TYPE_TO_FILTER, compact=True, id="sought-help")
        line.display = False
        yield line

    def action_search(self) -> None:
        """Search the help."""
        line = self.query_one(Input)
        line.display = True
        line.focus()
        self._text.say_keys(_READ, Label.ESC_CLEAR)

    def action_leave(self) -> None:
        """Leave the search, then the help."""
        line = self.query_one(Input)
        if line.display:
            line.value, line.display = "", False
            self._text.focus()
            self._text.say_keys()
        else:
            self.dismiss()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._text.narrow(event.value)

    @on(Input.Submitted)
    def _read(self, event: Input.Submitted) -> None:
        event.stop()
        self._text.focus()
        self._text.say_keys(escape=Label.ESC_CLEAR)

    def action_scroll_up(self) -> None:
        """Scroll up, whether j has been used before or not."""
        self._text.vim_move(-1)
