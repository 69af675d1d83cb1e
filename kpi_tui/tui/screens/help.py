"""The help: every command with its keys, grouped by what one wants to do."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from kpi_tui.labels import MARKS
from kpi_tui.tui.commands import COMMANDS, MOVING
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.vim import SCROLLING

KEY_WIDTH = 19


class HelpScreen(ModalScreen[None]):
    """Closed by Esc, q or the key that opened it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", show=False),
        *(Binding(b.key, f"scroll('{b.action}')", show=False) for b in SCROLLING),
    ]

    def compose(self) -> ComposeResult:
        """One scrolling text."""
        with VerticalScroll(id="help") as box:
            box.border_title = Content("Help")
            box.border_subtitle = Content("Esc closes")
            yield Static(self._text(), markup=False)

    def action_scroll(self, action: str) -> None:
        """Pass a scrolling key on to the text."""
        box = self.query_one("#help", VerticalScroll)
        getattr(box, f"action_{action}")()

    def _text(self) -> Text:
        palette = Palette.of_theme(self.app.theme_variables)
        text = Text()
        for group, commands in groupby(COMMANDS, key=lambda command: command.group):
            _group(text, group, [(c.key_text, c.help) for c in commands], palette)
        _group(text, "Everywhere", MOVING, palette)
        text.append("What the signs mean\n", style=palette.heading)
        for status, sign in MARKS.items():
            text.append_text(palette.status(status, room=GLYPH))
            text.append(" " * (KEY_WIDTH - len(sign.glyph)) + f"{sign.word}: {sign.meaning}\n")
        text.append("\nStatuses are the council's, as published. ", style=palette.muted)
        text.append("Import a report with ", style=palette.muted)
        text.append("kpi-tui import FILE.pdf", style="bold")
        text.append(" in another terminal, then press F5.", style=palette.muted)
        return text


def _group(
    text: Text,
    title: str,
    rows: list[tuple[str, str]] | tuple[tuple[str, str], ...],
    palette: Palette,
) -> None:
    text.append(f"{title}\n", style=palette.heading)
    for keys, meaning in rows:
        text.append(f"{keys:<{KEY_WIDTH}}", style="bold")
        text.append(f"{meaning}\n")
    text.append("\n")
