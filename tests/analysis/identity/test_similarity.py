from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.identity.similarity import (
    _QUANTITY,
    STOP_WORDS,
    TURNING_WORDS,
    distinguishing_words,
    similarity,
    tokens,
)

WORDS = ("%", "of", "visits", "to", "libraries", "within", "20", "ASC", "(Stage", "1)", "number")
NAMES = st.text(max_size=40) | st.lists(st.sampled_from(WORDS)).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Number of visits to libraries", "No of visits to Libraries"),
        ("Visits to library", "The total number of visits to the libraries"),
        ("Percentage of calls abandoned", "% of calls abandoned"),
        ("Per cent of calls abandoned", "% calls abandoned"),
        ("ASC contribution debtors", "Adult Social Care contribution debtors"),
        ("Calls to CSC", "Calls to the Customer Service Centre"),
        ("FOIs answered", "Freedom of Information answered"),
        ("LED lanterns fitted by March 2023", "LED lanterns fitted"),
        (
            "LED lanterns fitted by the end of March 2024",
            "LED lanterns fitted by end of April 2025",
        ),
        ("People helped during 24/25", "People helped during 2025-26"),
        ("135 km of road treated (3%)", "204.6 km of road treated (4.4%)"),
        ("Savings of £5m", "Savings of £12.5 m"),
        ("Visits to A&E in winter", "Visits to A and E in winter"),
        ("Visits to  A roads", "Visits to A roads"),
        ("Complaints with A Response", "Complaints with Response"),
        ("Condition of A-roads", "Condition of A roads"),
        ("Homes with an EPC rating of A-C", "Homes with an EPC rating of A to C"),
        ("Homes with an EPC rating of A – C", "Homes with an EPC rating of A to C"),
        ("Staff completing E learning", "Staff completing E-learning"),
        ("Income from S 106 sites", "Income from S106 sites"),
        ("Debt (£ K)", "Debt (£K)"),
        ("Bins missed²", "Bins missed"),
        ("Bins missed ¹⁰", "Bins missed³"),
        ("Bins missedᵃ", "Bins missed"),
        ("Complaints (Stage 2)¹", "Complaints (Stage 2)"),
        ("Waste recycled [a]", "Waste recycled*"),
        ("Waste† recycled [1]", "Waste recycled"),
        ("Debt (£000)", "Debt (£m)"),
        ("Debt (£'000s)", "Debt, £ million"),
        ("Debt (£k)", "Debt"),
        ("Health and Care Plans", "Health & Care plan"),
    ],
)
def test_written_otherwise_they_are_as_one(one: str, other: str) -> None:
    assert similarity(one, other) == 1
    assert distinguishing_words(one) == distinguishing_words(other)


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("red cats", "blue cats", 0.5),
        ("red cats", "blue dogs", 0.0),
        ("red big cats", "cats", 0.5),
        ("% of cats", "number of cats", 2 / 3),
    ],
)
def test_the_share_of_words_in_common(one: str, other: str, score: float) -> None:
    assert similarity(one, other) == pytest.approx(score)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Complaints (Stage 1)", "Complaints (Stage 2)"),
        ("Answered within 20 days", "Answered within 30 days"),
        ("Answered within 20 days", "Answered outside 20 days"),
        ("Children we care for", "Children we care for (excluding asylum seekers)"),
        ("Residents aged 65 plus", "Residents aged under 65"),
        ("Use of DSG funding", "Use of non-DSG funding"),
        ("Plans met", "Plans failed"),
        ("% of A roads that need work", "% of B and C roads that need work"),
        ("Homes in band D", "Homes in band E"),
        ("A roads that need work", "B roads that need work"),
        ("Work on A-roads", "Work on B-roads"),
        ("Homes with an EPC rating of A-C", "Homes with an EPC rating of A-D"),
        ("Nitrogen NO²", "Nitrogen NO"),
        ("Area in km²", "Area in km"),
        ("Complaints (Stage 1)", "Complaints (Stage 2)²"),
    ],
)
def test_marks_tell_apart_what_words_do_not(one: str, other: str) -> None:
    assert similarity(one, other) >= 0.5
    assert distinguishing_words(one) != distinguishing_words(other)


def test_what_a_target_amounts_to_is_no_mark_but_a_limit_is() -> None:
    assert distinguishing_words("135 km (3%) of the highway within 20 weeks by March 2023") == {
        "20",
        "within",
    }


def test_no_quantity_is_begun_within_a_figure() -> None:
    """Of a long figure each digit would be, and all that stands behind it read again."""
    figure = "1,234.5%"
    begun = [at for at in range(len(figure)) if _QUANTITY.match(figure, at)]
    assert begun == [0]


def test_short_words_keep_their_s() -> None:
    assert tokens("bus gas loss") == {"bus", "gas", "loss"}
    assert tokens("plans libraries days") == {"plan", "library", "day"}


def test_stop_words_are_no_words_that_tell_measures_apart() -> None:
    assert not STOP_WORDS & TURNING_WORDS
    assert "%" not in STOP_WORDS


def test_names_without_words() -> None:
    assert similarity("", "of the") == 1
    assert similarity("", "visits") == 0


@given(NAMES, NAMES)
def test_it_is_a_share_whichever_comes_first(one: str, other: str) -> None:
    score = similarity(one, other)
    assert 0 <= score <= 1
    assert score == similarity(other, one)
    assert similarity(one, one) == 1


@given(NAMES)
def test_case_and_white_space_do_not_count(name: str) -> None:
    # Not of all letters: ß and its like have no capital that comes back.
    if name.isascii():
        assert tokens(f"  {name.upper()} ") == tokens(name.lower())
