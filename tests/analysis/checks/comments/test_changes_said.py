"""What a comment says of an earlier figure and of the change since, against what was printed then."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.period import PeriodType
from kpi_tui.vocabulary import Kind, Polarity
from tests.support.check_rows import BIGGER, SMALLER, day, found, month, one, row

NAME = "% of complaints answered in time"
VISITS = "Number of visits to libraries"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("Up by 20 points on the last month.", "Up by 20 points on the last month"),
        ("Down by five on the last month.", "Down by five on the last month"),
        ("Up from 61% last month.", "Up from 61% last month"),
    ],
)
def test_a_change_that_was_another(comment: str, said: str) -> None:
    finding = one("C1", told(comment))
    assert finding.message == (
        f"The comment says “{said}”; the figure was 78% in the month before and is 90% now. Which "
        "is right?"
    )
    assert finding.title == "Commentary and change differ"


@pytest.mark.parametrize(
    "comment",
    [
        "Up by 12 points on the last month.",
        "Up 12% on the previous month.",
        "Up from 78% last month.",
        "Up by 20 points on the last year.",
        "Up from 61% last quarter.",
    ],
)
def test_a_change_as_it_was_or_since_another_time(comment: str) -> None:
    assert found("C1", told(comment)) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Up from 280 in H2 2023/24.", 1),
        ("Up from 290 in H2 2023/24.", 0),
        ("Up from 290 in H1 2023/24.", 1),
        ("Up from 270 in H1 2023/24.", 0),
        ("Up from 280 in H2.", 1),
        ("Up from 290 in H2.", 0),
        ("Up from 280 in H1 last year.", 1),
        ("Up from 270 in H1 last year.", 0),
        ("Up from 290 in H2 2022/23.", 0),  # which is not held
        ("Up from 280 in Q2 2023/24.", 0),
        ("Up by 30 on H2 2023/24.", 1),
        ("Up by 10 on H2 2023/24.", 0),
    ],
)
def test_a_half_year_is_named_by_its_number(comment: str, hits: int) -> None:
    old = {"2023-09": "270", "2024-03": "290"}
    rows = [
        row(name=VISITS, period=(now, None, None), report_date=day(at), comment=comment)
        for at, now in {**old, "2024-09": "300"}.items()
    ]
    *before, seen = (structs.replace(each, period_type=PeriodType.HALF_YEAR) for each in rows)
    held_then = month(seen, at="2024-09", readings=before, before=before[1:], held=list(old))
    assert len(found("C1", replace(held_then, period_type=PeriodType.HALF_YEAR))) == hits


def told(comment: str) -> CheckContext:
    """A month with a comment on a measure that was 78% in the month before."""
    seen = row(name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True)
    return month(structs.replace(seen, reading=replace(seen.reading, previous_actual="78%")))


def held(
    comment: str,
    name: str = NAME,
    now: str = "90%",
    before: tuple[str, str] = ("82%", "86%"),
    polarity: Polarity = BIGGER,
) -> CheckContext:
    """July with a comment, and the reports of May and June."""
    rows = [
        row(name=name, period=(actual, None, None), report_date=day(at))
        for at, actual in zip(("2024-05", "2024-06"), before, strict=True)
    ]
    seen = row(name=name, period=(now, None, None), polarity=polarity, comment=comment)
    seen = structs.replace(seen, is_percentage=now.endswith("%"))
    return month(seen, readings=rows, before=rows[1:], held=("2024-05", "2024-06"))


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("Performance has improved from 83% in June.", "“improved from 83% in June”; the figure was 86% in June 2024"),
        ("Performance rose from 80% in May to 90%.", "“rose from 80% in May”; the figure was 82% in May 2024"),
        ("This compares with 88% in June 2024.", "“compares with 88% in June 2024”"),
        ("At 90% it is higher than the 81% in June.", "“higher than the 81% in June”"),
        ("Performance fell by 4 points since June.", "“fell by 4 points since June”"),
        ("Performance has improved by 8 percentage points since June.", "the figure was 86% in June"),
        ("90% were answered in time, against 88% in June.", "“against 88% in June”"),
        ("Performance rose by one and a half points since June.", "“rose by one and a half points since"),
        ("Performance fell by half a point since June.", "“fell by half a point since June”"),
        ("Up 14% on the previous month.", "“Up 14% on the previous month”"),
        ("This is a 4 percentage point fall since June.", "“a 4 percentage point fall since June”"),
        ("Performance was 90%. This is an 8 point increase on June.", "“an 8 point increase on June”"),
        ("This is an improvement on the 88% in June.", "“improvement on the 88% in June”"),
        ("Performance rose from 86% in June to 98%.", "“rose from 86% in June to 98%”"),
        ("Performance rose from 86% in June to 98% in July.", "“rose from 86% in June to 98%”"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_month_that_printed_otherwise(comment: str, told: str) -> None:
    assert told in one("C1", held(comment)).message


@pytest.mark.parametrize(
    "comment",
    [
        "Performance has improved from 86% in June.",
        "Performance rose from 82% in May to 90%.",
        "Performance is up by 4 percentage points on June.",
        "Performance is up by four and a half percentage points on June.",
        "This is a 4 percentage point improvement since June.",
        "Complaints were many. There was a 12% increase on June.",
        "Satisfaction was 95%. This is an improvement on the 93% in June.",
        "There was a 12% rise in complaints since June.",
        "An 8% increase on last month's budget.",
        "Performance rose from 86% in June to 90% in July.",
        "Performance rose from 86% in June to 98% in mid-July.",
        "Performance rose from 86% in June to 98% on the best day.",
        "Performance rose from 82% in May to 86% in June and 90%.",
        "Performance is up 4.7% on June.",  # of 86
        "90% were answered in time, against 86% in June.",
        "90% were answered in time, against a target of 88% in June.",
        "90% were answered in time, against 88% in June 2023.",
        "This is up from 83% in June 2023.",  # a month that is not held
        "This compares with a regional average of 83% in June.",
        "Compared to 83% in June for all councils, it is good.",
        "Complaints about roads rose from 83% in June to 85%.",
        "Complaints above £500 fell from 95% in June.",
        "The number of complaints is up by 40 on last month.",
        "There were six more complaints than in June.",
        "14% more complaints than in June.",
        "14% up on June's call volumes.",
        "Compliments answered in time rose from 83% in June.",
        "Complaints fell from 120 in June to 80.",
        "In June performance was down by 7 points on May.",
        "June's performance was lower than in May.",
        "Performance has improved since June.",
        "Up from 60% in Quarter 1.",  # of which a month's report says nothing
    ],
)
def test_what_fits_or_is_said_of_something_else(comment: str) -> None:
    assert found("C1", held(comment)) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Visits rose by 25,382 on June.", 0),
        ("Visits rose by 25,000 on June.", 0),  # in round numbers
        ("Visits rose by 15,382 on June.", 1),
        ("Visits were up by 16% on last month.", 0),
        ("Visits were up by 61% on last month.", 1),
        ("Visits fell by 16% compared with June.", 1),
        ("185,682 people came, compared with 160,300 in June.", 0),
        ("185,682 people came, compared with 163,300 in June.", 1),
        ("185,682 people came, 25,382 more than in June.", 0),
        ("185,682 people came, 35,382 more than in June.", 1),
        ("158,000 people came, 35,382 more than in June.", 0),  # not the figure's change
        ("Events drew 2,100 more people than in June.", 0),
        ("Visits to Dover rose from 162,000 in June.", 0),
    ],
)
def test_changes_of_a_count(comment: str, hits: int) -> None:
    seen = held(comment, VISITS, "185,682", ("150,100", "160,300"))
    assert len(found("C1", seen)) == hits


def test_improvement_is_a_fall_where_less_is_better() -> None:
    days = ("8.4", "8.6")
    comment = "Sickness improved by 0.3 compared with June."
    assert found("C1", held(comment, "Sickness", "8.3", days, SMALLER)) == []
    assert found("C1", held(comment, "Sickness", "8.9", days, SMALLER))
    assert found(
        "C1",
        held("Sickness fell to 8.9 days from 9.2 days in June.", "Sickness", "8.9", days, SMALLER),
    )


def test_pounds_in_millions() -> None:
    comment = "The overspend is £2.3m, up from £{}m last month."
    for said, hits in (("2.1", 0), ("1.7", 1)):
        seen = held(comment.format(said), "Overspend (£m)", "2.3", ("1.9", "2.1"), SMALLER)
        assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    "comment",
    ["Down from 63% in Q1.", "Quarter 2 performance was 54%, down from 63% in Quarter 1."],
)
def test_a_quarter_is_named_by_its_number(comment: str) -> None:
    before = row(name=NAME, period=("58%", None, None), report_date=day("2024-06"))
    now = row(
        name=NAME,
        period=("54%", None, None),
        comment=comment,
        report_date=day("2024-09"),
    )
    now = structs.replace(now, is_percentage=True)
    seen = month(now, at="2024-09", readings=[before], before=[before], held=("2024-06",))
    assert found("C1", replace(seen, period_type=PeriodType.QUARTER))
    assert found("C1", seen) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Up from 61% in the same month last year.", 1),
        ("Performance was lower than in July last year.", 1),
        ("Performance has improved by 12 points compared with the same period last year.", 1),
        ("90% were answered in time, against 95% at the same point last year.", 1),
        ("Up from 84% in the same month of last year.", 0),
        ("Performance has improved by 6 points since July last year.", 0),
        ("Performance was higher than at this time last year.", 0),
        ("Up from 61% in the same quarter last year.", 0),
        ("Up from 61% in June last year.", 0),
        ("Nationally, performance was lower than in the same month last year.", 0),
    ],
)
def test_the_same_period_of_the_year_before(comment: str, hits: int) -> None:
    rows = [
        row(name=NAME, period=(actual, None, None), report_date=day(at))
        for actual, at in (("84%", "2023-07"), ("92%", "2024-06"))
    ]
    seen = row(name=NAME, period=("90%", None, None), polarity=BIGGER, comment=comment)
    seen = structs.replace(seen, is_percentage=True)
    told = month(seen, readings=rows, before=rows[1:], held=("2023-07", "2024-06"))
    assert len(found("C1", told)) == hits


@pytest.mark.parametrize(
    ("comment", "year", "hits"),
    [
        ("Visits rose from 24 in the same period last year.", None, 1),
        (
            "Visits rose from 24 in the same period last year.",
            "60",
            0,
        ),  # may be that year's to date
        ("Visits rose from 24 in the same month last year.", "60", 1),
        ("Visits rose from 20 in the same period last year.", None, 0),
    ],
)
def test_the_same_period_may_be_a_year_to_date(comment: str, year: str | None, hits: int) -> None:
    rows = [row(name=VISITS, period=("20", None, None), report_date=day("2023-07"))]
    seen = row(name=VISITS, period=("30", None, None), ytd=(year, None, None), comment=comment)
    assert len(found("C1", month(seen, readings=rows, held=("2023-07",)))) == hits


@pytest.mark.parametrize(
    ("comment", "year", "hits"),
    [
        ("Visits have fallen by 22 since the end of June.", None, 1),
        ("Visits are up from 340 at the end of June.", None, 1),
        ("Visits have fallen by 12 since the end of June.", None, 0),
        ("Visits have fallen by 22 since June.", None, 0),  # which the report has not
        ("Visits have fallen by 22 since the end of July.", None, 0),
        ("Visits are up from 340 at the end of June.", "628", 0),  # may be the year to date
    ],
)
def test_the_end_of_a_month_is_that_of_its_quarter(
    comment: str, year: str | None, hits: int
) -> None:
    before = row(name=VISITS, period=("320", None, None), report_date=day("2024-06"))
    now = row(
        name=VISITS,
        period=("308", None, None),
        ytd=(year, None, None),
        comment=comment,
        report_date=day("2024-09"),
    )
    seen = month(now, at="2024-09", readings=[before], before=[before], held=("2024-06",))
    assert len(found("C1", replace(seen, period_type=PeriodType.QUARTER))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Performance was 54%, up from 63% in 2023/24.", 1),
        ("Performance in 2023-24 was 63%.", 1),
        ("The rate rose from 2023/24.", 1),
        ("The rate fell from 2023/24.", 0),
        ("The rate rose from 2022/23.", 0),
        ("Performance was 54%, down from 58% in 2023/24.", 0),
        ("Performance was 54%, down from 63% in 2022/23.", 0),  # which is not held
        ("Performance was 54%, down from 63% in Q4 2023/24.", 0),
        ("Nationally it was 54%, down from 63% in 2023/24.", 0),
    ],
)
def test_a_year_is_named_by_its_two_numbers(comment: str, hits: int) -> None:
    before = row(name=NAME, period=("58%", None, None), report_date=day("2024-03"))
    now = row(name=NAME, period=("54%", None, None), comment=comment, report_date=day("2025-03"))
    now = structs.replace(now, is_percentage=True)
    seen = month(now, at="2025-03", readings=[before], before=[before], held=("2024-03",))
    assert len(found("C1", replace(seen, period_type=PeriodType.YEAR))) == hits
    assert found("C1", seen) == []


@pytest.mark.parametrize("by_name", [True, False])
@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Visits fell by 10 on last month.", 0),  # July had 30 of them, June 40
        ("Visits fell on last month.", 0),
        ("There was no change from last month.", 0),
        ("Visits were down from 40 in June.", 0),
        ("Visits rose from 95 in June.", 1),  # more than were counted by then
        ("Visits rose by 20 on last month cumulatively.", 1),
        ("Visits were up from 40 in June cumulatively.", 1),
    ],
)
def test_what_may_be_said_of_a_month_is_not_held_against_a_total_of_the_year(
    comment: str, hits: int, by_name: bool
) -> None:
    name = f"{VISITS} (cumulative)" if by_name else VISITS
    seen = held(comment, name, "120", ("50", "90"))
    rows = tuple(structs.replace(each, targets_run_on=not by_name) for each in seen.measures)
    assert len(found("C1", replace(seen, measures=rows))) == hits


@pytest.mark.parametrize(
    ("name", "now", "before", "comment", "hits"),
    [
        ("Rent arrears", "£574,000", "£561,000", "Arrears have increased by £13,000 since June.", 0),
        ("Rent arrears", "£574,000", "£561,000", "Arrears have increased by £31,000 since June.", 1),
        ("Rent arrears", "£574,000", "£561,000", "Arrears have increased by £13k since June.", 0),
        ("Rent arrears", "£574,000", "£561,000", "Arrears have fallen by £13k since June.", 1),
        ("Rent arrears", "£574,000", "£561,000", "Arrears are £31,000 higher than in June.", 1),
        ("Rent arrears", "£574,000", "£561,000", "Arrears are £13,000 higher than in June.", 0),
        ("Rent arrears", "£574,000", "£561,000", "Arrears at Dover rose by £31,000 since June.", 0),
        ("Forecast overspend (£m)", "3.8", "3.1", "The forecast overspend has increased by £0.7m since June.", 0),
        ("Forecast overspend (£m)", "3.8", "3.1", "The forecast overspend has increased by £1.7m since June.", 1),
        ("Forecast overspend (£m)", "3.8", "3.1", "The forecast overspend has increased by £200k since June.", 0),
        ("Spend (£000)", "1,120", "980", "Spend rose by £140k on June.", 0),
        ("Spend (£000)", "1,120", "980", "Spend rose by £240k on June.", 1),
        ("Spend (£000)", "1,120", "980", "Spend rose by £140,000 on June.", 0),
        ("Spend (£000)", "1,120", "980", "Spend rose by three million on June.", 0),
    ],
)  # fmt: skip
def test_changes_of_pounds(name: str, now: str, before: str, comment: str, hits: int) -> None:
    seen = held(comment, name, now, (before, before), SMALLER)
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(("size", "hits"), [("0.2", 0), ("0.21", 0), ("0.5", 1), ("0.3", 0)])
def test_a_change_in_per_cent_is_as_fine_as_it_is_told(size: str, hits: int) -> None:
    comment = f"Performance stands at 97.4%, an improvement of {size}% on June."
    assert len(found("C1", held(comment, now="97.4%", before=("97.0%", "97.2%")))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Business calls were up by 8% on June.", 0),
        ("Calls fell in July compared with June.", 0),
        ("Business calls answered were up by 8% on June.", 1),
        ("Performance fell in July compared with June.", 1),
    ],
)
def test_how_many_cases_there_were_is_not_their_share(comment: str, hits: int) -> None:
    name = "% of business calls answered within 30 seconds"
    assert len(found("C1", held(comment, name))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("New claims were down by 30 on June.", 0),
        ("Volumes were down by 30 on June.", 0),
        ("Claims rose in July compared with June.", 0),
        ("The number of claims rose in July compared with June.", 0),
        ("The number of days was down by 30 on June.", 1),
        ("Performance rose in July compared with June.", 0),  # which took fewer days
        ("The days to process claims rose in July compared with June.", 1),
    ],
)
def test_how_many_cases_there_were_is_not_how_long_they_took(comment: str, hits: int) -> None:
    seen = held(
        comment, "Average number of days to process new claims", "19", ("24", "23"), SMALLER
    )
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [("Volumes were down by 300 on June.", 1), ("Volumes were down by 208 on June.", 0)],
)
def test_the_volume_of_what_is_counted_is_the_figure(comment: str, hits: int) -> None:
    seen = held(comment, "Number of potholes filled", "1,642", ("1,900", "1,850"), BIGGER)
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("38 fewer incidents were reported than in June.", 1),
        ("28 fewer incidents were reported than in June.", 0),
        ("38 fewer incidents have been recorded than last month.", 1),
        ("38 fewer letters were sent than in June.", 0),
    ],
)
def test_what_is_done_may_stand_between_the_change_and_its_month(comment: str, hits: int) -> None:
    seen = held(comment, "Fly-tipping incidents reported", "482", ("522", "510"), SMALLER)
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Complaints were answered in 90% of cases, down from 78% in June.", 1),
        ("Performance fell from 78% in June.", 1),
        ("Performance declined from 78% in June due to leave.", 1),
        ("Performance worsened from 78% in June.", 1),
        ("Performance rose from 78% in June.", 0),
        ("Performance will fall from 78% in June.", 0),
        ("Down from 78% in June to 70% in the north.", 0),
        ("Web forms fell from 78% in June.", 0),
        ("Fewer than 78% in June.", 0),
    ],
)
def test_a_right_figure_before_that_was_passed_the_other_way(comment: str, hits: int) -> None:
    seen = held(comment, NAME, "90%", ("80%", "78%"), BIGGER)
    assert len(found("C1", seen)) == hits


def test_a_fall_from_fewer_days_may_be_one_in_performance() -> None:
    for comment, count in (
        ("Performance fell from 30 last month.", 0),
        ("Days fell from 30 last month.", 1),
    ):
        measure = row(
            name="Days to let a home", period=("36", None, None), polarity=SMALLER, comment=comment
        )
        measure = structs.replace(measure, reading=replace(measure.reading, previous_actual="30"))
        assert len(found("C1", month(measure))) == count


@pytest.mark.parametrize(
    ("comment", "now", "before", "hits"),
    [
        ("Performance is up from 94% in June.", "96%", ("93%", "94%"), 0),
        ("Performance is up from 95% in June.", "96%", ("93%", "94%"), 1),  # by a unit
        ("Performance is up from 94% in June.", "96%", ("93%", "94.4%"), 0),
        ("Performance is up from 94.4% in June.", "96%", ("93%", "94%"), 0),
        ("Performance was 95% in June.", "96%", ("93%", "94%"), 1),
        ("Complaints answered in time were 12 points up on June.", "96%", ("93%", "94%"), 1),
        ("Complaints answered in time were 2 points up on June.", "96%", ("93%", "94%"), 0),
        ("Complaints answered in time were 2 points down on June.", "96%", ("93%", "94%"), 1),
        ("Calls were 12 points up on June.", "96%", ("93%", "94%"), 0),
    ],
)
def test_a_figure_before_is_held_as_finely_as_it_is_told(
    comment: str, now: str, before: tuple[str, str], hits: int
) -> None:
    assert len(found("C1", held(comment, now=now, before=before))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Processing times have improved since June.", 1),
        ("Processing times have worsened since June.", 0),
        ("Waiting times have improved since June.", 0),
    ],
)
def test_times_are_days(comment: str, hits: int) -> None:
    seen = held(comment, "Average days to process new claims", "24", ("19", "23"), SMALLER)
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("More homes were let than in June.", 1),
        ("More council homes have been let this month than in the previous month.", 1),
        ("Fewer homes were let than in June.", 0),
        ("More homes were let than in May.", 0),
        ("More homes were let than in June in the north.", 0),
        ("More new homes were let than in June.", 0),
        ("More homes were built than in June.", 0),
        ("More homes were let than in June last year.", 0),
        ("More homes were let by associations than in June.", 0),
        ("More garages were let than in June.", 0),
    ],
)
def test_more_were_done_than_before(comment: str, hits: int) -> None:
    seen = held(comment, "Council homes let", "18", ("15", "19"))
    assert len(found("C1", seen)) == hits


def test_a_change_told_in_days_is_not_held_against_weeks() -> None:
    comment, name = "Re-let time fell by 3 days since June.", "Average re-let time"
    assert found("C1", held(comment, name, "2 weeks", ("3 weeks", "2.5 weeks"), SMALLER)) == []
    finding = one("C1", held(comment, name, "12 days", ("14 days", "13 days"), SMALLER))
    assert "the figure was 13 days in June 2024 and is 12 days now" in finding.message


@pytest.mark.parametrize(
    ("kind", "comment", "hits"),
    [
        (Kind.FLOW, "Three fewer homes were let than in June.", 1),
        (Kind.FLOW, "Two fewer homes were let than in June.", 0),
        (Kind.FLOW, "Three fewer homes were inspected than in June.", 0),
        (Kind.FLOW, "Three fewer bungalows were let than in June.", 0),
        (Kind.FLOW, "Three fewer than in June were let.", 1),
        (Kind.FLOW, "Three fewer than in June were sheltered homes.", 0),
        (Kind.FLOW, "More than in June were sheltered homes.", 0),
        (Kind.FLOW, "Nine more than in June were sheltered homes.", 0),
        (Kind.FLOW, "More than in June were let.", 1),
        (Kind.FLOW, "Lettings are down by three on June.", 1),
        (Kind.FLOW, "Lettings are down by 6% on June.", 0),
        (None, "Three fewer homes were let than in June.", 0),
        (None, "Five fewer homes were let than in June.", 1),
    ],
)
def test_cases_that_are_counted_are_not_rounded(kind: Kind | None, comment: str, hits: int) -> None:
    seen = held(comment, "Number of council homes let", "34", ("33", "36"))
    (measure,) = seen.measures
    assert len(found("C1", replace(seen, measures=(structs.replace(measure, kind=kind),)))) == hits


def test_more_are_looked_after_than_before() -> None:
    name = "Number of children looked after"
    for comment, hits in (
        ("Eight more children were looked after than in June.", 1),
        ("Six more children were looked after than in June.", 0),
    ):
        assert len(found("C1", held(comment, name, "812", ("801", "806"), SMALLER))) == hits


@pytest.mark.parametrize(
    "per", [("Children in care", " per 10,000"), ("Children in care per 10,000", "")]
)
@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("This is 7 more children than in June.", 0),
        ("The rate is 52 per 10,000, one more than in June.", 0),
        ("Seven more children were in care than in June.", 0),
        ("The number of children in care rose by 7 since June.", 0),
        ("Children in care rose by 7 since June.", 0),
        ("The rate rose by 3 since June.", 1),
        ("The rate rose by 1 since June.", 0),
        ("The rate fell since June.", 1),
    ],
)
def test_children_that_are_counted_are_no_rate(
    per: tuple[str, str], comment: str, hits: int
) -> None:
    name, word = per
    seen = held(comment, name, f"52{word}", (f"50{word}", f"51{word}"), SMALLER)
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    ("name", "comment", "hits"),
    [
        ("Home safety visits", "We carried out 86 fewer visits than in June.", 1),
        ("Home safety visits", "We carried out 56 fewer visits than in June.", 0),
        ("Home safety visits", "Stations carried out 86 fewer visits than in June.", 0),
        ("Home safety visits", "We carried out 86 fewer surveys than in June.", 0),
        ("Complaints upheld", "We received 86 fewer complaints than in June.", 0),
    ],
)
def test_how_many_more_all_have_done(name: str, comment: str, hits: int) -> None:
    assert len(found("C1", held(comment, name, "1,212", ("1,250", "1,268")))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("The proportion of repeat victims fell on June.", 1),
        ("The proportion of repeat victims rose on June.", 0),
        ("The share of victims of burglary fell on June.", 0),
    ],
)
def test_the_proportion_is_that_of_a_share(comment: str, hits: int) -> None:
    assert len(found("C1", held(comment, "Repeat victims (%)", "41%", ("39%", "40%")))) == hits
