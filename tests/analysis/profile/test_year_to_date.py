from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.profile.year_to_date import (
    PeriodFigures,
    kind_of,
    ytd_evidence,
    ytd_method,
    ytd_methods,
)
from kpi_tui.figures import Unit, half_unit
from kpi_tui.months import financial_month, financial_year
from kpi_tui.vocabulary import Kind, YtdMethod

SUM, AVERAGE, LAST = YtdMethod


def day(number: int, year: int = 2023) -> date:
    """The last day of a month of a financial year, 1 for April."""
    year, month = year + (number > 9), (number + 2) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def year_of(method: YtdMethod, actuals: list[float], year: int = 2023) -> list[PeriodFigures]:
    """A financial year's months, their year to date by a method."""
    found: list[PeriodFigures] = []
    for number in range(1, len(actuals) + 1):
        held = actuals[:number]
        ytd = {SUM: sum(held), AVERAGE: sum(held) / number, LAST: held[-1]}[method]
        found.append(PeriodFigures(day(number, year), held[-1], None, ytd, None, 0.005, 0.005))
    return found


def single(
    number: int,
    actual: float | None,
    ytd: float | None,
    target: float | None = None,
    ytd_target: float | None = None,
) -> list[PeriodFigures]:
    return [PeriodFigures(day(number), actual, target, ytd, ytd_target, 0.005, 0.005)]


def method_of(periods: list[PeriodFigures]) -> tuple[YtdMethod | None, int]:
    return ytd_method(ytd_evidence(periods).values())


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("57.95%", 0.005),
        ("1,247", 0.5),
        ("£4,192.5", 0.05),
        ("-3.00", 0.005),
        (None, 0.5),
        ("£1.2m", 50_000),
        ("£246k", 500),
        ("-£2.35bn (p)", 5_000_000),
        ("5.5 m", 0.05),  # metres, perhaps
    ],
)
def test_half_a_unit_of_the_last_digit(text: str | None, half: float) -> None:
    assert half_unit(text) == pytest.approx(half)


@pytest.mark.parametrize(
    ("when", "number", "year"),
    [
        (date(2023, 4, 30), 1, 2023),
        (date(2023, 12, 31), 9, 2023),
        (date(2024, 1, 31), 10, 2023),
        (date(2024, 3, 31), 12, 2023),
    ],
)
def test_the_year_begins_in_april(when: date, number: int, year: int) -> None:
    assert (financial_month(when), financial_year(when)) == (number, year)


@pytest.mark.parametrize("method", YtdMethod)
def test_months_held_confirm_a_method(method: YtdMethod) -> None:
    assert method_of(year_of(method, [10, 14, 9, 12])) == (method, 3)


@pytest.mark.parametrize(("ytd", "confirmed"), [(53, 1), (54, 0)])
def test_every_month_may_be_rounded_by_half_a_unit(ytd: float, confirmed: int) -> None:
    """Five months and their sum, each up to a half off: three at most."""
    months = [PeriodFigures(day(number), 10, None, None, None, 0.5, 0.5) for number in range(1, 5)]
    last = PeriodFigures(day(5), 10, None, ytd, None, 0.5, 0.5)
    assert method_of([*months, last])[1] == confirmed


def test_a_last_figure_printed_twice_is_the_same_both_times() -> None:
    """2.1% and 2.0% are two numbers, though 2.05% would be rounded to either."""
    months = [PeriodFigures(day(1), 2.1, None, 2.1, None, 0.05, 0.05)]
    months += [
        PeriodFigures(day(place), actual, None, 2.0, None, 0.05, 0.05)
        for place, actual in enumerate((2.0, 2.0, 2.0, 2.1, 1.9), 2)
    ]
    assert method_of(months) == (YtdMethod.AVERAGE, 5)
    rounded = [
        PeriodFigures(day(place), actual, None, ytd, None, 0.05, 0.5)
        for place, (actual, ytd) in enumerate(((10.2, 10), (30.4, 30), (55.5, 56), (20.1, 20)), 1)
    ]
    assert method_of(rounded) == (YtdMethod.END_OF_PERIOD, 3)


def test_a_gap_in_the_year_confirms_nothing_after_it() -> None:
    months = year_of(SUM, [10, 14, 9, 12])
    assert method_of([*months[:2], months[3]]) == (SUM, 1)
    assert method_of(months[1:]) == (SUM, 0)


def test_a_month_without_an_actual_confirms_nothing_after_it() -> None:
    months = year_of(SUM, [10, 14, 9, 12])
    months[1] = PeriodFigures(day(2), None, None, 10, None)
    assert method_of(months) == (SUM, 0)


def test_what_never_changes_is_no_proof_between_average_and_last() -> None:
    assert method_of(year_of(AVERAGE, [10, 10, 10])) == (LAST, 2)
    assert method_of(year_of(SUM, [0, 0, 0])) == (LAST, 0)


