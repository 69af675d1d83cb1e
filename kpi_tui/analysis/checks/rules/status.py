"""Rules on statuses: whether they follow from the figures and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import labelled_figures
from kpi_tui.analysis.checks.finding import POLARITY, Figures, Level, polarity_told
from kpi_tui.analysis.checks.rules.added_up import columns_to_judge
from kpi_tui.analysis.measure_period import (
    MeasurePeriod,
    SeriesFigures,
    number,
)
from kpi_tui.empty_cells import is_empty
from kpi_tui.figures import gap, half_unit, rounded, value_in
from kpi_tui.labels import and_list, mark
from kpi_tui.measure_name import MeasureName
from kpi_tui.regex import regex
from kpi_tui.status import MISSED, RATED, Status
from kpi_tui.vocabulary import Confidence, Polarity

_OLD_TARGET = regex(
    r"\btarget was set\b[^.;]{0,60}\b(?:pre|before|previous(?:ly)?|earlier)\b", re.I
)
"""Words that say that a target is an old one."""
_WHOLE = 0.5
"""The rounding of figures printed without decimals."""


def contradicted(context: CheckContext) -> Iterator[RuleHit]:
    """Ask which is right where green is off target, or red or amber on it (S1).

    Where whole per cents equal their target it is for information: rounding may explain it.
    """
    has_plans = any(measure.reading.improvement_plan for measure in context.measures)
    for measure in context.measures:
        for figures in measure.columns[:1] if measure.alike else measure.columns:
            level = contradiction(measure, figures)
            if level is None:
                continue
            rounded = not figures.gap and context.is_share(measure) and figures.rounding >= _WHOLE
            unplanned = has_plans and measure.misses(figures) and is_unplanned(measure)
            question, explanation = "Which is right, the status or the figures?", ""
            if figures.status in MISSED:
                near = (figures.gap or 0.0) <= figures.slack(measure.tolerance)
                explanation = "the figures are rounded" if near else "the status goes by a forecast"
            elif _may_be_met(figures):
                explanation = "the target is printed rounded"
            if figures.gap and measure.confidence is Confidence.ASK:
                explanation = "the other way is better"
            if rounded:
                explanation = ""
                question = "Is it just short of that before rounding?"
            yield RuleHit(
                f"{_against_its_status(context, measure, figures)}. {question}",
                measure,
                (
                    *_worked_out(context, measure, figures),
                    *((("improvement plan", "none"),) if unplanned else ()),
                ),
                Level.INFORMATION if rounded else level,
                also=("X1",) if unplanned else (),
                explanation=explanation,
            )


def _against_its_status(
    context: CheckContext, measure: MeasurePeriod, figures: SeriesFigures
) -> str:
    """Tell figures and the status that they contradict, and the other column's if that fits its own."""
    other = measure.ytd if figures is measure.period else measure.period
    told = f"yet it is {figures.sign}"
    if figures is measure.ytd:
        told = f"yet the year to date is {figures.sign}"
    if measure.alike and other.sign == figures.sign:
        told = f"yet both statuses are {figures.sign}"
    elif measure.alike:  # one of the two is corrected
        told = f"{told}, and the year to date is {other.sign}"
    elif (
        other.status in RATED
        and other.status is not figures.status
        and other.target_value == figures.target_value
        and contradiction(measure, other) is None
    ):
        column = "year to date" if other is measure.ytd else context.noun
        told = f"{told}; the {column}, {other.actual}, is {other.sign}"
    higher = measure.polarity is Polarity.BIGGER_IS_BETTER
    better = f" and {'higher' if higher else 'lower'} is better" if figures.gap else ""
    return f"{figures.actual} is {distance_from_target(context, measure, figures)}{better}, {told}"


def is_unplanned(measure: MeasurePeriod) -> bool:
    """Whether a measure has no improvement plan, or one such as "n/a"."""
    return is_empty(measure.reading.improvement_plan)


def just_off(context: CheckContext) -> Iterator[RuleHit]:
    """Ask how far green reaches where it is off target by more than rounding, once a priority (S10).

    Where it is off by more than is tolerated S1 asks; where an officer settled a tolerance nobody
    does.
    """
    by_priority: dict[str, dict[MeasureName, SeriesFigures]] = {}
    by_name = {measure.named: measure for measure in context.measures}
    for measure in context.measures:
        if measure.tolerance is not None or not measure.directed:
            continue
        for figures in columns_to_judge(context, measure):
            short = figures.gap is not None and figures.gap < -figures.rounding - 1e-9
            if figures.status is Status.GREEN and short and contradiction(measure, figures) is None:
                by_priority.setdefault(measure.priority_code, {}).setdefault(measure.named, figures)
    for figures_of in by_priority.values():
        for measures in context.apart((by_name[name] for name in figures_of), "S10"):
            rated = {1: ", yet it is", 2: "; both are"}.get(len(measures), "; all are")
            counted = not any(
                context.is_share(each) or (figures_of[each.named].gap or 0.0) % 1
                for each in measures
            )
            yield _hit_on(
                f"{_distances(context, measures, figures_of)}{rated} {mark(Status.GREEN)}. "
                "How far off target may green be?",
                measures,
                "" if counted else None,  # nothing was lost by rounding where things are counted
            )


def _distances(
    context: CheckContext,
    measures: tuple[MeasurePeriod, ...],
    figures_of: dict[MeasureName, SeriesFigures],
) -> str:
    """Tell how far off their targets measures are, of several with their codes."""
    told = []
    for measure in measures:
        figures, ytd = figures_of[measure.named], measure.ytd
        code = f"{measure.measure_code} " if len(measures) > 1 else ""
        year = " for the year to date" if figures is ytd else ""
        if figures is not ytd and ytd.target == figures.target and ytd.actual != figures.actual:
            to_date = f" (year to date {ytd.actual})" if ytd.actual else ""
        else:
            to_date = ""
        distance = distance_from_target(context, measure, figures)
        stands = (
            f"{figures.actual}{year} is {distance}" if figures.actual else f"no figure, {distance}"
        )
        told.append(f"{code}{stands}{to_date}")
    return "; ".join(told)


