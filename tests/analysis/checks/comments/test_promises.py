"""Dates that passed, and plans that stay as they are while a measure is red."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict, Unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.checks.rules.comments.promises import names_a_time, promises
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.report import Reading
from kpi_tui.status import Status
from tests.support.check_rows import AMBER, BIGGER, GREEN, RED, day, found, month, one, row
from tests.support.laws import examples
from tests.support.measures import point


class Words(TypedDict, total=False):
    """What is said of a measure."""

    comment: str
    improvement_plan: str
    timeframe: str


PLAN = "We hire two people and train all who work at night."


def said(at: str, status: Status | None = RED, **words: Unpack[Words]) -> MeasurePeriod:
    """An earlier reading of the measure of `row`, with words."""
    old = point(day(at), "70", "90", status)
    reading: Reading = replace(old.reading, **words)
    return structs.replace(old, reading=reading)


def late(status: Status = RED, **words: Unpack[Words]) -> MeasurePeriod:
    return row(period=("72", "90", status), polarity=BIGGER, **words)


def passed(*readings: MeasurePeriod, now: MeasurePeriod | None = None) -> list[Finding]:
    return found("X4", month(now or late(), readings=readings))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"timeframe": "By the end of May 2024."}, "May 2024"),
        ({"timeframe": "June"}, "June"),
        ({"timeframe": "30/06/2024"}, "30/06/2024"),
        ({"timeframe": "by 30/6/24"}, "30/6/24"),
        ({"timeframe": "30.06.2024"}, "30.06.2024"),
        ({"improvement_plan": "All posts are filled by 15/06/2024."}, "15/06/2024"),
        ({"timeframe": "31/07/2024"}, None),
        ({"timeframe": "31/03/2025"}, None),
        ({"timeframe": "See section 4.2.2 and 1/2/3."}, None),
        ({"timeframe": "Q1 2024/25"}, "Q1 2024/25"),
        ({"timeframe": "Q1 of 2024/25"}, "Q1 of 2024/25"),
        ({"improvement_plan": "All posts are filled by June."}, "June"),
        ({"comment": "The backlog will be cleared by 15 May 2024."}, "May 2024"),
        ({"timeframe": "By the end of the financial year"}, None),  # which is March 2025 in April
        ({"timeframe": "August 2024"}, None),
        ({"timeframe": "July"}, None),  # not over before the report of July
        ({"timeframe": "May take longer"}, None),
        ({"timeframe": "ongoing"}, None),
        ({"improvement_plan": "In March 2024 we hired two people."}, None),
        ({"comment": "In May we expect more."}, None),
        ({"comment": "Numbers fell by June 2023."}, None),
        ({"comment": "It was cleared by May."}, None),
        ({}, None),
    ],
)
def test_a_date_that_passed(words: Words, text: str | None) -> None:
    told = passed(said("2024-04", **words))
    assert [f"named “{text}”, which has passed" in item.message for item in told] == (
        [True] if text else []
    )


def test_what_a_passed_date_says() -> None:
    old = said("2024-04", timeframe="By the end of May 2024.")
    finding = one("X4", month(late(), readings=[old]))
    assert finding.message == (
        "The timeframe in April 2024 named “May 2024”, which has passed, and the measure is ▲ red: "
        "72 is 20% below the target of 90. What came of it, and what is the new date?"
    )
    assert finding.figures[0] == ("timeframe in April 2024", "By the end of May 2024.")


def test_a_date_put_off_is_told() -> None:
    old = said("2024-04", timeframe="May 2024")
    finding = one("X4", month(late(timeframe="October 2024"), readings=[old]))
    assert "It now names “October 2024”. Why was it put off?" in finding.message


def test_a_date_of_its_own_timeframe_may_have_passed() -> None:
    assert passed(now=late(timeframe="March 2024"))
    assert passed(now=late(timeframe="March")) == []  # the next one


@pytest.mark.parametrize(
    ("comment", "date"),
    [
        ("The policy will be agreed by Cabinet in June 2024.", "June 2024"),
        ("We expect to reach 90 by June 2024.", "June 2024"),
        ("The team will be in place by 31 May 2024.", "May 2024"),
        ("The system will launch in May 2024.", "May 2024"),
        ("We will ensure that invoices are paid by May 2024.", "May 2024"),
        ("We expect to have the backlog cleared by May 2024.", "May 2024"),
        ("The team will review cases opened before May 2024.", None),
        ("The team will be reviewing cases opened before May 2024.", None),
        ("We will contact those who applied before June 2024.", None),
        ("Officers will check invoices raised by June 2024.", None),
        ("The policy was agreed by Cabinet in June 2024.", None),
        ("The policy will be agreed by Cabinet in July 2024.", None),  # not over yet
        ("The policy will be agreed by Cabinet in June.", None),  # the next one
        ("We planned to finish by June 2024 and did so.", None),
        ("The work was expected to be done by June 2024.", None),
        ("The contract, which ended in June 2024, will be replaced.", None),
        ("The rules will build on the Act of May 2024.", None),
    ],
)
def test_a_date_that_had_passed_when_it_was_called_one_to_come(
    comment: str, date: str | None
) -> None:
    told = passed(now=late(comment=comment))
    assert [f"The comment names “{date}”, which has passed" in item.message for item in told] == (
        [True] if date else []
    )
    assert len(passed(now=late(improvement_plan=comment))) == len(told)


@pytest.mark.parametrize("status", [GREEN, Status.MONITORING_ONLY])
def test_nothing_is_asked_once_the_target_is_met(status: Status) -> None:
    old = said("2024-04", timeframe="May 2024")
    assert passed(old, now=late(status)) == []
    assert passed(old, now=late(AMBER))


def test_a_promise_of_years_ago_is_forgotten() -> None:
    assert passed(said("2023-07", timeframe="May 2024"))
    assert passed(said("2023-06", timeframe="May 2024")) == []


WORDS = st.lists(
    st.sampled_from(
        ["by", "until", "May", "June 2024", "Q2", "Q4 2024/25", "31", "will", "the end of",
         "year end", "Sept 99", "in", "March", ".", "\n", "2024", "is due"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@examples(100)
@given(WORDS, WORDS, WORDS)
def test_no_promise_of_a_plan_or_a_comment_is_for_before_it_was_made(
    comment: str, plan: str, timeframe: str
) -> None:
    measure = late(comment=comment, improvement_plan=plan, timeframe=timeframe)
    for promise in promises(measure):
        assert promise.day != measure.report_date
        assert promise.where == "timeframe" or promise.day > measure.report_date
        assert promise.text in f"{comment}\n{plan}\n{timeframe}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("By May", True),
        ("in 2025", True),
        ("the end of the quarter", True),
        ("within six weeks", True),
        ("from the autumn", True),
        ("next year", True),
        ("We continue to help people at home.", False),
        ("across the year these variations should be less", False),
        ("", False),
    ],
)
def test_words_that_name_a_time(text: str, named: bool) -> None:
    assert names_a_time(text) is named


def test_a_red_measure_whose_plan_names_no_time() -> None:
    plan = "We continue to help people at home."
    finding = one("X2", month(late(improvement_plan=plan, timeframe="It differs by person.")))
    assert finding.message.startswith(
        "It is ▲ red, 72 being 20% below the target of 90, and neither"
    )
    dated = late(improvement_plan=plan, timeframe="From October.")
    in_plan = late(improvement_plan=f"{plan} It ends in May.", timeframe="It differs by person.")
    amber = late(AMBER, improvement_plan=plan, timeframe="It differs by person.")
    for other in (dated, in_plan, amber):
        assert found("X2", month(other)) == []


@pytest.mark.parametrize(
    ("plans", "hits"),
    [
        ((PLAN, PLAN), 1),
        ((PLAN,), 0),  # two in a row are usual
        (("Another plan, of six words or more.", PLAN), 0),
        ((PLAN.upper(), PLAN.replace("We", "- We")), 1),
    ],
)
def test_a_plan_that_stays_while_the_measure_is_red(plans: tuple[str, ...], hits: int) -> None:
    months = ("2024-05", "2024-06")[-len(plans) :]
    readings = [said(at, improvement_plan=plan) for at, plan in zip(months, plans, strict=True)]
    seen = month(late(improvement_plan=PLAN, timeframe="May"), readings=readings)
    told = found("X5", seen)
    assert len(told) == hits
    assert not told or told[0].message == (
        "It has been ▲ red with the same improvement plan, word for word, since May 2024: 70 then, "
        "72 now. What has the plan brought?"
    )


def test_a_plan_is_not_asked_about_while_it_works() -> None:
    readings = [
        said("2024-05", improvement_plan=PLAN),
        said("2024-06", AMBER, improvement_plan=PLAN),
    ]
    assert found("X5", month(late(improvement_plan=PLAN), readings=readings)) == []
    reds = [said("2024-05", improvement_plan=PLAN), said("2024-06", improvement_plan=PLAN)]
    assert found("X5", month(late(AMBER, improvement_plan=PLAN), readings=reds)) == []
    short = [said(at, improvement_plan="Hire.") for at in ("2024-05", "2024-06")]
    assert found("X5", month(late(improvement_plan="Hire."), readings=short)) == []


@pytest.mark.parametrize(
    ("timeframe", "passes"),
    [
        ("By September 15", False),
        ("By July 15", False),
        ("By September 2015", True),
        ("By September 23", True),
        ("By September 30th", False),
    ],
)
def test_two_digits_are_a_year_only_near_the_reports(timeframe: str, passes: bool) -> None:
    assert bool(passed(now=late(timeframe=timeframe))) is passes
