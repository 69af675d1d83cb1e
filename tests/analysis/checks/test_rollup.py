"""Statuses of priorities beside those of their measures."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Finding, Importance, Level
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.report import Priority
from kpi_tui.status import Status
from tests.support.check_rows import AMBER, GREEN, RED, Printed, found, month, one, row

NONE = Status.MONITORING_ONLY


def priority(code: str, status: Status | None) -> Priority:
    return Priority(code, f"Priority {code}", status=status, page=4)


def test_statuses_of_priorities_that_follow_no_rule() -> None:
    rows = [
        *(
            row(f"OCC10.0{n}", f"Ten {n}", period=("1", "1", GREEN), ytd=("1", "1", GREEN))
            for n in (1, 2)
        ),
        row("OCC10.03", "Ten 3", period=("1", "2", RED), ytd=("1", "2", RED)),
        *(
            row(f"OCC11.0{n}", f"Eleven {n}", period=("1", "1", GREEN), ytd=("1", "1", GREEN))
            for n in (1, 2)
        ),
        row("OCC11.03", "Eleven 3", period=("1", "2", RED), ytd=("1", "2", RED)),
    ]
    both = (priority("OCC10", GREEN), priority("OCC11", RED), priority("OCC12", GREEN))
    finding = one("S6", month(*rows, priorities=both))
    assert finding.figures == (
        ("OCC10", "★ green; its measures: ★ green 2, ▲ red 1"),
        ("OCC11", "▲ red; its measures: ★ green 2, ▲ red 1"),
    )
    assert finding.message == (
        "Neither of two plain rules gives every priority its status: by the worst of its measures OCC10 would be "
        "▲ red, by the commonest OCC11 would be ★ green. What is the rule?"
    )
    assert (finding.measure_code, finding.page) == (None, 4)
    for same in (GREEN, RED):
        agreed = (priority("OCC10", same), priority("OCC11", same))
        assert found("S6", month(*rows, priorities=agreed)) == []
    none = (priority("OCC10", None), priority("OCC11", Status.DATA_MISSING))
    assert found("S6", month(*rows, priorities=none)) == []


def rows(code: str, *statuses: Status | None, ytd: Status | None = None) -> list[MeasurePeriod]:
    """Measures of a priority with these statuses for the month, all with one for the year."""
    year: Printed = ("1", None, ytd)
    return [
        row(f"{code}.{n:02}", f"{code} measure {n}", ("1", None, status), year)
        for n, status in enumerate(statuses, 1)
    ]


def asked(shown: Status | None, measures: list[MeasurePeriod]) -> list[Finding]:
    others = [*rows("OCC02", GREEN), *measures]
    return found(
        "S6", month(*others, priorities=(priority("OCC01", shown), priority("OCC02", GREEN)))
    )


@pytest.mark.parametrize(
    ("shown", "statuses", "words"),
    [
        (
            RED,
            (AMBER, AMBER),
            "OCC01 is ▲ red though both its measures are ● amber. What makes it red?",
        ),
        (RED, (GREEN, AMBER), "OCC01 is ▲ red though none of its 2 rated measures is. What makes"),
        (GREEN, (RED, RED, RED), "OCC01 is ★ green though all its 3 measures are ▲ red."),
        (GREEN, (AMBER,), "OCC01 is ★ green though its one measure is ● amber."),
        (RED, (AMBER, AMBER, NONE), "OCC01 is ▲ red though its 2 rated measures are ● amber."),
        (RED, (AMBER, NONE), "OCC01 is ▲ red though its 1 rated measure is ● amber."),
    ],
)
def test_a_priority_rated_unlike_each_of_its_measures(
    shown: Status, statuses: tuple[Status, ...], words: str
) -> None:
    (finding,) = asked(shown, rows("OCC01", *statuses))
    assert finding.message.startswith(words)
    assert (finding.level, finding.importance) == (Level.QUESTION, Importance.OFF_TARGET)
    assert finding.measure_codes[0] == "OCC01.01"


@pytest.mark.parametrize(
    ("shown", "measures"),
    [
        (RED, rows("OCC01", AMBER, RED)),
        (RED, rows("OCC01", AMBER, AMBER, ytd=RED)),  # the year is red
        (AMBER, rows("OCC01", GREEN, RED)),
        (RED, rows("OCC01", NONE)),
        (None, rows("OCC01", GREEN, GREEN)),
        (Status.DATA_MISSING, rows("OCC01", RED)),
    ],
)
def test_a_priority_rated_like_one_of_its_measures(
    shown: Status | None, measures: list[MeasurePeriod]
) -> None:
    assert [item for item in asked(shown, measures) if item.measures] == []


def test_a_priority_left_without_a_status() -> None:
    measures = rows("OCC01", RED, RED, AMBER, GREEN, NONE)
    (finding,) = asked(None, measures)
    assert finding.message == (
        "OCC01 has no status, though of its 5 measures 2 are ▲ red and 1 is ● amber; 1 other "
        "priority has one. Why has it none?"
    )
    assert finding.measure_codes == ("OCC01.01", "OCC01.02", "OCC01.03")
    none = (priority("OCC01", None), priority("OCC02", None))
    assert found("S6", month(*measures, *rows("OCC02", GREEN), priorities=none)) == []


def test_a_green_priority_on_few_of_its_measures() -> None:
    few = rows("OCC07", GREEN, GREEN, NONE, NONE, Status.TARGET_MISSING, NONE, NONE)
    finding = one("S9", month(*few, priorities=(priority("OCC07", GREEN),)))
    assert finding.message == (
        "OCC07 is ★ green on 2 of its 7 measures; the others are not rated. "
        "Is that enough to rate it?"
    )
    assert finding.level is Level.QUESTION
    none = rows("OCC07", NONE, NONE, NONE)
    assert one("S9", month(*none, priorities=(priority("OCC07", GREEN),))).message == (
        "OCC07 is ★ green on none of its 3 measures, which are not rated. What does it go by?"
    )


def test_a_priority_without_a_status_that_has_one_measure() -> None:
    measures = [*rows("OCC01", GREEN), *rows("OCC02", RED)]
    shown = (priority("OCC01", GREEN), priority("OCC02", None))
    (finding,) = found("S6", month(*measures, priorities=shown))
    assert finding.message == (
        "OCC02 has no status, though its one measure is ▲ red; 1 other priority has one. "
        "Why has it none?"
    )


@pytest.mark.parametrize(
    ("shown", "statuses"),
    [
        (RED, (RED, NONE, NONE, NONE)),
        (GREEN, (GREEN, GREEN, NONE, NONE)),
        (GREEN, (GREEN, NONE, NONE)),
        (GREEN, (GREEN, GREEN, GREEN, NONE, NONE, NONE)),  # half is not fewer than half
        (GREEN, (GREEN, Status.UNREADABLE, Status.UNREADABLE, Status.UNREADABLE)),
        (GREEN, (GREEN, Status.BLUE, Status.COMPLETE, Status.BLUE, NONE)),
    ],
)
def test_a_priority_on_enough_of_its_measures(shown: Status, statuses: tuple[Status, ...]) -> None:
    seen = month(*rows("OCC07", *statuses), priorities=(priority("OCC07", shown),))
    assert found("S9", seen) == []


def test_a_status_that_may_only_be_hidden_is_not_called_missing() -> None:
    hidden = [row(f"OCC07.0{n}", f"Seven {n}", ("1", "2", None)) for n in (2, 3, 4)]
    seen = month(*rows("OCC07", GREEN), *hidden, priorities=(priority("OCC07", GREEN),))
    assert found("S9", seen) == []


def test_priorities_that_are_asked_about_alone_are_left_out_of_the_search_for_a_rule() -> None:
    measures = [*rows("OCC01", AMBER, AMBER, ytd=AMBER), *rows("OCC02", GREEN, RED, RED, ytd=RED)]
    shown = (priority("OCC01", RED), priority("OCC02", RED))
    (finding,) = found("S6", month(*measures, priorities=shown))
    assert finding.message.startswith("OCC01 is ▲ red though both its measures")
