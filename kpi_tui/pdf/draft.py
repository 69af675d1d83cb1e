"""What has been read of a report so far, page by page, before it is put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kpi_tui.pdf.lines import Line
from kpi_tui.pdf.measures import Record
from kpi_tui.pdf.pages import Page
from kpi_tui.pdf.sections import Outline
from kpi_tui.pdf.status import Mark
from kpi_tui.pdf.tables import Row


@dataclass
class Draft:
    """Records of measures, headings, and where every word went."""

    records: list[Record] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    orphans: list[Line] = field(default_factory=list)
    """Lines of rows that belong to no measure, and of columns that we do not know."""
    taken: int = 0
    """Words in the fields of measures."""
    furniture: int = 0
    """Words of running heads, page numbers and tables' headers."""
    deferred: tuple[Row, Page, dict[str, Mark]] | None = None
    """The first part of a measure whose code is printed only on the next page."""
    codes: dict[str, int] = field(default_factory=dict)
    """Every code printed in the first column or outside the tables, with its page."""


def count(lines: Iterable[Line]) -> int:
    """The number of words in the lines."""
    return sum(len(line.words) for line in lines)
