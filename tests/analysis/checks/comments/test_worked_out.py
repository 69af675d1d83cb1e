"""Cases that a comment gives to check a percentage by."""

from __future__ import annotations

import pytest
from msgspec import structs

from tests.support.check_rows import day, found, month, one, row

NAME = "% of complaints answered in time"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("34 of 40 in July, and 16 of 20 in May.", "“34 of 40”, which is 85%"),
        ("34 of 40, up from 16 of 20 in May.", "“34 of 40”, which is 85%"),
        ("In July, 34 of 40 were.", "“In July, 34 of 40”, which is 85%; the figure is 90%"),
        ("34 of 40.", "“34 of 40”, which is 85%; the figure is 90%"),
        ("Five of six cases.", "“Five of six”, which is 83.3%; the figure is 90%"),
        (
            "182 of 200 complaints were answered in the time that the policy gives.",
            "“182 of 200”, which is 91%; the figure is 90%",
        ),
    ],
)
def test_cases_that_make_another_percentage(comment: str, said: str) -> None:
    assert (
        said
        in one(
            "C2",
            month(row(name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True)),
        ).message
    )


@pytest.mark.parametrize(
    "comment",
    [
        "36 of 40.",
        "In July 2024 36 of 40.",
        "In June, 34 of 40 were.",
        "Four of 40 were late.",
        "19 of 20 is what we aim for.",
        "17 of 20 in June.",
        "16 of 20 in May.",
        "Two of the four have since been moved on to another team at the county council.",
        "Nine of twelve months were on target.",
        "We answered 34 of 40.",
        "Two of five actions are late.",
        "33 of 40 staff have been trained.",
    ],
)
def test_cases_that_fit_or_are_others(comment: str) -> None:
    seen = row(
        name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True, measure_id="x"
    )
    before = row(name=NAME, period=("85%", None, None), measure_id="x")
    before = structs.replace(before, report_date=day("2024-06"))
    assert found("C2", month(seen, before=[before], held=("2024-06",))) == []


@pytest.mark.parametrize(
    ("comment", "hits"), [("6 of 9 cases.", 0), ("2 of 3 cases.", 0), ("13 of 20 cases.", 1)]
)
def test_a_share_may_be_cut_off_and_not_rounded(comment: str, hits: int) -> None:
    measure = row(name=NAME, period=("66%", "95%", None), comment=comment, is_percentage=True)
    assert len(found("C2", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("27 of 62 plans (54%) were issued in time.", "27 of 62 is 43.5%"),
        ("Of 143 people discharged, 107 (82%) were still at home.", "107 of 143 is 74.8%"),
        (
            "18 of 25 Stage 1 complaints were answered within 10 working days (88%).",
            "18 of 25 is 72%",
        ),
        ("18 of the 25 (Stage 1) complaints were answered in time (88%).", "18 of 25 is 72%"),
        ("118 requests were closed, 101 of them in time (89%).", "101 of 118 is 85.6%"),
        ("Of 1,930 victims 719 were repeat victims (41.0%).", "719 of 1,930 is 37.3%"),
        ("13 of the 25 plans issued in July were made within 20 weeks (56%).", "13 of 25 is 52%"),
        ("117 people set a quit date, of whom 64 (65%) had quit.", "64 of 117 is 54.7%"),
        ("27 of 62 plans about roads (54%) were under way.", "27 of 62 is 43.5%"),
        ("27 of 62 plans (54%) were issued, over 10 of them late.", "27 of 62 is 43.5%"),
        ("£7.1m of the £10.0m (81%) of savings are forecast.", "£7.1m of £10.0m is 71%"),
        ("£8.1m (91%) of the £10.0m is forecast.", "£8.1m of £10.0m is 81%"),
        ("Six of our 40 schools (12.5%) have closed.", "Six of 40 is 15%"),
        ("All went well. 6 out of 40 (5%) did not.", "6 of 40 is 15%"),
        ("Of the 1,240 requests, 620 were answered late (60%).", "620 of 1,240 is 50%"),
    ],
)
def test_cases_that_make_another_share_than_they_give(comment: str, told: str) -> None:
    visits = row(name="Visits", period=("5,000", "4,000", None), comment=comment)
    assert f"{told}. Which is right?" in one("C2", month(visits)).message


