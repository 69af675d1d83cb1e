"""What the signs of a chart mean, and what is to be known of its axes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kpi_tui.tui.pages.chart.pens import Pens
from kpi_tui.tui.pages.chart.scale import Scale
from kpi_tui.tui.pages.chart.series import ChartSeries


def legend(series: ChartSeries, pens: Pens, width: int, beside: int) -> list[Text]:
    """Return the signs that are drawn and their names, in full and as widely spaced as fits.

    They take two lines where one is too short, the second of which leaves `beside` cells free.
    What has no room even there is left out, the least needed first.
    """
    entries = list(pens.shown(series))
    for short, between, gap in _SPACINGS:
        text = _joined(entries, short, between, gap)
        if text.cell_len <= width:
            return [text]
    while True:
        for short, between, gap in _SPACINGS:
            for place in range(len(entries) - 1, 0, -1):
                first = _joined(entries[:place], short, between, gap)
                second = _joined(entries[place:], short, between, gap)
                if first.cell_len <= width and second.cell_len <= width - beside:
                    return [first, second]
        if len(entries) == 1:
            return [_joined(entries, True, " ", "")]
        entries.pop()


def _joined(entries: Sequence[tuple[Text, str]], short: bool, between: str, gap: str) -> Text:
    text = Text()
    for index, (signs, name) in enumerate(entries):
        text.append(between if index else "").append_text(signs)
        text.append(gap + (SHORT.get(name, name) if short else name))
    return text


SHORT = {
    "status as published": "status",
    "a year before": "year before",
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
