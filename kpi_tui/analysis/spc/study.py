"""A whole series judged, in groups where it was redefined on the way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

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
    sentence: str

    def limits_at(self, index: int) -> Limits:
        """Return the limits that hold at a value's index; raises `IndexError` where there is none."""
        for group in self.groups:
            if group.start <= index < group.end:
                return group.limits
        raise IndexError(index)


def study(
    values: Sequence[float | None],
    *,
    polarity: Polarity | None = None,
    target: float | None = None,
    rebase: Collection[int] = (),
    rounding: float = 0.0,
    screen_outliers: bool = True,
    fix_after_n_points: int | None = None,
    gaps_break: bool = True,
    noun: str = "month",
) -> ControlChart:
    """Judge a series, anew from each index in `rebase`; those outside the series are ignored.

    A change of definition, number, unit or polarity is where to rebase: mean, limits and
    runs start again there. The target is the latest one. For the rest see `limits`, `assurance`
    and `describe_last_point`.
    """
    starts = sorted({0, *(index for index in rebase if 0 < index < len(values))})
    groups: list[Group] = []
    causes: list[SpecialCause | None] = []
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        part = values[start:end]
        part_limits = limits(
            part,
            screen_outliers=screen_outliers,
            fix_after_n_points=fix_after_n_points,
            gaps_break=gaps_break,
        )
        groups.append(Group(start, end, part_limits))
        causes += special_causes(part, part_limits)
    last = groups[-1]
    last_causes = causes[last.start :]
    last_values = values[last.start :]
    return ControlChart(
        groups=tuple(group for group in groups if group.start < group.end),
        causes=tuple(causes),
        point_types=tuple(
            None if cause is None else point_type(cause, polarity) for cause in causes
        ),
        variation=variation(last_causes, polarity),
        assurance=assurance(last.limits, target, polarity, rounding=rounding),
        sentence=describe_last_point(last_values, last.limits, last_causes, polarity, noun=noun),
    )
