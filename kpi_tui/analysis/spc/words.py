"""A series' last point in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.analysis.spc.icons import Assurance, PointType, point_type
from kpi_tui.analysis.spc.process_limits import Limits, Reliability, stretches
from kpi_tui.analysis.spc.rules import SpecialCause, near_limit, side, steps, streak_at_end
from kpi_tui.figures import NUMBER_WORDS
from kpi_tui.text import begun
from kpi_tui.vocabulary import Polarity

_NUMBERS = ("no", *NUMBER_WORDS[1:13])
_JUDGEMENTS = {PointType.IMPROVEMENT: " (better)", PointType.CONCERN: " (worse)"}
_ASSURANCES = {
    Assurance.PASS: "it should meet its target",
    Assurance.FAIL: "it should not be expected to meet its target",
    Assurance.HIT_AND_MISS: "it should meet its target in some {noun}s and miss it in others",
}


def describe_last_point(
    values: Sequence[float | None],
    limits: Limits,
    causes: Sequence[SpecialCause | None],
    polarity: Polarity | None = None,
    *,
    noun: str = "month",
) -> str:
    """Say what is special about the last point that has a figure, and how far to rely on it.

    "Outside its usual range (worse). Its usual range is provisional: 11 months."
    The three series belong together, as `limits` and `special_causes` give them.
    """
    runs = stretches(values, limits.gaps_break)
    last = next((cause for cause in reversed(causes) if cause is not None), None)
    if limits.standing is Reliability.COARSE:
        return "It takes too few different values for a usual range."
    if limits.standing is Reliability.TOO_FEW or last is None or not runs:
        return f"Too few {noun}s to judge: {limits.points} with a figure."
    if limits.standing is Reliability.FLAT and last is SpecialCause.COMMON:
        return f"It has stood still for {_number(limits.points)} {noun}s: nothing to judge it by."
    signal = _describe(last, [value for _, value in runs[-1]], limits, noun)
    judgement = _JUDGEMENTS.get(point_type(last, polarity), "")
    if not judgement and last in (SpecialCause.ABOVE_LIMIT, SpecialCause.BELOW_LIMIT):
        judgement = " (high)" if last.direction > 0 else " (low)"
    text = f"{begun(signal)}{judgement}."
    if limits.standing is Reliability.FLAT:
        text += " There is no usual range: it stood still at first."
    if limits.unreliable:
        text += " Its usual range is unreliable: it hardly ever moves."
    if limits.standing is Reliability.TRIAL:
        text += f" Its usual range is provisional: {limits.points} {noun}s."
    return text


def assurance_sentence(assurance: Assurance, noun: str = "month") -> str:
    """Say whether the target will be met if nothing is changed."""
    return f"At current levels {_ASSURANCES[assurance].format(noun=noun)}."


def _describe(cause: SpecialCause, values: Sequence[float], limits: Limits, noun: str) -> str:
    is_up = cause.direction > 0
    match cause:
        case SpecialCause.COMMON:
            return "within its usual range"
        case SpecialCause.ABOVE_LIMIT | SpecialCause.BELOW_LIMIT:
            return "outside its usual range"
        case SpecialCause.RISING | SpecialCause.FALLING:
            length = _number(streak_at_end(steps(values)))
            comparison = "higher" if is_up else "lower"
            return f"each of the last {length} {noun}s was {comparison} than the one before"
        case SpecialCause.NEAR_UPPER | SpecialCause.NEAR_LOWER:
            close = sum(near_limit(value, limits) != 0 for value in values[-3:])
            how_many = "two of" if close == 2 else "all of"
            edge = "upper" if is_up else "lower"
            return f"{how_many} the last three {noun}s are near the {edge} end of its usual range"
        case _:
            length = _number(streak_at_end([side(value, limits) for value in values]))
            return f"{length} {noun}s in a row {'above' if is_up else 'below'} its average"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
