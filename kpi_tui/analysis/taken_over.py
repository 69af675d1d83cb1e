"""Figures that a measure seems to have of another: of one that is gone, or that has its own instead.

A row that slipped, or a code that was given away, keeps its name while its figures are another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import are_apart
from kpi_tui.grouping import grouped

Pair = tuple[MeasurePeriod, MeasurePeriod]
"""A measure in the report before, and now."""
_NEAR = 0.1
"""An actual no further from the other's, as a share of it, goes on from it."""
_FAR = 0.25
"""An actual so far from its own before, as a share of it, does not go on from it."""


def taken_over(pairs: Sequence[Pair], gone: Iterable[MeasurePeriod]) -> dict[int, MeasurePeriod]:
    """Return by the place of a pair the other measure, as it was, whose figures it seems to have now.

    Its target is the other's and not its own any more, and its actual goes on from the other's.
    Where the other is still there, it has to have the first one's figures in turn.
    """
    others = grouped(
        (*pairs, *((each, None) for each in gone)), lambda pair: pair[0].period.target_value
    )
    found: dict[int, MeasurePeriod] = {}
    for place, (own, now) in enumerate(pairs):
        likely = [
            other
            for other, other_now in others.get(now.period.target_value, ())
            if other is not own
            and _goes_on_from(other, own, now)
            and (other_now is None or _goes_on_from(own, other, other_now))
        ]
        if len(likely) == 1:
            found[place] = likely[0]
    return found


def _goes_on_from(other: MeasurePeriod, own: MeasurePeriod, now: MeasurePeriod) -> bool:
    """Whether figures go on from those of another measure, and not from those of their own."""
    target, actual = now.period.target_value, now.period.actual_value
    before, others = own.period.actual_value, other.period.actual_value
    if not target or not actual or not before or not others:
        return False
    if other.period.target_value != target or own.period.target_value in (None, target):
        return False
    if other.unit is not now.unit or now.is_other_stage(own.report_date):
        return False
    if are_apart(other.counted_in, now.counted_in) or are_apart(own.counted_in, now.counted_in):
        return False
    is_far = abs(actual - before) >= _FAR * abs(before)
    return is_far and abs(actual - others) <= _NEAR * abs(others)
