"""The axis of a chart: round figures at even distances that hold all values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor, log10

from kpi_tui.figures import FigureStyle
from kpi_tui.publish.brief.document import ChartPoint
from kpi_tui.ticks import RoundStep, span_from_zero

_STEPS = 4
"""About how many distances the axis is divided into."""
_FROM_ZERO = 0.4
"""Where the least value is less than this share of the greatest, the axis begins at zero."""
_FINEST = 1e-6
"""Where all values lie within this share of the greatest, the axis is made wider than they need."""
_SHORTENED = ((1e9, 1e9, "bn"), (1e6, 1e6, "m"), (1e4, 1e3, "k"))
"""The figure from which on an axis is written in a larger unit, that unit, and its suffix."""


def values(marks: Sequence[ChartPoint]) -> list[float]:
    """Return every figure that a chart draws."""
    figures = [figure for mark in marks for figure in (mark.actual, mark.target)]
    return [figure for figure in figures if figure is not None]


def axis(values: Sequence[float]) -> tuple[float, ...]:
    """Return two to seven round figures, the lowest first, between which all of the values lie."""
    least, most = span_from_zero(values, _FROM_ZERO)
    greatest = max(abs(least), abs(most))
    if greatest == 0:
        most = 1.0
    elif most - least <= _FINEST * greatest:
        least, most = least - 0.1 * greatest, most + 0.1 * greatest
    step = RoundStep.over((most - least) / _STEPS)
    first, last = step.around(least, most)
    if first and abs(step.times(first) - min(values)) < 1e-6 * step.times(1):
        first -= 1  # a line drawn along the bottom would be taken for the axis
    return step.ticks(first, max(last, first + 1))


def exactly(ticks: Sequence[float], style: FigureStyle) -> list[str]:
    """Write an axis's figures as the measure prints its own, with the decimals that they need."""
    decimals = max(0, -floor(log10(ticks[1] - ticks[0]) + 1e-9))
    return [replace(style, decimals=decimals).show(tick) for tick in ticks]


def shortly(ticks: Sequence[float], style: FigureStyle) -> list[str]:
    """Write an axis's figures in thousands, millions or billions where they are great.

    What they count is told below the chart: beside the axis there is no room for words.
    """
    greatest = max(map(abs, ticks))
    for least, size, suffix in _SHORTENED:
        if greatest >= least and not style.percent:
            labels = []
            for tick in ticks:
                minus, pound = "-" if tick < 0 else "", "£" if style.pound else ""
                labels.append(f"{minus}{pound}{abs(tick) / size:,.10g}{suffix if tick else ''}")
            return labels
    return exactly(ticks, replace(style, word=""))
