"""Rules on the year to date: what it lacks, and how its status differs from the month's."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import labelled_figures, period_and_year
from kpi_tui.analysis.checks.rules.added_up import (
    adds_up_a_share,
    against_target,
    columns_to_judge,
    months_missing,
    sums_target,
)
from kpi_tui.analysis.checks.rules.comments.parts import FEW_CASES, cases
from kpi_tui.analysis.checks.rules.status import contradiction
from kpi_tui.analysis.checks.rules.ytd_levels import is_cut_off_sum
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.empty_cells import is_empty
from kpi_tui.status import MISSED, Status

_NOT_DUE = (Status.MONITORING_ONLY, Status.NOT_REPORTED, Status.COMPLETE, Status.NOT_STARTED)
_MISSING = (Status.ACTUAL_MISSING, Status.DATA_MISSING)
_INTO_THE_YEAR = 3
"""Before this period of the year a missing year to date is not asked about."""


def without_actual(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about years to date that have a target and no actual, once a priority (Y7).

    Where the status says that there is none and no comment tells why, X3 asks.
    """
    if context.number < _INTO_THE_YEAR:
        return
    lacking = (
        measure
        for measure in context.measures
        if measure.ytd.target_value is not None
        and is_empty(measure.ytd.actual)
        and measure.ytd.status not in _NOT_DUE
        and (measure.words or measure.ytd.status not in _MISSING)
    )
    for measures in context.apart_by_priority(lacking, "Y7"):
        one = len(measures) == 1
        codes = ", ".join(measure.measure_code for measure in measures)
        yield RuleHit(
            f"{codes} {'has' if one else 'have'} a target for the year to date and no actual, "
            f"{context.number} {context.noun}s into the year. "
            f"What {'is it' if one else 'are they'} for the year so far?",
            figures=labelled_figures(measures),
            explanation="" if any(map(_counts_something, measures)) else None,
        ).on(measures)


def _counts_something(measure: MeasurePeriod) -> bool:
    """Whether the actual or the comment shows that there was something to count in the period."""
    return measure.period.actual_value is not None or bool(cases(measure.words))


def incomplete(context: CheckContext) -> Iterator[RuleHit]:
    """Ask whether a year's target for all months and an actual for fewer are comparable (Y4).

    Where percentages are added up, Y1 says so.
    """
    for measure in context.measures:
        if not sums_target(context, measure) or measure.ytd.actual_value is None:
            continue
        if adds_up_a_share(context, measure):
            continue
        missing = months_missing(context, measure)
        if missing:
            yield RuleHit(
                f"The year-to-date target {measure.ytd.target} covers {context.number} "
                f"{context.noun}s, the "
                f"actual {measure.ytd.actual} {missing}. Are the two comparable?",
                measure,
                period_and_year(measure),
            )


def opposite(context: CheckContext) -> Iterator[RuleHit]:
    """Ask which describes the service, where the month is green and the year is not, or reverse (Y5).

    Nothing is asked where the year to date adds up what makes no sum, where one of the two
    statuses contradicts its figures, nor where nothing was due in the month.
    """
    for measure in context.measures:
        period, ytd = measure.period, measure.ytd
        month_green = period.status is Status.GREEN and ytd.status in MISSED
        year_green = ytd.status is Status.GREEN and period.status in MISSED
        if not (month_green or year_green) or ytd not in columns_to_judge(context, measure):
            continue
        if is_cut_off_sum(context, measure):
            continue
        if any(contradiction(measure, figures) for figures in measure.columns):
            continue
        if period.actual_value == 0 == period.target_value:
            continue
        question = ". Which describes the service?"
        target = period.target_value
        off = abs((period.actual_value or 0.0) - (target or 0.0))
        is_count = off.is_integer() and not context.is_share(measure) and not measure.is_percentage
        is_off = period.actual_value is not None and off > 0
        if target is not None and is_count and is_off and 0 < target <= FEW_CASES:
            question = f": {number(off)} more or fewer decides the {context.noun}."
        yield RuleHit(
            f"The {context.noun} is {period.sign} ({against_target(period)}), the year to date "
            f"{ytd.sign} ({against_target(ytd)}){question}",
            measure,
            period_and_year(measure),
            aside=f"the year to date is {ytd.sign} ({against_target(ytd)})"
            if year_green
            else f"the {context.noun} is {period.sign} ({against_target(period)})",
            explanation=(
                "usual early in the year"
                if context.number <= _INTO_THE_YEAR
                else f"one {context.noun} weighs little in the year"
            ),
        )
