from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.period import PeriodType
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity, Travel
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    SMALLER,
    Printed,
    day,
    found,
    month,
    one,
    past,
    row,
)

NAME = "Active borrowers"
LOW: Printed = ("98", "119", AMBER)


@pytest.mark.parametrize(
    ("period", "comment", "hits"),
    [
        (LOW, "The actual is slightly under this month's target.", 1),
        (LOW, "The actual is just short of target.", 1),
        (("117", "119", AMBER), "The actual is slightly under this month's target.", 0),
        (("9", "8", AMBER), "It is slightly above target.", 0),  # no less is possible
        (("0.9", "0.8", AMBER), "It is slightly above target.", 0),
        (("10", "8", AMBER), "It is slightly above target.", 1),
        (("30", "28", AMBER), "It is slightly above target.", 0),  # two of them
        (("31", "28", AMBER), "It is slightly above target.", 1),
        (("17", "15", AMBER), "It is slightly above target.", 1),  # over a tenth
        (("107%", "100%", AMBER), "It is slightly above target.", 1),
        (("1,800", "2,100", AMBER), "It is just below the monthly 2,100 target.", 1),
        (LOW, "It continues to be slightly below target.", 1),
        (LOW, "One team is slightly below target.", 0),
        (LOW, "Film loans and craft sessions are slightly below target.", 0),
        (LOW, "Last month was slightly below target.", 0),
        (LOW, "But for Dover we would be slightly below target.", 0),
        (LOW, "It is slightly below target in Dover.", 0),
        (LOW, "Staff were few, and borrowers are slightly below target.", 1),
        (LOW, "It is slightly lower than usual.", 0),
        (LOW, "It is slightly above last year, and the target is far.", 0),
        (LOW, "It is well below target.", 0),
        (LOW, "It is above target.", 1),
        (LOW, "Our figures have been consistently well above target.", 1),
        (LOW, "It is not above target.", 0),
        (LOW, "It would be above target.", 0),
        (("130", "119", GREEN), "It is below the target.", 1),
        (("130", "119", GREEN), "Active borrowers are above our target.", 0),
        (LOW, "Magazines are above target.", 0),
        (LOW, "Active borrowers are above target in Dover.", 0),
        (LOW, "Active borrowers are above target for the second month.", 1),
        (LOW, "Men who borrow films at Dover branch are above target.", 0),
        (LOW, "Web chat opened in June. It is above target.", 0),
        (LOW, "Films were introduced in June and are liked. They are above target.", 0),
        (LOW, "The measure began in June. It is above target.", 1),
        (LOW, "A new branch has opened. It is above target.", 0),
        (LOW, "A new measure was introduced in June. It is above target.", 1),
        (LOW, "A campaign was launched in June. This month is above target.", 1),
        (LOW, "A campaign was launched in June. This measure is above target.", 1),
        (LOW, "Borrowers are on track to recover by autumn.", 0),
        (LOW, "Borrowers are on track to recover by the end of next term.", 0),
        (LOW, "Borrowers are on track to recover by hard work.", 1),
        (LOW, "Staff were few. It is above target.", 1),
        (LOW, "Borrowers are on track.", 1),
        (LOW, "We track 5 groups: on track, late, lost.", 0),
        (("130", "119", GREEN), "Borrowers are on track.", 0),
        (LOW, "We will be on track by May.", 0),
        (LOW, "On target for the month.", 1),
        (LOW, "On track.", 1),
        (LOW, "On track to open in May.", 0),
        (LOW, "The improvement plan is on track.", 0),
        (LOW, "We are on track with the plan.", 0),
        (LOW, "We are on track with delivery of the programme.", 0),
        (LOW, "We are on track, with 98 borrowers.", 1),
        (LOW, "Savings of £1.2m are on track.", 0),
        (LOW, "Performance has improved on last year.", 0),  # which is not held
        (LOW, "Performance is improving.", 1),
        (LOW, "The figure shows an improvement.", 1),
        (LOW, "Performance will be improving.", 0),
        (LOW, "The café is improving.", 0),
        (LOW, "Staff aim to improve performance.", 0),
        (("130", "119", GREEN), "Performance is improving.", 0),
        (("98", None, Status.MONITORING_ONLY), "Performance is improving; it is above target.", 0),
    ],
)
def test_words_of_direction(period: Printed, comment: str, hits: int) -> None:
    measure = row(name=NAME, period=period, ytd=period, polarity=BIGGER, comment=comment)
    assert len(found("C4", month(measure))) == hits


