"""A briefing as one page of HTML: nothing in it runs, and nothing is fetched from elsewhere.

Beside this file are its template, `brief.html.jinja`, and its style, `brief.css`.
"""

from __future__ import annotations

from importlib.resources import files
from itertools import count

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kpi_tui.labels import MARKS
from kpi_tui.months import month_name
from kpi_tui.publish.brief.charts.svg import to_svg
from kpi_tui.publish.brief.document import ANALYSIS, SHORT_TABLE, Brief
from kpi_tui.report import RATED
from kpi_tui.text import one_line, visible

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load or run for the page: only the style within it."""
_FEW = 4
"""Tables of fewer columns are only as wide as their content."""


def to_html(brief: Brief) -> bytes:
    """Return the page as UTF-8."""
    environment = Environment(
        loader=PackageLoader("kpi_tui.publish.brief", ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = visible
    environment.filters["kind"] = lambda block: type(block).__name__
    numbers = count(1)
    made = brief.made.astimezone()
    return (
        environment.get_template("brief.html.jinja")
        .render(
            brief=brief,
            made=f"{made.day} {month_name(made.date())}",
            policy=Markup(_POLICY),
            style=Markup(files(__package__).joinpath("brief.css").read_text(encoding="utf-8")),
            svg=lambda chart: Markup(to_svg(chart, f"chart-{next(numbers)}")),
            marks=MARKS,
            coloured=RATED,
            analysis=ANALYSIS,
            few=_FEW,
            short=SHORT_TABLE,
        )
        .encode()
    )


def _harmless(value: object) -> object:
    """Put every text on one line without control characters; Jinja escapes it afterwards."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value
