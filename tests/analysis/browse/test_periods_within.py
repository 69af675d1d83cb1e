"""Periods within a longer one, and from one to another."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.analysis.browse.periods_within import periods_within, with_spans_named
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


@pytest.mark.parametrize(
    ("words", "at", "named"),
    [
        ("red last quarter", "2024-07-31", "red q1 2024/25"),
        ("red in the last quarter", "2024-04-30", "red in q4 2023/24"),
        ("red this quarter", "2024-03-31", "red q4 2023/24"),
        ("red in the previous quarter and amber", "2024-01-31", "red in the previous quarter and amber"),
        ("red this year", "2024-03-31", "red 2023/24"),
        ("red in the current financial year so far", "2024-04-30", "red in 2024/25"),
        ("reds of the last financial year", "2024-12-31", "reds of 2023/24"),
        ("red last year", "2024-12-31", "red last year"),
        ("last quarter of this year", "2024-12-31", "last quarter of 2024/25"),
        ("red this month", "2024-12-31", "red this month"),
    ],
)  # fmt: skip
def test_quarters_and_years_told_by_the_report_shown(words: str, at: str, named: str) -> None:
    assert with_spans_named(words, date.fromisoformat(at), PeriodType.MONTH) == named


@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [
        ("red last quarter", PeriodType.QUARTER, "red last quarter"),
        ("red this year", PeriodType.QUARTER, "red 2024/25"),
        ("red this year", PeriodType.HALF_YEAR, "red 2024/25"),
        ("red this year", PeriodType.YEAR, "red this year"),
        ("red this year", PeriodType.DATE, "red this year"),
    ],
)
def test_of_longer_periods_only_longer_ones_are_told(
    words: str, kind: PeriodType, named: str
) -> None:
    assert with_spans_named(words, date(2024, 9, 30), kind) == named
