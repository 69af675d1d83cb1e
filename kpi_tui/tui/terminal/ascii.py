"""The explorer drawn with 7-bit characters only, for terminals and fonts that have no others.

Nothing else has to know: every line is translated on its way to the terminal, cell by cell, so
that no column moves.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from kpi_tui.tui.pages.chart.sparkline import BARS
from kpi_tui.tui.terminal.letters import to_ascii


class AsciiFilter(LineFilter):
    """Turns every text of a line into 7-bit characters that take the same cells."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the same line in ASCII, its styles kept."""
        return [
            segment
            if segment.text.isascii()
            else Segment(_drawn(segment.text, segment.style), segment.style, segment.control)
            for segment in segments
        ]


def _drawn(text: str, style: Style | None) -> str:
    # The ends of a scrollbar's handle are parts of a cell, which no letter draws: its colours do.
    if style is not None and not text.strip(BARS) and "@mouse.down" in style.meta:
        return " " * len(text)
    return to_ascii(text)
