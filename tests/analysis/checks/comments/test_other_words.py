"""The same said in other words: each is asked about where it is wrong, and not where it is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.status import Status
from tests.support.checking import check
from tests.support.frames import histories, month, row

Measure = tuple[str, str, str, str, str]
"""A name, the actuals of May, June and July, and the target."""
CALLS = ("Percentage of calls answered within 60 seconds", "82%", "79%", "76%", "80%")
SATISFIED = ("Percentage of customers satisfied", "88%", "86%", "91%", "90%")
STREETS = ("Percentage of streets clean", "93%", "95%", "92%", "95%")
UPHELD = ("Percentage of complaints upheld", "40%", "36%", "45%", "40%")
RIDES = ("Number of bus rides", "1,020", "1,130", "1,250", "1,200")
VISITORS = ("Number of visitors to the museum", "5,100", "5,400", "6,240", "6,000")
VISITS = ("Number of library visits", "12,900", "12,400", "12,050", "12,000")
TREES = ("Number of trees planted", "300", "250", "410", "400")
VOLUNTEERS = ("Number of volunteers", "410", "415", "398", "400")
ENERGY = ("Energy use (MWh)", "820", "790", "845", "800")
ANSWER = ("Average time to answer calls (seconds)", "95", "110", "142", "120")
DELAYS = ("Number of delayed discharges", "30", "34", "41", "30")
ARREARS = ("Rent arrears (£)", "£410,000", "£425,000", "£452,000", "£400,000")
RELET = ("Average re-let time (days)", "24", "27", "29", "25")


def asked(measure: Measure, comment: str) -> list[str]:
    """The rules on comments that ask about one of July."""
    name, *earlier, actual, target = measure
    before = [
        month(when, row(name=name, period_actual=each, period_target=target))
        for when, each in zip(("2024-05", "2024-06"), earlier, strict=True)
    ]
    now = row(name=name, period_actual=actual, period_target=target, period_status=Status.GREEN)
    july = month("2024-07", replace(now, comment=comment))
    found = check(histories(*before, july), july)
    return [rule for each in found for rule in each.rules if rule.startswith("C")]


@pytest.mark.parametrize(
    ("measure", "comment", "rule"),
    [
        (SATISFIED, "Satisfaction slipped to 91% this month.", "C1"),
        (VOLUNTEERS, "Volunteer numbers have climbed steadily to 398.", "C1"),
        (VOLUNTEERS, "The number of volunteers jumped to 398.", "C1"),
        (RIDES, "Rides rose 20% on the month before.", "C1"),
        (RIDES, "Rides rose by 20% on the preceding month.", "C1"),
        (RIDES, "Rides were up 20% on the prior month.", "C1"),
        (VISITORS, "Visitors beat the target by 420.", "C2"),
        (TREES, "We fell just short of the target of 400.", "C4"),
        (ENERGY, "Energy use is 45 MWh lower than the target.", "C2"),
        (RELET, "It took 29 days on average to re-let, the shortest this year.", "C1"),
        (RELET, "The quickest re-let time this year.", "C1"),
        (STREETS, "Of 150 streets inspected, 141 met the standard.", "C2"),
        (STREETS, "Of 150 streets, 141 were clean.", "C2"),
        (CALLS, "We answered 81% of calls within a minute in July.", "C1"),
        (CALLS, "76% of calls were answered in time, the same as last month.", "C1"),
        (CALLS, "76% of calls were answered in time; this is the same as last month.", "C1"),
        (CALLS, "Performance remains at 79%.", "C1"),
        (CALLS, "Performance was unchanged at 79%.", "C1"),
        (CALLS, "Performance held steady at 79% in July.", "C1"),
        (CALLS, "Performance slipped to 67%.", "C1"),
        (CALLS, "This is six points off target.", "C2"),
        (DELAYS, "Numbers of delays remain low at 14.", "C1"),
        (ARREARS, "Arrears fell by £27,000 in the month.", "C1"),
        (VISITS, "The increase of 450 on last month is due to the challenge.", "C1"),
        (CALLS, "At 76% we are 2.5 points short of the 80% target.", "C2"),
        (VISITS, "There was a 10% fall in visits on June.", "C1"),
        (ANSWER, "Average answer time was 2 minutes 42 seconds.", "C1"),
        (ANSWER, "The average answer time was 02:42.", "C1"),
    ],
)
def test_what_is_wrong_is_asked_about(measure: Measure, comment: str, rule: str) -> None:
    assert asked(measure, comment) == [rule]


@pytest.mark.parametrize(
    ("measure", "comment"),
    [
        (SATISFIED, "Satisfaction climbed to 91%; response rates slipped to 12%."),
        (VOLUNTEERS, "Volunteer numbers slipped to 398 as 30 students left."),
        (RIDES, "Rides rose 11% on the month before."),
        (RIDES, "Rides rose 20% on the month before last's school trips."),
        (VISITS, "Visits slipped again; e-book loans jumped by 800 on the month before."),
        (VISITS, "The month before was half term, when visits jumped to 3,400 in a week."),
        (VISITORS, "Visitors beat the target by 240."),
        (VISITS, "Visits beat the target by 50; Didcot beat its target by 300."),
        (CALLS, "We were just short of target in the first fortnight, at 79%."),
        (ENERGY, "Gas use is 30 MWh lower than its target."),
        (ENERGY, "Energy use is 45 MWh higher than the target."),
        (RELET, "The longest void this year, 92 days, was a flat with fire damage."),
        (RELET, "At 29 days it is the longest this year; the shortest took four."),
        (STREETS, "Of 150 streets inspected, 138 met the standard."),
        (STREETS, "Of 25 streets inspected in Bicester, 21 were clean."),
        (STREETS, "Of 150 streets inspected, 41 were dual carriageways."),
        (UPHELD, "Of 120 complaints received, 84 were upheld."),
        (UPHELD, "Of 80 complaints in the year, 30 were upheld."),
        (CALLS, "92% of calls were answered within two minutes and 76% within a minute."),
        (CALLS, "81% of emails were answered within a day."),
        (CALLS, "There was a 12% rise in calls since June."),
        (CALLS, "This is four points off target."),
        (CALLS, "Chats are six points off target."),
        (DELAYS, "Delays at the Horton remain low at 14."),
        (ARREARS, "Arrears rose by £27,000 in the month."),
        (ARREARS, "Former tenants’ arrears fell by £27,000 in the month."),
        (VISITS, "The fall of 350 on last month is due to the heat."),
        (VISITS, "The increase of 450 on last month was in e-books."),
        (CALLS, "Satisfaction with calls remains at 79%."),
        (CALLS, "Performance remained at 79% through June."),
        (CALLS, "Performance is expected to remain at 79%."),
        (CALLS, "Peak-time performance dropped to 67%."),
        (CALLS, "Performance dropped to a low of 67% on Mondays."),
        (CALLS, "Had performance remained at 79% the target would still be missed."),
        (CALLS, "76% of calls were answered in time; chats were the same as last month."),
        (CALLS, "At 76% we are four points short of the 80% target."),
        (CALLS, "At 76% we are 14 points short of the 90% target for chats."),
        (VISITS, "There was a 3% fall in visits on June."),
        (VISITS, "There was a 10% fall in visits by children on June."),
        (ANSWER, "Average answer time was 2 minutes 22 seconds."),
        (ANSWER, "The longest call took 18 minutes 42 seconds."),
        (ANSWER, "Lines open at 08:30; average answer time was 142 seconds."),
    ],
)
def test_what_is_right_or_of_something_else_is_not(measure: Measure, comment: str) -> None:
    assert asked(measure, comment) == []
