"""Which period a question is about."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.analysis.browse.days_meant import period_asked, without_shown
from kpi_tui.analysis.browse.written_out import written_out
from kpi_tui.period import PeriodType

JAN, SEP = date(2023, 1, 31), date(2024, 9, 30)
MONTHS = (JAN, date(2023, 9, 30), SEP)
QUARTERS = (date(2023, 6, 30), SEP)


@pytest.mark.parametrize(
    ("question", "day", "left"),
    [
        ("Red in January 2023?", JAN, "red"),
        ("red as of jan 2023", JAN, "red"),
        ("January 2023's reds", JAN, "reds"),
        ("red 2023-01", JAN, "red"),
        ("reds of september, please", SEP, "reds please"),
        ("red in Sept 2023", MONTHS[1], "red"),
    ],
)
def test_a_month_and_the_question_without_it(question: str, day: date, left: str) -> None:
    found = period_asked(question, SEP, MONTHS, PeriodType.MONTH)
    assert found is not None
    assert (found[0], " ".join(found[1].split())) == (day, left)


@pytest.mark.parametrize(
    ("question", "day", "left"),
    [
        ("red last year", MONTHS[1], "red"),
        ("what was red in the last month", MONTHS[1], "what was red"),
        ("red in the same month last year", MONTHS[1], "red"),
        ("reds a year ago, no plan", MONTHS[1], "reds no plan"),
        ("amber in the previous report", MONTHS[1], "amber"),
    ],
)
def test_a_report_named_from_the_one_shown(question: str, day: date, left: str) -> None:
    found = period_asked(question, SEP, MONTHS, PeriodType.MONTH)
    assert found is not None
    assert (found[0], " ".join(found[1].split()), found[2]) == (day, left, False)


@pytest.mark.parametrize(
    ("kind", "question", "left"),
    [
        (PeriodType.MONTH, "What changed this month?", "what changed"),
        (PeriodType.MONTH, "finance, highways red in the month", "finance,highways red"),
        (PeriodType.QUARTER, "red this quarter", "red"),
        (PeriodType.QUARTER, "this quarter, red or amber", "red or amber"),
        (PeriodType.QUARTER, "red in the current period with plans", "red with plans"),
        (PeriodType.HALF_YEAR, "amber this half year", "amber"),
        (PeriodType.YEAR, "red this year", "red"),
    ],
)
def test_the_period_that_is_shown_need_not_be_named(
    kind: PeriodType, question: str, left: str
) -> None:
    assert without_shown(question, kind) == left


@pytest.mark.parametrize(
    "question",
    [
        *("red this quarter", "red this year", "this month", "show this month", "go to this month"),
        *("only this month", "red last month and this month", "worse this month than last"),
        *("same as this month last year", "red in the month before", "since this month", "red"),
        *("red from May to this month", "red in this month and April", "amber until this month"),
    ],
)
def test_a_period_of_another_length_or_one_of_several_stays_named(question: str) -> None:
    assert without_shown(question, PeriodType.MONTH) == question


@pytest.mark.parametrize(
    "question",
    [
        "red since January 2023",
        "worse than in January 2023",
        "red last March",
        "reds that were green in January 2023",
        "red but was green last year",
        "red last month and this month",
        "worse than last year",
        "red since last year",
        "red in the last year",
        "red last quarter",
        "was red in January 2023 but is green now",
        "not in January 2023",
        "red from January 2023 to September 2024",
        "due by the end of January 2023",
        "red in January 2021",
        "january jones red",
        "red",
        "",
    ],
)
def test_a_month_that_means_something_else_or_is_not_held(question: str) -> None:
    assert period_asked(question, SEP, MONTHS, PeriodType.MONTH) is None


def test_quarters_are_named_as_they_are_called() -> None:
    assert period_asked("red in Q1 2023/24", SEP, QUARTERS, PeriodType.QUARTER) == (
        QUARTERS[0],
        "red  ",
        True,
    )
    assert period_asked("red in june", SEP, QUARTERS, PeriodType.QUARTER) is None


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("red in q1", QUARTERS[0]),
        ("Q2 reds", SEP),
        ("red in quarter one", QUARTERS[0]),
        ("reds of the first quarter of the year", QUARTERS[0]),
        ("red in q4", None),  # of which no report is held
        ("red in Q1 2022/23", None),
        ("red since q1", None),
        ("red in q1 and q2", None),
    ],
)
def test_a_quarter_without_its_year_is_the_last_that_is_held(
    question: str, day: date | None
) -> None:
    found = period_asked(question, SEP, QUARTERS, PeriodType.QUARTER)
    assert (found[0] if found else None) == day
    assert period_asked(question, SEP, MONTHS, PeriodType.MONTH) is None


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("~red", "not red"),
        ("finance -Reds", "finance not Reds"),
        ("non-red", "non-red"),
        ("-5", "-5"),
        ("reds jul 24", "reds jul 2024"),
        ("July '24", "July 2024"),
        ("jul 19", "jul 19"),
        ("june 30 2024", "june 30 2024"),
        ("12 july", "12 july"),
        ("may 24h", "may 24h"),
        ("reds 30 june", "reds 30 june 2024"),
        ("reds as at the 30th of June", "reds in 30th of June 2024"),
        ("reds on 31 july 2024", "reds in 31 july 2024"),
        ("up on 31 July", "up on 31 July 2024"),
        ("reds 30 june 2019", "reds 30 june 2019"),
        ("red 30 july", "red 30 july"),
        ("reds Qtr 2", "reds q2"),
        ("2nd qtr", "q2"),
        ("quarter 1 of this year", "quarter 1 of this year"),
    ],
)
def test_signs_and_short_years_are_written_out(typed: str, full: str) -> None:
    assert written_out(typed, [date(2024, 6, 30), date(2024, 7, 31)]) == full


def test_a_quarter_is_of_the_year_that_stands_apart_from_it() -> None:
    held = (date(2023, 6, 30), date(2024, 6, 30))
    for question, day in (("q1 reds 2023", held[0]), ("q1 reds", held[1])):
        said = period_asked(question, held[1], held, PeriodType.QUARTER)
        assert said is not None
        assert said[0] == day
    assert period_asked("q1 reds 2022", held[1], held, PeriodType.QUARTER) is None
