"""Shares that a comment tells in words, against the measure's percentage."""

from __future__ import annotations

import pytest

from tests.support.check_rows import found, month, one, row

ANSWERED = "% of stage 1 complaints answered within 20 working days"


def hits(comment: str, actual: str, name: str = ANSWERED) -> int:
    return len(found("C2", month(row(name=name, period=(actual, None, None), comment=comment))))


@pytest.mark.parametrize(
    ("said", "denied", "held"),
    [
        ("Three quarters", "62%", "76%"),
        ("Two-thirds", "57%", "65%"),
        ("Almost three quarters", "77%", "71%"),
        ("Just over half", "48%", "53%"),
        ("Just over half", "76%", "51%"),
        ("Just under half", "21%", "47%"),
        ("More than half", "45%", "61%"),
        ("Fewer than half", "56%", "31%"),
        ("Nine out of ten", "82%", "91%"),
        ("Nine in ten", "84%", "86%"),
        ("19 in 20", "91%", "97%"),
        ("Nearly nine in ten", "82%", "89%"),
        ("Four in five", "62%", "79%"),
        ("About a third", "52%", "39%"),
        ("8 out of 10", "62%", "80%"),
        ("Only one in twenty", "14%", "5.5%"),
        ("One in five", "80%", "19%"),
    ],
)
def test_a_share_in_words(said: str, denied: str, held: str) -> None:
    comment = f"{said} of complaints were answered within 20 working days."
    assert hits(comment, denied) == 1
    assert hits(comment, held) == 0


@pytest.mark.parametrize(
    "comment",
    [
        "Three quarters of complaints were about parking.",
        "Three quarters of complaints were answered within 10 working days.",
        "Three quarters of complaints on waste were answered within 20 working days.",
        "In June three quarters of complaints were answered within 20 working days.",
        "Three quarters of complaints were not upheld.",
        "Three quarters of councils have complaints answered within 20 working days.",
        "Half of the complaints were closed.",
        "A quarter of complaints were received by phone.",
        "Two of the three quarters were better.",
        "In the last two quarters of the year complaints were answered within 20 working days.",
        "We aim for three quarters of complaints to be answered within 20 working days.",
        "One in 2024.",
        "Three quarters of complaints were not answered within 20 working days.",
        "Ten out of five complaints were answered within 20 working days.",
    ],
)
def test_a_share_of_something_else(comment: str) -> None:
    assert hits(comment, "62%") == 0


def test_a_share_of_those_that_are_not() -> None:
    comment = "Three quarters of complaints were answered within 20 working days."
    name = "% of stage 1 complaints not answered within 20 working days"
    assert hits(comment, "25%", name) == 0
    assert hits(comment.replace(" were ", " were not "), "25%", name) == 1


def test_a_number_of_cases_has_no_share() -> None:
    comment = "Three quarters of complaints were answered within 20 working days."
    assert hits(comment, "62", "Number of complaints answered within 20 working days") == 0


def test_a_sentence_of_nothing_but_a_share_is_of_the_figure() -> None:
    assert hits("Nine out of ten.", "82%") == 1
    assert hits("Nine out of ten cases.", "91%") == 0
    assert hits("Nine out of ten in Dover.", "82%") == 0


def test_it_quotes_the_share() -> None:
    name = "% of children looked after placed over 20 miles away"
    comment = "One in four children is placed more than 20 miles away."
    measure = row(name=name, period=("36%", "20%", None), comment=comment)
    assert one("C2", month(measure)).message == (
        "The comment says “One in four children”; the figure is 36%. Which is right?"
    )
