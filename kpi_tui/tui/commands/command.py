"""A command of the explorer: declared, refused and done in one place.

Keys, footer, palette, help and the keymap of the settings all read it; nothing of Textual is
needed to read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.steps import Steps
from kpi_tui.tui.session.situation import Mode, PageKind, Situation

if TYPE_CHECKING:
    from kpi_tui.analysis.browse.views import View
    from kpi_tui.tui.session.compared_with import Against
    from kpi_tui.tui.session.session import Session

FIND = Label.FIND
PERIODS = Label.PERIODS
READ = Label.READ
COMPARE = Label.CHECK_AND_COMPARE
OUTPUT = Label.HAND_OVER
SCREEN = Label.LAYOUT
GENERAL = Label.GENERAL
_FEW_PANES = 2
"""A command of more of them is said to be for a list."""


def always(now: Situation) -> str | None:  # noqa: ARG001
    """Refuse nothing: it does something whatever there is, or says itself why not."""
    return None


class Rows(Enum):
    """Of which measures that are shown a command makes something."""

    NONE = auto()
    ANY = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do."""

    id: str
    """What a keymap calls it."""
    keys: str
    """With commas between; the first is the one that is shown."""
    label: str
    """A word or two for the footer. This and the other texts speak of months: `Situation.says`
    turns them into the words of other periods."""
    title: str
    """What the palette finds it by."""
    help: str
    """A sentence for the help."""
    group: str
    run: Callable[[Session], Steps]
    """What it does, step by step."""
    why_not: Callable[[Situation], str | None] = always
    """Why it would do nothing now; `None` where it does something."""
    footer: Mapping[Mode, int] | None = None
    """How early it stands in the footer of each mode; what has no room is left out."""
    modes: frozenset[Mode] | None = None
    """Where alone its keys work, and come before the same keys of other commands; `None` for
    everywhere."""
    at_once: bool = False
    """Whether it is done before the next key, which is for what it opens or the period it goes to."""
    also: str = ""
    """Other words that it is found by, with commas between."""
    of_measure: bool = False
    """Whether it is about the measure under the cursor; a request in plain words may name another."""
    of_rows: Rows = Rows.NONE
    """Of which measures that are shown a request in plain words may ask for it: `export the reds`."""
    shows: View | Mode | PageKind | Against | None = None
    """What its key shows, and closes where that is shown already: a request in words does not."""

    def keys_in(self, keymap: Mapping[str, str]) -> tuple[str, ...]:
        """Return the names of its keys, after a person's own keymap."""
        return tuple(key.strip() for key in keymap.get(self.id, self.keys).split(","))

    def key_text(self, keymap: Mapping[str, str] | None = None) -> str:
        """Return its keys in words: `] or Ctrl+PgDn`."""
        return " or ".join(key_name(key) for key in self.keys_in(keymap or {}))


def key_in_mode(
    command: Command, commands: Iterable[Command], mode: Mode | None, keymap: Mapping[str, str]
) -> str:
    """Return in words the first key of a command that is no other command's own in a mode."""
    taken = {
        key
        for each in commands
        if each.modes is not None and mode in each.modes and each is not command
        for key in each.keys_in(keymap)
    }
    keys = command.keys_in(keymap)
    return key_name(next((key for key in keys if key not in taken), keys[0]))


KEY_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "slash": "/",
    "question_mark": "?",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "comma": ",",
    "full_stop": ".",
    "asterisk": "*",
    "plus": "+",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "enter": "Enter",
    "space": "Space",
}


def key_name(key: str) -> str:
    """Write a key for people: `ctrl+p` is `Ctrl+P`."""
    *modifiers, last = key.split("+")
    named = KEY_NAMES.get(last, last if len(last) == 1 else last.capitalize())
    if modifiers:
        named = named.upper() if len(named) == 1 else named
    return "+".join([*(modifier.capitalize() for modifier in modifiers), named])


def everywhere(place: int) -> dict[Mode, int]:
    """Return a place in the footers of the tree and the table."""
    return {Mode.TREE: place, Mode.TABLE: place}


LISTS = frozenset({Mode.QUERIES, Mode.CHANGES, Mode.MATCHES})
PANES = LISTS | {Mode.HEAT_MAP, Mode.PERSON, Mode.SUMMARY}
"""What stands in the place of table and commentary."""


def in_panes(place: int) -> dict[Mode, int]:
    """Return a place in the footers of what stands in the place of table and commentary."""
    return dict.fromkeys(sorted(PANES), place)


# -- why several commands do nothing ---------------------------------------------------------------

OPENS_LATER = "Still being worked out: it opens when that is done."
"""The one reason that goes away by itself."""


def needs_a_period(now: Situation) -> str | None:
    """Refuse while the store is empty or has not been read."""
    return None if now.periods else now.says("No month has been read yet.")


def needs_an_earlier_period(now: Situation) -> str | None:
    """Refuse where the period shown is the only one, or the first."""
    if now.periods == 0 or now.place > 0:
        return needs_a_period(now)
    which = "only" if now.periods == 1 else "first"
    return now.says(f"This is the {which} month {Label.HELD}: nothing to compare it with.")


def needs_a_measure(now: Situation) -> str | None:
    """Refuse where the cursor is on no measure."""
    return None if now.measure else "No measure is under the cursor."


def needs_the_commentary(now: Situation) -> str | None:
    """Refuse where a pane stands in its place, and no page of a measure over it."""
    return "That is for the commentary: Esc shows it." if now.pane and not now.page else None


def needs_rows(now: Situation) -> str | None:
    """Refuse where the table is empty."""
    return needs_a_period(now) or (None if now.rows else "No measure is on the screen.")


def needs_an_assessment(now: Situation) -> str | None:
    """Refuse until all periods have been looked at."""
    if now.periods == 0 or now.assessed:
        return needs_a_period(now)
    return now.assessment_failure or OPENS_LATER


def why_not(command: Command, now: Situation) -> str | None:
    """Return why a command does nothing now; one of another pane's own says whose."""
    if command.modes and now.pane not in command.modes:
        if len(command.modes) > _FEW_PANES:
            return f"That is for a list, such as the {Mode.CHANGES} or the {Mode.QUERIES}."
        return f"That is for the {' and the '.join(sorted(command.modes))}."
    return command.why_not(now)
