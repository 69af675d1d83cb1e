"""A sheet as an Excel workbook: statuses have signs, words and fills, and headings stay in view."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any

from kpi_tui.origin import Origin
from kpi_tui.publish.export.fills import FILLS
from kpi_tui.publish.export.spreadsheet import A4
from kpi_tui.publish.export.workbook import OPTIONS
from kpi_tui.publish.sheets.on_paper import LEAST_SCALE, column_breaks
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell
from kpi_tui.text import one_line

_HEAD: Mapping[str, Any] = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
_TITLE = 120
"""How many characters of the title stand on each page that is printed: Excel takes 255 at most."""
_NOTE = 110
"""The width of the notes, in characters."""
_LINE = 15
"""The height of a line, in points."""


def to_xlsx(sheet: Sheet) -> bytes:
    """Return the workbook: the table on its first sheet, its title, lead and notes on the second."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": one_line(sheet.title), "author": "kpi-tui"})
        _table(book, sheet)
        _notes(book, sheet)
    return buffer.getvalue()


def _notes(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet("Notes")
    page.set_landscape()
    page.set_paper(A4)
    page.set_column(0, 0, _NOTE)
    bold, plain = (
        book.add_format({"bold": is_head, "text_wrap": True, "valign": "top"})
        for is_head in (True, False)
    )
    for number, note in enumerate((sheet.title, *sheet.lead, sheet.key, *sheet.notes)):
        page.set_row(number, _LINE * len(wrap(note, _NOTE - 1) or [""]))
        page.write_string(number, 0, one_line(note), plain if number else bold)


def _table(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet("Table")
    formats: dict[object, Any] = {}
    head = book.add_format({**_HEAD, "align": "left", "indent": 1})
    head_right = book.add_format({**_HEAD, "align": "right"})
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, one_line(column.title), head_right if column.right else head)
    page.set_row(0, _LINE * _lines((column.title for column in sheet.columns), sheet))
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, _LINE * _lines((cell.text for cell in row), sheet))
        for place, cell in enumerate(row):
            looks = _looks(cell, sheet.columns[place].right)
            key = tuple(looks.items())
            if key not in formats:
                formats[key] = book.add_format(looks)
            page.write_string(number, place, one_line(cell.text), formats[key])
    frozen = next((n for n, column in enumerate(sheet.columns) if column.is_name), 0) + 1
    page.freeze_panes(1, frozen)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    printed = [place for place, column in enumerate(sheet.columns) if column.least is not None]
    page.set_landscape()
    page.set_paper(A4)
    breaks = column_breaks(sheet, frozen) if printed else None
    if breaks is None:
        page.fit_to_pages(1, 0)
    else:  # on one page nobody could read it
        page.set_print_scale(LEAST_SCALE)
        page.repeat_columns(0, frozen - 1)
        page.set_v_pagebreaks(breaks)
        page.print_across()
    page.repeat_rows(0)
    if printed:
        page.print_area(0, 0, len(sheet.rows), printed[-1])
    # On paper the table has no other title; one & is a code there.
    page.set_header(f"&L&B{one_line(sheet.title)[:_TITLE].replace('&', '&&')}")
    page.set_footer("&RPage &P of &N")


def _lines(texts: Iterable[str], sheet: Sheet) -> int:
    """Count the lines that a row needs: only Excel sets the height of rows by itself."""
    widths = (column.width for column in sheet.columns)
    return max(
        (
            len(wrap(text, max(width - 1, 1))) or 1
            for text, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )


def _looks(cell: SheetCell, right: bool) -> dict[str, Any]:
    """Return the format of a cell; a simulated one is in italics and has a dotted border."""
    looks: dict[str, Any] = {
        "text_wrap": True,
        "valign": "top",
        "align": "right" if right else "left",
    }
    if not right and cell.status is None:
        looks["indent"] = 1  # the cell to its left may be set to the right, close to its edge
    if cell.status in FILLS:
        fill, ink = FILLS[cell.status]
        looks |= {"bg_color": fill, "font_color": ink, "border": 1, "border_color": "#FFFFFF"}
    if cell.origin is Origin.SIMULATED:
        looks |= {"italic": True, "border": 4, "border_color": "#808080"}
    return looks
