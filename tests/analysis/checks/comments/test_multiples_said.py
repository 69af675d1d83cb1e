"""What a comment says of how many times as much a figure is, against the reports that are held."""

from __future__ import annotations

import pytest

from tests.support.check_rows import SMALLER, day, found, month, one, row

NAME = "Number of fly-tipping incidents"


def hits(comment: str, now: str, june: str = "300", name: str = NAME) -> int:
    before = row(name=name, period=(june, None, None), report_date=day("2024-06"))
    seen = row(name=name, period=(now, None, None), polarity=SMALLER, comment=comment)
    return len(found("C1", month(seen, readings=[before], before=[before], held=("2024-06",))))


@pytest.mark.parametrize(
    ("comment", "denied", "held"),
    [
        ("Fly-tipping incidents have halved since June.", "340", "155"),
        ("Fly-tipping incidents have halved since last month.", "204", "145"),
        ("Incidents have doubled compared with last month.", "450", "590"),
        ("Incidents have more than doubled since June.", "590", "900"),
        ("Incidents have almost doubled since June.", "620", "560"),
        ("Incidents have nearly trebled since June.", "600", "840"),
        ("Incidents are up by a third since June.", "500", "412"),
        ("Incidents fell by a quarter on last month.", "290", "228"),
        ("Incidents are up by over half on June.", "440", "455"),
        ("Incidents are a third lower than in June.", "280", "200"),
        ("There were twice as many incidents as in June.", "410", "600"),
        ("Incidents are double the number in June.", "300", "600"),
        ("Incidents are half the level of last month.", "230", "150"),
        ("Incidents improved by a third since June.", "400", "200"),
    ],
)
def test_a_figure_is_not_so_many_times_the_one_before(comment: str, denied: str, held: str) -> None:
    assert hits(comment, denied) == 1
    assert hits(comment, held) == 0


@pytest.mark.parametrize(
    "comment",
    [
        "Fly-tipping incidents have halved.",  # since when?
        "Fly-tipping incidents in Dover have halved since June.",
        "Fly-tipping incidents have halved since June in Dover.",
        "Fly-tipping incidents have halved since June 2023.",
        "Fly-tipping incidents have not halved since June.",
        "Fly-tipping incidents have halved since last year.",
        "The fleet has doubled since June.",
        "Twice as many incidents as in June were of garden waste.",
        "Twice as many as in June were on farms.",
        "In May, incidents had doubled since June.",
        "Incidents are up by a third since Quarter 1.",
        "We expect incidents to have halved since June.",
    ],
)
def test_what_is_of_something_else_or_of_another_time(comment: str) -> None:
    assert hits(comment, "340") == 0


def test_small_figures_are_as_coarse_as_they_are_printed() -> None:
    assert hits("Incidents have doubled since June.", "1", "1") == 0  # 1.4 is more than 0.5
    assert hits("Incidents have doubled since June.", "0", "4") == 0
    assert hits("Incidents have halved since June.", "4", "4") == 1


def test_it_names_the_figure_before() -> None:
    before = row(name=NAME, period=("300", None, None), report_date=day("2024-06"))
    seen = row(name=NAME, period=("340", None, None), comment="Incidents have halved since June.")
    assert one("C1", month(seen, readings=[before])).message == (
        "The comment says “halved since June”; the figure was 300 in June 2024 and is 340 now. "
        "Which is right?"
    )
