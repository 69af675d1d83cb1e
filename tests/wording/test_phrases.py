"""What we make of a figure, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from kpi_tui.analysis.measure_month import Insight
from kpi_tui.report import Status
from kpi_tui.vocabulary import Confidence, Polarity, Travel
from kpi_tui.wording.phrases import arrow, off_target, remarks, travel
from tests.support.strategies import FIGURE
from tests.support.subjects import points


@pytest.mark.parametrize(
    ("actual", "target", "said"),
    [
        ("495,192", "300,000", "65% over"),
        ("56.96%", "61.50%", "4.5 points under"),
        ("8%", "0%", "8.0 points over"),
        ("100%", "100%", "on target"),
        ("£1.00", "1", "on target"),
        ("5", "0", "5.0 over"),
        ("-3", "0", "3.0 under"),
        ("12", "0", "12 over"),
        ("2,000", "0", "2,000 over"),
        ("1,004", "1,000", "0.4% over"),
        ("100.01", "100", "0.01% over"),
        ("-120", "-100", "20% under"),
        ("99.4", "100", "0.6% under"),
        ("110", "100", "10% over"),
        ("109.96", "100", "10.0% over"),
        ("50", "61.5%", "12 points under"),
        (None, "100", ""),
        ("100", None, ""),
        ("£21,262,0", "100", ""),
        ("Yes", "Yes", ""),
        ("", "", ""),
    ],
)
def test_how_far_off_the_target(actual: str | None, target: str | None, said: str) -> None:
    assert off_target(actual, target) == said


@given(FIGURE, FIGURE)
def test_over_one_way_is_under_the_other(one: str | None, other: str | None) -> None:
    there, back = off_target(one, other), off_target(other, one)
    assert (there == "") == (back == "")
    if there.endswith("over"):
        assert back.endswith("under")
    if there == "on target":
        assert back == "on target"


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
