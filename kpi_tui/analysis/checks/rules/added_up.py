"""Years to date that wrongly add up shares or levels: which they are, and the rule on shares."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import labelled_figures
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.figures import NUMBER_WORDS, Unit, half_unit
from kpi_tui.status import MISSED, RATED
from kpi_tui.vocabulary import Kind

ADDED_UP = 1.8
"""A year to date of at least so many times the month's figure counts as a sum."""
_NEARLY = 0.01
"""By which share a year's target may differ from the sum of the months'."""


def columns_to_judge(context: CheckContext, measure: MeasurePeriod) -> tuple[SeriesFigures, ...]:
    """Return the columns whose status and gap mean something.

    The year to date is none of them where it is printed as the period is, or adds up what makes
    no sum.
    """
    if measure.alike or adds_up_a_share(context, measure) or adds_up_a_stock(context, measure):
        return (measure.period,)
    return measure.columns


def adds_up_a_share(context: CheckContext, measure: MeasurePeriod) -> bool:
    """Whether the year to date adds up the percentages of its months."""
    if context.number < 2 or not context.is_share(measure):
        return False
    return _is_over_a_hundred(measure) or sums_target(context, measure)


def _is_over_a_hundred(measure: MeasurePeriod) -> bool:
    now, year = measure.period.actual_value, measure.ytd.actual_value
    return year is not None and year > 100 and (now is None or 0 <= now <= 100)


def sums_target(context: CheckContext, measure: MeasurePeriod) -> bool:
    """Whether the year's target is the month's times the number of months; 0 never is."""
    one, year = measure.period.target_value, measure.ytd.target_value
    if not one or not year or context.number < 2:
        return False
    return abs(year - context.number * one) <= _NEARLY * abs(context.number * one)


def adds_up_a_stock(context: CheckContext, measure: MeasurePeriod) -> bool:
    """Whether the year to date adds up levels at the end of each of its months."""
    now, year = measure.period.actual_value, measure.ytd.actual_value
    if measure.kind is not Kind.STOCK or measure.unit is Unit.PERCENT:
        return False
    if context.number < 2 or year is None:
        return False
    grown = now is not None and now > 0 and year >= ADDED_UP * now
    return (grown or sums_target(context, measure)) and _may_be_sum(context, measure, year)


def _may_be_sum(context: CheckContext, measure: MeasurePeriod, year: float) -> bool:
    """Whether the year to date may be the sum of its months; it always may where one is not stored."""
    stored = context.stored_this_year(measure)
    values = [
        known.period.actual_value for known in stored if known.period.actual_value is not None
    ]
    if len(values) < context.number:
        return True
    rounding = sum(half_unit(known.period.actual) for known in stored)
    rounding += half_unit(measure.ytd.actual)
    return abs(sum(values) - year) <= _NEARLY * abs(year) + rounding


def sums_a_share(context: CheckContext) -> Iterator[RuleHit]:
    """Ask for the rate since April where monthly percentages were added up, once a priority (Y1).

    Months that have no figure (Y4), and measures of the priority whose year to date is a
    percentage (Y6), are told with it.
    """
    added_up = (measure for measure in context.measures if adds_up_a_share(context, measure))
    for measures in context.apart_by_priority(added_up, "Y1"):
        gaps = [gap for each in measures if (gap := _lacking_months(context, each))]
        others = [
            each.measure_code
            for each in context.measures
            if each.priority_code == measures[0].priority_code
            and each.ytd.actual_value is not None
            and context.is_share(each)
            and not adds_up_a_share(context, each)
        ]
        unlike = ""
        if others:
            which = ", ".join(others) if len(others) < 3 else f"{len(others)} others"
            unlike = f"; that of {which} is one"
        over = any(
            _is_over_a_hundred(each) or (each.ytd.target_value or 0) > 100 for each in measures
        )
        rates = any(each.ytd.status in RATED for each in measures)
        yield RuleHit(
            f"{_what_is_added(context, measures)}, and percentages cannot be added up"
            f"{unlike}. {''.join(gaps)}"
            f"What {'are the rates' if len(measures) > 1 else 'is the rate'} since April?",
            figures=labelled_figures(measures),
            level=Level.ERROR if over else Level.QUESTION,
            also=(*(("Y4",) if gaps else ()), *(("Y6",) if others else ())),
            explanation="" if rates else "the column is a working total, not meant to be read",
        ).on(measures)


def _what_is_added(context: CheckContext, measures: tuple[MeasurePeriod, ...]) -> str:
    months = f"percentages of {context.number} {context.noun}s"
    if len(measures) == 1:
        measure = measures[0]
        if _is_over_a_hundred(measure):
            return f"The year-to-date figure, {against_target(measure.ytd)}, adds up {months}"
        return (
            f"The year-to-date target, {measure.ytd.target} for a {context.noun}'s "
            f"{measure.period.target}, adds up {months}"
        )
    told = [
        f"{each.measure_code} {against_target(each.ytd)}" for each in measures if each.ytd.actual
    ]
    if only_targets := len(measures) - len(told):
        targets = "a target" if only_targets == 1 else "targets"
        told.append(f"{only_targets} without an actual, {targets} alone")
    return f"The year to date of {len(measures)} measures adds up {months} ({', '.join(told)})"


def _lacking_months(context: CheckContext, measure: MeasurePeriod) -> str:
    """Tell of months without a figure in a sum that is held against a target for all of them."""
    missing = months_missing(context, measure)
    if missing is None or measure.ytd.actual is None or not sums_target(context, measure):
        return ""
    told = (
        f"Of {measure.measure_code} the actual {measure.ytd.actual} {missing}, the target "
        f"{measure.ytd.target} is for {context.number}"
    )
    if measure.ytd.status not in MISSED:
        return f"{told}. "
    return f"{told}: it may be {measure.ytd.sign} for that alone. "


def months_missing(context: CheckContext, measure: MeasurePeriod) -> str | None:
    """Tell which months have no actual, by the stored months, else by the sum; `None` for none."""
    year_so_far = context.year_so_far(measure)
    gaps = [
        earlier.when
        for earlier in year_so_far
        if earlier is not None and earlier.period.actual is None
    ]
    if measure.period.actual is None:
        gaps.append(context.name)
    if gaps:
        return f"has none for {', '.join(gaps)}"
    if None not in year_so_far or not context.is_share(measure):
        return None
    one, year = measure.period.actual_value, measure.ytd.actual_value
    if not one or not year or not 0 < year / one < context.number:
        return None
    times = round(year / one)
    rounding = min(half_unit(measure.period.actual), half_unit(measure.ytd.actual)) + 1e-9
    if not 1 <= times < context.number or abs(year - times * one) > rounding:
        return None
    if times == 1:
        return f"is the {context.noun}'s alone"
    return f"is {NUMBER_WORDS[times]} times the {context.noun}'s {measure.period.actual}"


def against_target(figures: SeriesFigures) -> str:
    """Return `300.00 against 320.00`; without a target, the actual alone."""
    actual = figures.actual or "–"
    return f"{actual} against {figures.target}" if figures.target else actual
