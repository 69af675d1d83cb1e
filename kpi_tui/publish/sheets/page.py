"""A sheet as one page of HTML: nothing in it runs, and nothing is fetched from elsewhere.

Beside this file are its template, `sheet.html.jinja`, and its style, `sheet.css`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.publish.html_page import page_templates
from kpi_tui.publish.sheets.on_paper import periods_left_out
from kpi_tui.publish.sheets.sheet import Sheet


def to_html(sheet: Sheet) -> bytes:
    """Return the page as UTF-8."""
    template = page_templates(__package__, "sheet.css").get_template("sheet.html.jinja")
    return template.render(sheet=sheet, left_out=_left_out(sheet)).encode()


def _left_out(sheet: Sheet) -> Sequence[int]:
    """Return the places of the periods that are not printed."""
    periods = [place for place, column in enumerate(sheet.columns) if column.is_period]
    return periods[: periods_left_out(sheet)]
