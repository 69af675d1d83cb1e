"""Readings as an Excel workbook: a sheet to read and print, and one with every field of them."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from kpi_tui.origin import Origin, notes_on
from kpi_tui.publish.export.fills import FILLS
from kpi_tui.publish.export.footnotes import footnotes
from kpi_tui.publish.export.shown import Export, ShownCell, ShownColumn, shown_columns
from kpi_tui.publish.export.spreadsheet import A4, ALL_FIELDS, add_all_fields, cut

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Makes xlsxwriter write every text as a text."""

_FONT: Mapping[str, Any] = {"font_name": "Arial", "font_size": 9}
_LETTERS = 1.28
"""How many letters of that font stand in a unit of a column's width, on average."""
_PADDING = 2.2
"""How much of a column's width is left free, including the indent of its cells."""
_CAPITAL = 0.95
"""How many units of width a digit or a capital takes."""
_LINE, _HIGHEST = 11.8, 409.0
"""The height of a line, and the most of a row, in points."""
_LEAST, _LEAST_PROSE = 5, 20
_ROOMY = 8
"""Prose that would take more lines gets a wider column, as far as there is room."""
_OFFICERS, _HEAD_FILL = "#E4DFEC", "#D9E1E8"


def to_xlsx(export: Export) -> bytes:
    """Return the workbook."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": export.title, "author": "kpi-tui"})
        _Sheet(book, export).write()
        add_all_fields(book, export.frame)
    return buffer.getvalue()


class _Sheet:
    """The sheet to read and print."""

    def __init__(self, book: Any, export: Export) -> None:
        self._book = book
        self._export = export
        self._columns = shown_columns(export.rows, export.columns)
        self._cells = [[column.cell(row) for column in self._columns] for row in export.rows]
        self._widths = [
            _width(column, [row[place] for row in self._cells])
            for place, column in enumerate(self._columns)
        ]
        self._page = book.add_worksheet(_sheet_name(export.periods))
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self) -> None:
        """Write title, table and footnotes, and say how the sheet is shown and printed."""
        page, columns = self._page, self._columns
        above = notes_on(self._export.origins)
        page.write_string(0, 0, self._export.title, self._format(bold=True, font_size=14))
        page.set_row(0, 21)
        for number, line in enumerate([self._export.scope, *above], 1):
            page.write_string(number, 0, line, self._format(bold=number > 1))
        head = 2 + len(above)
        titles = [ShownCell(column.title) for column in columns]
        page.set_row(head, self._height(titles))
        for place, (column, width) in enumerate(zip(columns, self._widths, strict=True)):
            page.set_column(place, place, width)
            looks = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}
            looks |= _alignment(column)
            fill = _OFFICERS if column.is_officers else _HEAD_FILL
            page.write_string(head, place, column.title, self._format(bg_color=fill, **looks))
        for number, (row, cells) in enumerate(
            zip(self._export.rows, self._cells, strict=True), head + 1
        ):
            page.set_row(number, self._height(cells))
            for place, cell in enumerate(cells):
                self._write_cell(number, place, cell, row.origin)
        last = head + len(self._cells)
        for number, note in enumerate(footnotes(self._export, columns), last + 2):
            page.write_string(number, 0, cut(note), self._format())
        self._lay_out(head, last)

    def _lay_out(self, head: int, last: int) -> None:
        page = self._page
        page.freeze_panes(head + 1, 1 + [column.title for column in self._columns].index("Measure"))
        if last > head:
            page.autofilter(head, 0, last, len(self._columns) - 1)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(head)
        if notes := notes_on(self._export.origins):
            page.set_header(f"&L{' '.join(notes)}")
        page.set_footer(f"&L&8 {self._export.title[:110].replace('&', '&&')}&R&8Page &P of &N")

    def _write_cell(self, row: int, place: int, cell: ShownCell, origin: Origin) -> None:
        column = self._columns[place]
        looks: dict[str, Any] = {"text_wrap": True, "valign": "top", "bottom": 4}
        looks |= {"bottom_color": "#808080", **_alignment(column)}
        if cell.status in FILLS:
            fill, ink = FILLS[cell.status]
            looks |= {"bg_color": fill, "font_color": ink, "bold": True}
        elif column.is_officers and cell.text:
            looks["bg_color"] = _OFFICERS
        if origin is Origin.SIMULATED or column.is_officers:
            looks["italic"] = True
        if cell.number is None:
            self._page.write_string(row, place, cut(cell.text), self._format(**looks))
            return
        number_format = self._format(num_format=cell.number_format, **looks)
        if isinstance(cell.number, float | int):
            self._page.write_number(row, place, cell.number, number_format)
        else:
            self._page.write_datetime(row, place, cell.number, number_format)

    def _format(self, **looks: Any) -> Any:
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**_FONT, **looks})
        return self._formats[key]

    def _height(self, cells: Sequence[ShownCell]) -> float:
        lines = (_lines(cell.text, width) for cell, width in zip(cells, self._widths, strict=True))
        return min(_HIGHEST, _LINE * max(lines, default=1) + 3)


def _alignment(column: ShownColumn) -> dict[str, Any]:
    if column.right:
        return {"align": "right"}
    return {"align": "center"} if column.is_status else {"align": "left", "indent": 1}


def _width(column: ShownColumn, cells: Sequence[ShownCell]) -> float:
    """Return the width of a column: that of its longest text; for prose, enough for few lines.

    It is at most the column's own `most`, but the longest word of the title always fits.
    """
    texts = [cell.text for cell in cells]
    if column.is_prose:
        width = float(_LEAST_PROSE)
        while width < column.most and any(_lines(text, width) > _ROOMY for text in texts):
            width += 2
        return width
    longest = max(map(len, texts), default=0)
    word = max(map(len, column.title.split()))
    return max(_LEAST, min(column.most, longest * _CAPITAL + 2.5), word * _CAPITAL + 2.5)


def _lines(text: str, width: float) -> int:
    """Count the lines of a text in a column: only Excel sets the height of rows by itself."""
    from textwrap import wrap

    room = max(1, int((width - _PADDING) * _LETTERS))
    return sum(len(wrap(line, room)) or 1 for line in text.split("\n"))


def _sheet_name(periods: Sequence[str]) -> str:
    """Name a sheet by its period, without signs that the name of a sheet may not have."""
    name = periods[0] if len(periods) == 1 else "Measures"
    return re.sub(r"[\[\]:*?/\\']", "-", name)[:31] or ALL_FIELDS
