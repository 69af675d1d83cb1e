"""Whether a signal is good or bad, how the series varies, and whether it will meet its target."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kpi_tui.analysis.spc.process_limits import Limits
from kpi_tui.analysis.spc.rules import SpecialCause
from kpi_tui.vocabulary import Polarity


class PointType(StrEnum):
    """What a point's signal means, given which way is better."""

    COMMON = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


class Variation(StrEnum):
    """The variation icon of a series: what its last point is."""

    COMMON = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """Whether the process as it is now will meet its target, whatever the last period was."""

    PASS = "consistent_pass"
    FAIL = "consistent_fail"
    HIT_AND_MISS = "inconsistent"


def point_type(cause: SpecialCause, polarity: Polarity | None) -> PointType:
    """Tell whether a cause is for better or worse; neutral unless a polarity says which is which."""
    if cause is SpecialCause.COMMON:
        return PointType.COMMON
    worth = cause.direction * _improvement(polarity)
    if worth:
        return PointType.IMPROVEMENT if worth > 0 else PointType.CONCERN
    return PointType.NEUTRAL_HIGH if cause.direction > 0 else PointType.NEUTRAL_LOW


def variation(
    causes: Sequence[SpecialCause | None], polarity: Polarity | None = None
) -> Variation | None:
    """Return the icon for the last point that has a figure, `None` where nothing is judged.

    Earlier signals do not show.
    """
    last = next((cause for cause in reversed(causes) if cause is not None), None)
    if last is None:
        return None
    if last is SpecialCause.COMMON:
        return Variation.COMMON
    worth = last.direction * _improvement(polarity)
    meaning = "neutral"
    if worth:
        meaning = "improvement" if worth > 0 else "concern"
    return Variation(f"{meaning}_{'high' if last.direction > 0 else 'low'}")


def assurance(
    limits: Limits,
    target: float | None,
    polarity: Polarity | None = None,
    *,
    rounding: float = 0.0,
) -> Assurance | None:
    """Tell whether both limits, which are the latest baseline's, lie on one side of the target.

    A target on a limit is hit and miss, and so is one within `rounding` of it, for which half a
    unit of the last printed digit is meant. `None` without target, limits or a better way.
    """
    if target is None or limits.lower is None or limits.upper is None:
        return None
    bigger = _improvement(polarity)
    if not bigger:
        return None
    slack = limits.slack + rounding
    if target > limits.upper + slack:
        return Assurance.FAIL if bigger > 0 else Assurance.PASS
    if target < limits.lower - slack:
        return Assurance.PASS if bigger > 0 else Assurance.FAIL
    return Assurance.HIT_AND_MISS


def _improvement(polarity: Polarity | None) -> int:
    """Return 1 where an increase is better, -1 where a decrease is, 0 where neither is."""
    sign = polarity.sign if polarity else None
    return sign or 0
