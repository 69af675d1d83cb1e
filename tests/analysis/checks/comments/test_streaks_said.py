"""What a comment says of how often in a row its target was met, against the reports that are held."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from tests.support.check_rows import BIGGER, GREEN, Printed, found, month, one, past, row

NAME = "% of calls answered in a minute"
MET: Printed = ("81%", "80%", GREEN)
MISSED: Printed = ("77%", "80%", None)
BEFORE = {"2024-04": "69%", "2024-05": "82%", "2024-06": "74%"}


def hits(comment: str, period: Printed = MET, before: dict[str, str] = BEFORE) -> int:
    measure = row(name=NAME, period=period, polarity=BIGGER, comment=comment)
    readings = [past(at, actual, "80%") for at, actual in before.items()]
    return len(found("C4", month(measure, readings=readings)))


@pytest.mark.parametrize(
    "comment",
    [
        "Second consecutive month above target.",
        "Performance is above target for the third consecutive month.",
        "Performance is above target for the second month running.",
        "This is the third month running that performance is on target.",
        "Performance is on target for the first time this year.",
        "Performance has been above target in every month since April.",
        "Performance is above target each month this year.",
    ],
)
def test_a_row_of_months_that_an_earlier_one_denies(comment: str) -> None:
    assert hits(comment) == 1


@pytest.mark.parametrize(
    ("comment", "period", "before"),
    [
        ("Second consecutive month above target.", MET, {"2024-05": "69%", "2024-06": "82%"}),
        ("Second consecutive month above target.", MET, {"2024-05": "69%"}),  # June is not held
        ("Third consecutive month above target.", MET, {"2024-06": "82%"}),
        ("Second consecutive month above target.", MET, {"2024-06": "80%"}),  # on it, as printed
        ("Performance fell below target for the first time this year.", MISSED, {"2024-03": "70%", "2024-06": "84%"}),
        ("Performance is above target for the first time since May.", MET, BEFORE),
        ("This would be the second consecutive month above target.", MET, BEFORE),
        ("Calls from shops were above target for the second month running.", MET, BEFORE),
        ("Performance was below target for the second month in June.", MET, BEFORE),
        ("This is the third consecutive quarter above target.", MET, BEFORE),
        ("This is the second consecutive month above target for benefits.", MET, BEFORE),
        ("Performance is above target for the second quarter running.", MET, BEFORE),
        ("Performance is above target for the second month this year.", MET, BEFORE),
        ("Performance is above target for the second month of the year.", MET, BEFORE),
        ("Performance has been above target in every month since April.", MET, {"2024-03": "70%", "2024-05": "82%"}),
        ("Performance has been above target every quarter this year.", MET, BEFORE),
        ("Performance has been above target in every month since April in Dover.", MET, BEFORE),
        ("Performance was above target in every month since April in June.", MET, BEFORE),
        ("Performance fell below target for the first time this year in April.", MISSED, BEFORE),
        ("In May performance was above target for the second month running.", MET, BEFORE),
    ],
)  # fmt: skip
def test_a_row_that_holds_or_that_nothing_denies(
    comment: str, period: Printed, before: dict[str, str]
) -> None:
    assert hits(comment, period, before) == 0


def test_it_names_the_month_that_denies_it() -> None:
    comment = "Performance fell below target for the first time this year."
    measure = row(name=NAME, period=MISSED, polarity=BIGGER, comment=comment)
    finding = one("C4", month(measure, readings=[past("2024-06", "74%", "80%")]))
    assert finding.message == (
        "The comment says “fell below target for the first time this year”; it was 74% against a "
        "target of 80% in June 2024 too. Which is right?"
    )
    assert finding.level is Level.QUESTION
