"""Readings for spreadsheets: CSV in which nothing becomes a formula, and Excel workbooks."""

from __future__ import annotations

import io
from typing import Any

import polars as pl
from polars.selectors import Selector

from kpi_tui.origin import Origin
from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.report import PROSE_FIELDS

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()
"""Stands first in a CSV file: without it Excel on Windows reads UTF-8 as an old code page and
shows "Â£" for "£". Data piped to another program has none, which would end in its first column's
name."""

CELL_LIMIT = 32_767
"""The most characters an Excel cell holds."""
_CUT = " … [cut here: an Excel cell holds no more; the csv and json exports hold all]"

_NUMBER_FORMATS = {pl.Date: "yyyy-mm-dd", pl.Datetime: "yyyy-mm-dd hh:mm"}
_WIDTHS: dict[str | Selector, tuple[str, ...] | int] = {
    "measure_name": 320,
    "priority_title": 220,
    "directors": 140,
    "portfolio_holder": 120,
    **dict.fromkeys(PROSE_FIELDS, 420),
}
"""In pixels."""


def to_csv(frame: pl.DataFrame) -> bytes:
    """Return the readings as UTF-8 CSV, lists joined with `; `, no text a formula."""
    flat = joined(frame)
    safe = flat.with_columns(
        pl.col(name).map_elements(escape_formula, return_dtype=pl.String)
        for name in _columns_of(flat, pl.String)
    )
    return safe.write_csv(datetime_format="%Y-%m-%dT%H:%M:%S%.6fZ").encode()


def to_xlsx(frame: pl.DataFrame) -> bytes:
    """Return the readings as an Excel workbook: a table with a fixed header, text that stays text.

    Excel has no time zones and a limit to its cells; where text is cut, the cell says so.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    flat = joined(frame)
    if not _origins(flat) <= {Origin.PUBLISHED, None}:
        flat = flat.select("provenance", pl.exclude("provenance"))
    flat = flat.with_columns(
        *(
            pl.when(pl.col(name).str.len_chars() > CELL_LIMIT)
            .then(pl.col(name).str.head(CELL_LIMIT - len(_CUT)) + _CUT)
            .otherwise(pl.col(name))
            .alias(name)
            for name in _columns_of(flat, pl.String)
        ),
        *(pl.col(name).dt.replace_time_zone(None) for name in _columns_of(flat, pl.Datetime)),
    )
    formats: dict[str | Selector | tuple[str | Selector, ...], dict[str, Any]] = {}
    for name, dtype in flat.schema.items():
        formats[name] = {"text_wrap": True, "valign": "top"}
        if dtype != pl.String:
            formats[name]["num_format"] = _NUMBER_FORMATS.get(dtype.base_type(), "General")
    with xlsxwriter.Workbook(buffer, options) as workbook:
        sheet = workbook.add_worksheet("Readings")
        # Printed figures are text on purpose: no green corner needs to say so.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        notes = [origin.note for origin in Origin if origin in _origins(flat) and origin.note]
        if notes:
            sheet.set_header(f"&L{' '.join(notes)}")
        flat.write_excel(
            workbook, sheet, freeze_panes=(1, 0), column_formats=formats, column_widths=_WIDTHS
        )
    return buffer.getvalue()


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
