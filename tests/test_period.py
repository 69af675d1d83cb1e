from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.period import (
    PeriodKey,
    PeriodType,
    Series,
    a_year_before,
    month_end,
    periods_apart,
    place_in_year,
    previous_of,
)
from kpi_tui.period_names import (
    column_heading,
    column_name,
    figures_label,
    find_period,
    near_periods,
    period_name,
    period_names,
    short_name,
    year_name,
)

MONTH, TWO_MONTHS, QUARTER = PeriodType.MONTH, PeriodType.TWO_MONTHS, PeriodType.QUARTER
HALF_YEAR, YEAR, DATE = PeriodType.HALF_YEAR, PeriodType.YEAR, PeriodType.DATE
KINDS = st.sampled_from(PeriodType)
DAYS = st.dates(date(1990, 1, 1), date(2089, 12, 31))


def ends(kind: PeriodType) -> st.SearchStrategy[date]:
    """The days that periods of a kind end on: of the financial year's own."""
    if kind.months is None:
        return DAYS
    months = kind.months
    return DAYS.map(lambda day: month_end(day.replace(month=3), months * (day.toordinal() % 12)))


@pytest.mark.parametrize(
    ("day", "kind", "long", "short"),
    [
        (date(2024, 7, 31), MONTH, "July 2024", "Jul 2024"),
        (date(2024, 7, 30), MONTH, "July 2024", "Jul 2024"),
        (date(2019, 7, 31), TWO_MONTHS, "June and July 2019", "Jun–Jul 2019"),
        (
            *(date(2024, 1, 31), TWO_MONTHS),
            *("December 2023 and January 2024", "Dec 2023–Jan 2024"),
        ),
        (date(2024, 3, 31), TWO_MONTHS, "February and March 2024", "Feb–Mar 2024"),
        (date(2024, 6, 30), QUARTER, "Quarter 1 2024/25", "Q1 2024/25"),
        (date(2024, 9, 30), QUARTER, "Quarter 2 2024/25", "Q2 2024/25"),
        (date(2024, 12, 31), QUARTER, "Quarter 3 2024/25", "Q3 2024/25"),
        (date(2025, 3, 31), QUARTER, "Quarter 4 2024/25", "Q4 2024/25"),
        (date(2025, 1, 31), QUARTER, "Quarter to 31 January 2025", "Q to 31 Jan 2025"),
        (date(2024, 9, 30), HALF_YEAR, "First half 2024/25", "H1 2024/25"),
        (date(2025, 3, 31), HALF_YEAR, "Second half 2024/25", "H2 2024/25"),
        (date(2024, 12, 31), HALF_YEAR, "Half-year to 31 December 2024", "H to 31 Dec 2024"),
        (date(2025, 3, 31), YEAR, "2024/25", "2024/25"),
        (date(2000, 3, 31), YEAR, "1999/00", "1999/00"),
        (date(2024, 12, 31), YEAR, "Year to 31 December 2024", "Year to 31 Dec 2024"),
        (date(2024, 7, 1), DATE, "1 July 2024", "1 Jul 2024"),
    ],
)
def test_a_period_has_a_long_and_a_short_name(
    day: date, kind: PeriodType, long: str, short: str
) -> None:
    assert (period_name(day, kind), short_name(day, kind)) == (long, short)


@pytest.mark.parametrize(
    ("day", "kind", "place"),
    [
        (date(2024, 4, 30), MONTH, 1),
        (date(2024, 3, 31), MONTH, 12),
        (date(2024, 7, 31), TWO_MONTHS, 2),
        (date(2024, 8, 31), TWO_MONTHS, None),
        (date(2024, 12, 31), QUARTER, 3),
        (date(2024, 11, 30), QUARTER, None),
        (date(2024, 9, 30), HALF_YEAR, 1),
        (date(2025, 3, 31), YEAR, 1),
        (date(2024, 12, 31), YEAR, None),
        (date(2024, 12, 31), DATE, None),
    ],
)
def test_places_in_the_financial_year(day: date, kind: PeriodType, place: int | None) -> None:
    assert place_in_year(day, kind) == place


