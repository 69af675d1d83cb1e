from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.report import Priority, Warning
from kpi_tui.status import Status
from kpi_tui.vocabulary import CELLS_NOT_READ, Polarity
from tests.support.check_rows import AMBER, BIGGER, GREEN, RED, Printed, day, found, month, one, row
from tests.support.checking import findings

PLANNED = row("OCC09.09", "Planned", improvement_plan="Hire two people.", timeframe="By May.")


@pytest.mark.parametrize(
    ("period", "ytd", "words"),
    [
        (
            ("70.00", "90.00", RED),
            ("70.00", "90.00", RED),
            "70.00 is 22% below the target of 90.00 (▲ red), and there is no improvement plan. What",
        ),
        (
            ("100", "80", GREEN),
            ("300", "320", RED),
            "300 for the year to date is 6.3% below the target of 320 (▲ red), and there is",
        ),
        (
            ("60", "100", None),
            ("60", "100", None),
            "60 is 40% below the target of 100, and there is",
        ),
        (
            ("70", "90", RED),
            ("71", "90", AMBER),
            "70 is 22% below the target of 90 (▲ red); for the year to date 71 is 21% below (● amber),",
        ),
        (
            ("7", "10", RED),
            ("70", "100", RED),
            "7 is 30% below the target of 10 (▲ red); for the year to date 70 is 30% below the target of 100",
        ),
        (
            ("7", "10", RED),
            ("7.0", "10", RED),
            "7 and 7.0 for the year to date are both 30% below the target of 10 (▲ red), and",
        ),
    ],
)
def test_off_target_without_a_plan(period: Printed, ytd: Printed, words: str) -> None:
    assert words in one("X1", month(PLANNED, row(period=period, ytd=ytd, polarity=BIGGER))).message


@pytest.mark.parametrize(
    "period",
    [
        ("8,093.00", "8,100.00", GREEN),
        ("60", "100", Status.MONITORING_ONLY),
        ("n/r", "n/r", Status.NOT_REPORTED),
        (None, "80", Status.ACTUAL_MISSING),
    ],
)
def test_nothing_to_plan_for(period: Printed) -> None:
    assert found("X1", month(PLANNED, row(period=period, polarity=BIGGER))) == []


def test_a_layout_without_plans_is_not_asked_for_them() -> None:
    late = row(period=("70", "90", RED), polarity=BIGGER)
    assert found("X1", month(late)) == []
    assert found("X1", month(PLANNED, late))
    assert found("X1", month(row(period=("70", "90", RED), improvement_plan="n/a"), PLANNED))


@pytest.mark.parametrize(
    ("timeframe", "hits"),
    [
        (None, 1),
        ("ongoing", 1),
        ("On-going.", 1),
        ("TBC", 1),
        ("n/a", 1),
        ("continuous", 1),
        ("By March", 0),
        ("Ongoing until May", 0),
    ],
)
def test_a_plan_without_a_date(timeframe: str | None, hits: int) -> None:
    measure = row(improvement_plan="Hire two people.", timeframe=timeframe)
    assert len(found("X2", month(measure))) == hits


@pytest.mark.parametrize("plan", ["n/a", "n.a.", "−", "To follow", "Awaited"])
def test_what_says_that_there_is_no_plan_is_none(plan: str) -> None:
    late = row(period=("70", "90", RED), polarity=BIGGER, improvement_plan=plan)
    assert found("X1", month(late, PLANNED))
    assert found("X2", month(late, PLANNED)) == []


def test_no_plan_needs_no_date() -> None:
    assert found("X2", month(row(timeframe="ongoing"))) == []


@pytest.mark.parametrize(
    ("period", "ytd", "words"),
    [
        (
            ("59.10%", "60.00%", AMBER),
            ("1", "1", GREEN),
            "59.10% is 0.9 points below the target of 60.00% (● amber), and there is no comment.",
        ),
        (
            ("34.00", None, Status.TARGET_MISSING),
            ("1", "1", GREEN),
            "No target is given and there is no comment. What is 34.00 to be judged against?",
        ),
        (
            (None, None, Status.TARGET_MISSING),
            ("1", "1", GREEN),
            "says “Target missing”. Why is the target missing?",
        ),
        ((None, None, Status.DATA_MISSING), ("1", "1", GREEN), "says “No data”"),
        (
            ("1", "1", GREEN),
            ("3", "4", RED),
            "3 is 25% below the target of 4 (▲ red for the year to date), and there",
        ),
    ],
)
def test_no_word_where_one_is_due(period: Printed, ytd: Printed, words: str) -> None:
    for nothing in (None, "n/a", " – "):
        assert words in one("X3", month(row(period=period, ytd=ytd, comment=nothing))).message
    for said in ("Staff left.", "Data awaited."):
        assert found("X3", month(row(period=period, ytd=ytd, comment=said))) == []


