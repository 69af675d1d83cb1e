"""The rule that adds up the stored months of a financial year and compares its year to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.ytd import both
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.figures import half_unit
from kpi_tui.vocabulary import YtdMethod

Figure = tuple[str | None, float]
"""A figure as printed, and its value."""


WORDS = {YtdMethod.SUM: "sum", YtdMethod.AVERAGE: "mean", YtdMethod.END_OF_PERIOD: "last"}


def out_of_step(month: CheckContext) -> Iterator[RuleHit]:
    """Y3: no sum, mean or last of the stored months, or another of them than last month."""
    for row in month.rows:
        held = [item for item in month.year_so_far(row) if item is not None]
        figures = [
            (item.period.actual, item.period.actual_value)
            for item in (*held, row)
            if item.period.actual_value is not None
        ]
        if row.ytd.actual_value is None or month.number < 2 or len(figures) < month.number:
            continue
        said = _asked(
            figures, (row.ytd.actual, row.ytd.actual_value), held[-1], month.is_share(row)
        )
        if said:
            earlier = ((f"{item.report_date:%Y-%m}", item.period.actual or "–") for item in held)
            yield RuleHit(said, row, (*earlier, *both(row)))


def _asked(months: Sequence[Figure], year: Figure, last: MeasurePeriod, share: bool) -> str | None:
    """Ask about a year to date that does not follow from its months as the `last` one did."""
    ways, values = methods(months, year), [value for _, value in months]
    if not ways:
        half = max(half_unit(text) for text, _ in (*months, year))
        if share and min(values) - half <= year[1] <= max(values) + half:
            return None  # months may weigh differently
        total, mean = number(sum(values)), number(sum(values) / len(values))
        return (
            f"The year to date {year[0]} is neither the sum ({total}), nor the mean ({mean}), "
            f"nor the last of the {len(values)} months published. Was an earlier month revised?"
        )
    if len(months) < 3 or last.ytd.actual_value is None:
        return None
    before = methods(months[:-1], (last.ytd.actual, last.ytd.actual_value))
    if not before or ways & before:
        return None
    was, now = (" or ".join(sorted(WORDS[way] for way in each)) for each in (before, ways))
    return (
        f"The year to date {year[0]} is the {now} of its months; a month earlier it "
        f"was the {was}. Which is meant?"
    )


def methods(months: Sequence[Figure], year: Figure) -> set[YtdMethod]:
    """Return the ways in which a year to date follows from its months, as near as printed."""
    values = [value for _, value in months]
    half = max(half_unit(text) for text, _ in months)
    made = {
        YtdMethod.SUM: (sum(values), half * len(values)),
        YtdMethod.AVERAGE: (sum(values) / len(values), half),
        YtdMethod.END_OF_PERIOD: (values[-1], half),
    }
    slack = half_unit(year[0]) + 1e-9
    return {way for way, (value, room) in made.items() if abs(value - year[1]) <= room + slack}
