"""All that we work out of a measure, as whole sentences: what the explorer draws, for the ear.

Loads no Polars.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.spc import PointType
from kpi_tui.analysis.trend import Trend, trend
from kpi_tui.figures import FigureStyle
from kpi_tui.labels import plural
from kpi_tui.months import month_name
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence, Travel
from kpi_tui.wording.phrases import KINDS, METHODS, POLARITIES, at_status

BELIEF = {Confidence.SURE: "", Confidence.LIKELY: ", we think", Confidence.ASK: ", we guess"}
SIGNALS = {
    PointType.IMPROVEMENT: "signal, for the better",
    PointType.CONCERN: "signal, for the worse",
    PointType.NEUTRAL_HIGH: "signal",
    PointType.NEUTRAL_LOW: "signal",
}
REDEFINED = "redefined"
SMALL = 10
"""An average below this is shown with a decimal."""


def statements(measure: MeasurePeriod) -> Iterator[str]:
    """The sentences, each on one line: which way is better, how it went, what is to come of it."""
    found = trend(measure)
    said = (
        _better(measure),
        *_travelled(measure),
        *(f"{_capital(words)}." for words in at_status(measure)),
        *_year_to_date(measure),
        *_redefined(found),
        *_limits(found),
        *found.sentences,
    )
    yield from map(one_line, said)


def marks(measure: MeasurePeriod) -> Mapping[date, str]:
    """What a chart marks, month by month: signals, and where the measure was redefined."""
    found = trend(measure)
    types = found.study.point_types if found.study else (None,) * len(found.months)
    said: dict[date, str] = {}
    for place, (month, kind) in enumerate(zip(found.months, types, strict=True)):
        words = [REDEFINED] if place in found.breaks else []
        words += [SIGNALS[kind]] if kind in SIGNALS else []
        if words:
            said[month] = "; ".join(words)
    return said


def _better(measure: MeasurePeriod) -> str:
    code = measure.measure_code
    settle = f"To settle it: kpi-tui judge polarity {code}."
    if measure.polarity is None:
        return f"Which way is better is not known. {settle}"
    confidence = measure.confidence or Confidence.ASK
    why = f": {measure.polarity_why}" if measure.polarity_why else ""
    said = f"{_capital(POLARITIES[measure.polarity])}{BELIEF[confidence]}{why}."
    return f"{said} {settle}" if confidence is Confidence.ASK else said


def _travelled(measure: MeasurePeriod) -> Iterator[str]:
    """Since the report before, and in a year."""
    if measure.previous is None:
        yield "No earlier report has it."
    else:
        before = month_name(measure.previous.report_date)
        yield _since(measure.moved, measure.travel, before, measure.previous.period.actual)
    point = _year_before(measure)
    if point is not None and measure.travel_year:
        year = month_name(point.report_date)
        words = (
            "the same as" if measure.travel_year is Travel.SAME else f"{measure.travel_year} than"
        )
        yield f"{_capital(words)} in {year} ({point.period.actual})."


def _since(moved: float | None, travel: Travel | None, when: str, before: str | None) -> str:
    if moved is None:
        printed = f"had {before}" if before else "had no figure"
        return f"{when} {printed}: not to be compared."
    if travel is Travel.SAME or not moved:
        return f"The same as in {when}."
    way = "Up" if moved > 0 else "Down"
    return f"{way} since {when} ({before}){f': {travel}' if travel else ''}."


def _year_before(measure: MeasurePeriod) -> MeasurePeriod | None:
    year, month = measure.report_date.year - 1, measure.report_date.month
    days = ((point, point.report_date) for point in measure.history)
    return next((point for point, day in days if (day.year, day.month) == (year, month)), None)


def _year_to_date(measure: MeasurePeriod) -> Iterator[str]:
    if measure.kind:
        yield f"{_capital(KINDS[measure.kind])}."
    if measure.ytd_method:
        borne_out = measure.ytd_months
        proof = f"{plural(borne_out, 'month')} of the year" if borne_out else "no month yet"
        verb = "bears" if borne_out < 2 else "bear"
        yield f"{_capital(METHODS[measure.ytd_method])}: {proof} {verb} that out."


def _limits(found: Trend) -> Iterator[str]:
    """The average and the limits that the chart draws, as they are at the last month."""
    if found.study is None:
        return
    limits = found.study.limits_at(len(found.points) - 1)
    if limits.mean is None or limits.lower is None or limits.upper is None:
        return
    style = FigureStyle.of(point.period.actual for point in found.points if point)
    if abs(limits.mean) < SMALL:
        style = replace(style, decimals=max(style.decimals, 1))
    lower, upper = _possible(found, limits.lower, limits.upper)
    yield (
        f"Its average is {style.show(limits.mean)}, its ordinary ups and downs lie "
        f"between {style.show(lower)} and {style.show(upper)}."
    )


def _possible(found: Trend, lower: float, upper: float) -> tuple[float, float]:
    """Limits that a percentage can have."""
    if not found.is_percentage:
        return lower, upper
    most = 100.0 if all(value is None or value <= 100 for value in found.actuals) else upper
    return max(lower, 0.0), min(upper, most)


def _redefined(found: Trend) -> Iterator[str]:
    if found.breaks:
        when = month_name(found.months[found.breaks[-1]])
        yield f"In another unit or under another name since {when}: earlier months are judged apart."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
