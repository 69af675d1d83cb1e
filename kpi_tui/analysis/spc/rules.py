"""The rules by which a point is told from ordinary ups and downs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from kpi_tui.analysis.spc.process_limits import Limits, Standing, stretches

RUN = 7
"""How many points in a row make a shift or a trend."""


class SpecialCause(StrEnum):
    """What is special about a point, in the words of NHSRplotthedots."""

    ABOVE_LIMIT = "Above UCL"
    BELOW_LIMIT = "Below LCL"
    RISING = "7 Point Trend (Increasing)"
    FALLING = "7 Point Trend (Decreasing)"
    NEAR_UPPER = "2 in 3 Above CL"
    NEAR_LOWER = "2 in 3 Below CL"
    ABOVE_MEAN = "7 Points Above CL"
    BELOW_MEAN = "7 Points Below CL"
    COMMON = "Common Cause"
    """Nothing is: it is within the ordinary ups and downs."""

    @property
    def direction(self) -> int:
        """1 for a signal upwards, -1 downwards, 0 for none."""
        return _DIRECTIONS.get(self, -1)


_DIRECTIONS = {
    SpecialCause.ABOVE_LIMIT: 1,
    SpecialCause.RISING: 1,
    SpecialCause.NEAR_UPPER: 1,
    SpecialCause.ABOVE_MEAN: 1,
    SpecialCause.COMMON: 0,
}
# The rules in the order in which they are asked, with their causes upwards and downwards.
_LADDER = (
    (SpecialCause.ABOVE_LIMIT, SpecialCause.BELOW_LIMIT),
    (SpecialCause.RISING, SpecialCause.FALLING),
    (SpecialCause.NEAR_UPPER, SpecialCause.NEAR_LOWER),
    (SpecialCause.ABOVE_MEAN, SpecialCause.BELOW_MEAN),
)


def special_causes(
    values: Sequence[float | None], limits: Limits, *, own_trend: bool = True
) -> tuple[SpecialCause | None, ...]:
    """What is special about each point; the first rule that fires counts.

    `None` for a month without a figure, and for all of a series with too few points. Where a rise
    is followed at once by a fall or another rise, a point has the direction of the later trend
    that it is part of; without `own_trend`, as in R, the last point of a trend has that of the
    step to the next point wherever that is in any trend, and "decreasing" if that step is none.
    """
    causes: list[SpecialCause | None] = [None] * len(values)
    if limits.standing is Standing.TOO_FEW:
        return tuple(causes)
    for run in stretches(values, limits.gaps_break):
        signals = _signals([value for _, value in run], limits, own_trend)
        for (index, _), signal in zip(run, signals, strict=True):
            causes[index] = _first(signal)
    return tuple(causes)


def side(value: float, limits: Limits) -> int:
    """1 above the mean, -1 below it, 0 on it."""
    return 0 if limits.mean is None else _beyond(value, limits.mean, limits.mean, limits.slack)


def near_limit(value: float, limits: Limits) -> int:
    """1 close to the upper limit, -1 close to the lower one, 0 elsewhere, outside them too."""
    if _outside(value, limits):
        return 0
    return _beyond(value, limits.near_lower, limits.near_upper, limits.slack)


def climbs(values: Sequence[float]) -> int:
    """How many steps at the end go the same way."""
    *_, (_, first, last) = [(0, 0, 0), *_slopes(values)]
    return last - first


def _signals(
    values: Sequence[float], limits: Limits, own_trend: bool
) -> list[tuple[int, int, int, int]]:
    """For each value 1, -1 or 0 for each rule of the ladder."""
    sides = [side(value, limits) for value in values]
    outside = [_outside(value, limits) for value in values]
    near = [near_limit(value, limits) for value in values]
    trends = _trends(values) if own_trend else _trends_as_r(values)
    return list(zip(outside, trends, _two_in_three(sides, near), _shifts(sides), strict=True))


def _first(signal: tuple[int, int, int, int]) -> SpecialCause:
    for fired, (up, down) in zip(signal, _LADDER, strict=True):
        if fired:
            return up if fired > 0 else down
    return SpecialCause.COMMON


def _outside(value: float, limits: Limits) -> int:
    return _beyond(value, limits.lower, limits.upper, limits.slack)


def _beyond(value: float, low: float | None, high: float | None, slack: float) -> int:
    """1 above the high bound, -1 below the low one, 0 between, on them, or without bounds."""
    if low is None or high is None:
        return 0
    return 1 if value > high + slack else -1 if value < low - slack else 0


def _shifts(sides: Sequence[int]) -> list[int]:
    """The side of the points in runs of seven and more on one side of the mean."""
    marked: list[int] = []
    for one, group in groupby(sides):
        length = len(list(group))
        marked += [one if length >= RUN else 0] * length
    return marked


def _slopes(values: Sequence[float]) -> Iterator[tuple[int, int, int]]:
    """Every stretch that only rises, only falls or only rests: its direction, first, last place."""
    steps = [_sign(after - before) for before, after in pairwise(values)]
    start = 0
    for direction, group in groupby(steps):
        length = len(list(group))
        yield direction, start, start + length
        start += length


def _trends(values: Sequence[float]) -> list[int]:
    """The direction of the points in runs of seven and more that rise, or fall, all along."""
    marked = [0] * len(values)
    for direction, first, last in _slopes(values):
        if direction and last - first + 1 >= RUN:
            marked[first : last + 1] = [direction] * (last - first + 1)
    return marked


def _trends_as_r(values: Sequence[float]) -> list[int]:
    marked = _trends(values)
    return [
        _towards_next(values, index, marked) if direction else 0
        for index, direction in enumerate(marked)
    ]


def _towards_next(values: Sequence[float], index: int, marked: Sequence[int]) -> int:
    goes_on = index + 1 < len(values) and marked[index + 1]
    before, after = (index, index + 1) if goes_on else (index - 1, index)
    return 1 if values[after] > values[before] else -1


def _two_in_three(sides: Sequence[int], near: Sequence[int]) -> list[int]:
    """The side of the near points in windows of three on one side with two or three near."""
    marked = [0] * len(sides)
    for start in range(len(sides) - 2):
        window = range(start, start + 3)
        if abs(sum(sides[i] for i in window)) == 3 and sum(near[i] != 0 for i in window) >= 2:
            for i in window:
                marked[i] = marked[i] or near[i]
    return marked


def _sign(step: float) -> int:
    return (step > 0) - (step < 0)
