"""The mean of a series and the limits of its ordinary ups and downs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, pairwise
from math import fsum

SPREAD = 2.66
"""The distance of a limit from the mean, in average moving ranges."""
RANGE_LIMIT = 3.267
"""A moving range of so many average ones, or more, is an outlier."""
LEAST_BASELINE = 12
"""The fewest points that limits may be fixed after."""
TRIAL_FROM = 10
FULL_FROM = 13
TOLERANCE = 1e-9
HUGE = 1e150
"""No report prints such a figure, and sums of greater ones overflow."""


class Reliability(StrEnum):
    """How far the limits of a series can be relied on, by how many points it has."""

    TOO_FEW = "too_few"
    """Nothing is judged: there are too few points, or no two of them in consecutive periods."""
    FLAT = "flat"
    """It never moved in its baseline: there are no limits."""
    COARSE = "coarse"
    """It takes too few different values: there are no limits, and nothing is judged."""
    TRIAL = "trial"
    """There are limits, which each further point will still change much."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Limits:
    """A series' mean and process limits, all in its unit and not clamped to 0 or 100 %.

    All figures are `None` where `standing` is `TOO_FEW`; there is only the mean where it is `FLAT`
    or `COARSE`.
    """

    standing: Reliability
    points: int
    """How many values the series has."""
    mean: float | None = None
    average_range: float | None = None
    """The mean of the moving ranges that count."""
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None
    unreliable: bool = False
    """All but an outlier stood still, so the outlier was not screened: see `limits`."""
    slack: float = 0.0
    """How far apart figures may be that count as equal."""
    gaps_break: bool = True

    def left_out(self) -> Limits:
        """Return what is left of them where the values are too coarse for limits: the mean."""
        return Limits(
            Reliability.COARSE, self.points, self.mean, slack=self.slack, gaps_break=self.gaps_break
        )


def limits(
    values: Sequence[float | None],
    *,
    screen_outliers: bool = True,
    fix_after_n_points: int | None = None,
    gaps_break: bool = True,
    guard_flat: bool = True,
    tolerance: float = TOLERANCE,
    trial_from: int = TRIAL_FROM,
    full_from: int = FULL_FROM,
) -> Limits:
    """Return the limits of a series, a value a period in order, `None` for a period without a figure.

    `screen_outliers`: leave moving ranges of 3.267 average ones and more out of the average, once.
    `fix_after_n_points`: the first so many values alone count; raises `ValueError` below 12.
    The rest guard against false signals; R has `False` or 0 for them, and warns below 13 points:
    `gaps_break`: the step across a missing period is no moving range, and a run ends there.
    `guard_flat`: where screening leaves nothing but periods that stood still, do without it and
    call the limits unreliable; R's would fall on the mean, and every point beside them.
    `tolerance`: the share of the greatest value by which figures may differ and count as equal.
    `trial_from`, `full_from`: with fewer points nothing is judged, or the limits are on trial.
    """
    if fix_after_n_points is not None and fix_after_n_points < LEAST_BASELINE:
        raise ValueError(f"limits need at least {LEAST_BASELINE} points, not {fix_after_n_points}")
    runs = stretches(values, gaps_break)
    points = list(chain.from_iterable(runs))
    baseline = dict(points[:fix_after_n_points])
    steps = [step for run in runs for step in pairwise(run)]
    ranges = [abs(after - before) for (_, before), (index, after) in steps if index in baseline]
    slack = tolerance * max((abs(value) for _, value in points), default=0.0)
    result = Limits(Reliability.TOO_FEW, len(points), slack=slack, gaps_break=gaps_break)
    if len(points) < max(trial_from, 2) or not ranges:
        return result
    mean = _mean(baseline.values())
    spread, unscreened = _average_range(ranges, screen_outliers, guard_flat)
    if spread is None:
        return replace(result, standing=Reliability.FLAT, mean=mean)
    return replace(
        result,
        standing=Reliability.FULL if len(points) >= full_from else Reliability.TRIAL,
        mean=mean,
        average_range=spread,
        lower=mean - SPREAD * spread,
        upper=mean + SPREAD * spread,
        near_lower=mean - SPREAD * 2 / 3 * spread,
        near_upper=mean + SPREAD * 2 / 3 * spread,
        unreliable=unscreened,
    )


def stretches(values: Sequence[float | None], gaps_break: bool) -> list[list[tuple[int, float]]]:
    """Return the values that are there with their indexes, in runs of consecutive periods.

    One run where gaps do not break it. What is no finite number that a report could print counts
    as missing.
    """
    runs: list[list[tuple[int, float]]] = [[]]
    for index, value in enumerate(values):
        if value is not None and abs(value) < HUGE:
            runs[-1].append((index, value))
        elif gaps_break and runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _average_range(
    ranges: Sequence[float], screen: bool, guard_flat: bool
) -> tuple[float | None, bool]:
    """Return the average moving range, `None` if all stood still, and whether screening failed.

    Screening fails where it leaves nothing but ranges of 0.
    """
    average = _mean(ranges)
    if average == 0 and (screen or guard_flat):
        return None, False
    if not screen:
        return average, False
    screened = _mean([moved for moved in ranges if moved < RANGE_LIMIT * average])
    if screened == 0 and guard_flat:
        return average, True
    return screened, False


def _mean(values: Collection[float]) -> float:
    return fsum(values) / len(values)
