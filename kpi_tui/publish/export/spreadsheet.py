"""Every field of readings for spreadsheets: CSV in which nothing becomes a formula, and a sheet."""

from __future__ import annotations

from typing import Any

import polars as pl
from polars.selectors import Selector

from kpi_tui.origin import Origin, notes_on
from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.report import PROSE_FIELDS

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()
"""The first bytes of a CSV file: without them Excel on Windows takes UTF-8 for an old code page, and
shows "Â£" for "£". Data piped to another program has none: its first heading would begin with them."""

CELL_LIMIT = 32_767
"""The most characters an Excel cell holds."""
_CUT = " … [cut here: an Excel cell holds no more; the csv and json exports hold all]"

_NUMBER_FORMATS = {pl.Date: "yyyy-mm-dd", pl.Datetime: "yyyy-mm-dd hh:mm"}
_TWO_BYTES = "\uffff"
_LETTER, _BUTTON, _LINE, _HIGHEST = 8, 24, 20, 545
"""In pixels: a letter, the button of a filter, a line, and the highest row there is."""
A4 = 9
ALL_FIELDS = "All fields"
_NOT_PRINTED = (
    "All fields are to be read on the screen; the first sheet is the one to print. "
    "To print this one too, clear its print area."
)
_WIDTHS = {
    "measure_name": 320,
    "priority_title": 220,
    "directors": 140,
    "portfolio_holder": 120,
    "source_file": 200,
    "source_sha256": 520,
    **dict.fromkeys(PROSE_FIELDS, 420),
}
"""The widths of columns, in pixels."""


def to_csv(frame: pl.DataFrame) -> bytes:
    """Return the readings as UTF-8 CSV, lists joined with `; `, no text a formula."""
    flat = joined(frame)
    safe = flat.with_columns(
        pl.col(name).map_elements(escape_formula, return_dtype=pl.String)
        for name in _columns_of(flat, pl.String)
    )
    return safe.write_csv(datetime_format="%Y-%m-%dT%H:%M:%S%.6fZ").encode()


def add_all_fields(book: Any, frame: pl.DataFrame) -> None:
    """Add a sheet with every field of the readings: a table with a fixed header, text that stays text.

    Excel has no time zones and a limit to its cells; where text is cut, the cell says so.
    """
    flat = joined(frame)
    if not _origins(flat) <= {Origin.PUBLISHED, None}:
        flat = flat.select("provenance", pl.exclude("provenance"))
    flat = flat.with_columns(
        *(
            pl.col(name).map_elements(cut, return_dtype=pl.String)
            for name in _columns_of(flat, pl.String)
        ),
        *(pl.col(name).dt.replace_time_zone(None) for name in _columns_of(flat, pl.Datetime)),
    )
    formats: dict[str | Selector | tuple[str | Selector, ...], dict[str, Any]] = {}
    widths: dict[str, int] = {}
    for name, dtype in flat.schema.items():
        formats[name] = {"text_wrap": True, "valign": "top"}
        if dtype != pl.String:
            formats[name]["num_format"] = _NUMBER_FORMATS.get(dtype.base_type(), "General")
        room = _WIDTHS.get(name, 120 if isinstance(dtype, pl.Datetime) else 80)
        widths[name] = max(room, _LETTER * len(name) + _BUTTON)
    sheet = book.add_worksheet(ALL_FIELDS)
    # Printed figures are text on purpose: no green corner needs to say so.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.set_row_pixels(0, _LINE)
    for number, row in enumerate(flat.select(pl.col(pl.String)).iter_rows(named=True), 1):
        lines = (
            sum(1 + (len(line) * _LETTER - 1) // widths[name] for line in text.split("\n"))
            for name, text in row.items()
            if text
        )
        sheet.set_row_pixels(number, min(_HIGHEST, _LINE * max(lines, default=1)))
    _keep_off_paper(sheet, _origins(flat))
    flat.write_excel(
        book,
        sheet,
        freeze_panes=(1, 0),
        column_formats=formats,
        column_widths=dict(widths.items()),
        table_name="All_fields",
    )


def _keep_off_paper(sheet: Any, origins: set[str]) -> None:
    """Let nobody print a sheet unawares, and whoever does see where its words come from."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.repeat_rows(0)
    # Over 60 pages of it would come out with a month's sheet: no paper is as wide as all fields are.
    sheet.print_area(0, 0, 0, 0)
    sheet.set_footer(f"&L{_NOT_PRINTED}")
    if notes := notes_on(origins):
        sheet.set_header(f"&L{' '.join(notes)}")


def cut(text: str) -> str:
    """Return the text as far as a cell of Excel holds it, with a note where it is cut."""
    # Excel counts letters beyond the first 65,536 as two.
    if len(text) + sum(letter > _TWO_BYTES for letter in text) <= CELL_LIMIT:
        return text
    room = 2 * (CELL_LIMIT - len(_CUT))
    return text.encode("utf-16-le", "replace")[:room].decode("utf-16-le", "ignore") + _CUT


def _origins(frame: pl.DataFrame) -> set[str]:
    return set(frame["provenance"]) if "provenance" in frame.columns else set()


def joined(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with lists and statuses as text, for formats that have neither."""
    return frame.with_columns(
        *(
            pl.col(name).cast(pl.List(pl.String)).list.join("; ")
            for name in _columns_of(frame, pl.List)
        ),
        *(pl.col(name).cast(pl.String) for name in _columns_of(frame, pl.Enum)),
    )


def _columns_of(frame: pl.DataFrame, kind: type[pl.DataType]) -> list[str]:
    return [name for name, dtype in frame.schema.items() if isinstance(dtype, kind)]
