"""The help: every command with its keys, grouped by what one wants to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from kpi_tui.period import PeriodType
from kpi_tui.tui.commands.command import Command
from kpi_tui.tui.pages.help import help_lines
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import Dialog
from kpi_tui.tui.session.situation import Mode
from kpi_tui.tui.widgets.paper import TextView

BORDER = 2
GAP = 1
"""A cell between the text and the scrollbar."""


class HelpText(TextView):
    """As high as its lines, where there is room for them."""

    def __init__(
        self,
        commands: Sequence[Command],
        mode: Mode,
        keymap: Mapping[str, str],
        kind: PeriodType = PeriodType.MONTH,
    ) -> None:
        super().__init__(id="help")
        self._commands, self._mode, self._keymap, self._kind = commands, mode, keymap, kind
        self._cut_to = 0
        self.border_title = Content("Help")
        self.border_subtitle = Content("Esc closes")

    def on_resize(self) -> None:
        """Cut the lines to the width there is."""
        if self.page_width and self.page_width != self._cut_to:
            self._cut_to = self.page_width
            palette = Palette.of_theme(self.app.theme_variables)
            width = self._cut_to - GAP
            lines = list(
                help_lines(self._commands, self._mode, self._keymap, palette, width, self._kind)
            )
            self.styles.max_height = len(lines) + BORDER
            self.set_lines(lines)


class HelpScreen(Dialog[None]):
    """Closed by Esc, q or the key that opened it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", show=False),
        Binding("k", "scroll_up", "Up", show=False),
    ]

    def __init__(
        self,
        commands: Sequence[Command],
        mode: Mode,
        keymap: Mapping[str, str],
        kind: PeriodType = PeriodType.MONTH,
    ) -> None:
        """Begin with the keys of the pane that it was opened from, in the words of a type of period."""
        super().__init__()
        self._text = HelpText(commands, mode, keymap, kind)

    def compose(self) -> ComposeResult:
        """Yield one scrolling text."""
        yield self._text

    def action_scroll_up(self) -> None:
        """Scroll up, whether j has been used before or not."""
        self._text.vim_move(-1)
