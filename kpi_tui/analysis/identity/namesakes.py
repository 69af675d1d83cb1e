"""Measures of one name under several priorities, as where each directorate has its own: which is which.

Their codes alone do not tell: where priorities change places, or the first of them is left out, each
measure has the code that was its namesake's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kpi_tui.analysis.identity.priorities import continued
from kpi_tui.measure_name import CodeAndName, FoldedName


@dataclass(slots=True)
class PriorityNumbers:
    """The priorities of the months so far, each with a number of its own."""

    known: list[CodeAndName] = field(default_factory=list)
    """The latest code and title of each, by its number."""
    recent: list[int] = field(default_factory=list)
    """The numbers, those of the latest month first."""

    def of_month(self, priorities: Iterable[CodeAndName]) -> dict[CodeAndName, int]:
        """Return the numbers of a month's priorities: one that goes on keeps its own."""
        now = list(dict.fromkeys(priorities))
        latest = [self.known[number] for number in self.recent[: len(now)]]
        was = dict(enumerate(range(len(now))))
        if latest != now:
            was = continued([self.known[number] for number in self.recent], now)
        numbers: list[int] = []
        for place, priority in enumerate(now):
            if place in was:
                numbers.append(self.recent[was[place]])
                self.known[numbers[-1]] = priority
            else:
                numbers.append(len(self.known))
                self.known.append(priority)
        self.recent = [*numbers, *(each for each in self.recent if each not in numbers)]
        return dict(zip(now, numbers, strict=True))


def told_by_priority(
    measures: Sequence[tuple[FoldedName, int]], now: Mapping[FoldedName, int]
) -> dict[FoldedName, int]:
    """Return for the names of a month that several measures have the place of each one's measure.

    All are given with the number of their priority. A name that one measure has, before and now, is
    left out, and so is one that a priority has twice.
    """
    names = Counter(name for (_, name) in now)
    known = Counter(name for (_, name), _ in measures)
    before = Counter((name, number) for (_, name), number in measures)
    after = Counter((name, number) for (_, name), number in now.items())
    places = {(name, number): place for place, ((_, name), number) in enumerate(measures)}
    return {
        key: places[key[1], number]
        for key, number in now.items()
        if (names[key[1]] > 1 or known[key[1]] > 1)
        and before[key[1], number] == after[key[1], number] == 1
    }
