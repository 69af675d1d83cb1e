"""What a comment calls the highest or lowest of a time, against the reports that are held."""

from __future__ import annotations

import pytest

from kpi_tui.vocabulary import Polarity
from tests.support.check_rows import BIGGER, GREEN, SMALLER, found, month, one, past, row

NAME = "Number of library visits"
BEFORE = {
    **{"2023-12": "22,000", "2024-01": "17,000", "2024-03": "21,500", "2024-04": "19,000"},
    **{"2024-05": "18,000", "2024-06": "20,000"},
}


def hits(comment: str, now: str = "20,500", polarity: Polarity | None = BIGGER) -> list[str]:
    measure = row(name=NAME, period=(now, "20,000", GREEN), polarity=polarity, comment=comment)
    readings = [past(at, actual, "20,000") for at, actual in BEFORE.items()]
    return [each.message for each in found("C1", month(measure, readings=readings))]


@pytest.mark.parametrize(
    ("comment", "then"),
    [
        ("Visits reached a record high in July.", "22,000 in December 2023"),
        ("Visits are at an all-time high.", "22,000 in December 2023"),
        ("Visits reached a new high of 20,500.", "22,000 in December 2023"),
        ("There was a record number of visits this month.", "22,000 in December 2023"),
        ("Library visits were the highest on record.", "22,000 in December 2023"),
        ("Visits fell to their lowest level on record.", "17,000 in January 2024"),
        ("July saw the highest number of library visits ever recorded.", "22,000 in December 2023"),
        ("Visits are at their lowest since March.", "18,000 in May 2024"),
        ("This is the highest number of visits since January 2024.", "21,500 in March 2024"),
        ("Visits were the highest since August.", "22,000 in December 2023"),
        ("At 20,500, visits were the fewest this year.", "18,000 in May 2024"),
        ("Visits were the fewest in any month so far this year.", "18,000 in May 2024"),
        ("Visits are the lowest for three months.", "18,000 in May 2024"),
        ("Visits are the highest in a year.", "22,000 in December 2023"),
        ("This is the best performance since February.", "21,500 in March 2024"),
        ("This was the worst result this year.", "18,000 in May 2024"),
        ("Visits were the highest since 2023.", "21,500 in March 2024"),
    ],
)
def test_an_earlier_figure_is_beyond_it(comment: str, then: str) -> None:
    (message,) = hits(comment)
    assert f"it was {then} and is 20,500 now. Which is right?" in message


def test_the_busiest_month_has_most_cases_and_not_the_largest_share() -> None:
    comment = "July was the busiest month since March."
    for actual, asks in (("20,500", True), ("60%", False)):
        before = [past("2024-05", "18,000"), past("2024-06", "21,000")]
        if not asks:
            before = [past("2024-05", "58%"), past("2024-06", "61%")]
        is_share = not asks
        measure = row(
            name=NAME, period=(actual, None, None), is_percentage=is_share, comment=comment
        )
        assert bool(found("C1", month(measure, readings=before))) is asks


@pytest.mark.parametrize(
    "comment",
    [
        "Visits are the highest since March.",  # in which they were higher
        "The highest number of visits this year was 21,500, in March.",
        "The fewest visits this year were 18,000.",
        "Visits were the highest this year.",
        "Visits are the highest for four months.",
        "Visits were the lowest in a month.",
        "Visits were the highest since 2024.",
        "Visits to Dover reached a record high.",
        "Visits reached a record high in Dover.",
        "This is the highest number of Dover visits since January 2024.",
        "Visits are not at a record high.",
        "This is one of the lowest numbers of visits since March.",
        "Visits are the second highest on record.",
        "In June visits were the lowest since April.",
        "Last month's visits were the highest ever.",
        "This was the highest July on record.",
        "Visits are the highest of the regional average ever recorded.",
        "A new high street library has opened, and a record high temperature was felt.",
        "We record numbers of visits to record levels of use.",
        "Visits are the lowest for three quarters.",
        "There were 300 visits to Dover, the highest ever.",
        "Visits following the lowest on record were many.",
        "2023 saw the lowest number of visits on record.",
        "The lowest number of visits since records began was recorded last year.",
        "The lowest number of visits on record was that of 2023/24.",
    ],
)
def test_what_nothing_denies_or_is_of_something_else(comment: str) -> None:
    assert hits(comment) == []