def test_a_column_that_was_not_read_may_hold_the_comment() -> None:
    silent = row(period=("59.10%", "60.00%", RED), comment=None)
    unread = Warning(3, None, f"the column “What we do” is not known, {CELLS_NOT_READ}: 5 cells")
    assert one("X3", month(silent)).harmless == ""
    assert (
        "a column that was not read"
        in one("X3", replace(month(silent), warnings=(unread,))).harmless
    )


@pytest.mark.parametrize("status", [GREEN, Status.MONITORING_ONLY, Status.NOT_REPORTED, None])
def test_no_word_is_due(status: Status | None) -> None:
    told = found("X3", month(row(period=("5", "6", status))))
    assert [item for item in told if item.level is Level.QUESTION] == []


def test_what_is_not_reported() -> None:
    silent = row("OCC07.08", "Publication", period=("n/r", "n/r", Status.NOT_REPORTED), pages=(14,))
    empty = Priority("OCC08", "Vibrant", page=17)
    full = Priority("OCC07", "Children", page=11)
    finding = one("X3", month(silent, priorities=(full, empty)))
    assert finding.message.startswith(
        "OCC07.08 is marked “not reported”; OCC08 has no measure. When are they due?"
    )
    assert finding.title == "Nothing reported"
    assert finding.figures == (("OCC07.08", "Publication"), ("OCC08", "Vibrant"))
    assert finding.page == 14
    assert one("X3", month(priorities=(empty,))).page == 17
    assert found("X3", month(row("OCC07.01"), priorities=(full,))) == []


@pytest.mark.parametrize(
    ("comment", "question"),
    [
        ("Staff left.", "What is being done?"),
        ("Two were ill. They plan to make it up next month.", None),
        ("We expect to finish by 31 August 2024.", None),
        (
            "A team, at work since July 2022, was closed and a revised reduction plan for this year "
            "is being worked on.",
            "When is the plan due?",
        ),
        ("Interventions have commenced.", "When is that due?"),
        ("We await the government's plan.", "What is being done?"),
        ("The government plans to consult by March 2026.", "What is being done?"),
    ],
)
def test_a_comment_that_says_what_is_done_is_read_for_a_time(
    comment: str, question: str | None
) -> None:
    late = row(period=("70", "90", RED), polarity=BIGGER, comment=comment)
    messages = [item.message for item in found("X1", month(PLANNED, late))]
    assert len(messages) == (question is not None)
    assert question is None or messages[0].endswith(question)


def said(count: int, silent: int = 0, title: str = "Children") -> list[MeasurePeriod]:
    """Measures of a priority in an earlier report, so many with a comment and so many without."""
    return [
        row(
            f"OCC07.{n:02}",
            f"Seven {n}",
            comment="It was as planned." if n <= count else None,
            priority_title=title,
            report_date=day("2023-01"),
        )
        for n in range(1, count + silent + 1)
    ]


def silent(count: int, title: str = "Children") -> list[MeasurePeriod]:
    return [
        row(f"OCC07.{n:02}", f"Seven {n} now", ("5", "6", None), priority_title=title)
        for n in range(1, count + 1)
    ]


SPOKEN = row("OCC01.01", comment="It was as planned.")


