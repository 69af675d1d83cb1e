"""Suggests known words for a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kpi_tui.text import fold, one_line

_FEW = 3
"""At most so many are offered."""
_ALIKE = 0.6
"""How alike two words are before one is offered for the other."""


def near(typed: str, known: Iterable[str]) -> list[str]:
    """Return the known names of which any word begins as typed; else those spelt alike."""
    names = list(dict.fromkeys(known))
    wanted = fold(typed).strip()
    begun = [name for name in names if wanted and f" {fold(name)}".find(f" {wanted}") >= 0]
    if begun:
        return begun[:_FEW]
    spelt: dict[str, str] = {}
    for name in names:
        for part in (fold(name), *fold(name).split()):
            spelt.setdefault(part, name)
    alike = get_close_matches(wanted, spelt, n=_FEW, cutoff=_ALIKE)
    return list(dict.fromkeys(spelt[part] for part in alike))


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """Return `did you mean measures?`; nothing where no known name is near."""
    names = [one_line(name) for name in near(typed, known)]
    return f"did you mean {' or '.join(names)}?" if names else ""
