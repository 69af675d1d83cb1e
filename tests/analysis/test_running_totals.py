"""Totals that run on through the year: told by their targets, and what is said of them then."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.outlook import year_outlook
from kpi_tui.analysis.running_totals import may_be_the_first, other_stage, years_that_run_on
from kpi_tui.analysis.trend import trend
from kpi_tui.period import PeriodType, month_end
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.wording.phrases import what_it_counts
from tests.support.months import readings, report

MONTH, QUARTER = PeriodType.MONTH, PeriodType.QUARTER
APRIL = date(2023, 4, 30)


@pytest.mark.parametrize(
    ("targets", "kind", "runs_on"),
    [
        ([25, 50, 75], MONTH, True),
        ([25, None, 75, 100], MONTH, True),
        ([8.3, 16.7, 25], MONTH, True),
        ([35, 70, 105, 140], QUARTER, True),
        ([-5, -10, -15], MONTH, True),
        ([25, 50], MONTH, False),  # too few to tell
        ([25, 25, 25], MONTH, False),
        ([10, 50, 150, 200], MONTH, False),  # perhaps what is due in the months of a summer
        ([50, 52, 54], MONTH, False),
        ([0, 0, 0], MONTH, False),
        ([None, None, None], MONTH, False),
        ([25, 50, 75], PeriodType.DATE, False),
    ],
)
def test_targets_that_grow_from_nothing(
    targets: list[float | None], kind: PeriodType, runs_on: bool
) -> None:
    step = kind.months or 1
    first = month_end(APRIL, step - 1)
    days = [month_end(first, step * at) for at in range(len(targets))]
    told = years_that_run_on(zip(days, targets, strict=True), kind)
    assert told == {2023: runs_on}


def test_a_year_that_does_not_tell_is_as_the_one_before_else_as_the_one_after() -> None:
    years = {2022: [225, 250], 2023: [25, 50, 75], 2024: [30], 2025: [40, 40, 40], 2026: [40]}
    days = {2022: date(2022, 12, 31)}
    targets = [
        (month_end(days.get(year, date(year, 4, 30)), at), float(target))
        for year, own in years.items()
        for at, target in enumerate(own)
    ]
    told = years_that_run_on(targets, MONTH)
    assert told == {2022: True, 2023: True, 2024: True, 2025: False, 2026: False}


def test_the_same_month_of_another_year_is_the_same_stage() -> None:
    assert other_stage(date(2024, 6, 30), date(2024, 7, 31))
    assert other_stage(date(2024, 3, 31), date(2024, 4, 30))
    assert not other_stage(date(2023, 7, 31), date(2024, 7, 31))


def homes(*totals: int, target: int = 25) -> MeasurePeriod:
    """The last reading of a measure whose month is the total since April, and so is its target."""
    reports = []
    for at, total in enumerate(totals):
        due = target * (at % 12 + 1)
        status = Status.GREEN if total >= due else Status.RED
        figures = {"period_actual": str(total), "period_target": str(due), "period_status": status}
        row = Reading("OCC01", "OCC01.01", "Number of new homes", **figures)  # type: ignore[arg-type]
        reports.append(report(month_end(APRIL, at), row))
    told = measure_histories(facts(readings(*reports)))
    (measure,) = told.of_report(reports[-1].report_date)
    return measure


def test_what_is_said_of_a_total_that_its_targets_give_away() -> None:
    measure = homes(20, 48, 76, 99, 130, 151, 170, 199, 230, 251, 270, 299, 28, 55)
    assert measure.runs_on
    assert (measure.moved, measure.travel) == (27.0, None)
    assert measure.travel_year is not None, "May beside May"
    assert trend(measure).reasons == ()
    assert what_it_counts(measure) == "type of figure: total of the year so far (assumed)"
    assert trend(measure).sentences[0].startswith("Its figures run on through the year")
    found = year_outlook(measure)
    assert found is not None
    assert (found.target, found.needed) == (300.0, 24.5)


@pytest.mark.parametrize(
    ("name", "printed"),
    [("% of calls answered (YTD)", "90%"), ("Average days to let a home, year to date", "9.4")],
)
def test_a_rate_of_the_year_so_far_is_no_total(name: str, printed: str) -> None:
    row = Reading("OCC01", "OCC01.01", name, period_actual=printed, period_target=printed)
    (measure,) = measure_histories(facts(readings(report(APRIL, row)))).of_report(APRIL)
    assert measure.runs_on
    assert what_it_counts(measure) == "type of figure: rate of the year so far (assumed)"
    found = year_outlook(measure)
    assert found is not None
    assert found.sentence == "No outlook: its figure is a rate of the year so far."


def test_a_total_whose_name_alone_gives_it_away_has_no_outlook() -> None:
    row = Reading(
        *("OCC01", "OCC01.01", "Homes built (cumulative)"),
        period_actual="20", period_target="30", ytd_actual="20", ytd_target="30",
    )  # fmt: skip
    (measure,) = measure_histories(facts(readings(report(APRIL, row)))).of_report(APRIL)
    found = year_outlook(measure)
    assert found is not None
    assert found.sentence == "No outlook: its target for the whole year is not known."


@pytest.mark.parametrize(
    ("day", "earlier", "may_be"),
    [
        (date(2024, 4, 30), date(2024, 3, 31), True),
        (date(2024, 6, 30), date(2024, 3, 31), True),
        (date(2024, 6, 30), date(2023, 12, 31), True),
        (date(2024, 6, 30), None, True),
        (date(2024, 6, 30), date(2024, 5, 31), False),
        (date(2024, 9, 30), date(2024, 3, 31), True),
        (date(2024, 9, 30), date(2024, 6, 30), False),
        (date(2024, 7, 31), date(2023, 1, 31), False),
        (date(2024, 7, 31), None, False),
    ],
)
def test_the_first_figure_of_a_year(day: date, earlier: date | None, may_be: bool) -> None:
    assert may_be_the_first(day, earlier) is may_be
