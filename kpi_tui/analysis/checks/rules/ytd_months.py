"""The rule that adds up the stored months of a financial year and compares its year to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures
from kpi_tui.analysis.checks.rules.ytd import both
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.figures import half_unit
from kpi_tui.vocabulary import YtdMethod

Figure = tuple[str | None, float]
"""A figure as printed, and its value."""


def out_of_step(month: CheckContext) -> Iterator[RuleHit]:
    """Y3: no sum, mean or last of the stored months, or another of them than last month."""
    for row in month.measures:
        months = month.year_so_far(row)
        if not months or row.ytd.actual_value is None or row.period.actual_value is None:
            continue
        if any(item is None or item.period.actual_value is None for item in months):
            continue
        held = [item for item in months if item is not None]
        figures = [(item.period.actual, item.period.actual_value or 0.0) for item in held]
        figures.append((row.period.actual, row.period.actual_value))
        year = (row.ytd.actual, row.ytd.actual_value)
        found = methods(figures, year)
        if not found and not (month.is_share(row) and _within(figures, year)):
            yield _residual(row, figures, held)
        elif found and (was := _method_before(figures[:-1], held[-1])) and not found & was:
            yield _switched(row, found, was, held)


def methods(months: Sequence[Figure], year: Figure) -> set[YtdMethod]:
    """The ways in which a year to date follows from its months, as near as they are printed."""
    values = [value for _, value in months]
    half = max(half_unit(text) for text, _ in months)
    made = {
        YtdMethod.SUM: (sum(values), half * len(values)),
        YtdMethod.AVERAGE: (sum(values) / len(values), half),
        YtdMethod.END_OF_PERIOD: (values[-1], half),
    }
    slack = half_unit(year[0]) + 1e-9
    return {way for way, (value, room) in made.items() if abs(value - year[1]) <= room + slack}


def _within(months: Sequence[Figure], year: Figure) -> bool:
    """Whether it lies among the months, as it must where they weigh differently."""
    values = [value for _, value in months]
    half = max(half_unit(text) for text, _ in (*months, year))
    return min(values) - half <= year[1] <= max(values) + half


def _method_before(months: Sequence[Figure], last: MeasurePeriod) -> set[YtdMethod]:
    if len(months) < 2 or last.ytd.actual_value is None:
        return set()
    return methods(months, (last.ytd.actual, last.ytd.actual_value))


def _residual(
    row: MeasurePeriod, months: Sequence[Figure], held: Sequence[MeasurePeriod]
) -> RuleHit:
    values = [value for _, value in months]
    total, mean = number(sum(values)), number(sum(values) / len(values))
    return RuleHit(
        f"The year to date {row.ytd.actual} is neither the sum ({total}), nor the mean ({mean}), "
        f"nor the last of the {len(values)} months published. Was an earlier month revised?",
        row,
        (*_listed(held), *both(row)),
    )


def _switched(
    row: MeasurePeriod, now: set[YtdMethod], was: set[YtdMethod], held: Sequence[MeasurePeriod]
) -> RuleHit:
    before, after = (" or ".join(sorted(_words(way) for way in ways)) for ways in (was, now))
    return RuleHit(
        f"The year to date {row.ytd.actual} is the {after} of its months; a month earlier it "
        f"was the {before}. Which is meant?",
        row,
        (*_listed(held), *both(row)),
    )


def _words(way: YtdMethod) -> str:
    return {"sum": "sum", "average": "mean", "end_of_period": "last"}[way]


def _listed(held: Sequence[MeasurePeriod]) -> Figures:
    return tuple((f"{item.report_date:%Y-%m}", item.period.actual or "–") for item in held)
