"""Rules on the year to date: how it follows from the months, and whether it may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.figures import Unit
from kpi_tui.labels import mark
from kpi_tui.months import month_name
from kpi_tui.report import MISSED, Status
from kpi_tui.vocabulary import Kind

ADDED_UP = 1.8
"""From how many times the month's figure on the year's must be a sum."""
NEARLY = 0.01
"""By which share a year's target may differ from the sum of the months'."""


def sums_a_share(month: CheckContext) -> Iterator[RuleHit]:
    """Y1: monthly percentages added up."""
    for row in month.rows:
        year, now = row.ytd.actual_value, row.period.actual_value
        over = year is not None and year > 100 and (now is None or 0 <= now <= 100)
        if month.number < 2 or not (over or _sums_target(row, month.number)):
            continue
        if not month.is_share(row):
            continue
        whole = over or (row.ytd.target_value or 0) > 100
        summed = f"target, {row.ytd.target} for a month's {row.period.target},"
        if over:
            summed = f"figure, {_against(row.ytd)},"
        yield RuleHit(
            f"The year-to-date {summed} adds up percentages of {month.number} months, "
            "which makes no percentage. What is the rate since April?",
            row,
            both(row),
            Level.ERROR if whole else Level.QUESTION,
        )


def _sums_target(row: MeasurePeriod, months: int) -> bool:
    """Whether the year's target is the month's, as often as there are months. 0 never counts."""
    one, year = row.period.target_value, row.ytd.target_value
    if not one or not year or months < 2:
        return False
    return abs(year - months * one) <= NEARLY * abs(months * one)


def sums_a_stock(month: CheckContext) -> Iterator[RuleHit]:
    """Y2: what there is at each month's end added up."""
    for row in month.rows:
        if row.kind is not Kind.STOCK or month.number < 2 or row.unit is Unit.PERCENT:
            continue
        now, year = row.period.actual_value, row.ytd.actual_value
        grown = now is not None and year is not None and now > 0 and year >= ADDED_UP * now
        summed = grown or (_sums_target(row, month.number) and year is not None)
        if summed and _may_be_sum(month, row):
            yield RuleHit(
                f"The year to date, {row.ytd.actual}, adds up what there was at the end of "
                f"{month.number} months; this month's figure is {row.period.actual or 'not given'}. "
                "What is the sum meant to say?",
                row,
                both(row),
            )


def _may_be_sum(month: CheckContext, row: MeasurePeriod) -> bool:
    """Whether the stored months make the year to date as a sum; so it is where some are missing."""
    now, year = row.period.actual_value, row.ytd.actual_value
    held = [item.period.actual_value for item in month.year_so_far(row) if item is not None]
    known = [value for value in (*held, now) if value is not None]
    if year is None or len(known) < month.number:
        return True
    return abs(sum(known) - year) <= NEARLY * abs(year) + row.period.rounding * month.number


def incomplete(month: CheckContext) -> Iterator[RuleHit]:
    """Y4: a year's target for all months, an actual for fewer."""
    for row in month.rows:
        if not _sums_target(row, month.number) or row.ytd.actual_value is None:
            continue
        missing = _months_missing(month, row)
        if missing:
            yield RuleHit(
                f"The year-to-date target {row.ytd.target} covers {month.number} months, the "
                f"actual {row.ytd.actual} {missing}. Are the two comparable?",
                row,
                both(row),
            )


def _months_missing(month: CheckContext, row: MeasurePeriod) -> str | None:
    """Tell what says that some month has no actual: the stored months, else the sum itself."""
    gaps = [
        month_name(item.report_date)
        for item in month.year_so_far(row)
        if item is not None and item.period.actual is None
    ]
    if row.period.actual is None:
        gaps.append(month.name)
    if gaps:
        return f"has none for {', '.join(gaps)}"
    if None not in month.year_so_far(row) or not month.is_share(row):
        return None
    one, year = row.period.actual_value, row.ytd.actual_value
    times = year / one if one and year else 0.0
    if times.is_integer() and 1 <= times < month.number:
        return f"is {times:.0f} times the month's {row.period.actual}"
    return None


def opposite(month: CheckContext) -> Iterator[RuleHit]:
    """Y5: green for the month and not for the year, or the other way round."""
    for row in month.rows:
        one, year = row.period.status, row.ytd.status
        if (one is Status.GREEN and year in MISSED) or (year is Status.GREEN and one in MISSED):
            yield RuleHit(
                f"The month is {mark(one)} ({_against(row.period)}), the year to date {mark(year)} "
                f"({_against(row.ytd)}). Which describes the service?",
                row,
                both(row),
            )


def mixed(month: CheckContext) -> Iterator[RuleHit]:
    """Y6: like measures of one priority with years to date made in different ways."""
    if month.number < 2:
        return
    ways: dict[tuple[str, str], dict[str, list[MeasurePeriod]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in month.rows:
        kind = "percentages" if month.is_share(row) else None
        if row.kind is Kind.STOCK:
            kind = "levels"
        if kind and (way := _way(month, row, kind)):
            ways[row.priority_code, kind][way].append(row)
    for (priority, kind), found in ways.items():
        if len(found) > 1:
            said = "; ".join(
                f"{way}: {', '.join(row.measure_code for row in rows)}"
                for way, rows in found.items()
            )
            yield RuleHit(
                f"In {priority} the year to date of {kind} is made in {len(found)} ways ({said}). "
                "Which is the rule?",
                None,
                tuple(
                    (
                        row.measure_code,
                        f"{row.period.actual or '–'}, year to date {row.ytd.actual or '–'}",
                    )
                    for rows in found.values()
                    for row in rows
                ),
                page=next(iter(found.values()))[0].page,
            )


def _way(month: CheckContext, row: MeasurePeriod, kind: str) -> str | None:
    """Tell how the year to date is made, as far as this month alone shows it."""
    now, year = row.period.actual_value, row.ytd.actual_value
    if _sums_target(row, month.number):
        return "added up"
    if now is None or year is None or now <= 0:
        return None
    if year >= ADDED_UP * now and (kind == "levels" or year > 100):
        return "added up"
    if kind == "percentages":
        return "a percentage"
    if year == now:
        return "the last month"
    return "an average" if 1 / ADDED_UP < year / now < ADDED_UP else None


def _against(figures: SeriesFigures) -> str:
    if not figures.target:
        return figures.actual or "–"
    return f"{figures.actual or '–'} against {figures.target}"


def both(row: MeasurePeriod) -> Figures:
    """Return the month's figures and the year's, labelled."""
    return (*row.period.printed, *row.ytd.printed)
