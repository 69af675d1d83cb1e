"""Rules on the year to date: how it follows from the months, and whether it may."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.figures import Unit
from kpi_tui.labels import mark
from kpi_tui.report import MISSED, Status
from kpi_tui.vocabulary import Kind

_ADDED_UP = 1.8
"""From how many times the month's figure on the year's must be a sum."""
_NEARLY = 0.01
"""By which share a year's target may differ from the sum of the months'."""


def sums_a_share(month: CheckContext) -> Iterator[RuleHit]:
    """Ask for the rate since April where monthly percentages were added up (Y1)."""
    if month.number < 2:
        return
    for measure in month.measures:
        period, ytd = measure.period, measure.ytd
        over_a_hundred = (
            ytd.actual_value is not None
            and ytd.actual_value > 100
            and (period.actual_value is None or 0 <= period.actual_value <= 100)
        )
        if not month.is_share(measure) or not (over_a_hundred or _sums_target(month, measure)):
            continue
        if over_a_hundred:
            summed = f"figure, {_against_target(ytd)},"
        else:
            summed = f"target, {ytd.target} for a {month.noun}'s {period.target},"
        impossible = over_a_hundred or (ytd.target_value or 0) > 100
        yield RuleHit(
            f"The year-to-date {summed} adds up percentages of {month.number} {month.noun}s, "
            "which makes no percentage. What is the rate since April?",
            measure,
            period_and_year(measure),
            Level.ERROR if impossible else Level.QUESTION,
        )


def _sums_target(month: CheckContext, measure: MeasurePeriod) -> bool:
    """Whether the year's target is the month's, as often as there are months. 0 never counts."""
    one, year = measure.period.target_value, measure.ytd.target_value
    if not one or not year or month.number < 2:
        return False
    return abs(year - month.number * one) <= _NEARLY * abs(month.number * one)


def sums_a_stock(month: CheckContext) -> Iterator[RuleHit]:
    """Ask what the sum means where levels at each month's end were added up (Y2)."""
    for measure in month.measures:
        now, year = measure.period.actual_value, measure.ytd.actual_value
        if measure.kind is not Kind.STOCK or measure.unit is Unit.PERCENT:
            continue
        if month.number < 2 or year is None:
            continue
        grown = now is not None and now > 0 and year >= _ADDED_UP * now
        if (grown or _sums_target(month, measure)) and _may_be_sum(month, measure, year):
            yield RuleHit(
                f"The year to date, {measure.ytd.actual}, adds up what there was at the end of "
                f"{month.number} {month.noun}s; this {month.noun}'s figure is "
                f"{measure.period.actual or 'not given'}. What is the sum meant to say?",
                measure,
                period_and_year(measure),
            )


def _may_be_sum(month: CheckContext, measure: MeasurePeriod, year: float) -> bool:
    """Whether the stored months make the year to date as a sum; so it is where some are missing."""
    stored = [known for known in (*month.year_so_far(measure), measure) if known is not None]
    values = [
        known.period.actual_value for known in stored if known.period.actual_value is not None
    ]
    if len(values) < month.number:
        return True
    rounding = measure.period.rounding * month.number
    return abs(sum(values) - year) <= _NEARLY * abs(year) + rounding


def incomplete(month: CheckContext) -> Iterator[RuleHit]:
    """Ask whether a year's target for all months and an actual for fewer are comparable (Y4)."""
    for measure in month.measures:
        if not _sums_target(month, measure) or measure.ytd.actual_value is None:
            continue
        missing = _months_missing(month, measure)
        if missing:
            yield RuleHit(
                f"The year-to-date target {measure.ytd.target} covers {month.number} "
                f"{month.noun}s, the "
                f"actual {measure.ytd.actual} {missing}. Are the two comparable?",
                measure,
                period_and_year(measure),
            )


def _months_missing(month: CheckContext, measure: MeasurePeriod) -> str | None:
    """Tell which months have no actual, by the stored months, else by the sum itself."""
    year_so_far = month.year_so_far(measure)
    gaps = [
        earlier.when
        for earlier in year_so_far
        if earlier is not None and earlier.period.actual is None
    ]
    if measure.period.actual is None:
        gaps.append(month.name)
    if gaps:
        return f"has none for {', '.join(gaps)}"
    if None not in year_so_far or not month.is_share(measure):
        return None
    one, year = measure.period.actual_value, measure.ytd.actual_value
    times = year / one if one and year else 0.0
    if times.is_integer() and 1 <= times < month.number:
        return f"is {times:.0f} times the {month.noun}'s {measure.period.actual}"
    return None


def opposite(month: CheckContext) -> Iterator[RuleHit]:
    """Ask which describes the service, where only the month or only the year is green (Y5)."""
    for measure in month.measures:
        period, ytd = measure.period, measure.ytd
        month_green = period.status is Status.GREEN and ytd.status in MISSED
        year_green = ytd.status is Status.GREEN and period.status in MISSED
        if month_green or year_green:
            yield RuleHit(
                f"The {month.noun} is {mark(period.status)} ({_against_target(period)}), the year to date "
                f"{mark(ytd.status)} ({_against_target(ytd)}). Which describes the service?",
                measure,
                period_and_year(measure),
            )


def mixed(month: CheckContext) -> Iterator[RuleHit]:
    """Ask for the rule where like measures of a priority make their year in different ways (Y6)."""
    if month.number < 2:
        return
    ways_of: dict[tuple[str, str], dict[str, list[MeasurePeriod]]] = {}
    for measure in month.measures:
        if measure.kind is Kind.STOCK:
            kind = "levels"
        elif month.is_share(measure):
            kind = "percentages"
        else:
            continue
        way = _way_made(month, measure, kind)
        if way is not None:
            ways = ways_of.setdefault((measure.priority_code, kind), {})
            ways.setdefault(way, []).append(measure)
    for (priority, kind), ways in ways_of.items():
        if len(ways) < 2:
            continue
        listed, figures = [], []
        for way, measures in ways.items():
            listed.append(f"{way}: {', '.join(measure.measure_code for measure in measures)}")
            for measure in measures:
                text = f"{measure.period.actual or '–'}, year to date {measure.ytd.actual or '–'}"
                figures.append((measure.measure_code, text))
        yield RuleHit(
            f"In {priority} the year to date of {kind} is made in {len(ways)} ways "
            f"({'; '.join(listed)}). Which is the rule?",
            None,
            tuple(figures),
            page=next(iter(ways.values()))[0].page,
        )


def _way_made(month: CheckContext, measure: MeasurePeriod, kind: str) -> str | None:
    """Tell how the year to date is made, as far as this month alone shows it."""
    now, year = measure.period.actual_value, measure.ytd.actual_value
    if _sums_target(month, measure):
        return "added up"
    if now is None or year is None or now <= 0:
        return None
    if year >= _ADDED_UP * now and (kind == "levels" or year > 100):
        return "added up"
    if kind == "percentages":
        return "a percentage"
    if year == now:
        return f"the last {month.noun}"
    return "an average" if 1 / _ADDED_UP < year / now < _ADDED_UP else None


def _against_target(figures: SeriesFigures) -> str:
    actual = figures.actual or "–"
    return f"{actual} against {figures.target}" if figures.target else actual
