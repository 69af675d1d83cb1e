"""Measures over many months: each month is linked to what is known of the months before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.identity.matching import match
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce, partners
from kpi_tui.measure_name import FoldedName, MeasureName
from kpi_tui.months import months_apart

if TYPE_CHECKING:
    import polars as pl

LONGEST_ABSENCE = 36
"""A measure that was away for more months is known again only by a name that it had."""

IDENTITY_COLUMNS = ("report_date", "measure_code", "measure_name", "measure_id")


@dataclass(slots=True, eq=False)
class _Measure:
    """A measure, and every code and name it has had."""

    id: str
    latest: MeasureName
    seen: date
    names: list[MeasureName] = field(default_factory=list)


def identify(readings: pl.DataFrame, judged: JudgementsInForce = NO_JUDGEMENTS) -> pl.DataFrame:
    """Tell which measure each code and name is, over all months.

    Returns `IDENTITY_COLUMNS`, a row for each month, code and name, with a `measure_id` such as
    `OCC01.09@2023-01`: the code and the month that the measure is first seen with. Links that are
    only asked about do not join measures.
    """
    import polars as pl

    names = readings.select(IDENTITY_COLUMNS[:3]).unique(maintain_order=True)
    names = names.sort("report_date", maintain_order=True)
    months: dict[date, list[MeasureName]] = {}
    for month, code, name in names.iter_rows():
        months.setdefault(month, []).append(MeasureName(code, name))
    ids = measure_ids(months, judged)
    return names.with_columns(pl.Series(IDENTITY_COLUMNS[3], ids, dtype=pl.String))


def measure_ids(
    months: Mapping[date, Sequence[MeasureName]], judged: JudgementsInForce = NO_JUDGEMENTS
) -> list[str]:
    """Return the id of the measure behind every name, month by month in the order given.

    `months` are in order of time. Two names in one month are two measures, whatever they were
    before. The time it takes grows with the number of months.
    """
    tracker = MeasureTracker(judged, partners(judged.links))
    ids: list[str] = []
    for month, names in months.items():
        measures = tracker.link(month, {name.key: name for name in names})
        ids += [measures[name.key].id for name in names]
    return ids


@dataclass(slots=True)
class MeasureTracker:
    """The measures of the months so far."""

    judged: JudgementsInForce
    partners: Mapping[FoldedName, Sequence[FoldedName]]
    """The other names that a person said a name is the same as."""
    measures: list[_Measure] = field(default_factory=list)
    owners: dict[FoldedName, _Measure] = field(default_factory=dict)
    """The measure that last had a code and name."""
    last: date | None = None
    """The month before the one that is linked."""
    numbers: dict[str, int] = field(default_factory=dict)
    """How many measures begin with an id."""

    def link(self, month: date, left: dict[FoldedName, MeasureName]) -> dict[FoldedName, _Measure]:
        """Return the measure behind each of a month's names; make one where there is none.

        It takes, in this order, a measure that had the name, one that a person said is the same, one
        of the month before with a name like it, and one of an earlier month. Empties `left`.
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
                measure.seen = month

        known = [(key, self.owners[key]) for key in left if key in self.owners]
        # The measure that had a name last comes before one that had it at some time.
        known.sort(key=lambda pair: pair[1].latest.key != pair[0])
        for key in left:
            partners = [name for name in self.partners.get(key, ()) if name in self.owners]
            known += [(key, self.owners[partner]) for partner in partners]
        for key, measure in known:
            take(key, measure)
        free = [measure for measure in self.measures if measure.id not in taken]
        recent = [measure for measure in free if measure.seen == self.last]
        absent = [
            measure
            for measure in free
            if measure.seen != self.last and months_apart(measure.seen, month) <= LONGEST_ABSENCE
        ]
        alike, asked = self._match(recent, list(left.values()))
        for key, measure in alike:
            take(key, measure)
        # A name asked about with the month before is not looked for in earlier ones.
        alike, _ = self._match(absent, [name for key, name in left.items() if key not in asked])
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

    def _match(
        self, measures: Sequence[_Measure], names: Sequence[MeasureName]
    ) -> tuple[list[tuple[FoldedName, _Measure]], set[FoldedName]]:
        """Pair measures with names like their latest; return the pairs, and the names asked about."""
        if not names:
            return [], set()

        def refuses(i: int, j: int) -> bool:
            return any(self.judged.refuses(name, names[j]) for name in measures[i].names)

        matched = match([measure.latest for measure in measures], names, refuses)
        linked = [(names[pair.after].key, measures[pair.before]) for pair in matched.linked]
        return linked, {names[pair.after].key for pair in matched.doubtful}
