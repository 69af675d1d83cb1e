from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.facts import facts, insights
from kpi_tui.figures import Unit
from kpi_tui.report import Reading, Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod
from tests.support.frames import Cells, frame, month, row
from tests.support.laws import examples
from tests.support.strategies import READINGS

RED, GREEN = Status.RED, Status.GREEN
MONTHS = st.lists(st.lists(READINGS, max_size=4), min_size=1, max_size=4)


def test_insights_of_a_month() -> None:
    cells: Cells = {"period_target": "100", "ytd_actual": "90", "ytd_target": "100"}
    red: Cells = {**cells, "period_actual": "120", "period_status": RED}
    green: Cells = {**cells, "period_actual": "90", "period_status": GREEN}
    later: Cells = {**cells, "period_actual": "1"}
    reports = [
        month("2024-05", row("OCC01.09", "Debt", **red)),
        month("2024-06", row("OCC01.07", "Debt", **green)),
        month("2024-07", row("OCC01.07", "Debt", **later)),
    ]
    found = insights(facts(frame(*reports)), date(2024, 6, 30))
    insight = found["OCC01.07", "Debt"]
    assert list(found) == [("OCC01.07", "Debt")]
    assert insight.measure_id == "OCC01.09@2024-05"
    assert insight.polarity is Polarity.SMALLER_IS_BETTER
    assert insight.confidence is Confidence.SURE
    assert insight.polarity_why
    assert (insight.gap, insight.gap_percent) == (10.0, 10.0)
    assert (insight.ytd_gap, insight.ytd_gap_percent) == (10.0, 10.0)
    assert (insight.moved, insight.travel, insight.travel_year) == (-30.0, Travel.BETTER, None)
    assert (insight.previous_date, insight.previous_actual) == (date(2024, 5, 31), "120")
    assert (insight.previous_actual_value, insight.previous_status) == (120.0, RED)
    assert (insight.kind, insight.ytd_method) == (Kind.STOCK, YtdMethod.AVERAGE)
    assert insight.ytd_months == 0
    assert insight.months_at_status == 1
    assert [point.code for point in insight.points] == ["OCC01.09", "OCC01.07"]
    assert [point.status for point in insight.points] == [RED, GREEN]
    last = insight.points[-1]
    assert (last.report_date, last.actual, last.actual_value) == (date(2024, 6, 30), "90", 90.0)
    assert (last.target, last.target_value, last.unit) == ("100", 100.0, Unit.NUMBER)
    assert (last.ytd_actual, last.ytd_actual_value) == ("90", 90.0)
    assert (last.ytd_target, last.ytd_target_value, last.ytd_status) == ("100", 100.0, None)
    assert last.name == "Debt"


def test_insights_of_a_measure_printed_twice_are_of_its_first_row() -> None:
    twice = (row(name="Debt", period_actual="9"), row(name="Debt", period_actual="5"))
    found = insights(facts(frame(month("2024-06", *twice))), date(2024, 6, 30))
    assert [point.actual for point in found["OCC01.01", "Debt"].points] == ["9"]


def test_no_insights_of_a_month_that_is_not_there() -> None:
    assert insights(facts(frame(month("2024-01", row()))), date(2030, 1, 31)) == {}
    assert insights(facts(frame()), date(2030, 1, 31)) == {}


@examples(30)
@given(MONTHS)
def test_insights_say_what_the_facts_say(months: list[list[Reading]]) -> None:
    reports = [month(f"2024-{number:02}", *many) for number, many in enumerate(months, 1)]
    found = facts(frame(*reports))
    day = reports[-1].report_date
    of_month = insights(found, day)
    rows_of_month = found.filter(pl.col("report_date") == day)
    assert list(of_month) == list(
        dict.fromkeys(rows_of_month.select("measure_code", "measure_name").iter_rows())
    )
    for insight in of_month.values():
        assert insight.points[-1].report_date == day
        dates = [point.report_date for point in insight.points]
        assert dates == sorted(set(dates))
