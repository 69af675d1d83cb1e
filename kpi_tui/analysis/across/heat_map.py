"""The grid of measures and periods as a heat map: grouped, sorted, its statuses counted.

What is told of a measure now (how long it has had its status, when it was last on target) is told
as at one of the periods, the one that is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import overload

from kpi_tui.analysis.across.grid import Grid, GridCell, GridRow
from kpi_tui.analysis.people import spellings
from kpi_tui.report import Reading
from kpi_tui.status import WORST_FIRST, StatusTotals

ABSENT = "absent"
ALL, ALL_SHOWN = "All measures", "All shown"


class GroupedBy(StrEnum):
    """What the measures of a group have in common."""

    PRIORITY = "priority"
    DIRECTOR = "director"
    PORTFOLIO_HOLDER = "portfolio holder"
    NOTHING = "no group"


class RowOrder(StrEnum):
    """What stands first, within a group."""

    PRINTED = "as printed"
    WORST = "worst now"
    RUN = "longest off target"
    LAST_ON_TARGET = "last on target"
    NAME = "name"


class PeriodTotals(Sequence[StatusTotals]):
    """The statuses of some measures counted in each period, when that is first asked for."""

    def __init__(self, rows: Sequence[GridRow], periods: int) -> None:
        self._rows = rows
        self._counted: list[StatusTotals | None] = [None] * periods

    @overload
    def __getitem__(self, place: int) -> StatusTotals: ...
    @overload
    def __getitem__(self, place: slice) -> list[StatusTotals]: ...
    def __getitem__(self, place: int | slice) -> StatusTotals | list[StatusTotals]:
        """Return the totals of a period."""
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        found = self._counted[place]
        if found is None:
            cells = (row.cells[place] for row in self._rows)
            found = Counter(cell.measure.period.status for cell in cells if cell)
            self._counted[place] = found
        return found

    def __len__(self) -> int:
        """Return how many periods there are."""
        return len(self._counted)


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """Some of the measures, and their statuses counted in each period."""

    value: str
    """A priority's code or a person's name; nothing for measures that have none."""
    title: str
    """A priority's title; `ABSENT` for measures that the period's report does not have."""
    rows: tuple[GridRow, ...]
    totals: PeriodTotals
    """One a period."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Measures by periods, in groups."""

    grid: Grid
    """Of the measures that are shown."""
    at: int
    """The place of the period that is looked at."""
    by: GroupedBy
    order: RowOrder
    groups: tuple[HeatGroup, ...]
    everything: HeatGroup
    """Every measure once, though it may be two directors'."""

    @property
    def day(self) -> date:
        """The period that is looked at."""
        return self.grid.periods[self.at]


def heat_map(
    found: Grid,
    day: date | None,
    by: GroupedBy = GroupedBy.PRIORITY,
    order: RowOrder = RowOrder.PRINTED,
    shown: Callable[[GridRow], bool] = lambda _: True,
) -> HeatMap:
    """Group and sort the measures that are shown, as at a period; without one, as at the last.

    A measure stands with those of the priority, or the people, that it has in that period, under
    each of its directors. Those that the period's report does not have are the last group.
    """
    at = found.periods.index(day) if day in found.periods else len(found.periods) - 1
    rows = sorted(found.rows, key=lambda row: row.cells[at] is None)
    groups: dict[tuple[str, str], list[GridRow]] = {}
    for row, values in zip(rows, _groups_of(rows, at, by), strict=True):
        for value in values:
            groups.setdefault(value, []).extend([row] if shown(row) else [])
    order_of = dict(zip(groups, range(len(groups)), strict=True))

    def place(group: tuple[str, str]) -> tuple[object, ...]:
        """Sort priorities as they are printed and people by name; what has none comes last."""
        name = group[0].removeprefix("Cllr ").casefold()
        last = 2 if group[1] is ABSENT else int(not group[0])
        return (last, order_of[group] if by is GroupedBy.PRIORITY else name)

    def sort(some: Iterable[GridRow]) -> list[GridRow]:
        return sorted(some, key=lambda row: _rank(row, at, order))

    def group_of(value: str, title: str, some: Sequence[GridRow]) -> HeatGroup:
        return HeatGroup(value, title, tuple(some), PeriodTotals(some, len(found.periods)))

    kept = sort(filter(shown, rows))
    own = Grid(found.periods, tuple(kept), found.period_type, found.origins)
    made = [
        group_of(*group, sort(groups[group]))
        for group in sorted(groups, key=place)
        if groups[group]
    ]
    everything = group_of("", ALL if len(kept) == len(rows) else ALL_SHOWN, kept)
    return HeatMap(own, at, by, order, tuple(made), everything)


def standing(row: GridRow, at: int) -> GridCell:
    """Return a measure's reading in a period, or the nearest one before, or its first after that."""
    earlier = next((cell for cell in reversed(row.cells[: at + 1]) if cell is not None), None)
    return earlier or next(cell for cell in row.cells[at:] if cell is not None)


def _groups_of(rows: Sequence[GridRow], at: int, by: GroupedBy) -> list[list[tuple[str, str]]]:
    """Return for each row the groups that it stands in, by value and title."""
    if by is GroupedBy.NOTHING:
        return [[("", "")] for _ in rows]
    stand = [cell.measure if (cell := row.cells[at]) else None for row in rows]
    if by is GroupedBy.PRIORITY:
        return [
            [(each.priority_code, each.priority_title or "") if each else ("", ABSENT)]
            for each in stand
        ]
    named = [
        [name for name in _people(each.reading, by) if name.strip()] if each else None
        for each in stand
    ]
    one = spellings(name for names in named for name in names or ())
    return [
        [("", ABSENT)]
        if names is None
        else [(name, "") for name in dict.fromkeys(one[name] for name in names) or ("",)]
        for names in named
    ]


def _people(reading: Reading, by: GroupedBy) -> tuple[str, ...]:
    return reading.directors if by is GroupedBy.DIRECTOR else (reading.portfolio_holder or "",)


def _rank(row: GridRow, at: int, order: RowOrder) -> tuple[object, ...]:
    """Return what a row is sorted by; measures that the period lacks come last, except by name."""
    cell = row.cells[at]
    if order is RowOrder.NAME:
        return (standing(row, at).measure.measure_name.casefold(),)
    if order is RowOrder.PRINTED or cell is None:
        return (cell is None,)  # those behind keep the order they had
    off = cell.missed.reports if cell.missed else 0
    worst = WORST_FIRST.index(cell.measure.period.status)
    match order:
        case RowOrder.WORST:
            return (False, worst, -off)
        case RowOrder.RUN:
            return (False, -off, worst)
        case _:  # first what was on target in no report held; last what was never rated at all
            never, since = cell.missed is None and cell.last_on_target is None, cell.last_on_target
            return (False, never, since or date.min, worst)
