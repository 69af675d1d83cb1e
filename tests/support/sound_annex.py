"""The sample annex as each engine draws it, once for all tests.

Only to be looked at: what changes a file takes a copy of it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kpi_tui.pdf import read_report
from kpi_tui.report import Report
from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.rendering.style import Engine

_FOLDER = TemporaryDirectory(prefix="kpi-tui-annex-")


def sound_annex(engine: Engine = "reportlab") -> Path:
    """The PDF, drawn once."""
    return _drawn(engine)


@cache
def _drawn(engine: Engine) -> Path:
    path = Path(_FOLDER.name) / engine / "annex.pdf"
    path.parent.mkdir()
    render(small_report(), path, Style(engine=engine))
    return path


@cache
def read_once(path: Path) -> Report:
    """What is read in a file that no test changes."""
    return read_report(path)
