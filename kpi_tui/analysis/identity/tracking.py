"""Measures over many periods: each period is linked to what is known of the periods before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.identity.matching import match
from kpi_tui.analysis.identity.namesakes import PriorityNumbers, reworded_alike, told_by_priority
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce, partners
from kpi_tui.measure_name import CodeAndName, FoldedName, MeasureName
from kpi_tui.months import months_apart

if TYPE_CHECKING:
    import polars as pl

LONGEST_ABSENCE = 36
"""A measure that was away for more months is known again only by a name that it had."""

IDENTITY_COLUMNS = ("report_date", "measure_code", "measure_name", "measure_id")
_PRIORITY_COLUMNS = ("priority_code", "priority_title")


@dataclass(slots=True, eq=False)
class _Measure:
    """A measure, and every code and name it has had."""

    id: str
    latest: MeasureName
    seen: date
    under: int | None = None
    """The number of the priority that it last stood under."""
    names: list[MeasureName] = field(default_factory=list)


def identify(readings: pl.DataFrame, judged: JudgementsInForce = NO_JUDGEMENTS) -> pl.DataFrame:
    """Tell which measure each code and name is, over all periods.

    Returns `IDENTITY_COLUMNS`, a row for each period, code and name, with a `measure_id` such as
    `OCC01.09@2023-01`: the code and the period that the measure is first seen with. Links that are
    only asked about do not join measures.
    """
    import polars as pl

    of_priority = [each for each in _PRIORITY_COLUMNS if each in readings.columns]
    names = readings.select(*IDENTITY_COLUMNS[:3], *of_priority)
    names = names.unique(IDENTITY_COLUMNS[:3], keep="first", maintain_order=True)
    names = names.sort("report_date", maintain_order=True)
    months: dict[date, list[MeasureName]] = {}
    priorities: dict[date, dict[FoldedName, CodeAndName]] = {}
    for month, code, name, *priority in names.iter_rows():
        named = MeasureName(code, name)
        months.setdefault(month, []).append(named)
        if priority:
            under = priorities.setdefault(month, {})
            under.setdefault(named.key, (priority[0] or "", priority[1] or ""))
    ids = measure_ids(months, judged, priorities)
    found = names.with_columns(pl.Series(IDENTITY_COLUMNS[3], ids, dtype=pl.String))
    return found.select(IDENTITY_COLUMNS)


def measure_ids(
    months: Mapping[date, Sequence[MeasureName]],
    judged: JudgementsInForce = NO_JUDGEMENTS,
    priorities: Mapping[date, Mapping[FoldedName, CodeAndName]] | None = None,
) -> list[str]:
    """Return the id of the measure behind every name, period by period in the order given.

    `months` are in order of time, `priorities` those that the names of each stand under. Two names
    in one period are two measures, whatever they were before. The time it takes grows with the
    number of periods.
    """
    tracker = MeasureTracker(judged, partners(judged.links))
    numbers = PriorityNumbers()
    ids: list[str] = []
    for month, names in months.items():
        under = (priorities or {}).get(month, {})
        numbered = numbers.of_month(under.values())
        places = {key: numbered[priority] for key, priority in under.items()}
        measures = tracker.link(month, {name.key: name for name in names}, places)
        ids += [measures[name.key].id for name in names]
    return ids


@dataclass(slots=True)
class MeasureTracker:
    """The measures of the periods so far."""

    judged: JudgementsInForce
    partners: Mapping[FoldedName, Sequence[FoldedName]]
    """The other names that a person said a name is the same as."""
    measures: list[_Measure] = field(default_factory=list)
    owners: dict[FoldedName, _Measure] = field(default_factory=dict)
    """The measure that last had a code and name."""
    last: date | None = None
    """The period before the one that is linked."""
    numbers: dict[str, int] = field(default_factory=dict)
    """How many measures begin with an id."""

    def link(
        self, month: date, left: dict[FoldedName, MeasureName], under: Mapping[FoldedName, int]
    ) -> dict[FoldedName, _Measure]:
        """Return the measure behind each of a period's names; make one where there is none.

        It takes, in this order, of several measures of one name the one of its priority, a measure
        that had code and name, one that a person said is the same, one of the period before with a
        name like it, and one of an earlier period. Empties `left`.
        """
        linked: dict[FoldedName, _Measure] = {}
        taken: set[str] = set()

        def take(key: FoldedName, measure: _Measure) -> None:
            if key in left and measure.id not in taken:
                name = left.pop(key)
                linked[key] = measure
                taken.add(measure.id)
                if self.owners.get(key) is not measure:
                    measure.names.append(name)
                    self.owners[key] = measure
                measure.latest = name
                measure.under = under.get(key)
                measure.seen = month

        for key, measure in self._known(month, left, under):
            take(key, measure)
        free = [measure for measure in self.measures if measure.id not in taken]
        recent = [measure for measure in free if measure.seen == self.last]
        absent = [
            measure
            for measure in free
            if measure.seen != self.last and self._is_remembered(measure, month)
        ]
        alike, asked = self._match(recent, list(left.values()), under)
        for key, measure in alike:
            take(key, measure)
        # A name asked about with the month before is not looked for in earlier ones.
        alike, _ = self._match(
            absent, [name for key, name in left.items() if key not in asked], under
        )
        for key, measure in alike:
            take(key, measure)
        for key, name in list(left.items()):
            start = f"{name.code}@{month:%Y-%m}"
            number = self.numbers[start] = self.numbers.get(start, 0) + 1
            measure = _Measure(start if number == 1 else f"{start}#{number}", name, month)
            self.measures.append(measure)
            take(key, measure)
        self.last = month
        return linked

    def _is_remembered(self, measure: _Measure, month: date) -> bool:
        return months_apart(measure.seen, month) <= LONGEST_ABSENCE

    def _known(
        self, month: date, left: Mapping[FoldedName, MeasureName], under: Mapping[FoldedName, int]
    ) -> list[tuple[FoldedName, _Measure]]:
        """Pair a period's names with measures without asking how alike they are, the surest first."""
        partners = [
            (key, self.owners[name])
            for key in left
            for name in self.partners.get(key, ())
            if name in self.owners
        ]
        said = {key: measure.id for key, measure in partners if key not in self.owners}
        measures = [
            (measure, measure.under)
            for measure in self.measures
            if measure.under is not None
            and measure.id not in said.values()
            and self._is_remembered(measure, month)
        ]
        places = {key: under[key] for key in left if key in under and key not in said}
        found = told_by_priority([(each.latest.key, number) for each, number in measures], places)
        namesakes = [(key, measures[place][0]) for key, place in found.items()]
        known = [(key, self.owners[key]) for key in left if key in self.owners]
        # The measure that had a name last comes before one that had it at some time.
        known.sort(key=lambda pair: pair[1].latest.key != pair[0])
        return [
            *(
                (key, measure)
                for key, measure in namesakes
                if not any(self.judged.refuses(name, left[key]) for name in measure.names)
            ),
            *known,
            *partners,
        ]

    def _match(
        self,
        measures: Sequence[_Measure],
        names: Sequence[MeasureName],
        under: Mapping[FoldedName, int],
    ) -> tuple[list[tuple[FoldedName, _Measure]], set[FoldedName]]:
        """Pair measures with names like their latest; return the pairs, and the names asked about."""
        if not names:
            return [], set()

        def refuses(i: int, j: int) -> bool:
            return any(self.judged.refuses(name, names[j]) for name in measures[i].names)

        reworded = [
            (old, new)
            for old, new in reworded_alike(
                [(measure.latest, measure.under) for measure in measures],
                [(name, under.get(name.key)) for name in names],
            )
            if not refuses(old, new)
        ]
        linked = [(names[new].key, measures[old]) for old, new in reworded]
        known = {measures[old].id for old, _ in reworded}, {key for key, _ in linked}
        measures = [measure for measure in measures if measure.id not in known[0]]
        names = [name for name in names if name.key not in known[1]]
        matched = match([measure.latest for measure in measures], names, refuses)
        linked += [(names[pair.after].key, measures[pair.before]) for pair in matched.linked]
        return linked, {names[pair.after].key for pair in matched.doubtful}
