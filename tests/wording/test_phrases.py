"""What we make of a figure, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kpi_tui.analysis.measure_month import Insight
from kpi_tui.report import Status
from kpi_tui.vocabulary import Confidence, Polarity, Travel
from kpi_tui.wording.phrases import arrow, remarks, travel
from tests.support.subjects import points


@pytest.mark.parametrize(("moved", "said"), [(None, ""), (0.0, "="), (0.1, "↑"), (-9.0, "↓")])
def test_arrows(moved: float | None, said: str) -> None:
    assert arrow(moved) == said


def test_travel_in_words_where_we_know_which_way_is_better() -> None:
    assert travel(None) == ""
    assert travel(Insight("x", moved=1.0)) == "↑"
    assert travel(Insight("x", moved=1.0, travel=Travel.WORSE)) == "↑ worse"
    assert travel(Insight("x", moved=0.0, travel=Travel.SAME)) == "= same"


KNOWN = Insight(
    "x",
    polarity=Polarity.SMALLER_IS_BETTER,
    confidence=Confidence.SURE,
    previous_date=date(2024, 6, 30),
    previous_actual="900",
    travel=Travel.WORSE,
    travel_year=Travel.SAME,
    months_at_status=3,
    points=points("1", "2", "3"),
)


def test_what_there_is_to_say() -> None:
    assert list(remarks(KNOWN)) == [
        "lower is better",
        "worse than June 2024 (900)",
        "the same as the same month last year",
        "green for 3 reports in a row",
    ]


def test_what_is_not_known_is_not_said() -> None:
    assert list(remarks(Insight("x"))) == []
    likely = replace(KNOWN, confidence=Confidence.LIKELY, travel=None, travel_year=None)
    assert list(remarks(replace(likely, months_at_status=1))) == [
        "lower is better (we think)",
        "June 2024: 900",
    ]
    assert list(remarks(replace(Insight("x"), previous_date=date(2024, 6, 30)))) == ["June 2024: –"]


def test_statuses_are_named_by_their_word() -> None:
    *others, last = points("1", "2")
    held = Insight("x", points=(*others, replace(last, status=Status.RED)), months_at_status=2)
    assert list(remarks(held)) == ["red for 2 reports in a row"]
