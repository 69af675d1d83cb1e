"""Measures over many months: each month is linked to what is known of the months before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kpi_tui.analysis.identity.matching import match
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.measure_name import Key, MeasureName
from kpi_tui.months import months_apart

LONGEST_ABSENCE = 36
"""Months after which a measure that comes back is known by a name it had, and by nothing less."""


@dataclass(slots=True, eq=False)
class _Measure:
    """A measure, and every code and name it has had."""

    id: str
    latest: MeasureName
    seen: date
    names: list[MeasureName] = field(default_factory=list)


def measure_ids(
    months: Mapping[date, Sequence[MeasureName]], judged: JudgementsInForce = NO_JUDGEMENTS
) -> list[str]:
    """The id of the measure behind every name, month by month in the order given.

    `months` are in order of time. Two names in one month are two measures, whatever they were
    before. Takes time in proportion to the number of months.
    """
    known = MeasureTracker(judged, _partners(judged))
    ids: list[str] = []
    for month, names in months.items():
        found = known.link(month, {name.key: name for name in names})
        ids += [found[name.key].id for name in names]
    return ids


@dataclass(slots=True)
class MeasureTracker:
    """The measures of the months so far."""

    judged: JudgementsInForce
    partners: Mapping[Key, Sequence[Key]]
    measures: list[_Measure] = field(default_factory=list)
    owners: dict[Key, _Measure] = field(default_factory=dict)
    """The measure that last had a code and name."""
    last: date | None = None
    """The month before the one that is linked."""
    numbers: dict[str, int] = field(default_factory=dict)
    """How many measures begin with an id."""

    def link(self, month: date, left: dict[Key, MeasureName]) -> dict[Key, _Measure]:
        """The measure behind each of a month's names; new ones are made where there is none.

        Empties `left`.
        """
        found: dict[Key, _Measure] = {}
        taken: set[str] = set()

        def take(key: Key, measure: _Measure) -> None:
            if key in left and measure.id not in taken:
                name = left.pop(key)
                found[key] = measure
                taken.add(measure.id)
                if self.owners.get(key) is not measure:
                    measure.names.append(name)
                    self.owners[key] = measure
                measure.latest = name

        for key, measure in self._by_name(left):
            take(key, measure)
        for key, measure in self._confirmed(left):
            take(key, measure)
        if left:
            for key, measure in self._alike(month, list(left.values()), taken):
                take(key, measure)
        for key, name in list(left.items()):
            take(key, self._new(month, name))
        for measure in found.values():
            measure.seen = month
        self.last = month
        return found

    def _by_name(self, left: Iterable[Key]) -> list[tuple[Key, _Measure]]:
        """The measures known by these names; those that had them last come first."""
        owned = [(key, self.owners[key]) for key in left if key in self.owners]
        return sorted(owned, key=lambda item: item[1].latest.key != item[0])

    def _confirmed(self, left: Iterable[Key]) -> list[tuple[Key, _Measure]]:
        """The measures that a person said have these names too."""
        return [
            (key, self.owners[partner])
            for key in left
            for partner in self.partners.get(key, ())
            if partner in self.owners
        ]

    def _alike(
        self, month: date, left: Sequence[MeasureName], taken: set[str]
    ) -> list[tuple[Key, _Measure]]:
        """The measures whose last name is like one of these: of the month before, then of others.

        What is asked of the month before is not looked for in others.
        """
        free = [measure for measure in self.measures if measure.id not in taken]
        recent = [measure for measure in free if measure.seen == self.last]
        found, asked = self._matched(recent, left)
        done = {key for key, _ in found} | asked
        others = [
            measure
            for measure in free
            if measure.seen != self.last and months_apart(measure.seen, month) <= LONGEST_ABSENCE
        ]
        rest = [name for name in left if name.key not in done]
        return found + self._matched(others, rest)[0]

    def _matched(
        self, measures: Sequence[_Measure], names: Sequence[MeasureName]
    ) -> tuple[list[tuple[Key, _Measure]], set[Key]]:
        """What is joined, and the names that are asked about."""

        def refuses(i: int, j: int) -> bool:
            return any(self.judged.refuses(name, names[j]) for name in measures[i].names)

        matched = match([measure.latest for measure in measures], names, refuses)
        joined = [(names[pair.after].key, measures[pair.before]) for pair in matched.joined]
        return joined, {names[pair.after].key for pair in matched.asked}

    def _new(self, month: date, name: MeasureName) -> _Measure:
        start = f"{name.code}@{month:%Y-%m}"
        number = self.numbers[start] = self.numbers.get(start, 0) + 1
        measure = _Measure(start if number == 1 else f"{start}#{number}", name, month)
        self.measures.append(measure)
        return measure


def _partners(judged: JudgementsInForce) -> dict[Key, list[Key]]:
    partners: dict[Key, list[Key]] = {}
    for one, other in judged.links:
        partners.setdefault(other, []).append(one)
    return partners
