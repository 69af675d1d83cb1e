"""Draws reports of invented councils, in layouts that councils use.

    report = sample(LAYOUTS["cards"])
    render(report, path, LAYOUTS["cards"], "typst")

What a reader takes from the file must equal what went in; `differences` names what does not.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Literal

from .compare import differences
from .council_report import CouncilReport, Measure, Section
from .layouts import LAYOUTS, Layout
from .samples import sample

__all__ = [
    "ENGINES",
    "LAYOUTS",
    "CouncilReport",
    "Engine",
    "Layout",
    "Measure",
    "Section",
    "differences",
    "render",
    "sample",
]

Engine = Literal["reportlab", "typst", "weasyprint"]
ENGINES: tuple[Engine, ...] = ("reportlab", "typst", "weasyprint")


def render(
    report: CouncilReport,
    path: str | Path,
    layout: Layout,
    engine: Engine,
    *,
    breaks_rows: bool = False,
) -> None:
    """Write `report` to `path` as this layout prints it.

    With `breaks_rows` a row may begin on one page and end on the next.
    """
    drawer = import_module(f".with_{engine}", __package__)
    document = layout.compose(layout.as_printed(report))
    drawer.draw(replace(document, breaks_rows=breaks_rows), Path(path))
