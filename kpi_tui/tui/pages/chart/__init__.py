"""A measure's months drawn with characters: pure text, nothing of the screen."""

from __future__ import annotations

from kpi_tui.tui.pages.chart.draw import chart
from kpi_tui.tui.pages.chart.series import ChartLook, ChartSeries

__all__ = ["ChartLook", "ChartSeries", "chart"]
