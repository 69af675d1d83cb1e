"""Rises or falls in a row that a comment tells, against the reports that are held."""

from __future__ import annotations

import pytest

from tests.support.check_rows import RED, SMALLER, day, found, month, one, past, row

NAME = "Number of children looked after"
BEFORE = {
    **{"2024-03": "650", "2024-04": "622", "2024-05": "630", "2024-06": "620"},
}


def hits(comment: str, now: str = "607") -> list[str]:
    measure = row(name=NAME, period=(now, "600", RED), polarity=SMALLER, comment=comment)
    readings = [past(at, actual, "600") for at, actual in BEFORE.items()]
    return [each.message for each in found("C1", month(measure, readings=readings))]


@pytest.mark.parametrize(
    "comment",
    [
        "The number of children looked after has fallen for the third month in a row.",
        "The number has fallen for the third consecutive month.",
        "The number of children is down for four consecutive months.",
        "The number of children has fallen for four months running.",
        "Numbers of children have reduced in each of the last three months.",
        "The number of children has fallen every month this year.",
        "The number of children has improved in each month since April.",
        "The number of children looked after is 607, the third consecutive monthly fall.",
        "The number of children looked after is 607, a third fall in a row.",
    ],
)
def test_a_step_the_other_way(comment: str) -> None:
    (message,) = hits(comment)
    assert "; it went from 622 in April 2024 to 630 in May 2024. Which is right?" in message


@pytest.mark.parametrize(
    "comment",
    [
        "The number of children has fallen for the second month in a row.",
        "The number of children has fallen for three consecutive months.",
        "The number of children has fallen in each of the last two months.",
        "The number of children has fallen every month since May.",
        "The number of children looked after has not fallen for the third month in a row.",
        "The number of children in Dover has fallen for the third month in a row.",
        "The number has fallen for the third month in a row in Dover.",
        "The number of children has fallen for the third consecutive quarter.",
        "In June the number of children fell for the third month in a row.",
        "We expect the number of children to have fallen for the third month in a row.",
        "The number of children rose for the first time this quarter.",
        "The number of children has fallen for the third month this year.",
        "The number of children has fallen for the third month since March.",
    ],
)
def test_a_row_that_holds_or_is_of_something_else(comment: str) -> None:
    assert [each for each in hits(comment) if "it went from" in each] == []


def test_the_last_step_is_asked_about_once() -> None:
    comment = "The number of children looked after has fallen for the third month in a row."
    seen = row(
        name=NAME, period=("641", "600", RED), polarity=SMALLER, comment=comment, measure_id="x"
    )
    june = row(name=NAME, period=("620", "600", RED), measure_id="x", report_date=day("2024-06"))
    assert one("C1", month(seen, before=[june], held=("2024-06",))).message == (
        "The comment says “fallen for the third month in a row”; the figure was 620 in June 2024 and is "
        "641 now. Which is right?"
    )


def test_a_first_time_that_was_not_the_first() -> None:
    comment = "The number of children rose for the first time this year."
    measure = row(name=NAME, period=("641", "600", RED), polarity=SMALLER, comment=comment)
    readings = [past(at, actual, "600") for at, actual in BEFORE.items()]
    assert one("C1", month(measure, readings=readings)).message == (
        "The comment says “rose for the first time this year”; it went from 622 in April 2024 to 630 in "
        "May 2024 too. Which is right?"
    )
    assert found("C1", month(measure, readings=readings[:2])) == []  # that rise is not held


def test_a_month_that_is_not_held_denies_nothing() -> None:
    comment = "The number of children has fallen for the third month in a row."
    measure = row(name=NAME, period=("607", "600", RED), polarity=SMALLER, comment=comment)
    readings = [past(at, BEFORE[at], "600") for at in ("2024-04", "2024-06")]
    assert found("C1", month(measure, readings=readings)) == []
