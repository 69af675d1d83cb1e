from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.changes.excerpt import abridged
from kpi_tui.analysis.text_diff import (
    TOO_ALIKE,
    Piece,
    PieceKind,
    alike,
    changed_share,
    difference,
    new_or_gone,
)

WORDS = st.sampled_from(
    ["we", "are", "behind", "schedule", "98", "119", "£0.547m", "-3", "in", "July", ".", ",", "–"]
)
SPACES = st.sampled_from(["", " ", "\n", "  ", "\t"])
PROSE = st.lists(st.tuples(WORDS, SPACES), max_size=30).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
TEXTS = PROSE | st.text(max_size=60)


def shown(pieces: Iterable[Piece]) -> str:
    """Pieces as `[-old-]{+new+}`."""
    signs = {PieceKind.SAME: "{}", PieceKind.REMOVED: "[-{}-]", PieceKind.ADDED: "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


def without(pieces: Iterable[Piece], kind: PieceKind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind is not kind)


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert without(pieces, PieceKind.ADDED) == old
    assert without(pieces, PieceKind.REMOVED) == new


@given(TEXTS, TEXTS)
def test_what_went_stands_before_what_came_and_no_piece_is_empty(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert all(piece.text for piece in pieces)
    for first, second in pairwise(pieces):
        assert first.kind is not second.kind
        assert (first.kind, second.kind) != (PieceKind.ADDED, PieceKind.REMOVED)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert difference(text, text) == ((Piece(PieceKind.SAME, text),) if text else ())


@given(TEXTS, TEXTS)
def test_the_share_is_a_share(old: str, new: str) -> None:
    share = changed_share(difference(old, new))
    assert 0 <= share <= 1
    if old.split() == new.split():
        assert share == 0


@given(TEXTS)
def test_a_text_that_comes_or_goes_is_all_change(text: str) -> None:
    expected = 1 if text.strip() else 0
    assert changed_share(difference("", text)) == expected
    assert changed_share(difference(text, "")) == expected


@given(TEXTS, TEXTS)
def test_the_estimate_is_a_share_too(old: str, new: str) -> None:
    share = new_or_gone(old, new)
    assert 0 <= share <= 1
    assert share == new_or_gone(new, old)
    assert (share == 0) == (sorted(old.split()) == sorted(new.split()))
    assert new_or_gone(old, "") == (1 if old.split() else 0)


def test_the_estimate_counts_words_wherever_they_stand() -> None:
    assert new_or_gone("one two three four", "four one six two") == 2 / 8
    assert new_or_gone("one one one", "one") == 2 / 4


@given(TEXTS, TEXTS)
def test_texts_that_are_alike_are_so_both_ways(old: str, new: str) -> None:
    assert alike(old, new) == alike(new, old)
    assert alike(old, f" {old}\n")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("", "Came.", "{+Came.+}"),
        ("Went.", "", "[-Went.-]"),
        ("visits fell in July", "visits rose in July", "visits [-fell-]{+rose+} in July"),
        ("on track with it", "with it", "[-on track -]with it"),
        ("with it", "with it and on track", "with it{+ and on track+}"),
        # Figures are whole words.
        ("spent £0.547m so far", "spent £0.647m so far", "spent [-£0.547m-]{+£0.647m+} so far"),
        ("34.8% of 1,247", "34.9% of 1,247", "[-34.8%-]{+34.9%+} of 1,247"),
        ("a change of -3 in all", "a change of 3 in all", "a change of [--3-]{+3+} in all"),
        # A comma is a word of its own, so that it alone changes.
        ("on schedule, because", "on schedule because", "on schedule[-,-] because"),
        # White space that changed is told, and no word with it.
        ("one two", "one\ntwo", "one[- -]{+\n+}two"),
        ("’tis", "'tis", "[-’-]{+'+}tis"),
    ],
)
def test_words_are_compared(old: str, new: str, expected: str) -> None:
    assert shown(difference(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # "from" and "to" alone are no islands to stand on.
        (
            "fell from 98 to 119 in July 2024 we hear",
            "rose from 76 to 112 in July 2024 we hear",
            "[-fell from 98 to 119-]{+rose from 76 to 112+} in July 2024 we hear",
        ),
        ("red; late.", "amber; soon.", "[-red; late-]{+amber; soon+}."),
        # One long word is.
        (
            "old libraries closed",
            "new libraries opened",
            "[-old-]{+new+} libraries [-closed-]{+opened+}",
        ),
        # Two words are, between small changes …
        ("a1 the service b1", "a2 the service b2", "[-a1-]{+a2+} the service [-b1-]{+b2+}"),
        # … and none between changes twice their size.
        (
            "a1 a2 a3 a4 the service b1 b2 b3 b4",
            "c1 the service d1 d2 d3 d4",
            "[-a1 a2 a3 a4 the service b1 b2 b3 b4-]{+c1 the service d1 d2 d3 d4+}",
        ),
        # … though not between a great one and a small one.
        (
            "a1 a2 a3 a4 the service b1",
            "c1 c2 c3 c4 the service d1",
            "[-a1 a2 a3 a4-]{+c1 c2 c3 c4+} the service [-b1-]{+d1+}",
        ),
        # Little at the start or the end is no island.
        ("a b c", "a x c", "a [-b-]{+x+} c"),
    ],
)
def test_little_between_changes_goes_with_them(old: str, new: str, expected: str) -> None:
    assert shown(difference(old, new)) == expected


