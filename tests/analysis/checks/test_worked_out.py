"""What a comment gives to check a figure by: cases of cases, and the change since before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.analysis.checks.context import CheckContext
from tests.support.check_rows import day, found, month, one, row

NAME = "% of complaints answered in time"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
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
        "Two of the four have since been moved on to another team at the county council.",
        "Nine of twelve months were on target.",
        "We answered 34 of 40.",
    ],
)
def test_cases_that_fit_or_are_others(comment: str) -> None:
    seen = row(
        name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True, measure_id="x"
    )
    before = row(name=NAME, period=("85%", None, None), measure_id="x")
    before = replace(before, report_date=day("2024-06"))
    assert found("C2", month(seen, before=[before], held=("2024-06",))) == []


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("Up by 20 points on the last month.", "Up by 20 points on the last month"),
        ("Down by five on the last month.", "Down by five on the last month"),
        ("Up from 61% last month.", "Up from 61% last month"),
    ],
)
def test_a_change_that_was_another(comment: str, said: str) -> None:
    finding = one("C1", told(comment))
    assert finding.message == (
        f"The comment says “{said}”; the figure was 78% in the month before and is 90% now. Which "
        "is right?"
    )
    assert finding.title == "Commentary and change differ"


@pytest.mark.parametrize(
    "comment",
    [
        "Up by 12 points on the last month.",
        "Up 12% on the previous month.",
        "Up from 78% last month.",
        "Up by 20 points on the last year.",
        "Up from 61% last quarter.",
    ],
)
def test_a_change_as_it_was_or_since_another_time(comment: str) -> None:
    assert found("C1", told(comment)) == []


def told(comment: str) -> CheckContext:
    """A month with a comment on a measure that was 78% in the month before."""
    seen = row(name=NAME, period=("90%", "95%", None), comment=comment, is_percentage=True)
    return month(replace(seen, reading=replace(seen.reading, previous_actual="78%")))
