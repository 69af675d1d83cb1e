"""The foot of the screen: the keys that matter where one is, as many as there is room for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of
from kpi_tui.tui.commands.command import key_in_mode
from kpi_tui.tui.commands.registry import COMMANDS, footer_commands
from kpi_tui.tui.panes.pressable import PressableLine, pressable
from kpi_tui.tui.session.situation import Mode

SEARCH_DONE, SEARCH_CLEARED = "screen.leave_search(True)", "screen.leave_search(False)"
"""Actions of the screen, which no command does."""
EARLIER_SEARCH = "earlier-search"
"""Stands for the ↑ of the search line, which is offered only where it brings anything back."""
PAIRS = {"month-before": ("[", "]", "month", "month-after", "months")}
"""By the command of the first: two keys that stand together, their word, and the commands of the
second key and of the word."""
MOVES: Mapping[Mode, Sequence[Sequence[tuple[str, str]]]] = {
    Mode.READING: ((("←", "measure-before"), ("→", "measure-after"), ("measure", "")),),
    Mode.SEARCHING: (
        (("Enter", SEARCH_DONE), ("done", SEARCH_DONE)),
        (("Esc", SEARCH_CLEARED), ("clear", SEARCH_CLEARED)),
        (("↑", EARLIER_SEARCH), ("earlier", EARLIER_SEARCH)),
    ),
}
"""Keys that the pane itself answers to, which come first: keys and a word, each with what a click on
it does."""
ONLY_WHERE_IT_DOES_SOMETHING = frozenset({"next-hit", "match-yes", "match-no"})
"""Commands that are not offered, dim, while they do nothing: they are for what is rarely in force."""
BETWEEN = 2


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key and what it does."""

    text: Text
    weight: int
    """The heavier it is, the later it is left out."""


class KeyFooter(PressableLine):
    """One line. A click on a key does what the key does."""

    def __init__(self) -> None:
        super().__init__(id="keys")
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

    def pressed(self, what: str) -> None:
        """Do a command, or what a key of the search line does."""
        if what in (SEARCH_DONE, SEARCH_CLEARED):
            self.call_later(self.app.run_action, what)
        elif what == EARLIER_SEARCH:
            self.app.simulate_key("up")
        else:
            super().pressed(what)

    def on_resize(self) -> None:
        """Offer what there is room for."""
        self._compose_line()

    def _compose_line(self) -> None:
        if self._said is None or not self.size.width:
            return
        shown = fitting(list(offered(*self._said)), self.size.width - 2)
        self.set_line(Text(" " * BETWEEN, no_wrap=True).join(item.text for item in shown))


def offered(
    mode: Mode,
    idle: Collection[str],
    keymap: Mapping[str, str],
    accent: Style,
    kind: PeriodType = PeriodType.MONTH,
) -> Iterator[KeyHint]:
    """Yield the keys of a mode; the first command, which is the help, has the greatest weight."""
    for *keys, (word, of_word) in MOVES.get(mode, ()):
        if of_word in idle:
            continue
        parts = [(key, pressable(command, accent)) for key, command in keys]
        parts.append((word, pressable(of_word) if of_word else Style()))
        yield KeyHint(Text(" ").join(Text(*part) for part in parts), 98)
    for place, each in enumerate(footer_commands(mode)):
        if each.id in idle and each.id in ONLY_WHERE_IT_DOES_SOMETHING:
            continue
        dim = Style(dim=each.id in idle)
        key, label = key_in_mode(each, COMMANDS, mode, keymap), in_words_of(kind, each.label)
        style = pressable(each.id, accent + dim)
        text = Text.assemble((key, style), (f" {label}", pressable(each.id, dim)))
        first, second, word, after, chosen = PAIRS.get(each.id, ("",) * 5)
        if first and each.id not in keymap and after not in keymap:
            of_second = pressable(after, accent + Style(dim=after in idle))
            label = f" {in_words_of(kind, word)}"
            text = Text.assemble(
                (first, style), " ", (second, of_second), (label, pressable(chosen))
            )
        yield KeyHint(text, 99 - place)


def fitting(items: Sequence[KeyHint], room: int) -> list[KeyHint]:
    """Return the items that count most, as many as fit into the cells, in their own order."""
    kept = sorted(range(len(items)), key=lambda at: -items[at].weight)
    while kept and sum(items[at].text.cell_len + BETWEEN for at in kept) - BETWEEN > room:
        kept.pop()
    return [items[at] for at in sorted(kept)]
