"""The foot of the screen: the keys that matter, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from kpi_tui.tui.commands.command import PANES
from kpi_tui.tui.commands.registry import footer_commands
from kpi_tui.tui.panes.footer import BETWEEN, EARLIER_SEARCH, MOVES, KeyHint, fitting, offered
from kpi_tui.tui.session.situation import Mode

ACCENT = Style(bold=True)
OFFERING = [Mode.TREE, Mode.TABLE, Mode.READING]
"""Where letters are commands; in the search line they are what is searched for."""


def items(mode: Mode, width: int, idle: Sequence[str] = (), **keymap: str) -> list[KeyHint]:
    """What stands in a terminal of that width."""
    return fitting(list(offered(mode, idle, keymap, ACCENT)), width - 2)


def line(mode: Mode, width: int, **keymap: str) -> str:
    return (" " * BETWEEN).join(item.text.plain for item in items(mode, width, **keymap))


@given(st.integers(20, 200), st.sampled_from(Mode))
def test_it_fits_any_width_and_the_help_is_always_there(width: int, mode: Mode) -> None:
    said = line(mode, width)
    assert len(said) <= width - 2
    if mode in OFFERING:
        assert "? help" in said
    more = line(mode, width + 1)
    assert set(said.split("  ")) <= set(more.split("  ")), "more room loses nothing"


def test_80_columns_have_what_matters_most() -> None:
    for mode in (Mode.TREE, Mode.TABLE):
        said = line(mode, 80)
        for words in ("? help", "q quit", "/ search", "r red", "[ ] month", "f filter", "t trend",
                      "Ctrl+P ask"):  # fmt: skip
            assert words in said
    said = line(Mode.READING, 80)
    for words in ("← → measure", "? help", "Esc back", "d compare", "t trend", "[ ] month"):
        assert words in said
    for mode in sorted(PANES):
        grouped = {Mode.QUERIES: "s group", Mode.CHANGES: "s group", Mode.HEAT_MAP: "G "}
        for words in ("? help", "Esc back", "y copy", grouped.get(mode, "")):
            assert words in line(mode, 80), mode
    for words in ("Space tick", "A asked", "N answered", "V accept"):
        assert words in line(Mode.QUERIES, 80)
    assert line(Mode.SEARCHING, 80) == "Enter done  Esc clear  ↑ earlier"
    assert len(items(Mode.SEARCHING, 80, idle=[EARLIER_SEARCH])) == 2


def test_matches_are_offered_only_where_something_is_searched_for() -> None:
    said = [each.text.plain for each in items(Mode.READING, 200)]
    assert any("next match" in each for each in said)
    without = [each.text.plain for each in items(Mode.READING, 200, idle=["next-hit"])]
    assert not any("next match" in each for each in without)


def test_yes_and_no_are_offered_only_where_a_match_can_be_confirmed() -> None:
    assert "Y yes  N no" in line(Mode.MATCHES, 80)
    idle = ["match-yes", "match-no"]
    said = " ".join(item.text.plain for item in items(Mode.MATCHES, 80, idle=idle))
    assert "yes" not in said


@pytest.mark.parametrize("mode", Mode)
def test_with_room_for_all_each_stands_once(mode: Mode) -> None:
    said = line(mode, 400).split("  ")
    assert len(said) == len(set(said))
    assert len(said) == len(MOVES.get(mode, ())) + len(list(footer_commands(mode)))


def test_items_keep_their_order_whatever_is_left_out() -> None:
    three = [KeyHint(Text("aaaa"), 1), KeyHint(Text("b"), 3), KeyHint(Text("cc"), 2)]
    for room, kept in ((99, "abc"), (11, "abc"), (10, "bc"), (4, "b"), (1, "b"), (0, "")):
        assert "".join(item.text.plain[0] for item in fitting(three, room)) == kept
    assert fitting([], 9) == []


def test_a_key_of_ones_own_is_shown() -> None:
    assert "F9 red" in line(Mode.TABLE, 200, red="f9,r")
    said = line(Mode.TABLE, 200, **{"month-before": "f7"})
    assert "[ ]" not in said, "the pair is only said where it is the pair"
    assert "[ ]" not in line(Mode.TABLE, 200, **{"month-after": "f8"})


def test_what_does_nothing_now_is_dim() -> None:
    for item in items(Mode.TABLE, 200, idle=["trend"]):
        styles = [span.style for span in item.text.spans]
        assert all(isinstance(style, Style) for style in styles)
        dim = [bool(style.dim) for style in styles if isinstance(style, Style)]
        assert dim == [item.text.plain.endswith(" trend")] * len(dim)
