"""The sample months: made up by rules, and shipped as they are made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from kpi_tui import demo
from kpi_tui.months import financial_month
from kpi_tui.report import Reading, Report
from tests.sample_months.__main__ import main
from tests.sample_months.behaviour import PrintedStyle, ToDate, behaviour_of, number
from tests.sample_months.simulate import SOURCE, months_between, published_month, simulate


@pytest.fixture(scope="module")
def first() -> Report:
    return published_month("2023-01")


@pytest.fixture(scope="module")
def last() -> Report:
    return published_month("2024-07")


@pytest.fixture(scope="module")
def between(first: Report, last: Report) -> list[Report]:
    return simulate(first, last)


def test_the_shipped_months_are_those_that_are_made(
    first: Report, last: Report, between: Sequence[Report]
) -> None:
    assert list(demo.sample_reports()) == [first, *between, last]
    assert demo.published("2023-01") == first
    assert demo.published("2024-07") == last


def test_writing_them_anew_changes_nothing(tmp_path: Path) -> None:
    shipped = Path(demo.__file__).with_name(demo.MONTHS)
    again = tmp_path / demo.MONTHS
    main(again)
    with ZipFile(shipped) as before, ZipFile(again) as after:
        assert before.namelist() == after.namelist()
        assert all(before.read(name) == after.read(name) for name in before.namelist())


def test_every_month_between_is_there_and_says_simulated(between: Sequence[Report]) -> None:
    days = [report.report_date for report in between]
    assert days == months_between(date(2023, 1, 31), date(2024, 7, 31))
    assert (len(days), days[0], days[-1]) == (17, date(2023, 2, 28), date(2024, 6, 30))
    for report in between:
        assert report.source == SOURCE
        assert "simulated" in report.source.name
        assert (report.title or "").endswith("(simulated)")


def test_the_same_comes_out_every_time(
    first: Report, last: Report, between: Sequence[Report]
) -> None:
    assert simulate(first, last) == between


def test_measures_are_the_first_reports_until_the_year_turns(
    first: Report, last: Report, between: Sequence[Report]
) -> None:
    for report in between:
        published = first if report.report_date < date(2024, 4, 1) else last
        assert [(row.measure_code, row.measure_name, row.directors) for row in report.readings] == [
            (row.measure_code, row.measure_name, row.directors) for row in published.readings
        ]


def series(published: Report, reports: Sequence[Report], at: int) -> list[Reading]:
    """A published reading and its simulated months, in order of time."""
    own = [
        report
        for report in (*reports, published)
        if len(report.readings) == len(published.readings)
    ]
    return [report.readings[at] for report in sorted(own, key=lambda report: report.report_date)]


def test_the_year_to_date_follows_from_the_months(last: Report, between: Sequence[Report]) -> None:
    """April to July 2024 by each measure's own behaviour_of, July as published."""
    for at, july in enumerate(last.readings):
        how = behaviour_of(july, 4)
        if how is None:
            continue
        rows = series(last, between, at)
        assert len(rows) == 4
        months = [number(row.period_actual) or 0.0 for row in rows]
        for count, row in enumerate(rows, 1):
            total = sum(months[:count])
            expected = {
                ToDate.SUM: total,
                ToDate.MEAN: total / count,
                ToDate.LAST: months[count - 1],
            }[how.to_date]
            slack = 0.51 / 10 ** PrintedStyle.of(july.ytd_actual or "").decimals
            assert number(row.ytd_actual) == pytest.approx(expected, abs=slack), july.measure_code


def test_sums_begin_anew_in_april(first: Report, between: Sequence[Report]) -> None:
    for at, reading in enumerate(first.readings):
        how = behaviour_of(reading, 10)
        if how and how.to_date is ToDate.SUM:
            april = series(first, between, at)[3]
            assert april.ytd_actual == april.period_actual


def test_figures_are_printed_as_the_published_ones(
    first: Report, between: Sequence[Report]
) -> None:
    for before, after in zip(first.readings, between[0].readings, strict=True):
        for name in ("period_actual", "period_target", "ytd_actual", "ytd_target"):
            old, new = getattr(before, name), getattr(after, name)
            assert (old is None) == (new is None)
            if old and number(old) is not None and new:
                assert ("£" in old, "%" in old) == ("£" in new, "%" in new)
                assert old.partition(".")[2].strip("%").__len__() == len(
                    new.partition(".")[2].strip("%")
                )


def test_statuses_agree_with_the_figures(between: Sequence[Report]) -> None:
    for report in between:
        month = financial_month(report.report_date)
        for row in report.readings:
            how = behaviour_of(row, month)
            if row.period_status == "green" and how and how.target:
                gap = how.actual - how.target
                better = gap if how.bigger_is_better else -gap
                assert better >= -0.006 * abs(how.target) or how.target == 0


def test_words_come_where_the_published_report_has_them(
    first: Report, between: Sequence[Report]
) -> None:
    for before, after in zip(first.readings, between[0].readings, strict=True):
        assert (before.comment is None) == (after.comment is None)
        if after.comment and before.comment != "n/r" and after.period_actual:
            assert after.period_actual in after.comment
