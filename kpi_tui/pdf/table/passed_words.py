"""Lines within tables, and between cards, that the profile says are no report's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted

_NEAR = 1.0
"""A line's heights above a card, or less: such a line may be the first of the card's title."""


def doubt_furniture(rows: Sequence[PrintedRow], running: Sequence[Line]) -> Iterator[str]:
    """Say which lines are passed over, since a phrase of furniture fits them.

    A row has those within its cells among its doubts. Yields those that may be measures themselves.
    """
    for row in rows:
        for line in running:
            if not _is_passed(line, row) or not row.top < line.centre < row.bottom:
                continue
            said = f"{quoted(line.text)} in {{}} is passed over, as furniture says"
            if _is_own_row(line, row):
                yield said.format("the table")
            else:
                row.doubts.append(said.format("it"))


def doubt_above_cards(rows: Sequence[PrintedRow], running: Sequence[Line]) -> Iterator[str]:
    """Say of such lines which stand between two cards, or close above the first of a page.

    Only of those that a phrase with a placeholder fits: it may fit more than was meant.
    """
    for line in running:
        near = [row for row in rows if _is_passed(line, row)]
        if not any(
            phrase.fills(line.text) for row in near for phrase in row.phrases.profile.furniture
        ):
            continue
        gaps = [row.top - line.base for row in near if line.base <= row.top]
        is_between = gaps and any(row.bottom <= line.top for row in near)
        if is_between or (gaps and min(gaps) < _NEAR * line.size):
            yield f"{quoted(line.text)} above a measure is passed over, as furniture says"


def _is_passed(line: Line, row: PrintedRow) -> bool:
    """Whether a phrase of furniture fits a line that is no wider than a table."""
    left = min(column.x0 for column in row.columns)
    right = max(column.x1 for column in row.columns)
    is_within = line.page == row.page and left <= line.x0 <= line.x1 <= right
    return is_within and row.phrases.is_furniture(line.text)


def _is_own_row(line: Line, row: PrintedRow) -> bool:
    """Whether a line across columns begins no measure's row, and so might be a measure itself."""
    columns = sum(column.x0 < line.x1 and line.x0 < column.x1 for column in row.columns)
    words = [word for name in row.cells for word in row.words(name)]
    is_below = any(word.centre < line.top for word in words)
    return columns > 1 and (is_below or not row.is_measure)
