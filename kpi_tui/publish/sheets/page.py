"""A sheet as one page of HTML: nothing in it runs, and nothing is fetched from elsewhere.

Beside this file are its template, `sheet.html.jinja`, and its style, `sheet.css`.
"""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kpi_tui.labels import MARKS
from kpi_tui.publish.sheets.sheet import Sheet
from kpi_tui.text import one_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load or run for the page: only the style within it."""


def to_html(sheet: Sheet) -> bytes:
    """Return the page as UTF-8."""
    environment = Environment(
        loader=PackageLoader("kpi_tui.publish.sheets", ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: (
            one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value
        ),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = files(__package__).joinpath("sheet.css").read_text(encoding="utf-8")
    return (
        environment.get_template("sheet.html.jinja")
        .render(sheet=sheet, marks=MARKS, policy=Markup(_POLICY), style=Markup(style))
        .encode()
    )
