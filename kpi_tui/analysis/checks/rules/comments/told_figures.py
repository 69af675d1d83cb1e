"""Whether a figure that a comment tells is one that its report prints."""

from __future__ import annotations

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.comment_figures import Quantity
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.units import pounds_in_one
from kpi_tui.figures import SCALE_WORDS, Unit, half_unit
from kpi_tui.vocabulary import Kind

FIGURE = (
    rf"(?P<figure>£?\d[\d,]*(?:\.\d+)?(?:\s?(?:{SCALE_WORDS})\b)?"
    r"(?:\s?%|\s+per ?cent\b)?)"
)
"""A figure with its unit, where words before or behind say what it is."""
SCALES = (1.0, 1e3, 1e6)
"""In what a measure may count that its comment tells in pounds: £2.1m is 2.1."""


def scales_of(said: Quantity) -> tuple[float, ...]:
    """Return by what a figure may be divided to be one of the table's: pounds by thousands."""
    return SCALES if said.unit is Unit.GBP else SCALES[:1]


def fits(said: Quantity, value: float | None, rounding: float) -> bool:
    """Whether a figure of a comment may be a printed one, in thousands or millions too."""
    return value is not None and any(
        abs(said.value / scale - abs(value)) <= said.rounding / scale + rounding + 1e-9
        for scale in scales_of(said)
    )


def fits_as_told(said: Quantity, value: float | None, rounding: float) -> bool:
    """Whether a figure of a comment is a printed one, as finely as the coarser of the two is told."""
    return any(
        fits(said, value, max(0.0, rounding - said.rounding / scale)) for scale in scales_of(said)
    )


def is_in_its_unit(month: CheckContext, measure: MeasurePeriod, said: Quantity) -> bool:
    """Whether a figure of a comment is told in what its measure counts: per cent, pounds, or a number."""
    in_pounds = measure.unit is Unit.GBP or pounds_in_one(measure) > 1
    unit = (
        Unit.PERCENT
        if month.counts_in_per_cent(measure)
        else Unit.GBP
        if in_pounds
        else Unit.NUMBER
    )
    return said.unit is unit


def counts_whole_cases(measure: MeasurePeriod) -> bool:
    """Whether a measure counts cases, and prints each of them."""
    is_count = measure.kind in (Kind.FLOW, Kind.STOCK) and measure.unit is Unit.NUMBER
    return is_count and not measure.is_percentage and measure.period.rounding == half_unit("1")


def is_actual(measure: MeasurePeriod, said: Quantity) -> bool:
    """Whether a figure of a comment is an actual of its report, as finely as it is told."""
    return any(fits_as_told(said, each.actual_value, each.rounding) for each in measure.columns)
