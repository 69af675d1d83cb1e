"""One cell of a table, without the wrapping that a single line never needs."""

from __future__ import annotations

from rich.console import Console
from rich.segment import Segment
from rich.text import Text

PADDING = 2
"""The cells around each cell's text: one before, one behind."""


def cell_segments(text: Text, width: int, console: Console) -> list[Segment]:
    """Cut a line of text to exactly `width` cells, cut with an ellipsis, and one at each side."""
    spare = width - text.cell_len
    if spare < 0:
        text = text.copy()
        text.truncate(width, overflow="ellipsis")
        spare = width - text.cell_len
    before, behind = (spare, 0) if text.justify == "right" else (0, spare)
    left, right = " " * (before + 1), " " * (behind + 1)
    if not text.spans:
        return [Segment(left + text.plain + right, console.get_style(text.style))]
    said = (segment for segment in text.render(console) if segment.text)
    return [Segment(left), *said, Segment(right)]
