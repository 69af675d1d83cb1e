"""The foot of the screen: the keys that matter, as many as there is room for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from kpi_tui.tui.commands import COMMANDS, Mode, command, footer_commands
from kpi_tui.tui.panes.key_line import BETWEEN, MOVES, _command, _fitting, _item

ACCENT = Style(bold=True)
OFFERING = [Mode.TREE, Mode.TABLE, Mode.READING]
"""Where letters are commands; in the search line they are what is searched for."""


def line(mode: Mode, room: int, **keymap: str) -> Text:
    """The foot of the screen as `KeyLine` makes it."""
    items = [(_item(key, label, ACCENT), 99) for key, label in MOVES.get(mode, ())]
    items += [
        (_command(each, keymap, ACCENT, idle=False), 99 - place)
        for place, each in enumerate(footer_commands(mode))
    ]
    return _fitting(items, room)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 100, 112, 160, 200])
def test_it_fits_and_the_help_is_always_there(mode: Mode, width: int) -> None:
    said = line(mode, width - 2)
    assert said.cell_len <= width - 2
    if mode in OFFERING:
        assert "? help" in said.plain


@given(st.integers(20, 200), st.sampled_from(OFFERING))
def test_any_width(width: int, mode: Mode) -> None:
    narrow, wide = line(mode, width - 2), line(mode, width - 1)
    assert narrow.cell_len <= width - 2
    assert "? help" in narrow.plain
    assert set(narrow.plain.split("  ")) <= set(wide.plain.split("  ")), "more room loses nothing"


def test_80_columns_have_what_matters_most() -> None:
    for mode in (Mode.TREE, Mode.TABLE):
        said = line(mode, 78).plain
        for words in ("? help", "q quit", "/ search", "r red", "[ ] month", "f filter", "t trend"):
            assert words in said
    said = line(Mode.READING, 78).plain
    for words in ("← → measure", "? help", "Esc back", "d last month's", "t trend", "[ ] month"):
        assert words in said
    assert line(Mode.SEARCHING, 78).plain == "Enter keep  Esc clear"


def test_with_room_for_all_each_stands_once_and_in_its_place() -> None:
    for mode in Mode:
        said = line(mode, 400).plain.split("  ")
        assert len(said) == len(set(said))
        assert len(said) == len(MOVES.get(mode, ())) + len(list(footer_commands(mode)))


def test_items_keep_their_order_whatever_is_left_out() -> None:
    items = [(Text("aaaa"), 1), (Text("b"), 3), (Text("cc"), 2)]
    assert _fitting(items, 99).plain == "aaaa  b  cc"
    assert _fitting(items, 6).plain == "b  cc"
    assert _fitting(items, 1).plain == "b"
    assert _fitting(items, 0).plain == ""
    assert _fitting([], 9).plain == ""
    assert BETWEEN == 2


def test_a_key_of_ones_own_is_shown() -> None:
    assert "F9 red" in line(Mode.TABLE, 200, red="f9,r").plain
    said = line(Mode.TABLE, 200, **{"month-before": "comma"}).plain
    assert "[ ]" not in said, "the pair is only said where it is the pair"


def test_a_click_does_what_the_key_does() -> None:
    for each in COMMANDS:
        clicks = {
            span.style.meta.get("@click")
            for span in _command(each, {}, ACCENT, idle=False).spans
            if isinstance(span.style, Style)
        }
        assert clicks == {f"screen.do('{each.id}')"}


def test_what_does_nothing_now_is_dim() -> None:
    for idle in (True, False):
        label = _command(command("trend"), {}, ACCENT, idle).spans[-1].style
        assert isinstance(label, Style)
        assert bool(label.dim) == idle
