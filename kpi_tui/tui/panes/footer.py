"""The foot of the screen: the keys that matter where one is, as many as there is room for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text
from textual import events

from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of
from kpi_tui.tui.commands.command import Command, key_name
from kpi_tui.tui.commands.registry import footer_commands
from kpi_tui.tui.panes.messages import CommandWanted
from kpi_tui.tui.session.situation import Mode
from kpi_tui.tui.widgets.text_line import StatusLine

LABELS = {"month-before": ("[ ]", "month"), "back": ("Esc", "back")}
"""What stands for two keys, or is said otherwise than in the help."""
MOVES = {
    Mode.READING: (("← →", "measure"),),
    Mode.SEARCHING: (("Enter", "done"), ("Esc", "clear"), ("↑", "earlier")),
}
"""What the pane itself answers to, said first."""
BETWEEN = 2


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key and what it does."""

    text: Text
    command: str
    """The id of its command; empty for a key of the pane itself."""
    weight: int
    """What counts most has the most."""


class KeyFooter(StatusLine):
    """One line. A click on a key does what the key does."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._places: list[tuple[int, int, str]] = []
        """From which cell to which each command stands."""
        self._said: tuple[Mode, frozenset[str], Mapping[str, str], Style, PeriodType] | None = None

    def show(
        self,
        mode: Mode,
        idle: Iterable[str],
        keymap: Mapping[str, str],
        kind: PeriodType = PeriodType.MONTH,
    ) -> None:
        """Offer the commands of a mode in the words of the periods; those that are idle are dim."""
        colour = self.app.theme_variables.get("accent", "")
        accent = Style(bold=True, color=colour[:7] if colour.startswith("#") else None)
        said = (mode, frozenset(idle), keymap, accent, kind)
        if said != self._said:
            self._said = said
            self._compose_line()

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        for start, end, command_id in self._places:
            if start <= event.x - 1 < end:
                self.screen.post_message(CommandWanted(command_id))

    def on_resize(self) -> None:
        """Offer what there is room for."""
        self._compose_line()

    def _compose_line(self) -> None:
        if self._said is None or not self.size.width:
            return
        shown = fitting(list(offered(*self._said)), self.size.width - 2)
        self._places = []
        start = 0
        for item in shown:
            end = start + item.text.cell_len
            if item.command:
                self._places.append((start, end, item.command))
            start = end + BETWEEN
        self.set_line(Text(" " * BETWEEN, no_wrap=True).join(item.text for item in shown))


def offered(
    mode: Mode,
    idle: Collection[str],
    keymap: Mapping[str, str],
    accent: Style,
    kind: PeriodType = PeriodType.MONTH,
) -> Iterator[KeyHint]:
    """List the keys of a mode; nothing counts more than the first command, which is the help."""
    for key, label in MOVES.get(mode, ()):
        yield KeyHint(_text(key, label, accent), "", 98)
    for place, each in enumerate(footer_commands(mode)):
        dim = Style(dim=each.id in idle)
        key, label = _said(each, keymap)
        text = _text(key, in_words_of(kind, label), accent + dim, dim)
        yield KeyHint(text, each.id, 99 - place)


def fitting(items: Sequence[KeyHint], room: int) -> list[KeyHint]:
    """Return the items that count most, as many as fit into the cells, in their own order."""
    kept = sorted(range(len(items)), key=lambda at: -items[at].weight)
    while kept and sum(items[at].text.cell_len + BETWEEN for at in kept) - BETWEEN > room:
        kept.pop()
    return [items[at] for at in sorted(kept)]


def _said(each: Command, keymap: Mapping[str, str]) -> tuple[str, str]:
    """Return the key and the word for it."""
    if each.id in LABELS and each.id not in keymap:
        return LABELS[each.id]
    return key_name(each.keys_in(keymap)[0]), each.label


def _text(key: str, label: str, accent: Style, style: Style | None = None) -> Text:
    return Text.assemble((key, accent), (f" {label}", style or Style()))
