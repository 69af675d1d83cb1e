"""HTML printed as a PDF by WeasyPrint, in less time than it takes by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

from .engines import need


def print_html(html: str, path: str | Path, *, presentational_hints: bool = False) -> None:
    """Write a page of HTML to a PDF. Raises `EngineMissingError` where WeasyPrint cannot be had."""
    need("weasyprint")
    import weasyprint  # only where an engine is asked for: it needs libraries of the system's
    from weasyprint.pdf import fonts

    load = fonts.TTFont

    def without_layout(*args: Any, **named: Any) -> Any:
        """Load a font without the tables that are left out of a PDF: reading them takes longest."""
        font = load(*args, **named)
        for table in ("GSUB", "GPOS", "kern") if "GPOS" in font else ():
            if table in font:
                del font[table]
        return font

    with patch.object(fonts, "TTFont", without_layout):
        weasyprint.HTML(string=html).write_pdf(path, presentational_hints=presentational_hints)
