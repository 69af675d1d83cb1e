"""A report that came out of JSON is made of what a report is made of, or refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from kpi_tui.report import Report
from kpi_tui.store.shape import count, moment, well_formed
from tests.support.laws import examples
from tests.support.samples import JULY
from tests.support.strategies import REPORTS


@examples(50)
@given(REPORTS)
def test_every_report_is_well_formed(report: Report) -> None:
    assert well_formed(report) is report


@pytest.mark.parametrize("odd", [5, 1.5, True, ["x"], {}, float("nan"), 10**400, "\ud800", b"x"])
def test_what_is_no_text(odd: Any) -> None:
    first = JULY.readings[0]
    source, priority, warning = JULY.source, JULY.priorities[0], JULY.warnings[0]
    for report in (
        replace(JULY, title=odd),
        replace(JULY, council=odd),
        replace(JULY, source=replace(source, name=odd)),
        replace(JULY, priorities=(replace(priority, commitments=("We will.", odd)),)),
        replace(JULY, warnings=(replace(warning, message=odd),)),
        replace(JULY, readings=(replace(first, measure_name=odd),)),
        replace(JULY, readings=(replace(first, directors=(odd,)),)),
    ):
        with pytest.raises((TypeError, ValueError)):
            well_formed(report)


@pytest.mark.parametrize("odd", ["5", 1.5, True, ["x"], {}, float("inf"), 10**400, -(2**31)])
def test_what_is_no_count(odd: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        count(odd)
    for report in (
        replace(JULY, source=replace(JULY.source, pages=odd)),
        replace(JULY, account=replace(JULY.account, words=odd)),
        replace(JULY, priorities=(replace(JULY.priorities[0], page=odd),)),
        replace(JULY, readings=(replace(JULY.readings[0], pages=(1, odd)),)),
    ):
        with pytest.raises((TypeError, ValueError)):
            well_formed(report)


@pytest.mark.parametrize(
    "odd",
    ["", "x", "2024-08-01T10:00:00", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"],
)
def test_what_is_no_moment(odd: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        moment(odd)