def test_what_remains_above_target_is_so_for_the_year_too() -> None:
    columns: tuple[Printed, Printed] = (("66,677", "65,000", GREEN), ("622,971", "624,000", AMBER))
    lasting = row(name=NAME, period=columns[0], ytd=columns[1], comment="Remains above target.")
    assert "the year-to-date actual 622,971 is 0.16% below" in one("C4", month(lasting)).message
    comment = "Visits were above target although the year remains below."
    apart = row(name="Visits", period=columns[0], ytd=columns[1], comment=comment)
    assert found("C4", month(apart)) == []
    now = row(name=NAME, period=columns[0], ytd=columns[1], comment="It is above target.")
    assert found("C4", month(now)) == []


def test_above_is_a_word_of_numbers_and_not_of_success() -> None:
    debt = row(
        name="Debt", period=("90", "100", GREEN), polarity=SMALLER, comment="Debt is above target."
    )
    assert found("C4", month(debt))
    more = row(
        name="Debt", period=("110", "100", RED), polarity=SMALLER, comment="Debt is above target."
    )
    assert found("C4", month(more)) == []


def test_on_track_for_the_year_is_on_track() -> None:
    measure = row(
        period=LOW, ytd=("537", "344", GREEN), polarity=BIGGER, comment="We are on track."
    )
    assert found("C4", month(measure)) == []


@pytest.mark.parametrize(
    ("travel", "year", "hits"),
    [
        (Travel.BETTER, None, 0),
        (Travel.WORSE, Travel.BETTER, 0),
        (Travel.WORSE, None, 1),
        (Travel.SAME, None, 1),
    ],
)
def test_improving_against_the_reports_before(
    travel: Travel, year: Travel | None, hits: int
) -> None:
    measure = row(period=LOW, polarity=BIGGER, comment="Performance is improving.", travel=travel)
    if year:
        measure = row(
            period=LOW,
            polarity=BIGGER,
            comment="Performance is improving.",
            travel=travel,
            travel_year=year,
        )
    assert len(found("C4", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "asked"),
    [
        ("It is on track.", "“is on track”; 98 is 18% below the target of 119 (● amber). On track for what?"),
        ("It is on track to reach 119.5 soon.", "“is on track to reach 119.5 soon”; 98 is 18% below the target of 119 (● amber). By when?"),
        ("It is on track to meet the target by the year end.", None),
        ("It is on target to reach 119 by the end of the year.", None),
        ("It is on track to meet the annual target.", None),
        ("It is on track to meet the target by October.", None),
        ("It is on track for the month.", "“is on track for the month”"),
    ],
)  # fmt: skip
def test_on_track_for_what_and_by_when(comment: str, asked: str | None) -> None:
    told = found("C4", month(row(name=NAME, period=LOW, polarity=BIGGER, comment=comment)))
    assert [asked in item.message for item in told if asked] == [True] * (asked is not None)
    assert len(told) == (asked is not None)


def test_improving_since_a_month_is_told_by_that_month() -> None:
    comment = "Performance has improved since January."
    measure = row(name=NAME, period=LOW, polarity=BIGGER, comment=comment)
    earlier = [past("2024-01", "95"), past("2024-06", "99")]
    assert found("C4", month(measure, readings=earlier)) == []
    assert found("C1", month(measure, readings=earlier)) == []
    assert found("C1", month(measure, readings=[past("2024-01", "103"), past("2024-06", "99")]))


def test_improving_says_what_was_before() -> None:
    measure = row(period=LOW, polarity=BIGGER, comment="Performance is improving.")
    assert one("C4", month(measure)).message.endswith("119. What has improved?")
    seen = month(measure, readings=[past("2024-06", "99")])
    assert "and it was 99 in June 2024" in one("C4", seen).message


def test_improving_and_worse_though_on_target() -> None:
    measure = row(
        period=("120", "119", GREEN),
        polarity=BIGGER,
        comment="The rate is improving.",
        travel=Travel.WORSE,
    )
    assert found("C4", month(measure))


