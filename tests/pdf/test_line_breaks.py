"""Words broken at lines' ends are joined or kept as the report's own words say."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.text.line_breaks import NO_WORDS, WordList

TEXT = "the transition of services in a percentage is on-going and so is the network of a long term plan"
SOFT = [["trans-", "ition of"], ["per-", "centage in"]]
"""Two words that a program has hyphenated, which the text has whole."""


def word_list(*blocks: list[str], soft: bool = True) -> WordList:
    return WordList.of([[TEXT], *(SOFT if soft else []), *blocks])


def test_a_program_that_hyphenates_is_known_by_its_halves() -> None:
    assert word_list().hyphenates
    assert not word_list(soft=False).hyphenates
    assert not word_list(["under-", "performance"], soft=False).hyphenates


def test_one_word_may_be_chance() -> None:
    assert not WordList.of([[TEXT], SOFT[0], SOFT[0]]).hyphenates


def test_many_hyphens_of_the_report_outvote_a_few() -> None:
    own = [["self-", "service"], ["well-", "being"], ["short-", "term"]]
    assert word_list(*own).hyphenates
    assert not word_list(*own, *own, *own).hyphenates


@pytest.mark.parametrize(
    ("stem", "rest", "read"),
    [
        ("the trans-", "ition.", "the transition."),
        ("Percent-", "age", "Percentage"),
        ("on-", "going work", "on-going work"),
        ("long-", "term", "long-term"),
        ("unseen-", "ness", "unseenness"),
        ("mid-", "September", "mid-September"),
        ("2023-", "24", "2023-24"),
        ("Covid-", "19", "Covid-19"),
        ("a -", "b", "a - b"),
        ("(net-", "work)", "(network)"),
    ],
)
def test_joined_or_kept(stem: str, rest: str, read: str) -> None:
    assert word_list().join(stem, rest) == read


def test_what_is_printed_more_often_wins() -> None:
    both = word_list(["an ongoing plan and an on-going plan that is on-going now"])
    assert both.join("on-", "going") == "on-going"
    both = word_list(["an ongoing plan and ongoing work that is ongoing now"])
    assert both.join("on-", "going") == "ongoing"


@pytest.mark.parametrize("stem", ["under-", "trans-", "long-"])
def test_every_hyphen_stays_where_no_program_hyphenates(stem: str) -> None:
    assert word_list(soft=False).join(stem, "ition") == f"{stem}ition"
    assert NO_WORDS.join(stem, "ition") == f"{stem}ition"


def test_words_at_lines_ends_are_not_learnt() -> None:
    known = WordList.of([["first half", "of middle words", "rest last"]])
    assert set(known.words) == {"first", "middle", "last"}


@pytest.mark.parametrize(
    ("stem", "rest", "full", "alone", "read"),
    [
        ("trans", "ition", True, True, "transition"),
        ("trans", "ition", False, True, "trans ition"),
        ("in trans", "ition", True, False, "in transition"),
        ("Unaccompani", "ed", True, True, "Unaccompanied"),
        ("of Unaccompani", "ed", True, False, "of Unaccompani ed"),
        ("services", "reablement", True, True, "services reablement"),
        ("Reablement", "Services", True, True, "Reablement Services"),
        ("9", "0%", True, True, "9 0%"),
    ],
)
def test_words_cut_without_a_hyphen(
    stem: str, rest: str, full: bool, alone: bool, read: str
) -> None:
    assert word_list(soft=False).join(stem, rest, full=full, alone=alone) == read


def test_a_report_that_cuts_words_anywhere_is_known_too() -> None:
    cut = word_list(["the trans", "ition in a per", "centage now"], soft=False)
    assert cut.cuts
    assert cut.join("a strange hap", "penstance", full=True) == "a strange happenstance"
    assert cut.join("the calami", "ty", full=True) == "the calamity"
    assert cut.join("the plan", "is", full=True) == "the plan is"
    assert not word_list(soft=False).cuts


def test_the_first_line_is_taken_as_it_is() -> None:
    assert NO_WORDS.join("", "first") == "first"
