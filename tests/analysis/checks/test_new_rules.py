"""Few cases, easy targets, misses in a row, priorities without data, and claims that differ."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.report import Priority
from kpi_tui.status import Status
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    Printed,
    day,
    found,
    month,
    one,
    row,
)
from tests.support.measures import point, through

SHARE = "% of complaints answered in time"


@pytest.mark.parametrize(
    ("actual", "comment", "words"),
    [
        ("100.00", "1 case is closed within timescale and 1 is still open.", "is 1 case of 1"),
        ("67%", "We received 3. 2 were closed within time, 1 closed late.", "is 2 cases of 3"),
        ("75%", "3 of the 4 inspections were passed.", "is 3 cases of 4"),
        ("75%", "3 out of 4 came.", "is 3 cases of 4"),
        ("80%", "3 of the 4 inspections were passed.", None),
        ("83%", "5 of 6 were passed.", None),  # six are not very few
        ("100.00", "75 requests were responded to on-time and 74 remain open.", None),
        ("100.00", "All is well.", None),
        (None, "1 case is closed within timescale.", None),
    ],
)
def test_a_percentage_of_very_few_cases(
    actual: str | None, comment: str, words: str | None
) -> None:
    measure = row(name=SHARE, period=(actual, "80.00", GREEN), comment=comment)
    told = found("C10", month(measure))
    assert [words is not None and words in item.message for item in told] == [True] * (
        words is not None
    )


def test_few_cases_are_worth_knowing_and_no_question() -> None:
    measure = row(name=SHARE, period=("100.00", "80", GREEN), comment="1 was closed within time.")
    finding = one("C10", month(measure))
    assert finding.level is Level.INFORMATION
    assert finding.message.endswith("the next could make it 50.")
    count = row(name="Complaints", period=("1", "1", GREEN), comment="1 was closed within time.")
    assert found("C10", month(count)) == []


def over(
    months: int, *figures: Printed, code: str = "OCC01.01", name: str = "Visits"
) -> MeasurePeriod:
    """A measure of July with earlier months before it; the last figures are those of July."""
    until = 2024 * 12 + 6
    earlier = []
    for back, (actual, target, status) in zip(
        range(months, 0, -1), (figures[0],) * months, strict=True
    ):
        year, number = divmod(until - back, 12)
        earlier.append(point(day(f"{year}-{number + 1:02}"), actual, target, status))
    return through(*earlier, row(code, name, figures[-1], polarity=BIGGER))


def test_targets_met_in_each_of_twelve_reports() -> None:
    met: Printed = ("95", "90", GREEN)
    rows = [over(11, met, code=f"OCC01.0{n}", name=f"Visits {n}") for n in (1, 2)]
    finding = one("H6", month(*rows))
    assert finding.level is Level.INFORMATION
    assert finding.measure_codes == ("OCC01.01", "OCC01.02")
    assert finding.message == (
        "Targets of OCC01.01, OCC01.02 were met in each of the last 12 reports. "
        "Do they still stretch the service?"
    )
    assert one("H6", month(rows[0])).message.startswith("The target of OCC01.01 was met in each")


@pytest.mark.parametrize(
    ("months", "before", "now"),
    [
        (10, ("95", "90", GREEN), ("95", "90", GREEN)),
        (11, ("95", "90", GREEN), ("85", "90", RED)),
        (11, ("85", "90", AMBER), ("95", "90", GREEN)),
        (11, ("95", None, GREEN), ("95", "90", GREEN)),
        (11, ("0", "0", GREEN), ("0", "0", GREEN)),
    ],
)
def test_targets_not_met_so_often(months: int, before: Printed, now: Printed) -> None:
    assert found("H6", month(over(months, before, now))) == []


def test_a_share_of_everything_cannot_be_exceeded() -> None:
    full: Printed = ("100%", "100%", GREEN)
    assert found("H6", month(over(11, full, name=SHARE))) == []


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ((RED, AMBER, RED), "It has been red or amber in 3 reports in a row, since May 2024."),
        ((AMBER, AMBER, AMBER), "in 3 reports in a row, since May 2024."),
        ((GREEN, AMBER, RED), None),
        ((RED, GREEN, RED), None),
        ((RED, AMBER, GREEN), None),
        ((RED, Status.MONITORING_ONLY, RED), None),
    ],
)
def test_red_or_amber_three_reports_running(
    statuses: tuple[Status, ...], words: str | None
) -> None:
    *before, now = statuses
    earlier = [point(day(f"2024-0{n}"), "70", "90", status) for n, status in enumerate(before, 5)]
    told = found("H5", month(row(period=("70", "90", now)), readings=earlier))
    assert [words is not None and words in item.message for item in told] == [True] * (
        words is not None
    )


def test_reports_between_that_are_not_held_are_said() -> None:
    earlier = [point(day(at), "70", "90", RED) for at in ("2023-01", "2023-06")]
    finding = one("H5", month(row(period=("70", "90", RED)), readings=earlier))
    assert "in 3 reports held, since January 2023" in finding.message


def test_what_is_stuck_for_six_is_told_as_that() -> None:
    measure = row(period=("70", "90", RED), months_at_status=6)
    earlier = [point(day(f"2024-0{n}"), "70", "90", RED) for n in range(2, 7)]
    seen = month(measure, readings=earlier)
    assert found("H5", seen) == []
    assert found("H1", seen)


def test_a_priority_shown_without_data_beside_figures() -> None:
    trees = row("OCC06.02", "% of trees alive", ("95.20%", None, None))
    shown = Priority("OCC06", "Landscape", status=Status.DATA_MISSING, page=9)
    finding = one("S8", month(trees, priorities=[shown]))
    assert (finding.measure_code, finding.page) == ("OCC06.02", 9)
    assert finding.message == (
        "OCC06 is shown as “No data”, though OCC06.02 has 95.20%. Why has it no status?"
    )
    empty = row("OCC06.02", "% of trees alive", (None, None, None))
    assert found("S8", month(empty, priorities=[shown])) == []
    rated = Priority("OCC06", "Landscape", status=GREEN)
    assert found("S8", month(trees, priorities=[rated])) == []


ONE = "High needs spending is forecast to exceed the grant by £17.5m this year."


@pytest.mark.parametrize(
    ("other", "hits"),
    [
        ("The grant is forecast to overspend by £16.5m for high needs spending.", 1),
        ("The grant is forecast to overspend by £17.5m for high needs spending.", 0),
        ("The grant is forecast to overspend by £17m for high needs spending.", 0),  # rounded
        ("The grant is forecast to overspend by £18m for high needs spending.", 0),  # rounded
        ("The grant was overspent by £16.5m for high needs spending.", 0),  # no forecast
        ("Roads are forecast to overspend by £16.5m.", 0),
        ("The grant is forecast to overspend by £2m for high needs spending.", 0),
        ("The grant is forecast to overspend by £16.5m, £2.1m less, for high needs spending.", 0),
        (None, 0),
    ],
)
def test_amounts_that_two_measures_tell_differently(other: str | None, hits: int) -> None:
    rows = [row(finance_impact=ONE), row("OCC11.06", "Outturn", comment=other)]
    told = found("C11", month(*rows))
    assert len(told) == hits
    assert not told or told[0].measure_codes == ("OCC01.01", "OCC11.06")


@pytest.mark.parametrize(
    ("comment", "level"),
    [
        ("The change from £17.5m reported last time is due to schools.", Level.INFORMATION),
        ("Last month it was £17.5m.", Level.INFORMATION),
        ("The £17.5m of schools is as large.", Level.QUESTION),
        ("Last month it was £15.5m.", Level.QUESTION),
    ],
)
def test_an_amount_that_the_other_measure_calls_an_earlier_one(comment: str, level: Level) -> None:
    said = f"The grant is forecast to overspend by £16.5m for high needs spending. {comment}"
    finding = one("C11", month(row(finance_impact=ONE), row("OCC11.06", "Outturn", comment=said)))
    assert finding.level is level
    earlier = "OCC01.01 still gives £17.5m, which OCC11.06 calls an earlier figure"
    assert (earlier in finding.message) is (level is Level.INFORMATION)
    assert finding.message.endswith("?") is (level is Level.QUESTION)


def test_one_measure_may_tell_two_amounts_itself() -> None:
    both = row(
        comment="The grant is forecast to overspend by £16.5m for high needs.", finance_impact=ONE
    )
    assert found("C11", month(both)) == []
