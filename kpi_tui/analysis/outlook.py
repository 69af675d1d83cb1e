"""Which measures the arithmetic of `year_end` can be done for, and what it says of them."""

from __future__ import annotations

import re

from kpi_tui.analysis import year_end
from kpi_tui.analysis.forecasts import is_forecast, is_late
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.units import is_share
from kpi_tui.analysis.year_end import Bounds, Outlook
from kpi_tui.empty_cells import is_empty
from kpi_tui.figures import FigureStyle
from kpi_tui.months import financial_year
from kpi_tui.period import place_in_year
from kpi_tui.regex import regex
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod

_ALL = 100
"""What a share of something cannot be more than."""
_MAY_BE_NEGATIVE = regex(
    r"\b(?:change|growth|increase|decrease|reduction|difference|interest|return|yield|inflation"
    r"|turnover|uplift|against|compared|above|below)\b",
    re.IGNORECASE,
)
"""What may be less than 0, and as a percentage more than 100."""
_FEW = 10
"""A target above this, of what nothing calls a count, may be a percentage."""
_NEARLY = 0.01
"""The share by which a target to date may differ from the sum of its periods' targets."""


def year_outlook(measure: MeasurePeriod) -> Outlook | None:
    """Return what the rest of the year has to bring; without `needed`, why that is not said.

    `None` where nothing is known of a year: for single days, whole years, and without readings.
    """
    place = place_in_year(measure.report_date, measure.period_type)
    if place is None or not measure.history:
        return None
    period, ytd, of = measure.period, measure.ytd, measure.period_type
    method, month_target = measure.ytd_method, period.target_value
    if measure.runs_on:  # its figure is the sum of the year so far, and its target that of the sum
        method, month_target, ytd = YtdMethod.SUM, None, period
    why = _why_not(measure, place)
    if why is not None or method is None:
        return Outlook(f"No outlook: {why}.")
    target = year_end.year_target(method, place, month_target, ytd.target_value, of)
    return year_end.outlook(
        method,
        measure.trusted_polarity,
        place,
        ytd.actual_value,
        target,
        of,
        style=FigureStyle.of([ytd.actual, ytd.target, period.target]),
        bounds=_bounds(measure),
        counted=place if measure.runs_on else place - _without_a_figure(measure),
    )


def _without_a_figure(measure: MeasurePeriod) -> int:
    """Count its readings of the year so far that have no figure; those not held may have one."""
    year = financial_year(measure.report_date)
    return sum(
        is_empty(reading.period.actual)
        for reading in measure.history
        if financial_year(reading.report_date) == year
    )


def _why_not(measure: MeasurePeriod, place: int) -> str | None:
    """Say why the arithmetic would mean nothing; `None` where it means something."""
    method = measure.ytd_method
    if method is None and not measure.runs_on:
        return "how its year to date is made up is not known"
    if is_forecast(measure):
        return "its figure is itself a forecast of the year, or of a budget"
    if is_late(measure):
        return "its figure is of an earlier period"
    if measure.is_running_rate:
        return "its figure is a rate of the year so far"
    if measure.runs_on:
        known = measure.targets_run_on or place == measure.period_type.in_a_year
        return None if known else "its target for the whole year is not known"
    if method is YtdMethod.SUM:
        if measure.kind is Kind.STOCK:
            return "its year to date adds up levels"
        if measure.kind is Kind.RATE or is_share(measure, measure.history):
            return "its year to date adds up percentages or rates"
        bigger = measure.trusted_polarity is Polarity.BIGGER_IS_BETTER
        target = measure.period.target_value
        # A target so low, where more is better, is no percentage.
        if measure.kind is None and not (bigger and target is not None and abs(target) <= _FEW):
            return "what it counts is not known"
    if method is YtdMethod.AVERAGE and measure.kind is Kind.STOCK:
        return "its year to date averages levels"
    if not _is_method_known(measure, place):
        return f"one {measure.period_type.noun} does not tell how its year to date is made up"
    return None


def _is_method_known(measure: MeasurePeriod, place: int) -> bool:
    """Whether it is known how the year to date is made, by more than a guess from one period."""
    if measure.ytd_is_settled or measure.ytd_months:
        return True
    if place < 2:
        return False
    period, ytd = measure.period, measure.ytd
    if measure.ytd_method is YtdMethod.END_OF_PERIOD:
        # However the year is made, its figure has to be on target in March.
        return (period.actual, period.target) == (ytd.actual, ytd.target)
    one, year = period.target_value, ytd.target_value
    if measure.ytd_method is YtdMethod.SUM and one and year:
        return abs(year - place * one) <= _NEARLY * abs(place * one)
    return False


def _bounds(measure: MeasurePeriod) -> Bounds:
    """Return what its figures cannot be less or more than, as far as its name and those held tell.

    What was never below nothing is taken not to fall below it; a share is no more than all.
    """
    if any(_MAY_BE_NEGATIVE.search(reading.measure_name) for reading in measure.history):
        return year_end.UNBOUNDED
    known = [
        value
        for reading in measure.history
        for figures in reading.columns
        for value in (figures.actual_value, figures.target_value)
        if value is not None
    ]
    if min(known, default=0.0) < 0:
        return year_end.UNBOUNDED
    is_share = measure.is_percentage and max(known, default=0.0) <= _ALL
    return Bounds(0, _ALL if is_share else None)
