"""Rules on statuses: whether they follow from the figures and each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.checks.rules.added_up import columns_to_judge
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures, number
from kpi_tui.figures import gap, half_unit, parse
from kpi_tui.labels import mark
from kpi_tui.report import MISSED, RATED, Status
from kpi_tui.vocabulary import Confidence, Polarity

FAR_OFF = 50
"""From how many per cent off its target a measure's words "amber" and "green" are asked about."""
_APART = 5
"""By how many points a better rated measure must be further off target than a worse one."""


def contradicted(month: CheckContext) -> Iterator[RuleHit]:
    """Ask which is right where green is off target, or red or amber on it (S1)."""
    for measure in month.measures:
        higher = measure.polarity is Polarity.BIGGER_IS_BETTER
        for figures in measure.columns[:1] if measure.alike else measure.columns:
            level = contradiction(measure, figures)
            if level is not None:
                better = f" and {'higher' if higher else 'lower'} is better" if figures.gap else ""
                yield RuleHit(
                    f"The {figures.label} status is {mark(figures.status)}, but {figures.actual} is "
                    f"{distance_from_target(month, measure, figures)}{better}. "
                    "Which of them is right?",
                    measure,
                    _worked_out(month, measure, figures),
                    level,
                )


def contradiction(measure: MeasurePeriod, figures: SeriesFigures) -> Level | None:
    """Return how much it weighs that a status is not that of its figures; `None` if it is."""
    if not measure.directed or figures.gap is None:
        return None
    slack = figures.slack(measure.tolerance)
    if figures.status is Status.GREEN and figures.gap < -slack:
        level = Level.ERROR
    elif figures.status in MISSED and figures.gap > -1e-9:
        level = Level.QUESTION if figures.gap <= slack else Level.ERROR
    else:
        return None
    return Level.QUESTION if measure.confidence is Confidence.ASK else level


