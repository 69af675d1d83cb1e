"""What we make of a figure, in words."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, Polarity, Travel
from kpi_tui.wording.phrases import arrow, remarks, travel, travel_words
from tests.support.measures import JULY, measure, point, points, through


@pytest.mark.parametrize(("moved", "said"), [(None, ""), (0.0, "="), (0.1, "↑"), (-9.0, "↓")])
def test_an_arrow_says_which_way_a_figure_went(moved: float | None, said: str) -> None:
    assert arrow(moved) == said


def test_travel_in_words_where_we_know_which_way_is_better() -> None:
    assert travel(None) == ""
    assert travel(measure(moved=1.0)) == "↑"
    assert travel(measure(moved=1.0, travel=Travel.WORSE)) == "↑ worse"
    assert travel(measure(moved=0.0, travel=Travel.SAME)) == "= same"


KNOWN = through(
    point(date(2023, 7, 31), "1"),
    *points("900", "3"),
    moved=-897.0,
    polarity=Polarity.SMALLER_IS_BETTER,
    confidence=Confidence.SURE,
    travel=Travel.WORSE,
    travel_year=Travel.SAME,
    months_at_status=3,
)


def test_what_there_is_to_say() -> None:
    assert list(remarks(KNOWN)) == [
        "lower is better",
        "down since June 2024 (900): worse",
        "the same as in July 2023 (1)",
        "green in all 3 reports held since July 2023",
    ]
    every_month = through(*points("1", "2", "3"), months_at_status=3)
    assert list(remarks(every_month))[-1] == "green for 3 reports in a row"
    apart = through(*points("1", "3", step=18), months_at_status=2)
    assert list(remarks(apart))[-1] == "green in both reports held since January 2023"


def test_what_is_not_known_is_not_said() -> None:
    assert list(remarks(measure())) == []
    likely = structs.replace(KNOWN, confidence=Confidence.LIKELY, travel=None, travel_year=None)
    assert list(remarks(structs.replace(likely, months_at_status=1, moved=None))) == [
        "lower is better (assumed)",
        "June 2024 had 900: not to be compared",
    ]
    guess = structs.replace(KNOWN, confidence=Confidence.ASK)
    assert next(remarks(guess)) == "lower is better (assumed, to be confirmed)"
    assert list(remarks(through(*points(None, "5")))) == ["June 2024 had no figure"]
    assert list(remarks(through(*points("5", None)))) == ["no figure now; June 2024 had 5"]
    assert list(remarks(through(*points("5", "£2,0")))) == [
        "June 2024 had 5: not to be compared with “£2,0”"
    ]
    assert list(remarks(through(*points("On plan", "Behind")))) == ["June 2024 had “On plan”"]
    assert list(remarks(through(*points("n/r", "n/r")))) == ["“n/r” as in June 2024"]


def test_statuses_are_named_by_their_word() -> None:
    red = point(JULY, "2", status=Status.RED)
    held = structs.replace(red, history=(red,), months_at_status=2)
    assert list(remarks(held)) == ["red for 2 reports in a row"]


def test_a_figure_that_did_not_move_is_the_same_whichever_way_is_better() -> None:
    assert travel_words(0.0, None) == travel_words(0.0, Travel.SAME) == "= same"
    assert travel_words(2.0, None) == "↑"
