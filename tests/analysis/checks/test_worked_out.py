"""Cases that a comment gives to check a percentage by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.check_rows import day, found, month, one, row

NAME = "% of complaints answered in time"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("34 of 40 in July, and 16 of 20 in May.", "“34 of 40”, which is 85%"),
        ("34 of 40, up from 16 of 20 in May.", "“34 of 40”, which is 85%"),
        ("34 of 40.", "“34 of 40”, which is 85%; the figure is 90%"),
        ("Five of six cases.", "“Five of six”, which is 83.3%; the figure is 90%"),
        (
            "182 of 200 complaints were answered in the time that the policy gives.",
            "“182 of 200”, which is 91%; the figure is 90%",
        ),
    ],
)
def test_cases_that_make_another_percentage(comment: str, said: str) -> None:
    assert (
        said
        in one(
            "C2",
            month(row(name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True)),
        ).message
    )


@pytest.mark.parametrize(
    "comment",
    [
        "36 of 40.",
        "Four of 40 were late.",
        "19 of 20 is what we aim for.",
        "17 of 20 in June.",
        "16 of 20 in May.",
        "Two of the four have since been moved on to another team at the county council.",
        "Nine of twelve months were on target.",
        "We answered 34 of 40.",
        "Two of five actions are late.",
    ],
)
def test_cases_that_fit_or_are_others(comment: str) -> None:
    seen = row(
        name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True, measure_id="x"
    )
    before = row(name=NAME, period=("85%", None, None), measure_id="x")
    before = replace(before, report_date=day("2024-06"))
    assert found("C2", month(seen, before=[before], held=("2024-06",))) == []
