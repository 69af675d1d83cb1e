"""A document printed by WeasyPrint from HTML."""

from __future__ import annotations

from pathlib import Path

from .html_page import html_page
from .page import Document


def draw(document: Document, path: Path) -> None:
    """Write the document to `path`."""
    import weasyprint  # only where an engine is asked for: it needs libraries of the system's

    weasyprint.HTML(string=html_page(document)).write_pdf(path)
