"""A measure's months drawn with characters: pure text, nothing of the screen.

By hand: the plotting widgets for terminals know no breaks, no steps of a target, no signs of a
control chart and no letters-only terminal, cannot be searched, and take as long to import as the
explorer takes to start.
"""

from __future__ import annotations

from kpi_tui.tui.pages.chart.draw import chart
from kpi_tui.tui.pages.chart.series import ChartLook, ChartSeries

__all__ = ["ChartLook", "ChartSeries", "chart"]
