"""A measure's months drawn with characters: pure text, nothing of the screen."""

from __future__ import annotations

from kpi_tui.tui.chart.draw import chart
from kpi_tui.tui.chart.series import ChartLook, ChartSeries

__all__ = ["ChartLook", "ChartSeries", "chart"]
