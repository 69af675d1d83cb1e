"""The year to date that a comment gives, against the one that the report prints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.period import PeriodType
from tests.support.check_rows import (
    AMBER,
    GREEN,
    Printed,
    day,
    found,
    month,
    one,
    past,
    row,
)

CALLS = "% of calls answered within 60 seconds"
REPAIRS = "Number of potholes repaired"
FIRES = "Number of accidental dwelling fires"
COMPLAINTS = "Complaints received"
RENT = "Rent collected (% of rent due)"
PRINTED: dict[str, tuple[Printed, Printed]] = {
    CALLS: (("93.4%", "95%", AMBER), ("94.1%", "95%", AMBER)),
    REPAIRS: (("1,240", "1,200", GREEN), ("4,812", "4,800", GREEN)),
    FIRES: (("21", "18", AMBER), ("74", "72", AMBER)),
    RENT: (("98.6%", "99%", AMBER), ("98.9%", "99%", AMBER)),
    COMPLAINTS: (("102", "100", AMBER), ("412", "400", AMBER)),
}


def hits(name: str, comment: str) -> list[Finding]:
    period, ytd = PRINTED[name]
    measure = row(
        name=name, period=period, ytd=ytd, comment=comment, is_percentage=name in (CALLS, RENT)
    )
    told = found("C1", month(measure))
    return [each for each in told if "the year to date is printed as" in each.message]


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        (CALLS, "YTD performance of 94.1% is below the target of 95%.", "YTD performance of 94.9% is below the target of 95%."),
        (CALLS, "The year to date is 94.1% against a target of 95%.", "The year to date is 93.1% against a target of 95%."),
        (CALLS, "Year-to-date performance stands at 94.1%.", "Year-to-date performance stands at 91.4%."),
        (CALLS, "YTD: 94.1%.", "YTD: 93.4%."),
        (CALLS, "93.4% in July. YTD 94.1%.", "93.4% in July. YTD 90.1%."),
        (CALLS, "93.4% in July; 94.1% YTD.", "93.4% in July; 95.8% YTD."),
        (CALLS, "Performance for the year to date improved to 94.1%.", "Performance for the year to date improved to 94.9%."),
        (CALLS, "93.4% in July (YTD 94.1%).", "93.4% in July (YTD 92.1%)."),
        (CALLS, "93.4%, YTD 94.1%", "93.4%, YTD 91.1%"),
        (CALLS, "93.4% (YTD 94.1%) against a target of 95%.", "93.4% (YTD 91.1%) against a target of 95%."),
        (REPAIRS, "The year to date is 4,812.", "The year to date is 4,912."),
        (REPAIRS, "The year to date total of 4,812 is above the target.", "The year to date total of 4,642 is above the target."),
        (REPAIRS, "Repairs for the year to date were 4,812.", "Repairs for the year to date were 4,182."),
        (REPAIRS, "4,812 potholes have been repaired in the year to date.", "4,182 potholes have been repaired in the year to date."),
        (REPAIRS, "So far this year 4,812 potholes have been repaired.", "So far this year 4,182 potholes have been repaired."),
        (FIRES, "There have been 74 accidental dwelling fires so far this year.", "There have been 64 accidental dwelling fires so far this year."),
        (REPAIRS, "4,812 potholes have been repaired this year.", "4,182 potholes have been repaired this year."),
        (REPAIRS, "A total of 4,812 potholes have been repaired since April.", "A total of 4,182 potholes have been repaired since April."),
        (REPAIRS, "4,812 potholes were repaired between April and July.", "4,182 potholes were repaired between April and July."),
        (FIRES, "21 in July. YTD 74 (target 72).", "21 in July. YTD 47 (target 72)."),
        (REPAIRS, "4,812 potholes were repaired this year.", "4,182 potholes were repaired this year."),
        (CALLS, "Since April, 94.1% of calls have been answered within 60 seconds.", "Since April, 93.1% of calls have been answered within 60 seconds."),
        (RENT, "Collection is 98.9% for the year to date.", "Collection is 99.8% for the year to date."),
        (REPAIRS, "We repaired 4,812 potholes since April.", "We repaired 4,182 potholes since April."),
        (REPAIRS, "4,812 potholes repaired since 1 April.", "4,182 potholes repaired since 1 April."),
        (COMPLAINTS, "412 complaints since April.", "421 complaints since April."),
        (COMPLAINTS, "There have been 412 complaints since April.", "There have been 382 complaints since April."),
        (REPAIRS, "1,240 repairs in July and 4,812 so far this year.", "1,240 repairs in July and 4,182 so far this year."),
    ],
)  # fmt: skip
def test_another_year_to_date_than_is_printed(name: str, right: str, wrong: str) -> None:
    assert hits(name, right) == []
    assert len(hits(name, wrong)) == 1


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        (CALLS, "YTD performance is 0.9 points below target."),
        (CALLS, "The YTD of web chat is 90%."),
        (CALLS, "Web chat is new. YTD: 90%."),
        (CALLS, "93.4% in July. Web chat was busy. YTD 92%."),
        (CALLS, "93.4% in July; web chat 90% YTD."),
        (CALLS, "Adult care's YTD performance is 91%."),
        (CALLS, "Excluding June's outage YTD performance is 95.8%."),
        (CALLS, "Academic year to date is 92%."),
        (CALLS, "The year to date target is 95%."),
        (CALLS, "YTD performance last year was 92%."),
        (CALLS, "Year to date to the end of June was 94.4%."),
        (CALLS, "The YTD is 94%."),
        (CALLS, "93.4% (94.1% YTD)"),
        (CALLS, "Web chat: 98% (97% YTD)."),
        (CALLS, "Web chat (97% YTD)."),
        (CALLS, "Web chats answered in 60 seconds were 98%; 97% so far this year."),
        (CALLS, "94.1% YTD, 93.4% in the month"),
        (REPAIRS, "The year to date is 357 more than last year."),
        (REPAIRS, "1,240 repairs in July and 4,182 inspections so far this year."),
        (REPAIRS, "1,240 repairs in July and in the north 4,182 so far this year."),
        (REPAIRS, "At least 4,100 potholes have been repaired so far this year."),
        (CALLS, "Since April, 91% of web chats have been answered within 60 seconds."),
        (CALLS, "The half-year result is 92%."),  # of another report than July's
        (CALLS, "The outturn was 92%."),
        (REPAIRS, "In the year to date last year we had repaired 4,455."),
        (REPAIRS, "In the year to date 3,950 jobs were permanent repairs."),
        (REPAIRS, "Of the 4,812 repaired in the year to date 3,600 were permanent repairs."),
        (REPAIRS, "5,120 potholes have been reported in the year to date."),
        (REPAIRS, "In the year to date, 4,100 potholes were repaired within 28 days."),
        (REPAIRS, "4,812 have been repaired in the year to date, compared with 4,455 before."),
        (REPAIRS, "4,100 potholes have been repaired in the north in the year to date."),
        (REPAIRS, "About 4,800 potholes have been repaired in the year to date."),
        (REPAIRS, "4,100 potholes in cycle lanes have been repaired this year."),
        (REPAIRS, "4,100 of these potholes have been repaired this year to date."),
        (REPAIRS, "At least 4,100 potholes have been repaired this year."),
        (REPAIRS, "More than 4,100 potholes have been repaired since April."),
        (REPAIRS, "4,500 potholes are to be repaired this year."),
        (REPAIRS, "5,120 potholes since April."),
        (RENT, "Collection from garages is 97.9% for the year to date."),
        (CALLS, "Calls answered is 97% for the year to date."),
        (REPAIRS, "Since April 5,120 potholes have been inspected."),
        (REPAIRS, "Potholes repaired have risen to 1,240 since April."),
        (COMPLAINTS, "380 complaints were upheld since April."),
        (COMPLAINTS, "380 complaints about bins since April."),
        (COMPLAINTS, "Complaints are up by 140 since April."),
        (REPAIRS, "3,572 potholes were repaired between April and June."),
        (REPAIRS, "5,100 potholes have been repaired since April 2023."),
        (REPAIRS, "By the end of June 3,572 potholes had been repaired this year."),
        (FIRES, "In the year to date 31 fires were in the homes of people over 65."),
        (FIRES, "50 fires in the year to date started in kitchens."),
        (FIRES, "There have been 130 fires in the year to date."),
        (FIRES, "The year to date figure is 6 more than the same time last year."),
    ],
)  # fmt: skip
def test_a_year_to_date_of_something_else(name: str, comment: str) -> None:
    assert hits(name, comment) == []


def test_the_year_to_date_of_an_earlier_month_is_told_as_such() -> None:
    period, ytd = PRINTED[REPAIRS]
    measure = row(name=REPAIRS, period=period, ytd=ytd, comment="The year to date is 3,572.")
    finding = one("C1", month(measure, readings=[past("2024-06", "1,202", ytd="3,572")]))
    assert "“year to date is 3,572”; the year to date is printed as 4,812." in finding.message
    assert finding.harmless == "it was the year to date of June 2024"


@pytest.mark.parametrize(
    ("at", "name", "comment", "count"),
    [
        ("2024-09", REPAIRS, "The half-year total of 4,642 is below target.", 1),
        ("2024-09", REPAIRS, "The half-year total of 4,812 is above target.", 0),
        ("2024-09", REPAIRS, "The half-yearly figure is 4,182.", 1),
        ("2024-09", REPAIRS, "4,182 potholes were repaired in the first half of the year.", 1),
        ("2024-09", REPAIRS, "4,812 potholes were repaired in the first half of the year.", 0),
        ("2024-09", REPAIRS, "4,182 drains were cleared in the first half of the year.", 0),
        ("2024-09", REPAIRS, "The half-year total last year was 4,455.", 0),
        ("2024-09", CALLS, "The year-end outturn is expected to be 93%.", 0),
        ("2025-03", CALLS, "The year-end outturn of 93% is below target.", 1),
        ("2025-03", CALLS, "The outturn for the year is 94.9%.", 1),
        ("2025-03", CALLS, "The outturn is 94.1%, and 93.4% in the quarter.", 0),
        ("2025-03", REPAIRS, "Last year’s outturn was 4,455.", 0),
        ("2025-03", REPAIRS, "The half-year total was 2,401.", 0),
        ("2025-06", CALLS, "The outturn was 92%.", 0),
    ],
)
def test_the_year_to_date_where_its_half_or_the_year_ends(
    at: str, name: str, comment: str, count: int
) -> None:
    period, ytd = PRINTED[name]
    share = name == CALLS
    measure = row(
        name=name, period=period, ytd=ytd, comment=comment, is_percentage=share, report_date=day(at)
    )
    measure = structs.replace(measure, period_type=PeriodType.QUARTER)
    told = found("C1", replace(month(measure, at=at), period_type=PeriodType.QUARTER))
    assert len(told) == count
