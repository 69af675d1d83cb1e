"""Rules on the figure of the period before, and on the direction printed beside the two."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import actual_of
from kpi_tui.analysis.checks.rescaled import factor
from kpi_tui.analysis.checks.rules.numbers import FEWEST_READINGS, may_fall
from kpi_tui.analysis.comparability import SCALE
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import RUNNING_NAME
from kpi_tui.figures import Unit, are_apart, half_unit, value_in
from kpi_tui.period import periods_apart
from kpi_tui.report import PublishedDirection
from kpi_tui.vocabulary import Confidence, Polarity

_FEWEST_DIRECTIONS = 8
"""How many printed directions it takes to tell what they go by."""
_AGREEING = 0.75
"""Directions go by the figure before where at least this share of them agrees with it."""
_NEAR_TARGET = 5
"""A figure before within this factor of its target was on the target's scale."""
_BETTER = {Polarity.BIGGER_IS_BETTER: "higher", Polarity.SMALLER_IS_BETTER: "lower"}


class FigureBefore(Struct, frozen=True):
    """What a measure's figure was in the period before."""

    text: str
    value: float
    rounding: float
    when: str
    """As in `Quarter 1 2025/26`, or `the quarter before` of one that this report prints."""


def figure_before(context: CheckContext, measure: MeasurePeriod) -> FigureBefore | None:
    """Return the figure of the period before, as this report prints it or as its own report did."""
    printed = measure.reading.previous_actual
    counted = measure.counted_in
    if printed and (value := value_in(counted, printed)) is not None:
        return FigureBefore(printed, value, half_unit(printed), f"the {context.noun} before")
    old = context.earlier(measure)
    if old is None or periods_apart(old.report_date, context.day, context.period_type) != 1:
        return None
    actual, value = old.period.actual, old.period.actual_value
    if not actual or value is None or are_apart(counted, old.counted_in):
        return None
    return FigureBefore(actual, value, half_unit(actual), old.when)


def against_direction(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about printed directions that the figure before contradicts (C12).

    Reports have directions against other periods, or by a trend. So it is asked only where most of a
    report's directions agree with the figure before.
    """
    told = [
        (measure, before, expected)
        for measure in context.measures
        if measure.reading.published_direction is not None
        and (before := figure_before(context, measure))
        and (expected := _expected(measure, before))
    ]
    wrong = [each for each in told if each[0].reading.published_direction is not each[2]]
    agreeing = len(told) - len(wrong)
    if len(told) < _FEWEST_DIRECTIONS or agreeing < _AGREEING * len(told):
        return
    for measure, before, expected in wrong:
        moved = f"{before.text} in {before.when} and is {measure.period.actual} now"
        is_same = expected is PublishedDirection.SAME
        better = _BETTER.get(measure.polarity) if measure.polarity else None
        way = f", and {better} is better" if better and not is_same else ""
        guessed = way and measure.confidence is not Confidence.SURE
        yield RuleHit(
            f"The direction is printed as {measure.reading.published_direction}; the figure was "
            f"{moved}{way}. {agreeing} of the report's {len(told)} directions go by the "
            f"{context.noun} before. Which is right?",
            measure,
            (
                actual_of(before.when, before.text),
                *measure.period.printed,
                ("direction", str(measure.reading.published_direction)),
            ),
            aside=f"the direction is printed as {measure.reading.published_direction}",
            explanation="the other way is better" if guessed else None,
        )


def _expected(measure: MeasurePeriod, before: FigureBefore) -> PublishedDirection | None:
    """Return the direction that the two figures make; `None` where they, or the report, tell none."""
    printed, value = measure.reading.published_direction, measure.period.actual_value
    sign = measure.trusted_polarity.sign if measure.trusted_polarity else None
    if printed is PublishedDirection.UNCLEAR or value is None:
        return None
    if measure.runs_on:
        return None
    if value == before.value:
        return PublishedDirection.SAME
    if sign is None or printed is PublishedDirection.SAME:  # there may be a tolerance
        return None
    better = sign * (value - before.value) > 0
    return PublishedDirection.IMPROVING if better else PublishedDirection.WORSENING


def total_fell(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about totals that run on through the year, as their names say, and that went down (N2)."""
    for measure in context.measures if context.number >= 2 else ():
        if not RUNNING_NAME.search(measure.measure_name) or may_fall(measure.measure_name):
            continue
        value, before = measure.period.actual_value, figure_before(context, measure)
        if value is None or before is None or measure.unit is Unit.PERCENT:
            continue
        if value < before.value - before.rounding:
            yield RuleHit(
                f"By its name it adds up over the year, yet it was {before.text} in {before.when} "
                f"and is {measure.period.actual} now. Which is right?",
                measure,
                (actual_of(before.when, before.text), *measure.period.printed),
                aside=f"it was {before.text} in {before.when}, and its name says that it adds up",
                explanation="the earlier figure was revised since",
            )


def out_of_scale(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about figures on another scale than the one before and the target, which agree (N4).

    Where there are many earlier readings, the rule on the usual level asks.
    """
    for measure in context.measures:
        if len(context.past(measure)) >= FEWEST_READINGS:
            continue
        value, target = measure.period.actual_value, measure.period.target_value
        before = figure_before(context, measure)
        if before is None:
            continue
        if min(factor(value, before.value), factor(value, target)) <= SCALE:
            continue
        if may_fall(measure.measure_name) or factor(before.value, target) > _NEAR_TARGET:
            continue
        times = f"{factor(value, before.value):,.0f} times"
        less = abs(value or 0.0) < abs(before.value)
        compared = f"less than the {before.text}" if less else f"the {before.text}"
        yield RuleHit(
            f"{measure.period.actual} is {times} {compared} of {before.when}, and the target is "
            f"{measure.period.target}. Is it misprinted?",
            measure,
            (actual_of(before.when, before.text), *measure.period.printed),
            aside=f"it is {times} {compared} of {before.when}",
            explanation="",
        )
