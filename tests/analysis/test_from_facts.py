from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.checks.rescaled import same_scale
from kpi_tui.analysis.comparison import set_beside
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.figures import Unit
from kpi_tui.judgements.judgement import SetTolerance
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod
from kpi_tui.wording.phrases import since
from tests.support.frames import Cells, frame, histories, month, row
from tests.support.judging import judged
from tests.support.laws import examples
from tests.support.strategies import READINGS

RED, GREEN = Status.RED, Status.GREEN
MONTHS = st.lists(st.lists(READINGS, max_size=4), min_size=1, max_size=4)


def test_a_tolerance_settled_under_an_earlier_name_holds_on() -> None:
    reports = [month("2024-05", row("OCC01.09", "Debt")), month("2024-06", row("OCC01.07", "Debt"))]
    settled = judged(
        SetTolerance(who="Ada", why="", measure=MeasureName("OCC01.09", "Debt"), percent=5.0)
    )
    (measure,) = measure_histories(facts(frame(*reports)), settled).of_report(date(2024, 6, 30))
    assert (measure.named, measure.tolerance) == (("OCC01.07", "Debt"), 5.0)


def test_measures_of_a_month() -> None:
    cells: Cells = {"period_target": "100", "ytd_actual": "90", "ytd_target": "100"}
    red: Cells = {**cells, "period_actual": "120", "period_status": RED}
    green: Cells = {**cells, "period_actual": "90", "period_status": GREEN}
    later: Cells = {**cells, "period_actual": "1"}
    reports = [
        month("2024-05", row("OCC01.09", "Debt", **red)),
        month("2024-06", row("OCC01.07", "Debt", **green)),
        month("2024-07", row("OCC01.07", "Debt", **later)),
    ]
    (measure,) = histories(*reports).of_report(date(2024, 6, 30))
    assert measure.named == ("OCC01.07", "Debt")
    assert measure.reading == reports[1].readings[0]
    assert measure.measure_id == "OCC01.09@2024-05"
    assert measure.polarity is Polarity.SMALLER_IS_BETTER
    assert measure.confidence is Confidence.SURE
    assert measure.polarity_why
    assert (measure.period.gap, measure.period.gap_percent) == (10.0, 10.0)
    assert (measure.ytd.gap, measure.ytd.gap_percent) == (10.0, 10.0)
    assert (measure.moved, measure.travel, measure.travel_year) == (-30.0, Travel.BETTER, None)
    before = measure.previous
    assert before is not None
    assert (before.report_date, before.period.actual) == (date(2024, 5, 31), "120")
    assert (before.period.actual_value, before.period.status) == (120.0, RED)
    assert (measure.kind, measure.ytd_method) == (Kind.STOCK, YtdMethod.AVERAGE)
    assert measure.ytd_months == 0
    assert measure.months_at_status == 1
    assert [point.measure_code for point in measure.history] == ["OCC01.09", "OCC01.07"]
    assert [point.period.status for point in measure.history] == [RED, GREEN]
    last = measure.history[-1]
    assert (last.report_date, last.unit) == (date(2024, 6, 30), Unit.NUMBER)
    assert (last.period.actual, last.period.actual_value) == ("90", 90.0)
    assert (last.period.target, last.period.target_value) == ("100", 100.0)
    assert (last.ytd.actual, last.ytd.actual_value) == ("90", 90.0)
    assert (last.ytd.target, last.ytd.target_value, last.ytd.status) == ("100", 100.0, None)
    assert last.measure_name == "Debt"
    assert last.history == ()


def test_the_history_of_a_measure_printed_twice_has_its_first_row() -> None:
    twice = (row(name="Debt", period_actual="9"), row(name="Debt", period_actual="5"))
    for measure in histories(month("2024-06", *twice)).of_report(date(2024, 6, 30)):
        assert [point.period.actual for point in measure.history] == ["9"]


def test_no_measures_of_a_month_that_is_not_there() -> None:
    assert histories(month("2024-01", row())).of_report(date(2030, 1, 31)) == ()
    assert histories().of_report(date(2030, 1, 31)) == ()


@examples(30)
@given(MONTHS)
def test_measures_say_what_the_facts_say(months: list[list[Reading]]) -> None:
    reports = [month(f"2024-{number:02}", *many) for number, many in enumerate(months, 1)]
    found = facts(frame(*reports))
    day = reports[-1].report_date
    of_month = measure_histories(found).of_report(day)
    assert [measure.reading for measure in of_month] == list(reports[-1].readings)
    ids = found.filter(pl.col("report_date") == day)["measure_id"].to_list()
    assert [measure.measure_id for measure in of_month] == ids
    for measure in of_month:
        assert measure.history[-1].report_date == day
        dates = [point.report_date for point in measure.history]
        assert dates == sorted(set(dates))


def test_readings_in_weeks_are_not_held_against_those_in_days() -> None:
    """One of “2 weeks” was near to none of “14 days”, and its gap to a target in days was told."""
    printed = [("2 weeks", "3 weeks"), ("3", None), ("14 days", "21"), ("15 days", "3 weeks")]
    reports = [
        month(f"2024-0{number}", row(name="Debt", period_actual=actual, period_target=target))
        for number, (actual, target) in enumerate(printed, 1)
    ]
    held = histories(*reports)
    (measure,) = held.of_report(date(2024, 4, 30))
    assert [each.period.actual_value for each in measure.history] == [None, None, 14.0, 15.0]
    assert (measure.period.target, measure.period.target_value) == ("3 weeks", None)
    assert (measure.period.gap, measure.moved, measure.travel) == (None, 1.0, Travel.WORSE)
    (before,) = held.of_report(date(2024, 3, 31))
    assert since(before) == "February 2024 had 3: not to be compared (counted in another unit)"
    beside = set_beside(before.history[0], before, before.polarity)
    assert (beside.word, beside.why_not) == ("unit", "counted in another unit")
    assert (before.period.gap, before.moved, before.unit) == (7.0, None, Unit.NUMBER)
    assert [each.period.actual for each in before.history] == ["2 weeks", "3", "14 days"]
    (first,) = held.of_report(date(2024, 1, 31))
    assert (first.period.actual_value, first.period.gap) == (2.0, 1.0)


def test_what_a_reading_counts_in_that_does_not_say_so() -> None:
    """A target of “12” after “12 days” was held to be 12 weeks: “2 weeks” was called harder to meet (I4)."""
    printed = ["11", "12 days", "12", "2 weeks"]
    reports = [
        month(f"2024-0{number}", row(name="Debt", period_actual="9", period_target=target))
        for number, target in enumerate(printed, 1)
    ]
    held = histories(*reports)
    told = [held.of_report(report.report_date)[0] for report in reports]
    assert [each.counted_in for each in told] == ["", "days", "days", "weeks"]
    assert [each.word for each in told] == ["", "days", "days", "weeks"]
    assert not same_scale(told[2], told[3])
    (alone,) = histories(*reports[:3]).of_report(date(2024, 3, 31))
    assert alone.counted_in == ""
