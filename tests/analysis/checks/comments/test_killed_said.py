"""The killed and the seriously injured that a comment tells apart, against the figure of both."""

from __future__ import annotations

import pytest

from tests.support.check_rows import day, found, month, one, row

KILLED = "Number of people killed or seriously injured on county roads"


def hits(comment: str, name: str = KILLED, now: str = "26") -> int:
    old = row(name=name, period=("31", None, None), measure_id="x", report_date=day("2024-06"))
    seen = row(
        name=name, period=(now, None, None), ytd=("97", None, None), comment=comment, measure_id="x"
    )
    return len(found("C3", month(seen, before=[old], held=["2024-06"])))


@pytest.mark.parametrize(
    "comment",
    [
        "Two people were killed and 22 seriously injured.",
        "Two people were killed and 22 people were seriously injured in July.",
        "There were 2 fatal and 22 serious casualties.",
        "Two fatalities and twenty-two serious injuries were recorded.",
        "In July there were 26 casualties, two fatal and 22 serious.",
    ],
)
def test_a_sum_that_is_not_the_figure(comment: str) -> None:
    assert hits(comment) == 1
    assert hits(comment.replace("22", "24").replace("twenty-two", "twenty-four")) == 0


@pytest.mark.parametrize(
    "comment",
    [
        "In June two people were killed and 22 seriously injured.",
        "In the year 2 people were killed and 22 seriously injured.",
        "Two people were killed and 29 seriously injured.",  # as in June
        "Nine people were killed and 88 seriously injured.",  # as in the year
        "Two motorcyclists were killed and 22 seriously injured.",
        "Two people were killed and 22 seriously injured on main roads.",
        "Of cyclists, 2 were killed and 22 seriously injured.",
        "Two fatal and 22 serious collisions were recorded.",
        "One person was killed and 2 seriously injured.",  # too few to be meant
    ],
)
def test_a_sum_of_another_time_or_of_a_part(comment: str) -> None:
    assert hits(comment) == 0


def test_only_where_the_figure_counts_both() -> None:
    comment = "Two people were killed and 22 seriously injured."
    assert hits(comment, "Road casualties") == 0
    assert hits(comment, "KSIs per 100,000 people") == 0
    assert hits(comment, "Number of KSIs") == 1


def test_it_tells_the_sum() -> None:
    comment = "There were 2 fatal and 22 serious casualties."
    finding = one("C3", month(row(name=KILLED, period=("26", None, None), comment=comment)))
    assert finding.message == (
        "The comment says “2 fatal and 22 serious casualties”, which is 24; the figure is 26. "
        "Which is right?"
    )
