"""Misspelt words of questions, and words that are only near those of questions."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.browse.misspelt import misspelt


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("amebr", "amber"),
        ("gren", "green"),
        ("greeen", "green"),
        ("redd", "red"),
        ("paln", "plan"),
        ("comentary", "commentary"),
        ("coment", "comment"),
        ("exeptions", "exceptions"),
        ("directer", "director"),
        ("improvment", "improvement"),
        ("quries", "queries"),
        ("councilor", "councillor"),
        ("prioirty", "priority"),
        ("mising", "missing"),
        ("risng", "rising"),
        ("faling", "falling"),
        ("higer", "higher"),
    ],
)
def test_a_word_near_one_other_is_taken_for_it(typed: str, right: str) -> None:
    assert list(misspelt([typed])) == [(typed, right)]


_OTHERS = """amber ambers reds read reed road rate rates date plant plants plane statues change changes improve
    actions members auction other owed lower power horse match march butter charts print brief export copy
    charged states stats directory closes closet batter bitter wore recover prioritise undated uprated misled misused
    racing raking raising risking failing filling lover lowed hither commend revolved statutes straggling reports periods wors 2024 amb rde q1er amebrr"""


@pytest.mark.parametrize("typed", _OTHERS.split())
def test_other_words_are_left_as_they_are(typed: str) -> None:
    assert list(misspelt([typed])) == []
