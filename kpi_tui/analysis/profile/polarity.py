"""Which way is better for a measure: as far as its statuses and its name tell.

A status shows which side of a target is the good one. Amber or red on a side is clear evidence
against it, and so is green far on it; green near a target may just be tolerated. One status can
be wrong (that is what a check wants to find), so it never stands against the name alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kpi_tui.analysis.profile.polarity_words import Hint, hint, is_open
from kpi_tui.report import MISSED, Status
from kpi_tui.vocabulary import Confidence, Polarity

TOLERATED = 0.005
"""How near to its target, as a share of it, a figure is as good as on it."""
FAR = 0.1
"""From how far off, as a share of the target, green is no matter of tolerance."""
ENOUGH = 3
"""How many statuses must say the same before they are sure by themselves."""
EXCEPTIONS = 10
"""How many statuses outweigh one that says the opposite without a doubt left."""
OFTEN = 4
"""One in how many bad statuses must be on the other side of a target that is a range."""


@dataclass(frozen=True, slots=True)
class RatedFigure:
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


@dataclass(frozen=True, slots=True)
class _Votes:
    """How many different figures say that bigger or that smaller is better."""

    bigger: int
    smaller: int
    bad_above: int
    bad_below: int
    near_bigger: int
    """Greens near the target, which prove little."""
    near_smaller: int

    @property
    def in_range(self) -> bool:
        """Whether both sides of the target are bad too often to be a misprint."""
        both = (self.bad_above, self.bad_below)
        return min(both) >= 2 and OFTEN * min(both) >= sum(both)


def infer(
    names: Iterable[str], shown: Iterable[RatedFigure], *, watched: bool = False
) -> Inferred | None:
    """The polarity of a measure by all its names and statuses; `None` where nothing tells.

    `watched` says that all its readings are for monitoring only and without a target.
    """
    names = list(names)
    said, votes = hint(names), _votes(shown)
    if votes.in_range:
        why = f"bad {votes.bad_above} times above its target and {votes.bad_below} times below"
        return Inferred(Polarity.IN_RANGE, Confidence.ASK, why)
    if votes.bigger or votes.smaller:
        found = _by_statuses(votes.bigger, votes.smaller, said)
        if found.confidence is Confidence.SURE and is_open(names):
            why = f"{found.why}; a change may count either way"
            return Inferred(found.polarity, Confidence.LIKELY, why)
        return found
    if votes.near_bigger or votes.near_smaller:
        return _by_near(votes.near_bigger, votes.near_smaller, said)
    if said is not None:
        confidence = Confidence.LIKELY if said.strong else Confidence.ASK
        return Inferred(said.polarity, confidence, _named(said))
    if watched:
        return Inferred(Polarity.NEUTRAL, Confidence.ASK, "only monitored, without a target")
    return None


def _votes(shown: Iterable[RatedFigure]) -> _Votes:
    """What each figure says. The same figures printed again, for a year or month, say it once."""
    clear, near, bad = Counter[bool](), Counter[bool](), Counter[bool]()
    for item in dict.fromkeys(shown):
        gap = item.actual - item.target
        if abs(gap) <= max(item.slack, TOLERATED * abs(item.target)):
            continue
        above = gap > 0
        if item.status in MISSED:
            clear[not above] += 1
            bad[above] += 1
        elif item.status is Status.GREEN:
            far = abs(gap) > FAR * abs(item.target)
            (clear if far else near)[above] += 1
    return _Votes(clear[True], clear[False], bad[True], bad[False], near[True], near[False])


def _by_statuses(bigger: int, smaller: int, said: Hint | None) -> Inferred:
    """By what the statuses show, and by the name where they contradict it or each other."""
    more, fewer, total = max(bigger, smaller), min(bigger, smaller), bigger + smaller
    polarity = Polarity.BIGGER_IS_BETTER if bigger > smaller else Polarity.SMALLER_IS_BETTER
    shown = f"shown by {more} of {total} statuses"
    if said is None:
        return Inferred(polarity, _trust(more, fewer, None), shown)
    if more == fewer:
        confidence = Confidence.LIKELY if said.strong else Confidence.ASK
        return Inferred(said.polarity, confidence, f"{_named(said)}; {shown}")
    if said.polarity is polarity:
        return Inferred(polarity, _trust(more, fewer, said), f"{shown}; {_named(said)}")
    if said.strong and more - fewer == 1:
        return Inferred(
            said.polarity, Confidence.ASK, f"{_named(said)}, against {more} of {total} statuses"
        )
    clear = more >= ENOUGH * max(fewer, 1)
    confidence = Confidence.LIKELY if clear else Confidence.ASK
    return Inferred(polarity, confidence, f"{shown}, although {_named(said)}")


def _trust(more: int, fewer: int, said: Hint | None) -> Confidence:
    """How far to trust statuses that the name does not contradict."""
    enough = 1 if said is not None and said.strong else ENOUGH
    if more >= max(enough, EXCEPTIONS * fewer):
        return Confidence.SURE
    return Confidence.LIKELY if more >= 2 * fewer else Confidence.ASK


def _by_near(bigger: int, smaller: int, said: Hint | None) -> Inferred:
    """By greens near their targets only: they support a name, and do not stand against one."""
    counted = f"green near its target {bigger} times above and {smaller} times below"
    polarity = Polarity.BIGGER_IS_BETTER if bigger >= smaller else Polarity.SMALLER_IS_BETTER
    if said is not None:
        trusted = said.strong or (said.polarity is polarity and 0 in (bigger, smaller))
        confidence = Confidence.LIKELY if trusted else Confidence.ASK
        return Inferred(said.polarity, confidence, f"{_named(said)}; {counted}")
    clear = max(bigger, smaller) >= 2 and 0 in (bigger, smaller)
    return Inferred(polarity, Confidence.LIKELY if clear else Confidence.ASK, counted)


def _named(said: Hint) -> str:
    return f"the name says “{said.words}”"
