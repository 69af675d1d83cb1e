"""Words that are looked for, and other words of the same stem."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.browse.search import Vocabulary, search_for
from kpi_tui.text import fold, fold_with_places

SAID = fold(
    "The libraries and one library were visited. Children’s services; a child’s plan.\n"
    "Long–term debt, year to date, re-use, recycling, recycled, café, the highways’ repair"
)


def finds(typed: str, text: str = SAID) -> bool:
    return search_for(typed, Vocabulary([text])).matches(text)


@pytest.mark.parametrize(
    "typed",
    [
        *("library", "libraries", "librar", "LIBRARY", "visit", "visits", "visiting"),
        *("children's", "childrens", "children’s", "long-term", "long term", "reuse", "re-use"),
        *("year-to-date", "recycle", "café", "cafe", "highway's", "library visits", "debts"),
    ],
)
def test_any_form_of_a_word_finds_it(typed: str) -> None:
    assert finds(typed)


@pytest.mark.parametrize(
    "typed", ["librarian", "liberal", "visitors", "library nowhere", "termlong"]
)
def test_a_longer_or_another_word_finds_nothing(typed: str) -> None:
    assert not finds(typed)


@pytest.mark.parametrize(
    "typed", ['"one library"', "“one library”", '"one lib', '"long-term" cafe']
)
def test_a_phrase_is_found_as_it_is(typed: str) -> None:
    assert finds(typed)


@pytest.mark.parametrize("typed", ['"library one"', '"libraries visit" cafe', '"visiting"'])
def test_a_phrase_has_no_other_forms_and_no_other_order(typed: str) -> None:
    assert not finds(typed)


@pytest.mark.parametrize("typed", ['"', '""', '" "', "“”"])
def test_quotation_marks_alone_are_no_words(typed: str) -> None:
    assert finds(typed)


def test_the_forms_are_said() -> None:
    search = search_for("library", Vocabulary([SAID]))
    assert search.forms_said == "library, libraries"
    assert search_for("debt", Vocabulary([SAID])).forms_said == ""
    both = search_for("libraries childrens", Vocabulary([SAID]))
    assert both.forms_said == "libraries, library · childrens, children's"


def test_another_form_counts_as_a_whole_word_only() -> None:
    search = search_for("visits", Vocabulary(["a visit", "visitors came"]))
    assert search.matches("a visit")
    assert not search.matches("visitors came"), "a visitor is no visit"


def test_the_longest_word_is_marked() -> None:
    search = search_for("visits", Vocabulary([fold("One visit, two visits")]))
    assert search.pattern is not None
    assert search.pattern.findall("one visit, two visits") == ["visit", "visits"]


def test_no_words_find_everything_and_mark_nothing() -> None:
    search = search_for("  ", Vocabulary([SAID]))
    assert not search
    assert search.matches("anything")
    assert search.pattern is None


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_finds_what_holds_it(text: str, typed: str) -> None:
    """Signs that mean something in a pattern are signs like others."""
    folded = fold(f"{text} {typed}")
    search = search_for(typed, Vocabulary([folded]))
    assert search.matches(folded)
    if search.pattern is not None:
        assert search.pattern.search(folded)
        re.compile(search.pattern.pattern)


@given(st.text(max_size=60))
def test_folded_letters_have_their_places(text: str) -> None:
    folded, places = fold_with_places(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
