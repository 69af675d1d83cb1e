"""What a comment says of its measure's colour, beside the status that is printed."""

from __future__ import annotations

import pytest

from tests.support.check_rows import AMBER, RED, SMALLER, Printed, found, month, row

NAME = "Agency social workers as % of workforce"
MISSED: Printed = ("18.4%", "15.0%", RED)


def hits(comment: str) -> int:
    measure = row(name=NAME, period=MISSED, ytd=MISSED, polarity=SMALLER, comment=comment)
    return len(found("S5", month(measure)))


@pytest.mark.parametrize(
    "comment",
    [
        "RAG status: amber.",
        "RAG rating of green.",
        "The status is amber.",
        "The RAG rating remains at green.",
        "This indicator is now amber.",
        "The measure has moved from red to amber.",
        "Performance has improved to amber.",
        "The measure has turned green.",
        "It is now green and staff are pleased.",
        "Currently amber.",
        "The status is amber for the month.",
        "The status is amber in July.",
        "Reported amber in July.",
        "It is rated amber by tolerance.",
        "This KPI is rated amber.",
        "Despite high demand the measure remains amber.",
        "Because of sickness this is currently amber.",
        "Overall performance is reported as amber.",
        "Amber, as it is within two points of target.",
        "Green because of good recruitment.",
        "It is rated amber for a second month.",
        "It is rated amber for missing its target.",
        "The measure is rated amber for two reasons.",
        "Rated amber for agency social workers.",
        "Green this month.",
        "Amber.",
    ],
)
def test_another_colour_than_the_status(comment: str) -> None:
    assert hits(comment) == 1


@pytest.mark.parametrize(
    "comment",
    [
        "RAG status: red.",
        "This indicator is red.",
        "It has moved from amber to red.",
        "The status was amber in June.",
        "It moved to amber last month.",
        "The measure will move to amber once posts are filled.",
        "The indicator is not green because vacancies persist.",
        "The recruitment project is green.",
        "Rated green for recruitment this month.",
        "We are rated amber for retention.",
        "The directorate's RAG rating is green.",
        "The risk is rated amber in the register of risks.",
        "Children's services are green and adult services are red.",
        "Green waste is down, and it is a green flag park.",
        "Amber alerts were issued for heat.",
        "The status of green spaces is under review.",
        "Status: Green Flag awarded.",
        "It is rated green flag standard.",
        "The service is rated amber by Ofsted.",
        "It is currently rated green by the Care Quality Commission.",
        "It remains green belt.",
        "Red, as it is three points above target.",
        "Green, brown and black bins are emptied.",
        "Green as they are, staff need training.  The measure is red.",
        "The plan was agreed. Green.",
        "The plan was agreed. Amber, as one action is late.",
        "Green waste fell.",
        "Amber alerts.",
        "The RAG status is amber/red.",
        "RAG: green for adults, red for children.",
        "The status is amber for agency staff only.",
        "Of the 5 measures, 3 are green.",
        "Reported amber in June.",
        "£0.6m of savings are rated amber.",
        "Of the 41 schemes 5 are rated amber.",
        "The telephony contract is rated green.",
        "Minors are rated amber at 85%.",
        "Savings in Adults are reported as amber.",
        "Currently amber savings total £2m.",
        "The estates review is currently green.",
        "The RAG thresholds are amber at 16% and red at 17%.",
        "It is flagged amber in the risk register.",
        "Performance is flagged amber on the directorate's corporate risk log.",
    ],
)
def test_the_same_colour_or_that_of_something_else(comment: str) -> None:
    assert hits(comment) == 0


@pytest.mark.parametrize(
    ("comment", "asks"),
    [
        ("Performance is rated amber this month.", True),
        ("Performance is amber in July.", True),
        ("Performance was rated green this month.", True),
        ("Performance was reported as green in July.", True),
        ("Performance was rated red in July.", False),
        ("Performance was rated green last month.", False),
        ("Performance was rated green in June.", False),
        ("Performance was rated green.", False),
        ("This month it was rated red, and it was previously green.", False),
        ("Performance is rated amber.", False),
        ("Performance is rated red this month.", False),
        ("This measure is amber for the year and red this month.", False),
        ("It has been rated amber for the year to date this month.", False),
        ("Rated amber, and the month was hard.", False),
    ],
)
def test_the_colour_of_the_year_to_date_is_none_of_the_month(comment: str, asks: bool) -> None:
    year: Printed = ("16.1%", "15.0%", AMBER)
    measure = row(name=NAME, period=MISSED, ytd=year, polarity=SMALLER, comment=comment)
    assert bool(found("S5", month(measure))) is asks


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Lettings are rated green.", 1),
        ("Lettings are rated red.", 0),
        ("Lettings of garages are rated green.", 0),
    ],
)
def test_lettings_are_homes_let(comment: str, hits: int) -> None:
    measure = row(name="Council homes let", period=("18", "20", RED), comment=comment)
    assert len(found("S5", month(measure))) == hits
