"""Which way is better for a measure: as far as its statuses and its name tell.

A status shows which side of a target is the good one. Amber or red on a side is clear evidence
against it, and so is green far on it; green near a target may just be tolerated. One status can
be wrong (that is what a check wants to find), so it never stands against the name alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec import Struct

from kpi_tui.analysis.profile.polarity_words import Hint, hint, is_open
from kpi_tui.labels import and_list
from kpi_tui.status import MISSED, Status
from kpi_tui.vocabulary import Confidence, Polarity

TOLERATED = 0.005
"""A figure that is off its target by no more than this share of it counts as on it."""
FAR = 0.1
"""Green further off its target than this share of it is not just tolerated."""
ENOUGH = 3
"""So many statuses that say the same are sure by themselves."""
EXCEPTIONS = 10
"""So many statuses outweigh one that says the opposite, and leave no doubt."""
OFTEN = 4
"""The aim is a range if at least one in so many bad statuses is on the other side of the target."""


class RatedFigure(Struct, frozen=True):
    """A figure beside its target, with the status that was printed for it."""

    actual: float
    target: float
    status: Status
    slack: float = 0.0
    """Half a unit in the last printed digit of the coarser figure."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """A polarity, how far to trust it, and in one line why."""

    polarity: Polarity
    confidence: Confidence
    why: str


@dataclass(slots=True)
class _Votes:
    """How many different figures say that bigger or that smaller is better."""

    bigger: int = 0
    smaller: int = 0
    bad_above: int = 0
    bad_below: int = 0
    near_bigger: int = 0
    """Greens near the target, which prove little."""
    near_smaller: int = 0

    @property
    def in_range(self) -> bool:
        """Whether both sides of the target are bad too often to be a misprint."""
        fewer = min(self.bad_above, self.bad_below)
        return fewer >= 2 and OFTEN * fewer >= self.bad_above + self.bad_below

    def count(self, figure: RatedFigure) -> None:
        """Count what one figure says; on its target it says nothing."""
        gap = figure.actual - figure.target
        if abs(gap) <= max(figure.slack, TOLERATED * abs(figure.target)):
            return
        is_above = gap > 0
        if figure.status in MISSED:
            self.bigger += not is_above
            self.smaller += is_above
            self.bad_above += is_above
            self.bad_below += not is_above
        elif figure.status is Status.GREEN and abs(gap) > FAR * abs(figure.target):
            self.bigger += is_above
            self.smaller += not is_above
        elif figure.status is Status.GREEN:
            self.near_bigger += is_above
            self.near_smaller += not is_above


def infer(
    names: Iterable[str], shown: Iterable[RatedFigure], *, watched: bool = False
) -> Inferred | None:
    """Infer a measure's polarity from all its names and statuses; `None` where nothing tells.

    The same figures printed again, for a year or month, count once. `watched` says that all its
    readings are for monitoring only and without a target.
    """
    names = list(names)
    named = hint(names)
    votes = _Votes()
    for figure in dict.fromkeys(shown):
        votes.count(figure)
    if votes.in_range:
        why = (
            f"red or amber {_times(votes.bad_above)} above its target and "
            f"{_times(votes.bad_below)} below"
        )
        return Inferred(Polarity.IN_RANGE, Confidence.ASK, why)
    if votes.bigger or votes.smaller:
        inferred = _by_statuses(votes.bigger, votes.smaller, named)
        if inferred.confidence is Confidence.SURE and is_open(names):
            why = f"{inferred.why}; a change may count either way"
            return Inferred(inferred.polarity, Confidence.LIKELY, why)
        return inferred
    above, below = votes.near_bigger, votes.near_smaller
    if above or below:
        # Greens near their targets support a name and never overrule one.
        sides = {"above": above, "below": below}
        told = [f"just {side} its target {_times(count)}" for side, count in sides.items() if count]
        counted = f"green {and_list(told)}"
        polarity = Polarity.BIGGER_IS_BETTER if above >= below else Polarity.SMALLER_IS_BETTER
        agree = 0 in (above, below)
        if named is not None:
            trusted = named.strong or (named.polarity is polarity and agree)
            confidence = Confidence.LIKELY if trusted else Confidence.ASK
            return Inferred(named.polarity, confidence, f"{named.quoted}; {counted}")
        confidence = Confidence.LIKELY if agree and max(above, below) >= 2 else Confidence.ASK
        return Inferred(polarity, confidence, counted)
    if named is not None:
        confidence = Confidence.LIKELY if named.strong else Confidence.ASK
        return Inferred(named.polarity, confidence, named.quoted)
    if watched:
        return Inferred(Polarity.NEUTRAL, Confidence.ASK, "only monitored, without a target")
    return None


def by_floor(floors: Iterable[tuple[float, float]], shown: Inferred | None) -> Inferred | None:
    """Infer the polarity from floors printed beside targets; return `shown` where they do not tell.

    A floor lies on the worse side of its target. Floors on both sides do not tell, nor do floors
    that contradict statuses which are sure.
    """
    sides = {floor < target for floor, target in floors if floor != target}
    if len(sides) != 1:
        return shown
    is_below = sides.pop()
    polarity = Polarity.BIGGER_IS_BETTER if is_below else Polarity.SMALLER_IS_BETTER
    if shown and shown.confidence is Confidence.SURE and shown.polarity is not polarity:
        return shown
    why = f"its floor is {'below' if is_below else 'above'} its target"
    return Inferred(polarity, Confidence.SURE, why)


def _by_statuses(bigger: int, smaller: int, named: Hint | None) -> Inferred:
    """Infer by what the statuses show, and by the name where they contradict it or each other."""
    more, fewer = max(bigger, smaller), min(bigger, smaller)
    polarity = Polarity.BIGGER_IS_BETTER if bigger > smaller else Polarity.SMALLER_IS_BETTER
    counted, ending = f"{more} of {bigger + smaller} statuses", "s" * (more == 1)
    if not fewer:
        counted = {1: "one status", 2: "both statuses"}.get(more, f"all {more} statuses")
    shown = f"{counted} show{ending} it"
    if named is None:
        return Inferred(polarity, _trust(more, fewer, None), shown)
    if more == fewer:
        confidence = Confidence.LIKELY if named.strong else Confidence.ASK
        return Inferred(named.polarity, confidence, f"{named.quoted}; {shown}")
    if named.polarity is polarity:
        return Inferred(polarity, _trust(more, fewer, named), f"{shown}; {named.quoted}")
    if named.strong and more - fewer == 1:
        return Inferred(named.polarity, Confidence.ASK, f"{named.quoted}, against {counted}")
    clear = more >= ENOUGH * max(fewer, 1)
    confidence = Confidence.LIKELY if clear else Confidence.ASK
    return Inferred(polarity, confidence, f"{shown}, although {named.quoted}")


def _trust(more: int, fewer: int, named: Hint | None) -> Confidence:
    """Tell how far to trust statuses that the name does not contradict."""
    enough = 1 if named is not None and named.strong else ENOUGH
    if more >= max(enough, EXCEPTIONS * fewer):
        return Confidence.SURE
    return Confidence.LIKELY if more >= 2 * fewer else Confidence.ASK


def _times(count: int) -> str:
    """Return how often in words: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
