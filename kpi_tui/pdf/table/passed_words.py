"""Lines within the rows of a table that the profile says are no report's."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted


def doubt_furniture(rows: Sequence[PrintedRow], running: Sequence[Line]) -> None:
    """Note in each row which lines of its cells are passed over, since a phrase of furniture fits them."""
    for row in rows:
        left, right = row.columns[0].x0, row.columns[-1].x1
        for line in running:
            is_inside = row.top < line.centre < row.bottom and left <= line.x0 <= line.x1 <= right
            if line.page == row.page and is_inside and row.phrases.is_furniture(line.text):
                row.doubts.append(f"{quoted(line.text)} in it is passed over, as furniture says")