@pytest.mark.parametrize(
    ("months", "method"),
    [
        (single(4, 98, 537, 119, 344), SUM),
        (single(4, 100, 300, 80, 320), SUM),
        (single(4, 56.96, 57.14, 61.5, 61.5), AVERAGE),
        (single(4, 76, 76, 77.5, 77.5), LAST),
        (single(4, 34.8, 46.2), AVERAGE),
        (single(4, 95, 383), SUM),
        (single(4, 674, 674), LAST),
        (single(4, 0, 138.6, 0, 133.7), SUM),
        (single(4, 100, 160, 80, 80), AVERAGE),
        (single(4, None, None, 80, 320), SUM),
        (single(4, None, None, 80, 80), None),
        (single(1, 98, 98, 119, 119), None),
        (single(4, 98, None), None),
    ],
)
def test_one_month_makes_a_method_likely(
    months: list[PeriodFigures], method: YtdMethod | None
) -> None:
    assert method_of(months) == (method, 0)


@pytest.mark.parametrize(
    ("months", "method"),
    [
        (single(3, 250, 250, 300, 300), None),  # perhaps the first quarter
        (single(3, 250, 700, 300, 900), SUM),
        (single(3, 250, 240, 300, 300), AVERAGE),
        ([*single(1, 9, 9), *single(3, 7, 7)], LAST),
    ],
)
def test_what_may_be_a_first_quarter_tells_no_last_figure(
    months: list[PeriodFigures], method: YtdMethod | None
) -> None:
    assert method_of(months) == (method, 0)


def test_a_quarterly_measure_in_monthly_reports_keeps_its_method_in_june() -> None:
    quarters = [
        PeriodFigures(day(3 * place, year), 250 + place, 300, 250 * place, 300 * place)
        for year in (2022, 2023)
        for place in range(1, 5 if year == 2022 else 2)
    ]
    quarters[-1] = PeriodFigures(day(3), 250, 300, 250, 300)
    assert ytd_methods(ytd_evidence(quarters)) == {2022: (SUM, 0), 2023: (SUM, 0)}
    halves = [PeriodFigures(day(12, 2022), 250, 300, 520, 600), *single(6, 260, 260, 300, 300)]
    assert ytd_methods(ytd_evidence(halves)) == {2022: (SUM, 0), 2023: (SUM, 0)}


def test_each_year_has_its_method() -> None:
    months = [
        *year_of(SUM, [10, 14, 9], 2022),
        *year_of(AVERAGE, [10, 14, 9], 2023),
        *year_of(LAST, [10], 2024),
    ]
    assert ytd_methods(ytd_evidence(months)) == {
        2022: (SUM, 2),
        2023: (AVERAGE, 2),
        2024: (AVERAGE, 0),
    }


@given(
    st.sampled_from(YtdMethod),
    st.lists(st.integers(1, 10**6), min_size=2, max_size=12, unique=True),
)
def test_a_method_is_found_in_what_it_made(method: YtdMethod, actuals: list[int]) -> None:
    found, confirmed = method_of(year_of(method, [float(item) for item in actuals]))
    assert found is method
    assert confirmed == len(actuals) - 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("% of household waste recycled", Kind.RATE),
        ("Percentage of children we care for placed out of county", Kind.RATE),
        ("Number of child protection plans", Kind.STOCK),
        ("Number of plans completed", Kind.FLOW),
        ("Debt requiring impairment", Kind.STOCK),
        ("Invoice collection rate", Kind.RATE),
        ("Average days to answer", Kind.RATE),
        ("Adults (per100,000) in care homes", Kind.RATE),
        ("No of visits to libraries", Kind.FLOW),
        ("Planned savings", None),
    ],
)
def test_kinds_by_name(name: str, kind: Kind | None) -> None:
    assert kind_of([name], [Unit.NUMBER], None) is kind


def test_kinds_by_unit_and_method() -> None:
    assert kind_of(["Planned savings"], [Unit.NUMBER, Unit.PERCENT], None) is Kind.RATE
    assert kind_of(["No of people helped"], [], LAST) is Kind.STOCK
    assert kind_of(["People helped"], [], SUM, largest=101) is Kind.FLOW
    assert kind_of(["People helped"], [], SUM, largest=100) is None
    assert kind_of(["135 km (3%) of the highway"], [], SUM, largest=188) is Kind.FLOW


def test_words_count_nothing() -> None:
    name = "Delivery of the local plan"
    assert kind_of([name], [Unit.TEXT, Unit.TEXT], None) is None
    assert kind_of([name], [Unit.TEXT, Unit.NUMBER], None) is Kind.STOCK
    assert kind_of([name], [], None) is Kind.STOCK
