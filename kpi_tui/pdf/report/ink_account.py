"""The account of ink: what was seen on the pages of a report, and where its rows stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from kpi_tui.pdf.ink.page_ink import PageInk
from kpi_tui.pdf.table.rows import PrintedRow


@dataclass
class InkAccount:
    """What was seen from the first to the last page that holds measures."""

    pages: dict[int, PageInk] = field(default_factory=dict)
    rows: list[tuple[PrintedRow, str]] = field(default_factory=list)
    """Every row of a measure, with its code."""
    without_text: list[int] = field(default_factory=list)
    """The other pages on which something is drawn and nothing written."""
