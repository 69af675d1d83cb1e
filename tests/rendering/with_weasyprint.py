"""An annex printed by WeasyPrint from HTML."""

from __future__ import annotations

from pathlib import Path

from .annex import Annex
from .html_page import html_page
from .style import Style


def draw(annex: Annex, path: Path, style: Style) -> None:
    import weasyprint  # only where an engine is asked for: it needs libraries of the system's

    page = weasyprint.HTML(string=html_page(annex, style))
    page.write_pdf(path, presentational_hints=True)