@pytest.mark.parametrize(
    ("period", "hits"),
    [
        (("2,692", "1,516", Status.MONITORING_ONLY), 1),
        (("1,700", "1,516", Status.MONITORING_ONLY), 0),
        (("2,692", "1,516", GREEN), 0),
        (("2,692", None, None), 0),
    ],
)
def test_improving_where_nobody_knows_which_way_is_better(period: Printed, hits: int) -> None:
    for polarity in (None, Polarity.NEUTRAL):
        measure = row(period=period, polarity=polarity, comment="Performance is improving.")
        assert len(found("C4", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (
            "Performance is improving: 70% in 22/23 and 76% in 23/24.",
            "76.00 equals the 76% that it gives for 23/24. Has it improved this year?",
        ),
        ("Performance is improving: 65% in 2021/22; 70% in 22/23.", None),  # it says since when
        (
            "Performance is improving: 76% in 2024/25.",
            "76.00 is 1.5 points below the target of 77.50. What has improved?",
        ),
        ("Performance is improving.", "What has improved?"),
    ],
)
def test_figures_of_earlier_years_say_since_when(comment: str, words: str | None) -> None:
    measure = row(
        name="% of people who need no more support",
        period=("76.00", "77.50", AMBER),
        polarity=BIGGER,
        comment=comment,
    )
    told = found("C4", month(measure))
    assert [words is not None and words in item.message for item in told] == [True] * (
        words is not None
    )


@pytest.mark.parametrize(
    ("comment", "quoted"),
    [
        (
            "Performance is showing improvement from previous years: 98% in 23/24.",
            "“showing improvement from previous years”",
        ),
        (
            "Performance is improving from 97% to 98% in 23/24.",
            "“is improving from 97% to 98% in 23/24”",
        ),
        ("Performance is improving as staff came back.", "“is improving”"),
    ],
)
def test_since_when_it_is_improving_is_quoted_too(comment: str, quoted: str) -> None:
    measure = row(
        name="% of calls answered", period=("98%", "99%", AMBER), polarity=BIGGER, comment=comment
    )
    assert quoted in one("C4", month(measure)).message


@pytest.mark.parametrize(("actual", "hits"), [("120", 0), ("82", 1)])
def test_a_total_of_the_year_improves_as_it_nears_its_target(actual: str, hits: int) -> None:
    before, now = (
        structs.replace(
            row(
                period=(printed, target, RED),
                polarity=BIGGER,
                comment="Performance is improving.",
                report_date=day(at),
            ),
            targets_run_on=True,
        )
        for printed, target, at in (("80", "150", "2024-06"), (actual, "200", "2024-07"))
    )
    assert len(found("C4", month(now, readings=[before]))) == hits


@pytest.mark.parametrize(
    ("comment", "actual", "hits"),
    [
        ("Performance is comfortably above target.", "58.0%", 1),
        ("The rate is well below the target.", "58.0%", 1),
        ("Performance is above target.", "58.0%", 0),  # it may have been rounded
        ("Performance is slightly above target.", "58.0%", 0),
        ("Performance is comfortably above target.", "58.2%", 0),
        ("Performance in Dover is comfortably above target.", "58.0%", 0),
    ],
)
def test_a_figure_that_is_at_its_target_is_not_far_from_it(
    comment: str, actual: str, hits: int
) -> None:
    measure = row(
        name="% recycled", period=(actual, "58.0%", GREEN), polarity=BIGGER, comment=comment
    )
    assert len(found("C4", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Loans for the year to date are above target.", 1),
        ("Year-to-date loans are above target.", 1),
        ("So far this year loans are above target.", 1),
        ("Loans are above target.", 0),  # in the month they are
        ("Loans for the year to date are below target.", 0),
        ("Loans for the year to date are below target, those of July above target.", 0),
        ("E-book loans for the year to date are above target.", 0),
        ("Loans for the year to date should be above target by August.", 0),
    ],
)
def test_a_side_of_the_year_to_date_is_held_against_it(comment: str, hits: int) -> None:
    measure = row(
        name="Library loans",
        period=("112,340", "110,000", GREEN),
        ytd=("431,220", "440,000", None),
        polarity=BIGGER,
        comment=comment,
    )
    assert len(found("C4", month(measure))) == hits