def test_what_periods_are_called_in_sentences() -> None:
    nouns = ("month", "period", "quarter", "half-year", "year", "report")
    assert tuple(kind.noun for kind in PeriodType) == nouns
    counted = ("month", "two-month period", *nouns[2:])
    assert tuple(kind.counted for kind in PeriodType) == counted
    assert [figures_label(kind) for kind in PeriodType] == [
        *("In month", "In period", "In quarter", "In half-year", "In year", "At date"),
    ]
    assert [column_heading(kind) for kind in PeriodType] == [
        *("Month", "Period", "Quarter", "Half-year", "Year", "Date"),
    ]
    assert [kind.in_a_year for kind in PeriodType] == [12, 6, 4, 2, 1, None]


def test_names_in_a_column() -> None:
    assert column_name(date(2024, 7, 31), PeriodType.MONTH) == "2024-07"
    assert column_name(date(2024, 9, 30), QUARTER) == "Q2 2024/25"


def test_financial_years_begin_in_april() -> None:
    assert [year_name(date(2024, month, 1)) for month in (1, 3, 4, 12)] == [
        *("2023/24", "2023/24", "2024/25", "2024/25"),
    ]


def test_many_names_are_counted() -> None:
    quarters = [month_end(date(2024, 6, 30), 3 * step) for step in range(5)]
    assert period_names(quarters[:2], QUARTER) == "Quarter 1 2024/25, Quarter 2 2024/25"
    assert (
        period_names(quarters, QUARTER) == "5 quarters from Quarter 1 2024/25 to Quarter 1 2025/26"
    )
    assert period_names(quarters[:1], PeriodType.MONTH) == "June 2024"


QUARTERS = [
    PeriodKey(month_end(date(2024, 6, 30), 3 * step), QUARTER, "kent-qpr") for step in range(4)
]


@pytest.mark.parametrize(
    "typed",
    [
        *("Q3 2024/25", "q3 2024-25", "Quarter 3 2024/25", "2024-25 Q3", "2024/25 quarter 3"),
        *("quarter 3, 2024/25", "Q3 2024/2025", "Q3 24/25", "third quarter 2024/25"),
        *("2024-12", "2024-12-31", "31/12/2024", "December 2024", "dec 2024", "12/2024"),
        *("31 December 2024", " q3   2024–25 ", "Quarter 3 of 2024/25"),
    ],
)
def test_quarters_as_people_write_them(typed: str) -> None:
    assert find_period(typed, QUARTERS) == QUARTERS[2]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Q3", ["Q3 2024/25"]),
        ("q1", ["Q1 2024/25"]),
        ("quarter 2", ["Q2 2024/25"]),
        ("2024/25", ["Q1 2024/25", "Q2 2024/25", "Q3 2024/25", "Q4 2024/25"]),
        ("2025/26", []),
        ("quater 3 2024/25", ["Q3 2024/25"]),
        ("decembr 2024", ["Q3 2024/25"]),
        ("Q3 2023/24", []),
        ("2020-01", []),
        ("31/12/2023", []),
        ("Quarter 1 2025/26", []),
        ("third quarter 2025/26", []),
        ("March 2024", []),
        ("", []),
        ("nonsense", []),
    ],
)
def test_what_an_unfinished_or_misspelt_name_may_mean(typed: str, near: list[str]) -> None:
    assert [short_name(key.last_day, QUARTER) for key in near_periods(typed, QUARTERS)] == near


def test_another_month_is_no_misprint_of_the_one_held() -> None:
    july = [PeriodKey(date(2024, 7, 31))]
    assert near_periods("June 2024", july) == []
    assert near_periods("July 2023", july) == []
    assert near_periods("Jully 2024", july) == july


@pytest.mark.parametrize("typed", ["", "Q3", "Q3 2023/24", "2024", "November 2024", "H1 2024/25"])
def test_what_is_no_quarter_held(typed: str) -> None:
    assert find_period(typed, QUARTERS) is None


