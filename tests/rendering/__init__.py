"""Draws a `Report` as the PDF it could have been read from.

    render(report, path, Style(engine="typst", icons="glyph"))

What the importer reads from the file must equal what went in.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from kpi_tui.report import Report

from .afterwards import moved
from .annex import as_printed, compose
from .engines import missing
from .style import Style

__all__ = ["Style", "as_printed", "missing", "render"]


def render(report: Report, path: str | Path, style: Style) -> None:
    """Write `report` to `path` as an annex in the given style."""
    engine = import_module(f".with_{style.engine}", __package__)
    engine.draw(compose(report, style), Path(path), style)
    moved(Path(path), style)