def below_its_floor(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about green and amber figures beyond the floor that is printed beside their target (S7).

    On which side of the target the floor lies says which way is worse.
    """
    for measure in month.measures:
        figures, floor = measure.period, parse(measure.reading.floor).value
        value, target = figures.actual_value, figures.target_value
        if value is None or target is None or floor is None or floor == target:
            continue
        beyond = (floor - value) if floor < target else (value - floor)
        rounding = max(figures.rounding, half_unit(measure.reading.floor)) + 1e-9
        rated = figures.status in (Status.GREEN, Status.AMBER)
        if rated and beyond > rounding and contradiction(measure, figures) is None:
            side = "below" if floor < target else "above"
            yield RuleHit(
                f"The {figures.label} status is {mark(figures.status)}, but {figures.actual} is "
                f"{side} the floor of {measure.reading.floor}. Which of them is right?",
                measure,
                (*figures.printed, ("floor", measure.reading.floor or "")),
            )


def distance_from_target(
    month: CheckContext, measure: MeasurePeriod, figures: SeriesFigures
) -> str:
    """Tell how an actual stands to its target: `65% over the target of 300,000`."""
    share = measure.is_percentage or month.is_share(measure)
    distance = gap(figures.actual, figures.target, percentage=share)
    if not distance:
        return f"against a target of {figures.target}"
    return f"{distance.removesuffix(' target')} the target of {figures.target}"


def missed_by(measure: MeasurePeriod) -> float:
    """Return by how many per cent a measure misses its target, in the period or the year."""
    gaps = [figures.gap_percent for figures in measure.columns if figures.gap_percent is not None]
    return max(0.0, -min(gaps, default=0.0))


def _worked_out(month: CheckContext, measure: MeasurePeriod, figures: SeriesFigures) -> Figures:
    """Return the printed figures, their gap, and the polarity that it was worked out with."""
    labelled = [*figures.printed]
    if figures.gap is not None:
        points = measure.is_percentage or month.is_share(measure)
        percent = "" if figures.gap_percent is None else f" ({figures.gap_percent:.1f}%)"
        if points:
            percent = " points"
        labelled.append(("gap", f"{number(figures.gap)}{percent}"))
    if measure.polarity is not None:
        why = f": {measure.polarity_why}" if measure.polarity_why else ""
        labelled.append(("polarity", f"{measure.polarity.replace('_', ' ')}{why}"))
    return tuple(labelled)


@dataclass(frozen=True, slots=True)
class _Rated:
    """A measure's rated figures of one column, with the gap that was worked out of them."""

    measure: MeasurePeriod
    figures: SeriesFigures
    gap: float
    """In per cent of the target, negative where it is missed."""
    rank: int
    """Of its status, the best first."""


def inverted(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about the worst pair of which the better rated is further off its target (S2)."""
    pairs = [
        (better, worse)
        for column in (0, 1)
        for better, worse in permutations(_rated(month, column), 2)
        if better.rank < worse.rank and better.gap < worse.gap - _APART
    ]
    if not pairs:
        return
    better, worse = max(pairs, key=lambda pair: pair[1].gap - pair[0].gap)
    column_words = "" if better.figures.label == "period" else " for the year to date"
    off, less_off = (
        f"{one.figures.actual}, {distance_from_target(month, one.measure, one.figures)}"
        for one in (better, worse)
    )
    yield RuleHit(
        f"{better.measure.measure_code} is rated {mark(better.figures.status)}{column_words} at "
        f"{off}; {worse.measure.measure_code} {mark(worse.figures.status)} at {less_off}. "
        "Do their tolerances differ?",
        better.measure,
        tuple(
            (f"{rated.measure.measure_code} {label}", text)
            for rated in (better, worse)
            for label, text in rated.figures.printed
        ),
        aside=f"it is {mark(better.figures.status)}{column_words} at {off}, and "
        f"{worse.measure.measure_code} {mark(worse.figures.status)} at {less_off}",
    )


def _rated(month: CheckContext, column: int) -> list[_Rated]:
    """List the figures of one column whose status is to be trusted, and which way is better."""
    rated = []
    for measure in month.measures:
        figures = measure.columns[column]
        if figures.status not in RATED or figures.gap_percent is None:
            continue
        if figures not in columns_to_judge(month, measure):
            continue
        if not measure.directed or measure.confidence is Confidence.ASK:
            continue
        if measure.reading.floor:  # which says what its tolerance is
            continue
        if contradiction(measure, figures) is None:
            rank = RATED.index(figures.status)
            rated.append(_Rated(measure, figures, figures.gap_percent, rank))
    return rated


def only_monitored(month: CheckContext) -> Iterator[RuleHit]:
    """Ask why measures are shown for monitoring only although they have a target (S3)."""
    for measure in month.measures:
        for figures in measure.columns:
            if figures.status is Status.MONITORING_ONLY and figures.target_value is not None:
                missed = " and is missed" if measure.misses(figures) else ""
                yield RuleHit(
                    f"The {figures.label} status is n/a (monitoring only), though a target is "
                    f"printed{missed}: {figures.actual} is "
                    f"{distance_from_target(month, measure, figures)}. Why has it no rating?",
                    measure,
                    _worked_out(month, measure, figures),
                )
                break


def not_shown(month: CheckContext) -> Iterator[RuleHit]:
    """Ask for the statuses that cannot be read where there are figures for one (S4)."""
    for measure in month.measures:
        dark = [
            figures
            for figures in measure.columns
            if figures.actual and figures.target and figures.status in (None, Status.UNREADABLE)
        ]
        if dark:
            labels = " and ".join(figures.label for figures in dark)
            printed = " and ".join(f"{figures.actual} against {figures.target}" for figures in dark)
            yield RuleHit(
                f"The {labels} status is not readable in this file, though actual and target are "
                f"there: {printed}. What is it?",
                measure,
                tuple(labelled for figures in dark for labelled in figures.printed),
            )
