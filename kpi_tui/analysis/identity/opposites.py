"""Words of two names that say of what one measure is that the other is not: answered and abandoned."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kpi_tui.analysis.identity.similarity import distinguishing_words

_OPPOSITES = (
    ("outside", "within"),
    ("failed", "met"),
    ("missed", "met"),
    ("failed", "passed"),
    ("dissatisfied", "satisfied"),
    ("late", "on time"),
    ("overdue", "on time"),
    ("above", "below"),
    ("over", "under"),
    ("excluding", "including"),
    ("abandoned", "answered"),
    ("rejected", "accepted"),
    ("refused", "approved"),
    ("major", "minor"),
    ("major", "other"),
    ("minor", "other"),
    ("male", "female"),
    ("boys", "girls"),
    ("primary", "secondary"),
    ("joiners", "leavers"),
    ("gross", "net"),
)
"""Words that make of a measure its opposite, or its neighbour in a list."""
_NEIGHBOURS = (
    ("men", "women"),
    ("adults", "children"),
    ("adult", "child"),
    ("adult", "children"),
    ("births", "deaths"),
    ("admissions", "discharges"),
    ("residential", "nursing"),
    ("killed", "injured"),
    ("fatal", "serious"),
    ("serious", "slight"),
    ("started", "completed"),
    ("received", "resolved"),
    ("received", "closed"),
    ("calls", "emails"),
    ("calls", "letters"),
    ("urgent", "routine"),
    ("permanent", "temporary"),
    ("internal", "external"),
    ("public", "private"),
    ("domestic", "commercial"),
    ("urban", "rural"),
    ("north", "south"),
    ("east", "west"),
    ("capital", "revenue"),
    ("income", "expenditure"),
)
"""Words that make of a measure another one, which nobody takes for the same turned round."""


@lru_cache(maxsize=20_000)
def opposites_in(before: str, after: str) -> tuple[str, str] | None:
    """Return a word of the name before and its opposite in the name after; `None` without such a pair."""
    return _exchanged(before, after, _OPPOSITES)


def _exchanged(before: str, after: str, pairs: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the first of some pairs of words of which one name has the one, and the other the other."""
    old, new = before.lower(), after.lower()
    for pair in pairs if old != new else ():
        for one, other in (pair, pair[::-1]):
            if one not in old or other not in new:
                continue
            if _has(before, one) > _has(before, other) and _has(after, other) > _has(after, one):
                return one, other
    return None


@lru_cache(maxsize=20_000)
def words_apart(before: str, after: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what makes another measure of one name than of the other, of each the words it alone has.

    Names that have such words are not one measure until somebody says so, however alike they are.
    """
    old, new = distinguishing_words(before), distinguishing_words(after)
    exchanged = opposites_in(before, after) or _exchanged(before, after, _NEIGHBOURS)
    if exchanged is None:
        return old - new, new - old
    return (old - new) | {exchanged[0]}, (new - old) | {exchanged[1]}


def _has(name: str, words: str) -> bool:
    return re.search(rf"\b{words}\b", name, re.I) is not None
