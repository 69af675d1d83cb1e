"""What the words of a measure's name say about which way is better.

Words are strong or weak, see `polarity_table`. Where words speak for both ways, the name says
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kpi_tui.analysis.profile.common_measures import COMMON_MEASURES
from kpi_tui.analysis.profile.polarity_table import STRONG, WEAK, PolarityRow
from kpi_tui.regex import regex
from kpi_tui.text import fold
from kpi_tui.vocabulary import Polarity

_TURNED = regex(r"\b(?:change|reduction|decrease|increase|difference|varianc\w*|variation)s?\b")
"""Nouns that make it open which way the figure counts: is 10 % change 10 % more, or less?"""
_WORD_END = regex(r"\w*")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a name says about which way is better."""

    polarity: Polarity
    strong: bool
    words: str
    """The words it goes by."""

    @property
    def quoted(self) -> str:
        """The words, for a person."""
        return f"the name says “{self.words}”"


def hint(names: Iterable[str]) -> Hint | None:
    """Return what the names of one measure say; `None` where they say nothing or not the same."""
    hints = [said for said in map(_hint_of, names) if said is not None]
    if len({said.polarity for said in hints}) != 1:
        return None
    return max(hints, key=lambda said: said.strong)


@lru_cache(maxsize=5000)
def _hint_of(name: str) -> Hint | None:
    """Return what one name says: by the first common measure that it names, else by its words."""
    folded = fold(name)
    for polarity, words in _fitting(folded, COMMON_MEASURES):
        return Hint(polarity, True, words)
    for rows, strong in ((STRONG, True), (WEAK, False)):
        said = list(_fitting(folded, rows))
        if said:
            agree = len({polarity for polarity, _ in said}) == 1
            return Hint(said[0][0], strong, said[0][1]) if agree else None
    return None


def _fitting(folded: str, rows: Sequence[PolarityRow]) -> Iterator[tuple[Polarity, str]]:
    """Yield the polarity of each row that fits a name, with the words of the name that fit."""
    turned = _TURNED.search(folded)
    for row in rows:
        match = _compiled(row.words).search(folded)
        if match is None or (turned and match.start() not in (0, turned.start())):
            continue
        if row.unless and _compiled(row.unless).search(folded):
            continue
        rest = _WORD_END.match(folded, match.end())
        end = rest.end() if rest else match.end()
        yield row.polarity, folded[match.start() : end].strip()


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)


def is_open(names: Iterable[str]) -> bool:
    """Whether a name counts a change or a variance, whose sign may go either way."""
    return any(_TURNED.search(fold(name)) for name in names)
