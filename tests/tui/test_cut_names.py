"""Names cut to their room stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.tui.cut_names import CUT, cut_apart

SKILLS = "Children, Young People and Education (Education and Skills)"
SERVICES = "Children, Young People and Education (Integrated Services)"
HEALTH = "Public Health"


@pytest.mark.parametrize(
    ("room", "cut"),
    [
        (7, ["Ch…Edu…", "Ch…Int…", "Public…"]),
        (12, ["Chil…Educat…", "Chil…Integr…", "Public Heal…"]),
        (30, ["Children,…Education and Skill…", "Children,…Integrated Services)", HEALTH]),
        (60, [SKILLS, SERVICES, HEALTH]),
    ],
)
def test_names_that_begin_alike_keep_where_they_part(room: int, cut: list[str]) -> None:
    assert cut_apart([SKILLS, SERVICES, HEALTH], [room] * 3) == cut


def test_rooms_may_differ() -> None:
    assert len(set(cut_apart([SKILLS, SERVICES], [9, 12]))) == 2
    first, second = (each.rstrip(CUT) for each in cut_apart([SKILLS, SERVICES], [9, 12]))
    assert not first.startswith(second)
    assert not second.startswith(first)


def test_what_a_short_end_leaves_is_for_the_beginning() -> None:
    long = "A long name of a measure that goes on and on about the share of households "
    assert cut_apart([f"{long}1", f"{long}2"], [40, 40]) == [
        "A long name of a measure that goes on…1",
        "A long name of a measure that goes on…2",
    ]


def test_names_that_look_different_are_cut_at_their_end() -> None:
    assert cut_apart(["Invest in transport", "Preserve access to nature"], [9, 9]) == [
        "Invest i…",
        "Preserve…",
    ]


@given(st.lists(st.text(max_size=40), max_size=6), st.integers(1, 50))
def test_no_name_takes_more_than_its_room(names: list[str], room: int) -> None:
    shown = cut_apart(names, [room] * len(names))
    assert all(len(each) <= room for each in shown)
    assert all(each == name for each, name in zip(shown, names, strict=True) if len(name) <= room)
