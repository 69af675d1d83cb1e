"""A measure beside itself in another report, for eyes and for ears."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given

from kpi_tui.analysis.text_diff import PieceKind, in_whole_words
from kpi_tui.labels import PROSE
from kpi_tui.report import PublishedDirection, Reading
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity
from kpi_tui.wording.comparison import FIELDS, Compared, as_spoken_lines, compared
from tests.support.samples import LIBRARY, WASTE
from tests.support.strategies import READINGS

LONG = "The libraries of the county were open as usual and the summer was quiet."
MARKS_AT_THE_ENDS = re.compile(r"^[^\w]+|[^\w]+$")


def field(old: Reading, new: Reading, name: str) -> Compared:
    (found,) = (item for item in compared(old, new) if item.field == name)
    return found


def lines(old: str | None, new: str | None) -> list[str]:
    """What is told of a comment."""
    before, after = (Reading("A", "A.1", "Visits", comment=text) for text in (old, new))
    return list(as_spoken_lines(field(before, after, "comment")))


def test_fields_that_neither_has_are_left_out() -> None:
    bare = Reading("A", "A.1", "Visits")
    assert [item.label for item in compared(bare, bare)] == ["Measure"]
    filled = replace(
        WASTE,
        floor="50%",
        published_direction=PublishedDirection.SAME,
        published_polarity=Polarity.NEUTRAL,
    )
    full = [item.field for item in compared(bare, filled)]
    assert full == list(FIELDS)
    assert [item.field for item in compared(filled, bare)] == full
    of_the_annex = [item.field for item in compared(bare, WASTE)]
    assert set(full) - set(of_the_annex) == {"floor", "published_direction", "published_polarity"}


@pytest.mark.parametrize(
    ("old", "new", "aside", "said"),
    [
        (LONG, LONG, "no change", [LONG]),
        (None, LONG, "added", [LONG]),
        (LONG, None, "removed", [LONG]),
    ],
)
def test_what_is_in_one_or_the_same_in_both_is_told_once(
    old: str | None, new: str | None, aside: str, said: list[str]
) -> None:
    before, after = replace(LIBRARY, comment=old), replace(LIBRARY, comment=new)
    assert field(before, after, "comment").aside == aside
    assert lines(old, new) == said


def test_changed_prose_goes_piece_by_piece_behind_a_word() -> None:
    assert lines(LONG, LONG.replace("quiet", "busy").replace("usual", "ever")) == [
        "Same: The libraries of the county were open as",
        "Removed: usual",
        "Added: ever",
        "Same: and the summer was",
        "Removed: quiet",
        "Added: busy",
    ]
    assert lines(LONG, f"{LONG} – all\nof it!")[-1] == "Added: – all\nof it!"
    assert lines(f"{LONG} !", LONG)[-1] == "Removed: !"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("quiet.", "quiet!", ["Removed: quiet.", "Added: quiet!"]),
        ("Í", ";Í", ["Removed: Í", "Added: ;Í"]),
        ("quiet", "quiet (so far)", ["Added: (so far)"]),
        ("5%a", "5%b", ["Removed: 5%a", "Added: 5%b"]),
        ("busy;quiet then", "busy; quiet then", ["Removed: busy;quiet", "Added: busy; quiet", "Same: then"]),
    ],
)  # fmt: skip
def test_no_word_is_cut_in_two_for_the_ear(old: str, new: str, said: list[str]) -> None:
    start = "The libraries of the county were open as usual and the summer was"
    first, *others = lines(f"{start} {old}", f"{start} {new}")
    assert first.startswith(f"Same: {start}")
    assert others == said


def test_what_was_rewritten_is_told_whole() -> None:
    assert lines("One thing was said.", "Now all is otherwise here") == [
        "Was: One thing was said.",
        "Now: Now all is otherwise here",
    ]


def test_cells_are_told_whole_however_little_differs() -> None:
    later = replace(LIBRARY, period_actual="1,248", directors=("Ada Brown", "Cy Bean"))
    assert list(as_spoken_lines(field(LIBRARY, later, "period"))) == [
        "Was: 1,247 target 1,000 ★ green",
        "Now: 1,248 target 1,000 ★ green",
    ]
    assert list(as_spoken_lines(field(LIBRARY, later, "directors"))) == [
        "Was: Ada Brown; Cy Dean",
        "Now: Ada Brown; Cy Bean",
    ]


def test_what_shares_fewer_words_than_it_does_not_is_rewritten() -> None:
    def is_rewritten(old: str | None, new: str | None) -> bool:
        return field(
            replace(LIBRARY, comment=old), replace(LIBRARY, comment=new), "comment"
        ).is_rewritten

    assert is_rewritten("One thing was said.", "Now all is otherwise here")
    assert not is_rewritten(LONG, LONG.replace("quiet", "busy"))
    assert not is_rewritten(LONG, LONG)
    assert not is_rewritten(LONG, None)


def test_the_comment_comes_first() -> None:
    assert next(iter(compared(WASTE, WASTE))).field == "comment"


def test_what_is_missing_in_a_cell_is_a_dash() -> None:
    bare = replace(LIBRARY, period_actual=None, period_target=None, period_status=Status.RED)
    assert field(bare, bare, "period").new == "– target – ▲ red"


def test_white_space_alone_is_no_piece_to_be_told() -> None:
    assert lines(LONG, LONG.replace("county ", "county\n")) == [
        f"Same: {LONG[: LONG.index('county') + 6]}",
        f"Same: {LONG[LONG.index('were') :]}",
    ]


@given(READINGS, READINGS)
def test_pieces_make_both_texts_again(old: Reading, new: Reading) -> None:
    for item in compared(old, new):
        before = (p.text for p in item.pieces if p.kind is not PieceKind.ADDED)
        after = (p.text for p in item.pieces if p.kind is not PieceKind.REMOVED)
        assert ("".join(before), "".join(after)) == (item.old, item.new)


@given(READINGS, READINGS)
def test_whole_words_make_both_texts_again(old: Reading, new: Reading) -> None:
    for item in compared(old, new):
        pieces = list(in_whole_words(item.pieces))
        before = "".join(p.text for p in pieces if p.kind is not PieceKind.ADDED)
        after = "".join(p.text for p in pieces if p.kind is not PieceKind.REMOVED)
        assert (before, after) == (item.old, item.new)
        assert all(p.text for p in pieces)
        assert all(a.kind is not b.kind for a, b in pairwise(pieces))


@example(Reading("A", "A.1", "V", comment="5%a"), Reading("A", "A.1", "V", comment="5%b"))
@example(Reading("A", "A.1", "V", comment="Í"), Reading("A", "A.1", "V", comment=";Í"))
@given(READINGS, READINGS)
def test_nothing_is_lost_on_the_ear(old: Reading, new: Reading) -> None:
    """Each word is heard in one piece, but for marks at its ends that are in both reports."""
    for item in compared(old, new):
        heard = ["".join(line.split()) for line in as_spoken_lines(item)]
        for word in (*item.old.split(), *item.new.split()):
            assert any(MARKS_AT_THE_ENDS.sub("", word) in line for line in heard)


@given(READINGS)
def test_beside_itself_all_is_the_same(reading: Reading) -> None:
    for item in compared(reading, reading):
        assert item.aside == "no change"
        assert list(as_spoken_lines(item)) == [item.new]
        assert item.label in (*FIELDS.values(), *PROSE.values())
