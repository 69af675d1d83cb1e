"""Whether a figure that a comment tells is one that its report prints."""

from __future__ import annotations

import re

from msgspec import structs

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.comment_figures import Quantity
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.units import pounds_in_one, scale_in
from kpi_tui.figures import SCALE_WORDS, Unit, half_unit
from kpi_tui.regex import regex
from kpi_tui.vocabulary import Kind

FIGURE = (
    rf"(?P<figure>£?\d[\d,]*(?:\.\d+)?(?:\s?(?:{SCALE_WORDS})\b)?"
    r"(?:\s?%|\s+per ?cent\b)?)"
)
"""A figure with its unit, where words before or behind say what it is."""
_ROUGH = regex(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|some|circa|ca?\.?|nearly|almost|close to|over|under|(?:more|less) than"
    r"|at least|up to|just short of|(?:region|order|excess|upwards) of)|[~≈]) ?$",
    re.I,
)
"""Words before a figure that make it a rough one."""
SCALES = (1.0, 1e3, 1e6)
"""In what a measure may count that its comment tells in pounds, or in thousands: £2.1m is 2.1."""


def scales_of(said: Quantity) -> tuple[float, ...]:
    """Return by what a figure may be divided to be one of the table's: pounds, or "12 thousand", by thousands."""
    return SCALES if said.unit is Unit.GBP or _has_scale(said) else SCALES[:1]


def in_its_scale(measure: MeasurePeriod, said: Quantity) -> Quantity:
    """Return a figure in what its measure counts by its name: £2.8m is 2.8 of millions, and so is 2.8 million."""
    scale = scale_in(measure.measure_name) if _has_scale(said) else pounds_in_one(measure)
    if scale == 1:
        return said
    return structs.replace(said, value=said.value / scale, rounding=said.rounding / scale)


def _has_scale(said: Quantity) -> bool:
    """Whether a number is told with a word such as "million"."""
    return said.text[-1:].isalpha() and said.unit is Unit.NUMBER and said.text[0].isdigit()


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


def is_in_its_unit(context: CheckContext, measure: MeasurePeriod, said: Quantity) -> bool:
    """Whether a figure of a comment is told in what its measure counts: per cent, pounds, or a number."""
    in_pounds = measure.unit is Unit.GBP or pounds_in_one(measure) > 1
    unit = (
        Unit.PERCENT
        if context.counts_in_per_cent(measure)
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


def is_rough(before: str) -> bool:
    """Whether words before a figure make it a rough one: "about", "almost", "more than"."""
    return _ROUGH.search(before) is not None
