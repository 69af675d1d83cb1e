"""Everything that is worked out of a measure, as whole sentences that a screen reader can read.

Loads no Polars.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.spc import PointType
from kpi_tui.analysis.trend import Trend, trend
from kpi_tui.figures import FigureStyle, are_apart, counted_in
from kpi_tui.labels import Label, and_list, field_label, plural
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import FIGURE_FIELDS
from kpi_tui.text import as_sentence, one_line
from kpi_tui.vocabulary import Confidence
from kpi_tui.wording.phrases import (
    at_status,
    better_way,
    how_its_year_follows,
    in_a_year,
    remarks,
    since,
    what_it_counts,
)
from kpi_tui.wording.series_notes import series_notes

SIGNALS = {
    PointType.IMPROVEMENT: "unusual (better)",
    PointType.CONCERN: "unusual (worse)",
    PointType.NEUTRAL_HIGH: "unusual (high)",
    PointType.NEUTRAL_LOW: "unusual (low)",
}
SMALL = 10
"""An average below this is shown with a decimal."""


def statements(
    measure: MeasurePeriod, perhaps: Sequence[MeasureName] = (), is_first: bool = False
) -> Iterator[str]:
    """Yield all there is to say, each on one line: which way is better, how it went, its trend.

    `perhaps` are earlier measures that it may continue; `is_first` is that no earlier report is
    held.
    """
    history = trend(measure)
    said = [
        _better_way(measure),
        *_before(measure, perhaps, is_first),
        *(as_sentence(phrase) for phrase in (in_a_year(measure), at_status(measure)) if phrase),
    ]
    noun = measure.period_type.noun
    if counts := what_it_counts(measure):
        said.append(as_sentence(counts))
    if follows := how_its_year_follows(measure):
        verb = "bears" if measure.ytd_months == 1 else "bear"
        proof = f" ({Label.ASSUMED})"
        if measure.ytd_is_settled:
            proof = ", as an officer decided"
        elif measure.ytd_months:
            proof = f": {plural(measure.ytd_months, noun)} of the year {verb} that out"
        said.append(as_sentence(f"{follows}{proof}"))
    said += _counted_apart(measure)
    said += series_notes(measure, history)
    yield from map(one_line, (*said, *_limits(history), *history.sentences))


def remarks_and_trend(measure: MeasurePeriod) -> Iterator[str]:
    """Yield the remarks on a measure as sentences, and what its series says."""
    yield from map(as_sentence, remarks(measure))
    yield from trend(measure).sentences


def remarks_by_month(measure: MeasurePeriod) -> Mapping[date, str]:
    """Return what a chart marks, by the last day of a period: unusual figures, breaks, new ranges."""
    history = trend(measure)
    types = history.study.point_types if history.study else (None,) * len(history.months)
    said: dict[date, str] = {}
    for index, (month, kind) in enumerate(zip(history.months, types, strict=True)):
        words: list[str] = [Label.BREAK_IN_SERIES] if index in history.breaks else []
        words += ["usual range set anew"] if index in history.rebased else []
        words += [SIGNALS[kind]] if kind in SIGNALS else []
        if words:
            said[month] = "; ".join(words)
    return said


def _counted_apart(measure: MeasurePeriod) -> Iterator[str]:
    """Yield which figures count in another unit than the first of the measure, and have no value."""
    printed = dict(zip(FIGURE_FIELDS, measure.reading.figures, strict=True))
    counted = counted_in(*printed.values())
    apart = [
        f"{field_label(name)} {text}"
        for name, text in printed.items()
        if are_apart(counted, counted_in(text))
    ]
    if apart:
        yield f"Not counted in {counted}, so not compared: {and_list(apart)}."


def _better_way(measure: MeasurePeriod) -> str:
    """Return which way is better and why, and the command that settles it where that is unsure."""
    settle = f"To settle it: kpi-tui review polarity {measure.measure_code}."
    if measure.polarity is None:
        return f"Its polarity (whether high or low is good) is not known. {settle}"
    why = f": {measure.polarity_why}" if measure.polarity_why else ""
    said = as_sentence(f"{better_way(measure.polarity, measure.confidence)}{why}")
    guessed = measure.confidence in (None, Confidence.ASK)
    return f"{said} {settle}" if guessed else said


def _before(
    measure: MeasurePeriod, perhaps: Sequence[MeasureName], is_first: bool
) -> Iterator[str]:
    """Yield how it went since the report before, else what it may continue, else that it is new."""
    if went := since(measure):
        yield as_sentence(went)
    elif perhaps:
        names = " or ".join(f"{other.code} “{other.name}”" for other in perhaps)
        yield f"Possible match with {names}: unconfirmed."
    elif not is_first:
        yield "No earlier report has it."


def _limits(history: Trend) -> Iterator[str]:
    """Yield the average and the limits that the chart draws, as they are at the last period."""
    if history.study is None:
        return
    limits = history.study.limits_at(len(history.points) - 1)
    if limits.mean is None or limits.lower is None or limits.upper is None:
        return
    points = filter(None, history.points[history.unit_since :])
    style = FigureStyle.of(point.period.actual for point in points)
    if abs(limits.mean) < SMALL:
        style = replace(style, decimals=max(style.decimals, 1))
    lower, upper = limits.lower, limits.upper
    if history.is_percentage:  # it cannot be above 100 if no figure is
        most = 100.0 if all(value is None or value <= 100 for value in history.actuals) else upper
        upper = min(upper, most)
    if history.least is not None:
        lower = max(lower, history.least)
    yield (
        f"Its average is {style.show(limits.mean)}, its usual range "
        f"{style.show(lower)} to {style.show(upper)}."
    )