FEW: Printed = ("19", "22", GREEN)
MANY: Printed = ("26", "22", RED)


@pytest.mark.parametrize("polarity", [SMALLER, None, Polarity.NEUTRAL])
@pytest.mark.parametrize(
    ("period", "comment", "hits"),
    [
        (FEW, "Performance is well above target.", 0),
        (FEW, "We remain above target.", 0),
        (FEW, "Comfortably above target.", 0),
        (FEW, "Fires are well above target.", 0),
        (FEW, "Fires are above target.", 1),
        (FEW, "The number is above target.", 1),
        (FEW, "At 19 we are above target.", 1),
        (MANY, "Performance is below target.", 0),
        (MANY, "We are performing below target.", 0),
        (MANY, "Below target in July owing to leave.", 0),
        (MANY, "Fires are below target.", 1),
        (MANY, "The figure is below target.", 1),
        (MANY, "Fires are above target.", 0),
    ],
)
def test_where_more_is_no_better_above_may_say_that_it_does_well(
    polarity: Polarity | None, period: Printed, comment: str, hits: int
) -> None:
    measure = row(name="Dwelling fires", period=period, polarity=polarity, comment=comment)
    assert len(found("C4", month(measure))) == hits


@pytest.mark.parametrize("polarity", [SMALLER, None])
def test_where_above_can_be_no_praise_it_is_asked_about(polarity: Polarity | None) -> None:
    red: Printed = ("19", "22", RED)
    measure = row(name="Fires", period=red, polarity=polarity, comment="Remains above target.")
    assert len(found("C4", month(measure))) == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("The year to date is slightly below target.", "Visits are slightly below target."),
        ("YTD visits of 690,120 are just below the target of 700,000.", "At 140,340 we are just below target."),
        ("Visits are 20% below target in July but above target for the year before.", "Visits are above target in July."),
        ("Visits are below target in July but slightly below target for the year to date.", "The year to date is above target."),
        ("Web chat is on target.", "The year to date is on target."),
        ("Visits are below target in July and above it for the year to date.", "Visits are above target for the year to date."),
    ],
)  # fmt: skip
def test_a_side_is_of_the_figures_that_its_clause_names(right: str, wrong: str) -> None:
    columns: tuple[Printed, Printed] = (("140,340", "175,000", RED), ("690,120", "700,000", AMBER))
    for comment, hits in ((right, 0), (wrong, 1)):
        measure = row(
            name="Visits", period=columns[0], ytd=columns[1], polarity=BIGGER, comment=comment
        )
        assert len(found("C4", month(measure))) == hits, comment


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("98 residents were borrowers, above target.", 1),
        ("98 residents were borrowers, still just above target.", 1),
        ("98 were active, above the profiled target of 119.", 1),
        ("98 residents were borrowers, below target.", 0),
        ("98 residents were borrowers, above the 119 target.", 1),
        ("98 residents were borrowers, above the 90 target.", 0),  # of another kind
        ("98 borrowers came, magazines are above target.", 0),
        ("98, but magazines are above target.", 0),
        ("98 borrowers came and magazines were above target.", 0),
        ("45 residents were borrowers, above target.", 0),
    ],
)
def test_a_side_told_behind_the_figure(comment: str, hits: int) -> None:
    measure = row(name=NAME, period=LOW, polarity=BIGGER, comment=comment)
    assert len(found("C4", month(measure))) == hits


@pytest.mark.parametrize(
    ("period", "share", "hits"),
    [
        (("3.1%", "2.9%", AMBER), True, 0),
        (("4.9%", "2.9%", AMBER), True, 1),
        (("3.1", "2.9", AMBER), False, 1),
    ],
)
def test_a_point_of_a_small_percentage_is_slight(period: Printed, share: bool, hits: int) -> None:
    measure = row(
        name="Young people who are NEET",
        period=period,
        polarity=SMALLER,
        comment="NEET is slightly above target.",
        is_percentage=share,
    )
    assert len(found("C4", month(measure))) == hits


