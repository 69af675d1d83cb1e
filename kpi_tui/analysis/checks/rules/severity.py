"""The rules on severity: amber that is further off its target than red (S2)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
from kpi_tui.analysis.checks.rules.added_up import columns_to_judge
from kpi_tui.analysis.checks.rules.status import contradiction, distance_from_target
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.status import MISSED, RATED, Status
from kpi_tui.vocabulary import Confidence

_POINTS_APART = 5
"""A better rated measure must be further off target than a worse one by more points than this."""


def inverted_within(context: CheckContext) -> Iterator[RuleHit]:
    """Ask where red begins if a measure's amber is further off the same target than its red (S2).

    Its period is compared with its year to date. Where one of their statuses contradicts its figures
    S1 asks, and a year that wrongly adds up its months is not compared.
    """
    for measure in context.measures:
        period, ytd = measure.period, measure.ytd
        if {period.status, ytd.status} != set(MISSED) or ytd not in columns_to_judge(
            context, measure
        ):
            continue
        target = period.target_value
        if target is None or ytd.target_value != target:
            continue
        if any(contradiction(measure, figures) for figures in measure.columns):
            continue
        amber, red = (period, ytd) if period.status is Status.AMBER else (ytd, period)
        if amber.actual_value is None or red.actual_value is None:
            continue
        off, less_off = amber.actual_value - target, red.actual_value - target
        slack = amber.rounding + red.rounding + 1e-9
        if off * less_off <= 0 or abs(off) <= abs(less_off) + slack:
            continue
        where = {id(period): f"in the {context.noun}", id(ytd): "for the year to date"}
        yield RuleHit(
            f"{amber.actual} {where[id(amber)]} is {amber.sign} and {red.actual} "
            f"{where[id(red)]} {red.sign}, though nearer to the same target of "
            f"{period.target}. At what figure does it become red?",
            measure,
            period_and_year(measure),
        )


class _Rated(Struct, frozen=True):
    """A measure's rated figures of one column, with their gap."""

    measure: MeasurePeriod
    figures: SeriesFigures
    gap: float
    """In per cent of the target, negative where it is missed."""
    rank: int
    """The place of its status in `RATED`, 0 for green."""


def inverted(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about the worst pair of which the better rated is further off the same target (S2).

    Only what one service reports in one unit is compared: tolerances differ elsewhere.
    """
    pairs = [
        (better, worse)
        for column in (0, 1)
        for better, worse in _comparable(context, column)
        if better.rank < worse.rank and better.gap < worse.gap - _POINTS_APART
    ]
    if not pairs:
        return
    better, worse = max(pairs, key=lambda pair: pair[1].gap - pair[0].gap)
    column_words = "" if better.figures.label == "period" else " for the year to date"
    off, less_off = (
        f"{one.figures.actual}, {distance_from_target(context, one.measure, one.figures)}"
        for one in (better, worse)
    )
    yield RuleHit(
        f"{better.measure.measure_code} is rated {better.figures.sign}{column_words} at "
        f"{off}; {worse.measure.measure_code} {worse.figures.sign} at {less_off}. "
        "Do their tolerances differ?",
        better.measure,
        tuple(
            (f"{rated.measure.measure_code} {label}", text)
            for rated in (better, worse)
            for label, text in rated.figures.printed
        ),
    )


def _comparable(context: CheckContext, column: int) -> Iterator[tuple[_Rated, _Rated]]:
    """Yield each rated figure of one column with each that has the same yardstick, itself too."""
    rated = [(_yardstick(context, each), each) for each in _rated(context, column)]
    alike: dict[tuple[object, ...], list[_Rated]] = {}
    for yardstick, each in rated:
        alike.setdefault(yardstick, []).append(each)
    for yardstick, one in rated:
        for other in alike[yardstick]:
            yield one, other


def _yardstick(context: CheckContext, rated: _Rated) -> tuple[object, ...]:
    """Return what two measures must have in common: their service, their unit, their target."""
    measure = rated.measure
    return (
        measure.priority_code,
        measure.reading.directors,
        context.is_share(measure),
        measure.unit,
        measure.word,
        rated.figures.target_value,
    )


def _rated(context: CheckContext, column: int) -> list[_Rated]:
    """List the rated figures of one column whose polarity is no guess and whose status fits them.

    Measures with a floor are left out, since that is their tolerance.
    """
    rated = []
    for measure in context.measures:
        figures = measure.columns[column]
        if figures.status not in RATED or figures.gap_percent is None:
            continue
        if figures not in columns_to_judge(context, measure):
            continue
        if not measure.directed or measure.confidence is Confidence.ASK:
            continue
        if measure.reading.floor:
            continue
        if contradiction(measure, figures) is None:
            rank = RATED.index(figures.status)
            rated.append(_Rated(measure, figures, figures.gap_percent, rank))
    return rated
