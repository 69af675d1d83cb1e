"""An annex printed by WeasyPrint from HTML."""

from __future__ import annotations

from pathlib import Path

from .annex import Annex
from .html_page import html_page
from .style import Style
from .weasy_pdf import print_html


def draw(annex: Annex, path: Path, style: Style) -> None:
    print_html(html_page(annex, style), path, presentational_hints=True)
