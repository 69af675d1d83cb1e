"""Rules on what is said: exceptions without a plan, plans without a date, rows without a word."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.measure_period import is_empty
from kpi_tui.labels import mark, plural
from kpi_tui.period import PeriodType
from kpi_tui.report import MISSED, NEITHER_MET_NOR_MISSED, Status

_UNRATED = (Status.MONITORING_ONLY, Status.NOT_REPORTED, *NEITHER_MET_NOR_MISSED)
_UNEXPLAINED = (Status.ACTUAL_MISSING, Status.TARGET_MISSING, Status.DATA_MISSING)
_NO_DATE = ("ongoing", "on-going", "on going", "continuous", "continuing", "continual")


def without_plan(month: CheckContext) -> Iterator[RuleHit]:
    """Ask what is done about measures off target without a plan, if the report has plans (X1)."""
    if not any(measure.reading.improvement_plan for measure in month.measures):
        return
    for measure in month.measures:
        if not is_empty(measure.reading.improvement_plan):
            continue
        reasons: list[str] = []
        printed: list[tuple[str, str]] = []
        for figures in (measure.period,) if measure.alike else measure.columns:
            if figures.status in MISSED or (
                figures.status not in _UNRATED and measure.misses(figures)
            ):
                status = f" ({mark(figures.status)})" if figures.status else ""
                reasons.append(
                    f"the {figures.label} actual {figures.actual or '–'}{status} is "
                    f"{distance_from_target(measure, figures)}"
                )
                printed.extend(figures.printed)
        if reasons:
            yield RuleHit(
                f"There is no improvement plan, though {' and '.join(reasons)}. What is being done?",
                measure,
                tuple(printed),
            )


def without_date(month: CheckContext) -> Iterator[RuleHit]:
    """Ask by when a plan is to show in the figures, where it gives no time (X2)."""
    for measure in month.measures:
        if is_empty(measure.reading.improvement_plan):
            continue
        timeframe = measure.reading.timeframe or ""
        if is_empty(timeframe) or timeframe.lower().strip(" .") in _NO_DATE:
            given = f"its timeframe is “{timeframe}”" if timeframe else "no timeframe"
            yield RuleHit(
                f"There is an improvement plan and {given}. By when is it to show in the figures?",
                measure,
                (("timeframe", timeframe), *measure.period.printed),
            )


def without_words(month: CheckContext) -> Iterator[RuleHit]:
    """Ask why a measure was missed, or has no figure, where no comment says it (X3).

    The annex has a place for comments; a report that comments on whole sections says there what it
    has to say, and so does one of another type of period that has no word under any measure.
    """
    has_comments = any(measure.words for measure in month.measures)
    if month.section_commentary or (month.period_type is not PeriodType.MONTH and not has_comments):
        return
    for measure in month.measures:
        if measure.words:
            continue
        for figures in measure.columns:
            if figures.status in MISSED:
                question = (
                    f"There is no comment, though the {figures.label} status is "
                    f"{mark(figures.status)}: {figures.actual} is "
                    f"{distance_from_target(measure, figures)}. Why is that?"
                )
            elif figures.status in _UNEXPLAINED:
                question = (
                    f"There is no comment, though the {figures.label} status says "
                    f"“{mark(figures.status)}”. Why is the figure missing?"
                )
            else:
                continue
            yield RuleHit(question, measure, figures.printed)
            break


def nothing_reported(month: CheckContext) -> Iterator[RuleHit]:
    """Ask when measures are due that are not reported, and priorities without a measure (X3)."""
    silent = [measure for measure in month.measures if measure.period.status is Status.NOT_REPORTED]
    used = {measure.priority_code for measure in month.measures}
    empty = [priority for priority in month.priorities if priority.code not in used]
    if not silent and not empty:
        return
    parts = []
    if silent:
        parts.append(f"{plural(len(silent), 'measure')} marked “not reported”")
    if empty:
        parts.append(f"{plural(len(empty), 'priority')} without any measure")
    yield RuleHit(
        f"The report has {' and '.join(parts)}. When are they due?",
        None,
        (
            *((measure.measure_code, measure.measure_name) for measure in silent),
            *((priority.code, priority.title) for priority in empty),
        ),
        page=silent[0].page if silent else empty[0].page,
    )
