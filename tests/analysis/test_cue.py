"""Looking for letters first never changes what a pattern finds."""

import pkgutil
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpi_tui.analysis
from kpi_tui.analysis.cue import Cue

CUES = {
    f"{module.name.removeprefix('kpi_tui.analysis.')}.{name}{f' {place}' * (len(cues) > 1)}": cue
    for module in pkgutil.walk_packages(kpi_tui.analysis.__path__, "kpi_tui.analysis.")
    for name, value in vars(import_module(module.name)).items()
    for cues in [value if isinstance(value, tuple) else (value,)]
    for place, cue in enumerate(cues, 1)
    if isinstance(cue, Cue)
}
"""By their names, those of several with their places."""


def test_there_are_cues() -> None:
    assert len(CUES) > 10


@pytest.mark.parametrize("name", CUES)
def test_a_match_has_the_letters_it_needs(name: str) -> None:
    cue = CUES[name]
    may_begin_a_sentence = "^" in cue.pattern.pattern.replace("[^", "")

    # What draws matches of a long pattern takes longer to be made than all of its matches.
    @settings(max_examples=60)
    @given(st.from_regex(cue.pattern, alphabet=st.characters(codec="latin-1")))
    def is_found(matching: str) -> None:
        text = matching if may_begin_a_sentence else f"It is so. {matching}"
        assert cue.may_be_in(text)
        found = cue.pattern.search(text)
        assert found is not None
        assert str(cue.search(text)) == str(found)

    is_found()


def test_case_does_not_count() -> None:
    assert Cue("above (?:our )?target", "above", "target").search("ABOVE Target")


def test_a_text_without_one_of_the_groups_is_passed_over() -> None:
    cue = Cue("(?:above|below) target", "above|below", "target")
    assert cue.may_be_in("Below target.")
    assert not cue.may_be_in("Above it.")
    assert cue.search("On target.") is None


def test_a_group_that_is_named_twice_counts_once() -> None:
    cue = Cue("(?:up|down) and (?:up|down)", "up|down", "up|down")
    assert cue.search("Up and down.") is not None
    assert cue.search("Level.") is None


def test_what_was_found_is_found_again() -> None:
    cue = Cue("above target", "above")
    first, again, other = (
        cue.search(text) for text in ("It is above target.",) * 2 + ("above it",)
    )
    assert first is not None
    assert again is first
    assert other is cue.search("above it") is None


def test_sentences_that_match_come_with_their_first_match() -> None:
    cue = Cue(r"\d+ above target", "above")
    text = "It is 5 above target, or 6 above target. It is above. Now 7 above target."
    assert [(sentence[-7:], found[0]) for sentence, found in cue.in_sentences(text)] == [
        ("target.", "5 above target"),
        ("target.", "7 above target"),
    ]
