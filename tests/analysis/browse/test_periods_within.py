"""Periods within a longer one, and from one to another."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.analysis.browse.periods_within import periods_within
from kpi_tui.period import PeriodType, month_end

NEWEST = date(2024, 11, 30)
MONTHS = [month_end(NEWEST, -back) for back in range(13, -1, -1)]
QUARTERS = [month_end(date(2025, 6, 30), -back) for back in range(24, -1, -3)]


@pytest.mark.parametrize(
    ("words", "question", "first", "last", "held", "expected"),
    [
        ("reds between april and july", "reds", "2024-04", "2024-07", 4, 4),
        ("reds from april to july", "reds", "2024-04", "2024-07", 4, 4),
        ("april to july ambers", "ambers", "2024-04", "2024-07", 4, 4),
        ("reds in april-july", "reds", "2024-04", "2024-07", 4, 4),
        ("reds from august to january 2024", "reds", "2023-10", "2024-01", 4, 6),
        ("reds 2024/25", "reds", "2024-04", "2024-11", 8, 12),
        ("reds in q2", "reds", "2024-07", "2024-09", 3, 3),
        ("reds of q1 2024/25", "reds", "2024-04", "2024-06", 3, 3),
        ("reds from q1 to q2", "reds", "2024-04", "2024-09", 6, 6),
    ],
)
def test_months_within(
    words: str, question: str, first: str, last: str, held: int, expected: int
) -> None:
    found = periods_within(words, MONTHS, PeriodType.MONTH)
    assert found is not None
    assert found.question == question
    assert [f"{found.held[at]:%Y-%m}" for at in (0, -1)] == [first, last]
    assert (len(found.held), found.expected) == (held, expected)


@pytest.mark.parametrize(
    "words",
    [
        "reds",
        "reds july",
        "reds since 2024/25",
        "reds throughout 2024/25",
        "red in q1 and green now",
        "reds in q1 and q2",
        "worse than q1",
        "from green to red",
        "reds that were green in q1",
    ],
)
def test_no_periods_within(words: str) -> None:
    found = periods_within(words, MONTHS, PeriodType.MONTH)
    assert found is None


def test_quarters_within() -> None:
    found = periods_within("reds 2023/24", QUARTERS, PeriodType.QUARTER)
    assert found is not None
    assert (len(found.held), found.expected) == (4, 4)
    assert periods_within("reds q1 2024/25", QUARTERS, PeriodType.QUARTER) is None