def _hit_on(
    message: str, measures: tuple[MeasurePeriod, ...], explanation: str | None = None
) -> RuleHit:
    """Return a hit on one measure or on several, with the figures of each."""
    figures = labelled_figures(measures)
    return RuleHit(message, figures=figures, explanation=explanation).on(measures)


def contradiction(measure: MeasurePeriod, figures: SeriesFigures) -> Level | None:
    """Return the level of a contradiction between status and figures (S1); `None` for none.

    Green contradicts a miss by more than is tolerated, red and amber a target that is met. The latter
    is a question within the tolerance, the former where the target may be printed rounded, and each
    where the polarity is a guess.
    """
    if not measure.directed or figures.gap is None:
        return None
    slack = figures.slack(measure.tolerance)
    if figures.status is Status.GREEN and figures.gap < -slack:
        level = Level.QUESTION if _may_be_met(figures) else Level.ERROR
    elif figures.status in MISSED and figures.gap > -1e-9:
        level = Level.QUESTION if figures.gap <= slack else Level.ERROR
    else:
        return None
    return Level.QUESTION if measure.confidence is Confidence.ASK else level


def _may_be_met(figures: SeriesFigures) -> bool:
    """Whether a missed target would be met if it is printed rounded, as 5% may stand for 5.4%."""
    return -(figures.gap or 0.0) <= half_unit(figures.target) + 1e-9


def below_its_floor(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about green and amber figures beyond the floor that is printed beside their target (S7).

    Beyond is below a floor that is lower than the target, and above one that is higher.
    """
    for measure in context.measures:
        if measure.reading.floor is None:
            continue
        figures = measure.period
        floor = value_in(measure.counted_in, measure.reading.floor)
        value, target = figures.actual_value, figures.target_value
        if value is None or target is None or floor is None or floor == target:
            continue
        beyond = (floor - value) if floor < target else (value - floor)
        rounding = max(figures.rounding, half_unit(measure.reading.floor)) + 1e-9
        rated = figures.status in (Status.GREEN, Status.AMBER)
        if rated and beyond > rounding and contradiction(measure, figures) is None:
            side = "below" if floor < target else "above"
            yield RuleHit(
                f"The {figures.label} status is {figures.sign}, but {figures.actual} is "
                f"{side} the floor of {measure.reading.floor}. Which of them is right?",
                measure,
                (*figures.printed, ("floor", measure.reading.floor or "")),
            )


def distance_from_target(
    context: CheckContext, measure: MeasurePeriod, figures: SeriesFigures
) -> str:
    """Tell how far an actual is from its target: `65% above the target of 300,000`.

    Where one of the two is no number it is `against a target of 300,000`, and where there is no
    target `without a target`.
    """
    if is_empty(figures.target):
        return "without a target"
    percentage = context.counts_in_per_cent(measure)
    distance = gap(figures.actual, figures.target, percentage=percentage)
    if not distance:
        return f"against a target of {figures.target}"
    return f"{distance.removesuffix(' target')} the target of {figures.target}"


def _worked_out(context: CheckContext, measure: MeasurePeriod, figures: SeriesFigures) -> Figures:
    """Return the printed figures, their gap, and the polarity that it was worked out with."""
    labelled = [*figures.printed]
    if figures.gap is not None:
        percent = "" if figures.gap_percent is None else f" ({rounded(figures.gap_percent, 1)}%)"
        if context.counts_in_per_cent(measure):
            percent = " points"
        labelled.append(("gap", f"{number(figures.gap)}{percent}"))
    if measure.polarity is not None:
        labelled.append((POLARITY, polarity_told(measure.polarity, measure.polarity_why)))
    return tuple(labelled)


def only_monitored(context: CheckContext) -> Iterator[RuleHit]:
    """Ask why measures with a target are marked as monitored only, once a priority (S3)."""
    by_priority: dict[str, dict[MeasureName, SeriesFigures]] = {}
    by_name = {measure.named: measure for measure in context.measures}
    for measure in context.measures:
        for figures in measure.columns:
            if figures.status is Status.MONITORING_ONLY and figures.target_value is not None:
                by_priority.setdefault(measure.priority_code, {})[measure.named] = figures
                break
    for figures_of in by_priority.values():
        for measures in context.apart((by_name[name] for name in figures_of), "S3"):
            which = {1: "is it not", 2: "is neither"}.get(len(measures), "is none of them")
            old = all(_OLD_TARGET.search(measure.words) for measure in measures)
            yield _hit_on(
                f"{_distances(context, measures, figures_of)}. "
                f"Why {which} rated ({mark(Status.MONITORING_ONLY)})?",
                measures,
                "the target is an old one that is no longer used" if old else "",
            )


def not_shown(context: CheckContext) -> Iterator[RuleHit]:
    """Ask for the statuses that cannot be read, where actual and target are there (S4)."""
    for measure in context.measures:
        dark = [
            figures
            for figures in measure.columns
            if figures.status in (None, Status.UNREADABLE)
            and not is_empty(figures.actual)
            and not is_empty(figures.target)
        ]
        if dark:
            labels = and_list(figures.label for figures in dark)
            printed = and_list(f"{figures.actual} against {figures.target}" for figures in dark)
            yield RuleHit(
                f"The {labels} status is not readable in this file, though actual and target are "
                f"there: {printed}. What is it?",
                measure,
                tuple(labelled for figures in dark for labelled in figures.printed),
            )
