"""Parts that more than one layout prints: covers, keys, coloured cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from ..council_report import CouncilReport
from ..page import BLACK, WHITE, Block, Cell, Gap, PageBreak, Paragraph, Table, Text, words
from ..shapes import Drawing

NOTHING = "–"
"""What many councils print where there is no figure."""
RAG = {
    Status.GREEN: "#00b050",
    Status.AMBER: "#ffc000",
    Status.RED: "#e3000f",
    Status.BLUE: "#2e75b6",
}
DARK = frozenset({RAG[Status.RED], RAG[Status.BLUE], "#c00000"})
"""Colours that bear white words."""
ARROW_GLYPHS = {
    PublishedDirection.IMPROVING: ("↑", "#00803c"),
    PublishedDirection.WORSENING: ("↓", "#c00000"),
    PublishedDirection.SAME: ("→", "#b8860b"),
}


def on_fill(text: str, colour: str | None, *, bold: bool = False) -> Cell:
    """A word in the middle of a coloured cell."""
    ink = WHITE if colour in DARK else BLACK
    pieces = (Text(text, bold=bold, colour=ink),) if text else ()
    return Cell(pieces, "center", colour)


def figure(text: str | None, *, bold: bool = False) -> Cell:
    """A figure in the middle of its cell, or the dash for none."""
    return words(text or NOTHING, "center", bold=bold)


def cover(report: CouncilReport, colour: str, *lines: str) -> tuple[Block, ...]:
    """A first page of its own."""
    return (
        Gap(120),
        Paragraph(Text(report.council, size=14), below=16),
        Paragraph(Text(report.title, bold=True, size=26, colour=colour), below=10),
        *(Paragraph(Text(line, size=15), below=8) for line in lines),
        Gap(60),
        Paragraph(Text("Prepared by the Policy and Performance Team", size=9)),
        PageBreak(),
    )


def heading(text: str, colour: str, size: float = 13.0, below: float = 5.0) -> Paragraph:
    """A line that stays with what follows."""
    return Paragraph(Text(text, bold=True, size=size, colour=colour), below, with_next=True)


def key(
    signs: Sequence[tuple[Cell | Drawing, str]], share: float = 0.45, size: float = 8.5
) -> Table:
    """What the signs mean, a row for each."""
    rows = tuple(
        (sign if isinstance(sign, Cell) else Cell((sign,), "center"), words(meaning))
        for sign, meaning in signs
    )
    return Table((1, 4), rows, size=size, share=share, is_kept=True)


def counted(report: CouncilReport, printed: Mapping[Status, str]) -> str:
    """How many measures there are of each status, in a sentence."""
    statuses = [measure.status for _, measure in report.measures]
    counts = [(statuses.count(status), word) for status, word in printed.items() if word]
    parts = [f"{count} {word}" for count, word in counts if count]
    of_them = f", of which {', '.join(parts)}" if parts else ""
    return f"This report has {len(statuses)} measures{of_them}."
