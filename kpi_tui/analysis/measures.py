"""A measure's readings over the months, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kpi_tui.figures import Unit
from kpi_tui.report import Status


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a measure: its figures, as printed and parsed."""

    report_date: date
    actual: str | None
    actual_value: float | None
    target: str | None
    target_value: float | None
    status: Status | None
    code: str = ""
    name: str = ""
    """Code and name in that month, which may differ from the ones of today."""
    unit: Unit | None = None
    ytd_actual: str | None = None
    ytd_actual_value: float | None = None
    ytd_target: str | None = None
    ytd_target_value: float | None = None
    ytd_status: Status | None = None
