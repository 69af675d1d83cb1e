"""What the signs of a chart mean, and what is to be known of its axes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kpi_tui.tui.pages.chart.canvas import Pen
from kpi_tui.tui.pages.chart.pens import Pens
from kpi_tui.tui.pages.chart.scale import Scale
from kpi_tui.tui.pages.chart.series import ChartSeries


def legend(series: ChartSeries, pens: Pens, width: int) -> Text:
    """The signs that are drawn and their names, as widely spaced as fits; else without the last."""
    entries = [(pen, name) for pen, name in pens.shown(series)]
    while True:
        for between, gap in (("   ", " "), ("  ", " "), (" ", "")):
            text = _listed(entries, between, gap)
            if text.cell_len <= width or len(entries) == 1:
                return text
        entries.pop()


def _listed(entries: Sequence[tuple[Pen, str]], between: str, gap: str) -> Text:
    text = Text()
    for index, (pen, name) in enumerate(entries):
        text.append(between if index else "")
        text.append(pen.glyph, style=pen.style)
        text.append(gap + name)
    return text


def notes(scale: Scale, labels: Sequence[str], shared: int) -> Sequence[str]:
    """What the axes stand for, the longest way of saying it first."""
    low, high = labels[0], labels[-1]
    where = "" if scale.low <= 0 <= scale.high else ", not from zero"
    columns = f"{shared} months a column" if shared > 1 else ""
    ways = (
        (f"axis from {low} to {high}{where}", columns),
        (f"axis from {low} to {high}", columns),
        (f"{low} to {high}", columns),
        (f"{low} to {high}", f"{shared} a column" if columns else ""),
    )
    return ["; ".join(filter(None, way)) for way in ways]


def fitted(ways: Sequence[str], width: int) -> str:
    """The first that fits, or the last."""
    return next((way for way in ways if cell_len(way) <= width), ways[-1])
