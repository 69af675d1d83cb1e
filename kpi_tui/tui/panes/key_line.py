"""The foot of the screen: the keys that matter where one is, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.style import Style
from rich.text import Text
from textual.widgets import Static

from kpi_tui.tui.commands import Command, Mode, footer_commands, key_name

LABELS = {"month-before": ("[ ]", "month"), "back": ("Esc", "back")}
"""What stands for two keys, or is said otherwise than in the help."""
MOVES = {Mode.READING: (("← →", "measure"),), Mode.SEARCHING: (("Enter", "keep"), ("Esc", "clear"))}
"""What the pane itself answers to, said first."""
BETWEEN = 2


class KeyLine(Static):
    """One line. A click on a key does what the key does."""

    def __init__(self) -> None:
        super().__init__(markup=False, id="keys")
        self._said: tuple[Mode, frozenset[str], Mapping[str, str]] | None = None

    def show(self, mode: Mode, idle: Iterable[str], keymap: Mapping[str, str]) -> None:
        """Offer the commands of a mode; those that are idle now are dim."""
        said = (mode, frozenset(idle), keymap)
        if said != self._said:
            self._said = said
            self._compose_line()

    def on_resize(self) -> None:
        """Offer what there is room for."""
        self._compose_line()

    def _compose_line(self) -> None:
        if self._said is None or not self.size.width:
            return
        mode, idle, keymap = self._said
        accent = Style(bold=True, color=_rich(self.app.theme_variables.get("accent")))
        items = [(_item(key, label, accent), 99) for key, label in MOVES.get(mode, ())]
        commands = list(footer_commands(mode))
        items += [
            (_command(each, keymap, accent, each.id in idle), 99 - place)
            for place, each in enumerate(commands)
        ]
        self.update(_fitting(items, self.size.width - 2), layout=False)


def _fitting(items: list[tuple[Text, int]], room: int) -> Text:
    """The most important items that fit, in their order, the last of them at the right edge."""
    kept = sorted(range(len(items)), key=lambda at: -items[at][1])
    while kept and sum(items[at][0].cell_len + BETWEEN for at in kept) - BETWEEN > room:
        kept.pop()
    return Text((" " * BETWEEN), no_wrap=True).join(items[at][0] for at in sorted(kept))


def _command(each: Command, keymap: Mapping[str, str], accent: Style, idle: bool) -> Text:
    key, label = LABELS.get(each.id, ("", each.label))
    if not key or each.id in keymap:
        key = key_name(each.keys_in(keymap)[0])
    click = Style(dim=idle, meta={"@click": f"screen.do('{each.id}')"})
    return _item(key, label, accent + click, click)


def _item(key: str, label: str, accent: Style, style: Style | None = None) -> Text:
    return Text.assemble((key, accent), (f" {label}", style or Style()))


def _rich(colour: str | None) -> str | None:
    return colour[:7] if colour and colour.startswith("#") else None
