"""A briefing as one page of HTML: nothing in it runs, and nothing is fetched from elsewhere.

Beside this file are its template, `brief.html.jinja`, and its style, `brief.css`.
"""

from __future__ import annotations

from itertools import count

from markupsafe import Markup

from kpi_tui.months import day_name
from kpi_tui.publish.brief.charts.svg import to_svg
from kpi_tui.publish.brief.document import ANALYSIS, SHORT_TABLE, Brief
from kpi_tui.publish.html_page import page_templates
from kpi_tui.status import RATED
from kpi_tui.text import visible

_FEW = 4
"""Tables of fewer columns are only as wide as their content."""


def to_html(brief: Brief) -> bytes:
    """Return the page as UTF-8."""
    environment = page_templates(__package__, "brief.css")
    environment.filters["visible"] = visible
    environment.filters["kind"] = lambda block: type(block).__name__
    numbers = count(1)
    made = brief.made.astimezone()
    return (
        environment.get_template("brief.html.jinja")
        .render(
            brief=brief,
            made=day_name(made),
            svg=lambda chart: Markup(to_svg(chart, f"chart-{next(numbers)}")),
            coloured=RATED,
            analysis=ANALYSIS,
            few=_FEW,
            short=SHORT_TABLE,
        )
        .encode()
    )
