"""Which names of one month go on as which of another: the arithmetic behind `identity`.

The thresholds separate what the two published reports hold, see `tests/test_identity.py`: the
names of a code that was used again are alike by 0.36 at most, those of a measure that was reworded
by 0.44 at least, and those that a person would join unasked by 0.67 at least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kpi_tui.analysis.identity.similarity import distinguishing_words, similarity, tokens
from kpi_tui.measure_name import MeasureName

DIFFERENT = 0.4
"""Up to this likeness two names are different measures, whatever their codes."""
ALIKE = 0.65
"""From this likeness on two names are one measure; between, a person is asked about one code."""
LEAD = 0.1
"""By how much a likeness must lead to leave no doubt which of several it is."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class NamePair:
    """A measure before and one after that may be the same, by their places."""

    before: int
    after: int
    score: float
    same_code: bool
    same_marks: bool
    """Whether the names agree in numbers and in words such as "outside"."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairs that are taken for one measure, and those that a person must settle."""

    joined: list[NamePair]
    asked: list[NamePair]


Refuses = Callable[[int, int], bool]
"""Whether a person said that these two (by their places) are not the same."""


def match(before: Sequence[MeasureName], after: Sequence[MeasureName], refuses: Refuses) -> Matched:
    """The pairs among two months' measures; each measure is in one joined pair at most.

    Both sides are what is left once code and name have been compared as a whole.
    """
    pairs = [
        NamePair(
            i,
            j,
            score,
            old.code == new.code,
            distinguishing_words(old.name) == distinguishing_words(new.name),
        )
        for i, j, score in _alike(before, after)
        if not refuses(i, j)
        for old, new in [(before[i], after[j])]
    ]
    joined: list[NamePair] = []
    while found := _undisputed([pair for pair in pairs if pair.same_marks]):
        joined += found
        pairs = _without(pairs, found)
    return Matched(joined, _doubtful(pairs))


def _alike(
    before: Sequence[MeasureName], after: Sequence[MeasureName]
) -> Iterator[tuple[int, int, float]]:
    """The places and the likeness of all that are not simply different, by the words they share."""
    having: dict[str, list[int]] = {}
    for i, old in enumerate(before):
        for word in tokens(old.name):
            having.setdefault(word, []).append(i)
    for j, new in enumerate(after):
        for i in sorted({i for word in tokens(new.name) for i in having.get(word, ())}):
            score = similarity(before[i].name, new.name)
            if score > DIFFERENT:
                yield i, j, score


def _undisputed(pairs: Sequence[NamePair]) -> list[NamePair]:
    """The pairs that are the best for both of their ends, and that nothing comes near.

    What comes near does not count where it has a better match of its own: "Stage 2" is like
    "Stage 1" and is no rival to it, but the two halves of what was one measure are rivals.
    """
    olds, news = _by_end(pairs, "before"), _by_end(pairs, "after")
    best_old = {end: max(pair.score for pair in ends) for end, ends in olds.items()}
    best_new = {end: max(pair.score for pair in ends) for end, ends in news.items()}

    def rivals(pair: NamePair) -> Iterable[NamePair]:
        """The other pairs of either end, whose far end has no better match."""
        for other in olds[pair.before]:
            if other is not pair and other.score >= best_new[other.after]:
                yield other
        for other in news[pair.after]:
            if other is not pair and other.score >= best_old[other.before]:
                yield other

    return [
        pair
        for pair in pairs
        if pair.score >= max(ALIKE, best_old[pair.before], best_new[pair.after])
        and not any(_near(other, pair.score) for other in rivals(pair))
    ]


def _doubtful(pairs: Sequence[NamePair]) -> list[NamePair]:
    """The pairs worth a question: under one code, or alike, and nearly the best for both ends.

    Where a measure is asked about, so are all that are as near to it.
    """
    old: dict[int, float] = {}
    new: dict[int, float] = {}
    for pair in pairs:
        if pair.same_code or pair.score >= ALIKE:
            old[pair.before] = max(pair.score, old.get(pair.before, 0.0))
            new[pair.after] = max(pair.score, new.get(pair.after, 0.0))
    return [
        pair
        for pair in pairs
        if pair.before in old and _near(pair, max(old[pair.before], new.get(pair.after, 0.0)))
    ]


def _near(pair: NamePair, best: float) -> bool:
    """Whether the best leads by too little to leave the pair behind."""
    return pair.score > best - LEAD + _ROUNDING


def _by_end(
    pairs: Iterable[NamePair], end: Literal["before", "after"]
) -> dict[int, list[NamePair]]:
    found: dict[int, list[NamePair]] = {}
    for pair in pairs:
        found.setdefault(pair.before if end == "before" else pair.after, []).append(pair)
    return found


def _without(pairs: Iterable[NamePair], gone: Sequence[NamePair]) -> list[NamePair]:
    """The pairs neither of whose ends is in one that is gone."""
    olds, news = {pair.before for pair in gone}, {pair.after for pair in gone}
    return [pair for pair in pairs if pair.before not in olds and pair.after not in news]
