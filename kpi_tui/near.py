"""Says that a name is not known, and which known ones may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from kpi_tui.text import first_of, fold, one_line, shortened

_FEW = 3
"""At most so many are offered."""
_MANY = 12
"""Of more names than that the first are listed, and the others counted."""
_LONGEST = 40
"""Letters of what was typed that an error repeats."""
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


def no_such(
    typed: str,
    noun: str,
    where: str,
    known: Iterable[str],
    listed: Sequence[str] = (),
    more: str = "",
) -> str:
    """Return `Ann: no such director in July 2024: there are Ada Brown, Cy Dean`.

    Where `known` names are near, these are offered. Else they are listed, or what stands for them
    in `listed`; `more` says which command lists them, where that helps or some are left out.
    """
    names = list(map(one_line, known))
    named = one_line(shortened(typed, _LONGEST)).strip()
    said = f"{named or 'nothing'}: no such {noun} in {where}"
    if meant := did_you_mean(typed, names):
        return f"{said}: {meant}"
    shown = list(map(one_line, listed)) or names
    if not shown:
        return f"{said}: there is none"
    behind = f"; {more}" if more and (len(shown) > _MANY or listed) else ""
    there = "there is" if len(shown) == 1 else "there are"
    return f"{said}: {there} {first_of(shown, _MANY)}{behind}"
