"""Periods as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.analysis.browse.periods_typed import periods_typed, with_names
from kpi_tui.period import PeriodType, month_end

NEWEST = date(2024, 11, 30)
MONTHS = [month_end(NEWEST, -back) for back in range(19, -1, -1)]
QUARTERS = [month_end(date(2025, 6, 30), -back) for back in range(24, -1, -3)]
HALVES = [month_end(date(2025, 3, 31), -back) for back in range(18, -1, -6)]
YEARS = [date(year, 3, 31) for year in (2022, 2023, 2024, 2025)]
CALENDAR_YEARS = [date(year, 12, 31) for year in (2022, 2023, 2024)]


def written(typed: str, held: list[date], kind: PeriodType) -> tuple[str, int]:
    """The words with the periods called in full, and how many are held of the last one."""
    found = periods_typed(typed, held[-1], held, kind)
    return with_names(typed, found, kind), len(found[-1].held) if found else -1


@pytest.mark.parametrize(
    ("typed", "full", "held"),
    [
        *((each, "july 2023", 1) for each in ("07/2023", "7/23", "31/7/2023", "2023-07", "jul-23", "July '23", "31st July 2023",
                                              "31.07.2023", "2023-07-31", "Jul 2023", "July-2023", "15/7/23", "2023/7")),
        ("reds 07/2023 for Ann", "reds july 2023 for Ann", 1),
        ("2023/24", "2023/24", 12),
        ("23/24", "2023/24", 12),
        ("fy 2024", "2024/25", 8),
        ("FY24/25", "2024/25", 8),
        ("q1 2024", "q1 2024/25", 3),
        ("2024/25 q1", "q1 2024/25", 3),
        ("first half of 2023/24", "h1 2023/24", 6),
        ("last q4", "q4 2023/24", 3),
        ("7/19", "july 2019", 0),
        ("2019/20", "2019/20", 0),
        *((each, each, -1) for each in ("24/7", "10/12", "red 7 or 8", "32/1/2024", "31/6/2024", "12/23/2024", "2023/25", "july 23",
                                        "2024", "11.04", "OCC01.02", "5/12 months", "04:30", "not-2023-07", "100/2023", "7/23%")),
    ],
)  # fmt: skip
def test_a_period_of_monthly_reports(typed: str, full: str, held: int) -> None:
    assert written(typed, MONTHS, PeriodType.MONTH) == (full, held)


@pytest.mark.parametrize(
    ("typed", "full", "held"),
    [
        ("q1 2024", "q1 2024/25", 1),
        ("Q1 2024/25", "q1 2024/25", 1),
        ("q4 2023", "q4 2023/24", 1),
        ("1st quarter 2024-25", "q1 2024/25", 1),
        ("quarter 3 of 2023/24", "q3 2023/24", 1),
        ("last q4", "q4 2024/25", 1),
        ("first quarter", "q1 2025/26", 1),
        ("2023/24", "2023/24", 4),
        ("h1 2024/25", "h1 2024/25", 2),
        ("31.3.2024", "q4 2023/24", 1),
        ("sept-23", "q2 2023/24", 1),
        ("07/2023", "july 2023", 0),
        ("31/7/2023", "31 july 2023", 0),
        ("q1 2019", "q1 2019/20", 0),
    ],
)
def test_a_period_of_quarterly_reports(typed: str, full: str, held: int) -> None:
    assert written(typed, QUARTERS, PeriodType.QUARTER) == (full, held)


@pytest.mark.parametrize(
    ("typed", "full", "held"),
    [
        ("h1 2024", "h1 2024/25", 1),
        ("second half 2023/24", "h2 2023/24", 1),
        ("q1 2024/25", "q1 2024/25", 0),
        ("fy 2023", "2023/24", 2),
    ],
)
def test_a_period_of_half_yearly_reports(typed: str, full: str, held: int) -> None:
    assert written(typed, HALVES, PeriodType.HALF_YEAR) == (full, held)


@pytest.mark.parametrize(
    ("typed", "days", "full", "held"),
    [
        ("23/24", YEARS, "2023/24", 1),
        ("fy 2024", YEARS, "2024/25", 1),
        ("2024", YEARS, "2024", -1),
        ("q4 2023/24", YEARS, "q4 2023/24", 0),
        ("2024", CALENDAR_YEARS, "year to 31 dec 2024", 1),
        ("2023/24", CALENDAR_YEARS, "2023/24", 0),
    ],
)
def test_a_calendar_year_is_meant_only_where_reports_are_on_those(
    typed: str, days: list[date], full: str, held: int
) -> None:
    assert written(typed, days, PeriodType.YEAR) == (full, held)


@pytest.mark.parametrize(("days", "kind"), [(MONTHS, PeriodType.MONTH), (QUARTERS, PeriodType.QUARTER)])  # fmt: skip
def test_what_is_called_in_full_stays_so(days: list[date], kind: PeriodType) -> None:
    for typed in ("jul-23", "fy 2024", "q1 2024", "2024", "31/12/2023"):
        once = written(typed, days, kind)[0]
        assert written(once, days, kind)[0] == once
