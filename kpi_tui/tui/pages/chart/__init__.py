"""A measure's periods drawn with characters: pure text, nothing of the screen.

It is drawn without a plotting library: those for terminals know no breaks, no steps of a target, no
signs of a control chart and no terminal with letters alone; their charts cannot be searched, and
importing them takes as long as the explorer takes to start.
"""

from __future__ import annotations

from kpi_tui.tui.pages.chart.draw import chart
from kpi_tui.tui.pages.chart.series import ChartLook, ChartSeries

__all__ = ["ChartLook", "ChartSeries", "chart"]
