"""The matters of the one page: which measures are asked about together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.publish.brief.one_page.matters import matters
from kpi_tui.publish.brief.one_page.names import words_of_subject
from kpi_tui.status import Status
from tests.support.briefing import JULY, VISITS, gathered, month

RED = replace(
    VISITS,
    period_status=Status.RED,
    directors=("Director of Highways",),
    portfolio_holder=None,
    comment="As planned.",
)


def together(*measures: tuple[str, str | None]) -> list[list[str]]:
    """Return the last two digits of the codes of each matter, of measures by name and target."""
    readings = (
        replace(RED, measure_code=f"OCC01.{place:02}", measure_name=name, period_target=target)
        for place, (name, target) in enumerate(measures, 1)
    )
    found = matters(gathered([month(JULY, *readings)]))
    return sorted(sorted(each.measure_code[-2:] for each in one.measures) for one in found)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Repairs of potholes - urgent", "Repairs of potholes - all others", True),
        ("REPAIRS of Potholes: urgent", "Repairs of potholes: all others", True),
        ("Repairs of potholes", "Repairs of bridges", False),
        ("Number of the total rate A", "Number of the total rate B", False),
        ("Number of the total calls answered late", "Number of the total calls answered", True),
        ("Calls answered", "Calls answered", False),
        ("", "", False),
    ],
)
def test_names_of_one_subject_begin_with_the_same_telling_words(
    one: str, other: str, is_one: bool
) -> None:
    words = words_of_subject(one)
    assert (words is not None and words == words_of_subject(other)) is is_one


def test_a_measure_joins_the_first_matter_with_which_it_shares_anything() -> None:
    untargeted, on_roads = ("Bridges inspected", None), ("Repairs of potholes - urgent", "90")
    both = ("Repairs of potholes - slow", None)
    assert together(untargeted, on_roads) == [["01"], ["02"]]
    assert together(untargeted, ("Lamps lit", None)) == [["01", "02"]]
    assert together(on_roads, both) == [["01", "02"]]
    assert together(("Lamps lit", "5"), ("Bridges inspected", "5")) == [["01"], ["02"]]
