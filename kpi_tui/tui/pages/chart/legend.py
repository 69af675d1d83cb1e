"""What the signs of a chart mean, and what is to be known of its axes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kpi_tui.tui.pages.chart.pens import Pens
from kpi_tui.tui.pages.chart.scale import Scale
from kpi_tui.tui.pages.chart.series import ChartSeries


def legend(series: ChartSeries, pens: Pens, width: int) -> Text:
    """Return the signs that are drawn and their names, in full and as widely spaced as fits; else fewer."""
    entries = list(pens.shown(series))
    while True:
        for short, between, gap in _SPACINGS:
            text = Text()
            for index, (pen, name) in enumerate(entries):
                text.append(between if index else "")
                text.append(pen.glyph, style=pen.style)
                text.append(gap + (SHORT.get(name, name) if short else name))
            if text.cell_len <= width or len(entries) == 1:
                return text
        entries.pop()


SHORT = {
    "unusual (worse)": "worse",
    "unusual (better)": "better",
    "break in series": "break",
    "usual range": "range",
}
"""Names where there is little room."""
_SPACINGS = (
    *((False, "   ", " "), (False, "  ", " "), (True, "   ", " "), (True, "  ", " ")),
    (True, " ", ""),
)
"""Whether names are short, what stands between the entries, and between a sign and its name."""


def notes(scale: Scale, labels: Sequence[str], shared: int) -> Sequence[str]:
    """Tell what the axes stand for, the longest wording first."""
    low, high = labels[0], labels[-1]
    where = "" if scale.low <= 0 <= scale.high else ", not from zero"
    columns = f"{shared} months a column" if shared > 1 else ""
    wordings = (
        (f"axis from {low} to {high}{where}", columns),
        (f"axis from {low} to {high}", columns),
        (f"{low} to {high}", columns),
        (f"{low} to {high}", f"{shared} a column" if columns else ""),
    )
    return ["; ".join(filter(None, wording)) for wording in wordings]


def fitted(wordings: Sequence[str], width: int) -> str:
    """Return the first wording that fits, or the last."""
    return next((text for text in wordings if cell_len(text) <= width), wordings[-1])
