from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.report import Priority, Status
from tests.support.check_rows import AMBER, BIGGER, GREEN, RED, Printed, found, month, one, row

PLANNED = row("OCC09.09", "Planned", improvement_plan="Hire two people.", timeframe="By May.")


@pytest.mark.parametrize(
    ("period", "ytd", "words"),
    [
        (
            ("70.00", "90.00", RED),
            ("70.00", "90.00", RED),
            "the period actual 70.00 (▲ red) is 22% under",
        ),
        (
            ("100", "80", GREEN),
            ("300", "320", RED),
            "the year-to-date actual 300 (▲ red) is 6.2% under",
        ),
        (("60", "100", GREEN), ("60", "100", GREEN), "the period actual 60 (★ green) is 40% under"),
        (("60", "100", None), ("60", "100", None), "the period actual 60 is 40% under"),
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


def test_no_plan_needs_no_date() -> None:
    assert found("X2", month(row(timeframe="ongoing"))) == []


@pytest.mark.parametrize(
    ("period", "ytd", "words"),
    [
        (
            ("59.10%", "60.00%", AMBER),
            ("1", "1", GREEN),
            "status is ● amber: 59.10% is 0.9 points under",
        ),
        (
            ("34.00", None, Status.TARGET_MISSING),
            ("1", "1", GREEN),
            "No target is given and there is no comment. What is 34.00 to be judged against?",
        ),
        (
            (None, None, Status.TARGET_MISSING),
            ("1", "1", GREEN),
            "says “! no target”. Why is the target missing?",
        ),
        ((None, None, Status.DATA_MISSING), ("1", "1", GREEN), "says “?! no data”"),
        (("1", "1", GREEN), ("3", "4", RED), "the year-to-date status is ▲ red"),
    ],
)
def test_no_word_where_one_is_due(period: Printed, ytd: Printed, words: str) -> None:
    for nothing in (None, "n/a", " – "):
        assert words in one("X3", month(row(period=period, ytd=ytd, comment=nothing))).message
    assert found("X3", month(row(period=period, ytd=ytd, comment="Staff left."))) == []


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
        "The report has 1 measure marked “not reported” and 1 priority without any measure (OCC08). "
        "When are they due?"
    )
    assert finding.figures == (("OCC07.08", "Publication"), ("OCC08", "Vibrant"))
    assert finding.page == 14
    assert one("X3", month(priorities=(empty,))).page == 17
    assert found("X3", month(row("OCC07.01"), priorities=(full,))) == []
