"""A series' last point in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.analysis.spc.icons import Assurance, PointType, point_type
from kpi_tui.analysis.spc.process_limits import Limits, Standing, stretches
from kpi_tui.analysis.spc.rules import SpecialCause, climbs, near_limit, side
from kpi_tui.vocabulary import Polarity

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_JUDGEMENTS = {PointType.IMPROVEMENT: ": for the better", PointType.CONCERN: ": for the worse"}
_ASSURANCES = {
    Assurance.PASS: "As it goes, it will meet its target.",
    Assurance.FAIL: "As it goes, it will not meet its target.",
    Assurance.HIT_AND_MISS: "As it goes, it will meet its target at times and miss it at others.",
}


def sentence(
    values: Sequence[float | None],
    limits: Limits,
    causes: Sequence[SpecialCause | None],
    polarity: Polarity | None = None,
    *,
    noun: str = "month",
) -> str:
    """What is special about the last point that has a figure, and how far that can be relied on.

    "Seven months in a row above its average: for the better. The limits are on trial: 11 months."
    The three series belong together, as `limits` and `special_causes` give them.
    """
    runs = stretches(values, limits.gaps_break)
    last = next((cause for cause in reversed(causes) if cause is not None), None)
    if limits.standing is Standing.TOO_FEW or last is None or not runs:
        return f"Too few {noun}s to judge: {limits.points} with a figure."
    if limits.standing is Standing.FLAT and last is SpecialCause.COMMON:
        return f"It has stood still for {_number(limits.points)} {noun}s: nothing to judge it by."
    said = _said(last, [value for _, value in runs[-1]], limits, noun)
    judged = _JUDGEMENTS.get(point_type(last, polarity), "")
    return f"{said[0].upper()}{said[1:]}{judged}.{_reservation(limits, noun)}"


def assurance_sentence(assurance: Assurance) -> str:
    """Whether the target will be met if nothing is changed."""
    return _ASSURANCES[assurance]


def _said(cause: SpecialCause, values: Sequence[float], limits: Limits, noun: str) -> str:
    up = cause.direction > 0
    bound = "upper" if up else "lower"
    match cause:
        case SpecialCause.COMMON:
            return "nothing but its ordinary ups and downs"
        case SpecialCause.ABOVE_LIMIT | SpecialCause.BELOW_LIMIT:
            return f"the last figure is {'above' if up else 'below'} its {bound} limit"
        case SpecialCause.RISING | SpecialCause.FALLING:
            steps = _number(climbs(values))
            how = "higher" if up else "lower"
            return f"each of the last {steps} {noun}s was {how} than the one before"
        case SpecialCause.NEAR_UPPER | SpecialCause.NEAR_LOWER:
            close = sum(near_limit(value, limits) != 0 for value in values[-3:])
            which = "two of" if close == 2 else "all of"
            return f"{which} the last three {noun}s are close to its {bound} limit"
        case _:
            row = _number(_on_one_side(values, limits))
            return f"{row} {noun}s in a row {'above' if up else 'below'} its average"


def _reservation(limits: Limits, noun: str) -> str:
    said = ""
    if limits.standing is Standing.FLAT:
        said += " There are no limits: it stood still at first."
    if limits.unreliable:
        said += " The limits are unreliable: it hardly ever moves."
    if limits.standing is Standing.TRIAL:
        said += f" The limits are on trial: {limits.points} {noun}s."
    return said


def _on_one_side(values: Sequence[float], limits: Limits) -> int:
    """How many values at the end lie on the last one's side of the mean."""
    where = side(values[-1], limits)
    count = 0
    for value in reversed(values):
        if side(value, limits) != where:
            break
        count += 1
    return count


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
