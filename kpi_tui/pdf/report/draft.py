"""What has been read of a report so far, page by page, before it is put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.report.halves import Halves
from kpi_tui.pdf.report.headings import Outline
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.rows import PrintedRow
from kpi_tui.pdf.table.status import StatusMark
from kpi_tui.pdf.text.lines import Line
from kpi_tui.report import FIGURE_FIELDS, PROSE_FIELDS, STATUS_FIELDS, Warning

KNOWN_FIELDS = frozenset(
    (
        *("measure", "directors", "portfolio_holder"),
        *FIGURE_FIELDS,
        *STATUS_FIELDS,
        *PROSE_FIELDS,
    )
)
"""The fields that columns fill; words under other headers are left over."""


@dataclass
class Draft:
    """Records of measures, headings, and where every word went."""

    records: list[Record] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    unassigned_lines: list[Line] = field(default_factory=list)
    """Lines of rows that belong to no measure, and of columns that we do not know."""
    taken: int = 0
    """Words in the fields of measures."""
    running: list[Line] = field(default_factory=list)
    """Running heads, page numbers and other lines that are no report's."""
    headers: list[Line] = field(default_factory=list)
    """The headers of tables."""
    deferred: tuple[PrintedRow, Page, dict[str, StatusMark]] | None = None
    """The first part of a measure whose code is printed only on the next page."""
    warnings: list[Warning] = field(default_factory=list)
    """What was doubtful while a page was read."""
    halves: Halves = field(default_factory=Halves)
    hanging: set[str] = field(default_factory=set)
    """The fields of the last row whose cell may hold for rows on the next page too."""
    below_heading: bool = False
    """Whether a heading came since the last row of a table: no row goes on with that measure."""
    codes: dict[str, int] = field(default_factory=dict)
    """Every code printed in the first column or outside the tables, with its page."""


def count_words(lines: Iterable[Line]) -> int:
    """Count the words in the lines."""
    return sum(len(line.words) for line in lines)
