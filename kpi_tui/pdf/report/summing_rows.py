"""Rows that add up those above them, or average them: they are no measures of their own."""

from __future__ import annotations

from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.sums import adds_up
from kpi_tui.pdf.text.lines import flow
from kpi_tui.pdf.text.quotes import quoted

SUMMING = "a row that only adds up others is no measure"
"""Why such a row is left over."""


def is_summing(row: PrintedRow, marks: dict[str, StatusMark]) -> bool:
    """Whether a row only adds up others: it is called so, and lacks the code or the status of a measure."""
    if not _is_called_so(row) or marks:
        return False
    has_status = any(column.field in STATUSES for column in row.columns)
    return row.has_code_column or has_status


def doubt_summing(row: PrintedRow) -> None:
    """Tell of a row that is called like one that adds up others, and is read as a measure."""
    if _is_called_so(row):
        said = quoted(flow(row.cells["measure"]))
        row.doubts.append(f"{said} may only add up the rows above: it counts as a measure here")


def _is_called_so(row: PrintedRow) -> bool:
    return (
        row.has_own("measure") and not row.cells.get("code") and adds_up(flow(row.cells["measure"]))
    )
