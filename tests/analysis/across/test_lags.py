"""Figures of an earlier period than their report's, and the one place that tells them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kpi_tui.analysis.across.lags import Lag, lags
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.analysis.forecasts import foretells, is_late, lateness, not_its_own
from kpi_tui.analysis.outlook import year_outlook
from kpi_tui.report import Reading
from tests.support import check_rows
from tests.support.across import reading, text_of
from tests.support.frames import histories, month
from tests.support.measures import JULY, measure, month_end, through

ARREARS = "Waste is reported a month in arrears."


def late(*comments: str | None, name: str = "Visits to libraries") -> list[Lag]:
    """The late figures of the last of some months with these comments."""
    reports = [
        month(text_of(place), reading("a01_01", comment=comment, measure_name=name))
        for place, comment in enumerate(comments)
    ]
    found = histories(*reports)
    return lags(found, reports[-1].report_date)


@pytest.mark.parametrize(
    ("comment", "back"),
    [
        (ARREARS, 1),
        ("Waste is reported one month in arrears.", 1),
        ("It comes 2 months in arrears.", 2),
        ("It comes three months in arrears.", 3),
        ("It comes a quarter in arrears.", 3),
        ("It is reported a year in arrears.", 12),
        ("It is reported in arrears.", None),
        ("The position is unchanged from last month.", None),
        ("Data are for October.", 3),
        ("This information is for December 2022.", 1),
    ],
)
def test_of_which_month_the_figure_is(comment: str, back: int | None) -> None:
    (lag,) = late(comment)
    assert lag.said.months_back == back
    assert lag.month == (None if back is None else month_end(2023, 1 - back))
    assert lag.said.sentence == comment


@pytest.mark.parametrize(
    "comment",
    [
        None,
        "More came.",
        "It shows the forecast end of year position.",
        "Data are for January.",
        "Unchanged from last month (December): no change for January.",
    ],
)
def test_what_is_not_late(comment: str | None) -> None:
    assert late(comment) == []


def test_a_name_says_it_too() -> None:
    (lag,) = late("More came.", name="Rent collected (in arrears)")
    assert lag.said.how == "“arrears”"
    assert lag.month is None


@pytest.mark.parametrize(
    ("comments", "reports"),
    [((ARREARS,), 1), ((ARREARS, ARREARS), 2), ((ARREARS, "More came.", ARREARS), 1)],
)
def test_in_how_many_reports_it_is_said(comments: tuple[str, ...], reports: int) -> None:
    (lag,) = late(*comments)
    assert lag.run.reports == reports


def test_a_report_that_is_not_held_has_none() -> None:
    assert lags(histories(), date(2024, 7, 31)) == []


@pytest.mark.parametrize(
    "comment",
    [
        ARREARS,
        "It is a year-end forecast.",
        "Data are for April.",
        "The position is unchanged from last month.",
        "More came.",
    ],
)
def test_the_check_and_the_list_have_one_answer(comment: str) -> None:
    row = check_rows.row(comment=comment)
    found = check_rows.found("C7", check_rows.month(row))
    said = not_its_own(comment, JULY)
    assert bool(found) == bool(said)
    assert is_late(row) == any(each.is_late for each in said)
    assert "C7" in {rule.id for rule in RULES}
    if found:
        assert said[0].how in found[0].message


def test_no_outlook_of_what_is_late() -> None:
    plain = measure(replace(reading("a01_01"), comment="Data are for April."))
    outlook = year_outlook(through(plain))
    assert outlook is not None
    assert outlook.needed is None


@pytest.mark.parametrize(
    ("name", "words", "is_forecast"),
    [
        ("Overall forecast revenue variance", "", True),
        ("Forecast overspend", "", True),
        ("Cash balance compared to forecast balance", "", False),
        ("Forecasts made", "", False),
        ("Recycling", "The figure reported is the forecast end of year performance.", True),
        ("Recycling", "It shows the forecast for the end of the year.", True),
        ("Recycling", ARREARS, False),
        ("Recycling", "We forecast rain.", False),
    ],
)
def test_a_forecast_is_told_by_its_name_or_its_words(
    name: str, words: str, is_forecast: bool
) -> None:
    assert foretells(name, words) == is_forecast


def test_the_comment_comes_before_the_name() -> None:
    named = measure(
        Reading("A01", "A01.01", "Rent arrears", comment="It comes 2 months in arrears.")
    )
    found = lateness(named)
    assert found is not None
    assert found.months_back == 2
