"""How a measure's year to date follows from its months, and what its figures count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.units import names_percentage
from kpi_tui.figures import Unit
from kpi_tui.months import financial_month, financial_year
from kpi_tui.vocabulary import Kind, YtdMethod

ADDED_UP = 1.5
"""From how many times the month's target a year's target must have been added up."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month's figures of one measure, with half a unit of the last digit of each actual."""

    report_date: date
    actual: float | None
    target: float | None
    ytd_actual: float | None
    ytd_target: float | None
    half: float = 0.0
    ytd_half: float = 0.0


def ytd_method(months: Sequence[MonthFigures]) -> tuple[YtdMethod | None, int]:
    """Tell how the year to date follows from the months, and how many month ends confirm it.

    Confirmed is what the months of a financial year, all of them held, amount to. Where they
    are not held, a year's figures beside its month's tell, and nothing is confirmed.
    """
    confirmed: Counter[YtdMethod] = Counter()
    year: list[MonthFigures] = []
    for month in months:
        if year and financial_year(year[0].report_date) != financial_year(month.report_date):
            year = []
        year.append(month)
        if financial_month(month.report_date) == len(year) > 1:
            methods = _borne_out(year)
            # What bears out all of them says nothing.
            if len(methods) < len(YtdMethod):
                confirmed.update(methods)
    guess = _guess(months)
    if not confirmed:
        return guess, 0
    most = max(confirmed.values())
    best = [method for method in YtdMethod if confirmed[method] == most]
    return guess if guess in best else best[0], most


def ytd_methods(months: Sequence[MonthFigures]) -> dict[int, tuple[YtdMethod | None, int]]:
    """Tell the same of each financial year by itself: councils change the method in April.

    A year that does not tell goes on with the method of the year before.
    """
    years: dict[int, list[MonthFigures]] = {}
    for month in months:
        years.setdefault(financial_year(month.report_date), []).append(month)
    methods: dict[int, tuple[YtdMethod | None, int]] = {}
    before: YtdMethod | None = None
    for year, own in years.items():
        method, confirmed = ytd_method(own)
        before = method or before
        methods[year] = (before, confirmed)
    return methods


def kind_of(
    names: Iterable[str],
    units: Iterable[Unit | None],
    method: YtdMethod | None,
    largest: float | None = None,
) -> Kind | None:
    """Tell what the figures count by names, units and how the year follows; `None` if open.

    `largest` is the largest of the months' figures: what adds up and never exceeds 100 may be a
    percentage that was added up by mistake, so that alone makes no flow.
    """
    names = [name.lower() for name in names]
    if any(map(names_percentage, names)) or Unit.PERCENT in set(units):
        return Kind.RATE
    if any(_STOCK.search(name) and not _DONE.search(name) for name in names):
        return Kind.STOCK
    if any(_RATE.search(name) for name in names):
        return Kind.RATE
    if any(_COUNT.search(name) for name in names):
        return Kind.STOCK if method is YtdMethod.END_OF_PERIOD else Kind.FLOW
    return Kind.FLOW if method is YtdMethod.SUM and (largest or 0.0) > 100 else None


_STOCK = re.compile(
    r"\bwe care for\b|\blooked after\b|\bsubject (?:of|to)\b|\bchildren with\b|\bplans?\b"
    r"|\bmaintained\b|\bbalances?\b|\bdebts?\b|\bactive\b|\bcaseloads?\b|\bon the register\b"
    r"|\bsupported with\b|\bin receipt\b|\bwaiting lists?\b|\bvacanc|\bin temporary\b"
)
"""What there is on a day, not what came in a month."""
_DONE = re.compile(r"\b(?:completed|issued|started|received|closed|processed|new|delivered)\b")
"""Words by which plans are counted as they come or go."""
_RATE = re.compile(
    r"\brates?\b|\bratio\b|\baverage\b|\bmean\b|\bper ?\d|\bsatisfaction\b|\breturn\b"
)
_COUNT = re.compile(r"^(?:total )?(?:the )?(?:number|no)\b|\bnumber of\b|\bvisits\b|\bcontacts\b")


def _borne_out(year: Sequence[MonthFigures]) -> list[YtdMethod]:
    """Return the methods by which a year's months give its year to date, within rounding."""
    last = year[-1]
    actuals = [month.actual for month in year if month.actual is not None]
    if last.ytd_actual is None or last.actual is None or len(actuals) < len(year):
        return []
    total, half = sum(actuals), max(month.half for month in year)
    expected = (
        (YtdMethod.SUM, total, half * len(year)),
        (YtdMethod.AVERAGE, total / len(year), half),
        (YtdMethod.END_OF_PERIOD, last.actual, half),
    )
    methods: list[YtdMethod] = []
    for method, value, slack in expected:
        tolerance = slack + last.ytd_half + _ROUNDING * abs(value)
        if abs(value - last.ytd_actual) <= tolerance:
            methods.append(method)
    return methods


def _guess(months: Iterable[MonthFigures]) -> YtdMethod | None:
    """Return the method that the year's figures beside the month's make likely, by most months.

    April tells nothing, nor does a month whose figures are missing.
    """
    counts: Counter[YtdMethod] = Counter()
    for month in months:
        if financial_month(month.report_date) == 1:
            continue
        part, whole = month.target, month.ytd_target
        if part is None or not whole:
            part, whole = month.actual, month.ytd_actual
        if part is not None and whole and abs(whole) >= ADDED_UP * abs(part):
            counts[YtdMethod.SUM] += 1
        elif month.actual is not None and month.ytd_actual is not None:
            apart = abs(month.actual - month.ytd_actual)
            is_same = apart <= min(month.half, month.ytd_half)
            counts[YtdMethod.END_OF_PERIOD if is_same else YtdMethod.AVERAGE] += 1
    return max(counts, key=counts.__getitem__, default=None)
