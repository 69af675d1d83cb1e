"""The rules by which a point is told from ordinary ups and downs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise

from kpi_tui.analysis.spc.process_limits import Limits, Reliability, stretches

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
    """Tell what is special about each point; the first rule that fires counts.

    `None` for a period without a figure, and for all of a series with too few points or values. A
    point in two trends that follow each other has the direction of the later one. Without
    `own_trend`, as in R, the last point of a trend has the direction of the step to the next point
    if that is in any trend too, and "decreasing" if that step is none.
    """
    causes: list[SpecialCause | None] = [None] * len(values)
    if limits.standing in (Reliability.TOO_FEW, Reliability.COARSE):
        return tuple(causes)
    for run in stretches(values, limits.gaps_break):
        figures = [value for _, value in run]
        outside = [_outside(value, limits) for value in figures]
        trends = _long_streaks(steps(figures), RUN - 1, 1)
        if not own_trend:
            trends = _directions_as_r(figures, trends)
        sides = [side(value, limits) for value in figures]
        near = _two_in_three(sides, [near_limit(value, limits) for value in figures])
        shifts = _long_streaks(sides, RUN, 0)
        for (index, _), *signals in zip(run, outside, trends, near, shifts, strict=True):
            fired = [
                rising if signal > 0 else falling
                for signal, (rising, falling) in zip(signals, _LADDER, strict=True)
                if signal
            ]
            causes[index] = fired[0] if fired else SpecialCause.COMMON
    return tuple(causes)


def side(value: float, limits: Limits) -> int:
    """Return 1 for a value above the mean, -1 for one below it, 0 for one on it."""
    return _beyond(value, limits.mean, limits.mean, limits.slack)


def near_limit(value: float, limits: Limits) -> int:
    """Return 1 close to the upper limit, -1 close to the lower one, 0 elsewhere, outside them too."""
    if _outside(value, limits):
        return 0
    return _beyond(value, limits.near_lower, limits.near_upper, limits.slack)


def steps(values: Sequence[float]) -> list[int]:
    """Return the direction of each step to the next value: 1 upwards, -1 downwards, 0 for none."""
    return [(after > before) - (after < before) for before, after in pairwise(values)]


def streak_at_end(directions: Sequence[int]) -> int:
    """Count the directions at the end that are the same."""
    streaks = list(_streaks(directions))
    return streaks[-1][2] if streaks else 0


def _outside(value: float, limits: Limits) -> int:
    return _beyond(value, limits.lower, limits.upper, limits.slack)


def _beyond(value: float, low: float | None, high: float | None, slack: float) -> int:
    """Return 1 above the high bound, -1 below the low one, 0 on or between them or without any."""
    if low is None or high is None:
        return 0
    if value > high + slack:
        return 1
    return -1 if value < low - slack else 0


def _streaks(directions: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield each stretch of one direction: the direction, where it starts, and its length."""
    start = 0
    for direction, stretch in groupby(directions):
        length = len(list(stretch))
        yield direction, start, length
        start += length


def _long_streaks(directions: Sequence[int], shortest: int, more: int) -> list[int]:
    """Return for each point the direction of the long streak that it is in, 0 where in none.

    `more` is how many more points than directions there are: 1 for steps, which join two points.
    """
    points = [0] * (len(directions) + more)
    for direction, start, length in _streaks(directions):
        if direction and length >= shortest:
            points[start : start + length + more] = [direction] * (length + more)
    return points


def _directions_as_r(values: Sequence[float], trends: Sequence[int]) -> list[int]:
    """Return the directions that R gives the points of trends: see `special_causes`."""
    directions = [0] * len(values)
    for index, trend in enumerate(trends):
        if trend:
            goes_on = index + 1 < len(values) and trends[index + 1]
            start = index if goes_on else index - 1
            directions[index] = 1 if values[start + 1] > values[start] else -1
    return directions


def _two_in_three(sides: Sequence[int], near: Sequence[int]) -> list[int]:
    """Return the side of the near points in windows of three on one side with two or three near."""
    points = [0] * len(sides)
    for start in range(len(sides) - 2):
        window = range(start, start + 3)
        on_one_side = abs(sum(sides[index] for index in window)) == 3
        if on_one_side and sum(near[index] != 0 for index in window) >= 2:
            for index in window:
                points[index] = points[index] or near[index]
    return points