@pytest.mark.parametrize(
    "comment",
    [
        "98 were borrowers in July, 112 in August and 121 in September, above target.",
        "Borrowers were 98, and in September 121, above target.",
        "In September borrowers were above target.",
    ],
)
def test_the_side_of_a_month_is_not_that_of_its_quarter(comment: str) -> None:
    measure = row(
        name=NAME, period=LOW, polarity=BIGGER, comment=comment, report_date=day("2024-09")
    )
    quarter = structs.replace(measure, period_type=PeriodType.QUARTER)
    seen = replace(month(quarter, at="2024-09"), period_type=PeriodType.QUARTER)
    assert found("C4", seen) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Above target in Q2.", 1),
        ("The target was met in Q2.", 1),
        ("Below target in Q2.", 0),
        ("Above target in Q1.", 0),
        ("The target was met in Q1.", 0),
        ("Above target in Dover.", 0),
        ("Above target in the second quarter.", 1),
        ("The target was met in Quarters 1 and 2.", 1),
        ("The target was met in quarter two.", 1),
        ("The target was met in the first and second quarters.", 1),
        ("Above target in the first quarter.", 0),
        ("The target was met in Qtr 1.", 0),
        ("The target was met in Quarters 4 and 1.", 0),
        ("Above target in the first two months of the quarter.", 0),
        ("Above target in one month of the quarter.", 0),
        ("Above target in each month of the quarter.", 1),
    ],
)
def test_a_quarter_by_its_letter_is_no_part(comment: str, hits: int) -> None:
    measure = row(
        name=NAME, period=LOW, polarity=BIGGER, comment=comment, report_date=day("2024-09")
    )
    quarter = structs.replace(measure, period_type=PeriodType.QUARTER)
    seen = replace(month(quarter, at="2024-09"), period_type=PeriodType.QUARTER)
    assert len(found("C4", seen)) == hits


@pytest.mark.parametrize("kind", PeriodType)
def test_the_annual_target_is_that_of_a_yearly_report(kind: PeriodType) -> None:
    for comment, hits in (("Above the annual target.", 1), ("Below the annual target.", 0)):
        measure = row(name=NAME, period=LOW, polarity=BIGGER, comment=comment)
        seen = replace(month(structs.replace(measure, period_type=kind)), period_type=kind)
        assert len(found("C4", seen)) == hits * (kind is PeriodType.YEAR)


@pytest.mark.parametrize("kind", [PeriodType.HALF_YEAR, PeriodType.YEAR, PeriodType.MONTH])
@pytest.mark.parametrize(
    "comment",
    [
        "Above target in Q2.",
        "The target was met in Quarter 2.",
        "Q2 was above target.",
        "The target was met in Quarters 1 and 2.",
        "The target was met in the first two quarters.",
        "The target was exceeded in the first and second quarters.",
        "Performance was above target in quarter two.",
        "Performance was above target in Qtr 2.",
        "Performance was above target in the second quarter.",
    ],
)
def test_a_quarter_is_another_time_than_a_half_year(kind: PeriodType, comment: str) -> None:
    measure = row(
        name=NAME, period=LOW, polarity=BIGGER, comment=comment, report_date=day("2024-09")
    )
    seen = month(structs.replace(measure, period_type=kind), at="2024-09")
    assert found("C4", replace(seen, period_type=kind)) == []


@pytest.mark.parametrize(
    ("comment", "kind", "hits"),
    [
        ("The target was met for the first half of the year.", PeriodType.YEAR, 0),
        ("Performance was above target at the half-year point.", PeriodType.YEAR, 0),
        ("Performance was above target in the first half of the month.", PeriodType.MONTH, 0),
        ("The target was met mid-year.", PeriodType.YEAR, 0),
        ("The target was met in the half-year.", PeriodType.HALF_YEAR, 1),
        ("The target was met in the year.", PeriodType.YEAR, 1),
    ],
)
def test_a_half_is_another_time_than_a_year(comment: str, kind: PeriodType, hits: int) -> None:
    measure = row(name=NAME, period=LOW, polarity=BIGGER, comment=comment)
    seen = month(structs.replace(measure, period_type=kind))
    assert len(found("C4", replace(seen, period_type=kind))) == hits
