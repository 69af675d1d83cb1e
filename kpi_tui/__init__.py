"""Explore the performance reports that English councils publish as PDFs.

`read_report(path)` turns a PDF into a `Report`, and `read_reports(path)` a PDF of several months into
several. `Store(path)` keeps reports and gives them back as Polars frames. `assess_frame(table)` is
the analysis of one council's readings, for engines such as Spark that group a table by council.
Importing this package costs nothing: what is heavy is imported on first use.
"""

from __future__ import annotations

TYPE_CHECKING = False  # not from typing: the program would wait for that before all else
if TYPE_CHECKING:
    from typing import Any

    from kpi_tui.errors import KpiTuiError
    from kpi_tui.pdf import read_report, read_reports
    from kpi_tui.publish.frames import ASSESS_SCHEMA, assess_frame, beside_frame
    from kpi_tui.report import Priority, Reading, Report
    from kpi_tui.status import Status
    from kpi_tui.store.store import Store
    from kpi_tui.version import __version__ as __version__

__all__ = [
    "ASSESS_SCHEMA",
    "KpiTuiError",
    "Priority",
    "Reading",
    "Report",
    "Status",
    "Store",
    "assess_frame",
    "beside_frame",
    "read_report",
    "read_reports",
]

_HOMES = {
    "ASSESS_SCHEMA": "kpi_tui.publish.frames",
    "KpiTuiError": "kpi_tui.errors",
    "Priority": "kpi_tui.report",
    "Reading": "kpi_tui.report",
    "Report": "kpi_tui.report",
    "Status": "kpi_tui.status",
    "Store": "kpi_tui.store.store",
    "__version__": "kpi_tui.version",
    "assess_frame": "kpi_tui.publish.frames",
    "beside_frame": "kpi_tui.publish.frames",
    "read_report": "kpi_tui.pdf",
    "read_reports": "kpi_tui.pdf",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
