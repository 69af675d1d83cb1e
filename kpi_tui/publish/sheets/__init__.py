"""Tables across reports as text, workbook, page, Markdown, csv and json: `write` does each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing

FORMATS = ("text", "csv", "json", "md", "xlsx", "html")
"""The formats that a listing can be written in."""


def write(listing: Listing, form: str) -> bytes:
    """Return a listing in one of `FORMATS`, except `text`, which depends on the terminal's width.

    Raises `ValueError` for any other format.
    """
    # Each form imports what it needs when it is asked for.
    match form:
        case "csv":
            from kpi_tui.publish.sheets.records import to_csv

            return to_csv(listing)
        case "json":
            from kpi_tui.publish.sheets.records import to_json

            return to_json(listing)
        case "md":
            from kpi_tui.publish.sheets.as_markdown import to_markdown

            return to_markdown(listing.sheet)
        case "xlsx":
            from kpi_tui.publish.sheets.workbook import to_xlsx

            return to_xlsx(listing.sheet)
        case "html":
            from kpi_tui.publish.sheets.page import to_html

            return to_html(listing.sheet)
    raise ValueError(f"{form}: no such format")