@pytest.mark.parametrize(
    ("typed", "day", "kind"),
    [
        ("H1 2024/25", date(2024, 9, 30), HALF_YEAR),
        ("first half of 2024/25", date(2024, 9, 30), HALF_YEAR),
        ("first half-year 2024/25", date(2024, 9, 30), HALF_YEAR),
        ("2024-25 H2", date(2025, 3, 31), HALF_YEAR),
        ("2024/25", date(2025, 3, 31), YEAR),
        ("2024-2025", date(2025, 3, 31), YEAR),
        ("2025-03", date(2025, 3, 31), YEAR),
        ("June and July 2024", date(2024, 7, 31), TWO_MONTHS),
        ("June/July 2024", date(2024, 7, 31), TWO_MONTHS),
        ("jun-jul 2024", date(2024, 7, 31), TWO_MONTHS),
        ("December 2023 / January 2024", date(2024, 1, 31), TWO_MONTHS),
        ("July 2024", date(2024, 7, 31), TWO_MONTHS),
        ("31 July 2024", date(2024, 7, 31), DATE),
        ("31/07/2024", date(2024, 7, 31), DATE),
        ("July 2024", date(2024, 7, 12), DATE),
        ("Jul-24", date(2024, 7, 31), MONTH),
        ("july 24", date(2024, 7, 31), MONTH),
        ("Sept 2024", date(2024, 9, 30), MONTH),
        ("sep-24", date(2024, 9, 30), MONTH),
        ("30 Sept 2024", date(2024, 9, 30), MONTH),
    ],
)
def test_periods_as_people_write_them(typed: str, day: date, kind: PeriodType) -> None:
    key = PeriodKey(day, kind, "any")
    assert find_period(typed, [key]) == key


def test_a_financial_year_is_no_month() -> None:
    """`2002-03` is the year 2002/03, though the year before it ends in that month."""
    years = [PeriodKey(date(year, 3, 31), YEAR) for year in (2002, 2003)]
    assert find_period("2002-03", years) == years[1]
    assert find_period("2002-03", years[:1]) == years[0]


@given(st.data(), KINDS)
def test_a_name_means_its_period(data: st.DataObject, kind: PeriodType) -> None:
    days = data.draw(st.lists(ends(kind), min_size=1, max_size=6, unique=True))
    held = [PeriodKey(day, kind, "kent-qpr") for day in days]
    for key in held:
        for name in (period_name(key.last_day, kind), short_name(key.last_day, kind)):
            assert find_period(name, held) == key
            assert find_period(f"  {name.upper()} ", held) == key
        assert find_period(column_name(key.last_day, kind), held) == key


@given(DAYS, KINDS)
def test_periods_of_any_end_have_names_that_mean_them(day: date, kind: PeriodType) -> None:
    key = PeriodKey(day, kind)
    assert find_period(period_name(day, kind), [key]) == key
    assert find_period(short_name(day, kind), [key]) == key


@given(st.data(), KINDS, KINDS)
def test_neighbours_are_of_one_series(
    data: st.DataObject, kind: PeriodType, other: PeriodType
) -> None:
    days = data.draw(st.lists(DAYS, min_size=1, max_size=8, unique=True))
    held = [
        PeriodKey(day, each, name) for day in days for each, name in ((kind, "a"), (other, "b"))
    ]
    for key in held:
        for found in (previous_of(key, held), a_year_before(key, held)):
            assert found is None or (found.series == key.series and found < key)
        later = [day for day in days if day < key.last_day]
        assert (previous_of(key, held) is None) == (not later)


def test_the_same_period_a_year_before() -> None:
    held = [PeriodKey(month_end(date(2023, 6, 30), 3 * step), QUARTER) for step in range(6)]
    assert a_year_before(held[4], held) == held[0]
    assert a_year_before(held[3], held) is None
    leap = [PeriodKey(date(2023, 2, 28)), PeriodKey(date(2024, 2, 29))]
    assert a_year_before(leap[1], leap) == leap[0]
    dates = [PeriodKey(date(year, 2, 28), DATE) for year in (2023, 2024)]
    assert a_year_before(dates[1], dates) is None


def test_series_of_one_council_stay_apart() -> None:
    months = [PeriodKey(date(2025, 3, 31)), PeriodKey(date(2025, 6, 30))]
    quarter = PeriodKey(date(2025, 6, 30), QUARTER)
    assert previous_of(quarter, [*months, quarter]) is None
    assert quarter.series == Series(months[0].report_id, QUARTER)


@pytest.mark.parametrize(
    ("earlier", "later", "kind", "apart"),
    [
        (date(2024, 6, 30), date(2025, 6, 30), QUARTER, 4),
        (date(2024, 6, 30), date(2024, 12, 31), HALF_YEAR, 1),
        (date(2024, 6, 30), date(2024, 7, 31), QUARTER, None),
        (date(2024, 6, 30), date(2024, 7, 31), DATE, None),
        (date(2023, 12, 31), date(2024, 2, 29), MONTH, 2),
    ],
)
def test_how_far_apart(earlier: date, later: date, kind: PeriodType, apart: int | None) -> None:
    assert periods_apart(earlier, later, kind) == apart
