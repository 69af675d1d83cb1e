"""A cell is drawn as Rich draws a line of text, only sooner."""

from __future__ import annotations

from io import StringIO
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from kpi_tui.tui.widgets.row_table import cell_segments

CONSOLE = Console(width=80, color_system="truecolor", file=StringIO(), legacy_windows=False)
PRINTED = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "Sc", "Sm"]), min_size=1, max_size=30
)


def drawn(text: Text, room: int) -> list[list[Segment]]:
    options = CONSOLE.options.update_dimensions(room + 2, 1).update(no_wrap=True)
    return CONSOLE.render_lines(Padding(text, (0, 1)), options)


def simple(line: list[Segment]) -> list[tuple[str, Style | None]]:
    styled = (Segment(each.text, each.style or Style.null()) for each in line)
    return [(each.text, each.style) for each in Segment.simplify(styled)]


@given(PRINTED, st.integers(1, 40), st.sampled_from([None, "right"]))
def test_as_rich_draws_it(words: str, room: int, justify: Literal["right"] | None) -> None:
    text = Text(words, justify=justify, no_wrap=True, overflow="ellipsis")
    text.stylize("bold", 0, 99)
    [theirs] = drawn(text, room)
    ours = cell_segments(text, room, CONSOLE)
    assert simple(ours) == simple(theirs)
    assert Segment.get_line_length(ours) == room + 2


@given(PRINTED, st.integers(1, 40))
def test_a_style_of_the_whole_fills_the_cell(words: str, room: int) -> None:
    [segment] = cell_segments(Text(words, "bold"), room, CONSOLE)
    assert segment.style == Style(bold=True)
    assert segment.cell_length == room + 2


def test_several_styles_stay() -> None:
    text = Text.assemble("● amber ", ("!", Style(bold=True)), no_wrap=True)
    [theirs] = drawn(text, 12)
    assert simple(cell_segments(text, 12, CONSOLE)) == simple(theirs)
