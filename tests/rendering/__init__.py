"""Draws a `Report` as the PDF it could have been read from.

    render(report, path, Style(engine="typst", icons="glyph"))

What the importer reads from the file must equal what went in.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from kpi_tui.report import Report

from .afterwards import moved
from .annex import as_printed, compose
from .engines import EngineMissingError, missing, need
from .style import Style

__all__ = ["EngineMissingError", "Style", "as_printed", "draw", "missing", "render"]


def render(report: Report, path: str | Path, style: Style) -> None:
    """Write `report` to `path` as an annex in the given style."""
    Path(path).write_bytes(_drawn(report, style))


@lru_cache(maxsize=200)  # many tests begin with the same annex
def _drawn(report: Report, style: Style) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "annex.pdf"
        draw(report, path, style)
        return path.read_bytes()


def draw(report: Report, path: Path, style: Style) -> None:
    """Draw it anew: where a test has it drawn otherwise, which none may be given after it.

    Raises `EngineMissingError` where this machine lacks what the engine needs.
    """
    need(style.engine)
    engine = import_module(f".with_{style.engine}", __package__)
    engine.draw(compose(report, style), path, style)
    moved(path, style)
