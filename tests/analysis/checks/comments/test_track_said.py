"""What a comment says of its profile and track, against figures and statuses."""

from __future__ import annotations

import pytest

from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    NOTHING,
    RED,
    Printed,
    found,
    month,
    one,
    row,
)

NAME = "% of business rates collected"
MISSED: Printed = ("36%", "40%", RED)
MET: Printed = ("41%", "40%", GREEN)


def hits(comment: str, period: Printed, ytd: Printed = NOTHING) -> int:
    measure = row(name=NAME, period=period, ytd=ytd, polarity=BIGGER, comment=comment)
    return len(found("C4", month(measure)))


@pytest.mark.parametrize(
    ("comment", "period"),
    [
        ("Collection is ahead of profile.", MISSED),
        ("Business rates collected are in line with the agreed profile.", MISSED),
        ("Performance is within its trajectory.", MISSED),
        ("Collection is behind profile.", MET),
        ("Performance is currently off track.", MET),
        ("Collection remains off course in July.", MET),
    ],
)
def test_figures_that_say_the_other(comment: str, period: Printed) -> None:
    assert hits(comment, period) == 1


@pytest.mark.parametrize(
    ("comment", "period", "ytd"),
    [
        ("Collection is ahead of profile.", MET, NOTHING),
        ("Collection is behind profile.", MISSED, NOTHING),
        ("Performance is off track.", MISSED, NOTHING),
        ("Collection is ahead of profile.", ("36%", "40%", AMBER), NOTHING),
        ("Collection is ahead of profile.", MISSED, MET),
        ("Collection was behind profile last month.", MET, NOTHING),
        ("Collection in Dover is ahead of profile.", MISSED, NOTHING),
        ("Collection is ahead of profile in Dover.", MISSED, NOTHING),
        ("We expect collection to be ahead of profile.", MISSED, NOTHING),
        ("The project is off track.", MET, NOTHING),
        ("Collection went off track in May.", MET, NOTHING),
        ("Spend is in line with the profile of the programme.", MISSED, NOTHING),
        ("The profile of debtors has changed.", MISSED, NOTHING),
    ],
)
def test_what_holds_or_is_of_something_else(comment: str, period: Printed, ytd: Printed) -> None:
    assert hits(comment, period, ytd) == 0


def test_it_asks_what_is_meant() -> None:
    comment = "Collection is ahead of profile."
    measure = row(name=NAME, period=MISSED, polarity=BIGGER, comment=comment)
    assert one("C4", month(measure)).message == (
        "The comment says “ahead of profile”; 36% is 4 points below the target of 40% (▲ red). "
        "What is it measured against?"
    )
