"""How a measure's year to date follows from its periods, and what its figures count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from kpi_tui.analysis.running_totals import may_be_the_first
from kpi_tui.analysis.units import names_percentage
from kpi_tui.figures import Unit
from kpi_tui.months import financial_year
from kpi_tui.period import PeriodType, place_in_year
from kpi_tui.regex import regex
from kpi_tui.vocabulary import Kind, YtdMethod

ADDED_UP = 1.5
"""A year's target of so many times the period's, or more, must have been added up."""
_ROUNDING = 1e-9


class PeriodFigures(Struct, frozen=True):
    """A period's figures of one measure, with half a unit of the last digit of each actual."""

    report_date: date
    actual: float | None
    target: float | None
    ytd_actual: float | None
    ytd_target: float | None
    half: float = 0.0
    ytd_half: float = 0.0


class YtdEvidence(NamedTuple):
    """How often a financial year's periods confirm each method, and how often they make it likely."""

    confirmed: Counter[YtdMethod]
    """A period confirms a method that gives its year to date from all periods of its year so far."""
    likely: Counter[YtdMethod]
    """By the year's figures beside the period's, where not all periods are held."""


def ytd_evidence(
    periods: Iterable[PeriodFigures], period_type: PeriodType = PeriodType.MONTH
) -> dict[int, YtdEvidence]:
    """Return the evidence of each financial year of a measure's periods, which come in order of time.

    Whole years and single days give none.
    """
    found: dict[int, YtdEvidence] = {}
    year: list[PeriodFigures] = []
    earlier: date | None = None
    for period in periods:
        day = period.report_date
        evidence = found.get(financial_year(day))
        if evidence is None:
            evidence = found[financial_year(day)] = YtdEvidence(Counter(), Counter())
            year = []
        year.append(period)
        place = place_in_year(day, period_type)
        if place == len(year) > 1:
            methods = _borne_out(year)
            # Figures that bear out all methods say nothing.
            if len(methods) < len(YtdMethod):
                evidence.confirmed.update(methods)
        if place is not None and place > 1 and (likely := _likely(period, earlier)):
            evidence.likely[likely] += 1
        earlier = day
    return found


def ytd_method(evidence: Iterable[YtdEvidence]) -> tuple[YtdMethod | None, int]:
    """Tell how the year to date follows from the periods of some years, and how many confirm that."""
    confirmed: Counter[YtdMethod] = Counter()
    likely: Counter[YtdMethod] = Counter()
    for year in evidence:
        confirmed.update(year.confirmed)
        likely.update(year.likely)
    guess = max(likely, key=likely.__getitem__, default=None)
    if not confirmed:
        return guess, 0
    most = max(confirmed.values())
    best = [method for method in YtdMethod if confirmed[method] == most]
    return guess if guess in best else best[0], most


def ytd_methods(evidence: dict[int, YtdEvidence]) -> dict[int, tuple[YtdMethod | None, int]]:
    """Return `ytd_method` for each financial year by itself: councils change the method in April.

    A year that does not tell has the method of the year before.
    """
    methods: dict[int, tuple[YtdMethod | None, int]] = {}
    before: YtdMethod | None = None
    for year, own in evidence.items():
        method, confirmed = ytd_method([own])
        before = method or before
        methods[year] = (before, confirmed)
    return methods


def kind_of(
    names: Iterable[str],
    units: Iterable[Unit | None],
    method: YtdMethod | None,
    largest: float | None = None,
) -> Kind | None:
    """Tell what the figures count by names, units and how the year follows; `None` if open or words.

    `largest` is the largest of the periods' figures: what adds up and never exceeds 100 may be a
    percentage that was added up by mistake, so that alone makes no flow.
    """
    names, units = [name.lower() for name in names], set(units)
    if units == {Unit.TEXT}:
        return None
    if any(map(names_percentage, names)) or Unit.PERCENT in units:
        return Kind.RATE
    if any(_STOCK.search(name) and not _DONE.search(name) for name in names):
        return Kind.STOCK
    if any(_RATE.search(name) for name in names):
        return Kind.RATE
    if any(_COUNT.search(name) for name in names):
        return Kind.STOCK if method is YtdMethod.END_OF_PERIOD else Kind.FLOW
    return Kind.FLOW if method is YtdMethod.SUM and (largest or 0.0) > 100 else None


_STOCK = regex(
    r"\bwe care for\b|\blooked after\b|\bsubject (?:of|to)\b|\bchildren with\b|\bplans?\b"
    r"|\bmaintained\b|\bbalances?\b|\bdebts?\b|\bactive\b|\bcaseloads?\b|\bon the register\b"
    r"|\bsupported with\b|\bin receipt\b|\bwaiting lists?\b|\bvacanc|\bin temporary\b"
)
"""Words for what there is on a day, not what came in a month."""
_DONE = regex(r"\b(?:completed|issued|started|received|closed|processed|new|delivered)\b")
"""Words which say that plans are counted as they come or go."""
_RATE = regex(r"\brates?\b|\bratio\b|\baverage\b|\bmean\b|\bper ?\d|\bsatisfaction\b|\breturn\b")
_COUNT = regex(r"^(?:total )?(?:the )?(?:number|no)\b|\bnumber of\b|\bvisits\b|\bcontacts\b")


def _borne_out(year: Sequence[PeriodFigures]) -> list[YtdMethod]:
    """Return the methods by which a year's periods give its year to date, within rounding."""
    last = year[-1]
    actuals = [period.actual for period in year if period.actual is not None]
    if last.ytd_actual is None or last.actual is None or len(actuals) < len(year):
        return []
    total, half = sum(actuals), max(period.half for period in year)
    same = max(last.half, last.ytd_half)  # one number, printed twice
    expected = (
        (YtdMethod.SUM, total, half * len(year) + last.ytd_half),
        (YtdMethod.AVERAGE, total / len(year), half + last.ytd_half),
        (YtdMethod.END_OF_PERIOD, last.actual, same),
    )
    methods: list[YtdMethod] = []
    for method, value, slack in expected:
        tolerance = slack + _ROUNDING * abs(value)
        if abs(value - last.ytd_actual) <= tolerance:
            methods.append(method)
    return methods


def _likely(period: PeriodFigures, earlier: date | None) -> YtdMethod | None:
    """Return the method that a period makes likely by the year's figures beside its own.

    It is no first period of a year, which tells nothing, nor does one whose figures are missing. That
    both are the same tells nothing of what may be a year's first quarter. `earlier` is the reading
    before it.
    """
    part, whole = period.target, period.ytd_target
    if part is None or not whole:
        part, whole = period.actual, period.ytd_actual
    if part is not None and whole and abs(whole) >= ADDED_UP * abs(part):
        return YtdMethod.SUM
    if period.actual is None or period.ytd_actual is None:
        return None
    if abs(period.actual - period.ytd_actual) > min(period.half, period.ytd_half):
        return YtdMethod.AVERAGE
    may_be_first = may_be_the_first(period.report_date, earlier)
    return None if may_be_first else YtdMethod.END_OF_PERIOD
