from __future__ import annotations

import json

import pytest
from hypothesis import given

from kpi_tui.report import Account, Leftover, Report
from tests.support.samples import JULY
from tests.support.strategies import REPORTS


@given(REPORTS)
def test_a_report_comes_back_from_json(report: Report) -> None:
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


def test_a_priority_is_found_by_its_code() -> None:
    assert JULY.priority("OCC02").title == "Finance"
    with pytest.raises(KeyError):
        JULY.priority("OCC99")


def test_words_left_over_are_counted() -> None:
    account = Account(leftovers=(Leftover(1, "two words"), Leftover(2, "one")))
    assert account.left_over == 3


def test_other_data_is_no_report() -> None:
    for data in ({}, {**JULY.to_dict(), "report_date": "July"}):
        with pytest.raises((KeyError, ValueError)):
            Report.from_dict(data)
