"""Periods as reports print them, and what looks like one and is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.period import PeriodType
from kpi_tui.profiles.period_text import a_year_before, before, find_periods, period_of
from tests.rendering.councils.generated import periods
from tests.rendering.councils.periods import Period

MONTH, TWO_MONTHS, QUARTER = PeriodType.MONTH, PeriodType.TWO_MONTHS, PeriodType.QUARTER
HALF_YEAR, YEAR, DATE = PeriodType.HALF_YEAR, PeriodType.YEAR, PeriodType.DATE


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("Quarter 3 2024/25", QUARTER, "2024-10-01", "2024-12-31"),
        ("Quarter 3, 2024-25", QUARTER, "2024-10-01", "2024-12-31"),
        ("Quarter 2 (2025/26)", QUARTER, "2025-07-01", "2025-09-30"),
        ("Quarter 2 | 2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("Q2. 2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("Q2 FY2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("Quarter 2 Performance (July - Sept) 2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("1 July 2025 to 30 September 2025", QUARTER, "2025-07-01", "2025-09-30"),
        ("1 October 2024 – 31 March 2025", HALF_YEAR, "2024-10-01", "2025-03-31"),
        ("2025/26 / Q1", QUARTER, "2025-04-01", "2025-06-30"),
        ("Quarter 2 / 2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("2025/26 / Sep", MONTH, "2025-09-01", "2025-09-30"),
        ("2025/26 Mar", MONTH, "2026-03-01", "2026-03-31"),
        ("2026 / January", MONTH, "2026-01-01", "2026-01-31"),
        ("Quarters 1 and 2 2025/26", HALF_YEAR, "2025-04-01", "2025-09-30"),
        ("Q1-Q2 2025/26", HALF_YEAR, "2025-04-01", "2025-09-30"),
        ("2025/26 Q3 and Q4", HALF_YEAR, "2025-10-01", "2026-03-31"),
        ("Mid-year 2025/26", HALF_YEAR, "2025-04-01", "2025-09-30"),
        ("Quarter I 2025/26", QUARTER, "2025-04-01", "2025-06-30"),
        ("Quarter II 2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("Quarter III (2025/26)", QUARTER, "2025-10-01", "2025-12-31"),
        ("Q IV 2025/26", QUARTER, "2026-01-01", "2026-03-31"),
        ("2025/26 Quarter II", QUARTER, "2025-07-01", "2025-09-30"),
        ("QI 2025/26", QUARTER, "2025-04-01", "2025-06-30"),
        ("Q I (2025/26)", QUARTER, "2025-04-01", "2025-06-30"),
        ("QII 2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("2025/26 QI", QUARTER, "2025-04-01", "2025-06-30"),
        ("2025/26 Quarter I", QUARTER, "2025-04-01", "2025-06-30"),
        ("2025/26 Quarter I Performance Report", QUARTER, "2025-04-01", "2025-06-30"),
        ("2025/26 QIV", QUARTER, "2026-01-01", "2026-03-31"),
        ("2025/26 Q l", YEAR, "2025-04-01", "2026-03-31"),
        ("2025/26 quarter I think", YEAR, "2025-04-01", "2026-03-31"),
        ("Quarter 2, April to September 2025", QUARTER, "2025-07-01", "2025-09-30"),
        ("Quarter 2 (April – September 2025)", QUARTER, "2025-07-01", "2025-09-30"),
        ("Q2: 1 April to 30 September 2025", QUARTER, "2025-07-01", "2025-09-30"),
        ("Quarter 3, April to December 2025", QUARTER, "2025-10-01", "2025-12-31"),
        ("Quarter 4, April 2024 to March 2025", QUARTER, "2025-01-01", "2025-03-31"),
        ("Quarter Two: July to September 2025", QUARTER, "2025-07-01", "2025-09-30"),
        ("April to September 2025 (Quarter 2)", QUARTER, "2025-07-01", "2025-09-30"),
        ("April to September 2025, Quarter II", QUARTER, "2025-07-01", "2025-09-30"),
        ("April to June 2025, Quarter I", QUARTER, "2025-04-01", "2025-06-30"),
        ("Quarter 3, April to September 2025", HALF_YEAR, "2025-04-01", "2025-09-30"),
        ("Quarter ended September 2025", QUARTER, "2025-07-01", "2025-09-30"),
        ("12 months to September 2025", YEAR, "2024-10-01", "2025-09-30"),
        ("Six months to September 2025", HALF_YEAR, "2025-04-01", "2025-09-30"),
        ("Month 6 2025/26", MONTH, "2025-09-01", "2025-09-30"),
        ("Quarter Three 2024/2025", QUARTER, "2024-10-01", "2024-12-31"),
        ("Q4 24/25", QUARTER, "2025-01-01", "2025-03-31"),
        ("Q1 2025–26", QUARTER, "2025-04-01", "2025-06-30"),
        ("Qtr 2 2025/26", QUARTER, "2025-07-01", "2025-09-30"),
        ("2024/25 Q3", QUARTER, "2024-10-01", "2024-12-31"),
        ("third quarter of 2024/25", QUARTER, "2024-10-01", "2024-12-31"),
        ("Quarter 1 (April to June) 2025/26", QUARTER, "2025-04-01", "2025-06-30"),
        ("April to June 2025", QUARTER, "2025-04-01", "2025-06-30"),
        ("Oct–Dec 2024", QUARTER, "2024-10-01", "2024-12-31"),
        ("First half 2025/26", HALF_YEAR, "2025-04-01", "2025-09-30"),
        ("H2 2024/25", HALF_YEAR, "2024-10-01", "2025-03-31"),
        ("second half-year 2024/25", HALF_YEAR, "2024-10-01", "2025-03-31"),
        ("October 2024 to March 2025", HALF_YEAR, "2024-10-01", "2025-03-31"),
        ("2024/25", YEAR, "2024-04-01", "2025-03-31"),
        ("2024-2025", YEAR, "2024-04-01", "2025-03-31"),
        ("24/25", YEAR, "2024-04-01", "2025-03-31"),
        ("2024/25 July Cabinet", YEAR, "2024-04-01", "2025-03-31"),
        ("2024/25 Apr - Sep", YEAR, "2024-04-01", "2025-03-31"),
        ("2024/25 August monitoring", YEAR, "2024-04-01", "2025-03-31"),
        ("2024/25 August", MONTH, "2024-08-01", "2024-08-31"),
        ("1999/00", YEAR, None, None),  # no council's report is so old
        ("July 2024", MONTH, "2024-07-01", "2024-07-31"),
        ("JULY 2024", MONTH, "2024-07-01", "2024-07-31"),
        ("Feb 24", MONTH, "2024-02-01", "2024-02-29"),
        ("Sept. 2025", MONTH, "2025-09-01", "2025-09-30"),
        ("June and July 2024", TWO_MONTHS, "2024-06-01", "2024-07-31"),
        ("Jun/Jul 2025", TWO_MONTHS, "2025-06-01", "2025-07-31"),
        ("December and January 2025", TWO_MONTHS, "2024-12-01", "2025-01-31"),
        ("31/07/2024", DATE, "2024-07-31", "2024-07-31"),
        ("31st July 2024", DATE, "2024-07-31", "2024-07-31"),
        ("1 August 2024", DATE, "2024-08-01", "2024-08-01"),
    ],
)
def test_a_printed_period_is_understood(
    text: str, kind: PeriodType, first: str | None, last: str | None
) -> None:
    found = find_periods(f"Performance in {text}: how we did")
    told = [(each.type, each.first_day.isoformat(), each.last_day.isoformat()) for each in found]
    assert told == ([(kind, first, last)] if first else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Q1-Q3 2025/26", ["Q3 2025/26"]),
        ("5 July 2025 to 30 September 2025", ["5 July 2025", "30 September 2025"]),
        ("April to June 2025 (Quarter 1 2025/26)", ["April to June 2025", "Quarter 1 2025/26"]),
        ("(Quarter 2 2025/26)", ["Quarter 2 2025/26"]),
        ("Q1 2024/25 and Q2 2024/25", ["Q1 2024/25", "Q2 2024/25"]),
        ("Annual report 2024/25 March 2025", ["2024/25", "March 2025"]),
        ("In 2024/25 March was wet, in 2024/25 may be", ["2024/25", "2024/25"]),
    ],
)
def test_periods_that_are_no_part_of_a_longer_one(text: str, found: list[str]) -> None:
    assert [period.text for period in find_periods(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        *("12/25 cases", "1/2", "24/7", "3/4 of them", "£2,024", "£24/25", "07700 900123"),
        *("01865 792422", "aged 16-17", "ages 18–64", "ages 5-11", "0-19 service", "50/50"),
        *("2,024 homes", "2024.25", "95%", "in 2024 and later", "2024/26", "24/26", "31/02/2024"),
        *("13/13/2024", "1.2.3", "Quarter of all cases", "ISO 9001"),
        *("Quarter ıı 2025", "Quarter İ 2025"),
        *("March on", "may 2 people", "the second half", "April to", "call 111 or 999"),
    ],
)
def test_what_looks_like_a_period_and_is_none(text: str) -> None:
    assert find_periods(text) == []


def test_a_quarter_s_year_is_no_period_of_its_own() -> None:
    found = find_periods("Quarter 3 2024/25 beside Q2 2024/25 and July 2024")
    assert [each.text for each in found] == ["Quarter 3 2024/25", "Q2 2024/25", "July 2024"]


def test_a_year_may_begin_in_another_month() -> None:
    (found,) = find_periods("Quarter 1 2024/25", year_begins=1)
    assert (found.first_day, found.last_day) == (date(2024, 1, 1), date(2024, 3, 31))


every_period = st.sampled_from(PeriodType).flatmap(periods)


@given(period=every_period)
def test_a_name_is_found_as_its_period(period: Period) -> None:
    """The names by which periods are told to a person, in full and short."""
    for name in (period.label, period.short) if period.type is not DATE else (period.label,):
        (found,) = find_periods(name)
        assert (found.type, found.first_day, found.last_day) == (
            period.type,
            period.start,
            period.end,
        )


@given(period=every_period)
def test_the_period_before_ends_the_day_before_this_one_begins(period: Period) -> None:
    this = period_of(period.type, period.end)
    earlier, last_year = before(this), a_year_before(this)
    assert (this.first_day, this.last_day) == (period.start, period.end)
    assert earlier.last_day == this.first_day - timedelta(days=1)
    assert last_year.last_day.year == this.last_day.year - 1
    assert earlier.type is last_year.type is period.type


@given(text=st.text(max_size=80) | st.text("Q1234/–- 20AprilJunetoquarter", max_size=60))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    end = 0
    for found in find_periods(text):
        assert end <= found.start < found.end <= len(text)
        assert " ".join(text[found.start : found.end].split()) == found.text
        assert found.first_day <= found.last_day
        end = found.end
