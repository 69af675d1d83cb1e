"""Rules on what is said: exceptions without a plan, plans without a date, rows without a word."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.added_up import columns_to_judge
from kpi_tui.analysis.checks.rules.promises import names_a_time
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures, is_empty
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
        for figures in columns_to_judge(month, measure):
            if is_on_target(figures):
                continue
            if figures.status in MISSED or (
                figures.status not in _UNRATED and measure.misses(figures)
            ):
                status = f" ({mark(figures.status)})" if figures.status else ""
                distance = distance_from_target(month, measure, figures)
                told = f"the {figures.label} actual {figures.actual or '–'}{status}"
                as_far = any(reason.endswith(distance) for reason in reasons)
                reasons.append(f"{told} is too" if as_far else f"{told} is {distance}")
                printed.extend(figures.printed)
        if reasons:
            yield RuleHit(
                f"There is no improvement plan, though {' and '.join(reasons)}. What is being done?",
                measure,
                tuple(printed),
                aside="there is no improvement plan",
            )


def is_on_target(figures: SeriesFigures) -> bool:
    """Whether the figures meet their target, whatever the status says: that is S1's to ask."""
    return figures.gap is not None and figures.gap > -1e-9


def without_date(month: CheckContext) -> Iterator[RuleHit]:
    """Ask by when a plan is to show in the figures, where it gives no time (X2).

    Of a red measure plan and timeframe are read for one, of others the timeframe must be empty, or
    say that there is none.
    """
    for measure in month.measures:
        plan = measure.reading.improvement_plan
        if is_empty(plan):
            continue
        timeframe = measure.reading.timeframe or ""
        no_date = is_empty(timeframe) or timeframe.lower().strip(" .") in _NO_DATE
        if no_date:
            given = f"its timeframe is “{timeframe}”" if timeframe else "no timeframe"
            told = f"There is an improvement plan and {given}."
        elif measure.period.status is Status.RED and not names_a_time(f"{plan}\n{timeframe}"):
            distance = distance_from_target(month, measure, measure.period)
            told = (
                f"It is {mark(measure.period.status)}, {measure.period.actual} being {distance}, "
                "and neither its plan nor its timeframe names a date."
            )
        else:
            continue
        yield RuleHit(
            f"{told} By when is it to show in the figures?",
            measure,
            (("timeframe", timeframe), *measure.period.printed),
            aside="it names no date",
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
        for figures in columns_to_judge(month, measure):
            question = _why_without_words(month, measure, figures)
            if question is not None:
                missed = figures.status in MISSED
                aside = "there is no comment" if missed else ""
                yield RuleHit(question, measure, figures.printed, aside=aside)
                break


def _why_without_words(
    month: CheckContext, measure: MeasurePeriod, figures: SeriesFigures
) -> str | None:
    if figures.status in MISSED and not is_on_target(figures):
        return (
            f"There is no comment, though the {figures.label} status is "
            f"{mark(figures.status)}: {figures.actual or '–'} is "
            f"{distance_from_target(month, measure, figures)}. Why is that?"
        )
    if figures.status is Status.TARGET_MISSING and figures.actual:
        return (
            "No target is given and there is no comment. "
            f"What is {figures.actual} to be judged against?"
        )
    if figures.status in _UNEXPLAINED:
        missing = "target" if figures.status is Status.TARGET_MISSING else "figure"
        return (
            f"There is no comment, though the {figures.label} status says "
            f"“{mark(figures.status)}”. Why is the {missing} missing?"
        )
    return None


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
        codes = ", ".join(priority.code for priority in empty)
        parts.append(f"{plural(len(empty), 'priority')} without any measure ({codes})")
    used_before = {measure.priority_code for measure in month.before}
    still = ""
    if month.previous is not None and empty and not used_before & {one.code for one in empty}:
        codes = ", ".join(priority.code for priority in empty)
        still = f" {codes} had none in {month.name_of(month.previous)} either."
    due = "is it" if len(silent) + len(empty) == 1 else "are they"
    yield RuleHit(
        f"The report has {' and '.join(parts)}.{still} When {due} due?",
        None,
        (
            *((measure.measure_code, measure.measure_name) for measure in silent),
            *((priority.code, priority.title) for priority in empty),
        ),
        page=silent[0].page if silent else empty[0].page,
    )
