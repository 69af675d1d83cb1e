"""The better way by the name alone, of measures that other councils print: never turned round."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.profile.polarity_words import hint
from kpi_tui.vocabulary import Polarity
from tests.support.council_measures import DOWN, NAMES, TURNS_DOWN, TURNS_UP, UP

TURNS = {
    **{name.strip(): UP for name in TURNS_UP},
    **{name.strip(): DOWN for name in TURNS_DOWN},
}
CLEAR = {name: way for name, way in NAMES.items() if way is not None}


def said(name: str) -> Polarity | None:
    found = hint([name])
    return found.polarity if found else None


@pytest.mark.parametrize(("name", "way"), [*CLEAR.items(), *TURNS.items()])
def test_no_name_is_turned_round(name: str, way: Polarity) -> None:
    assert said(name) in (way, None)


def test_most_common_measures_are_known() -> None:
    known = [name for name in CLEAR if said(name)]
    assert len(known) >= 0.95 * len(CLEAR), set(CLEAR) - set(known)
    assert sum(said(name) is not None for name in TURNS) >= 0.5 * len(TURNS)


@pytest.mark.parametrize("name", [name for name, way in NAMES.items() if way is None])
def test_nothing_is_said_where_neither_way_is_better(name: str) -> None:
    assert said(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "Recycling collections missed and recycled",
        "Satisfied and dissatisfied customers",
        "Compliments and rent arrears",
    ],
)
def test_words_for_both_ways_say_nothing(name: str) -> None:
    assert said(name) is None


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("Number of households living in temporary accommodation", DOWN),
        ("Families with children in B&B for longer than six weeks", DOWN),
        ("Households in temporary accommodation supported to move on", None),
        ("% of those in temporary accommodation with a completed assessment", None),
        ("Number of empty homes over six months", DOWN),
        ("Empty homes over six months brought back into use", UP),
        ("Contact centre call abandonment rate", DOWN),
        ("Number of people sleeping rough on a single night", DOWN),
        ("People sleeping rough who were supported into accommodation", None),
        ("Permanent admissions of people aged 65+ to residential and nursing care", DOWN),
        ("Admissions to museums and galleries", None),
        ("Paid admissions to leisure centres", None),
    ],
)
def test_names_of_homelessness_and_care(name: str, way: Polarity | None) -> None:
    assert said(name) is way or (way is None and said(name) is UP)
