"""Looking for letters first never changes what a pattern finds."""

import pkgutil
import re
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpi_tui.analysis
from kpi_tui.analysis import cue
from kpi_tui.analysis.cue import Cue
from tests.support.needed_letters import without_letters

CUES = {
    f"{module.name.removeprefix('kpi_tui.analysis.')}.{name}{f' {place}' * (len(cues) > 1)}": each
    for module in pkgutil.walk_packages(kpi_tui.analysis.__path__, "kpi_tui.analysis.")
    for name, value in vars(import_module(module.name)).items()
    for cues in [value if isinstance(value, tuple) else (value,)]
    for place, each in enumerate(cues, 1)
    if isinstance(each, Cue)
}
"""By their names, those of several with their places."""


def test_there_are_cues() -> None:
    assert len(CUES) > 10


@pytest.mark.parametrize(
    ("pattern", "is_needed"),
    [
        ("above (?:the )?target", True),
        ("ABOVE", True),
        (" +a{1}bo[v]e", True),
        ("a(?:bove|round|bov[e])|above", False),
        ("[^x]bove|x above", False),
        ("above|about", False),
        ("(?:above )*target", False),
        ("(?:above )+?target", True),
        ("(?:ab)?ove|a-bove", False),
        ("(a)?(?(1)bove|above)", False),
        ("(?=above)a?", False),
        (r"(abo|it)\1ve|above", False),
    ],
)
def test_the_parts_of_a_pattern_tell_whether_letters_are_needed(
    pattern: str, is_needed: bool
) -> None:
    assert (not without_letters(re.compile(pattern, re.IGNORECASE), ("above",))) == is_needed


def test_letters_that_any_part_of_a_group_has_are_enough() -> None:
    pattern = re.compile("on target|above it|up", re.IGNORECASE)
    assert not without_letters(pattern, ("target", "above", "up"))
    assert without_letters(pattern, ("target", "above"))


@pytest.mark.parametrize("name", CUES)
def test_a_match_has_the_letters_it_needs(name: str) -> None:
    """Told by the parts of the pattern; or, where it looks around for them, tried on matches."""
    looked_for = CUES[name]
    groups = [letters for _, letters in looked_for._needed]
    assert looked_for.may_be_in(" ".join(letters[-1] for letters in groups))
    if any(without_letters(looked_for.pattern, letters) for letters in groups):
        has_them_in_matches(looked_for)


def has_them_in_matches(looked_for: Cue) -> None:
    pattern = re.compile(looked_for.pattern.pattern, looked_for.pattern.flags)
    may_begin_a_sentence = "^" in pattern.pattern.replace("[^", "")

    # What draws matches of a long pattern takes longer to be made than all of its matches.
    @settings(max_examples=60)
    @given(st.from_regex(pattern, alphabet=st.characters(codec="latin-1")))
    def is_found(matching: str) -> None:
        text = matching if may_begin_a_sentence else f"It is so. {matching}"
        assert looked_for.may_be_in(text)
        found = pattern.search(text)
        assert found is not None
        assert str(looked_for.search(text)) == str(found)

    is_found()


def test_case_does_not_count() -> None:
    assert Cue("above (?:our )?target", "above", "target").search("ABOVE Target")


def test_a_text_without_one_of_the_groups_is_passed_over() -> None:
    looked_for = Cue("(?:above|below) target", "above|below", "target")
    assert looked_for.may_be_in("Below target.")
    assert not looked_for.may_be_in("Above it.")
    assert looked_for.search("On target.") is None


def test_a_group_that_is_named_twice_counts_once() -> None:
    looked_for = Cue("(?:up|down) and (?:up|down)", "up|down", "up|down")
    assert looked_for.search("Up and down.") is not None
    assert looked_for.search("Level.") is None


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


def test_all_matches_come_where_the_letters_are_there() -> None:
    cue = Cue(r"\d+ above target", "above")
    assert [found[0] for found in cue.finditer("5 above target, 6 above target")] == [
        "5 above target",
        "6 above target",
    ]
    assert not [*cue.finditer("5 on target")]


def test_of_several_patterns_the_first_that_is_there_counts() -> None:
    cues = (Cue("above target", "above"), Cue("target", "target"))
    found = [cue.first_of(cues, text) for text in ("Target met, above target.", "On target.", "")]
    assert [each and each[0] for each in found] == ["above target", "target", None]
    assert cue.any_may_be_in(cues, "No target.")
    assert not cue.any_may_be_in(cues, "Nothing.")


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(sorted(cue._BITS_OF)) | st.text(max_size=4)).map("".join)))
def test_many_texts_looked_through_at_once_have_the_letters_that_each_has(texts: list[str]) -> None:
    cue._looked.cache_clear()
    one_by_one = [[each.may_be_in(text) for each in CUES.values()] for text in texts]
    cue._looked.cache_clear()
    cue.look_through(texts)
    assert [[each.may_be_in(text) for each in CUES.values()] for text in texts] == one_by_one


def test_a_pattern_made_later_is_looked_for_too() -> None:
    cue.look_through(["Made later."])
    assert Cue("later made|made later", "later made|made later").may_be_in("Made later.")
    assert not Cue("later made", "later made").may_be_in("Made later.")