def test_a_priority_that_says_nothing_any_more() -> None:
    seen = month(SPOKEN, *silent(3), before=said(3, 2), held=("2023-01",))
    (finding,) = [item for item in found("X3", seen) if "measures of" in item.message]
    assert finding.level is Level.QUESTION
    assert finding.measure_codes == ("OCC07.01", "OCC07.02", "OCC07.03")
    assert finding.message == (
        "None of the 3 measures of OCC07 has a comment; in January 2023 3 of 5 had. "
        "Why is nothing said of them?"
    )


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (silent(3), said(3, 2)),  # nothing has a comment: M1
        ([SPOKEN, *silent(2)], said(3)),
        ([SPOKEN, *silent(3)], said(2, 3)),
        ([SPOKEN, *silent(3)], said(3, 3)),  # half is not most
        ([SPOKEN, *silent(3, "Roads")], said(3)),  # another priority took the code
        ([SPOKEN, *silent(3), row("OCC07.09", "Nine", comment="Ill.")], said(3)),
        ([SPOKEN, *silent(3)], []),
    ],
)
def test_a_priority_that_is_not_silent_of_a_sudden(
    now: list[MeasurePeriod], before: list[MeasurePeriod]
) -> None:
    seen = month(*now, before=before, held=("2023-01",) if before else ())
    assert [item for item in found("X3", seen) if "measures of" in item.message] == []


def test_the_plan_does_not_part_a_question_from_what_it_points_back_to() -> None:
    late = row(
        name="% of complaints answered in time",
        period=("68.00", "80.00", RED),
        polarity=BIGGER,
        improvement_plan="Escalate.",
        timeframe="ongoing",
        comment="34 were received. 13 were closed within timescale, 6 closed outside of time scale, "
        "7 are still open within timescale and 8 are overdue.",
    )
    (finding,) = [item for item in findings(month(late)) if "C8" in item.rules]
    assert finding.rules == ("C8", "X2")
    assert finding.message.startswith("68.00 (target 80.00, ▲ red) is 13 of the 19 closed")
    assert finding.message.endswith(
        "it would be 48%. Is that the definition? Its improvement plan names no date."
    )


def test_not_reported_by_several_priorities_and_empty_ones_as_before() -> None:
    gone = (Status.NOT_REPORTED, Status.NOT_REPORTED)
    rows = [row(f"OCC0{n}.01", f"Paper {n}", ("n/r", "n/r", gone[0])) for n in (6, 7)]
    empty = [Priority(f"OCC0{n}", "Vibrant", page=17) for n in (8, 9)]
    seen = month(*rows, priorities=empty, before=[row("OCC01.01")], held=("2023-01",))
    assert one("X3", seen).message == (
        "OCC06.01 and OCC07.01 are marked “not reported”; OCC08 and OCC09 have no measure, as in "
        "January 2023. When are they due?"
    )
    many = [row(f"OCC07.0{n}", f"Paper {n}", ("n/r", "n/r", gone[0])) for n in range(1, 5)]
    assert one("X3", month(*many)).message.startswith("4 measures, all of OCC07, are marked")


def test_a_comment_that_says_when_it_is_due_leaves_nothing_to_ask() -> None:
    due = row("OCC07.08", "Starts", ("TBC", "12", Status.NOT_REPORTED), comment="Due in November.")
    assert found("X3", month(due)) == []
    late = structs.replace(due, reading=replace(due.reading, comment="Delayed."))
    assert one("X3", month(late)).message == "OCC07.08 is marked “not reported”. When is it due?"


@pytest.mark.parametrize(
    ("actual", "why"), [("104", "it is within tolerance and narrowly missed"), ("2,070", "")]
)
def test_only_a_narrow_miss_is_called_one(actual: str, why: str) -> None:
    missed = row(period=(actual, "100", AMBER), polarity=Polarity.SMALLER_IS_BETTER)
    assert one("X3", month(missed)).harmless == why


@pytest.mark.parametrize(
    ("plan", "timeframe", "aside"),
    [
        ("The backlog will be cleared by 30 April 2024.", None, "It has no timeframe;"),
        ("The backlog will be cleared by 30 April 2024.", "ongoing", "Its timeframe is “ongoing”;"),
        ("The backlog will be cleared by 30/04/2024.", None, "It has no timeframe;"),
    ],
)
def test_a_plan_that_names_a_passed_date_is_not_said_to_name_none(
    plan: str, timeframe: str | None, aside: str
) -> None:
    late = row(
        period=("68", "80", RED), polarity=BIGGER, improvement_plan=plan, timeframe=timeframe
    )
    (finding,) = [item for item in findings(month(late)) if "X2" in item.rules]
    assert finding.rules[:2] == ("X4", "X2")
    assert aside in finding.message
