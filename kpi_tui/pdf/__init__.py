"""PDFs become reports: pages → tables → rows → readings."""

from __future__ import annotations

from kpi_tui.pdf.reports import read_report, read_reports

__all__ = ["read_report", "read_reports"]
