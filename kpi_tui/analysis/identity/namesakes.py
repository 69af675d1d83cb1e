"""Measures of one name under several priorities, as where each directorate has its own: which is which.

Their codes alone do not tell: where priorities change places, or the first of them is left out, each
measure has the code that was its namesake's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kpi_tui.analysis.identity.matching import match
from kpi_tui.analysis.identity.priorities import continued
from kpi_tui.measure_name import CodeAndName, FoldedName, MeasureName


@dataclass(slots=True)
class PriorityNumbers:
    """The priorities of the periods so far, each with a number of its own."""

    known: list[CodeAndName] = field(default_factory=list)
    """The latest code and title of each, by its number."""
    recent: list[int] = field(default_factory=list)
    """The numbers, those of the latest period first."""

    def of_month(self, priorities: Iterable[CodeAndName]) -> dict[CodeAndName, int]:
        """Return the numbers of a period's priorities: one that goes on keeps its own."""
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
    """Return for the names of a period that several measures have the place of each one's measure.

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


Placed = tuple[MeasureName, int | None]
"""A measure's name, and the number of its priority."""


def reworded_alike(before: Sequence[Placed], after: Sequence[Placed]) -> list[tuple[int, int]]:
    """Return by their places the measures of one name that all are reworded, each with its priority's.

    Their names are matched once, as those of other measures are; the priorities tell which is which.
    """
    olds, news = ({name.key[1]: name for name, _ in each} for each in (before, after))
    if len(olds) == len(before) and len(news) == len(after):
        return []
    matched = match(list(olds.values()), list(news.values()), lambda *_: False)
    old_names, new_names = list(olds), list(news)
    became = {old_names[pair.before]: new_names[pair.after] for pair in matched.linked}
    at_old, at_new = (
        {name: [at for at, (each, _) in enumerate(rows) if each.key[1] == name] for name in names}
        for rows, names in ((before, olds), (after, news))
    )
    found: list[tuple[int, int]] = []
    for name, new_name in became.items():
        here, there = at_old[name], at_new[new_name]
        if min(len(here), len(there)) < 2:
            continue  # one of them may be the sum of the others
        counted = Counter(before[at][1] for at in here), Counter(after[at][1] for at in there)
        found += [
            (old, new)
            for old in here
            for new in there
            if before[old][1] is not None
            and before[old][1] == after[new][1]
            and counted[0][before[old][1]] == counted[1][after[new][1]] == 1
        ]
    return found
