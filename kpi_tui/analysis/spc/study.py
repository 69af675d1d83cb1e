"""A whole series judged, in groups where it was redefined in between."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from kpi_tui.analysis.spc.guards import is_coarse, is_stable, same_season
from kpi_tui.analysis.spc.icons import (
    Assurance,
    PointType,
    Variation,
    assurance,
    point_type,
    variation,
)
from kpi_tui.analysis.spc.process_limits import Limits, limits
from kpi_tui.analysis.spc.rules import SpecialCause, special_causes
from kpi_tui.analysis.spc.words import describe_last_point
from kpi_tui.vocabulary import Polarity


@dataclass(frozen=True, slots=True)
class Group:
    """The part of a series that has one mean and one pair of limits: `start` up to `end`."""

    start: int
    end: int
    limits: Limits


@dataclass(frozen=True, slots=True)
class ControlChart:
    """What there is to say about a series."""

    groups: tuple[Group, ...]
    """In order and without gaps; none for an empty series."""
    causes: tuple[SpecialCause | None, ...]
    """One a value."""
    point_types: tuple[PointType | None, ...]
    """One a value."""
    variation: Variation | None
    """Of the last group, as are the assurance and the sentence."""
    assurance: Assurance | None
    """Of a stable process only: its last point is an ordinary one, and few before it are special."""
    sentence: str
    seasons: tuple[tuple[int, ...], ...] = ()
    """For each value: if it is special, the places in other years that were like it."""

    def limits_at(self, index: int) -> Limits:
        """Return the limits that hold at a value's index; raises `IndexError` where there is none."""
        for group in self.groups:
            if group.start <= index < group.end:
                return group.limits
        raise IndexError(index)


class LimitOptions(TypedDict, total=False):
    """What `limits` may be told besides."""

    screen_outliers: bool
    fix_after_n_points: int | None
    gaps_break: bool


def study(
    values: Sequence[float | None],
    *,
    polarity: Polarity | None = None,
    target: float | None = None,
    rebase: Collection[int] = (),
    rounding: float = 0.0,
    noun: str = "month",
    year: int | None = None,
    guarded: bool = True,
    **options: Unpack[LimitOptions],
) -> ControlChart:
    """Judge a series, anew from each index in `rebase`; those outside the series are ignored.

    A change of definition, number, unit or polarity is where to rebase: mean, limits and
    runs start again there. The target is the latest one. `year` is how many values a year has,
    where that is known: then a value that is like those of other years is neither better nor worse.
    `guarded` leaves out limits of too few different values, and assurance of what is not stable.
    For the rest see `limits`, `assurance` and `describe_last_point`.
    """
    starts = sorted({0, *(index for index in rebase if 0 < index < len(values))})
    groups: list[Group] = []
    causes: list[SpecialCause | None] = []
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        part = values[start:end]
        found = limits(part, **options)
        found = found.left_out() if guarded and is_coarse(part, found) else found
        groups.append(Group(start, end, found))
        causes += special_causes(part, found)
    seasons = [_as_in_other_years(values, groups, causes, at, year) for at in range(len(values))]
    last = groups[-1]
    last_causes = causes[last.start :]
    known = [place for place, cause in enumerate(causes) if cause is not None]
    at_end = None if known and seasons[known[-1]] else polarity
    if guarded and not is_stable(last_causes):
        target = None
    return ControlChart(
        groups=tuple(group for group in groups if group.start < group.end),
        causes=tuple(causes),
        point_types=tuple(
            None if cause is None else point_type(cause, None if season else polarity)
            for cause, season in zip(causes, seasons, strict=True)
        ),
        variation=variation(last_causes, at_end),
        assurance=assurance(last.limits, target, polarity, rounding=rounding),
        sentence=describe_last_point(
            values[last.start :], last.limits, last_causes, at_end, noun=noun
        ),
        seasons=tuple(seasons),
    )


def _as_in_other_years(
    values: Sequence[float | None],
    groups: Sequence[Group],
    causes: Sequence[SpecialCause | None],
    place: int,
    year: int | None,
) -> tuple[int, ...]:
    """Return the places in other years, within its group, that were like a special value."""
    if not year or causes[place] in (None, SpecialCause.COMMON):
        return ()
    group = next(group for group in groups if group.start <= place < group.end)
    part = values[group.start : group.end]
    others = same_season(part, place - group.start, group.limits, year)
    return tuple(group.start + other for other in others)
