"""Rules on whether a year to date follows from its months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import earlier_actuals, period_and_year
from kpi_tui.analysis.measure_period import SeriesFigures, number
from kpi_tui.figures import half_unit
from kpi_tui.vocabulary import YtdMethod

_FIRST_ASKED = 4
"""Before this period of the year it is not asked whether months count as zero (Y8)."""
_MONTHS_SLACK = 0.005
"""How near the target's part of the month's must be to a whole number of months."""
_PART_SLACK = 0.05
"""By which share the actual's part of the month's may differ from the target's."""
_METHODS = {YtdMethod.SUM: "sum", YtdMethod.AVERAGE: "mean", YtdMethod.END_OF_PERIOD: "last"}


def out_of_step(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about years to date that do not follow from the stored months (Y3).

    Such a year to date is neither the sum, the mean nor the last of them, or is another of these
    than a month ago. Nothing is asked where a month of the year is not stored, nor of a percentage
    between its lowest and highest month: there the months may weigh differently.
    """
    for measure in context.measures:
        stored = context.stored_this_year(measure)
        months = [known.period for known in stored]
        values = [figures.actual_value for figures in months if figures.actual_value is not None]
        year = measure.ytd
        if year.actual_value is None or len(values) < max(context.number, 2):
            continue
        methods = _methods(months, year)
        if not methods:
            half = max(half_unit(figures.actual) for figures in (*months, year))
            among_months = min(values) - half <= year.actual_value <= max(values) + half
            if among_months and context.is_share(measure):
                continue
            total, mean = sum(values), sum(values) / len(values)
            question = (
                f"The year to date {year.actual} is neither the sum ({number(total)}), nor the mean "
                f"({number(mean)}), nor the last of the {len(values)} "
                f"{context.noun}s published. Was an "
                f"earlier {context.noun} revised?"
            )
        else:
            methods_before = _methods(months[:-1], stored[-2].ytd)
            if not methods_before or methods & methods_before:
                continue
            now = " or ".join(sorted(_METHODS[method] for method in methods))
            before = " or ".join(sorted(_METHODS[method] for method in methods_before))
            question = (
                f"The year to date {year.actual} is the {now} of its {context.noun}s; a "
                f"{context.noun} earlier it "
                f"was the {before}. Which is meant?"
            )
        figures = (*earlier_actuals(stored[:-1]), *period_and_year(measure))
        yield RuleHit(question, measure, figures)


def counted_as_nought(context: CheckContext) -> Iterator[RuleHit]:
    """Ask whether months without a figure count as nought in the year's average of a share (Y8).

    It seems so where target and actual of the year are both the same part of the month's, such as
    eight tenths in the tenth month.
    """
    for measure in context.measures:
        period, year = measure.period, measure.ytd
        if context.number < _FIRST_ASKED or not context.is_share(measure):
            continue
        if not period.target_value or not period.actual_value or year.actual_value is None:
            continue
        part = (year.target_value or 0.0) / period.target_value
        counted = round(part * context.number)
        if not 0 < counted < context.number or abs(part * context.number - counted) > _MONTHS_SLACK:
            continue
        if abs(year.actual_value / period.actual_value - part) > _PART_SLACK * part:
            continue
        missing = f"{context.number - counted} {context.noun}{'s' * (context.number - counted > 1)}"
        yield RuleHit(
            f"For the year to date the target, {year.target}, is {number(100 * part)}% of the "
            f"{context.noun}'s {period.target}, and the actual, {year.actual}, about as much of "
            f"{period.actual}. {'Is' if context.number - counted == 1 else 'Are'} {missing} of "
            f"{context.number} counted as zero?",
            measure,
            period_and_year(measure),
        )


def _methods(months: Sequence[SeriesFigures], year: SeriesFigures) -> set[YtdMethod]:
    """Return the methods by which a year to date follows from its months, within their rounding.

    There is none for a single month, or for a year without an actual.
    """
    values = [figures.actual_value for figures in months if figures.actual_value is not None]
    if year.actual_value is None or len(values) < 2:
        return set()
    half = max(half_unit(figures.actual) for figures in months)
    made = {
        YtdMethod.SUM: (sum(values), half * len(values)),
        YtdMethod.AVERAGE: (sum(values) / len(values), half),
        YtdMethod.END_OF_PERIOD: (values[-1], half),
    }
    slack = half_unit(year.actual) + 1e-9
    return {
        method
        for method, (value, rounding) in made.items()
        if abs(value - year.actual_value) <= rounding + slack
    }
