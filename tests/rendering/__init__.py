"""Draws a `Report` as the PDF it could have been read from.

    render(report, path, Style(engine="typst", icons="glyph"))

What the importer reads from the file must equal what went in.
"""

from __future__ import annotations

from pathlib import Path

from kpi_tui.report import Report

from .annex import as_printed, compose
from .style import Style

__all__ = ["Style", "as_printed", "render"]


def render(report: Report, path: str | Path, style: Style) -> None:
    """Write `report` to `path` as an annex in the given style."""
    annex = compose(report, style)
    if style.engine == "typst":
        from .with_typst import draw
    else:
        from .with_reportlab import draw
    draw(annex, Path(path), style)