def test_an_island_is_looked_at_again_when_the_change_behind_it_grows() -> None:
    old = "x1 x2 x3 x4 the service y1 it z1 z2"
    new = "w1 w2 w3 w4 the service v1 it u1 u2"
    assert shown(difference(old, new)) == f"[-{old}-]{{+{new}+}}"


def test_words_that_are_said_often_count_in_a_long_text() -> None:
    often = "alpha beta gamma delta " * 60
    pieces = difference(f"old {often}start", f"new {often}end")
    assert [piece.kind for piece in pieces] == ["removed", "added", "same", "removed", "added"]


def test_texts_too_alike_to_search_are_replaced_whole_between_their_ends() -> None:
    many = "a " * (int(TOO_ALIKE**0.5) + 1)
    pieces = difference(f"start b {many}c end", f"start c {many}b end")
    assert [piece.kind for piece in pieces] == ["same", "removed", "added", "same"]
    assert (pieces[0].text, pieces[-1].text) == ("start ", " end")


def test_the_share_counts_what_stands_in_both_texts_twice() -> None:
    # One word of four in each text.
    assert changed_share(difference("one two three four", "one two six four")) == 2 / 8
    assert changed_share(difference("one", "one two three four")) == 3 / 5


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, None, True),
        (None, "", True),
        (None, "Said.", False),
        ("“Reopened” – again", '"reopened" - \n again', True),
        ("Café", "Cafe", True),
        ("98 visits", "99 visits", False),
        ("on schedule.", "on schedule", False),
    ],
)
def test_quotes_dashes_and_spaces_make_no_difference(
    old: str | None, new: str | None, expected: bool
) -> None:
    assert alike(old, new) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("the same", "the same", ""),
        ("the\nsame", "the same", ""),
        (
            "one two three four five late, we hear from all of them",
            "one two three four five soon, we hear from all of them",
            "… two three four five [-late-] {+soon+}, we hear from …",
        ),
        ("we are late", "we are", "we are [-late-]"),
        ("we are", "we are late", "we are {+late+}"),
        ("one\ntwo three", "one two four", "one two [-three-] {+four+}"),
        ("[b] \x1b", "[b] x", "[b] [-␛-] {+x+}"),
    ],
)
def test_only_what_differs_is_shown_with_a_few_words_around(
    old: str, new: str, expected: str
) -> None:
    assert abridged(difference(old, new)) == expected


def test_long_changes_are_cut_in_the_middle() -> None:
    long = " ".join(f"w{n}" for n in range(40))
    line = abridged(difference("", long))
    assert line.startswith("{+w0 w1 ")
    assert " w15 … w32 " in line
    assert line.endswith(" w39+}")
    short = " ".join(long.split()[:24])
    assert abridged(difference("", short)) == f"{{+{short}+}}"


def test_words_between_two_changes_are_kept_at_both_ends() -> None:
    words = [f"same{n}" for n in range(9)]
    middle, shorter = " ".join(words), " ".join(words[1:])
    assert abridged(difference(f"old {middle} old", f"new {middle} new")) == (
        "[-old-] {+new+} same0 same1 same2 same3 … same5 same6 same7 same8 [-old-] {+new+}"
    )
    assert shorter in abridged(difference(f"old {shorter} old", f"new {shorter} new"))


def test_the_changes_left_out_are_counted() -> None:
    gap = " ".join(f"same{n}" for n in range(9))

    def line_of(changes: int) -> str:
        old, new = (
            f" {gap} ".join(f"{word}{n}" for n in range(changes)) for word in ("old", "new")
        )
        return abridged(difference(old, new))

    assert line_of(5).endswith("[-old2-] {+new2+} same0 same1 same2 same3 … (and 2 more changes)")
    assert line_of(4).endswith("(and 1 more change)")
    assert "more" not in line_of(3)


@given(TEXTS, TEXTS)
def test_an_abridged_change_is_one_line(old: str, new: str) -> None:
    line = abridged(difference(old, new))
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


def test_it_loads_no_polars() -> None:
    code = "import sys, kpi_tui.analysis.changes.excerpt; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
