"""Which names of one period continue as which of another: the arithmetic behind `identity`.

The thresholds separate the cases of the two published reports, see
`tests/analysis/identity/test_links.py`: names of a code that was used again are alike by 0.36 at
most, those of a measure that was reworded by 0.44 at least, and those that a person would join
unasked by 0.67 at least.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kpi_tui.analysis.identity.opposites import words_apart
from kpi_tui.analysis.identity.similarity import similarity, tokens
from kpi_tui.grouping import grouped
from kpi_tui.measure_name import MeasureName

DIFFERENT = 0.4
"""Names that are no more alike than this are different measures, whatever their codes."""
ALIKE = 0.65
"""Names at least so alike are one measure; below it a person is asked, if the code is the same."""
LEAD = 0.1
"""The best of several likenesses must lead by so much to leave no doubt."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class NamePair:
    """A measure before and one after that may be the same, by their indexes."""

    before: int
    after: int
    score: float
    same_code: bool
    same_distinction: bool
    """Whether the names agree in numbers and in words such as "outside", and have no opposites."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairs that are taken for one measure, and those that a person must settle."""

    linked: list[NamePair]
    doubtful: list[NamePair]


Refuses = Callable[[int, int], bool]
"""Whether a person said that these two (by their indexes) are not the same."""


def match(before: Sequence[MeasureName], after: Sequence[MeasureName], refuses: Refuses) -> Matched:
    """Pair two periods' measures by the likeness of their names.

    Both sides are the measures that are left when those with the same code and name are linked. A
    measure is in one linked pair at most.
    """
    by_word: dict[str, list[int]] = {}
    for i, old in enumerate(before):
        for word in tokens(old.name):
            by_word.setdefault(word, []).append(i)
    pairs: list[NamePair] = []
    for j, new in enumerate(after):
        sharing = {i for word in tokens(new.name) for i in by_word.get(word, ())}
        for i in sorted(sharing):
            old = before[i]
            score = similarity(old.name, new.name)
            if score > DIFFERENT and not refuses(i, j):
                same = not any(words_apart(old.name, new.name))
                pairs.append(NamePair(i, j, score, old.code == new.code, same))
    linked: list[NamePair] = []
    while best := _undisputed([pair for pair in pairs if pair.same_distinction]):
        linked += best
        olds, news = {pair.before for pair in best}, {pair.after for pair in best}
        pairs = [pair for pair in pairs if pair.before not in olds and pair.after not in news]
    return Matched(linked, _doubtful(pairs))


def _undisputed(pairs: Sequence[NamePair]) -> list[NamePair]:
    """Return the pairs that are the best for both of their ends and have no near rival.

    A pair is no rival where its other end has a better match of its own: "Stage 2" is like "Stage
    1" and no rival to it, but the two halves of what was one measure are rivals.
    """
    olds = grouped(pairs, lambda pair: pair.before)
    news = grouped(pairs, lambda pair: pair.after)
    best_old = {end: max(pair.score for pair in ends) for end, ends in olds.items()}
    best_new = {end: max(pair.score for pair in ends) for end, ends in news.items()}
    undisputed: list[NamePair] = []
    for pair in pairs:
        if pair.score < max(ALIKE, best_old[pair.before], best_new[pair.after]):
            continue
        same_old = [other for other in olds[pair.before] if other.score >= best_new[other.after]]
        same_new = [other for other in news[pair.after] if other.score >= best_old[other.before]]
        rivals = [other for other in (*same_old, *same_new) if other is not pair]
        if not any(_near(rival, pair.score) for rival in rivals):
            undisputed.append(pair)
    return undisputed


def _doubtful(pairs: Sequence[NamePair]) -> list[NamePair]:
    """Return the pairs to ask about: of one code, or alike, and nearly the best for both ends.

    Where a measure is asked about, so are all pairs that are nearly as good for it.
    """
    best_old: dict[int, float] = {}
    best_new: dict[int, float] = {}
    for pair in pairs:
        if pair.same_code or pair.score >= ALIKE:
            best_old[pair.before] = max(pair.score, best_old.get(pair.before, 0.0))
            best_new[pair.after] = max(pair.score, best_new.get(pair.after, 0.0))
    doubtful: list[NamePair] = []
    for pair in pairs:
        if pair.before in best_old:
            best = max(best_old[pair.before], best_new.get(pair.after, 0.0))
            if _near(pair, best):
                doubtful.append(pair)
    return doubtful


def _near(pair: NamePair, best: float) -> bool:
    """Whether the best leads by too little to leave the pair behind."""
    return pair.score > best - LEAD + _ROUNDING
