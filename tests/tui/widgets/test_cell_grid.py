"""The brackets around the cell under the cursor."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from kpi_tui.tui.widgets.cell_grid import bracketed


@pytest.mark.parametrize(
    ("line", "drawn"),
    [(" ▲   ★   ●  ", " ▲ [ ★ ] ●  "), (" ▲ ≠ ★   ●  ", " ▲ [≠★ ] ●  ")],
)
def test_the_cursor_hides_no_mark_before_its_cell(line: str, drawn: str) -> None:
    assert bracketed(Strip([Segment(line)]), 4, 3, Style()).text == drawn
