"""What of a sheet a page of A4, laid across, has room for at a size that can be read."""

from __future__ import annotations

from kpi_tui.publish.sheets.sheet import Sheet

_PAGE = 774
"""Points between the margins of a printed web page."""
_LETTER, _PADDING = 3.9, 4
"""Points of a letter in its type, which is that of `sheet.css`, and of the rest of a cell."""
_NAME = 102
"""Points that a name has at least."""
_WORKBOOK_PAGE = 741
"""Points between the margins of a printed workbook."""
LEAST_SCALE = 60
"""The least per cent that a workbook is printed at: its type is then 6.6 points."""


def periods_left_out(sheet: Sheet) -> int:
    """Return how many of the earliest periods a printed page has no room for, never the last one."""
    room, needs = float(_PAGE), []
    for place, column in enumerate(sheet.columns):
        need = _PADDING + _LETTER * _longest_word(sheet, place)
        if column.is_period:
            needs.append(need)
        elif column.least is not None:
            room -= _NAME if column.is_name else need
    left_out = 0
    while left_out < len(needs) - 1 and sum(needs[left_out:]) > room:
        left_out += 1
    return left_out


def _longest_word(sheet: Sheet, place: int) -> int:
    """Count the letters of a column's longest word, as it is printed: a status of a period is a sign."""
    column = sheet.columns[place]
    cells = (row[place] for row in sheet.rows)
    texts = [cell.text for cell in cells if not (column.is_period and cell.status)]
    texts += column.lines if column.is_period else [column.title]
    return max((len(word) for text in texts for word in text.split()), default=0)


def column_breaks(sheet: Sheet, repeated: int) -> list[int] | None:
    """Return before which columns a new printed page of a workbook begins; `None` if one holds all.

    The last page is filled first: it has the last periods and how the measures stand. The first
    `repeated` columns stand on every page.
    """
    widths = [0.75 * (7 * column.width + 5) for column in sheet.columns]
    last = max(place for place, column in enumerate(sheet.columns) if column.least is not None)
    room = 100 * _WORKBOOK_PAGE / LEAST_SCALE
    if sum(widths[: last + 1]) <= room:
        return None
    breaks: list[int] = []
    filled = sum(widths[:repeated])
    for place in range(last, repeated - 1, -1):
        filled += widths[place]
        if filled > room and place < last:
            breaks.insert(0, place + 1)
            filled = sum(widths[:repeated]) + widths[place]
    return breaks
