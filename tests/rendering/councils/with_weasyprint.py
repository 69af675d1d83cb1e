"""A document printed by WeasyPrint from HTML."""

from __future__ import annotations

from pathlib import Path

from tests.rendering.weasy_pdf import print_html

from .html_page import html_page
from .page import Document


def draw(document: Document, path: Path) -> None:
    """Write the document to `path`."""
    print_html(html_page(document), path)
