"""Templates for whole pages of HTML: nothing in a page runs, and nothing is fetched from elsewhere."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kpi_tui.labels import MARKS
from kpi_tui.text import one_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load or run for a page: only the style within it."""


def page_templates(package: str, style: str) -> Environment:
    """Return the templates in a package's folder; every text that is put into one is escaped.

    All of them know `policy`, `marks`, and the style sheet of that name in the same folder.
    """
    environment = Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "policy": Markup(_POLICY),
        "marks": MARKS,
        "style": Markup(files(package).joinpath(style).read_text(encoding="utf-8")),
    }
    return environment


def _harmless(value: object) -> object:
    """Put every text on one line without control characters; Jinja escapes it afterwards."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value
