"""The settings as far as the explorer can follow them, and what it tells of the rest."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from kpi_tui.settings import KEYS, Settings, nearest
from kpi_tui.text import one_line
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.state import Remembered
from kpi_tui.tui.themes import DARK

MODIFIERS = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
SHORT = {
    **{"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown"},
    **{"del": "delete", "ins": "insert"},
}
"""How the help and keyboards write keys, and what Textual calls them."""
WHOLE = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values())
NAMES = {name.rpartition("+")[2] for name in WHOLE}
"""Keys, with and without what is held down with them."""
MOST_TOLD = 4
"""Problems told when the explorer opens; more would hide what it shows."""


def opening_theme(settings: Settings, remembered: Remembered, themes: Collection[str]) -> str:
    """Return the theme to open with: the environment's, the settings', the one chosen last, our own."""
    wanted = (os.environ.get("TEXTUAL_THEME", ""), settings.theme, remembered.theme)
    return next((name for name in wanted if name in themes), DARK.name)


def follow(settings: Settings, themes: Collection[str]) -> Settings:
    """Return the settings with keys named as Textual names them, and the problems it finds besides."""
    problems = list(settings.problems)
    if settings.theme and settings.theme not in themes:
        found = nearest(settings.theme, themes, "the explorer lists them")
        problems.append(f"{settings.file}: theme: no theme is called {settings.theme}: {found}")
    keymap: dict[str, str] = {}
    for command, keys in settings.keys.items():
        named = [_named(key) for key in keys.split(",")]
        strange = [key for key in named if not _is_key(key)]
        problems += [
            f"{settings.file}: {KEYS}.{command}: no key is called {key}: "
            + nearest(key, sorted(WHOLE | NAMES), "ctrl+f, f5 and slash are some")
            for key in strange
        ]
        known = [key for key in named if key not in strange]
        if known:
            keymap[command] = ",".join(known)
    problems += [f"{settings.file}: {clash}" for clash in _clashes(keymap)]
    return replace(settings, keys=keymap, problems=tuple(problems))


def _named(key: str) -> str:
    """Name a key as Textual does: `/` is `slash`, `Ctrl+F` is `ctrl+f` and `PgDn` is `pagedown`; `Shift+F` is `F`."""
    if len(key) > 1:
        *modifiers, last = key.lower().split("+")
        if modifiers == ["shift"] and len(last) == 1:
            return last.upper()
        key = "+".join([*modifiers, SHORT.get(last, last)])
    return next(iter(Binding.make_bindings([Binding(key, "")]))).key


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    return MODIFIERS.issuperset(modifiers) and (
        last in NAMES or (last != "" and key_to_character(last) is not None)
    )


def _clashes(keymap: Mapping[str, str]) -> Iterator[str]:
    """Yield keys given to a command that another has, whose they no longer are."""
    owners: dict[str, list[str]] = {}
    for command in COMMANDS if keymap else ():
        for key in dict.fromkeys(map(_named, command.keys_in(keymap))):
            owners.setdefault(key, []).append(command.id)
    for key, ids in owners.items():
        given = [name for name in ids if name in keymap]
        if given and len(ids) > 1:
            other = next(name for name in ids if name != given[0])
            yield f"{KEYS}.{given[0]}: {key} is {other}'s as well: give one of them another key"


def describe_problems(problems: Sequence[str]) -> str:
    """Write problems for a message that pops up, a line each; the last lines are counted."""
    lines = [one_line(problem) for problem in problems[:MOST_TOLD]]
    left = len(problems) - len(lines)
    return "\n".join([*lines, f"… and {left} more"] if left else lines)
