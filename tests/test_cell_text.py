"""A cell is drawn as Rich draws any text, only sooner."""

from __future__ import annotations

from io import StringIO
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from kpi_tui.tui.widgets.cell_text import CellText

CONSOLE = Console(width=80, color_system="truecolor", file=StringIO(), legacy_windows=False)
PRINTED = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "Sc", "Sm"]), min_size=1, max_size=30
)


def drawn(text: Text, room: int) -> list[list[Segment]]:
    options = CONSOLE.options.update_dimensions(room + 2, 1).update(no_wrap=True)
    return CONSOLE.render_lines(Padding(text, (0, 1)), options)


@given(PRINTED, st.integers(1, 40), st.sampled_from([None, "right"]))
def test_as_rich_draws_it(words: str, room: int, justify: Literal["right"] | None) -> None:
    text = Text(words, "bold", justify=justify, no_wrap=True, overflow="ellipsis")
    ours, theirs = drawn(CellText.of(text), room), drawn(text, room)
    assert [[(s.text, s.style) for s in Segment.simplify(line)] for line in ours] == [
        [(s.text, s.style) for s in Segment.simplify(line)] for line in theirs
    ]


@pytest.mark.parametrize("words", ["two\nlines", "a\ttab"])
def test_what_is_no_single_line(words: str) -> None:
    assert drawn(CellText.of(Text(words, no_wrap=True)), 20) == drawn(Text(words, no_wrap=True), 20)


def test_several_styles_stay() -> None:
    text = Text.assemble("● amber ", ("!", Style(bold=True)), no_wrap=True)
    assert drawn(CellText.of(text), 12) == drawn(text, 12)
