"""Cases in which limits would mislead though they are right; R leaves them to whoever reads it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum

from kpi_tui.analysis.spc.process_limits import RANGE_LIMIT, Limits, stretches
from kpi_tui.analysis.spc.rules import SpecialCause, side

FEWEST_RANGES = 4
"""With fewer possible moving ranges within their limit, values are too coarse (Wheeler)."""
RECENT = 12
"""So many points at the end tell whether a process is stable now."""
MOST_SPECIAL = 2
"""So many of those may be special."""
_LIKE = 0.5
"""Other years were like a value if their average has this share of its distance from the mean."""
_LARGEST_GROUP = 10
"""In a percentage of so many cases or fewer, one case makes a great difference."""
_FEWEST_STEPS = 3
"""So many different percentages are needed to tell that they are of few cases."""


def is_coarse(values: Sequence[float | None], limits: Limits) -> bool:
    """Whether a series takes so few values that ordinary steps look like signals.

    Steps between its values are multiples of the least one, as in counts of few cases or whole
    percentages that hardly move: then fewer than four moving ranges are possible in their limit.
    """
    known = sorted({value for run in stretches(values, False) for _, value in run})
    gaps = [high - low for low, high in pairwise(known) if high - low > limits.slack]
    if limits.average_range is None or not gaps:
        return False
    possible = int(RANGE_LIMIT * limits.average_range / min(gaps) + 1e-9) + 1
    return possible < FEWEST_RANGES


def same_season(
    values: Sequence[float | None], place: int, limits: Limits, year: int
) -> tuple[int, ...]:
    """Return the places of the same period in other years if these were far out on the same side.

    Nothing if they were not: then the season does not explain the value.
    """
    value, mean = values[place], limits.mean
    others = [index for index in range(place % year, len(values), year) if index != place]
    known = [(index, other) for index in others if (other := values[index]) is not None]
    if value is None or mean is None or not known:
        return ()
    usual = fsum(other for _, other in known) / len(known)
    if (usual - mean) * side(value, limits) >= _LIKE * abs(value - mean):
        return tuple(index for index, _ in known)
    return ()


def is_stable(causes: Sequence[SpecialCause | None]) -> bool:
    """Whether the last point is an ordinary one, and few of those before it are special."""
    judged = [cause for cause in causes if cause is not None][-RECENT:]
    special = sum(cause is not SpecialCause.COMMON for cause in judged)
    return bool(judged) and judged[-1] is SpecialCause.COMMON and special <= MOST_SPECIAL


def are_of_few_cases(percentages: Sequence[float | None], roundings: Sequence[float]) -> bool:
    """Whether all percentages are what ten cases or fewer can make, such as 100, 66.67, 50 and 0.

    `roundings` are half a unit of the last printed digit of each.
    """
    known = [
        (value, half + 1e-9)
        for value, half in zip(percentages, roundings, strict=True)
        if value is not None
    ]
    if len({value for value, _ in known}) < _FEWEST_STEPS:
        return False
    return all(
        any(
            abs(value - 100 * round(value * cases / 100) / cases) <= slack
            for cases in range(1, _LARGEST_GROUP + 1)
        )
        for value, slack in known
    )