def test_a_second_highest_is_none_whatever_the_name_has() -> None:
    name, before = "% of calls answered within 60 seconds", past("2024-05", "92.2%")
    for comment, count in (("the second lowest this year", 0), ("the lowest this year", 1)):
        measure = row(
            name=name,
            period=("93.4%", None, None),
            comment=f"Performance in July is {comment}.",
            is_percentage=True,
        )
        assert len(found("C1", month(measure, readings=[before]))) == count


def test_best_goes_by_which_way_is_better() -> None:
    comment = "This is the best performance since March."
    assert len(hits(comment, "19,000")) == 1
    assert hits(comment, "17,500", SMALLER) == []
    assert len(hits(comment, "19,000", SMALLER)) == 1
    assert hits(comment, "19,000", None) == []


def test_as_high_as_before_is_no_denial_and_another_unit_neither() -> None:
    assert hits("Visits are at a record high.", "22,000") == []
    measure = row(name=NAME, period=("80%", None, None), comment="Visits are at a record high.")
    assert found("C1", month(measure, readings=[past("2024-06", "20,000")])) == []


def test_a_total_of_the_year_so_far_has_no_highest_month() -> None:
    measure = row(
        name=f"{NAME} (cumulative)", period=("9", None, None), comment="Visits hit a record low."
    )
    assert found("C1", month(measure, readings=[past("2024-06", "8")])) == []


def test_it_names_the_figure_furthest_beyond() -> None:
    measure = row(name=NAME, period=("9", None, None), comment="Visits are at a record low.")
    finding = one("C1", month(measure, readings=[past("2024-05", "7"), past("2024-06", "8")]))
    assert finding.message == (
        "The comment says “are at a record low”; it was 7 in May 2024 and is 9 now. Which is right?"
    )


@pytest.mark.parametrize("words", ["a ", "our ", "is at the "])
def test_what_is_quoted_stays_short_behind_a_row_of_small_words(words: str) -> None:
    (message,) = hits(f"Visits are {words * 2_000}highest on record.")
    assert len(message) < 150


@pytest.mark.parametrize(
    ("comment", "count"),
    [
        ("July saw the highest number of calls this year.", 0),
        ("Telephone calls were at a record high.", 0),
        ("The most calls since May were taken on the 8th.", 0),
        ("The percentage of telephone calls answered is at a record high.", 1),
        ("Telephone calls answered were the highest this year.", 1),
    ],
)
def test_the_highest_number_of_cases_is_not_the_highest_share(comment: str, count: int) -> None:
    name = "% of telephone calls answered within 30 seconds"
    measure = row(name=name, period=("87%", None, None), comment=comment, is_percentage=True)
    assert len(found("C1", month(measure, readings=[past("2024-06", "91%")]))) == count


@pytest.mark.parametrize(
    ("name", "comment", "count"),
    [
        ("Staff turnover", "Staff turnover is the highest on record.", 1),
        ("Staff turnover", "Turnover was the highest on record over a 12-month period.", 0),
        ("Staff turnover", "Turnover was the highest on record over any two-quarter period.", 0),
        (
            "Turnover (rolling 12 months)",
            "Turnover was the highest ever over a 12-month period.",
            1,
        ),
        ("Turnover (12 months)", "Turnover was the highest ever over a 12-month period.", 1),
    ],
)
def test_a_figure_of_a_span_of_time_is_another_than_the_month_s(
    name: str, comment: str, count: int
) -> None:
    measure = row(name=name, period=("1.2%", None, None), comment=comment, is_percentage=True)
    assert len(found("C1", month(measure, readings=[past("2024-06", "1.4%")]))) == count
