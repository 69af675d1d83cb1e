"""What the signs of a chart mean, and the notes on its axes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from kpi_tui.labels import Label
from kpi_tui.tui.pages.chart.pens import Pens
from kpi_tui.tui.pages.chart.scale import Scale
from kpi_tui.tui.pages.chart.series import ChartSeries

Entry = tuple[Text, str]
"""Signs, all of them one cell wide, and what they mean."""


def legend(series: ChartSeries, pens: Pens, width: int, beside: int) -> list[Text]:
    """Return the signs that are drawn and their names, in full and as widely spaced as fits.

    Where one line is too short they take two, and the second leaves `beside` cells free. What has
    no room even there is left out, the least needed first.
    """
    entries = list(pens.shown(series))
    for spacing in _SPACINGS:
        if _length(entries, *spacing) <= width:
            return [_joined(entries, *spacing)]
    while True:
        for spacing in _SPACINGS:
            for place in range(len(entries) - 1, 0, -1):
                first, second = entries[:place], entries[place:]
                if (
                    _length(first, *spacing) <= width
                    and _length(second, *spacing) <= width - beside
                ):
                    return [_joined(first, *spacing), _joined(second, *spacing)]
        if len(entries) == 1:
            return [_joined(entries, *_SPACINGS[-1])]
        entries.pop()


def _length(entries: Sequence[Entry], short: bool, between: str, gap: str) -> int:
    """Return how many cells entries take, without drawing them: many ways are tried."""
    each = (
        len(signs) + len(gap) + len(SHORT.get(name, name) if short else name)
        for signs, name in entries
    )
    return sum(each) + len(between) * (len(entries) - 1)


def _joined(entries: Sequence[Entry], short: bool, between: str, gap: str) -> Text:
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
    Label.BREAK_IN_SERIES: "break",
    Label.USUAL_RANGE: "range",
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
