"""The account of ink: what was seen on the pages of a report, and where its rows stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kpi_tui.pdf.ink.page_ink import PageInk
from kpi_tui.pdf.page.boxes import holds
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.sheets import move_line


@dataclass
class InkAccount:
    """What was seen on the sheets that were read for a report, with measures on them or not."""

    pages: dict[int, PageInk] = field(default_factory=dict)
    rows: list[tuple[PrintedRow, str]] = field(default_factory=list)
    """Every row of a measure, where it stands on its sheet, with its code."""
    passed: list[tuple[int, Box]] = field(default_factory=list)
    """Sheets, and the places on them whose drawings say nothing of measures."""
    dividers: set[int] = field(default_factory=set)
    """Blank pages between others that are whole."""
    headed: set[int] = field(default_factory=set)
    """The sheets on which a priority, or a part of the report, has its heading."""
    codeless: list[PrintedRow] = field(default_factory=list)
    """The rows in whose first cell no code was read, where they stand on their sheets."""
    without_text: list[int] = field(default_factory=list)
    """The other pages on which something is drawn and nothing written."""

    def is_passed(self, page: int, box: Box) -> bool:
        """Whether the middle of what is drawn lies where the profile passes over everything."""
        return any(number == page and holds(place, box) for number, place in self.passed)

    def add_row(self, row: PrintedRow, code: str, origin: tuple[float, float]) -> None:
        """Note the row of a measure, whose page begins at `origin` of its sheet."""
        self.rows.append((_moved(row, *origin) if any(origin) else row, code))

    def add_codeless(self, row: PrintedRow, origin: tuple[float, float]) -> None:
        """Note a row that begins no measure, whose page begins at `origin` of its sheet."""
        self.codeless.append(_moved(row, *origin) if any(origin) else row)


def _moved(row: PrintedRow, x: float, y: float) -> PrintedRow:
    columns = (replace(each, x0=each.x0 + x, x1=each.x1 + x) for each in row.columns)
    cells = {name: [move_line(line, x, y) for line in lines] for name, lines in row.cells.items()}
    return replace(row, top=row.top + y, bottom=row.bottom + y, columns=tuple(columns), cells=cells)
