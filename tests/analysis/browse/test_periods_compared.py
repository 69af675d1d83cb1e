"""Two periods that a request sets beside each other."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.analysis.browse.periods_compared import changed_in, periods_compared, since_called
from kpi_tui.period import PeriodType, month_end

JULY = date(2024, 7, 31)
MONTHS = [month_end(JULY, -back) for back in range(19, -1, -1)]
QUARTERS = [month_end(date(2024, 6, 30), -back) for back in range(15, -1, -3)]


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("June vs July", "2024-06-30", "2024-07-31"),
        ("July v June?", "2024-06-30", "2024-07-31"),
        ("between April and July", "2024-04-30", "2024-07-31"),
        ("what changed between May and June", "2024-05-31", "2024-06-30"),
        ("compare July with June", "2024-06-30", "2024-07-31"),
        ("how does July compare to June", "2024-06-30", "2024-07-31"),
        ("difference between Jan 2024 and 2024-03", "2024-01-31", "2024-03-31"),
        ("from October to March 2024", "2023-10-31", "2024-03-31"),
        ("July 2023 vs June", "2023-06-30", "2023-07-31"),
        ("May 2021 vs July", "2021-05-31", "2024-07-31"),
        ("this month vs last month", "2024-06-30", "2024-07-31"),
        ("now vs a year ago", "2023-07-31", "2024-07-31"),
    ],
)
def test_two_periods_are_compared_in_their_order(typed: str, since: str, until: str) -> None:
    days = date.fromisoformat(since), date.fromisoformat(until)
    assert periods_compared(typed, JULY, MONTHS, PeriodType.MONTH) == days


@pytest.mark.parametrize(
    "typed",
    [
        "June", "July vs July", "reds June vs July", "between red and green", "from April to waste",
        "compare debt with July", "June vs August 2024", "this month vs last quarter",
        "compare July", "Q1 vs Q2 2023/24", "between April, May and July",
    ],
)  # fmt: skip
def test_nothing_is_compared_with_what_is_no_period(typed: str) -> None:
    assert periods_compared(typed, JULY, MONTHS, PeriodType.MONTH) is None


def test_quarters_are_compared_by_their_names_and_not_by_months() -> None:
    asked = QUARTERS[-1], QUARTERS, PeriodType.QUARTER
    days = date(2023, 12, 31), date(2024, 3, 31)
    assert periods_compared("Q4 2023/24 against Q3 2023/24", *asked) == days
    assert periods_compared("this quarter vs last quarter", *asked) == (days[1], date(2024, 6, 30))
    assert periods_compared("Q4 vs Q1", *asked) == (days[1], date(2024, 6, 30))
    assert periods_compared("March vs June", *asked) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("what changed in June 2024", "2024-06-30"),
        ("changes June", "2024-06-30"),
        ("what's new in may 2024?", "2024-05-31"),
        ("what changed this month", None),
        ("what changed in May 2019", "2019-05-31"),
        ("changes 05/2019", "2019-05-31"),
        ("what changed in 2019/20", None),
        ("what changed in finance", None),
        ("what changed since June 2024", None),
    ],
)
def test_what_changed_in_a_month(typed: str, day: str | None) -> None:
    found = changed_in(typed, JULY, MONTHS, PeriodType.MONTH)
    assert found == (date.fromisoformat(day) if day else None)


def test_what_changed_in_a_month_by_its_name_of_which_no_report_is_held() -> None:
    for name, day in (("March", date(2024, 3, 31)), ("August", date(2023, 8, 31))):
        assert changed_in(f"what changed in {name}", JULY, MONTHS[-4:], PeriodType.MONTH) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("what changed since q1", "2024-06-30"),
        ("changed since Q4 2023/24", "2024-03-31"),
        ("what has changed since qtr 3", "2023-12-31"),
        ("what changed since q2", None),
        ("what changed since Q1 2019/20", None),
        ("reds since q4", None),
    ],
)
def test_what_changed_since_a_quarter(typed: str, day: str | None) -> None:
    held = [month_end(date(2024, 9, 30), -back) for back in range(15, -1, -3)]
    found = since_called(typed, held[-1], held, PeriodType.QUARTER)
    assert found == (date.fromisoformat(day) if day else None)
