"""What a comment says went one way, and whose two figures go the other."""

from __future__ import annotations

import pytest

from tests.support.check_rows import AMBER, SMALLER, day, found, month, one, row

TITLE = "Change told the other way round"


def hits(comment: str) -> list[str]:
    measure = row(
        name="Average days to re-let a home",
        period=("36.1", "28", AMBER),
        polarity=SMALLER,
        comment=comment,
    )
    return [each.message for each in found("C1", month(measure)) if each.title == TITLE]


@pytest.mark.parametrize(
    "comment",
    [
        "Re-let times fell slightly to 36.1 days in July from 35.4 in June.",
        "Re-let times fell to 36.1 days, from 35.4.",
        "The number of potholes repaired increased to 2,655 from 2,870 in June.",
        "There was a small decrease this month, from 0.76 to 0.78.",
        "Calls answered improved, an increase from 94% to 91%.",
        "Debt has reduced from £1.2m to £1,350,000.",
        "Arrears are down from £900k in June to £1.1m in July.",
        "There was a fall in waiting times from 30 to 34 days.",
        "Times improved in July from 35.4 days to 36.1 days.",
        "Waits rose from 36 to 35 in July 2024.",
        "Waits rose from 36 days last month to 35 days.",
        "Cases fell from 402 in 2022/23 to 411.",
        "Cases fell from 402 cases in 2022/23 to 411 cases.",
    ],
)
def test_the_two_figures_go_the_other_way(comment: str) -> None:
    assert len(hits(comment)) == 1


@pytest.mark.parametrize(
    "comment",
    [
        "Re-let times rose to 36.1 days in July from 35.4 in June.",
        "Performance improved from 38.2 days to 36.1.",
        "Answers improved from 88% to 92%.",  # of which more is better
        "Waits fell from 2 weeks to 10 days.",
        "Referrals fell to 60 from 75 schools that have a new policy.",
        "Referrals rose to 60 from 75 schools that have a new policy.",
        "It rose from 12th to 10th, and we are up from place 12 to 10.",
        "Reduced staffing pushed waits from 30 to 34 days.",
        "A reduction in staff pushed waits from 30 to 34 days.",
        "Children at risk rose from 1 in 10 to 1 in 8.",
        "The term was increased from 1 September to 31 July.",
        "Costs fell from 2023 to 2024, and reduced to 12 from 12.",
        "It fell from 20% to 35 cases.",
        "Voids are down from 34 in June due to 40 new homes.",
        "Voids are down from 34 due to 40 new homes.",
        "Voids are down from 34 in June as we moved to 40 hours.",
        "Rents were reduced from 16-18 to 19-25.",
        "Attendance rose to 95%, up from 90%.",
        "Rates of £1.2m fell to £900k from £1,200,000.",
        "Performance fell to 36.1 days from 35.4 in June.",  # it is worse
        "Our performance on homes dropped from 30 to 34 days.",
    ],
)
def test_figures_that_go_the_way_told_or_that_are_not_compared(comment: str) -> None:
    assert hits(comment) == []


def test_it_says_what_the_figures_make() -> None:
    fell = row(comment="Visits fell to 36.1 from 35.4 in June.")
    assert one("C1", month(fell)).message == (
        "The comment says “fell to 36.1 from 35.4”, which is a rise. Which is right?"
    )
    (message,) = hits("Times improved in July from 35.4 days to 36.1 days.")
    assert message == (
        "The comment says “improved in July from 35.4 days to 36.1 days”, which is a rise, and lower "
        "is better. Which is right?"
    )


def test_what_improved_from_the_figure_before_is_its_own() -> None:
    name = "Average days to re-let a home"
    old = row(name=name, period=("36.1", None, None), report_date=day("2024-06"))
    for comment, count in (
        ("Times improved from 36.1 days to 41 days.", 1),
        ("Times improved from 36.1 days to 31 days.", 0),
        ("Voids improved from 30 to 41.", 0),
    ):
        measure = row(name=name, period=("34.0", "28", AMBER), polarity=SMALLER, comment=comment)
        seen = month(measure, before=(old,), held=("2024-06",))
        assert [each.title for each in found("C1", seen)].count(TITLE) == count
