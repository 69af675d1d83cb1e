"""How a report marks its statuses tells what a stray sign or a coloured cell is worth."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.pdf.signs.convention import Convention, decide, join_parts
from kpi_tui.pdf.signs.status import Ground, StatusMark
from kpi_tui.status import RATED, Status
from tests.support.annex_profile import RULES

GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED
PALETTE = {GREEN: (198, 239, 206), AMBER: (255, 235, 156), RED: (255, 199, 206)}
YELLOW, PINK, GREY = (255, 255, 0), (250, 200, 220), (242, 242, 242)

SHAPED = [
    StatusMark(hue=GREEN, shape="star"),
    StatusMark(hue=AMBER, shape="circle"),
    StatusMark(hue=RED, shape="triangle"),
] * 2
FILLED = [StatusMark(ground=Ground(PALETTE[s], s, alone=True)) for s in RATED] * 2
LETTERED = [StatusMark(printed=s, text=s.value[0], ground=Ground(PALETTE[s], s)) for s in RATED] * 2
SQUARES = [StatusMark(hue=status) for status in RATED] * 2
PRINTED = [StatusMark(printed=Status.MONITORING_ONLY, text="n/a")]

BARE = StatusMark(ground=Ground(YELLOW, AMBER, alone=True))
NOTE = StatusMark(ground=Ground(YELLOW, AMBER))
STROKE = StatusMark(hue=RED)
REMARK = StatusMark(text="tbc", ground=Ground(YELLOW, AMBER))

Marks = Sequence[StatusMark]


def decided(mark: StatusMark, others: Marks) -> Status | None:
    return decide(mark, Convention.of([*others, mark], RULES))


@pytest.mark.parametrize("usual", [SHAPED, FILLED, LETTERED, SQUARES], ids=str)
def test_a_report_s_own_marks_are_read(usual: Marks) -> None:
    convention = Convention.of([*usual, *PRINTED], RULES)
    assert [decide(mark, convention) for mark in usual] == list(RATED) * 2


@pytest.mark.parametrize("usual", [SHAPED, LETTERED], ids=str)
@pytest.mark.parametrize("foreign", [BARE, NOTE, STROKE, REMARK], ids=str)
def test_what_is_not_marked_as_a_report_marks_is_doubted(usual: Marks, foreign: StatusMark) -> None:
    assert decided(foreign, usual) is Status.UNREADABLE


@pytest.mark.parametrize("foreign", [BARE, NOTE, STROKE, REMARK], ids=str)
def test_a_shade_that_a_report_does_not_use_is_doubted(foreign: StatusMark) -> None:
    assert decided(foreign, FILLED * 2) is Status.UNREADABLE


def test_a_shade_is_doubted_in_a_report_of_few_measures() -> None:
    strong = {GREEN: (46, 158, 63), AMBER: (255, 191, 0), RED: (192, 0, 0)}
    few = [StatusMark(ground=Ground(strong[s], s, alone=True)) for s in RATED] * 2
    assert decided(BARE, few) is Status.UNREADABLE
    assert [decide(mark, Convention.of([*few, BARE], RULES)) for mark in few] == list(RATED) * 2


def test_a_ground_with_a_sign_of_another_colour_is_doubted() -> None:
    odd = StatusMark(hue=GREEN, shape="star", ground=Ground(PALETTE[RED], RED))
    assert decided(odd, SHAPED) is Status.UNREADABLE
    assert decided(odd, FILLED) is Status.UNREADABLE


def test_a_column_s_tint_says_nothing() -> None:
    for colour, hue in ((PINK, RED), (PALETTE[GREEN], GREEN), ((222, 234, 246), Status.BLUE)):
        ground, alone = Ground(colour, hue), Ground(colour, hue, alone=True)
        tinted = [StatusMark(hue=m.hue, shape=m.shape, ground=ground) for m in SHAPED]
        empty = StatusMark(ground=alone)
        assert decided(empty, tinted) is None
        assert [decided(mark, tinted) for mark in tinted] == list(RATED) * 2
        lettered = [StatusMark(m.printed, text=m.text, ground=ground) for m in LETTERED]
        assert [decided(mark, lettered) for mark in lettered] == list(RATED) * 2


def test_grey_says_nothing_where_statuses_stand_on_it() -> None:
    empty = StatusMark(ground=Ground(GREY, alone=True))
    marked = StatusMark(hue=GREEN, shape="star", ground=Ground(GREY))
    assert decided(empty, SHAPED) is Status.UNREADABLE
    assert decided(empty, [*SHAPED, marked]) is None
    assert decided(marked, SHAPED) is GREEN


def test_a_letter_at_odds_with_its_ground_does_not_make_the_ground_a_tint() -> None:
    wrong = [
        StatusMark(status, text="x", ground=Ground(PALETTE[RED], RED)) for status in (GREEN, AMBER)
    ]
    marks = [*LETTERED, *wrong]
    convention = Convention.of(marks, RULES)
    assert [decide(mark, convention) for mark in wrong] == [Status.UNREADABLE] * 2
    assert [decide(mark, convention) for mark in LETTERED] == list(RATED) * 2


def test_the_colour_of_a_word_is_asked_unless_all_words_have_it() -> None:
    coloured = [StatusMark(status, status, text=status.value) for status in RATED]
    assert decided(StatusMark(GREEN, RED, text="g"), coloured) is Status.UNREADABLE
    maroon = [StatusMark(status, RED, text=status.value) for status in (GREEN, GREEN, AMBER)]
    assert decided(maroon[0], maroon) is GREEN


def test_the_parts_of_a_cut_cell_have_one_ground() -> None:
    rest = StatusMark(ground=Ground(PALETTE[RED], RED, alone=True))
    assert join_parts([LETTERED[2], rest]) == [LETTERED[2]]
    assert join_parts([LETTERED[0], rest]) == [LETTERED[0], rest]
    assert join_parts([rest]) == [rest]


GROUNDS = st.builds(
    Ground,
    st.sampled_from([*PALETTE.values(), YELLOW, GREY]),
    st.sampled_from([None, "other", Status.BLUE, *RATED]),
    st.booleans(),
    st.booleans(),
)
MARKS = st.builds(
    StatusMark,
    st.sampled_from([None, Status.UNREADABLE, Status.BLUE, Status.NOT_REPORTED, *RATED]),
    st.sampled_from([None, "other", *RATED]),
    st.sampled_from([None, "star", "circle", "triangle"]),
    st.sampled_from(["", "r", "tbc"]),
    st.none() | GROUNDS,
)


@given(MARKS, st.lists(MARKS, max_size=8))
def test_a_status_is_never_one_that_nothing_says(
    mark: StatusMark, others: list[StatusMark]
) -> None:
    got = decided(mark, others)
    shape = {"star": GREEN, "circle": AMBER, "triangle": RED}.get(mark.shape or "")
    said = {mark.printed, mark.hue, shape, mark.ground.hue if mark.ground else None}
    assert got in {None, Status.UNREADABLE} | said
    if got is None:
        assert mark.ground is not None
        assert mark.ground.alone
