"""The sample report of each council's layout as a file, drawn and read once for all tests.

Only to be looked at: what changes a file draws its own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kpi_tui.pdf import read_report
from kpi_tui.report import Report
from tests.rendering.councils import LAYOUTS, Engine, Layout, render, sample

_FOLDER = TemporaryDirectory(prefix="kpi-tui-councils-")


def sample_file(layout: Layout, engine: Engine = "reportlab") -> Path:
    """The PDF of a layout's sample."""
    return _drawn(layout.name, engine)


def sample_read(layout: Layout, engine: Engine = "reportlab") -> Report:
    """What its profile reads in the PDF of a layout's sample."""
    return _read(layout.name, engine)


@cache
def _drawn(name: str, engine: Engine) -> Path:
    path = Path(_FOLDER.name) / f"{name}-{engine}.pdf"
    render(sample(LAYOUTS[name]), path, LAYOUTS[name], engine)
    return path


@cache
def _read(name: str, engine: Engine) -> Report:
    return read_report(_drawn(name, engine), profile=str(LAYOUTS[name].profile))
