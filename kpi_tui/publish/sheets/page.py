"""A sheet as one page of HTML: nothing in it runs, and nothing is fetched from elsewhere.

Beside this file are its template, `sheet.html.jinja`, and its style, `sheet.css`.
"""

from __future__ import annotations

from kpi_tui.publish.html_page import page_templates
from kpi_tui.publish.sheets.sheet import Sheet


def to_html(sheet: Sheet) -> bytes:
    """Return the page as UTF-8."""
    template = page_templates(__package__, "sheet.css").get_template("sheet.html.jinja")
    return template.render(sheet=sheet).encode()
