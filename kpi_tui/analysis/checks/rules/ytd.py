"""Rules on the year to date: how it follows from the months, and whether it may."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import labelled_figures, period_and_year
from kpi_tui.analysis.checks.rules.added_up import (
    ADDED_UP,
    adds_up_a_share,
    adds_up_a_stock,
    against_target,
    columns_to_judge,
    months_missing,
    sums_target,
)
from kpi_tui.analysis.checks.rules.status import contradiction
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import mark
from kpi_tui.report import MISSED, Status
from kpi_tui.vocabulary import Kind

_NUMBERS = {2: "two", 3: "three", 4: "four"}


def sums_a_stock(month: CheckContext) -> Iterator[RuleHit]:
    """Ask for the position where levels at each month's end were added up, once a priority (Y2)."""
    by_priority: dict[str, list[MeasurePeriod]] = {}
    for measure in month.measures:
        if adds_up_a_stock(month, measure):
            by_priority.setdefault(measure.priority_code, []).append(measure)
    for all_measures in by_priority.values():
        for measures in month.apart(all_measures, "Y2"):
            yield _added_levels(month, measures)


def _added_levels(month: CheckContext, measures: tuple[MeasurePeriod, ...]) -> RuleHit:
    sums = f"{month.number} {month.noun}-end totals added together"
    asked = "What is the position for the year to date?"
    if len(measures) == 1:
        (measure,) = measures
        return RuleHit(
            f"The year to date, {measure.ytd.actual}, looks like {sums}; this {month.noun}'s is "
            f"{measure.period.actual or 'not given'}. {asked}",
            measure,
            period_and_year(measure),
        )
    told = ", ".join(
        f"{each.measure_code} {each.ytd.actual}, this {month.noun} "
        f"{each.period.actual or 'not given'}"
        for each in measures
    )
    return RuleHit(
        f"The year to date of {len(measures)} measures looks like {sums} ({told}). {asked}",
        None,
        labelled_figures(measures),
        page=measures[0].page,
        measures=measures,
    )


def incomplete(month: CheckContext) -> Iterator[RuleHit]:
    """Ask whether a year's target for all months and an actual for fewer are comparable (Y4).

    Of percentages that are added up Y1 says it.
    """
    for measure in month.measures:
        if not sums_target(month, measure) or measure.ytd.actual_value is None:
            continue
        if adds_up_a_share(month, measure):
            continue
        missing = months_missing(month, measure)
        if missing:
            yield RuleHit(
                f"The year-to-date target {measure.ytd.target} covers {month.number} "
                f"{month.noun}s, the "
                f"actual {measure.ytd.actual} {missing}. Are the two comparable?",
                measure,
                period_and_year(measure),
            )


def opposite(month: CheckContext) -> Iterator[RuleHit]:
    """Ask which describes the service, where only the month or only the year is green (Y5).

    Nothing is asked where the year to date adds up what makes no sum, where one of the two
    statuses contradicts its figures, nor where nothing was due in the month.
    """
    for measure in month.measures:
        period, ytd = measure.period, measure.ytd
        month_green = period.status is Status.GREEN and ytd.status in MISSED
        year_green = ytd.status is Status.GREEN and period.status in MISSED
        if not (month_green or year_green) or ytd not in columns_to_judge(month, measure):
            continue
        if any(contradiction(measure, figures) for figures in measure.columns):
            continue
        if period.actual_value == 0 == period.target_value:
            continue
        yield RuleHit(
            f"The {month.noun} is {mark(period.status)} ({against_target(period)}), the year to date "
            f"{mark(ytd.status)} ({against_target(ytd)}). Which describes the service?",
            measure,
            period_and_year(measure),
            aside=f"the year to date is {mark(ytd.status)} ({against_target(ytd)})",
        )


def mixed(month: CheckContext) -> Iterator[RuleHit]:
    """Ask for the rule where like measures of a priority make their year in different ways (Y6).

    That is levels: of percentages, of which only some are added up, Y1 says it.
    """
    if month.number < 2:
        return
    ways_of: dict[str, dict[str, list[MeasurePeriod]]] = {}
    for measure in month.measures:
        way = _way_made(month, measure) if measure.kind is Kind.STOCK else None
        if way is not None:
            ways_of.setdefault(measure.priority_code, {}).setdefault(way, []).append(measure)
    for priority, ways in ways_of.items():
        if len(ways) < 2:
            continue
        listed, figures = [], []
        for way, measures in ways.items():
            listed.append(f"{way}: {', '.join(measure.measure_code for measure in measures)}")
            for measure in measures:
                text = f"{measure.period.actual or '–'}, year to date {measure.ytd.actual or '–'}"
                figures.append((measure.measure_code, text))
        about = tuple(measure for measures in ways.values() for measure in measures)
        yield RuleHit(
            f"{priority} works out the year to date of levels in "
            f"{_NUMBERS.get(len(ways), len(ways))} ways ({'; '.join(listed)}). Which is the rule?",
            None,
            tuple(figures),
            page=about[0].page,
            measures=about,
        )


def _way_made(month: CheckContext, measure: MeasurePeriod) -> str | None:
    """Tell how the year to date of a level is made, as far as this month alone shows it."""
    now, year = measure.period.actual_value, measure.ytd.actual_value
    if sums_target(month, measure):
        return "added up"
    if now is None or year is None or now <= 0:
        return None
    if year >= ADDED_UP * now:
        return "added up"
    if year == now:
        return f"the last {month.noun}"
    return "an average" if 1 / ADDED_UP < year / now < ADDED_UP else None
