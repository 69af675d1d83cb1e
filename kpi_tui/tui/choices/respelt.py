"""Misspelt words of what is asked: what each is taken for, and that it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.browse.asked_of import Asked
from kpi_tui.analysis.browse.misspelt import misspelt
from kpi_tui.regex import regex
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.wanted import Wanted

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

_WORD = regex(r"[^\W_]+")
_LEAST = 5
"""Letters of a word of a name that another may be meant for."""


def words_of_names_meant(typed: str, session: Session, asked: Asked) -> dict[str, str]:
    """Return the words of names that others, which stand nowhere, are near: `library` for `libary`."""
    names = {word for word in _WORD.findall(_names(session, asked)) if len(word) >= _LEAST}
    return said_nowhere(dict(misspelt(_WORD.findall(fold(typed)), names)), session, asked)


def said_nowhere(near: Mapping[str, str], session: Session, asked: Asked) -> dict[str, str]:
    """Leave out words that a measure of any report, an owner or a priority has: they are right."""
    said = _names(session, asked) if near else ""
    return {
        word: meant
        for word, meant in near.items()
        if word not in said and not session.texts.which_say((word,))
    }


def respelt(typed: str, right: Mapping[str, str]) -> str:
    """Return what was typed, folded, with the right words for others."""
    return _WORD.sub(lambda found: right.get(found[0], found[0]), fold(typed))


def taken_for(
    right: Mapping[str, str], lines: Iterable[Choice[Wanted]], style: Style
) -> Iterator[Choice[Wanted]]:
    """Yield lines that say what a word was taken for: `for “amebr”: amber`."""
    told = (f"for “{one_line(word)}”: {meant}" for word, meant in right.items())
    taken = Text(" · ".join(told), style)
    for each in lines:
        yield replace(
            each, detail=Text(" · ").join([taken, each.detail] if each.detail else [taken])
        )


def _names(session: Session, asked: Asked) -> str:
    """Return the folded names of people, priorities and measures, of those no longer reported too."""
    titles = (each.title or "" for each in asked.priorities)
    rows = session.grid.rows if session.grid else ()
    measures = (
        name.name for each in rows for name in (each.latest.measure.named, *each.former_names)
    )
    return fold(" ".join([*asked.directors, *asked.holders, *titles, *measures]))
