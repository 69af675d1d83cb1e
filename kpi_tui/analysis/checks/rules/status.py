"""Rules on statuses: whether they follow from the figures, the words and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures, number
from kpi_tui.figures import gap, half_unit, parse
from kpi_tui.labels import mark
from kpi_tui.report import MISSED, RATED, Status
from kpi_tui.vocabulary import Confidence, Polarity

FAR_OFF = 50
"""From how many per cent off its target a measure's words "amber" and "green" are asked about."""
_APART = 5
"""By how many points a better rated measure must be further off target than a worse one."""
_COLOUR = re.compile(
    r"\b(?:report(?:ed|ing)|remains?|currently|rated)\s+(?:as\s+|at\s+)?(red|amber|green)\b", re.I
)
_ELSEWHEN = re.compile(r"\b(?:last|previous(?:ly)?|was|were|until|would|will|before|not)\b", re.I)
_RERATE = re.compile(r"\bRAG\b.{0,30}\b(?:amended|changed|revised|reviewed|adjusted)\b", re.I)
_TARGET_SAID = re.compile(
    r"\b(?<!no )(?:target|tolerance)\b[^.;]{0,40}?\b(?:is|are|of|at)\s+(?:set\b|[<>≥≤]?\s?£?\d)",
    re.I,
)


def contradicted(month: CheckContext) -> Iterator[RuleHit]:
    """Ask which is right where green is off target, or red or amber on it (S1)."""
    for measure in month.measures:
        better = "higher" if measure.polarity is Polarity.BIGGER_IS_BETTER else "lower"
        for figures in measure.columns[:1] if measure.alike else measure.columns:
            level = _contradiction(measure, figures)
            if level is not None:
                yield RuleHit(
                    f"The {figures.label} status is {mark(figures.status)}, but {figures.actual} is "
                    f"{distance_from_target(measure, figures)} and {better} is better. "
                    "Which of them is right?",
                    measure,
                    _worked_out(measure, figures),
                    level,
                )


def _contradiction(measure: MeasurePeriod, figures: SeriesFigures) -> Level | None:
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
        if rated and beyond > rounding and _contradiction(measure, figures) is None:
            side = "below" if floor < target else "above"
            yield RuleHit(
                f"The {figures.label} status is {mark(figures.status)}, but {figures.actual} is "
                f"{side} the floor of {measure.reading.floor}. Which of them is right?",
                measure,
                (*figures.printed, ("floor", measure.reading.floor or "")),
            )


def distance_from_target(measure: MeasurePeriod, figures: SeriesFigures) -> str:
    """Tell how an actual stands to its target: `65% over the target of 300,000`."""
    distance = gap(figures.actual, figures.target, percentage=measure.is_percentage)
    if not distance:
        return f"against a target of {figures.target}"
    return f"{distance.removesuffix(' target')} the target of {figures.target}"


def _worked_out(measure: MeasurePeriod, figures: SeriesFigures) -> Figures:
    """Return the printed figures, their gap, and the polarity that it was worked out with."""
    labelled = [*figures.printed]
    if figures.gap is not None:
        percent = "" if figures.gap_percent is None else f" ({figures.gap_percent:.1f}%)"
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

    @property
    def missed_by(self) -> str:
        """By how much it misses its target, as in `4.2%`."""
        return f"{max(0.0, -self.gap):.1f}%"


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
    yield RuleHit(
        f"{better.measure.measure_code} is rated {mark(better.figures.status)}{column_words} at "
        f"{better.missed_by} off its target, {worse.measure.measure_code} "
        f"{mark(worse.figures.status)} at {worse.missed_by}. Do their tolerances differ?",
        better.measure,
        tuple(
            (f"{rated.measure.measure_code} {label}", text)
            for rated in (better, worse)
            for label, text in rated.figures.printed
        ),
    )


def _rated(month: CheckContext, column: int) -> list[_Rated]:
    """List the figures of one column whose status is to be trusted, and which way is better."""
    rated = []
    for measure in month.measures:
        figures = measure.columns[column]
        if figures.status not in RATED or figures.gap_percent is None:
            continue
        if not measure.directed or measure.confidence is Confidence.ASK:
            continue
        if measure.reading.floor:  # which says what its tolerance is
            continue
        if _contradiction(measure, figures) is None:
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
                    f"{distance_from_target(measure, figures)}. Why has it no rating?",
                    measure,
                    _worked_out(measure, figures),
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


def worded_otherwise(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about comments that name another colour, or that want the rating changed (S5).

    A mild colour is asked about too where the measure is far off its target.
    """
    for measure in month.measures:
        for sentence in sentences(measure.words):
            question = _ask_of_colour(measure, sentence)
            if question is None and _RERATE.search(sentence):
                question = (
                    "The comment asks for the rating itself to be changed. "
                    "On what grounds, and who decides?"
                )
            if question is not None:
                yield RuleHit(question, measure, sentence_and_period(sentence, measure))
                break


def _ask_of_colour(measure: MeasurePeriod, sentence: str) -> str | None:
    """Ask about the colour that a sentence gives the measure now, if it is not its status."""
    claim = _COLOUR.search(sentence)
    if claim is None:
        return None
    before = re.split(r"[,;:(]", sentence[: claim.start()])[-1]
    after = re.split(r"[,;:)]", sentence[claim.end() :])[0]
    if _ELSEWHEN.search(f"{before}{claim[0]}{after}"):
        return None
    colour, period = Status(claim[1].lower()), measure.period
    if colour not in (period.status, measure.ytd.status):
        return (
            f"The comment says “{claim[0]}”, the status is {mark(period.status) or 'empty'}. "
            "Which is right?"
        )
    percent = period.gap_percent
    if percent is not None and percent < -FAR_OFF and colour is not Status.RED:
        return (
            f"The comment says “{claim[0]}” of a measure that is {-percent:.0f}% off its "
            f"target ({period.actual} against {period.target}). What would be red?"
        )
    return None


def targets_in_words(month: CheckContext) -> Iterator[RuleHit]:
    """Ask for the target that a comment speaks of and the table has not (S3)."""
    for measure in month.measures:
        if measure.period.target or measure.ytd.target:
            continue
        if measure.period.status is Status.NOT_REPORTED:
            continue
        for sentence in sentences(measure.words):
            if _TARGET_SAID.search(sentence) and not re.search(r"\bno target\b", sentence, re.I):
                yield RuleHit(
                    "The comment speaks of a target or a tolerance, the table has none. What is "
                    "the measure held against?",
                    measure,
                    sentence_and_period(sentence, measure),
                )
                break
