"""PDFs become reports: pages → tables → rows → readings."""

from __future__ import annotations

from kpi_tui.pdf.reader import read_report

__all__ = ["read_report"]
