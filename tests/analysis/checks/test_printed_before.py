"""What is asked of the figure of the quarter before, and of the direction printed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.period import PeriodType
from kpi_tui.report import PublishedDirection, Reading, Report
from kpi_tui.status import Status
from tests.support.checking import check
from tests.support.months import readings as rows_of
from tests.support.periods import report

FIRST, SECOND = date(2025, 6, 30), date(2025, 9, 30)
WORSENING, IMPROVING = PublishedDirection.WORSENING, PublishedDirection.IMPROVING


def quarter(day: date, *readings: Reading) -> Report:
    return replace(report(PeriodType.QUARTER, day), readings=readings, priorities=())


def reading(
    name: str = "Missed bins", actual: str = "43", target: str = "45", **printed: object
) -> Reading:
    made = Reading(
        "A",
        f"A-{name[:4]}",
        name,
        period_actual=actual,
        period_target=target,
        period_status=Status.GREEN,
        pages=(2,),
    )
    return replace(made, **printed)  # type: ignore[arg-type]


def found(rule: str, *reports: Report) -> list[Finding]:
    """What one rule finds in the last of some reports."""
    told = check(measure_histories(facts(rows_of(*reports))), reports[-1])
    return [finding for finding in told if rule in finding.rules]


def directed(*directions: PublishedDirection) -> list[Reading]:
    """Measures of which fewer is better, and that got better since the quarter before."""
    return [
        reading(f"{number} missed bins", previous_actual="61", published_direction=direction)
        for number, direction in enumerate(directions)
    ]


def test_a_direction_that_the_figures_contradict() -> None:
    (finding,) = found("C12", quarter(SECOND, *directed(WORSENING, *[IMPROVING] * 7)))
    assert finding.title == "Printed direction contradicts the figures"
    assert finding.message == (
        "The direction is printed as worsening; the figure was 61 in the quarter before and is 43 "
        "now, and lower is better. 7 of the report's 8 directions go by the quarter before. Which is "
        "right?"
    )


@pytest.mark.parametrize(
    "directions",
    [
        [WORSENING, *[IMPROVING] * 6],
        [*[WORSENING] * 3, *[IMPROVING] * 6],
        [PublishedDirection.SAME, *[IMPROVING] * 7],
        [PublishedDirection.UNCLEAR, *[IMPROVING] * 8],
    ],
)
def test_directions_that_may_go_by_something_else(directions: Sequence[PublishedDirection]) -> None:
    assert found("C12", quarter(SECOND, *directed(*directions))) == []


def test_a_running_total_that_fell() -> None:
    name = "Homes built (cumulative)"
    before = quarter(FIRST, reading(name, "28", "20"))
    (finding,) = found("N2", before, quarter(SECOND, reading(name, "24", "20")))
    assert finding.message == (
        "By its name it adds up over the year, yet it was 28 in Quarter 1 2025/26 and is 24 now. "
        "Which is right?"
    )
    assert found("N2", before, quarter(SECOND, reading(name, "28", "20"))) == []
    share = "Homes let in time (cumulative, %)"
    shares = (reading(share, actual, "20%") for actual in ("28%", "24%"))
    assert found("N2", *map(quarter, (FIRST, SECOND), shares)) == []


def test_a_new_year_begins_at_nought() -> None:
    begun = reading("Homes built (cumulative)", "28", "20", previous_actual="112")
    assert found("N2", quarter(FIRST, begun)) == []
    assert found("N2", quarter(SECOND, begun)) != []


@pytest.mark.parametrize(
    ("actual", "target", "before", "asks"),
    [
        ("207", "2.00", "1.96", True),
        ("1.9%", "98%", "99.1%", True),
        ("20", "2.00", "1.96", False),
        ("207", "200", "1.96", False),
        ("207", "2.00", "0.02", False),
        ("207", "2.00", "–", False),
    ],
)
def test_a_figure_on_another_scale(actual: str, target: str, before: str, asks: bool) -> None:
    printed = reading("Days lost", actual, target, previous_actual=before, period_status=None)
    told = found("N4", quarter(SECOND, printed))
    assert bool(told) is asks
    if told and actual == "207":
        assert told[0].message == (
            "207 is 106 times the 1.96 of the quarter before, and the target is 2.00. Is it "
            "misprinted?"
        )