@pytest.mark.parametrize(
    "comment",
    [
        "27 of 62 plans (44%) were issued in time.",
        "27 of 62 plans (43%) were issued in time.",  # cut off
        "27 of 62 plans (43.5%) were issued in time.",
        "27 of 62 plans (target 60%) were issued in time.",
        "27 of 62 plans (60% in June) were issued in time.",
        "40 complaints were received and 25 closed, 22 of them in time (88%).",
        "Of 1,930 victims 791 were repeat victims (41.0%).",
        "114 of 125 homes were inspected within 10 working days (91.2%).",
        "118 requests were closed and 101 of those in time (86%).",
        "25 of 30 Stage 1 and Stage 2 complaints (83%) were about repairs.",
        "About 30 of the 62 plans, some 30 of 62 (44%), were issued in time.",
        "£640,000 of the £1.9m (33%) is due from two debtors.",
        "Of 2024 it is told that 12 (5%) left.",
        "80 of 62 (54%) is no part.",
        "Of £62,000, 12 cases (5%) were settled.",
        "Of those aged 65, 12 (5%) left.",
        "12 (5%) of 2023 left.",
        "Of those aged 18 to 24, 12 (5%) left.",
        "12 (5%) of 18-24 year olds left.",
        "",
    ],
)
def test_cases_that_make_the_share_that_they_give(comment: str) -> None:
    visits = row(name="Visits", period=("5,000", "4,000", None), comment=comment)
    assert found("C2", month(visits)) == []


def test_the_share_that_cases_do_not_make_is_asked_about_once() -> None:
    comment = "34 of 40 (90%) were answered."
    measure = row(name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True)
    assert one("C2", month(measure)).message == (
        "The comment says “34 of 40 (90%)”; 34 of 40 is 85%. Which is right?"
    )


IN_TIME = "% of complaints answered within 10 working days"


@pytest.mark.parametrize(
    "comment",
    [
        "95 complaints were closed in the month, 62 of them within 10 working days.",
        "95 complaints were answered in July, of which 62 were answered in time.",
        "Of the 95 complaints closed in July, 62 were answered within 10 working days.",
        "Of 95 complaints, 62 were answered within the statutory timescale.",
        "We closed 95 complaints, 62 of these on time.",
    ],
)
def test_cases_in_time_that_make_another_share(comment: str) -> None:
    def hits(actual: str, name: str = IN_TIME) -> list[str]:
        measure = row(name=name, period=(actual, "90%", None), comment=comment, is_percentage=True)
        return [each.message for each in found("C2", month(measure))]

    (message,) = hits("76%")
    assert "which is 65.3%; the figure is 76%. Which is right?" in message
    assert hits("65%") == []
    assert hits("34.7%") == []
    assert hits("76%", "% of complaints upheld") == []
    assert hits("76%", f"{IN_TIME}, excluding extensions") == []


@pytest.mark.parametrize(
    "comment",
    [
        "121 complaints were received in July, of which 62 were answered within 10 working days.",
        "95 complaints were closed in Adults, 62 of them within 10 working days.",
        "95 complaints on roads were closed, 62 of them within 10 working days.",
        "95 complaints were closed, of which 62 within 15 working days.",
        "95 complaints were closed in June, 62 of them within 10 working days.",
        "So far this year 420 complaints were closed, 200 of them in time.",
        "95 complaints were closed, 23 of them late.",
        "95 letters were sent, 62 of them in time.",
        "95 complaints were closed, 62 of them within 10 working days, excluding extensions.",
        "62 complaints were closed, 95 of them in time.",
    ],
)
def test_cases_in_time_of_others_or_of_another_time(comment: str) -> None:
    measure = row(name=IN_TIME, period=("76%", "90%", None), comment=comment, is_percentage=True)
    assert found("C2", month(measure)) == []


@pytest.mark.parametrize(
    "comment",
    [
        "13 of 25 plans were issued within 20 weeks against the target (60%).",
        "13 of the 25 plans were on time which is below target (60%).",
        "13 of the 25 plans were on time compared with June (51%).",
        "13 of the 25 plans were on time up from June (51%).",
        "13 of the 25 plans issued were improved on from June (51%).",
        "13 of the 25 plans were on time against an average (60%).",
        "13 of 25 plans were late because half of staff (50%) were ill.",
    ],
)
def test_a_share_of_something_else_behind_cases(comment: str) -> None:
    measure = row(name=NAME, period=("52%", "60%", None), comment=comment, is_percentage=True)
    assert found("C2", month(measure)) == []
